"""The kind `attachment`."""

from registry.media.guards import guard_attachment
from registry.media.rules import check, facets, references
from registry.media.schemas import AttachmentBody
from registry.platform.access import WRITERS
from registry.records.authorship import may_change, may_delete
from registry.records.kinds import Kind

ATTACHMENT = Kind(
    name="attachment", title="attachment", body=AttachmentBody, facets=facets, writers=WRITERS, references=references,
    may_change=may_change, may_delete=may_delete, check=check, guard=guard_attachment, searchable=True,
)  # fmt: skip
