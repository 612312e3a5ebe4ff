"""Takes out of a video or sound file (MP4, QuickTime: ISO/IEC 14496-12) where it was recorded.

Phones write the place into user data (`©xyz`, `loci`) or into Apple's list of keys (`meta` of `moov`). Such a box is
renamed to `free`, which every player skips, and its content overwritten with zeros; nothing moves, so the offsets in
the file stay right.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

_HEADER: Final = 8
_PLACES: Final = frozenset({b"\xa9xyz", b"loci"})
_KEYS_OF_APPLE: Final = b"meta"
_DEEPEST: Final = 4
_PIECE: Final = 64 * 1024


def take_out_place(path: Path) -> None:
    """Changes the file where it lies. A file whose boxes do not add up is left as far as it was understood."""
    with path.open("r+b") as file:
        end = file.seek(0, os.SEEK_END)
        for name, begin, stop in _boxes(file, 0, end):
            if name == b"moov":
                _clean(file, begin, stop, depth=1)


def _clean(file: BinaryIO, begin: int, end: int, *, depth: int) -> None:
    for name, content, stop in list(_boxes(file, begin, end)):
        if name in _PLACES or (name == _KEYS_OF_APPLE and depth <= 2 and _names_a_place(file, content, stop)):
            _blank(file, content, stop)
        elif name in (b"udta", b"trak") and depth < _DEEPEST:
            _clean(file, content, stop, depth=depth + 1)


def _names_a_place(file: BinaryIO, begin: int, end: int) -> bool:
    file.seek(begin)
    return b"location" in file.read(min(end - begin, _PIECE)).lower()


def _blank(file: BinaryIO, content: int, end: int) -> None:
    file.seek(content - 4)
    file.write(b"free")
    left = end - content
    while left > 0:
        piece = min(left, _PIECE)
        file.write(bytes(piece))
        left -= piece


def _boxes(file: BinaryIO, begin: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """(name, where its content begins, where it ends) of the boxes in a row; stops at one that does not fit."""
    at = begin
    while at + _HEADER <= end:
        file.seek(at)
        header = file.read(16)
        size, name, content = int.from_bytes(header[:4], "big"), header[4:8], at + _HEADER
        if size == 1:
            size, content = int.from_bytes(header[8:16], "big"), at + 16
        elif size == 0:
            size = end - at
        if size < content - at or at + size > end:
            return
        yield name, content, at + size
        at += size
