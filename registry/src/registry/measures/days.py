"""Which day a moment belongs to.

A day is the organization's day: a session at 23:30 in Lisbon is not tomorrow's because the server thinks in UTC. Twice
a year a day has 23 or 25 hours, and in some zones midnight itself does not exist; counting in calendar dates and
going through UTC makes that harmless.
"""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo


def local_day(at: datetime, zone: ZoneInfo) -> date:
    """The calendar day of a moment in the zone. Raises ValueError for a time without a zone."""
    return local_time(at, zone).date()


def local_time(at: datetime, zone: ZoneInfo) -> datetime:
    """The moment as a clock on the wall in the zone shows it. Raises ValueError for a time without a zone."""
    if at.tzinfo is None:
        raise ValueError("A time needs its zone.")
    return at.astimezone(UTC).astimezone(zone)


def start_of_day(day: date, zone: ZoneInfo) -> datetime:
    """The first moment of the day in the zone: midnight, or one o'clock where midnight was skipped."""
    midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
    return midnight.astimezone(UTC).astimezone(zone)


def moment(at: datetime) -> datetime:
    """The moment in UTC, the only form in which times are compared here.

    Python compares two times of the same zone by their wall clocks, which goes wrong in the hour that an autumn night
    has twice. Raises ValueError for a time without a zone.
    """
    if at.tzinfo is None:
        raise ValueError("A time needs its zone.")
    return at.astimezone(UTC)
