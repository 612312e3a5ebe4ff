"""The kind `note`."""

from typing import Any

from registry.notes.facts import with_facts
from registry.notes.guards import guard_note
from registry.notes.known_words import KNOWN_WORDS
from registry.notes.rules import check, facets, references
from registry.notes.schemas import NoteBody
from registry.platform.access import WRITERS, Access
from registry.platform.database import Transaction
from registry.records.authorship import may_change, may_delete
from registry.records.kinds import Kind


def _read_by_the_writer(tx: Transaction, access: Access, note: NoteBody, before: Any | None) -> NoteBody:
    """The note with its facts, read with the words that its writer may know."""
    return with_facts(note, before, lambda: KNOWN_WORDS.of(tx, access, note.dog_id))


NOTE = Kind(
        name="note", title="note", body=NoteBody, facets=facets, writers=WRITERS, references=references,
        may_change=may_change, may_delete=may_delete, check=check, prepare=_read_by_the_writer, guard=guard_note,
        timeline=True, searchable=True,
    )  # fmt: skip
