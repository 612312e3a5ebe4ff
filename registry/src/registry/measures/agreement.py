"""Interobserver agreement: do two people who watch the same dog write down the same?

The family of Cooper, Heron & Heward (Applied Behavior Analysis, "Improving and assessing the quality of measurement"),
from the most forgiving (total count) to the strictest (exact count-per-interval; scored-interval for rare behaviour,
unscored-interval for frequent behaviour). All in percent. An interval or trial that one of the two did not observe
(None) counts for neither; where nothing is left to compare, the agreement is None and not 100.
"""

from collections.abc import Iterable, Sequence

import msgspec


class Agreement(msgspec.Struct, frozen=True):
    """`percent` agreement by a method; `units` intervals, trials or occurrences were compared."""

    method: str
    percent: float | None
    units: int


Marks = Sequence[int | None]


def total_count(first: int, second: int) -> Agreement:
    """Smaller count over larger, in percent. Two observers may agree on it and have seen different events.

    Raises ValueError for a negative count.
    """
    return Agreement("total_count", 100 * _smaller_over_larger(first, second), 1)


def mean_count_per_interval(first: Marks, second: Marks) -> Agreement:
    """The mean over the intervals of smaller over larger count; two zeros agree fully.

    Raises ValueError for a negative count, or when the two did not score the same number of intervals.
    """
    return _mean("mean_count_per_interval", (_smaller_over_larger(a, b) for a, b in _observed(first, second)))


def exact_count_per_interval(first: Marks, second: Marks) -> Agreement:
    """Intervals with the same count, per 100. Raises ValueError when the lengths differ."""
    return _mean("exact_count_per_interval", (float(a == b) for a, b in _observed(first, second)))


def interval_by_interval(first: Marks, second: Marks) -> Agreement:
    """Intervals in which both or neither saw it, per 100. High by itself when the behaviour is rare or constant."""
    return _mean("interval_by_interval", (float(bool(a) == bool(b)) for a, b in _observed(first, second)))


def scored_interval(first: Marks, second: Marks) -> Agreement:
    """Only intervals in which at least one saw it: the share in which both did. For behaviour that is rare."""
    pairs = [(a, b) for a, b in _observed(first, second) if a or b]
    return _mean("scored_interval", (float(bool(a and b)) for a, b in pairs))


def unscored_interval(first: Marks, second: Marks) -> Agreement:
    """Only intervals in which at least one did not see it: the share in which neither did. For frequent behaviour."""
    pairs = [(a, b) for a, b in _observed(first, second) if not (a and b)]
    return _mean("unscored_interval", (float(not (a or b)) for a, b in pairs))


def trial_by_trial(first: Sequence[object], second: Sequence[object]) -> Agreement:
    """Trials that both scored alike, per 100; show Cohen's kappa beside it (`kappa`).

    Scores may be anything that can be compared; None is a trial that one of them did not score.
    Raises ValueError when the lengths differ.
    """
    pairs = [(a, b) for a, b in zip(first, second, strict=True) if a is not None and b is not None]
    return _mean("trial_by_trial", (float(a == b) for a, b in pairs))


def total_duration(first_s: float, second_s: float) -> Agreement:
    """Shorter total over longer, in percent; seconds or any one unit. Raises ValueError for a negative duration."""
    return Agreement("total_duration", 100 * _smaller_over_larger(first_s, second_s), 1)


def mean_duration_per_occurrence(first_s: Sequence[float], second_s: Sequence[float]) -> Agreement:
    """The mean over occurrences of shorter over longer, in percent.

    The two lists hold the same occurrences in order; one that only one observer timed is 0 for the other.
    Raises ValueError for a negative duration or lists of different length.
    """
    pairs = zip(first_s, second_s, strict=True)
    return _mean("mean_duration_per_occurrence", (_smaller_over_larger(a, b) for a, b in pairs))


def all_interval_methods(first: Marks, second: Marks) -> list[Agreement]:
    """Every method that counts per interval allow, forgiving ones first. Raises ValueError as they do."""
    pairs = _observed(first, second)
    return [
        total_count(sum(a for a, _ in pairs), sum(b for _, b in pairs)),
        mean_count_per_interval(first, second),
        exact_count_per_interval(first, second),
        interval_by_interval(first, second),
        scored_interval(first, second),
        unscored_interval(first, second),
    ]


def _observed(first: Marks, second: Marks) -> list[tuple[int, int]]:
    if len(first) != len(second):
        raise ValueError("Both observers must have scored the same intervals.")
    return [(a, b) for a, b in zip(first, second, strict=True) if a is not None and b is not None]


def _smaller_over_larger(first: float, second: float) -> float:
    if min(first, second) < 0:
        raise ValueError("A count or a duration is not negative.")
    return 1.0 if first == second else min(first, second) / max(first, second)


def _mean(method: str, shares: Iterable[float]) -> Agreement:
    found = list(shares)
    return Agreement(method, 100 * sum(found) / len(found) if found else None, len(found))
