"""What earlier sets say and what a rule promises is the same on the device as at the registry."""

import uuid
from typing import Any

import pytest

from tests.agreement.device_page import Device
from tests.agreement.test_device_answers import check, ids
from tests.harness.person import Person, read

Doc = dict[str, Any]
Query = dict[str, Any]


def test_the_earlier_sets_of_every_plan_and_skill(trainer: Person, device: Device) -> None:
    plans = [each for each in device.documents if each["kind"] == "target"]
    asked: list[tuple[str, Query]] = [
        (f"/dogs/{each['body']['dog_id']}/sets", {"plan_id": each["id"]}) for each in plans
    ]
    words = ("Recall", "obedience.recall", "sit", "STAY", "nothing of the sort")
    names = {each["body"]["skill"] for each in device.documents if each["kind"] == "exercise_set"}
    skills = sorted({*names, *words, *(each["body"]["name"] for each in plans)})
    asked += [(f"/dogs/{dog}/sets", {"skill": skill}) for dog in ids(device, "dog") for skill in skills]
    told = [len(read(trainer.get(path, params=query))["items"]) for path, query in asked]
    assert max(told) == 20, "no target of the demo has more than are told"
    assert any(told[len(plans) :]), "the demo trains no skill without a plan"
    check(trainer, device, asked)


def test_sets_of_no_target_of_two_or_of_another_dog_are_refused_alike(trainer: Person, device: Device) -> None:
    one, other = ids(device, "dog")[:2]
    plan = next(each["id"] for each in device.documents if each["kind"] == "target" and each["body"]["dog_id"] != one)
    questions: list[Doc] = [
        {"path": f"/dogs/{one}/sets", "query": {}},
        {"path": f"/dogs/{one}/sets", "query": {"plan_id": plan}},
        {"path": f"/dogs/{other}/sets", "query": {"plan_id": str(uuid.uuid4())}},
        {"path": f"/dogs/{other}/sets", "query": {"plan_id": plan, "skill": "sit"}},
        {"path": f"/dogs/{uuid.uuid4()}/sets", "query": {"skill": "sit"}},
    ]
    for question, answer in zip(questions, device.answers(questions), strict=True):
        problem = trainer.get(question["path"], params=question["query"]).json()
        assert answer == _refused(problem), question


def _refused(problem: Doc) -> Doc:
    code = problem["type"].rpartition(":")[2]
    fields = [error["pointer"] for error in problem.get("errors", [])]
    return {"status": problem["status"], "code": code, "fields": fields}


ADVANCE = {"id": "own", "name": "Own", "set_size": 5, "push_min": 4, "drop_max": 2}
MASTERY = {"id": "own", "name": "Own"}
RULES: list[Doc] = [
    {"advance_rule": ADVANCE},
    {"advance_rule": ADVANCE | {"consecutive_sets": 3}},
    {"advance_rule": ADVANCE | {"set_size": 200, "push_min": 180, "drop_max": 0}},
    {"advance_rule": ADVANCE | {"set_size": 1, "push_min": 1, "drop_max": 0}},
    {"mastery_rule": MASTERY},
    {"mastery_rule": MASTERY | {"level_percent": 0}},
    {"mastery_rule": MASTERY | {"level_percent": 66.7, "min_trials": 3, "sessions": 50}},
    {"mastery_rule": MASTERY | {"level_percent": 100, "min_trials": 200, "distinct_places": 3}},
    {"mastery_rule": MASTERY | {"max_latency_ms": 2000}, "advance_rule": None},
]


def test_what_rules_promise(trainer: Person, device: Device) -> None:
    book = read(trainer.get("/rules"))
    rules = [*RULES, *({"advance_rule": one} for one in book["advance"])]
    rules += [{"mastery_rule": one} for one in book["mastery"]]
    questions = [{"method": "POST", "path": "/rules/promise", "body": rule} for rule in rules]
    for rule, answer in zip(rules, device.answers(questions), strict=True):
        here, there = answer["value"], read(trainer.post("/rules/promise", rule))
        assert here["sentences"] == there["sentences"], rule
        for part in ("chances", "outcomes"):
            assert here[part] == [pytest.approx(one, rel=1e-12, abs=1e-12) for one in there[part]], rule


def test_a_question_about_no_rule_or_a_wrong_one_is_refused_alike(trainer: Person, device: Device) -> None:
    wrong: list[Doc] = [
        {}, {"advance_rule": ADVANCE, "mastery_rule": MASTERY}, {"advance_rule": ADVANCE | {"drop_max": 4}},
        {"advance_rule": ADVANCE | {"push_min": 6}},
    ]  # fmt: skip
    questions = [{"method": "POST", "path": "/rules/promise", "body": rule} for rule in wrong]
    for rule, answer in zip(wrong, device.answers(questions), strict=True):
        assert answer == _refused(trainer.post("/rules/promise", rule).json()), rule
