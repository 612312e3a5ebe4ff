"""Safety cards: what everybody must read before handling a dog, and who has."""

import pytest

from registry.platform.access import Role
from tests.factories.practices import Practice
from tests.factories.records import a_safety_flag
from tests.harness.clock import SetClock
from tests.harness.person import Doc, Person, new_id, read, refusal
from tests.harness.site import Site


def _cards(person: Person, dog: Doc) -> list[Doc]:
    items: list[Doc] = read(person.get(f"/dogs/{dog['id']}/safety"))["items"]
    return items


def _acknowledge(person: Person, flag: Doc, **request: object) -> Doc:
    return read(person.post(f"/safety-flags/{flag['id']}/acknowledge", **request))


def test_nobody_and_no_stranger_sees_or_acknowledges_a_flag(
    nobody: Person, stranger: Person, owner: Person, dog: Doc
) -> None:
    flag = owner.flags(dog, severity="danger")
    for path in (f"/dogs/{dog['id']}/safety", f"/safety-flags/{flag['id']}"):
        refusal(nobody.get(path), 401, "not-signed-in")
        refusal(stranger.get(path), 404, "not-found")
    refusal(nobody.post(f"/safety-flags/{flag['id']}/acknowledge"), 401, "not-signed-in")
    refusal(stranger.post(f"/safety-flags/{flag['id']}/acknowledge"), 404, "not-found")
    assert _cards(owner, dog)[0]["acknowledgements"] == []


@pytest.mark.parametrize("role", ["owner", "trainer", "assistant", "viewer"])
def test_whoever_sees_the_dog_may_acknowledge(practice: Practice, owner: Person, dog: Doc, role: Role) -> None:
    person = practice.joined_by("Pat", role)
    flag = owner.flags(dog, severity="danger")
    if role == "assistant":
        refusal(person.post(f"/safety-flags/{flag['id']}/acknowledge"), 404, "not-found")
        owner.edits("dogs", dog, assigned_person_ids=[person.id])
    assert _acknowledge(person, flag) == {
        "person_id": person.id, "person_name": "Pat", "revision": 1, "at": "2026-10-06T15:30:00.000Z"
    }  # fmt: skip
    assert [card["acknowledged"] for card in _cards(person, dog)] == [True]
    assert [card["acknowledged"] for card in _cards(owner, dog)] == [False]


def test_a_token_needs_the_scope_to_write(site: Site, owner: Person, dog: Doc) -> None:
    flag = owner.flags(dog)
    reader = site.visitor().uses_token(owner.makes_token("read")["token"])
    refusal(reader.post(f"/safety-flags/{flag['id']}/acknowledge"), 403, "not-allowed")
    _acknowledge(site.visitor().uses_token(owner.makes_token("write")["token"]), flag)


def test_acknowledging_twice_changes_nothing(owner: Person, dog: Doc, clock: SetClock) -> None:
    flag = owner.flags(dog)
    first = _acknowledge(owner, flag)
    clock.passes(hours=1)
    assert _acknowledge(owner, flag) == first
    assert len(_cards(owner, dog)[0]["acknowledgements"]) == 1
    entries = read(owner.get("/audit"))["items"]
    assert [entry["action"] for entry in entries].count("acknowledged") == 1


def test_it_is_in_the_ledger_with_the_revision_that_was_read(owner: Person, viewer: Person, dog: Doc) -> None:
    flag = owner.edits("safety-flags", owner.flags(dog), severity="danger")
    _acknowledge(viewer, flag)
    entry = read(owner.get("/audit?limit=1"))["items"][0]
    assert (entry["action"], entry["kind"], entry["id"], entry["actor"]["id"], entry["reason"], entry["revision"]) == (
        "acknowledged", "safety_flag", flag["id"], viewer.id, "revision 2", 0
    )  # fmt: skip
    assert read(owner.get("/audit/verify"))["ok"]


def test_a_changed_flag_is_to_be_read_again(owner: Person, trainer: Person, dog: Doc, clock: SetClock) -> None:
    flag = owner.flags(dog, severity="danger")
    _acknowledge(trainer, flag), _acknowledge(owner, flag)
    clock.passes(hours=1)
    flag = owner.edits("safety-flags", flag, instruction="Two handlers, always.")
    (card,) = _cards(trainer, dog)
    assert not card["acknowledged"]
    assert {(each["person_name"], each["revision"]) for each in card["acknowledgements"]} == {("Tom", 1), ("Lena", 1)}
    _acknowledge(trainer, flag)
    (card,) = _cards(trainer, dog)
    assert card["acknowledged"]
    assert [(each["person_name"], each["revision"]) for each in card["acknowledgements"]] == [("Lena", 1), ("Tom", 2)]


def test_who_says_which_revision_they_saw_cannot_acknowledge_another(owner: Person, dog: Doc) -> None:
    flag = owner.flags(dog)
    path = f"/safety-flags/{flag['id']}/acknowledge"
    owner.edits("safety-flags", flag, instruction="Two handlers, always.")
    problem = refusal(owner.post(path, if_match=1), 412, "stale")
    assert problem["current"]["instruction"] == "Two handlers, always."
    assert read(owner.post(path, if_match=2))["revision"] == 2


def test_a_deleted_flag_is_neither_shown_nor_acknowledged(owner: Person, dog: Doc) -> None:
    flag = owner.flags(dog)
    _acknowledge(owner, flag)
    owner.deletes("safety-flags", flag)
    assert _cards(owner, dog) == []
    refusal(owner.post(f"/safety-flags/{flag['id']}/acknowledge"), 404, "not-found")


def test_danger_comes_first_and_then_what_was_set_last(owner: Person, dog: Doc) -> None:
    for severity, instruction in (
        ("info", "a"), ("danger", "b"), ("caution", "c"), ("danger", "d"), ("caution", "e")
    ):  # fmt: skip
        owner.flags(dog, severity=severity, instruction=instruction)
    owner.flags(owner.adds_dog(), severity="danger", instruction="of another dog")
    assert [card["instruction"] for card in _cards(owner, dog)] == ["d", "b", "e", "c", "a"]


def test_a_flag_runs_until_its_end(owner: Person, dog: Doc, clock: SetClock) -> None:
    owner.flags(dog, instruction="over", ended_at="2026-10-06T15:30:00Z")
    owner.flags(dog, instruction="still", ended_at="2026-10-06T17:31:00+02:00")
    assert [card["instruction"] for card in _cards(owner, dog)] == ["still"]
    clock.passes(minutes=1)
    assert _cards(owner, dog) == []


def test_a_flag_without_evidence_was_reported_by_the_owner(owner: Person, trainer: Person, dog: Doc) -> None:
    note = trainer.writes_note(dog, "Snapped at the vet.")
    trainer.flags(dog, severity="danger", evidence_ids=[note["id"]])
    trainer.flags(dog)
    seen, told = _cards(owner, dog)
    assert (seen["reported_by_owner"], told["reported_by_owner"]) == (False, True)
    assert (seen["set_by"], seen["set_at"]) == ("Tom", "2026-10-06T15:30:00.000Z")


def test_a_review_is_overdue_by_the_day_of_the_practice(owner: Person, dog: Doc, clock: SetClock) -> None:
    """22:30 on 6 October in London is 10:30 on the 7th in Auckland."""
    owner.flags(dog, review_due_on="2026-10-06")
    assert not _cards(owner, dog)[0]["review_overdue"], "on the day itself there is time"
    clock.passes(hours=6)
    assert not _cards(owner, dog)[0]["review_overdue"]
    read(owner.patch("/organization", {"time_zone": "Pacific/Auckland"}, if_match=1))
    assert _cards(owner, dog)[0]["review_overdue"]


def test_the_flags_of_a_deleted_dog_are_not_shown(owner: Person, dog: Doc) -> None:
    owner.flags(dog)
    owner.deletes("dogs", dog)
    refusal(owner.get(f"/dogs/{dog['id']}/safety"), 404, "not-found")


def _not_evidence(person: Person, dog: Doc, evidence_id: str, status: int, code: str) -> None:
    body = a_safety_flag(dog["id"], evidence_ids=[evidence_id])
    problem = refusal(person.put(f"/safety-flags/{new_id()}", body), status, code)
    assert [error["pointer"] for error in problem["errors"]] == ["/evidence_ids/0"]
    assert evidence_id in problem["detail"]


def test_evidence_is_a_record_of_the_same_dog(practice: Practice, owner: Person, stranger: Person, dog: Doc) -> None:
    other = owner.adds_dog(call_name="Mika")
    gone = owner.writes_note(dog)
    owner.deletes("notes", gone)
    theirs = stranger.writes_note(stranger.adds_dog())
    private = practice.joined_by("Tom", "trainer").writes_note(dog, visibility="private")
    for unknown in (new_id(), gone["id"], theirs["id"], private["id"]):
        _not_evidence(owner, dog, unknown, 404, "not-found")
    _not_evidence(owner, dog, owner.writes_note(other)["id"], 422, "invalid")
    kept = owner.flags(dog, evidence_ids=[owner.writes_note(dog)["id"], owner.observes(dog)["id"]])
    refused = owner.patch(f"/safety-flags/{kept['id']}", {"evidence_ids": [new_id()]}, if_match=kept["revision"])
    refusal(refused, 404, "not-found")
    assert read(owner.get(f"/safety-flags/{kept['id']}")) == kept
    moved = owner.patch(f"/safety-flags/{kept['id']}", {"dog_id": other["id"]}, if_match=kept["revision"])
    refusal(moved, 422, "invalid")


def test_evidence_that_only_its_author_reads_does_not_stop_a_colleague(
    owner: Person, trainer: Person, dog: Doc
) -> None:
    private = trainer.writes_note(dog, visibility="private")
    flag = trainer.flags(dog, evidence_ids=[private["id"]])
    trainer.deletes("notes", private)
    changed = owner.edits("safety-flags", flag, instruction="Two people at the gate.")
    assert changed["evidence_ids"] == [private["id"]]
