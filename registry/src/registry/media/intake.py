"""Taking a file in: is it the one that was announced, and what is kept of it.

The order matters. The bytes are checked, cleaned and put into the store; then one transaction says that they are
here, and the ledger keeps the hash that was sent. Whatever breaks before it leaves an attachment that still waits
for its file, and sending the file again mends it.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import msgspec

from registry.media import pictures, repository
from registry.media.errors import AlreadyStored, NotTheFile
from registry.media.film_place import take_out_place
from registry.media.repository import StoredFile
from registry.media.schemas import AttachmentBody
from registry.media.store import PIECE, Store
from registry.media.types import class_of, is_what_it_says
from registry.platform.access import Access
from registry.platform.database import Database, Transaction
from registry.platform.errors import InvalidBody, StorageFull
from registry.records import ledger
from registry.records.kinds import Document, Kind
from registry.records.representation import body_fields


@dataclass(frozen=True, slots=True)
class Awaited:
    """An attachment that waits for its bytes."""

    document: Document
    body: AttachmentBody

    @property
    def folder(self) -> str:
        """Where the store keeps what belongs to it; no two practices share one."""
        return f"{self.document.organization}/{self.document.id}"


def awaited(tx: Transaction, access: Access, kind: Kind, document: Document) -> Awaited:
    """What is expected; raises NotAllowed for a caller who may not change the attachment, AlreadyStored when the
    bytes are here."""
    kind.may_change(access, document.author)
    if repository.find(tx, document.number) is not None:
        raise AlreadyStored("The whole file is here. Nothing needs to be sent.")
    body = body_fields(msgspec.json.decode(document.representation))
    return Awaited(document, msgspec.convert(body, AttachmentBody))


class Intake:
    """Takes files in; `workshop` is a folder for what is under way."""

    def __init__(self, database: Database, store: Store, workshop: Path) -> None:
        self._database = database
        self._store = store
        self._workshop = workshop

    def take(self, access: Access, expected: Awaited, pieces: Iterator[bytes], *, now_ms: int) -> StoredFile:
        """Keeps a whole file. Raises NotTheFile for other bytes than those announced, InvalidBody for a file that is
        not what its media type says, StorageFull."""
        with self._room_to_work() as folder:
            path = folder / "file"
            _write(path, pieces, expected.body)
            if not is_what_it_says(path, expected.body.media_type):
                said = expected.body.media_type
                raise InvalidBody.at("/media_type", f"The file is no {said}. Announce it as what it is.")
            file = self._put(expected, path, now_ms)
        self._database.write(lambda tx: _announce(tx, access, expected, file, now_ms))
        return file

    def _put(self, expected: Awaited, path: Path, now_ms: int) -> StoredFile:
        body, kept = expected.body, path
        media_type: str = body.media_type
        width, height = None, None
        if class_of(media_type) == "picture":
            picture = _picture(path, body)
            kept, media_type, width, height = picture.path, picture.media_type, picture.width, picture.height
            for name, small in picture.thumbnails.items():
                self._store.put(f"{expected.folder}/{name}", small, media_type="image/jpeg")
        elif not body.keep_place and media_type in ("video/mp4", "video/quicktime", "audio/mp4"):
            take_out_place(path)
        self._store.put(f"{expected.folder}/file", kept, media_type=media_type)
        digest = body.sha256 if kept == path and width is not None else _digest(kept)
        return StoredFile(expected.folder, media_type, kept.stat().st_size, digest, width, height, now_ms)

    @contextmanager
    def _room_to_work(self) -> Iterator[Path]:
        self._workshop.mkdir(parents=True, exist_ok=True)
        folder = Path(tempfile.mkdtemp(dir=self._workshop))
        try:
            yield folder
        except OSError as error:
            if error.errno in (28, 122):  # ENOSPC, EDQUOT
                raise StorageFull(
                    "The registry's disk is full. The file stays on your device; tell whoever runs the registry."
                ) from error
            raise
        finally:
            shutil.rmtree(folder, ignore_errors=True)


def _write(path: Path, pieces: Iterator[bytes], body: AttachmentBody) -> None:
    digest, length = hashlib.sha256(), 0
    with path.open("wb") as file:
        for piece in pieces:
            digest.update(piece)
            length += len(piece)
            file.write(piece)
    if length != body.bytes:
        raise NotTheFile(f"{body.bytes} bytes were announced and {length} arrived. Send the whole file again.")
    if digest.hexdigest() != body.sha256:
        raise NotTheFile("The bytes that arrived do not have the SHA-256 that was announced. Send the file again.")


def _picture(path: Path, body: AttachmentBody) -> pictures.Picture:
    try:
        return pictures.prepare(path, body.media_type, keep_place=body.keep_place)
    except pictures.NoPicture as error:
        raise InvalidBody.at(
            "/media_type", "The picture cannot be read: it is damaged, or larger than 100 megapixels."
        ) from error


def _digest(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while piece := file.read(PIECE):
            digest.update(piece)
    return digest.hexdigest()


def _announce(tx: Transaction, access: Access, expected: Awaited, file: StoredFile, now_ms: int) -> None:
    """Says that the file is here; the second of two that came at once changes nothing."""
    head = ledger.lock_head(tx, access.organization)
    if repository.find(tx, expected.document.number) is not None:
        return
    repository.add(tx, expected.document.number, file)
    event = ledger.Event(
        action="file received", at_ms=now_ms, actor=access.person, actor_id=access.person_id, kind="attachment",
        id=expected.document.id, reason=f"sent sha256 {expected.body.sha256}, kept sha256 {file.sha256}",
    )  # fmt: skip
    ledger.append(tx, head, event)
