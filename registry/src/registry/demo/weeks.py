"""The practice's calendar: the story runs through 26 weeks and ends on the last Friday that is not after `today`.

The stories say `9wed`, never a date, so that classes stay on Wednesdays whenever the demo is made.
"""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from registry.demo.shapes import TIME_ZONE

WEEKS = 26
ZONE = ZoneInfo(TIME_ZONE)
_DAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
_FRIDAY = 4


@dataclass(frozen=True, slots=True)
class Weeks:
    """The days of the story; `first_monday` is the Monday of week 1."""

    first_monday: date

    @classmethod
    def until(cls, today: date) -> "Weeks":
        """The 26 weeks whose last Friday is `today` or the Friday before it."""
        last_friday = today - timedelta(days=(today.weekday() - _FRIDAY) % 7)
        return cls(last_friday - timedelta(days=_FRIDAY, weeks=WEEKS - 1))

    def day(self, name: str) -> date:
        """The date of a day such as `9wed`."""
        week, weekday = int(name[:-3]), _DAYS.index(name[-3:])
        return self.first_monday + timedelta(weeks=week - 1, days=weekday)


def moment(day: date, at: time, *, second_pass: bool = False) -> datetime:
    """A time on the practice's clock; `second_pass` is the later of two that the clock shows in an autumn night."""
    local = datetime.combine(day, at, ZONE).replace(fold=int(second_pass))
    existing = local.astimezone(UTC).astimezone(ZONE)
    return existing if existing.replace(tzinfo=None) != local.replace(tzinfo=None) else local
