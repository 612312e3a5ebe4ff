"""Deleting is soft; restoring brings the record back with its whole history."""

from tests.factories.kinds import RecordKind
from tests.factories.practices import Practice
from tests.harness.person import Doc, Person, new_id, random_id, read, refusal


def _kept(person: Person, kind: RecordKind, dog: Doc) -> Doc:
    return read(person.put(kind.at(new_id()), kind.first_body(dog["id"])), status=201)


def test_nobody_deletes_or_restores(nobody: Person, kind: RecordKind) -> None:
    refusal(nobody.delete(kind.at(random_id()), if_match=1), 401, "not-signed-in")
    refusal(nobody.post(f"{kind.at(random_id())}/restore"), 401, "not-signed-in")


def test_a_stranger_deletes_or_restores_nothing(owner: Person, stranger: Person, kind: RecordKind, dog: Doc) -> None:
    record = _kept(owner, kind, dog)
    refusal(stranger.delete(kind.at(record["id"]), if_match=1), 404, "not-found")
    owner.deletes(kind.path, record)
    refusal(stranger.post(f"{kind.at(record['id'])}/restore"), 404, "not-found")
    refusal(owner.get(kind.at(record["id"])), 404, "not-found")


def test_the_owner_deletes_and_the_answer_is_the_record_with_its_time(
    owner: Person, kind: RecordKind, dog: Doc
) -> None:
    record = _kept(owner, kind, dog)
    answer = owner.delete(kind.at(record["id"]), if_match=1)
    deleted = read(answer)
    assert answer.headers["etag"] == '"2"'
    assert deleted["deleted_at"] == "2026-10-06T15:30:00.000Z"
    assert deleted[kind.field] == kind.first


def test_a_deleted_record_is_gone_and_says_since_when(owner: Person, kind: RecordKind, dog: Doc) -> None:
    record = owner.deletes(kind.path, _kept(owner, kind, dog))
    problem = refusal(owner.get(kind.at(record["id"])), 404, "not-found")
    assert (problem["deleted_at"], problem["revision"]) == (record["deleted_at"], 2)


def test_deleting_needs_the_revision_that_was_seen(owner: Person, kind: RecordKind, dog: Doc) -> None:
    record = _kept(owner, kind, dog)
    refusal(owner.delete(kind.at(record["id"])), 428, "if-match-required")
    newest = owner.edits(kind.path, record, **{kind.field: kind.second})
    problem = refusal(owner.delete(kind.at(record["id"]), if_match=1), 412, "stale")
    assert problem.get("current") == kind.shown(newest)


def test_deleting_twice_changes_nothing(owner: Person, kind: RecordKind, dog: Doc) -> None:
    record = _kept(owner, kind, dog)
    first = owner.deletes(kind.path, record)
    assert read(owner.delete(kind.at(record["id"]), if_match=1)) == first


def test_a_deleted_record_is_not_overwritten(owner: Person, kind: RecordKind, dog: Doc) -> None:
    record = owner.deletes(kind.path, _kept(owner, kind, dog))
    refusal(owner.put(kind.at(record["id"]), kind.second_body(dog["id"]), if_match=2), 409, "deleted")


def test_restoring_brings_it_back_as_a_new_revision(owner: Person, kind: RecordKind, dog: Doc) -> None:
    record = _kept(owner, kind, dog)
    owner.deletes(kind.path, record)
    answer = owner.post(f"{kind.at(record['id'])}/restore", params={"reason": "deleted by mistake"})
    restored = read(answer)
    assert answer.headers["etag"] == '"3"'
    assert restored == record | {"revision": 3, "updated_at": restored["updated_at"]}
    assert read(owner.get(kind.at(record["id"]))) == restored
    history = read(owner.get(f"{kind.at(record['id'])}/revisions"))["items"]
    assert [(r["action"], r["deleted"]) for r in history] == [
        ("created", False), ("deleted", True), ("restored", False)
    ]  # fmt: skip
    assert history[2]["reason"] == "deleted by mistake"


def test_restoring_twice_changes_nothing(owner: Person, kind: RecordKind, dog: Doc) -> None:
    record = owner.deletes(kind.path, _kept(owner, kind, dog))
    first = read(owner.post(f"{kind.at(record['id'])}/restore"))
    assert read(owner.post(f"{kind.at(record['id'])}/restore")) == first


def test_restoring_over_a_stale_revision_is_refused(owner: Person, kind: RecordKind, dog: Doc) -> None:
    record = owner.deletes(kind.path, _kept(owner, kind, dog))
    refusal(owner.post(f"{kind.at(record['id'])}/restore", if_match=1), 412, "stale")
    assert read(owner.post(f"{kind.at(record['id'])}/restore", if_match=2))["revision"] == 3


def test_the_history_of_a_deleted_record_stays_readable(owner: Person, kind: RecordKind, dog: Doc) -> None:
    record = owner.deletes(kind.path, _kept(owner, kind, dog))
    assert [r["revision"] for r in read(owner.get(f"{kind.at(record['id'])}/revisions"))["items"]] == [1, 2]


def test_a_trainer_deletes_only_what_is_their_own_note(practice: Practice, dog: Doc) -> None:
    tom, nils = practice.joined_by("Tom", "trainer"), practice.joined_by("Nils", "trainer")
    note = tom.writes_note(dog)
    refusal(nils.delete(f"/notes/{note['id']}", if_match=1), 403, "not-allowed")
    deleted = tom.deletes("notes", note)
    refusal(nils.post(f"/notes/{note['id']}/restore"), 403, "not-allowed")
    assert deleted["deleted_at"]


def test_a_deleted_dog_leaves_the_list_and_its_timeline_and_comes_back_with_both(owner: Person) -> None:
    dog = owner.adds_dog(call_name="Pebble")
    note = owner.writes_note(dog)
    owner.deletes("dogs", dog)
    refusal(owner.get(f"/dogs/{dog['id']}/timeline"), 404, "not-found")
    assert [d["id"] for d in owner.every_page("/dogs")] == []
    read(owner.post(f"/dogs/{dog['id']}/restore"))
    assert [d["id"] for d in owner.every_page("/dogs")] == [dog["id"]]
    assert [i["id"] for i in owner.every_page(f"/dogs/{dog['id']}/timeline")] == [note["id"]]


def test_a_deleted_note_leaves_the_timeline_and_comes_back_to_its_place(owner: Person, dog: Doc) -> None:
    notes = [owner.writes_note(dog, occurred_at=f"2026-10-0{day}T10:00:00Z") for day in (1, 2, 3)]
    owner.deletes("notes", notes[1])
    shown = [i["id"] for i in owner.every_page(f"/dogs/{dog['id']}/timeline")]
    assert shown == [notes[2]["id"], notes[0]["id"]]
    read(owner.post(f"/notes/{notes[1]['id']}/restore"))
    shown = [i["id"] for i in owner.every_page(f"/dogs/{dog['id']}/timeline")]
    assert shown == [notes[2]["id"], notes[1]["id"], notes[0]["id"]]
