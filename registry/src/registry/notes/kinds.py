"""The kind `note`."""

from registry.notes.facts import with_facts
from registry.notes.guards import guard_note
from registry.notes.rules import check, facets, references
from registry.notes.schemas import NoteBody
from registry.platform.access import WRITERS
from registry.records.authorship import may_change, may_delete
from registry.records.kinds import Kind

NOTE = Kind(
        name="note", title="note", body=NoteBody, facets=facets, writers=WRITERS, references=references,
        may_change=may_change, may_delete=may_delete, check=check, prepare=with_facts, guard=guard_note, timeline=True,
        searchable=True,
    )  # fmt: skip
