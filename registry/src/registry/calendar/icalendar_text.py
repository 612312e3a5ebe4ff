"""A member's calendar as iCalendar (RFC 5545), for any calendar program.

A series goes out as one event with its rule, in its own zone: the program repeats it by its own clock, so half past
five stays half past five there too. Times of a zone need that zone's rules beside them (VTIMEZONE). The text depends on
records and the day and not on the moment of asking, so that a program is told when nothing changed.
"""

from collections.abc import Iterable
from datetime import UTC, date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from icalendar import Calendar, Event

from registry.calendar.agenda import Appointment, place_of, title_of
from registry.calendar.agenda_schemas import CalendarEntry, Shows
from registry.training.occurrences import offsets, wall_time

_SOME_DAY = datetime(2026, 1, 1, tzinfo=UTC)


def icalendar_text(
    appointments: Iterable[Appointment],
    due: Iterable[CalendarEntry],
    *,
    name: str,
    shows: Shows,
    days: tuple[date, date],
) -> bytes:
    """The whole calendar. `shows` says whether anything but times goes out; `days`: for which the zones are told."""
    calendar = Calendar()
    calendar.add("prodid", "-//Longline//Calendar//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add("x-wr-calname", name)
    for one in appointments:
        calendar.add_component(_appointment(one, shows))
    for entry in due:
        calendar.add_component(_day(entry, shows))
    calendar.add_missing_timezones(first_date=days[0], last_date=days[1])
    for zone in calendar.timezones:
        for onset in zone.subcomponents:
            _as_the_clock_before_shows_it(onset)
    return bytes(calendar.to_ical())


def _as_the_clock_before_shows_it(onset: Any) -> None:
    """When the clocks change, told by the clock before the change (RFC 5545, 3.6.5), each time on a line of its own.

    icalendar 7.3.2 tells the spring's change by the clock after it, which moves it by the hour that is skipped; and
    some programs read only the first two of several times on a line.
    """
    early = max(onset["TZOFFSETTO"].td - onset["TZOFFSETFROM"].td, timedelta(0))
    start, more = onset["DTSTART"].dt - early, onset.pop("RDATE", None)
    del onset["DTSTART"]
    onset.add("dtstart", start)
    for each in more.dts if more is not None else ():
        onset.add("rdate", [each.dt - early])


def _appointment(one: Appointment, shows: Shows) -> Event:
    assert one.ended_at is not None
    event = Event()
    event.add("uid", f"{one.id}@longline")
    event.add("dtstamp", one.updated_at)
    event.add("dtstart", _start(one))
    event.add("duration", one.ended_at - one.started_at)
    if one.repeats is not None:
        event.add("rrule", _rule(one))
        for when in _skipped(one):
            event.add("exdate", when)
    event.add("summary", f"{title_of(one)}: {one.dog}" if shows == "titles" else "Appointment")
    if shows == "titles" and place_of(one):
        event.add("location", place_of(one))
    return event


def _start(one: Appointment) -> datetime:
    """In its zone; the second of two equal times of a night can be told in UTC only, where it does not repeat."""
    assert one.time_zone is not None
    zone, wall = ZoneInfo(one.time_zone), wall_time(one.started_at)
    if one.repeats is None and one.started_at.utcoffset() != offsets(wall, zone)[0]:
        return one.started_at.astimezone(UTC)
    return wall.replace(tzinfo=zone)


def _rule(one: Appointment) -> dict[str, Any]:
    assert one.repeats is not None
    rule: dict[str, Any] = {"freq": "weekly", "interval": one.repeats.every_weeks}
    if one.repeats.count is not None:
        rule["count"] = one.repeats.count
    if one.repeats.until is not None:  # RFC 5545 wants UTC where the start has a zone
        last = datetime.combine(one.repeats.until, one.started_at.time(), tzinfo=_start(one).tzinfo)
        rule["until"] = last.astimezone(UTC)
    return rule


def _skipped(one: Appointment) -> list[datetime]:
    assert one.repeats is not None
    start = _start(one)
    return [datetime.combine(day, start.time(), tzinfo=start.tzinfo) for day in sorted(set(one.repeats.skipped))]


def _day(entry: CalendarEntry, shows: Shows) -> Event:
    event = Event()
    event.add("uid", f"{entry.id}-{entry.on.isoformat()}@longline")
    event.add("dtstamp", _SOME_DAY)
    event.add("dtstart", entry.on)
    event.add("dtend", entry.on + timedelta(days=1))
    event.add("transp", "TRANSPARENT")
    words = {"probe": "Look after mastery", "health": "Health"}[entry.kind]
    told = f"{entry.title}: {entry.dog}" if entry.kind == "health" else f"{words}, {entry.title}: {entry.dog}"
    event.add("summary", told if shows == "titles" else "Reminder")
    return event
