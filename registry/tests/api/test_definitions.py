"""Skills and behaviours by name, the library that comes along, and the rules with what they promise."""

import pytest

from registry.platform.access import Role
from tests.factories.practices import Practice
from tests.harness.person import Person, random_id, read, refusal

LISTS = ("/skills", "/behaviors", "/library", "/rules")


def test_nobody_reads_definitions_or_rules(nobody: Person) -> None:
    for path in LISTS:
        refusal(nobody.get(path), 401, "not-signed-in")
    refusal(nobody.post("/rules/promise", {}), 401, "not-signed-in")


@pytest.mark.parametrize("path", ["skills", "behaviors"])
def test_a_stranger_sees_only_their_own(owner: Person, stranger: Person, path: str) -> None:
    mine = owner.defines_skill() if path == "skills" else owner.defines_behavior()
    assert stranger.every_page(f"/{path}") == []
    refusal(stranger.get(f"/{path}/{mine['id']}"), 404, "not-found")


@pytest.mark.parametrize("role", ["trainer", "assistant", "viewer"])
def test_every_member_reads_the_definitions(practice: Practice, owner: Person, role: Role) -> None:
    """An assistant without a dog, too: definitions belong to no dog."""
    skill, behavior = owner.defines_skill(), owner.defines_behavior()
    person = practice.joined_by("Pat", role)
    assert [each["id"] for each in person.every_page("/skills")] == [skill["id"]]
    assert [each["id"] for each in person.every_page("/behaviors")] == [behavior["id"]]
    assert read(person.get(f"/skills/{skill['id']}")) == skill


def test_they_come_by_name_in_pages_and_can_be_narrowed(owner: Person) -> None:
    for name in ("Sit", "étape", "down", "Recall", "recall to whistle"):
        owner.defines_skill(name=name)
    owner.defines_behavior(name="Recall refused")
    for limit in (1, 2, 200):
        names = [each["name"] for each in owner.every_page("/skills", limit=limit)]
        assert names == ["down", "étape", "Recall", "recall to whistle", "Sit"]
    assert [each["name"] for each in owner.every_page("/skills", limit=1, q="RECALL")] == [
        "Recall",
        "recall to whistle",
    ]
    assert [each["name"] for each in owner.every_page("/behaviors")] == ["Recall refused"]


def test_a_cursor_of_skills_is_none_of_behaviours(owner: Person) -> None:
    owner.defines_skill(), owner.defines_skill()
    cursor = read(owner.get("/skills?limit=1"))["next_cursor"]
    refusal(owner.get("/behaviors", params={"cursor": cursor}), 400, "bad-cursor")


def test_a_deleted_definition_leaves_the_list(owner: Person) -> None:
    owner.deletes("skills", owner.defines_skill())
    assert owner.every_page("/skills") == []


def test_the_library_is_searched_by_name_synonym_and_domain(viewer: Person) -> None:
    whole = read(viewer.get("/library"))["items"]
    assert len(whole) >= 125
    assert "skill.sit" in [each["key"] for each in read(viewer.get("/library?q=absitzen"))["items"]]
    husbandry = read(viewer.get("/library?domain=husbandry"))["items"]
    assert {each["domain"] for each in husbandry} == {"husbandry"}
    refusal(viewer.get("/library?domain=cats"), 422, "invalid")


def test_an_entry_of_the_library_becomes_a_definition_of_the_practice(owner: Person) -> None:
    left_out = {"version", "default_unit"}
    for entry in read(owner.get("/library"))["items"]:
        taken = {field: value for field, value in entry.items() if field not in left_out}
        assert owner.defines_behavior(**taken)["key"] == entry["key"]


def test_the_rule_book_can_be_asked_for_each_promise(viewer: Person) -> None:
    book = read(viewer.get("/rules"))
    for sort, rules in (("advance_rule", book["advance"]), ("mastery_rule", book["mastery"])):
        for rule in rules:
            promise = read(viewer.post("/rules/promise", {sort: rule}))
            assert promise["sentences"][0].startswith("A dog that is right 70 % of the time")
            assert all(0 <= chance["passes"] <= 1 for chance in promise["chances"])


def test_a_rule_that_contradicts_itself_promises_nothing(viewer: Person) -> None:
    rule = {"id": "own", "name": "Own", "set_size": 5, "push_min": 3, "drop_max": 3}
    problem = refusal(viewer.post("/rules/promise", {"advance_rule": rule}), 422, "invalid")
    assert problem["errors"] == [{
        "pointer": "/advance_rule",
        "message": "A rule drops below where it pushes, and pushes within the size of its set.",
    }]  # fmt: skip
    refusal(viewer.post("/rules/promise", {}), 422, "invalid")
    both = {"advance_rule": rule | {"drop_max": 2}, "mastery_rule": {"id": "m", "name": "M"}}
    assert refusal(viewer.post("/rules/promise", both), 422, "invalid")["errors"][0]["pointer"] == "/mastery_rule"


def test_only_owners_and_trainers_define(practice: Practice, trainer: Person) -> None:
    trainer.defines_skill(), trainer.defines_behavior()
    for person in (practice.joined_by("Ana", "assistant"), practice.joined_by("Vera", "viewer")):
        refusal(person.put(f"/skills/{random_id()}", {"name": "Sit"}), 403, "not-allowed")
        refusal(person.put(f"/behaviors/{random_id()}", {"name": "Barking"}), 403, "not-allowed")
