"""What other records have against a note."""

from registry.notes import repository
from registry.notes.schemas import NoteBody
from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.platform.errors import InvalidBody


def guard_note(tx: Transaction, access: Access, _id: str, note: NoteBody, before: NoteBody | None) -> None:
    """A note names a session of its own dog. One that named another before this was asked can still be edited."""
    if note.session_id is None:
        return
    if before is not None and (before.session_id, before.dog_id) == (note.session_id, note.dog_id):
        return
    if repository.is_session_of_another_dog(tx, access, note.session_id, note.dog_id):
        raise InvalidBody.at("/session_id", "This session was with another dog. Choose a session of this dog.")
