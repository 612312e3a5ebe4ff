"""How every dog's plans stand, kept in memory and made anew for the dogs of which something was written since.

A thousand dogs with their sets take seconds to judge, and from one look at the overview to the next few of them change.
What changed is read off the ledger, whose positions of one organization are committed in order. Nothing here depends on
today: what does is decided when the overview is read. Facts of private notes are left out, because the same standing
is shown to everybody who may see the dog.
"""

import threading
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from registry.calendar import repository
from registry.calendar.rules import why_stuck
from registry.measures.days import local_day, start_of_day
from registry.measures.facts import TrialSet
from registry.measures.maintenance import Maintenance, Probe, maintenance
from registry.measures.progress import TargetRecord
from registry.measures.retention import mastered_day, probes_of
from registry.measures.sessions import session_results
from registry.platform.access import Access
from registry.platform.clock import to_ms
from registry.platform.database import Transaction
from registry.training.chart_targets import Plan, charted_targets, read_plan
from registry.training.fact_rows import Placed
from registry.training.fact_table import facts_of_dog, newest_lines_of_dog
from registry.training.progress_page import House

NEWEST_SETS: Final = 60
MOST_CHANGES: Final = 20_000  # more are not followed one by one
_NO_PERSON: Final = 0


class Looks(msgspec.Struct, frozen=True):
    """Mastery and the looks since, as far as they are facts."""

    since: date
    probes: list[Probe]
    days: tuple[int, ...]

    def as_of(self, today: date) -> Maintenance:
        """The schedule on a day."""
        return maintenance(self.since, self.probes, today=today, days=self.days)


class PlanStanding(msgspec.Struct, frozen=True, kw_only=True):
    """How a plan stands. `stuck`: why it does not get on; `last_set_on`: the day of the set by which that was told."""

    id: str
    name: str
    stuck: str | None
    last_set_on: date | None
    looks: Looks | None


class _Practice:
    """What is known of one organization."""

    def __init__(self, house: House, position: int) -> None:
        self.lock = threading.Lock()
        self.house = house
        self.position = position
        self.plans: dict[int, list[PlanStanding]] = {}
        self.dog_of: dict[str, int] = {}
        """By the id of each record that was looked at: a note may have been moved to another dog since."""


class Standings:
    """The plans of every practice that looked at its overview since the start."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._practices: dict[int, _Practice] = {}

    def of(self, tx: Transaction, access: Access, dogs: Sequence[int], house: House) -> dict[int, list[PlanStanding]]:
        """The plans of dogs (their numbers) that the caller may see; dogs without a plan are left out."""
        practice = self._practice(tx, access, house)
        with practice.lock:
            self._forget_changed(tx, access, practice)
            unknown = [dog for dog in dogs if dog not in practice.plans]
            made = {
                dog: _standing(tx, access, dog, plans, practice)
                for dog, plans in self._plans(tx, access, unknown).items()
            }
            if repository.position(tx, access) >= practice.position:  # else another thread saw something newer
                practice.plans |= made
            found = {dog: made.get(dog) or practice.plans.get(dog, []) for dog in dogs}
            return {dog: plans for dog, plans in found.items() if plans}

    def _practice(self, tx: Transaction, access: Access, house: House) -> _Practice:
        with self._lock:
            known = self._practices.get(access.organization)
            if known is None or known.house != house:
                known = self._practices[access.organization] = _Practice(house, repository.position(tx, access))
            return known

    @staticmethod
    def _forget_changed(tx: Transaction, access: Access, practice: _Practice) -> None:
        changes = repository.changes(tx, access, after=practice.position, limit=MOST_CHANGES)
        if len(changes) == MOST_CHANGES:
            practice.plans.clear()
            practice.dog_of.clear()
            changes = [(repository.position(tx, access), "", None)]
        for position, record_id, dog in changes:
            practice.position = max(practice.position, position)
            for one in (dog, practice.dog_of.pop(record_id, None)):
                if one is not None:
                    practice.plans.pop(one, None)

    @staticmethod
    def _plans(tx: Transaction, access: Access, dogs: Sequence[int]) -> dict[int, list[Plan]]:
        found: dict[int, list[Plan]] = {dog: [] for dog in dogs}
        for dog, text in repository.plans(tx, access, dogs):
            found[dog].append(read_plan(text))
        return found


def _standing(
    tx: Transaction, access: Access, dog: int, plans: Sequence[Plan], practice: _Practice
) -> list[PlanStanding]:
    practice.dog_of.update(dict.fromkeys((plan.id for plan in plans), dog))
    if not plans:
        return []
    facts = _facts(tx, access, dog, plans, practice.house.zone)
    practice.dog_of.update(dict.fromkeys((fact.record_id for fact in facts), dog))
    charted = charted_targets(plans, facts, practice.house.zone)
    return [_of_plan(plan, one.record, practice.house) for plan, one in zip(plans, charted, strict=False)]


def _facts(tx: Transaction, access: Access, dog: int, plans: Iterable[Plan], zone: ZoneInfo) -> list[Placed]:
    """The newest sets; of a dog with a mastered plan all that was recorded since."""
    anybody = msgspec.structs.replace(access, person=_NO_PERSON, role="viewer")
    mastered = [plan.mastered_on for plan in plans if plan.mastered_on is not None and plan.mastery_rule is not None]
    newest = newest_lines_of_dog(tx, anybody, dog, "set", most=NEWEST_SETS, from_ms=0)
    if not mastered:
        return newest
    since = start_of_day(min(mastered), zone)
    if len(newest) < NEWEST_SETS or newest[0].at <= since:
        return newest
    return facts_of_dog(tx, anybody, dog, from_ms=to_ms(since))


def _of_plan(plan: Plan, record: TargetRecord, house: House) -> PlanStanding:
    sets = [one for one in record.facts if isinstance(one, TrialSet)]
    stuck = why_stuck(record, house.zone, house.unit_system) if plan.status == "active" else None
    return PlanStanding(
        id=plan.id, name=plan.name, stuck=stuck, last_set_on=local_day(sets[-1].at, house.zone) if sets else None,
        looks=_looks(record, sets, house.zone),
    )  # fmt: skip


def _looks(record: TargetRecord, sets: Sequence[TrialSet], zone: ZoneInfo) -> Looks | None:
    """Only of plans that say when their target was mastered: to find it in the facts, all of them would be needed."""
    rule = record.mastery_rule
    if rule is None or record.mastered_on is None or record.closed:
        return None
    results = session_results(sets, zone, goal=record.goal)
    live = [one for one in results if rule.count_owner_practice or not one.owner_practice]
    since = mastered_day(rule, live, since=record.mastered_on)
    return Looks(since, probes_of(rule, live), rule.probe_days) if since is not None else None
