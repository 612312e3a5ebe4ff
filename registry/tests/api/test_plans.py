"""Plans: a dog's own list, what makes one contradict itself, and what it may be about."""

from typing import Any

import pytest

from tests.factories.practices import Practice
from tests.factories.records import a_plan
from tests.harness.person import Doc, Person, new_id, random_id, read, refusal

STEP = "019b0000-0000-7000-8000-c00000000001"
RULE = {"id": "own", "name": "Own", "set_size": 5, "push_min": 4, "drop_max": 2}


def test_nobody_and_no_stranger_lists_a_dogs_plans(nobody: Person, owner: Person, stranger: Person, dog: Doc) -> None:
    owner.plans_for(dog)
    refusal(nobody.get(f"/dogs/{dog['id']}/plans"), 401, "not-signed-in")
    refusal(stranger.get(f"/dogs/{dog['id']}/plans"), 404, "not-found")


def test_an_assistant_lists_the_plans_of_assigned_dogs_alone(owner: Person, assistant: Person, dog: Doc) -> None:
    plan = owner.plans_for(dog)
    path = f"/dogs/{dog['id']}/plans"
    refusal(assistant.get(path), 404, "not-found")
    owner.edits("dogs", dog, assigned_person_ids=[assistant.id])
    assert assistant.every_page(path) == [plan]


def test_only_the_dogs_own_plans_come_by_name_in_pages(owner: Person, dog: Doc) -> None:
    other = owner.adds_dog()
    for name in ("stay", "Recall", "mat", "étape"):
        owner.plans_for(dog, name=name)
        owner.plans_for(other, name=f"other {name}")
    path = f"/dogs/{dog['id']}/plans"
    for limit in (1, 3, 200):
        assert [plan["name"] for plan in owner.every_page(path, limit=limit)] == ["étape", "mat", "Recall", "stay"]
    assert [plan["name"] for plan in owner.every_page(path, q="ta")] == ["étape", "stay"]
    cursor = read(owner.get(f"{path}?limit=1"))["next_cursor"]
    refusal(owner.get(f"/dogs/{other['id']}/plans", params={"cursor": cursor}), 400, "bad-cursor")


def test_a_plan_that_was_deleted_or_moved_to_another_dog_leaves_the_list(owner: Person, dog: Doc) -> None:
    other = owner.adds_dog()
    owner.deletes("plans", owner.plans_for(dog))
    moved = owner.edits("plans", owner.plans_for(dog), dog_id=other["id"])
    assert owner.every_page(f"/dogs/{dog['id']}/plans") == []
    assert owner.every_page(f"/dogs/{other['id']}/plans") == [moved]


def test_the_plans_of_a_deleted_dog_are_not_listed(owner: Person, dog: Doc) -> None:
    owner.plans_for(dog)
    owner.deletes("dogs", dog)
    refusal(owner.get(f"/dogs/{dog['id']}/plans"), 404, "not-found")


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"phases": [{"kind": "baseline", "from": "2026-03-02T09:00:00Z", "to": "2026-03-01T09:00:00Z"}]},
         "/phases/0/to"),
        ({"phases": [{"kind": "baseline", "from": "2026-03-02T09:00:00Z"},
                     {"kind": "proofing", "from": "2026-03-03T09:00:00Z"}]}, "/phases/1/from"),
        ({"steps": [{"id": STEP}, {"id": STEP}]}, "/steps/1/id"),
        ({"current_step_id": STEP}, "/current_step_id"),
        ({"goal_step_id": STEP}, "/goal_step_id"),
        ({"aim": {"value": 9, "start_value": 1, "start_on": "2026-03-02", "by": "2026-03-01"}}, "/aim/by"),
        ({"aim": {"value": 9, "start_on": "2026-03-01", "by": "2026-03-02"}}, "/aim/start_value"),
        ({"aim": {"value": 9, "start_value": 1, "by": "2026-03-02"}}, "/aim/start_on"),
        ({"aim": {"value": 9, "start_value": 1, "start_on": "2026-03-01"}}, "/aim/by"),
        ({"advance_rule": RULE | {"drop_max": 4}}, "/advance_rule"),
        ({"advance_rule": RULE | {"push_min": 6}}, "/advance_rule"),
    ],
)  # fmt: skip
def test_a_plan_that_contradicts_itself_is_refused_at_the_field(
    owner: Person, dog: Doc, fields: dict[str, Any], pointer: str
) -> None:
    problem = refusal(owner.put(f"/plans/{new_id()}", a_plan(dog["id"], **fields)), 422, "invalid")
    assert [error["pointer"] for error in problem["errors"]] == [pointer]
    plan = owner.plans_for(dog)
    patched = refusal(owner.patch(f"/plans/{plan['id']}", fields, if_match=1), 422, "invalid")
    assert patched["errors"] == problem["errors"]
    assert read(owner.get(f"/plans/{plan['id']}")) == plan


def test_two_ds_that_rise_at_once_are_kept_as_they_are(owner: Person, dog: Doc) -> None:
    steps = [{"id": new_id(), "distance_m": 1, "distraction": 0}, {"id": new_id(), "distance_m": 30, "distraction": 3}]
    assert len(owner.plans_for(dog, steps=steps)["steps"]) == 2


def test_it_is_about_a_skill_or_a_behaviour_of_the_practice(owner: Person, stranger: Person, dog: Doc) -> None:
    for definition in (owner.defines_skill(), owner.defines_behavior()):
        assert owner.plans_for(dog, definition_id=definition["id"])["definition_id"] == definition["id"]
    gone = owner.defines_skill()
    owner.deletes("skills", gone)
    for wrong in (stranger.defines_skill()["id"], random_id(), dog["id"], gone["id"]):
        answer = owner.put(f"/plans/{new_id()}", a_plan(dog["id"], definition_id=wrong))
        problem = refusal(answer, 404, "not-found")
        assert problem["errors"] == [
            {"pointer": "/definition_id", "message": "There is no skill or behaviour with this id."}
        ]


def test_an_assistant_cannot_write_a_plan_and_a_trainer_can(practice: Practice, dog: Doc, trainer: Person) -> None:
    trainer.plans_for(dog)
    assistant = practice.joined_by("Ana", "assistant")
    refusal(assistant.put(f"/plans/{new_id()}", a_plan(dog["id"])), 403, "not-allowed")


def test_a_reinforcer_that_is_listed_twice_is_refused_at_the_second(owner: Person, dog: Doc) -> None:
    twice = [{"item": "Liver"}, {"item": "Ball", "kind": "toy"}, {"item": "LIVER", "allergy": True}]
    problem = refusal(owner.patch(f"/dogs/{dog['id']}", {"reinforcers": twice}, if_match=1), 422, "invalid")
    assert [error["pointer"] for error in problem["errors"]] == ["/reinforcers/2/item"]
