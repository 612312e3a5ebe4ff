"""Contradicting edits are kept until somebody says what counts."""

import pytest

from tests.factories.practices import Practice
from tests.factories.pushes import a_conflict, a_row, everything, pushed
from tests.factories.records import a_dog
from tests.harness.person import Doc, Person, random_id, read, refusal

MINE, OTHER = "Calm at the gate,\nthen quick.", "Barked at the gate,\nthen slow."


def _open(person: Person) -> list[Doc]:
    items: list[Doc] = read(person.get("/sync/conflicts"))["items"]
    return items


def _settle(person: Person, conflict_id: str, keep: str, seen: int | None = 3) -> Doc:
    return read(person.post(f"/sync/conflicts/{conflict_id}/settle", {"keep": keep, "seen_revision": seen}))


@pytest.mark.parametrize(
    ("keep", "text", "revision"), [("current", MINE, 3), ("set_aside", OTHER, 4), ("both", f"{MINE}\n\n{OTHER}", 4)]
)
def test_a_conflict_ends_as_the_person_wants_it(owner: Person, dog: Doc, keep: str, text: str, revision: int) -> None:
    conflict_id = a_conflict(owner, dog, MINE, OTHER)
    note_id = _open(owner)[0]["document_id"]
    settled = _settle(owner, conflict_id, keep)
    assert settled["settled"] == keep
    assert _open(owner) == []
    note = read(owner.get(f"/notes/{note_id}"))
    assert (note["body"], note["revision"]) == (text, revision)
    assert _settle(owner, conflict_id, "set_aside") == settled, "settling it once more changes nothing"
    assert read(owner.get("/audit/verify"))["ok"]
    texts = [each["body"] for each in read(owner.get(f"/notes/{note_id}/revisions"))["items"]]
    assert {MINE, OTHER} <= set(texts)


def test_a_settlement_reaches_the_other_devices(owner: Person, dog: Doc) -> None:
    conflict_id = a_conflict(owner, dog, MINE, OTHER)
    _, checkpoint, _ = everything(owner)
    _settle(owner, conflict_id, "set_aside")
    (told,), _, _ = everything(owner, checkpoint)
    assert told["body"]["body"] == OTHER


def test_a_record_that_changed_after_it_was_looked_at_is_not_settled_blindly(owner: Person, dog: Doc) -> None:
    conflict_id = a_conflict(owner, dog, MINE, OTHER)
    path = f"/sync/conflicts/{conflict_id}/settle"
    refusal(owner.post(path, {"keep": "both", "seen_revision": 2}), 412, "stale")
    refusal(owner.post(path, {"keep": "both"}), 422, "invalid")
    assert len(_open(owner)) == 1


def test_of_two_values_that_are_no_texts_both_cannot_be_kept(owner: Person) -> None:
    dog = owner.adds_dog()
    _, result = pushed(owner, *(a_row("dog", dog["id"], a_dog(sex=sex), assumed=1) for sex in ("f", "m")))
    settled = _settle(owner, result["conflict_id"], "both")
    assert settled["current"]["body"]["sex"] == "m"


def test_two_names_are_put_side_by_side(owner: Person) -> None:
    dog = owner.adds_dog()
    rows = [a_row("dog", dog["id"], a_dog(call_name=name), assumed=1) for name in ("Pebble", "Pebbles")]
    _, result = pushed(owner, *rows)
    assert _settle(owner, result["conflict_id"], "both")["current"]["body"]["call_name"] == "Pebbles / Pebble"


def test_of_two_notes_one_stands_below_the_other_however_short_they_are(owner: Person, dog: Doc) -> None:
    settled = _settle(owner, a_conflict(owner, dog, "Sat.", "Lay down."), "both")
    assert set(settled["current"]["body"]["body"].split("\n\n")) == {"Sat.", "Lay down."}


def test_only_who_may_change_the_record_settles(practice: Practice, owner: Person, stranger: Person) -> None:
    assistant = practice.joined_by("Ana", "assistant")
    hidden = a_conflict(owner, owner.adds_dog(call_name="Hidden"))
    shown = a_conflict(owner, owner.adds_dog(assigned_person_ids=[assistant.id]))
    assert [card["id"] for card in _open(assistant)] == [shown]
    assert _open(stranger) == []
    wanted = {"keep": "current"}
    refusal(assistant.post(f"/sync/conflicts/{shown}/settle", wanted), 403, "not-allowed")
    refusal(practice.joined_by("Vera", "viewer").post(f"/sync/conflicts/{shown}/settle", wanted), 403, "not-allowed")
    for person in (assistant, stranger):
        refusal(person.post(f"/sync/conflicts/{hidden}/settle", wanted), 404, "not-found")
        refusal(person.post(f"/sync/conflicts/{random_id()}/settle", wanted), 404, "not-found")


def test_conflicts_come_page_by_page(owner: Person, dog: Doc) -> None:
    made = [a_conflict(owner, dog) for _ in range(3)]
    assert [card["id"] for card in owner.every_page("/sync/conflicts", limit=1)] == made


def test_a_deleted_record_asks_nobody(owner: Person, dog: Doc) -> None:
    a_conflict(owner, dog)
    card = _open(owner)[0]
    pushed(owner, a_row("note", card["document_id"], None, assumed=3, deleted=True))
    assert _open(owner) == []
