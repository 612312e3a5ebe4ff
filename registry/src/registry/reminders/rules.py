"""When a reminder is written, and of what; needs neither clock nor database."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Final
from zoneinfo import ZoneInfo

from registry.care.service import standard_vaccinations
from registry.homework.schemas import HomeworkBody
from registry.measures.days import local_day, local_time

STEPS_BEFORE: Final = (30, 14, 7, 3, 1, 0)
"""Days before something ends on which it is told: told every day, nobody reads it any more."""
QUIET_DAYS: Final = (2, 4, 7, 14)
"""Days since the last round of homework on which that is told."""
HOUSEHOLDS_AT: Final = 9
"""The hour at which households are written to, by the practice's clock."""


def day_to_write(at: datetime, zone: ZoneInfo, *, hour: int) -> date | None:
    """The receiver's day on which a letter is due now; None before their hour.

    By the clock on their wall: an hour that it skips is past once it shows a later one, and one that it shows twice
    comes with the first. The rest of the day counts too, so that a service that was away catches up.
    """
    there = local_time(at, zone)
    return there.date() if there.hour >= hour else None


def is_told_before(today: date, ends_on: date) -> bool:
    """Whether today is one of the days on which an end is told."""
    return (ends_on - today).days in STEPS_BEFORE


def quiet_days(homework: HomeworkBody, *, today: date, due_on: date, zone: ZoneInfo) -> int | None:
    """For how many days nobody logged a round, when today is one of the days on which that is told."""
    if homework.status != "open" or not homework.starts_on < today <= due_on:
        return None
    before = date.fromordinal(homework.starts_on.toordinal() - 1)
    last = max([before, *_days(homework, zone)])
    days = (today - last).days
    return days if days in QUIET_DAYS else None


def _days(homework: HomeworkBody, zone: ZoneInfo) -> Sequence[date]:
    return [local_day(entry.at, zone) for entry in homework.practice]


def vaccination_for_owners(name: str) -> str:
    """A vaccination as an owner is told it: the standard ones by name. What else a trainer typed as its name may not
    be meant for owners."""
    known = standard_vaccinations(name)
    return f"the {' and '.join(known)} vaccination" if known else "a vaccination"
