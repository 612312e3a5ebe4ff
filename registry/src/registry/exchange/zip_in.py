"""Reading a zip that anybody may have made: what it claims is believed only as far as it cannot do harm.

Nothing is ever unpacked under a name of the zip's own; names are compared and refused when they look like paths.
"""

import hashlib
import re
import stat
import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, Final, NamedTuple

from registry.exchange.errors import BrokenArchive

PIECE: Final = 256 * 1024
_END: Final = b"PK\x05\x06"
_END_BYTES: Final = 22
_LONGEST_COMMENT: Final = 65_535
_END_64: Final = struct.Struct("<4sQ2H2L4Q")
_END_64_PLACE: Final = struct.Struct("<4sLQL")
_RATIO_FROM: Final = 1024 * 1024
_NAME: Final = re.compile(r"[^/\\:\x00-\x1f\x7f]+(/[^/\\:\x00-\x1f\x7f]+)*")
# What `zipfile` raises over broken bytes; RuntimeError where a member is encrypted or packed by a method that it lacks.
_BROKEN: Final = (zipfile.BadZipFile, zlib.error, EOFError, struct.error, RuntimeError, ValueError, OverflowError)


class Limits(NamedTuple):
    """How much is taken: members, bytes of the directory, unpacked bytes, how often unpacked may be packed, a line."""

    members: int = 250_000
    directory_bytes: int = 64 * 1024**2
    unpacked_bytes: int = 64 * 1024**3
    ratio: int = 200
    line_bytes: int = 16 * 1024**2


class ZipIn:
    """A zip whose directory was looked at; its members can be read."""

    def __init__(self, path: Path, limits: Limits) -> None:
        self._limits = limits
        _look_at_the_end(path, limits)
        try:
            self._zip = zipfile.ZipFile(path)
        except _BROKEN as error:
            raise _broken(error) from error
        try:
            self.sizes = _look_at(self._zip.infolist(), path.stat().st_size, limits)
        except BrokenArchive:
            self._zip.close()
            raise

    def close(self) -> None:
        """Lets the file go."""
        self._zip.close()

    def pieces(self, name: str) -> Iterator[bytes]:
        """A member's bytes; raises BrokenArchive for bytes that do not fit their checksum."""
        with self._reading(name) as file:
            while piece := file.read(PIECE):
                yield piece

    def digest(self, name: str) -> str:
        """A member's SHA-256."""
        digest = hashlib.sha256()
        for piece in self.pieces(name):
            digest.update(piece)
        return digest.hexdigest()

    def whole(self, name: str, *, most: int) -> bytes:
        """A member that is small enough to be held."""
        if self.sizes.get(name, most + 1) > most:
            raise BrokenArchive(f"`{name}` is missing from the archive, or far too large.")
        return b"".join(self.pieces(name))

    def lines(self, name: str) -> Iterator[tuple[int, bytes]]:
        """(number, line without its end) of a JSON Lines member."""
        with self._reading(name) as file:
            number = 0
            while line := file.readline(self._limits.line_bytes + 1):
                number += 1
                if not line.endswith(b"\n"):
                    how = "longer than any that is taken" if len(line) > self._limits.line_bytes else "cut off"
                    raise BrokenArchive(f"Line {number} of `{name}` is {how}.")
                yield number, line[:-1]

    @contextmanager
    def _reading(self, name: str) -> Iterator[IO[bytes]]:
        try:
            with self._zip.open(name) as file:
                yield file
        except KeyError as error:
            raise BrokenArchive(f"`{name}` is missing from the archive.") from error
        except _BROKEN as error:
            if isinstance(error, BrokenArchive):
                raise
            raise BrokenArchive(f"`{name}` in the archive is damaged. Fetch the archive again.") from error


def _look_at(infos: list[zipfile.ZipInfo], length: int, limits: Limits) -> dict[str, int]:
    """The members' sizes; raises BrokenArchive for a directory that no archive of ours has."""
    sizes: dict[str, int] = {}
    packed = 0
    for info in infos:
        name = info.orig_filename
        if not _NAME.fullmatch(name) or ".." in name.split("/") or "." in name.split("/"):
            raise BrokenArchive(f"The archive holds a file named {name[:100]!r}, which would lie outside of it.")
        if info.header_offset < 0:
            raise BrokenArchive("The beginning of the zip file is missing. Fetch the archive again.")
        if name in sizes:
            raise BrokenArchive(f"The archive holds `{name[:100]}` twice.")
        kind = stat.S_IFMT(info.external_attr >> 16)
        if kind not in (0, stat.S_IFREG):
            raise BrokenArchive(f"`{name[:100]}` in the archive is a link or something else that is no file.")
        if info.flag_bits & 0x1 or info.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED):
            raise BrokenArchive(f"`{name[:100]}` in the archive is locked, or packed in a way that is not read here.")
        if info.file_size > max(_RATIO_FROM, info.compress_size * limits.ratio):
            raise BrokenArchive(f"`{name[:100]}` would unpack to more than {limits.ratio} times its size.")
        sizes[name] = info.file_size
        packed += info.compress_size
    if sum(sizes.values()) > limits.unpacked_bytes:
        raise BrokenArchive(f"The archive would unpack to more than {limits.unpacked_bytes // 1024**3} GiB.")
    if packed > length:
        raise BrokenArchive("The archive claims to hold more than it is long; files in it overlap.")
    return sizes


def _look_at_the_end(path: Path, limits: Limits) -> None:
    """Refuses a directory that is too large to be read at all, before anything reads it."""
    with path.open("rb") as file:
        length = file.seek(0, 2)
        start = max(0, length - _END_BYTES - _LONGEST_COMMENT - _END_64_PLACE.size)
        file.seek(start)
        tail = file.read()
        at = tail.rfind(_END)
        if at < 0 or len(tail) - at < _END_BYTES:
            raise BrokenArchive("This is no zip file, or its end is missing. Fetch the archive again.")
        members, directory = struct.unpack_from("<HL", tail, at + 10)
        place = tail[max(0, at - _END_64_PLACE.size) : at]
        if place.startswith(b"PK\x06\x07") and len(place) == _END_64_PLACE.size:
            file.seek(min(_END_64_PLACE.unpack(place)[2], length))
            end = file.read(_END_64.size)
            if len(end) < _END_64.size:
                raise BrokenArchive("The end of the zip file is damaged. Fetch the archive again.")
            members, directory = _END_64.unpack(end)[7:9]
    if members > limits.members or directory > limits.directory_bytes:
        raise BrokenArchive(f"The archive holds more than {limits.members:,} files. That is more than is taken.")


def _broken(error: Exception) -> BrokenArchive:
    return BrokenArchive(f"The zip file is damaged ({str(error)[:100].rstrip('.')}). Fetch the archive again.")
