"""PUT creates or replaces, and repeating it changes nothing."""

from tests.factories.kinds import RecordKind
from tests.factories.practices import Practice
from tests.factories.records import a_dog, a_note, a_session
from tests.harness.person import Doc, Person, new_id, read, refusal


def test_nobody_creates(nobody: Person, kind: RecordKind) -> None:
    refusal(nobody.put(kind.at(new_id()), kind.body(new_id())), 401, "not-signed-in")


def test_a_viewer_creates_nothing(viewer: Person, kind: RecordKind, dog: Doc) -> None:
    refusal(viewer.put(kind.at(new_id()), kind.body(dog["id"])), 403, "not-allowed")


def test_a_new_record_answers_with_what_every_resource_has(trainer: Person, kind: RecordKind, dog: Doc) -> None:
    record_id = new_id()
    answer = trainer.put(kind.at(record_id), kind.first_body(dog["id"]))
    record = read(answer, status=201)
    assert answer.headers["etag"] == '"1"'
    assert record["id"] == record_id
    assert record["revision"] == 1
    assert record["author_id"] == record["updated_by_id"] == trainer.id
    assert record["created_at"] == record["updated_at"] == "2026-10-06T15:30:00.000Z"
    assert record[kind.field] == kind.first
    assert "deleted_at" not in record


def test_the_same_body_again_changes_nothing(trainer: Person, kind: RecordKind, dog: Doc) -> None:
    path, body = kind.at(new_id()), kind.first_body(dog["id"])
    first = trainer.put(path, body)
    trainer_later = trainer.put(path, body)
    assert (first.status_code, trainer_later.status_code) == (201, 200)
    assert trainer_later.headers["etag"] == first.headers["etag"] == '"1"'
    assert trainer_later.json() == first.json()
    assert len(read(trainer.get(f"{path}/revisions"))["items"]) == 1


def test_the_same_body_with_an_old_etag_changes_nothing_either(trainer: Person, kind: RecordKind, dog: Doc) -> None:
    """A client that lost the answer repeats its request, precondition and all."""
    path = kind.at(new_id())
    read(trainer.put(path, kind.first_body(dog["id"])), status=201)
    changed = read(trainer.put(path, kind.second_body(dog["id"]), if_match=1))
    assert read(trainer.put(path, kind.second_body(dog["id"]), if_match=1)) == changed


def test_replacing_needs_the_revision_that_was_seen(trainer: Person, kind: RecordKind, dog: Doc) -> None:
    path = kind.at(new_id())
    read(trainer.put(path, kind.first_body(dog["id"])), status=201)
    answer = trainer.put(path, kind.second_body(dog["id"]))
    refusal(answer, 428, "if-match-required")
    assert answer.headers["etag"] == '"1"'
    replaced = trainer.put(path, kind.second_body(dog["id"]), if_match=1)
    assert read(replaced)[kind.field] == kind.second
    assert replaced.headers["etag"] == '"2"'


def test_a_stale_revision_is_refused_with_the_current_record(trainer: Person, kind: RecordKind, dog: Doc) -> None:
    path = kind.at(new_id())
    read(trainer.put(path, kind.body(dog["id"])), status=201)
    newest = read(trainer.put(path, kind.first_body(dog["id"]), if_match=1))
    answer = trainer.put(path, kind.second_body(dog["id"]), if_match=1)
    problem = refusal(answer, 412, "stale")
    assert problem.get("current") == kind.shown(newest)
    assert answer.headers["etag"] == '"2"'
    assert read(trainer.get(path)) == newest


def test_a_revision_from_the_future_is_stale_too(trainer: Person, kind: RecordKind, dog: Doc) -> None:
    path = kind.at(new_id())
    read(trainer.put(path, kind.first_body(dog["id"])), status=201)
    refusal(trainer.put(path, kind.second_body(dog["id"]), if_match=7), 412, "stale")


def test_if_match_must_be_an_etag(trainer: Person, kind: RecordKind, dog: Doc) -> None:
    for wrong in ("1", "*", 'W/"1"', '"x"', '"-1"', '""', '"1", "2"', '"99999999999999999999"'):
        refusal(trainer.put(kind.at(new_id()), kind.first_body(dog["id"]), if_match=wrong), 400, "malformed")


def test_a_replacement_puts_left_out_fields_back_to_their_defaults(trainer: Person) -> None:
    dog = trainer.adds_dog(about="Pulls.", colour="brown")
    replaced = read(trainer.put(f"/dogs/{dog['id']}", a_dog(colour="brown"), if_match=1))
    assert (replaced["about"], replaced["colour"]) == (None, "brown")


def test_the_author_stays_who_wrote_first_and_the_editor_is_named(practice: Practice, kind: RecordKind) -> None:
    tom, dog = practice.joined_by("Tom", "trainer"), practice.owner.adds_dog()
    path = kind.at(new_id())
    read(tom.put(path, kind.first_body(dog["id"])), status=201)
    edited = read(practice.owner.put(path, kind.second_body(dog["id"]), if_match=1))
    assert (edited["author_id"], edited["updated_by_id"]) == (tom.id, practice.owner.id)


def test_an_id_of_another_kind_is_refused(trainer: Person, kind: RecordKind, dog: Doc) -> None:
    guardian, note = trainer.adds_guardian(), trainer.writes_note(dog)
    for other in (
        dog["id"] if kind.path != "dogs" else note["id"],
        guardian["id"] if kind.path != "guardians" else note["id"],
    ):
        problem = refusal(trainer.put(kind.at(other), kind.first_body(dog["id"])), 409, "id-taken")
        assert "new id" in problem["detail"]


def test_the_id_of_the_organization_or_a_member_is_taken(
    practice: Practice, trainer: Person, kind: RecordKind, dog: Doc
) -> None:
    for taken in (practice.organization_id, practice.member_id_of(trainer)):
        refusal(trainer.put(kind.at(taken), kind.first_body(dog["id"])), 409, "id-taken")


def test_an_id_in_capitals_is_the_same_id(trainer: Person, kind: RecordKind, dog: Doc) -> None:
    record_id = new_id()
    record = read(trainer.put(kind.at(record_id.upper()), kind.first_body(dog["id"])), status=201)
    assert record["id"] == record_id
    assert read(trainer.get(kind.at(record_id))) == record


def test_the_time_keeps_the_offset_that_the_trainer_saw(trainer: Person, dog: Doc) -> None:
    for path, field, body in (("notes", "occurred_at", a_note), ("sessions", "started_at", a_session)):
        record = read(
            trainer.put(f"/{path}/{new_id()}", body(dog["id"], **{field: "2026-10-06T17:30:00+02:00"})), status=201
        )
        assert record[field] == "2026-10-06T17:30:00+02:00"


def test_a_reason_is_kept_with_the_revision(trainer: Person, kind: RecordKind, dog: Doc) -> None:
    path = kind.at(new_id())
    read(trainer.put(path, kind.first_body(dog["id"])), status=201)
    read(trainer.put(path, kind.second_body(dog["id"]), if_match=1, params={"reason": "Mixed up two dogs"}))
    assert [r["reason"] for r in read(trainer.get(f"{path}/revisions"))["items"]] == ["", "Mixed up two dogs"]
    refusal(trainer.put(path, kind.first_body(dog["id"]), if_match=2, params={"reason": "x" * 201}), 422, "invalid")


def test_the_longest_reason_fits(trainer: Person, kind: RecordKind, dog: Doc) -> None:
    path = kind.at(new_id())
    read(trainer.put(path, kind.first_body(dog["id"]), params={"reason": "ä" * 200}), status=201)
    assert read(trainer.get(f"{path}/revisions"))["items"][0]["reason"] == "ä" * 200
