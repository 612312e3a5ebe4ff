"""Page after page: every match once, whatever is written meanwhile."""

import base64
from typing import Any

import msgspec
import pytest

from registry.search import repository, service
from tests.harness.person import Doc, Person, refusal
from tests.integration.search.conftest import found_by, ids


@pytest.fixture
def small_blocks(monkeypatch: pytest.MonkeyPatch) -> None:
    """Blocks of 7 and ranges of 4 numbers, so that few notes fill many."""
    monkeypatch.setattr(service, "BLOCK", 7)
    monkeypatch.setattr(service, "NAMED_BLOCK", 2)


@pytest.mark.usefixtures("small_blocks")
@pytest.mark.parametrize("limit", [1, 3, 7, 50])
def test_every_match_comes_once(owner: Person, dog: Doc, limit: int) -> None:
    dogs = [owner.adds_dog(call_name=f"Scooter {number}") for number in range(5)]
    notes = [owner.writes_note(dog, f"scooter {'gate ' * (number % 4)}") for number in range(23)]
    found = owner.every_page("/search", q="scooter", limit=limit)
    assert len(found) == 28
    assert {hit["id"] for hit in found} == {each["id"] for each in (*dogs, *notes)}


@pytest.mark.usefixtures("small_blocks")
def test_what_is_written_meanwhile_disturbs_no_page(owner: Person, dog: Doc) -> None:
    before = {owner.writes_note(dog, "scooter")["id"] for _ in range(20)}
    page = found_by(owner, "scooter", limit=5)
    found = ids(page)
    while page["next_cursor"]:
        owner.writes_note(dog, "scooter scooter")
        page = found_by(owner, "scooter", limit=5, cursor=page["next_cursor"])
        found += ids(page)
    assert sorted(found) == sorted(before)


def test_a_corrected_search_stays_corrected_on_its_next_page(owner: Person, dog: Doc) -> None:
    for _ in range(5):
        owner.writes_note(dog, "scooter")
    first = found_by(owner, "scootr", limit=3)
    second = found_by(owner, "scootr", limit=3, cursor=first["next_cursor"])
    assert first["corrections"] == second["corrections"] == [{"from": "scootr", "to": "scooter"}]
    assert len({*ids(first), *ids(second)}) == 5
    assert first["total_estimate"] == second["total_estimate"] == 5


@pytest.mark.usefixtures("small_blocks")
def test_the_number_of_matches_is_estimated_beyond_a_block(owner: Person, dog: Doc) -> None:
    for _ in range(40):
        owner.writes_note(dog, "scooter")
    assert 30 <= found_by(owner, "scooter")["total_estimate"] <= 50


def test_a_cursor_of_another_search_is_refused(owner: Person, dog: Doc) -> None:
    for _ in range(3):
        owner.writes_note(dog, "scooter gate")
    cursor = found_by(owner, "scooter", limit=1)["next_cursor"]
    refusal(owner.get("/search", params={"q": "gate", "limit": 1, "cursor": cursor}), 400, "bad-cursor")
    refusal(owner.get("/search", params={"q": "scooter", "tag": "vet", "cursor": cursor}), 400, "bad-cursor")
    refusal(owner.get("/search", params={"q": "scooter", "cursor": "nonsense"}), 400, "bad-cursor")


@pytest.mark.parametrize(("first", "bits"), [(4, (1, 3)), (2, (0, 2, 4)), (1, (0,))])
def test_narrow_ranges_find_the_same(
    owner: Person, dog: Doc, monkeypatch: pytest.MonkeyPatch, first: int, bits: tuple[int, ...]
) -> None:
    """PostgreSQL looks at ranges of numbers; with tiny ones it must find what it finds with its own."""
    monkeypatch.setattr(repository, "FIRST_RANGE", first)
    monkeypatch.setattr(repository, "RANGE_BITS", bits)
    monkeypatch.setattr(service, "BLOCK", 3)
    notes = [owner.writes_note(dog, f"{'scooter' if number % 3 else 'gate'} {number}") for number in range(30)]
    expected = {note["id"] for number, note in enumerate(notes) if number % 3}
    found = [hit["id"] for hit in owner.every_page("/search", q="scooter", limit=4)]
    assert len(found) == len(expected)
    assert set(found) == expected


@pytest.mark.parametrize(
    "keys",
    [
        [-1, 1 << 70, 1 << 70, 9.0, 1 << 70, -5, ""],
        [99, -1, -1, -1.0, 0, 3, "scooter>gate"],
        [1, 5, 5, 0.5, 5, 5, "scooter>a\u0000b ' > | !"],
        [1, 2, 3],
        ["a", "b", "c", "d", "e", "f", 1],
    ],
)
def test_a_forged_cursor_does_no_harm(owner: Person, dog: Doc, keys: list[Any]) -> None:
    for _ in range(3):
        owner.writes_note(dog, "scooter")
    cursor = found_by(owner, "scooter", limit=1)["next_cursor"]
    name = msgspec.json.decode(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))[0]
    forged = base64.urlsafe_b64encode(msgspec.json.encode([name, *keys])).decode().rstrip("=")
    answer = owner.get("/search", params={"q": "scooter", "limit": 1, "cursor": forged})
    assert answer.status_code in {200, 400}
    if answer.status_code == 200:
        assert answer.json()["total_estimate"] >= 0
