"""Filters: inside the query, and beside it as parameters."""

import pytest

from tests.harness.person import Doc, Person, random_id, refusal
from tests.integration.search.conftest import Find, found_by, ids


@pytest.fixture
def practice_notes(owner: Person, trainer: Person, dog: Doc) -> dict[str, str]:
    """Four notes that each filter tells apart."""
    rex = owner.adds_dog(call_name="Rex")
    notes = {
        "juno": owner.writes_note(dog, "walk one", occurred_at="2026-01-10T09:00:00+01:00", tags=["reactivity"]),
        "rex": owner.writes_note(rex, "walk two", occurred_at="2026-02-10T09:00:00+01:00", kind="incident"),
        "tom": trainer.writes_note(dog, "walk three", occurred_at="2026-03-01T00:00:00Z"),
        "old": owner.writes_note(dog, "walk four #vet-check", occurred_at="2019-05-05T09:00:00Z"),
    }
    return {note["id"]: name for name, note in notes.items()}


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("walk", {"juno", "rex", "tom", "old"}),
        ("walk dog:juno", {"juno", "tom", "old"}),
        ("walk dog:jnuo", {"juno", "tom", "old"}),
        ("walk dog:re", {"rex"}),
        ("walk -dog:rex", {"juno", "tom", "old"}),
        ("walk author:tom", {"tom"}),
        ("walk author:me", {"juno", "rex", "old"}),
        ("walk author:nobody", set()),
        ("kind:incident", {"rex"}),
        ("walk -kind:incident", {"juno", "tom", "old"}),
        ("tag:reactivity", {"juno"}),
        ("tag:#Reactivity walk", {"juno"}),
        ("tag:vet_check", {"old"}),
        ("walk after:2026", {"juno", "rex", "tom"}),
        ("walk after:2026-02", {"rex", "tom"}),
        ("walk before:2026-02", {"juno", "old"}),
        ("walk before:2026-03", {"juno", "rex", "old"}),
        ("walk after:2026-02-10 before:2026-02-11", {"rex"}),
        ("walk after:2026-03-01", {"tom"}),
        ("walk after:2027", set()),
        ("walk before:1999", set()),
    ],
)
def test_filters_in_the_query(find: Find, practice_notes: dict[str, str], query: str, expected: set[str]) -> None:
    assert {practice_notes[found] for found in find(query) if found in practice_notes} == expected


def test_filters_as_parameters(owner: Person, trainer: Person, dog: Doc, practice_notes: dict[str, str]) -> None:
    def names(**params: str) -> set[str]:
        return {practice_notes[found] for found in ids(found_by(owner, "walk", **params))}

    assert names(dog=dog["id"]) == {"juno", "tom", "old"}
    assert names(author=trainer.id) == {"tom"}
    assert names(kind="incident") == {"rex"}
    assert names(kind="note") == {"juno", "rex", "tom", "old"}
    assert names(tag="reactivity") == {"juno"}
    assert names(**{"from": "2026-02-10", "to": "2026-02-10"}) == {"rex"}
    assert names(to="2026-02-10T07:00:00Z") == {"juno", "old"}
    assert names(dog=random_id()) == set()
    assert names(author=random_id()) == set()


def test_filters_alone_list_the_newest_first(
    find: Find, owner: Person, dog: Doc, practice_notes: dict[str, str]
) -> None:
    assert [practice_notes[found] for found in find("", kind="note")] == ["tom", "rex", "juno", "old"]
    assert [practice_notes[found] for found in find("dog:juno kind:general")] == ["tom", "juno", "old"]


def test_the_page_refuses_what_it_does_not_know(owner: Person) -> None:
    refusal(owner.get("/search", params={"q": "x" * 501}), 422, "invalid")
    refusal(owner.get("/search", params={"kind": "No kind"}), 422, "invalid")
    refusal(owner.get("/search", params={"from": "yesterday"}), 422, "invalid")
    refusal(owner.get("/search", params={"colour": "brown"}), 422, "invalid")
