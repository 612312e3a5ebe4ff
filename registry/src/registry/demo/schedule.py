"""Nobody trains two dogs at once: sessions that the stories put at the same hour move behind one another."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

_WAY_BETWEEN_DOGS = timedelta(minutes=10)
_GRID_MINUTES = 5


@dataclass(frozen=True, slots=True)
class Slot:
    """When an entry's work begins and ends; a note without a session takes no time."""

    key: str
    trainer: str
    start: datetime
    end: datetime


def without_overlaps(slots: Iterable[Slot]) -> dict[str, Slot]:
    """The slots by key; within a day a session starts when its trainer is free, at the earliest when planned."""
    free_from: dict[str, datetime] = {}
    placed: dict[str, Slot] = {}
    for slot in sorted(slots, key=lambda slot: (slot.start.astimezone(UTC), slot.end.astimezone(UTC), slot.key)):
        if slot.key in placed:
            raise ValueError(f"two entries are called {slot.key}")
        if slot.end > slot.start:
            slot = _moved(slot, free_from.get(slot.trainer))
            free_from[slot.trainer] = slot.end
        placed[slot.key] = slot
    return placed


def _moved(slot: Slot, free_from: datetime | None) -> Slot:
    if free_from is None or slot.start >= free_from:
        return slot
    start = free_from + _WAY_BETWEEN_DOGS
    start += timedelta(minutes=-start.minute % _GRID_MINUTES)
    return replace(slot, start=start, end=start + (slot.end - slot.start))
