"""How much of the homework was done.

Practice is spread for a reason: six rounds on Sunday do not make up for five empty days. So each day is counted up to
what was planned for it, and what goes beyond is told apart. A day that is not over yet is not held against anyone.
"""

from collections import Counter
from collections.abc import Iterable
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec

from registry.measures.days import local_day
from registry.measures.wording import counted, percent


class Practice(msgspec.Struct, frozen=True, kw_only=True):
    """One round of homework that a guardian logged."""

    at: datetime
    void: bool = False


class Adherence(msgspec.Struct, frozen=True):
    """`done` of `planned` rounds, in percent (None before the first day is over); `extra` rounds beyond a day's plan.

    `days_practised` of `days` had at least one round. `sentence` says it in words.
    """

    planned: int
    done: int
    extra: int
    days: int
    days_practised: int
    percent: float | None
    sentence: str


def adherence(
    practice: Iterable[Practice],
    zone: ZoneInfo,
    *,
    times_per_day: int,
    first_day: date,
    last_day: date,
    today: date,
) -> Adherence:
    """Rounds done against rounds planned, from the first day to the last full one; days in `zone`.

    Void rounds and rounds outside of the days are left out. Raises ValueError for a plan of less than one round a day
    or a last day before the first.
    """
    if times_per_day < 1 or last_day < first_day:
        raise ValueError("Homework is at least once a day, and ends on or after its first day.")
    end = min(last_day, today - timedelta(days=1))
    days = max(0, (end - first_day).days + 1)
    rounds = Counter(local_day(p.at, zone) for p in practice if not p.void)
    inside = {day: n for day, n in rounds.items() if first_day <= day <= end}
    planned = days * times_per_day
    done = sum(min(n, times_per_day) for n in inside.values())
    extra = sum(inside.values()) - done
    share = 100 * done / planned if planned else None
    return Adherence(planned, done, extra, days, len(inside), share, _sentence(planned, done, extra, share))


def _sentence(planned: int, done: int, extra: int, share: float | None) -> str:
    if share is None:
        return "No day of this homework is over yet."
    more = f", and {counted(extra, 'round')} more than planned" if extra else ""
    return f"{done} of {counted(planned, 'planned round')} done ({percent(share)}){more}."
