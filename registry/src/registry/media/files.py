"""Handing files out: the state of an attachment's file, its bytes, its small pictures."""

from dataclasses import dataclass
from typing import Any

import msgspec

from registry.media import repository
from registry.media.consents import Lock
from registry.media.errors import NotHereYet
from registry.media.repository import StoredFile
from registry.media.schemas import FileState, Thumbnail
from registry.platform.access import Access
from registry.platform.clock import to_text
from registry.platform.database import Transaction
from registry.platform.errors import NotFound
from registry.records.errors import missing
from registry.records.kinds import Document, Kind
from registry.records.service import Records


@dataclass(frozen=True, slots=True)
class FileOnOffer:
    """A file, or a small picture of it, as it is handed out; `name` is what the store calls it in its folder."""

    stored: StoredFile
    name: str
    media_type: str

    @property
    def etag(self) -> str:
        """Changes with the bytes, which never do."""
        return f'"{self.stored.sha256[:32]}-{self.name}"'


def state_of(file: StoredFile | None, lock: Lock | None) -> FileState:
    """What a client is told about a file, or about one that has not arrived."""
    locked: dict[str, Any] = {}
    if lock is not None:
        locked = {"locked": True, "lock": lock.code, "locked_because": lock.sentence}
    if file is None:
        return FileState(state="awaited", **locked)
    return FileState(
        state="stored", media_type=file.media_type, bytes=file.bytes, sha256=file.sha256, width=file.width,
        height=file.height, thumbnails=file.has_thumbnails, received_at=to_text(file.at_ms), **locked,
    )  # fmt: skip


def attachment_within_reach(
    tx: Transaction, access: Access, records: Records, kind: Kind, document_id: str
) -> Document:
    """The attachment, unless the caller may not read the record that it belongs to: then there is none."""
    document = records.get(tx, access, kind, document_id)
    about_id = msgspec.json.decode(document.representation, type=_About).about_id
    if not _is_within_reach(tx, access, records, about_id):
        raise missing(kind)
    return document


class _About(msgspec.Struct):
    about_id: str


def _is_within_reach(tx: Transaction, access: Access, records: Records, about_id: str) -> bool:
    about = repository.owner_of(tx, access, about_id)
    if about is None:
        return True  # it was purged since; the file belongs to the dog, which the caller may read
    try:
        records.get(tx, access, records.kinds[about.kind], about_id)
    except NotFound:
        return False
    return True


def on_offer(tx: Transaction, document: Document, thumbnail: Thumbnail | None) -> FileOnOffer:
    """The file to hand out; raises NotFound when it is not here, or when there is no small picture of it."""
    file = repository.find(tx, document.number)
    if file is None:
        raise NotHereYet("The file has not arrived yet. It is still on the device where it was made.")
    if thumbnail is None:
        return FileOnOffer(file, "file", file.media_type)
    if not file.has_thumbnails:
        raise NotFound("Only pictures have small pictures.")
    return FileOnOffer(file, thumbnail, "image/jpeg")
