"""The kind `session`."""

from registry.platform.access import WRITERS
from registry.records.authorship import may_change, may_delete
from registry.records.kinds import Kind
from registry.training.rules import check, facets, references
from registry.training.schemas import SessionBody

SESSION = Kind(
        name="session", title="session", body=SessionBody, facets=facets, writers=WRITERS, references=references,
        may_change=may_change, may_delete=may_delete, check=check, timeline=True, searchable=True,
    )  # fmt: skip
