"""A dog's timeline: everything that was written about it, newest first."""

import pytest

from tests.factories.practices import Practice
from tests.harness.person import Doc, Person, random_id, read, refusal


def _ids(person: Person, dog: Doc, **wanted: str | int) -> list[str]:
    return [item["id"] for item in person.every_page(f"/dogs/{dog['id']}/timeline", **wanted)]


def test_nobody_and_strangers_see_no_timeline(nobody: Person, stranger: Person, owner: Person, dog: Doc) -> None:
    owner.writes_note(dog)
    refusal(nobody.get(f"/dogs/{dog['id']}/timeline"), 401, "not-signed-in")
    real, made_up = stranger.get(f"/dogs/{dog['id']}/timeline"), stranger.get(f"/dogs/{random_id()}/timeline")
    refusal(real, 404, "not-found")
    assert real.json() == made_up.json()


def test_an_item_tells_what_a_page_shows(viewer: Person, owner: Person, dog: Doc) -> None:
    note = owner.writes_note(
        dog, "Recall in the yard\n\nEight of ten at 15 m. #recall", kind="observation", tags=["Yard"], visibility="org"
    )
    (item,) = viewer.every_page(f"/dogs/{dog['id']}/timeline")
    assert item == {
        "kind": "note", "id": note["id"], "dog_id": dog["id"], "occurred_at": "2026-10-06T17:30:00+02:00",
        "author": {"id": owner.id, "name": "Lena"}, "title": "Recall in the yard",
        "summary": "Eight of ten at 15 m. #recall", "tags": ["Yard", "recall"], "revision": 1,
        "detail_kind": "observation", "visibility": "org", "results": None,
    }  # fmt: skip


def test_a_session_stands_between_notes_by_its_start(owner: Person, dog: Doc) -> None:
    early = owner.writes_note(dog, occurred_at="2026-10-06T10:00:00+02:00")
    session = owner.logs_session(
        dog, started_at="2026-10-06T09:30:00Z", ended_at="2026-10-06T10:15:00Z", location="Yard"
    )
    late = owner.writes_note(dog, occurred_at="2026-10-06T09:00:00-04:00")
    assert _ids(owner, dog) == [late["id"], session["id"], early["id"]]
    item = read(owner.get(f"/dogs/{dog['id']}/timeline?kind=session"))["items"][0]
    assert (item["kind"], item["detail_kind"], item["title"]) == (
        "session",
        "training",
        "Training session · Yard · 45 min",
    )


def test_at_the_same_moment_the_later_written_comes_first_and_pages_still_fit(owner: Person, dog: Doc) -> None:
    written = [owner.writes_note(dog, f"Note {number}.")["id"] for number in range(7)]
    assert _ids(owner, dog, limit=2) == _ids(owner, dog) == written[::-1]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"kind": "note"}, "abcd"), ({"kind": "session"}, "s"), ({"kind": "incident"}, "b"), ({"kind": "class"}, "s"),
        ({"kind": "unicorn"}, ""), ({"tag": "recall"}, "ac"), ({"tag": "RECALL"}, "ac"), ({"tag": "rec"}, ""),
        ({"tag": "%"}, ""), ({"tag": "größe"}, "d"), ({"tag": "GRÖSSE"}, "d"), ({"from": "2026-10-02"}, "bcds"),
        ({"to": "2026-10-02"}, "ab"), ({"from": "2026-10-02", "to": "2026-10-02"}, "b"),
        ({"from": "2026-10-03T12:00:00Z"}, "cds"), ({"to": "2026-10-03T12:00:00Z"}, "ab"),
        ({"from": "2026-10-03T14:00:00+02:00", "to": "2026-10-03T14:00:01+02:00"}, "c"),
        ({"kind": "note", "tag": "recall", "from": "2026-10-02"}, "c"), ({"from": "2027-01-01"}, ""),
    ],
)  # fmt: skip
def test_filters_narrow_it_down(owner: Person, dog: Doc, wanted: dict[str, str], found: str) -> None:
    letters = {
        owner.writes_note(dog, "Plain #recall", occurred_at="2026-10-01T12:00:00Z")["id"]: "a",
        owner.writes_note(dog, "Bit.", kind="incident", occurred_at="2026-10-02T12:00:00Z")["id"]: "b",
        owner.writes_note(dog, "Tagged", tags=["Recall"], occurred_at="2026-10-03T12:00:00Z")["id"]: "c",
        owner.writes_note(dog, "Measured #größe", occurred_at="2026-10-04T12:00:00Z")["id"]: "d",
        owner.logs_session(dog, kind="class", started_at="2026-10-05T12:00:00Z")["id"]: "s",
    }
    assert "".join(sorted(letters[i] for i in _ids(owner, dog, **wanted))) == found
    assert _ids(owner, dog, limit=1, **wanted) == _ids(owner, dog, **wanted)


@pytest.mark.parametrize(
    "when",
    ["yesterday", "2026-02-30", "2026-13-01", "0000-01-01", "10000-01-01", "2026-10-06T", "2026-10-06T99:00:00Z"],
)
def test_a_day_that_cannot_be_is_refused_by_name(owner: Person, dog: Doc, when: str) -> None:
    for name in ("from", "to"):
        problem = refusal(owner.get(f"/dogs/{dog['id']}/timeline", params={name: when}), 422, "invalid")
        assert problem["errors"][0]["pointer"] == f"/{name}"


@pytest.mark.parametrize("when", ["0001-01-01", "9999-12-31", "9999-12-31T23:59:59-23:59", "0001-01-01T00:00:00+23:59"])
def test_the_ends_of_the_calendar_break_nothing(owner: Person, dog: Doc, when: str) -> None:
    for name in ("from", "to"):
        assert owner.get(f"/dogs/{dog['id']}/timeline", params={name: when}).status_code in (200, 422)


def test_an_edit_moves_the_note_to_its_new_time_and_dog(owner: Person, dog: Doc) -> None:
    pebble = owner.adds_dog(call_name="Pebble")
    old = owner.writes_note(dog, occurred_at="2026-10-01T12:00:00Z")
    other = owner.writes_note(dog, occurred_at="2026-10-02T12:00:00Z")
    moved = owner.edits("notes", old, occurred_at="2026-10-03T12:00:00Z")
    assert _ids(owner, dog) == [old["id"], other["id"]]
    owner.edits("notes", moved, dog_id=pebble["id"])
    assert (_ids(owner, dog), _ids(owner, pebble)) == ([other["id"]], [old["id"]])


def test_the_authors_new_name_stands_on_old_notes_too(practice: Practice, dog: Doc) -> None:
    tom = practice.joined_by("Tom", "trainer")
    tom.writes_note(dog)
    read(tom.patch("/me", {"name": "Thomas"}))
    (item,) = practice.owner.every_page(f"/dogs/{dog['id']}/timeline")
    assert item["author"] == {"id": tom.id, "name": "Thomas"}


def test_private_notes_are_shown_to_their_author_only(practice: Practice, dog: Doc) -> None:
    tom = practice.joined_by("Tom", "trainer")
    secret = tom.writes_note(dog, visibility="private")
    assert _ids(tom, dog) == [secret["id"]]
    assert _ids(practice.owner, dog) == []
    shared = tom.edits("notes", secret, visibility="team")
    assert _ids(practice.owner, dog) == [shared["id"]]
