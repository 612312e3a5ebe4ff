"""The numbers beside a chart: the trend inside each phase, and what a change of phase made of it.

Celeration is for rates alone; each phase has its own, because a line through two phases describes neither. Phases that
follow each other are compared by overlap. Thin points count as any other here; the caveats tell of few points.
"""

import itertools
from collections.abc import Sequence

import msgspec

from registry.measures.celeration import Celeration, Method, RatePoint, celeration
from registry.measures.chart_shapes import Point, Series
from registry.measures.days import moment
from registry.measures.overlap import Direction, Overlap, compare_phases
from registry.measures.phases import PhaseKind, phase_index

_SECONDS_A_DAY = 86_400


class PhaseTrend(msgspec.Struct, frozen=True):
    """The celeration of a rate within one phase (kind None: nobody entered one); None within one day."""

    kind: PhaseKind | None
    celeration: Celeration | None


class PhaseChange(msgspec.Struct, frozen=True):
    """What changed from one phase with points to the next one with points."""

    before: PhaseKind
    after: PhaseKind
    overlap: Overlap


def phase_trends(series: Series, *, method: Method = "least_squares") -> list[PhaseTrend]:
    """The celeration of each phase of a rate series, in order; nothing for another measure."""
    if series.measure != "rate":
        return []
    return [
        PhaseTrend(_entered_kind(series, i), celeration(_rates(points), method=method))
        for i, points in _by_phase(series)
    ]


def phase_changes(series: Series, *, direction: Direction) -> list[PhaseChange]:
    """Each phase that has points against the next one that has; phases that nobody entered are left out."""
    held = [
        (kind, [p.value for p in points])
        for i, points in _by_phase(series)
        if (kind := _entered_kind(series, i)) is not None
    ]
    compared = [
        (before, after, compare_phases(old, new, direction=direction))
        for (before, old), (after, new) in itertools.pairwise(held)
    ]
    return [PhaseChange(before, after, overlap) for before, after, overlap in compared if overlap is not None]


def _entered_kind(series: Series, index: int | None) -> PhaseKind | None:
    """No number compares what somebody did with a phase that is only implied."""
    return None if index is None or series.phases[index].implied else series.phases[index].kind


def _by_phase(series: Series) -> list[tuple[int | None, list[Point]]]:
    groups: dict[int | None, list[Point]] = {}
    for point in series.points:
        groups.setdefault(phase_index(series.phases, point.at), []).append(point)
    return list(groups.items())


def _rates(points: Sequence[Point]) -> list[RatePoint]:
    return [
        RatePoint(
            day=moment(point.at).timestamp() / _SECONDS_A_DAY,
            per_minute=point.value,
            counting_min=point.observed_s / 60 if point.observed_s else None,
        )
        for point in points
    ]
