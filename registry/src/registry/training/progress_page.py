"""What the progress page shows of a dog, put together from its facts and plans."""

from collections.abc import Sequence
from datetime import UTC, date, datetime
from typing import Any
from zoneinfo import ZoneInfo

import msgspec

from registry.measures.cumulative import cumulative_record
from registry.measures.days import local_day
from registry.measures.facts import Count, Exposure, Step, TrialSet
from registry.measures.progress import TargetRecord, progress, rule_states
from registry.measures.proofing import proofing_map
from registry.measures.threshold import threshold_curve
from registry.measures.wording import UnitSystem
from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.training import repository
from registry.training.answers import (
    CumulativeOfTarget,
    DogProgress,
    LooseRecord,
    ProofingOfTarget,
    ThresholdOfTrigger,
)
from registry.training.chart_targets import Charted, Plan, charted_targets, read_plan, step_of
from registry.training.fact_rows import Placed, measured
from registry.training.fact_table import facts_of_dog

LEAST_MEETINGS = 4


class House(msgspec.Struct):
    """The organization's time zone and units."""

    time_zone: str
    unit_system: UnitSystem

    @property
    def zone(self) -> ZoneInfo:
        """The zone by which days are told apart."""
        return ZoneInfo(self.time_zone)

    def today(self, now_ms: int) -> date:
        """The organization's day at a moment in milliseconds."""
        return local_day(datetime.fromtimestamp(now_ms / 1000, UTC), self.zone)


def house_of(tx: Transaction, access: Access, units: UnitSystem | None = None) -> House:
    """Of the caller's organization; with `units`, sentences are in those instead."""
    house = msgspec.json.decode(repository.organization_representation(tx, access), type=House)
    return house if units is None else House(house.time_zone, units)


def progress_of(
    tx: Transaction, access: Access, dog: int, query: Any, *, span: tuple[int | None, int | None], now_ms: int,
    units: UnitSystem | None = None,
) -> DogProgress:  # fmt: skip
    """Series, rules, proofing maps, cumulative records and threshold curves of a dog (its number).

    `query` has `skill`, `behavior` and `per`; `span` is [from, until) in milliseconds. Rules look at everything that
    was recorded, whatever the span: a run of sessions or a probe outside of it counts as it did. `units` are those of
    sentences, by default the organization's.
    """
    house = house_of(tx, access, units)
    plans = [read_plan(text) for text in repository.plans_of_dog(tx, access, dog)]
    facts = facts_of_dog(tx, access, dog, from_ms=span[0], until_ms=span[1])
    charted = [one for one in charted_targets(plans, facts, house.zone, per=query.per) if _wanted(one, query)]
    today = house.today(now_ms)
    told = progress([one.record for one in charted], house.zone, today=today, units=house.unit_system)
    rules = told.rules
    if span != (None, None):
        whole = charted_targets(plans, facts_of_dog(tx, access, dog), house.zone)
        records = [one.record for one in whole if _wanted(one, query)]
        rules = rule_states(records, house.zone, today=today, units=house.unit_system)
    by_id = {plan.id: plan for plan in plans}
    return DogProgress(
        targets=[one.shown for one in charted],
        series=told.series,
        rules=rules,
        proofing=[found for one in charted if (found := _proofing(one, by_id, house)) is not None],
        cumulative=[record for one in charted if (record := _cumulative(one.record)) is not None],
        thresholds=_thresholds(facts, house.unit_system) if query.skill is None and query.behavior is None else [],
        loose=_loose(facts),
    )


def _loose(facts: Sequence[Placed]) -> list[LooseRecord]:
    found = {fact.record_id: fact.record_kind for fact in facts if fact.session_id is None}
    return [LooseRecord(id=record_id, kind=kind) for record_id, kind in found.items()]


def _wanted(one: Charted, query: Any) -> bool:
    asked = [text.casefold() for text in (query.skill, query.behavior) if text is not None]
    return not asked or any(text in (one.shown.name.casefold(), one.shown.key, one.shown.target) for text in asked)


def _proofing(one: Charted, plans: dict[str, Plan], house: House) -> ProofingOfTarget | None:
    sets = [fact for fact in one.record.facts if isinstance(fact, TrialSet) and fact.scorable > 0]
    if not any(fact.step != Step() for fact in sets):
        return None
    plan = plans.get(one.shown.plan_id or "")
    goal = next((step for step in plan.steps if step.id == plan.goal_step_id), None) if plan is not None else None
    found = proofing_map(sets, house.zone, goal=step_of(goal) if goal is not None else None, units=house.unit_system)
    return ProofingOfTarget(target=one.shown.target, map=found)


def _cumulative(record: TargetRecord) -> CumulativeOfTarget | None:
    counts = [fact for fact in record.facts if isinstance(fact, Count)]
    return CumulativeOfTarget(target=record.target, points=cumulative_record(counts)) if counts else None


def _thresholds(facts: Sequence[Placed], units: UnitSystem) -> list[ThresholdOfTrigger]:
    by_trigger: dict[str, list[Exposure]] = {}
    for placed in facts:
        fact = measured(placed)
        if isinstance(fact, Exposure) and fact.distance_m and fact.response is not None:
            by_trigger.setdefault(fact.trigger or "other", []).append(fact)
    found = []
    for trigger, meetings in sorted(by_trigger.items()):
        curve = threshold_curve(meetings, units=units) if len(meetings) >= LEAST_MEETINGS else None
        if curve is not None:
            found.append(ThresholdOfTrigger(trigger=trigger, curve=curve))
    return found
