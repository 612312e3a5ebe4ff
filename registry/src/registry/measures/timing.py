"""Latencies, durations and the time between responses.

One slow trial of 30 s must not hide four quick ones, so the middle value stands for many, never the mean. Wall clocks
jump twice a year: every length is taken between moments in UTC.
"""

import itertools
import math
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Literal

import msgspec

from registry.measures.proportion import Interval


class Spread(msgspec.Struct, frozen=True):
    """A bundle of times in one unit: how many, the median, the quartiles, and the median's interval if it has one."""

    n: int
    median: float
    lower_quartile: float
    upper_quartile: float
    interval: Interval | None


def elapsed_s(start: datetime, end: datetime) -> float:
    """Seconds from `start` to `end`, right also in the night when the clocks change.

    Subtracting two times of the same zone would give the difference of the wall clocks, hence the way through UTC.
    Raises ValueError for a time without a zone, or when the end comes before the start.
    """
    if start.tzinfo is None or end.tzinfo is None:
        raise ValueError("A time needs its zone.")
    seconds = (end.astimezone(UTC) - start.astimezone(UTC)).total_seconds()
    if seconds < 0:
        raise ValueError("It ends before it starts.")
    return seconds


def quantile(values: Sequence[float], probability: float) -> float:
    """The value below which `probability` of the values lie, between neighbours in proportion.

    Hyndman & Fan (1996), type 7, what spreadsheets and numpy do. Raises ValueError without values or when the
    probability is not from 0 to 1.
    """
    if not values or not 0 <= probability <= 1:
        raise ValueError("A quantile needs values and a probability from 0 to 1.")
    ordered = sorted(values)
    place = probability * (len(ordered) - 1)
    below = math.floor(place)
    above = min(below + 1, len(ordered) - 1)
    # Written so that two equal neighbours give exactly themselves, and the result never passes either.
    return ordered[below] + (place - below) * (ordered[above] - ordered[below])


def median(values: Sequence[float]) -> float:
    """The middle value. Raises ValueError without values."""
    return quantile(values, 0.5)


def median_interval(values: Sequence[float], *, confidence: float = 0.95) -> Interval | None:
    """Two of the values between which the true median lies with at least `confidence`; None for fewer than six.

    The sign-test interval from order statistics (Conover, Practical Nonparametric Statistics): no assumption on the
    shape of the distribution, and latencies have a long tail. With five values even the whole range holds the median
    only 94 % of the time.
    """
    ordered = sorted(values)
    rank = _rank_of_interval(len(ordered), confidence)
    return Interval(ordered[rank - 1], ordered[-rank]) if rank else None


def _rank_of_interval(n: int, confidence: float) -> int:
    """How far from either end the interval's ends stand among `n` values; 0 when there is no such interval.

    In whole numbers, because half to the power of a thousand is beyond what a float can hold.
    """
    rank, ways, outside, all_ways = 0, 1, 0, 2**n
    while rank < n // 2:
        outside += 2 * ways
        if 1 - outside / all_ways < confidence:
            break
        ways = ways * (n - rank) // (rank + 1)
        rank += 1
    return rank


def spread(values: Sequence[float], *, confidence: float = 0.95) -> Spread | None:
    """Median, quartiles and interval of the values, in their own unit; None without values."""
    if not values:
        return None
    return Spread(
        n=len(values),
        median=median(values),
        lower_quartile=quantile(values, 0.25),
        upper_quartile=quantile(values, 0.75),
        interval=median_interval(values, confidence=confidence),
    )


class Occurrence(msgspec.Struct, frozen=True):
    """One stretch of a behaviour that lasts; `closed_at_end` when nobody tapped its stop."""

    started_at: datetime
    ended_at: datetime
    duration_s: float
    closed_at_end: bool = False


class Tap(msgspec.Struct, frozen=True):
    """A start or a stop of a behaviour that lasts."""

    at: datetime
    kind: Literal["start", "stop"]
    void: bool = False


class Occurrences(msgspec.Struct, frozen=True):
    """What the taps say, in order; `unmatched` counts second starts and stops without a start, which say nothing."""

    items: list[Occurrence]
    unmatched: int


def occurrences(taps: Sequence[Tap], session_end: datetime) -> Occurrences:
    """Pairs starts with stops. A start without a stop ends with the session and is marked.

    Void taps are left out; a tap after the session's end counts as at its end. The answer's times are UTC.
    """
    end = session_end.astimezone(UTC)
    found: list[Occurrence] = []
    unmatched = 0
    running: datetime | None = None
    for at, kind in sorted((min(tap.at.astimezone(UTC), end), tap.kind) for tap in taps if not tap.void):
        if (kind == "start") is (running is not None):
            unmatched += 1
        elif running is None:
            running = at
        else:
            found.append(Occurrence(running, at, elapsed_s(running, at)))
            running = None
    if running is not None:
        found.append(Occurrence(running, end, elapsed_s(running, end), closed_at_end=True))
    return Occurrences(found, unmatched)


def inter_response_times_s(starts: Sequence[datetime]) -> list[float]:
    """Seconds from each response's onset to the next one's onset (onset to onset), in order of time."""
    ordered = sorted(starts, key=lambda at: at.astimezone(UTC))
    return [elapsed_s(a, b) for a, b in itertools.pairwise(ordered)]
