"""The plans of the made-up dogs: each skill that a story practises, each habit that it counts.

Steps come from the same list that the scores are made from, so notes and plans speak of the same thing. Baseline is the
first week, proofing begins with the first step of D2, and whatever has graduated is in maintenance.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time, timedelta
from typing import Any, Final

from registry.behavior.plan_schemas import AdvanceRuleBody, Cue, MasteryRuleBody, PlanAim, PlanBody, PlanPhase, PlanStep
from registry.demo.ids import id_for
from registry.demo.shapes import Dog
from registry.demo.weeks import moment

_RULE: Final = AdvanceRuleBody(
    id="push-drop-stick", name="Push, drop, stick", set_size=5, push_min=4, drop_max=2, version=1
)
_MASTERY: Final = MasteryRuleBody(
    id="two-places", name="90 % in two sessions, two places", level_percent=90, min_trials=10, sessions=2,
    distinct_days=2, distinct_places=2,
)  # fmt: skip
_PART: Final = re.compile(r"(?P<number>\d+(?:\.\d+)?)(?P<unit>steps|min|s|m)")
_SECONDS: Final = {"s": 1, "min": 60}
_BASELINE: Final = timedelta(days=7)


def plans_of(dog: Dog, skills: Mapping[str, Mapping[str, Any]]) -> Iterator[tuple[str, datetime, PlanBody]]:
    """(id, when it was made, plan) of each skill and habit of a dog."""
    begins = moment(dog.first_day, time(8))
    for name, facts in skills.items():
        plan_id = id_for(f"plan {dog.key} {name}", begins)
        known = {"dog_id": dog.id, "name": facts["label"], "key": facts.get("key")}
        if "steps" in facts:
            yield plan_id, begins, _skill(known, facts, dog, plan_id=plan_id)
        else:
            yield plan_id, begins, _habit(known, facts, dog)


def step_of(words: str, step_id: str) -> PlanStep:
    """A step such as `30s 1m D0` or `near_dogs D2`."""
    *parts, level = words.split()
    step = PlanStep(id=step_id, distraction=int(level[1:]), text=_told(parts))
    for part in parts:
        found = _PART.fullmatch(part)
        if found is None:
            continue
        number = float(found["number"])
        if found["unit"] == "m":
            step.distance_m = number
        elif found["unit"] == "steps":
            step.steps = int(number)
        else:
            step.duration_s = number * _SECONDS[found["unit"]]
    return step


def _told(parts: list[str]) -> str:
    return " ".join(part.replace("_", " ") for part in parts if _PART.fullmatch(part) is None)


def _skill(known: dict[str, Any], facts: Mapping[str, Any], dog: Dog, *, plan_id: str) -> PlanBody:
    begins = moment(dog.first_day, time(8))
    steps = [step_of(words, id_for(f"{plan_id} {ordinal}", begins)) for ordinal, words in enumerate(facts["steps"])]
    return PlanBody(
        **known, direction="increase", measure="percent_correct", steps=steps, advance_rule=_RULE,
        mastery_rule=_MASTERY, cue=Cue(text=facts["label"], status="on_cue"), goal_step_id=steps[-1].id,
        current_step_id=steps[-1 if dog.status == "graduated" else len(steps) * 3 // 4 - 1].id,
        status="mastered" if dog.status == "graduated" else "active", aim=PlanAim(value=90),
        phases=_phases(dog, proofing=any(step.distraction == 2 for step in steps)),
    )  # fmt: skip


def _habit(known: dict[str, Any], facts: Mapping[str, Any], dog: Dog) -> PlanBody:
    goes_up = facts["rate_at_end"] > facts["rate"]
    return PlanBody(
        **known, direction="increase" if goes_up else "decrease", measure="rate", phases=_phases(dog, proofing=False),
        aim=PlanAim(value=facts["rate_at_end"], by=dog.last_day, start_on=dog.first_day, start_value=facts["rate"]),
    )  # fmt: skip


def _phases(dog: Dog, *, proofing: bool) -> list[PlanPhase]:
    begins = moment(dog.first_day, time(0))
    taught = moment(dog.first_day + _BASELINE, time(0))
    phases = [PlanPhase(kind="baseline", start=begins, end=taught), PlanPhase(kind="acquisition", start=taught)]
    if proofing:
        halfway = _between(dog.first_day, dog.last_day)
        phases[-1].end = moment(halfway, time(0))
        phases.append(PlanPhase(kind="proofing", start=moment(halfway, time(0))))
    return phases


def _between(first: date, last: date) -> date:
    return first + (last - first) * 3 // 5
