"""Reading one record: for whom, and only again when it changed."""

from tests.factories.kinds import RecordKind
from tests.harness.person import Doc, Person, new_id, random_id, read, refusal


def test_nobody_reads(nobody: Person, kind: RecordKind) -> None:
    refusal(nobody.get(kind.at(random_id())), 401, "not-signed-in")
    refusal(nobody.get(f"{kind.at(random_id())}/revisions"), 401, "not-signed-in")


def test_a_stranger_is_told_what_they_are_told_of_a_random_id(
    owner: Person, stranger: Person, kind: RecordKind, dog: Doc
) -> None:
    record = read(owner.put(kind.at(new_id()), kind.first_body(dog["id"])), status=201)
    for suffix in ("", "/revisions"):
        real = stranger.get(kind.at(record["id"]) + suffix)
        made_up = stranger.get(kind.at(random_id()) + suffix)
        refusal(real, 404, "not-found")
        assert real.json() == made_up.json()


def test_a_viewer_reads(viewer: Person, owner: Person, kind: RecordKind, dog: Doc) -> None:
    body = kind.first_body(dog["id"]) | kind.read_by(viewer.id)
    record = read(owner.put(kind.at(new_id()), body), status=201)
    answer = viewer.get(kind.at(record["id"]))
    assert read(answer) == record
    assert answer.headers["etag"] == '"1"'
    assert answer.headers["content-type"] == "application/json"
    assert answer.headers["cache-control"] == "private, no-cache"


def test_what_has_not_changed_is_not_sent_again(viewer: Person, owner: Person, kind: RecordKind, dog: Doc) -> None:
    body = kind.first_body(dog["id"]) | kind.read_by(viewer.id)
    record = read(owner.put(kind.at(new_id()), body), status=201)
    unchanged = viewer.get(kind.at(record["id"]), headers={"If-None-Match": '"1"'})
    assert (unchanged.status_code, unchanged.content, unchanged.headers["etag"]) == (304, b"", '"1"')
    owner.edits(kind.path, record, **{kind.field: kind.second})
    changed = viewer.get(kind.at(record["id"]), headers={"If-None-Match": '"1"'})
    assert read(changed)[kind.field] == kind.second


def test_an_id_of_another_kind_is_not_found(owner: Person, kind: RecordKind, dog: Doc) -> None:
    other = owner.writes_note(dog) if kind.path != "notes" else dog
    refusal(owner.get(kind.at(other["id"])), 404, "not-found")
    refusal(owner.get(f"{kind.at(other['id'])}/revisions"), 404, "not-found")


def test_what_is_no_id_is_not_found(owner: Person, kind: RecordKind) -> None:
    for wrong in ("1", "juno", "%00", "..", random_id()[:-1], random_id() + "0", random_id() + "%0A", "%F0%9F%90%95"):
        refusal(owner.get(f"/{kind.path}/{wrong}"), 404, "not-found")


def test_every_answer_carries_a_request_id_of_its_own(owner: Person, nobody: Person) -> None:
    answers = [owner.get("/me"), owner.get("/me"), nobody.get("/me"), nobody.get("/nowhere")]
    assert len({answer.headers["x-request-id"] for answer in answers}) == len(answers)
    assert all(answer.headers["x-content-type-options"] == "nosniff" for answer in answers)


def test_an_unknown_address_is_a_problem_in_the_same_shape(owner: Person) -> None:
    refusal(owner.get("/horses"), 404, "not-found")
    answer = owner.post("/me")
    refusal(answer, 405, "method-not-allowed")
    assert "GET" in answer.headers["allow"]
