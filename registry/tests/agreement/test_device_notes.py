"""A note saved on the page's device is the note that the registry saves: text, facts, what speaks against it."""

import uuid
from typing import Any

import pytest

from tests.agreement.both_sides import BothSides
from tests.agreement.device_page import Device
from tests.factories.records import a_note, a_plan
from tests.harness.person import Person, read

EDITS = 60
Doc = dict[str, Any]


def of_kind(device: Device, kind: str) -> list[Doc]:
    return [each for each in device.documents if each["kind"] == kind]


def as_typed(note: Doc) -> Doc:
    """The note's body as its writer sent it: what was put right by hand, nothing that was read."""
    by_hand = [kept for kept in note["facts"] if kept["origin"] != "read"]
    return {name: value for name, value in note.items() if name != "grammar_version"} | {"facts": by_hand}


@pytest.fixture
def both(trainer: Person, device: Device) -> BothSides:
    return BothSides(trainer, device)


@pytest.fixture
def dog(device: Device) -> Doc:
    return of_kind(device, "dog")[0]


def test_every_note_of_the_demo_is_read_alike(trainer: Person, device: Device) -> None:
    notes = of_kind(device, "note")
    assert len(notes) > 100
    written = [{"method": "PUT", "path": f"/notes/{uuid.uuid4()}", "body": as_typed(note["body"])} for note in notes]
    for note, answer in zip(notes, device.answers(written), strict=True):
        assert answer["value"]["facts"] == note["body"]["facts"], note["body"]["body"]
        assert answer["value"]["grammar_version"] == note["body"]["grammar_version"]


def test_edits_move_facts_with_their_words(both: BothSides, device: Device) -> None:
    notes = [note for note in of_kind(device, "note") if note["body"]["facts"]][:EDITS]
    for place, note in enumerate(notes):
        path, text = f"/notes/{note['id']}", note["body"]["body"]
        fact = note["body"]["facts"][place % len(note["body"]["facts"])]
        by_hand = fact | {"origin": "corrected" if place % 2 else "dropped"}
        both.patch(path, {"facts": [by_hand]})
        both.patch(path, {"body": f"Ä🐕 first. {text}"})
        both.patch(path, {"body": f"{text}\nSit 4/5. {text}"})
        both.patch(path, {"body": "Nothing of it is left. Sit 3/5 at 10 m.", "tags": ["later"]})
        both.get(path)
    both.agree()


def test_a_plan_that_says_no_more_than_its_name_is_a_word_of_the_notes(both: BothSides, dog: Doc) -> None:
    for name in ("zigzag", "down"):
        plan = f"/plans/{uuid.uuid4()}"
        both.put(plan, a_plan(dog["id"], name=name))
        both.put(f"/notes/{uuid.uuid4()}", a_note(dog["id"], body=f"{name} 5/5", occurred_at="2026-11-18T18:00:00Z"))
        both.delete(plan)  # the next test's device never heard of it
    both.agree()


def test_a_fact_about_another_dog_changes_with_the_notes_dog(both: BothSides, device: Device) -> None:
    one, other = of_kind(device, "dog")[:2]
    names = [dog["body"]["call_name"] for dog in (one, other)]
    path = f"/notes/{uuid.uuid4()}"
    both.put(path, a_note(one["id"], body=f"{names[0]}: sit 4/5\n{names[1]}: sit 3/5, down 2/5\n"))
    both.patch(path, {"dog_id": other["id"]})
    both.patch(path, {"language": "de"})
    both.agree()


def test_what_speaks_against_a_note_has_the_same_name(both: BothSides, device: Device, dog: Doc) -> None:
    other = of_kind(device, "dog")[1]
    session = next(each for each in of_kind(device, "session") if each["body"]["dog_id"] == dog["id"])
    path = f"/notes/{uuid.uuid4()}"
    both.put(path, a_note(dog["id"], body="ä" * 40_000))
    both.put(path, a_note(other["id"], session_id=session["id"]))
    both.put(path, a_note(dog["id"], session_id=str(uuid.uuid4())))
    both.put(path, a_note(str(uuid.uuid4())))
    both.put(path, a_note(dog["id"], body=" \n"))
    both.put(path, a_note(dog["id"], time_zone="Europe/Atlantis"))
    both.put(path, a_note(dog["id"], session_id=session["id"]))
    both.agree()


def test_a_note_is_deleted_and_comes_back(both: BothSides, dog: Doc) -> None:
    path = f"/notes/{uuid.uuid4()}"
    body = a_note(dog["id"], body="Sit 4/5.", facts=[])
    both.put(path, body)
    both.put(path, body)
    both.delete(path)
    both.restore(path)
    both.get(path)
    both.agree()


def test_the_practices_words(trainer: Person, device: Device) -> None:
    (answer,) = device.answers([{"path": "/observations/words"}])
    assert answer["value"] == read(trainer.get("/observations/words"))


def test_without_the_registry_the_history_is_what_the_device_knows(trainer: Person, device: Device) -> None:
    note = of_kind(device, "note")[-1]
    path = f"/notes/{note['id']}"
    edited = {"method": "PATCH", "path": path, "body": {"body": "Sit 1/5."}, "query": {"reason": "wrong dog"}}
    _, answer = device.answers([edited, {"path": f"{path}/revisions"}])
    (newest,) = read(trainer.get(f"{path}/revisions"))["items"]
    stored, mine = answer["value"]["items"]
    assert stored | {name: newest[name] for name in ("hash", "previous_hash")} == newest
    assert (mine["action"], mine["body"], mine["reason"]) == ("unsent", "Sit 1/5.", "wrong dog")
