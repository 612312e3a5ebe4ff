"""Which facts belong to which plan, and what is charted of skills and behaviours that have none."""

from collections.abc import Iterable, Sequence
from zoneinfo import ZoneInfo

import msgspec

from registry.behavior.plan_schemas import PlanBody, PlanStep
from registry.measures.advance_rules import AdvanceRule
from registry.measures.chart_shapes import Aim, ChartPlan, Condition, Measure
from registry.measures.days import local_day, moment, start_of_day
from registry.measures.facts import Count, Exposure, Fact, Rating, Step, TrialSet
from registry.measures.mastery import MasteryRule
from registry.measures.overlap import Direction
from registry.measures.phases import Phase, whole_life
from registry.measures.progress import TargetRecord
from registry.platform.ids import Id
from registry.records.representation import body_fields
from registry.training.answers import ProgressTarget
from registry.training.fact_rows import FactRow, Placed, measured


class Plan(PlanBody, kw_only=True, forbid_unknown_fields=True):
    """A plan with its id."""

    id: Id


class Charted(msgspec.Struct, kw_only=True):
    """A target with its facts: what the progress page tells of it, and what the measures need."""

    shown: ProgressTarget
    record: TargetRecord


# Which sort of fact a measure is made of.
_TYPES: dict[Measure, str] = {
    "percent_correct": "set", "latency": "set", "count": "count", "rate": "count", "duration": "duration",
    "interval": "intervals", "task_analysis": "task_run", "intensity": "intensity", "threshold_distance": "exposure",
}  # fmt: skip
_DIRECTIONS: dict[str, Direction | None] = {"increase": "increase", "decrease": "decrease", "maintain": None}


def read_plan(representation: str) -> Plan:
    """A plan out of its answer."""
    answer = msgspec.json.decode(representation)
    return msgspec.convert({"id": answer["id"], **body_fields(answer)}, Plan)


def charted_targets(
    plans: Sequence[Plan], facts: Sequence[Placed], zone: ZoneInfo, *, per: str | None = None
) -> list[Charted]:
    """The plans first, in the order given; then everything that was measured without one, by name."""
    fas = [placed.row.value for placed in facts if placed.row.type == "fas" and placed.row.value is not None]
    taken: dict[int, Plan] = {}
    for index, placed in enumerate(facts):
        plan = next((plan for plan in plans if _belongs(placed.row, plan)), None)
        if plan is not None:
            taken[index] = plan
    found = [
        _of_plan(plan, [facts[i] for i, owner in taken.items() if owner is plan], zone, per=per, fas=fas)
        for plan in plans
    ]
    free: dict[tuple[str, str], list[Placed]] = {}
    for index, placed in enumerate(facts):
        subject = _subject(placed.row) if index not in taken else None
        if subject is not None:
            free.setdefault(subject, []).append(placed)
    return [*found, *(_without_plan(subject, free[subject], zone, per=per) for subject in sorted(free))]


def _belongs(row: FactRow, plan: Plan) -> bool:
    if row.plan_id is not None:
        return row.plan_id == plan.id
    measures = (plan.measure, *plan.secondary_measures)
    if row.type not in {_TYPES[measure] for measure in measures}:
        return False
    if row.type == "exposure":
        return True
    if row.key is not None and row.key == plan.key:
        return True
    return row.name is not None and row.name.casefold() == plan.name.casefold()


def _subject(row: FactRow) -> tuple[str, str] | None:
    """(sort, name) of what was measured without a plan; one library entry is one subject, however it was written."""
    if row.type == "set":
        name = row.key.split(".")[:2][-1].replace("_", " ") if row.key else (row.name or "").casefold()
        return ("skill", name) if name else None
    if row.type in ("count", "duration", "intervals", "task_run", "intensity"):
        name = (row.name or "").casefold() or (row.key or "")
        return ("behavior", name) if name else None
    if row.type == "exposure":
        return ("trigger", row.name or "other")
    return None


def _of_plan(plan: Plan, placed: Sequence[Placed], zone: ZoneInfo, *, per: str | None, fas: Sequence[int]) -> Charted:
    min_trials = plan.advance_rule.set_size if plan.advance_rule is not None else 5
    facts = _facts(placed)
    phases = _phases(plan, facts, zone)
    charts = [
        ChartPlan(
            target=plan.id, measure=measure, zone=zone, per="day" if (per or plan.charts_per) == "day" else "session",
            min_trials=min_trials, max_gap_days=plan.max_gap_days,
            phases=phases,
            conditions=[Condition(one.at, one.label) for one in plan.conditions],
            aim=_aim(plan) if measure == plan.measure else None,
        )
        for measure in dict.fromkeys((plan.measure, *plan.secondary_measures))
    ]  # fmt: skip
    record = TargetRecord(
        target=plan.id, facts=facts, charts=charts, direction=_DIRECTIONS[plan.direction],
        advance_rule=_advance_rule(plan), mastery_rule=_mastery_rule(plan), next_step=_next_step(plan), fas=fas[-6:],
        mastered_on=plan.mastered_on, closed=plan.status in ("on_hold", "discontinued"), goal=_goal(plan),
    )  # fmt: skip
    shown = ProgressTarget(
        target=plan.id, name=plan.name, plan_id=plan.id, key=plan.key, direction=plan.direction, status=plan.status
    )
    return Charted(shown=shown, record=record)


def _phases(plan: Plan, facts: Sequence[Fact], zone: ZoneInfo) -> list[Phase]:
    """The target's whole life: from the day of its first fact, or from its first phase when that is earlier."""
    first = min((fact.at for fact in facts), key=moment, default=None)
    begins = start_of_day(local_day(first, zone), zone) if first is not None else None
    return whole_life([Phase(phase.kind, phase.start, phase.end) for phase in plan.phases], begins)


def _without_plan(subject: tuple[str, str], placed: Sequence[Placed], zone: ZoneInfo, *, per: str | None) -> Charted:
    sort, name = subject
    target = f"{sort}:{name}"
    facts = _facts(placed)
    charts = [
        ChartPlan(target=target, measure=measure, zone=zone, per="day" if per == "day" else "session", max_gap_days=14)
        for measure in _usual_measures(facts)
    ]
    key = next((one.row.key for one in placed if one.row.key is not None), None)
    shown = ProgressTarget(target=target, name=name, plan_id=None, key=key, direction=None, status="active")
    return Charted(shown=shown, record=TargetRecord(target=target, facts=facts, charts=charts))


def _usual_measures(facts: Iterable[Fact]) -> list[Measure]:
    """What a set of facts can be charted as when nobody said it."""
    measures: dict[Measure, None] = {}
    for fact in facts:
        match fact:
            case TrialSet():
                if fact.scorable:
                    measures["percent_correct"] = None
                if fact.latencies_ms:
                    measures["latency"] = None
            case Count():
                measures["rate" if fact.observed_s else "count"] = None
            case Exposure():
                measures["threshold_distance"] = None
            case Rating():
                measures["intensity"] = None
            case _:
                measures[_MEASURE_OF[type(fact).__name__]] = None
    return list(measures)


_MEASURE_OF: dict[str, Measure] = {"Duration": "duration", "IntervalMarks": "interval", "TaskRun": "task_analysis"}


def _facts(placed: Iterable[Placed]) -> list[Fact]:
    return [fact for one in placed if (fact := measured(one)) is not None]


def _aim(plan: Plan) -> Aim | None:
    aim = plan.aim
    return Aim(value=aim.value, by=aim.by, start_on=aim.start_on, start_value=aim.start_value) if aim else None


def _advance_rule(plan: Plan) -> AdvanceRule | None:
    rule = plan.advance_rule
    return AdvanceRule(**msgspec.structs.asdict(rule)) if rule is not None else None


def _mastery_rule(plan: Plan) -> MasteryRule | None:
    rule = plan.mastery_rule
    return MasteryRule(**msgspec.structs.asdict(rule)) if rule is not None else None


def current_step(plan: Plan) -> PlanStep | None:
    """The step that the next set is run under."""
    return next((step for step in plan.steps if step.id == plan.current_step_id), None)


def _next_step(plan: Plan) -> Step | None:
    ids = [step.id for step in plan.steps]
    if plan.current_step_id not in ids or ids.index(plan.current_step_id) + 1 == len(ids):
        return None
    return step_of(plan.steps[ids.index(plan.current_step_id) + 1])


def goal_step(plan: Plan) -> PlanStep | None:
    """The step that the plan leads to: the one that it names, else its last."""
    named = next((step for step in plan.steps if step.id == plan.goal_step_id), None)
    return named or (plan.steps[-1] if plan.steps else None)


def _goal(plan: Plan) -> Step:
    step = goal_step(plan)
    return step_of(step) if step is not None else Step()


def step_of(step: PlanStep) -> Step:
    """The three Ds of a step."""
    return Step(duration_s=step.duration_s, distance_m=step.distance_m, distraction=step.distraction)
