"""The kind `note`."""

from typing import Any

from registry.accounts.organization import wants_cosign
from registry.notes import repository
from registry.notes.cosigning import as_typed, with_signatures
from registry.notes.facts import read_ahead, with_facts
from registry.notes.guards import guard_note
from registry.notes.known_words import KNOWN_WORDS
from registry.notes.rules import check, facets, references
from registry.notes.schemas import NoteBody
from registry.platform.access import WRITERS, Access
from registry.platform.database import Transaction
from registry.records.authorship import may_change, may_delete
from registry.records.kinds import Kind


def _read_by_the_writer(tx: Transaction, access: Access, note: NoteBody, before: Any | None) -> NoteBody:
    """The note with its facts, read with the words that its writer may know, and whether a trainer co-signs it."""
    read = with_facts(
        note, before, lambda: KNOWN_WORDS.of(tx, access, note.dog_id),
        lambda: repository.call_name_of(tx, access, note.dog_id),
    )  # fmt: skip
    return with_signatures(read, before, lambda: access.role == "assistant" and wants_cosign(tx, access))


def _read_ahead(access: Access, note: NoteBody) -> None:
    """Reads the text with the words that are known by now, most likely those that `prepare` will want."""
    known = KNOWN_WORDS.kept(access, note.dog_id)
    if known is not None:
        read_ahead(note, known)


NOTE = Kind(
        name="note", title="note", body=NoteBody, facets=facets, writers=WRITERS, references=references,
        may_change=may_change, may_delete=may_delete, check=check, prepare=_read_by_the_writer, ahead=_read_ahead,
        as_typed=as_typed, guard=guard_note, timeline=True, searchable=True,
    )  # fmt: skip
