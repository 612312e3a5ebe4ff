"""Lists are pages by key: every item once, in order, whatever happens between the pages."""

import pytest

from tests.factories.practices import Practice
from tests.harness.person import Doc, Person, read, refusal

NAMES = ["Ärmel", "anna", "Bo", "ÉTOILE", "juno", "Juno", "JUNO", "zorro", "Żubr", "Ø", "10", "_x", "🐕", "Ⅻ", "straße"]


def test_nobody_lists_anything(nobody: Person) -> None:
    for path in ("/dogs", "/guardians", "/members", "/invitations", "/tokens", "/audit", "/auth/sessions"):
        refusal(nobody.get(path), 401, "not-signed-in")


def test_a_stranger_sees_only_their_own(owner: Person, stranger: Person) -> None:
    owner.adds_dog(), owner.adds_guardian()
    assert stranger.every_page("/dogs") == stranger.every_page("/guardians") == []
    assert [member["person_id"] for member in stranger.every_page("/members")] == [stranger.id]


@pytest.mark.parametrize("path", ["dogs", "guardians"])
@pytest.mark.parametrize("limit", [1, 2, 7, 200])
def test_pages_hold_every_item_once_in_the_same_order(owner: Person, path: str, limit: int) -> None:
    for name in NAMES:
        owner.adds_dog(call_name=name) if path == "dogs" else owner.adds_guardian(name=name)
    whole = read(owner.get(f"/{path}"))
    assert whole["next_cursor"] is None
    assert len(whole["items"]) == len(NAMES)
    paged = owner.every_page(f"/{path}", limit=limit)
    assert [item["id"] for item in paged] == [item["id"] for item in whole["items"]]


def test_dogs_are_ordered_by_call_name_without_case_and_accents(owner: Person) -> None:
    for name in ("zorro", "Émile", "anna", "Bo", "Anna"):
        owner.adds_dog(call_name=name)
    assert [dog["call_name"] for dog in owner.every_page("/dogs")] == ["anna", "Anna", "Bo", "Émile", "zorro"]


def test_a_second_page_never_repeats_the_first(owner: Person) -> None:
    for letter in "bdfhj":
        owner.adds_dog(call_name=letter)
    first = read(owner.get("/dogs", params={"limit": 2}))
    owner.adds_dog(call_name="a")
    owner.adds_dog(call_name="e")
    owner.deletes("dogs", first["items"][1])
    second = read(owner.get("/dogs", params={"limit": 200, "cursor": first["next_cursor"]}))
    assert [dog["call_name"] for dog in first["items"] + second["items"]] == ["b", "d", "e", "f", "h", "j"]


def test_dogs_are_found_by_a_part_of_their_name_and_by_status(owner: Person) -> None:
    for name, status in (
        ("Juno", "active"),
        ("Étoile", "paused"),
        ("June", "retired"),
        ("100%", "active"),
        ("a_b", "active"),
    ):
        owner.adds_dog(call_name=name, status=status)

    def names(**wanted: str) -> list[str]:
        return [dog["call_name"] for dog in owner.every_page("/dogs", limit=1, **wanted)]

    assert names(q="jun") == ["June", "Juno"]
    assert names(q="ETOI") == names(q="étoi") == ["Étoile"]
    assert names(q="%") == ["100%"]
    assert names(q="_") == ["a_b"]
    assert names(q="jun", status="active") == ["Juno"]
    assert names(status="retired") == ["June"]
    assert names(q="nobody") == []
    assert names(q="'; DROP TABLE document; --") == names(q='" OR 1=1') == names(q="\\") == []


def test_an_unknown_status_is_refused(owner: Person) -> None:
    problem = refusal(owner.get("/dogs?status=sleeping"), 422, "invalid")
    assert problem["errors"][0]["pointer"] == "/status"


def test_a_dog_in_the_list_tells_when_something_was_last_written(owner: Person) -> None:
    quiet, busy = owner.adds_dog(call_name="a"), owner.adds_dog(call_name="b")
    owner.writes_note(busy, occurred_at="2026-10-05T09:00:00+02:00")
    owner.writes_note(busy, occurred_at="2026-10-06T09:00:00+02:00")
    owner.writes_note(busy, occurred_at="2026-10-01T09:00:00+02:00")
    owner.writes_note(busy, occurred_at="2026-10-07T09:00:00+02:00", visibility="private")
    listed = {dog["id"]: dog["last_activity_at"] for dog in owner.every_page("/dogs")}
    assert listed == {quiet["id"]: None, busy["id"]: "2026-10-06T09:00:00+02:00"}


def test_members_are_paged_by_name_also_when_names_are_the_same(practice: Practice, owner: Person) -> None:
    for name in ("anna", "Bert", "Bert", "Bert", "Özil", "zoe"):
        practice.joined_by(name, "viewer")
    whole = [member["id"] for member in read(owner.get("/members"))["items"]]
    assert len(set(whole)) == 7
    for limit in (1, 2, 3):
        assert [member["id"] for member in owner.every_page("/members", limit=limit)] == whole


def test_a_revision_list_is_paged_too(owner: Person, dog: Doc) -> None:
    note = owner.writes_note(dog)
    for number in range(4):
        note = owner.edits("notes", note, body=f"Recall {number}/10.")
    for limit in (1, 2, 5):
        revisions = owner.every_page(f"/notes/{note['id']}/revisions", limit=limit)
        assert [revision["revision"] for revision in revisions] == [1, 2, 3, 4, 5]


def test_the_audit_log_is_paged_newest_first_without_gaps(owner: Person, dog: Doc) -> None:
    for _ in range(5):
        owner.writes_note(dog)
    positions = [entry["position"] for entry in owner.every_page("/audit", limit=3)]
    assert positions == list(range(len(positions), 0, -1))
