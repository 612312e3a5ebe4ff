"""PATCH is a JSON merge patch (RFC 7396) over a known revision."""

from tests.factories.kinds import RecordKind
from tests.harness.person import Doc, Person, new_id, random_id, read, refusal


def test_nobody_changes_anything(nobody: Person, kind: RecordKind) -> None:
    refusal(nobody.patch(kind.at(random_id()), {}, if_match=1), 401, "not-signed-in")


def test_a_stranger_changes_nothing(owner: Person, stranger: Person, kind: RecordKind, dog: Doc) -> None:
    path = kind.at(new_id())
    read(owner.put(path, kind.first_body(dog["id"])), status=201)
    refusal(stranger.patch(path, {kind.field: kind.second}, if_match=1), 404, "not-found")
    assert read(owner.get(path))[kind.field] == kind.first


def test_a_trainer_changes_one_field_and_leaves_the_others(trainer: Person, kind: RecordKind, dog: Doc) -> None:
    path = kind.at(new_id())
    record = read(trainer.put(path, kind.first_body(dog["id"])), status=201)
    answer = trainer.patch(path, {kind.field: kind.second}, if_match=1)
    changed = read(answer)
    assert answer.headers["etag"] == '"2"'
    assert changed == record | {kind.field: kind.second, "revision": 2, "updated_at": changed["updated_at"]}
    assert read(trainer.get(path)) == changed


def test_it_takes_the_type_of_merge_patches_too(trainer: Person, kind: RecordKind, dog: Doc) -> None:
    path = kind.at(new_id())
    read(trainer.put(path, kind.first_body(dog["id"])), status=201)
    headers = {"Content-Type": "application/merge-patch+json"}
    assert read(trainer.patch(path, {kind.field: kind.second}, if_match=1, headers=headers))["revision"] == 2


def test_null_puts_a_field_back_to_its_default(trainer: Person) -> None:
    dog = trainer.adds_dog(about="Pulls.", status="paused")
    changed = trainer.edits("dogs", dog, about=None, status=None)
    assert (changed["about"], changed["status"]) == (None, "active")


def test_null_on_a_needed_field_is_refused(trainer: Person, dog: Doc) -> None:
    note = trainer.writes_note(dog)
    problem = refusal(trainer.patch(f"/notes/{note['id']}", {"body": None}, if_match=1), 422, "invalid")
    assert problem["errors"][0]["pointer"] == "/body"


def test_lists_are_replaced_as_a_whole(trainer: Person, dog: Doc) -> None:
    note = trainer.writes_note(dog, tags=["recall", "fields"])
    assert trainer.edits("notes", note, tags=["reactivity"])["tags"] == ["reactivity"]


def test_a_patch_that_changes_nothing_makes_no_revision(trainer: Person, kind: RecordKind, dog: Doc) -> None:
    path = kind.at(new_id())
    record = read(trainer.put(path, kind.first_body(dog["id"])), status=201)
    assert read(trainer.patch(path, {}, if_match=1)) == record
    assert read(trainer.patch(path, {kind.field: kind.first}, if_match=1)) == record


def test_without_the_revision_it_is_refused(trainer: Person, kind: RecordKind, dog: Doc) -> None:
    path = kind.at(new_id())
    read(trainer.put(path, kind.first_body(dog["id"])), status=201)
    refusal(trainer.patch(path, {kind.field: kind.second}), 428, "if-match-required")


def test_over_a_stale_revision_it_is_refused_with_the_current_record(
    trainer: Person, kind: RecordKind, dog: Doc
) -> None:
    path = kind.at(new_id())
    read(trainer.put(path, kind.body(dog["id"])), status=201)
    newest = read(trainer.patch(path, {kind.field: kind.first}, if_match=1))
    problem = refusal(trainer.patch(path, {kind.field: kind.second}, if_match=1), 412, "stale")
    assert problem.get("current") == kind.shown(newest)


def test_unknown_fields_and_the_registrys_own_are_refused(trainer: Person, kind: RecordKind, dog: Doc) -> None:
    path = kind.at(new_id())
    read(trainer.put(path, kind.first_body(dog["id"])), status=201)
    for field in ("colour_of_lead", "revision", "author_id", "deleted_at", "created_at"):
        problem = refusal(trainer.patch(path, {field: "x"}, if_match=1), 422, "invalid")
        assert problem["errors"][0]["pointer"] == f"/{field}"


def test_a_patch_must_be_an_object(trainer: Person, kind: RecordKind, dog: Doc) -> None:
    path = kind.at(new_id())
    read(trainer.put(path, kind.first_body(dog["id"])), status=201)
    for body in ([], [1], "text", 7):
        refusal(trainer.patch(path, body, if_match=1), 422, "invalid")


def test_a_deleted_record_is_not_changed(owner: Person, kind: RecordKind, dog: Doc) -> None:
    path = kind.at(new_id())
    record = read(owner.put(path, kind.first_body(dog["id"])), status=201)
    owner.deletes(kind.path, record)
    refusal(owner.patch(path, {kind.field: kind.second}, if_match=2), 404, "not-found")


def test_without_the_revision_it_is_refused_even_if_nothing_would_change(
    trainer: Person, owner: Person, kind: RecordKind, dog: Doc
) -> None:
    path = kind.at(new_id())
    read(owner.put(path, kind.first_body(dog["id"])), status=201)
    refusal(trainer.patch(path, {}), 428, "if-match-required")
    owner.deletes(kind.path, {"id": path.rsplit("/", 1)[1], "revision": 1})
    refusal(owner.delete(path), 428, "if-match-required")
