"""The hand-over card: what to know now about a dog, written from the record."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final

import msgspec

from registry.care.acknowledgements import acknowledgements_of
from registry.measures.advice import advise
from registry.measures.days import local_day
from registry.measures.facts import TrialSet
from registry.measures.progress import upkeep_of
from registry.measures.wording import UnitSystem
from registry.platform.access import Access
from registry.platform.clock import to_ms, to_text
from registry.platform.database import Transaction
from registry.platform.fields import Moment
from registry.records.kinds import Document
from registry.training import repository
from registry.training.answers import (
    HandoverCard,
    HandoverCaution,
    HandoverLine,
    HandoverMaintenance,
    HandoverPlan,
    LastHandover,
    SetSummary,
)
from registry.training.chart_targets import Charted, Plan, charted_targets, current_step, read_plan
from registry.training.drafting import step_words
from registry.training.fact_rows import FactType, Placed
from registry.training.fact_table import newest_facts_of_dog, newest_lines_of_dog
from registry.training.progress_page import House, house_of
from registry.training.recent_sets import LOOK_BACK_MS
from registry.training.set_schemas import StepSnapshot

_MOST_LINES = 5
MOST_FACTS: Final = 1_000
_SEVERITY = ("danger", "caution", "info")


class _Flag(msgspec.Struct):
    id: str
    instruction: str
    severity: str
    ended_at: Moment | None = None


class _Note(msgspec.Struct):
    id: str
    revision: int
    body: str
    occurred_at: str


def card_of(
    tx: Transaction, access: Access, dog: Document, *, now_ms: int, units: UnitSystem | None = None
) -> HandoverCard:
    """The card of a dog as it stands now. Lines are the newest of the last 60 days; mastery may lie further back.

    It is read standing at a kennel door, so it looks at the newest facts only: `facts_since` says where they begin when
    there are more, and looks after mastery that older facts could change are left to the progress page. `units` are
    those of sentences, by default the organization's.
    """
    house = house_of(tx, access, units)
    kept = [read_plan(text) for text in repository.plans_of_dog(tx, access, dog.number)]
    begins = now_ms - LOOK_BACK_MS
    newest, since = newest_facts_of_dog(tx, access, dog.number, most=MOST_FACTS)
    facts = [fact for fact in newest if to_ms(fact.at) >= begins]
    plans = [plan for plan in kept if _open(plan)]
    told_whole = [plan for plan in kept if since is None or _begins_after(plan, local_day(since, house.zone))]
    charted = charted_targets(plans, facts, house.zone)
    told = [_plan(one, plan, facts, house.unit_system) for plan, one in zip(plans, charted, strict=False)]

    def lines(sort: FactType) -> list[HandoverLine]:
        return _lines(newest_lines_of_dog(tx, access, dog.number, sort, most=_MOST_LINES, from_ms=begins))

    card = HandoverCard(
        dog_id=dog.id, plans=told, maintenance=_maintenance(told_whole, newest, house, today=house.today(now_ms)),
        cautions=_cautions(repository.flags_of_dog(tx, access, dog.number), now_ms),
        do_not=lines("caution"), told_owner=lines("told_owner"), next_actions=lines("next_action"),
        health=lines("health"),
        last=_last(tx, access, dog.number), draft="",
        facts_since=to_text(to_ms(since)) if since is not None else None,
    )  # fmt: skip
    return msgspec.structs.replace(card, draft=_draft(card))


def _begins_after(plan: Plan, day: date) -> bool:
    """Whether what was recorded on `day` and before says nothing about the looks after mastery."""
    return plan.mastered_on is not None and plan.mastered_on >= day


def _open(plan: Plan) -> bool:
    return plan.status in ("active", "on_hold")


def _plan(one: Charted, plan: Plan, facts: Sequence[Placed], units: UnitSystem) -> HandoverPlan:
    sets = [fact for fact in one.record.facts if isinstance(fact, TrialSet) and fact.scorable > 0]
    step = current_step(plan)
    snapshot = StepSnapshot(
        duration_s=step.duration_s, distance_m=step.distance_m, distraction=step.distraction, steps=step.steps
    ) if step is not None else StepSnapshot()  # fmt: skip
    text = step.text if step is not None else ""
    rule = one.record.advance_rule
    return HandoverPlan(
        plan_id=plan.id, name=plan.name,
        step=" ".join(part for part in (text, step_words(snapshot, units)) if part),
        last_sets=[_summary(fact, facts, units) for fact in reversed(sets[-3:])],
        advice=advise(rule, sets, next_step=one.record.next_step, units=units).reason if rule and sets else "",
    )  # fmt: skip


def _maintenance(
    plans: Sequence[Plan], facts: Sequence[Placed], house: House, *, today: date
) -> list[HandoverMaintenance]:
    """The mastered targets with their probes, in the order of the plans."""
    found = [
        (plan, upkeep_of(one.record, house.zone, today=today, units=house.unit_system))
        for plan, one in zip(plans, charted_targets(plans, facts, house.zone), strict=False)
    ]
    return [
        HandoverMaintenance(plan_id=plan.id, name=plan.name, maintenance=upkeep)
        for plan, upkeep in found
        if upkeep is not None
    ]


def _summary(fact: TrialSet, facts: Sequence[Placed], units: UnitSystem) -> SetSummary:
    source = next(
        (one for one in facts if one.at == fact.at and (one.session_id or one.record_id) == fact.session_id), None
    )
    step = StepSnapshot(
        duration_s=fact.step.duration_s, distance_m=fact.step.distance_m, distraction=fact.step.distraction
    )
    return SetSummary(
        set_id=source.record_id if source is not None else fact.session_id or "", at=to_text(to_ms(fact.at)),
        correct=fact.correct, scorable=fact.scorable, step=step_words(step, units),
    )  # fmt: skip


def _cautions(flags: Iterable[str], now_ms: int) -> list[HandoverCaution]:
    found = [msgspec.json.decode(text, type=_Flag) for text in flags]
    running = [flag for flag in found if flag.ended_at is None or to_ms(flag.ended_at) > now_ms]
    running.sort(key=lambda flag: _SEVERITY.index(flag.severity))
    return [
        HandoverCaution(flag_id=flag.id, severity=flag.severity, instruction=flag.instruction)  # type: ignore[arg-type]  # one of _SEVERITY
        for flag in running
    ]


def _lines(facts: Sequence[Placed]) -> list[HandoverLine]:
    """Newest first."""
    return [
        HandoverLine(text=one.row.text or "", note_id=one.record_id, author=one.author, at=to_text(to_ms(one.at)))
        for one in reversed(facts)
    ]


def _last(tx: Transaction, access: Access, dog: int) -> LastHandover | None:
    row = repository.last_handover(tx, access, dog)
    if row is None:
        return None
    number, representation, author = row
    note = msgspec.json.decode(representation, type=_Note)
    readers = [one for one in acknowledgements_of(tx, number) if one.revision == note.revision]
    return LastHandover(
        note_id=note.id, revision=note.revision, author=author, at=note.occurred_at, text=note.body,
        acknowledged_by=[one.person_name for one in readers],
        acknowledged_by_me=any(one.person_id == access.person_id for one in readers),
    )  # fmt: skip


def _draft(card: HandoverCard) -> str:
    """A hand-over note to be edited: steps and last sets, cautions, what the owner was told, what comes next."""
    lines = []
    for plan in card.plans:
        sets = ", ".join(f"{one.correct}/{one.scorable}" for one in reversed(plan.last_sets))
        if sets or plan.step:
            lines.append(f"{plan.name}: step {plan.step or 'not set'}" + (f", last sets {sets}." if sets else "."))
    lines += [f"{one.name}: {one.maintenance.reason}" for one in card.maintenance]
    lines += [f"{one.severity.capitalize()}: {one.instruction}" for one in card.cautions]
    lines += [f"Told owner: {one.text}" for one in card.told_owner[:1]]
    lines += [f"Next: {one.text}" for one in card.next_actions[:1]]
    return "\n".join(lines)
