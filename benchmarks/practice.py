"""A practice of any size: dogs, and notes about them, written through the registry's own write path.

Only the transactions are larger than those of a trainer: two thousand notes share a commit. One dog, the busy one,
has so many notes that its timeline has a page 1 000; the others share the rest evenly.
"""

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final
from uuid import UUID

import prose
from registry import main as registry_main
from registry import migrations
from registry.accounts.schemas import Registration
from registry.dogs.schemas import DogBody
from registry.main import Registry
from registry.notes.schemas import NoteBody
from registry.platform.access import Access
from registry.platform.clock import to_ms
from registry.platform.database import Transaction
from registry.platform.http.operation import Visitor
from registry.platform.settings import read_settings
from registry.records.service import Intent

EMAIL: Final = "lena@example.org"
PASSWORD: Final = "seven whistles over the far paddock"
NOTES_A_COMMIT: Final = 2_000
BUSY_DOG_NOTES: Final = 60_000
_SEED: Final = 4
_FIRST_DAY: Final = datetime(2023, 10, 1, 6, tzinfo=UTC)
_DAYS: Final = 3 * 365


@dataclass(frozen=True, slots=True)
class Size:
    """How much a practice has written."""

    notes: int

    @property
    def dogs(self) -> int:
        """So many that each of them has at least a page of notes."""
        return min(2_000, max(100, self.notes // 100))

    @property
    def busy(self) -> int:
        """Notes about the busy dog."""
        return min(BUSY_DOG_NOTES, self.notes * 4 // 10)

    def dog_of(self, note: int) -> int:
        """The number of the dog that a note is about; 0 is the busy one."""
        before, after = note * self.busy // self.notes, (note + 1) * self.busy // self.notes
        return 0 if after > before else 1 + (note - before) % (self.dogs - 1)

    def moment_of(self, note: int) -> datetime:
        """When it happened."""
        return _FIRST_DAY + timedelta(days=_DAYS * note / self.notes)


def dog_id(number: int) -> str:
    """The id of a dog."""
    return _id(_FIRST_DAY, (1 << 40) + number)


def note_id(number: int, size: Size) -> str:
    """The id of a note by its number in the order of writing."""
    return _id(size.moment_of(number), number)


def write_practice(url: str, size: Size) -> None:
    """Fills an empty database."""
    migrations.upgrade(url)
    registry = registry_main.build(read_settings({**os.environ, "LONGLINE_DATABASE_URL": url, "LONGLINE_THREADS": "1"}))
    try:
        access = registered(registry)
        registry.database.write(lambda tx: _write_dogs(registry, tx, access, size))
        for batch in _batches(registry, access, size):
            registry.database.write(batch)
    finally:
        registry.database.close()


def registered(registry: Registry) -> Access:
    """Registers the practice of EMAIL; gives who its owner is."""
    visitor = Visitor(address="127.0.0.1", user_agent="bench", cookies={}, headers={})
    wanted = Registration(email=EMAIL, password=PASSWORD, name="Lena Brandt", organization="The long field")
    registry.accounts.register(wanted, visitor, now_ms=to_ms(_FIRST_DAY))
    with registry.database.reading() as tx:
        row = tx.row("SELECT p.number, p.id, o.number, o.id FROM person p CROSS JOIN organization o")
    assert row is not None
    return Access(row[0], row[1], "Lena Brandt", row[2], row[3], "owner", frozenset({"read", "write"}))


def _write_dogs(registry: Registry, tx: Transaction, access: Access, size: Size) -> None:
    kind, intent = registry.records.kinds["dog"], Intent(now_ms=to_ms(_FIRST_DAY))
    for number in range(size.dogs):
        body = DogBody(call_name=f"{prose.NAMES[number % len(prose.NAMES)]} {number}")
        registry.records.put(tx, access, kind, dog_id(number), body, intent)


def _batches(registry: Registry, access: Access, size: Size) -> Iterator[Callable[[Transaction], None]]:
    writer = prose.Writer(_SEED)
    kind, records = registry.records.kinds["note"], registry.records
    for first in range(0, size.notes, NOTES_A_COMMIT):
        numbers = range(first, min(first + NOTES_A_COMMIT, size.notes))
        batch = [(number, note_body(writer.note(), size, number)) for number in numbers]

        def write(tx: Transaction, batch: list[tuple[int, NoteBody]] = batch) -> None:
            for number, body in batch:
                intent = Intent(now_ms=to_ms(body.occurred_at) + 600_000)
                records.put(tx, access, kind, note_id(number, size), body, intent)

        yield write


def note_body(written: prose.Written, size: Size, number: int) -> NoteBody:
    """What a client sends."""
    return NoteBody(
        dog_id=dog_id(size.dog_of(number)), body=written.text, occurred_at=size.moment_of(number),
        time_zone="Europe/Zurich", kind=written.kind, tags=written.tags,  # type: ignore[arg-type]  # one of prose.KINDS
    )  # fmt: skip


def _id(moment: datetime, low: int) -> str:
    return str(UUID(int=to_ms(moment) << 80 | 0x7 << 76 | 0x2 << 62 | low))
