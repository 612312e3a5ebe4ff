"""Counts and how long somebody looked.

A count without its counting time can not be compared with another; a count of zero in ten minutes is a fact, and no
minutes is none.
"""

import msgspec

from registry.measures.distributions import gamma_quantile
from registry.measures.proportion import Interval


class Rate(msgspec.Struct, frozen=True):
    """Occurrences per minute of observed time, with the exact Poisson interval, also per minute."""

    count: int
    observed_s: float
    per_minute: float
    lower: float
    upper: float


def poisson_interval(count: int, *, confidence: float = 0.95) -> Interval:
    """The exact interval for a count of independent events, in counts.

    Garwood, F. (1936), Biometrika 28, 437-442: half the chi-square quantiles with 2n and 2n + 2 degrees of freedom,
    which are gamma quantiles with shape n and n + 1. The lower end of a zero count is 0.
    Raises ValueError for a negative count or a confidence outside 0 to 1. Barks come in bursts, so the true
    uncertainty is often wider than this.
    """
    if count < 0 or not 0 < confidence < 1:
        raise ValueError("A count is 0 or more, and a confidence lies between 0 and 1.")
    tail = (1 - confidence) / 2
    lower = gamma_quantile(count, tail) if count else 0.0
    return Interval(lower, gamma_quantile(count + 1, 1 - tail))


def rate_per_minute(count: int, observed_s: float, *, confidence: float = 0.95) -> Rate:
    """`count` occurrences in `observed_s` seconds as a rate per minute.

    Raises ValueError without observed time: such a count has no rate.
    """
    if observed_s <= 0:
        raise ValueError("A rate needs the time that was observed.")
    minutes = observed_s / 60
    interval = poisson_interval(count, confidence=confidence).scaled(1 / minutes)
    return Rate(count, observed_s, count / minutes, interval.lower, interval.upper)
