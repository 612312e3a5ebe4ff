"""Where files lie: a folder of this machine, or a bucket (`bucket.py`)."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Protocol

PIECE: Final = 256 * 1024


class Store(Protocol):
    """Keeps files by key, such as `<organization>/<attachment>/file`."""

    def put(self, key: str, path: Path, *, media_type: str) -> None:
        """Keeps a copy of the file for good: after it, neither a crash nor a power cut loses it."""
        ...

    def size(self, key: str) -> int:
        """How many bytes a file has."""
        ...

    def read(self, key: str, *, first: int, count: int) -> Iterator[bytes]:
        """`count` bytes from the byte `first` on, in pieces; raises FileNotFoundError before the first of them."""
        ...

    def delete(self, folder: str) -> None:
        """Removes every file below a folder of keys; what is not there is no error."""
        ...


class Folder:
    """A folder of this machine."""

    def __init__(self, root: Path) -> None:
        self._root = root

    def put(self, key: str, path: Path, *, media_type: str) -> None:  # noqa: ARG002  # a folder needs no type
        """The file takes its name when all of it is on the disk."""
        target = self._root / key
        target.parent.mkdir(parents=True, exist_ok=True)
        unfinished = target.with_name(f"{target.name}.{os.getpid()}-{id(path)}.part")
        shutil.copyfile(path, unfinished)
        _flush(unfinished)
        unfinished.replace(target)
        _flush(target.parent)

    def size(self, key: str) -> int:
        """As the disk says."""
        return (self._root / key).stat().st_size

    def read(self, key: str, *, first: int, count: int) -> Iterator[bytes]:
        """Opens the file before the first piece is asked for, so that a missing one shows at once."""
        file = (self._root / key).open("rb")

        def pieces() -> Iterator[bytes]:
            with file:
                file.seek(first)
                left = count
                while left and (piece := file.read(min(PIECE, left))):
                    left -= len(piece)
                    yield piece

        return pieces()

    def delete(self, folder: str) -> None:
        """Removes the folder."""
        shutil.rmtree(self._root / folder, ignore_errors=True)


def _flush(path: Path) -> None:
    descriptor = os.open(path, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
