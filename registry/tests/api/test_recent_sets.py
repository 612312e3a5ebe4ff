"""The newest sets of one target, which a running session counts in its advice."""

from datetime import UTC, datetime, timedelta
from typing import Any

from tests.factories.records import a_trial
from tests.harness.person import Doc, Person, new_id, random_id, read, refusal

NOW = datetime(2026, 10, 6, 15, 30, tzinfo=UTC)  # by the registry's clock in these tests
STEP = {"distance_m": 10, "distraction": 1}
TWICE = {
    "id": "twice", "name": "Twice", "set_size": 5, "push_min": 4, "drop_max": 2, "version": 1, "consecutive_sets": 2,
}  # fmt: skip


def _trains(person: Person, dog: Doc, *outcomes: str, days_ago: float = 0, **fields: Any) -> Doc:
    """A session so long ago with one set; answers the session."""
    at = NOW - timedelta(days=days_ago, hours=1)
    session = person.logs_session(dog, started_at=at.isoformat())
    trials = [a_trial(n, outcome, id=new_id(), at=at.isoformat()) for n, outcome in enumerate(outcomes, start=1)]
    person.scores(dog, session, started_at=at.isoformat(), trials=trials, step=STEP, **fields)
    return session


def _sets(person: Person, dog: Doc, **target: str) -> list[Doc]:
    items: list[Doc] = read(person.get(f"/dogs/{dog['id']}/sets", params=target))["items"]
    return items


def test_only_who_may_read_the_dog_reads_its_sets(
    nobody: Person, stranger: Person, owner: Person, assistant: Person, dog: Doc
) -> None:
    plan = owner.plans_for(dog)
    path, target = f"/dogs/{dog['id']}/sets", {"plan_id": plan["id"]}
    refusal(nobody.get(path, params=target), 401, "not-signed-in")
    refusal(stranger.get(path, params=target), 404, "not-found")
    refusal(assistant.get(path, params=target), 404, "not-found")
    assert _sets(owner, dog, **target) == []


def test_one_target_is_named_and_it_is_the_dogs(owner: Person, dog: Doc) -> None:
    path = f"/dogs/{dog['id']}/sets"
    elsewhere = owner.plans_for(owner.adds_dog(call_name="Mika"))
    for params in ({}, {"plan_id": elsewhere["id"], "skill": "recall"}):
        assert "`plan_id`" in refusal(owner.get(path, params=params), 422, "invalid")["detail"]
    refusal(owner.get(path, params={"plan_id": elsewhere["id"]}), 404, "not-found")
    refusal(owner.get(path, params={"plan_id": random_id()}), 404, "not-found")


def test_sets_of_a_plan_come_oldest_first_with_what_the_advice_reads(owner: Person, dog: Doc) -> None:
    plan = owner.plans_for(dog)
    old = _trains(owner, dog, "correct", "incorrect", days_ago=1, plan_id=plan["id"], fas_peak=2)
    new = _trains(owner, dog, "correct", "prompted", plan_id=plan["id"])
    _trains(owner, dog, "correct", days_ago=61, plan_id=plan["id"])
    _trains(owner, dog, "correct", skill="sit")
    void = _trains(owner, dog, "correct", plan_id=plan["id"])
    owner.edits("sessions", void, status="void")
    found = _sets(owner, dog, plan_id=plan["id"])
    assert [(one["session_id"], one["correct"], one["scorable"]) for one in found] == [
        (old["id"], 1, 2), (new["id"], 1, 1),
    ]  # fmt: skip
    assert found[0]["step"] == {"duration_s": None, "distance_m": 10, "distraction": 1}
    assert (found[0]["fas_peak"], found[0]["opt_outs"], found[1]["fas_peak"]) == (2, 0, None)


def test_a_skill_without_a_plan_is_found_by_its_name(owner: Person, dog: Doc) -> None:
    _trains(owner, dog, "correct", skill="Wave")
    assert len(_sets(owner, dog, skill="wave")) == 1
    assert _sets(owner, dog, skill="recall") == []


def test_no_more_than_the_newest_twenty(owner: Person, dog: Doc) -> None:
    plan = owner.plans_for(dog)
    sessions = [_trains(owner, dog, "correct", days_ago=30 - n, plan_id=plan["id"])["id"] for n in range(22)]
    assert [one["session_id"] for one in _sets(owner, dog, plan_id=plan["id"])] == sessions[2:]


def test_the_card_counts_a_set_of_yesterday_as_the_page_does(owner: Person, dog: Doc) -> None:
    plan = owner.plans_for(dog, advance_rule=TWICE)
    for days_ago in (1, 0):
        _trains(owner, dog, *["correct"] * 4, days_ago=days_ago, plan_id=plan["id"])
    card = read(owner.get(f"/dogs/{dog['id']}/handover"))
    assert card["plans"][0]["advice"] == (
        "4 of 4 correct (100 %) for 2 sets in a row, 1 of them in an earlier session: push from 4 of 5 on. "
        "Go to the next step."
    )
