"""The cumulative record: the running total of responses. Its slope is the rate; flat means none were seen.

Skinner's recorder made it the first chart of the trade. It never falls, and it does not run across time in which
nobody looked: there the line breaks, and the total goes on where it stood.
"""

from collections.abc import Iterable
from datetime import datetime

import msgspec

from registry.measures.days import moment
from registry.measures.facts import Count


class CumulativePoint(msgspec.Struct, frozen=True):
    """All responses seen up to `at`, and all seconds observed; `after_gap` when nobody looked in between."""

    at: datetime
    session_id: str | None
    total: int
    observed_s: float
    after_gap: bool


def cumulative_record(counts: Iterable[Count]) -> list[CumulativePoint]:
    """Running totals in order of time. Void counts are left out; one that was not observed breaks the line."""
    points: list[CumulativePoint] = []
    total, observed, gap = 0, 0.0, False
    for fact in sorted((c for c in counts if not c.void), key=lambda c: moment(c.at)):
        if fact.count is None:
            gap = True
            continue
        total += fact.count
        observed += fact.observed_s or 0.0
        points.append(CumulativePoint(fact.at, fact.session_id, total, observed, gap))
        gap = False
    return points
