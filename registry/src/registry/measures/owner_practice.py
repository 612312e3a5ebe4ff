"""What came of the homework, in the owner's own count.

An owner scores kindly, at home, without a second observer: useful, and another class of data. It is summed up here and
nowhere joined with what the trainer scored; no chart, advice or mastery asks this module.
"""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Final, Literal
from zoneinfo import ZoneInfo

import msgspec

from registry.measures.days import local_day, moment
from registry.measures.proportion import Proportion, percent_correct
from registry.measures.wording import counted, percent

Source = Literal["owner_practice"]
SOURCE: Final[Source] = "owner_practice"


class Round(msgspec.Struct, frozen=True, kw_only=True):
    """One round as the owner counted it. `fas`: fear, anxiety and stress from 0 to 5, None when nobody looked."""

    at: datetime
    correct: int
    incorrect: int
    fas: int | None = None


class DayOfPractice(msgspec.Struct, frozen=True):
    """One day's rounds together."""

    day: date
    rounds: int
    correct: int
    scorable: int


class OwnerPractice(msgspec.Struct, frozen=True):
    """All rounds together: `share` is None when nothing was scored, `fas_peak` when nobody looked. Days by date.

    `source` says whose count this is.
    """

    source: Source
    rounds: int
    share: Proportion | None
    fas_peak: int | None
    last_at: datetime | None
    days: list[DayOfPractice]
    sentence: str


def owner_practice(rounds: Iterable[Round], zone: ZoneInfo) -> OwnerPractice:
    """Sums the owner's rounds up, by day in `zone`; their order does not matter.

    Raises ValueError for a time without a zone or a negative count.
    """
    found = list(rounds)
    by_day: dict[date, DayOfPractice] = {}
    for one in found:
        if one.correct < 0 or one.incorrect < 0:
            raise ValueError("Nobody counts less than nothing.")
        day = local_day(one.at, zone)
        known = by_day.get(day, DayOfPractice(day, 0, 0, 0))
        scorable = known.scorable + one.correct + one.incorrect
        by_day[day] = DayOfPractice(day, known.rounds + 1, known.correct + one.correct, scorable)
    share = percent_correct(sum(one.correct for one in found), sum(one.correct + one.incorrect for one in found))
    return OwnerPractice(
        source=SOURCE,
        rounds=len(found),
        share=share,
        fas_peak=max((one.fas for one in found if one.fas is not None), default=None),
        last_at=max((moment(one.at) for one in found), default=None),
        days=[by_day[day] for day in sorted(by_day)],
        sentence=_sentence(len(found), share),
    )


def _sentence(rounds: int, share: Proportion | None) -> str:
    if rounds == 0:
        return "The owner has not sent a round yet."
    if share is None:
        return f"{counted(rounds, 'round')} by the owner, none scored."
    counts = f"{share.correct} of {counted(share.scorable, 'try', plural='tries')} correct"
    return f"{counts} ({percent(share.percent)}) in {counted(rounds, 'round')}, by the owner's own count."
