"""From facts to the series of a chart.

Facts are bundled by session or by the organization's day, each bundle becomes a point or a gap, and between two points
it is decided whether a line may run: never across a change of phase, never across a day on which nothing was recorded,
never past a session in which nobody looked.
"""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from registry.measures.chart_readings import FACTS_OF, NOTHING_TO_READ, reading
from registry.measures.chart_shapes import UNITS, BreakReason, ChartPlan, Gap, Point, Reading, Series
from registry.measures.days import local_day, local_time, moment, start_of_day
from registry.measures.facts import Count, Exposure, Fact, IntervalMarks
from registry.measures.phases import phase_index
from registry.measures.threshold import ThresholdCurve, threshold_curve

Bundle = list[Fact]


def build_series(plan: ChartPlan, facts: Iterable[Fact]) -> Series:
    """The series of one target by one measure, from its facts in any order.

    Void facts, and facts of a kind that the measure does not read, are left out. Sets outside of a session count per
    day. A session that runs past midnight or a change of phase belongs to where it began. Raises ValueError for a time
    without a zone.
    """
    wanted = FACTS_OF[plan.measure]
    live = sorted((f for f in facts if isinstance(f, wanted) and not f.void), key=lambda f: moment(f.at))
    own = threshold_curve(f for f in live if isinstance(f, Exposure))
    points: list[Point] = []
    gaps: list[Gap] = []
    unseen = False
    for bundle in _bundles(plan, live):
        found = _reading(plan, bundle, own=own)
        if found is None:
            gaps.append(_gap(plan, bundle))
        else:
            why = _break(plan, points[-1].at, _at(plan, bundle), unseen=unseen) if points else None
            points.append(_point(plan, bundle, found=found, break_before=why))
        unseen = found is None
    return Series(
        target=plan.target,
        measure=plan.measure,
        unit=UNITS[plan.measure],
        per=plan.per,
        points=points,
        phases=plan.phases,
        conditions=plan.conditions,
        gaps=gaps,
        aim=plan.aim,
    )


def _bundles(plan: ChartPlan, live: Sequence[Fact]) -> list[Bundle]:
    bundles: dict[str | date | tuple[int | None, date], Bundle] = {}
    for fact in live:
        day = local_day(fact.at, plan.zone)
        # Two phases on one day stay two points: adding them up would hide the change.
        by_day = (phase_index(plan.phases, fact.at), day)
        bundles.setdefault(by_day if plan.per == "day" else fact.session_id or day, []).append(fact)
    return list(bundles.values())


def _reading(plan: ChartPlan, bundle: Bundle, *, own: ThresholdCurve | None) -> Reading | None:
    return reading(plan, [fact for fact in bundle if fact.not_recorded_reason is None], own=own)


def _at(plan: ChartPlan, bundle: Bundle) -> datetime:
    first = local_time(bundle[0].at, plan.zone)
    if plan.per == "session":
        return first
    start = start_of_day(first.date(), plan.zone)
    phase = phase_index(plan.phases, first)
    # On the day of a phase change the later point stands where its phase begins.
    return start if phase is None else local_time(max(moment(start), moment(plan.phases[phase].start)), plan.zone)


def _sessions(bundle: Bundle) -> list[str]:
    return list(dict.fromkeys(fact.session_id for fact in bundle if fact.session_id is not None))


def _gap(plan: ChartPlan, bundle: Bundle) -> Gap:
    sessions = _sessions(bundle)
    reasons = (fact.not_recorded_reason for fact in bundle if fact.not_recorded_reason)
    looked = any(fact.not_recorded_reason is None and not _says_nobody_looked(fact) for fact in bundle)
    return Gap(
        at=_at(plan, bundle),
        session_id=sessions[-1] if sessions else None,
        reason=next(reasons, NOTHING_TO_READ[plan.measure]),
        observed=looked,
    )


def _says_nobody_looked(fact: Fact) -> bool:
    """A count that is None, or an interval record without one mark, says by itself that nobody looked."""
    if isinstance(fact, Count):
        return fact.count is None
    return isinstance(fact, IntervalMarks) and not any(mark is not None for mark in fact.marks)


def _point(plan: ChartPlan, bundle: Bundle, *, found: Reading, break_before: BreakReason | None) -> Point:
    sessions = _sessions(bundle)
    return Point(
        at=_at(plan, bundle),
        session_id=sessions[-1] if sessions else None,
        session_ids=sessions,
        value=found.value,
        lower=found.lower,
        upper=found.upper,
        correct=found.correct,
        scorable=found.scorable,
        observed_s=found.observed_s,
        thin=found.thin,
        break_before=break_before,
    )


def _break(plan: ChartPlan, earlier: datetime, later: datetime, *, unseen: bool) -> BreakReason | None:
    if phase_index(plan.phases, earlier) != phase_index(plan.phases, later):
        return "phase_change"
    if unseen:
        return "not_observed"
    days = (local_day(later, plan.zone) - local_day(earlier, plan.zone)).days
    return "missing_day" if days > plan.max_gap_days else None
