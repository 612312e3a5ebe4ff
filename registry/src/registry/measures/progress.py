"""Everything that the progress page shows of a dog, put together from the facts of its targets.

The shape is that of `GET /dogs/{id}/progress`: series with their phases and aims, and for each target what its rules
say now. Numbers beside the charts (trend, change of phase) ride along with the series they belong to.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from zoneinfo import ZoneInfo

import msgspec

from registry.measures.advance_rules import AdvanceRule
from registry.measures.advice import Advice, Verdict, advise
from registry.measures.chart_series import build_series
from registry.measures.chart_shapes import ChartPlan, Series
from registry.measures.chart_statistics import PhaseChange, PhaseTrend, phase_changes, phase_trends
from registry.measures.facts import Fact, Step, TrialSet
from registry.measures.maintenance import Maintenance
from registry.measures.mastery import Mastery, MasteryRule, mastery
from registry.measures.overlap import Direction
from registry.measures.retention import retention
from registry.measures.sessions import session_results
from registry.measures.three_ds import ANY_STEP
from registry.measures.wording import UnitSystem


class TargetRecord(msgspec.Struct, frozen=True, kw_only=True):
    """One target with its facts, the charts wanted of it, and its rules; a rule that is None says nothing.

    `direction` is the way that is better; None where a change of phase can not be called better or worse.
    `mastered_on` is the day that its plan states; `closed`: nobody works on it any more, so no probe is due. `goal` is
    how hard the mastered behaviour is: a probe is held to it.
    """

    target: str
    facts: Sequence[Fact]
    charts: Sequence[ChartPlan]
    direction: Direction | None = None
    advance_rule: AdvanceRule | None = None
    mastery_rule: MasteryRule | None = None
    next_step: Step | None = None
    fas: Sequence[int] = ()
    mastered_on: date | None = None
    goal: Step = ANY_STEP
    closed: bool = False


class ChartedSeries(Series, frozen=True, kw_only=True):
    """A series with the numbers beside its chart."""

    trends: list[PhaseTrend]
    changes: list[PhaseChange]


class RuleState(msgspec.Struct, frozen=True, kw_only=True):
    """What a target's rules say now. `warnings` and `end_easy` belong to the advice.

    `maintenance` is null until the mastery rule was met, or its plan says that it was.
    """

    target: str
    advice: Verdict | None
    reason: str
    warnings: list[str]
    end_easy: bool
    mastery: Mastery | None = None
    maintenance: Maintenance | None = None


class Progress(msgspec.Struct, frozen=True, kw_only=True):
    """All series and rules of a dog."""

    series: list[ChartedSeries]
    rules: list[RuleState]


def progress(records: Iterable[TargetRecord], zone: ZoneInfo, *, today: date, units: UnitSystem = "metric") -> Progress:
    """The progress of a dog's targets, in the order given.

    `zone` is the organization's and `today` its day; `units` are those of sentences. Raises ValueError for a time
    without a zone.
    """
    kept = list(records)
    return Progress(
        series=[_charted(record, plan) for record in kept for plan in record.charts],
        rules=rule_states(kept, zone, today=today, units=units),
    )


def rule_states(
    records: Iterable[TargetRecord], zone: ZoneInfo, *, today: date, units: UnitSystem = "metric"
) -> list[RuleState]:
    """What the rules of the targets say, in the order given; targets without a rule are left out."""
    return [
        _rules(record, zone, today=today, units=units)
        for record in records
        if record.advance_rule or record.mastery_rule
    ]


def upkeep_of(record: TargetRecord, zone: ZoneInfo, *, today: date, units: UnitSystem = "metric") -> Maintenance | None:
    """Which probes of a target are done, due and missed; None without a rule, before mastery, and once it is closed."""
    if record.mastery_rule is None or record.closed:
        return None
    sets = [fact for fact in record.facts if isinstance(fact, TrialSet)]
    results = session_results(sets, zone, goal=record.goal)
    return retention(
        record.mastery_rule, results, today=today, mastered_on=record.mastered_on, goal=record.goal, units=units
    )


def _charted(record: TargetRecord, plan: ChartPlan) -> ChartedSeries:
    series = build_series(plan, record.facts)
    return ChartedSeries(
        **{name: getattr(series, name) for name in series.__struct_fields__},
        trends=phase_trends(series),
        changes=phase_changes(series, direction=record.direction) if record.direction else [],
    )


def _rules(record: TargetRecord, zone: ZoneInfo, *, today: date, units: UnitSystem) -> RuleState:
    sets = [fact for fact in record.facts if isinstance(fact, TrialSet)]
    advice: Advice | None = None
    if record.advance_rule:
        advice = advise(record.advance_rule, sets, next_step=record.next_step, fas=record.fas, units=units)
    return RuleState(
        target=record.target,
        advice=advice.advice if advice else None,
        reason=advice.reason if advice else "This target has no rule for moving on.",
        warnings=advice.warnings if advice else [],
        end_easy=advice.end_easy if advice else False,
        mastery=mastery(record.mastery_rule, session_results(sets, zone)) if record.mastery_rule else None,
        maintenance=upkeep_of(record, zone, today=today, units=units),
    )
