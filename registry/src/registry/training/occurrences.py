"""When planned sessions take place.

The time of a planned session is what the clock on the wall shows: its own digits in its own zone. A series is expanded
in that time, so that half past five stays half past five when the clocks change. A wall time that does not exist on a
day is read with the offset before the change, one that is there twice is the first of the two, as in RFC 5545 (3.3.5).
"""

from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec
from dateutil.rrule import WEEKLY, rrule

from registry.training.schemas import SessionBody

LONGEST_SERIES = timedelta(days=366 * 2)


class Occurrence(msgspec.Struct, frozen=True):
    """One time that a planned session takes place; `on` is the day that a series calls it by."""

    on: date
    starts_at: datetime
    ends_at: datetime


def occurrences(session: SessionBody, *, start: datetime, end: datetime) -> Iterator[Occurrence]:
    """Those of a planned session that touch [start, end), in order; both are aware."""
    assert session.ended_at is not None
    assert session.time_zone is not None
    zone, length = ZoneInfo(session.time_zone), session.ended_at - session.started_at
    for wall in _wall_times(session):
        at = session.started_at if wall == wall_time(session.started_at) else as_moment(wall, zone)
        if at >= end:
            return
        if at + length > start and not (session.repeats and wall.date() in session.repeats.skipped):
            yield Occurrence(wall.date(), at.astimezone(zone), (at.astimezone(UTC) + length).astimezone(zone))


def wall_time(at: datetime) -> datetime:
    """The digits of a moment, as the trainer saw them."""
    return at.replace(tzinfo=None)


def as_moment(wall: datetime, zone: ZoneInfo) -> datetime:
    """The moment at which the clocks in a zone show a time; after a gap, where they never show it."""
    return wall.replace(tzinfo=zone).astimezone(UTC).astimezone(zone)


def offsets(wall: datetime, zone: ZoneInfo) -> list[timedelta]:
    """The offsets that a wall time has in a zone: one; two in the night it is there twice; none where it is skipped."""
    found = []
    for fold in (0, 1):
        at = wall.replace(tzinfo=zone, fold=fold)
        offset = at.utcoffset()
        if at.astimezone(UTC).astimezone(zone).replace(tzinfo=None) == wall and offset not in found:
            assert offset is not None
            found.append(offset)
    return found


def _wall_times(session: SessionBody) -> Iterator[datetime]:
    first, repeats = wall_time(session.started_at), session.repeats
    if repeats is None:
        yield first
        return
    until = datetime.combine(repeats.until, time.max) if repeats.until is not None else None
    yield from rrule(WEEKLY, dtstart=first, interval=repeats.every_weeks, count=repeats.count, until=until)
