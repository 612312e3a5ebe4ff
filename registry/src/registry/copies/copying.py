"""Copies of the embedded database in a bucket, so close together that little is lost with a machine.

A copy is a list of blocks. SQLite's online backup takes one consistent state into a file beside the database; the file
is cut into blocks, each named by its hash, and only blocks that the bucket does not have are sent. The list goes last,
so a copy is there as a whole or not at all: whoever dies in the middle leaves blocks that no list names, and `forget`
takes them away later.
"""

import hashlib
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import apsw
import msgspec

from registry.copies.place import Place
from registry.platform.errors import RegistryError

BLOCK: Final = 256 * 1024
LISTS: Final = "copies/"
BLOCKS: Final = "blocks/"
_BUSY_MS: Final = 15_000


class CopyDamaged(RegistryError):
    """What lies in the bucket is not what was put there."""


class Copy(msgspec.Struct, frozen=True):
    """One state of the database. `began_ms`: what was committed before is in it."""

    began_ms: int
    bytes: int
    sha256: str
    holder: str
    blocks: list[str]
    format: int = 1

    @property
    def name(self) -> str:
        """Its name in the bucket; names have the order of the times."""
        return f"{LISTS}{self.began_ms:013d}.json"


class Source:
    """The database that is copied."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._connection = apsw.Connection(str(path), flags=apsw.SQLITE_OPEN_READWRITE)
        self._connection.set_busy_timeout(_BUSY_MS)

    def version(self) -> int:
        """A number that is another one after others have committed something."""
        row = self._connection.execute("PRAGMA data_version").fetchone()
        assert row is not None
        return int(row[0])

    def is_made(self) -> bool:
        """Whether the tables are there: a database that was opened for the first time has none yet."""
        return self._connection.execute("SELECT 1 FROM sqlite_master WHERE name = 'ledger'").fetchone() is not None

    def take(self) -> Path:
        """One consistent state as a file, in one reading transaction, so that writers neither wait nor disturb it."""
        target = self._path.with_name(self._path.name + ".copying")
        target.unlink(missing_ok=True)
        destination = apsw.Connection(str(target))
        try:
            destination.execute("PRAGMA journal_mode=OFF")  # half a file is made anew
            with destination.backup("main", self._connection, "main") as backup:
                backup.step(-1)
        finally:
            destination.close()
        return target

    def close(self) -> None:
        """Lets go of the file."""
        self._connection.close()


def cut(path: Path) -> Iterator[tuple[str, bytes]]:
    """The file's blocks with their hashes."""
    with path.open("rb") as file:
        while content := file.read(BLOCK):
            yield hashlib.sha256(content).hexdigest(), content


def send(path: Path, place: Place, known: set[str], *, began_ms: int, holder: str) -> Copy:
    """Sends what the bucket lacks of a file; gives the list, which is not in the bucket yet. `known` grows."""
    whole, names = hashlib.sha256(), []
    for name, content in cut(path):
        whole.update(content)
        if name not in known:
            place.put(BLOCKS + name, zlib.compress(content, 1))
            known.add(name)
        names.append(name)
    return Copy(began_ms, path.stat().st_size, whole.hexdigest(), holder, names)


def publish(copy: Copy, place: Place) -> None:
    """Makes the copy one that a restore finds."""
    place.put(copy.name, msgspec.json.encode(copy))


def all_copies(place: Place) -> list[str]:
    """Their names, the oldest first."""
    return [name for name in place.names(LISTS) if name.endswith(".json")]


def read_copy(name: str, place: Place) -> Copy:
    """The list of this name."""
    found = place.get(name)
    if found is None:
        raise CopyDamaged(f"There is no {name} in {place.url}.")
    try:
        return msgspec.json.decode(found.content, type=Copy)
    except msgspec.DecodeError as error:
        raise CopyDamaged(f"{name} in {place.url} cannot be read: {error}.") from error


def fetch(copy: Copy, place: Place, target: Path) -> None:
    """Puts a copy together again and checks every block and the whole."""
    whole = hashlib.sha256()
    with target.open("wb") as file:
        for name in copy.blocks:
            content = _block(name, place)
            whole.update(content)
            file.write(content)
    if whole.hexdigest() != copy.sha256:
        raise CopyDamaged(f"{copy.name} in {place.url} is not what was copied. Restore an earlier one: --before.")


def _block(name: str, place: Place) -> bytes:
    found = place.get(BLOCKS + name)
    try:
        content = zlib.decompress(found.content) if found else b""
    except zlib.error:
        content = b""
    if hashlib.sha256(content).hexdigest() != name:
        what = "missing" if found is None else "damaged"
        raise CopyDamaged(f"A block of the copy is {what} in {place.url}. Restore an earlier one: --before.")
    return content
