"""The newest sets of one target, so that a running session can count them in its advice."""

from datetime import timedelta

import msgspec

from registry.measures.facts import TrialSet
from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.platform.errors import InvalidBody, NotFound
from registry.platform.fields import Name
from registry.platform.ids import Id
from registry.training import repository
from registry.training.answers import RecentSet, RecentSets, SetStep
from registry.training.chart_targets import Charted, charted_targets, read_plan
from registry.training.fact_table import facts_of_dog
from registry.training.progress_page import house_of

# What lies further back says little about the dog of today.
LOOK_BACK_MS = int(timedelta(days=60).total_seconds() * 1000)
_MOST = 20


class RecentSetsQuery(msgspec.Struct, forbid_unknown_fields=True):
    """Which target: a plan, or a skill that is trained without one (its name or library key). One of the two."""

    plan_id: Id | None = None
    skill: Name | None = None


def recent_sets(tx: Transaction, access: Access, dog: int, query: RecentSetsQuery, *, now_ms: int) -> RecentSets:
    """The newest sets of the target in the last 60 days, as the caller may read them, oldest first.

    `dog` is its number. The sets are those that the charts and the hand-over card count for the target, tapped or
    written. Raises InvalidBody unless exactly one target is named, and NotFound for a plan that is not the dog's.
    """
    if (query.plan_id is None) == (query.skill is None):
        raise InvalidBody.at("/plan_id", "Name the target: `plan_id`, or `skill` where there is no plan. Not both.")
    house = house_of(tx, access)
    plans = [read_plan(text) for text in repository.plans_of_dog(tx, access, dog)]
    if query.plan_id is not None and all(plan.id != query.plan_id for plan in plans):
        raise NotFound("This dog has no such plan. Look the plan up again.")
    facts = facts_of_dog(tx, access, dog, from_ms=now_ms - LOOK_BACK_MS)
    wanted = (one for one in charted_targets(plans, facts, house.zone) if _is(one, query))
    sets = [fact for one in wanted for fact in one.record.facts if isinstance(fact, TrialSet)]
    return RecentSets([_told(one) for one in sets[-_MOST:]])


def _is(one: Charted, query: RecentSetsQuery) -> bool:
    if query.plan_id is not None:
        return one.shown.plan_id == query.plan_id
    wanted = (query.skill or "").casefold()
    return one.shown.name.casefold() == wanted or one.shown.key == wanted


def _told(one: TrialSet) -> RecentSet:
    step = one.step
    return RecentSet(
        at=one.at.isoformat(), session_id=one.session_id or "", correct=one.correct, scorable=one.scorable,
        step=SetStep(duration_s=step.duration_s, distance_m=step.distance_m, distraction=step.distraction),
        opt_outs=one.opt_outs, fas_peak=one.fas_peak,
    )  # fmt: skip
