"""A zip that is written while it is sent: the same content gives the same bytes, and nothing is held but one piece."""

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from typing import Final

from registry.exchange.lines import Member

_NO_TIME: Final = (1980, 1, 1, 0, 0, 0)
_READABLE: Final = 0o100644 << 16
_LARGE: Final = 2**31


class _Pipe:
    """What `zipfile` writes to: it cannot be wound back, so sizes and checksums stand behind each member."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def write(self, data: bytes) -> int:
        self._pieces.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits here for long."""

    def close(self) -> None:
        """Whoever sends the bytes ends that."""

    def taken(self) -> bytes:
        """What was written since the last time."""
        data, self._pieces = b"".join(self._pieces), []
        return data


class ZipOut:
    """Adds one member after the other; `members` lists them with their checksums."""

    def __init__(self) -> None:
        self.members: list[Member] = []
        self._pipe = _Pipe()
        self._zip = zipfile.ZipFile(self._pipe, "w", allowZip64=True)

    def add(self, name: str, pieces: Iterable[bytes], *, packed: bool = True, bytes_hint: int = 0) -> Iterator[bytes]:
        """The zip's bytes while a member is written. Photos and films are not packed again (`packed=False`)."""
        about = zipfile.ZipInfo(name, _NO_TIME)
        about.create_system, about.external_attr = 3, _READABLE
        about.compress_type = zipfile.ZIP_DEFLATED if packed else zipfile.ZIP_STORED
        digest, length = hashlib.sha256(), 0
        with self._zip.open(about, "w", force_zip64=packed or bytes_hint >= _LARGE) as member:
            for piece in pieces:
                digest.update(piece)
                length += len(piece)
                member.write(piece)
                if data := self._pipe.taken():
                    yield data
        self.members.append(Member(name, length, digest.hexdigest()))
        yield self._pipe.taken()

    def end(self) -> Iterator[bytes]:
        """The directory at the end of the zip."""
        self._zip.close()
        yield self._pipe.taken()
