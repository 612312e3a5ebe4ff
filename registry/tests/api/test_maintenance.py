"""Which looks after mastery are done, due and missed: in the progress of a dog and on its hand-over card."""

from datetime import date, timedelta
from typing import Any

import pytest

from tests.factories.records import a_trial
from tests.harness.person import Doc, Person, new_id, read

RULE = {
    "id": "m", "name": "90 % in 10 trials", "level_percent": 90, "min_trials": 10, "sessions": 1,
    "probe_days": [7, 14, 28],
}  # fmt: skip


def _days_ago(days: int) -> date:
    """Counted from the day on which the clock of the tests stands still."""
    return date(2026, 10, 6) - timedelta(days=days)


def _ten_of_ten(person: Person, dog: Doc, plan: Doc, day: date, **step: Any) -> None:
    session = person.logs_session(dog, started_at=f"{day}T10:00:00Z", ended_at=f"{day}T10:20:00Z")
    trials = [a_trial(n) | {"at": f"{day}T10:0{n % 10}:30Z"} for n in range(1, 11)]
    person.scores(
        dog, session, skill="down", plan_id=plan["id"], trials=trials, started_at=f"{day}T10:00:00Z", step=step
    )


def _maintenance(person: Person, dog: Doc, **query: Any) -> Any:
    (rule,) = read(person.get(f"/dogs/{dog['id']}/progress", params=query))["rules"]
    return rule["maintenance"]


def test_due_dates_follow_from_the_day_the_rule_was_met(owner: Person, viewer: Person, dog: Doc) -> None:
    plan = owner.plans_for(dog, name="Down", mastery_rule=RULE)
    assert _maintenance(viewer, dog) is None
    met = _days_ago(16)
    _ten_of_ten(owner, dog, plan, met)
    _ten_of_ten(owner, dog, plan, met + timedelta(days=9))
    found = _maintenance(viewer, dog)
    assert found["mastered_on"] == met.isoformat()
    assert [(one["due_on"], one["state"]) for one in found["schedule"]] == [
        ((met + timedelta(days=7)).isoformat(), "passed"),
        ((met + timedelta(days=14)).isoformat(), "overdue"),
        ((met + timedelta(days=28)).isoformat(), "coming"),
    ]
    assert found["next_due_on"] == (met + timedelta(days=14)).isoformat()
    # A part of the chart is asked for; what the rule says is still about everything.
    assert _maintenance(viewer, dog, **{"from": (met + timedelta(days=12)).isoformat()}) == found


@pytest.mark.parametrize("named", [True, False], ids=["the goal step named", "the last step"])
def test_a_day_at_an_easier_step_is_no_look(owner: Person, viewer: Person, dog: Doc, named: bool) -> None:
    easy, hard = {"id": new_id(), "distance_m": 5}, {"id": new_id(), "distance_m": 15}
    steps: list[Doc] = [hard, easy] if named else [easy, hard]
    goal = {"goal_step_id": hard["id"]} if named else {}
    met = _days_ago(9)
    plan = owner.plans_for(dog, name="Down", mastery_rule=RULE, mastered_on=met.isoformat(), steps=steps, **goal)
    _ten_of_ten(owner, dog, plan, met + timedelta(days=8), distance_m=5)
    found = _maintenance(viewer, dog)
    assert found["schedule"][0]["state"] == "overdue"
    assert "at the goal step (15 m) or a harder one" in found["what_counts"]
    _ten_of_ten(owner, dog, plan, met + timedelta(days=9), distance_m=20)
    assert _maintenance(viewer, dog)["schedule"][0]["state"] == "passed"


def test_the_hand_over_card_tells_of_probes_of_mastered_plans(owner: Person, viewer: Person, dog: Doc) -> None:
    met = _days_ago(90)
    plan = owner.plans_for(dog, name="Down", mastery_rule=RULE, status="mastered", mastered_on=met.isoformat())
    card = read(viewer.get(f"/dogs/{dog['id']}/handover"))
    (told,) = card["maintenance"]
    assert (told["plan_id"], told["name"]) == (plan["id"], "Down")
    assert [one["state"] for one in told["maintenance"]["schedule"]] == ["missed", "missed", "overdue"]
    assert "Down: The probe of" in card["draft"]
    owner.edits("plans", plan, status="discontinued")
    assert read(viewer.get(f"/dogs/{dog['id']}/handover"))["maintenance"] == []
