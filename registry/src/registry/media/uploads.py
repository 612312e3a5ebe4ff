"""Uploads in pieces that survive a lost connection: the tus protocol 1.0.0, by the library `resumable-upload`.

The library keeps the pieces and every rule of the protocol. This module says who may send which file, and hands the
whole file to the intake when the last piece is there.
"""

import base64
from collections.abc import Callable, Iterator
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from registry.media.errors import NotTheFile, UploadRefused
from registry.media.intake import Awaited
from registry.media.store import PIECE
from registry.platform.access import Access
from registry.platform.errors import NotFound
from registry.platform.http.operation import Incoming, Lookup

if TYPE_CHECKING:
    from resumable_upload import Storage, TusServer

BASE: Final = "/api/v1/uploads"
MOST_A_PIECE: Final = 8 * 1024 * 1024
PIECES: Final = "application/offset+octet-stream"
_DAYS: Final = 7
_PASSED_ON: Final = ("Tus-Resumable", "Upload-Offset", "Upload-Checksum")
_SENTENCES: Final = {
    400: "The step is malformed: look at Upload-Offset, Upload-Length and Upload-Checksum.",
    403: "This upload is finished.",
    404: "There is no such upload. Begin a new one.",
    409: "The upload stands elsewhere. Ask where with HEAD, and go on from there.",
    410: "This upload was left for too long and is gone. Begin a new one; the file is still on your device.",
    412: "Only version 1.0.0 of the tus protocol is spoken here: send Tus-Resumable: 1.0.0.",
    413: "That is more than the file has, or more than one piece may have.",
    415: f"Send the pieces as {PIECES}.",
    423: "Another piece of this file is being written. Try again in a moment.",
    460: "The piece was damaged on its way. Send it again.",
}


def no_such_upload() -> NotFound:
    """For whoever may not see an upload there is none."""
    return NotFound(_SENTENCES[404])


class Uploads:
    """Uploads that are under way.

    The library is imported with the first upload: it brings the client of every cloud that it finds.
    """

    def __init__(self, open_storage: "Callable[[], Storage]") -> None:
        self._open_storage = open_storage

    @cached_property
    def _storage(self) -> "Storage":
        return self._open_storage()

    @cached_property
    def _tus(self) -> "TusServer":
        from resumable_upload import TusServer

        return TusServer(
            storage=self._storage, base_path=BASE, max_chunk_size=MOST_A_PIECE, upload_expiry=_DAYS * 86_400,
            checksum_algorithms=("sha1", "sha256"), disable_concatenation=True,
        )  # fmt: skip

    def begin(self, access: Access, expected: Awaited, headers: Lookup) -> dict[str, str]:
        """Makes an upload for an attachment; its address is in the answer's Location. The announced length has to be
        that of the attachment."""
        announced = headers.get("Upload-Length")
        if announced is not None and announced.strip() != str(expected.body.bytes):
            raise NotTheFile(f"The attachment says that its file has {expected.body.bytes} bytes.")
        about = {"attachment": expected.document.id, "organization": access.organization_id}
        metadata = ",".join(f"{name} {base64.b64encode(value.encode()).decode()}" for name, value in about.items())
        sent = _sent(headers) | {"upload-metadata": metadata} | ({"upload-length": announced} if announced else {})
        return self._step("POST", BASE, sent)

    def attachment_of(self, access: Access, upload_id: str) -> str:
        """The id of the attachment that an upload of the caller's practice is for; raises NotFound."""
        found = self._storage.get_upload(upload_id)
        about: dict[str, Any] = (found or {}).get("metadata", {})
        if about.get("organization") != access.organization_id:
            raise no_such_upload()
        return str(about["attachment"])

    def standing(self, upload_id: str, headers: Lookup) -> dict[str, str]:
        """How far an upload is, in the answer's Upload-Offset."""
        return self._step("HEAD", f"{BASE}/{upload_id}", _sent(headers))

    def add(self, upload_id: str, headers: Lookup, incoming: Incoming) -> dict[str, str]:
        """Adds a piece; the answer's Upload-Offset is the new end."""
        piece = b"".join(incoming.chunks())
        return self._step("PATCH", f"{BASE}/{upload_id}", _sent(headers) | {"content-type": PIECES}, piece)

    def abandon(self, upload_id: str, headers: Lookup) -> dict[str, str]:
        """Ends an upload and forgets its bytes."""
        return self._step("DELETE", f"{BASE}/{upload_id}", _sent(headers))

    def is_whole(self, upload_id: str) -> bool:
        """Whether every byte is here."""
        found = self._storage.get_upload(upload_id)
        return found is not None and bool(found["completed"])

    def bytes_of(self, upload_id: str) -> Iterator[bytes]:
        """The bytes of a whole upload, in pieces."""
        with self._storage.open_file(upload_id) as file:
            while piece := file.read(PIECE):
                yield piece

    def forget(self, upload_id: str) -> None:
        """Removes an upload whose file was taken in, or refused."""
        self._storage.delete_upload(upload_id)

    def _step(self, method: str, path: str, headers: dict[str, str], body: bytes = b"") -> dict[str, str]:
        status, answered, _ = self._tus.handle_request(method, path, headers, body)
        answered = {name: value for name, value in answered.items() if name not in ("Content-Length", "Content-Type")}
        if status >= 400:
            raise UploadRefused(status, _SENTENCES.get(status, "The upload cannot go on like this."), answered)
        return answered


def local_storage(folder: Path) -> "Storage":
    """Uploads under way on this machine's disk."""
    from resumable_upload import SQLiteStorage

    folder.mkdir(parents=True, exist_ok=True)
    return SQLiteStorage(db_path=str(folder / "uploads.db"), upload_dir=str(folder / "pieces"))


def bucket_storage(client: Any, bucket: str) -> "Storage":
    """Uploads under way in a bucket, so that each piece may reach another replica of the registry."""
    from resumable_upload.storage import S3Storage

    return S3Storage(bucket=bucket, s3_client=client, prefix="uploads/")


def _sent(headers: Lookup) -> dict[str, str]:
    found = {name.lower(): headers.get(name) for name in _PASSED_ON}
    return {name: value for name, value in found.items() if value is not None}
