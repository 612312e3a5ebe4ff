"""The list of who has read what: with it a device knows without a network whom a safety card still waits for."""

from tests.factories.practices import Practice
from tests.harness.clock import SetClock
from tests.harness.person import Doc, Person, read, refusal


def _given(person: Person) -> list[Doc]:
    items: list[Doc] = read(person.get("/acknowledgements"))["items"]
    return items


def _acknowledges(person: Person, path: str) -> None:
    read(person.post(f"{path}/acknowledge"))


def _hand_over(person: Person, dog: Doc, hour: int, **fields: str) -> Doc:
    at = f"2026-10-06T{hour:02}:00:00+02:00"
    return person.writes_note(dog, kind="handover", occurred_at=at, **fields)


def test_nobody_sees_the_list_and_a_stranger_sees_an_empty_one(
    nobody: Person, stranger: Person, owner: Person, dog: Doc
) -> None:
    _acknowledges(owner, f"/safety-flags/{owner.flags(dog)['id']}")
    refusal(nobody.get("/acknowledgements"), 401, "not-signed-in")
    assert _given(stranger) == []
    assert len(_given(owner)) == 1


def test_everybodys_newest_acknowledgement_of_a_flag_is_named(
    practice: Practice, owner: Person, dog: Doc, clock: SetClock
) -> None:
    trainer = practice.joined_by("Pat", "trainer")
    flag = owner.flags(dog, severity="danger")
    path = f"/safety-flags/{flag['id']}"
    for person in (owner, trainer):
        _acknowledges(person, path)
    owner.edits("safety-flags", flag, instruction="Two leads, always.")
    clock.passes(hours=1)
    _acknowledges(owner, path)
    assert _given(trainer) == [
        {
            "kind": "safety_flag", "document_id": flag["id"], "person_id": person.id, "person_name": name,
            "revision": revision, "at": at,
        }
        for person, name, revision, at in (
            (trainer, "Pat", 1, "2026-10-06T15:30:00.000Z"),
            (owner, "Lena", 2, "2026-10-06T16:30:00.000Z"),
        )
    ]  # fmt: skip


def test_of_hand_overs_only_the_newest_of_each_dog_is_named(owner: Person, dog: Doc) -> None:
    notes = [_hand_over(owner, dog, hour) for hour in (8, 10, 9)]
    for note in notes:
        _acknowledges(owner, f"/notes/{note['id']}")
    assert [each["document_id"] for each in _given(owner)] == [notes[1]["id"]]
    owner.edits("notes", notes[1], status="void")
    assert [each["document_id"] for each in _given(owner)] == [notes[2]["id"]]
    read(owner.patch(f"/notes/{notes[2]['id']}", {"kind": "general"}, if_match=1))
    assert [each["document_id"] for each in _given(owner)] == [notes[0]["id"]]


def test_what_a_person_may_not_read_is_not_named(practice: Practice, owner: Person, dog: Doc) -> None:
    assistant = practice.joined_by("Pat", "assistant")
    trainer = practice.joined_by("Kim", "trainer")
    private = _hand_over(owner, dog, 12, visibility="private")
    flag = owner.flags(dog)
    for path in (f"/notes/{private['id']}", f"/safety-flags/{flag['id']}"):
        _acknowledges(owner, path)
    assert [each["document_id"] for each in _given(owner)] == [private["id"], flag["id"]]
    assert [each["document_id"] for each in _given(trainer)] == [flag["id"]]
    assert _given(assistant) == []
    owner.edits("dogs", dog, assigned_person_ids=[assistant.id])
    assert [each["document_id"] for each in _given(assistant)] == [flag["id"]]


def test_a_deleted_flag_is_not_named(owner: Person, dog: Doc) -> None:
    flag = owner.flags(dog)
    _acknowledges(owner, f"/safety-flags/{flag['id']}")
    read(owner.delete(f"/safety-flags/{flag['id']}", if_match=1))
    assert _given(owner) == []
