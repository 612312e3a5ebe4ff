"""What speaks against writing an attachment in the state of other records."""

from typing import Final

from registry.media import repository
from registry.media.errors import AlreadyStored
from registry.media.schemas import AttachmentBody
from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.platform.errors import InvalidBody

_OF_THE_FILE: Final = ("media_type", "bytes", "sha256", "keep_place")


def guard_attachment(
    tx: Transaction, access: Access, document_id: str, body: AttachmentBody, before: AttachmentBody | None
) -> None:
    """Raises for a file of another dog's record, for one that more people would see than the private record that it
    belongs to, and for another description of a file that is stored already."""
    about = repository.owner_of(tx, access, body.about_id)
    dog = repository.owner_of(tx, access, body.dog_id)
    if about is not None and dog is not None and about.dog != dog.dog:
        raise InvalidBody.at("/about_id", "That record is about another dog. Choose one about this dog.")
    if about is not None and about.private_to is not None and about.private_to > 0 and body.visibility != "private":
        raise InvalidBody.at(
            "/visibility", "The record that this file belongs to is private, so the file has to be private, too."
        )
    if before is None or all(getattr(body, name) == getattr(before, name) for name in _OF_THE_FILE):
        return
    if repository.file_of(tx, access, document_id) is not None:
        raise AlreadyStored("The file is stored and stays what it is. Make a new attachment for another file.")
