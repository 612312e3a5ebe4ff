"""A cursor is opaque: one of another list, or one that somebody made up, is refused and never breaks anything."""

import base64
import json
from typing import Any

import pytest

from tests.factories.practices import Practice
from tests.harness.person import Doc, Person, read, refusal

Lists = dict[str, str]


@pytest.fixture
def lists(practice: Practice, owner: Person, dog: Doc) -> Lists:
    """Every paged list with more than one page, and its first cursor."""
    owner.adds_dog(call_name="Pebble")
    owner.adds_guardian(), owner.adds_guardian(name="Household Keller")
    practice.joined_by("Tom", "trainer")
    note = owner.edits("notes", owner.writes_note(dog), body="Recall 9/10.")
    owner.writes_note(dog)
    paths = (
        "/dogs", "/dogs?status=active", "/dogs?q=e", "/guardians", "/members", "/audit",
        f"/dogs/{dog['id']}/timeline", f"/dogs/{dog['id']}/timeline?kind=note", f"/notes/{note['id']}/revisions",
    )  # fmt: skip
    if dog["call_name"] == "Juno":
        owner.adds_dog(call_name="Ella")
    found = {}
    for path in paths:
        page = read(owner.get(_with(path, "limit=1")))
        assert page["next_cursor"], path
        found[path] = page["next_cursor"]
    return found


def test_a_cursor_of_another_list_or_other_filters_is_refused(owner: Person, lists: Lists) -> None:
    for path in lists:
        for other, cursor in lists.items():
            answer = owner.get(_with(path, f"cursor={cursor}"))
            if other == path:
                assert answer.status_code == 200, (path, answer.text)
            else:
                problem = refusal(answer, 400, "bad-cursor")
                assert "first page" in problem["detail"], (path, other)


def test_a_cursor_of_another_dog_or_note_is_refused(owner: Person, lists: Lists) -> None:
    pebble = owner.adds_dog(call_name="Second")
    other_note = owner.writes_note(pebble)
    owner.writes_note(pebble)
    timeline = next(path for path in lists if path.endswith("/timeline"))
    revisions = next(path for path in lists if path.endswith("/revisions"))
    refusal(owner.get(f"/dogs/{pebble['id']}/timeline?cursor={lists[timeline]}"), 400, "bad-cursor")
    refusal(owner.get(f"/notes/{other_note['id']}/revisions?cursor={lists[revisions]}"), 400, "bad-cursor")


@pytest.mark.parametrize(
    "made_up", ["x", "!", "AAAA", "W10", "bnVsbA", "e30", "WyJ4Il0", "%F0%9F%90%95", "a" * 1000, "===="]
)
def test_a_made_up_cursor_is_refused(owner: Person, lists: Lists, made_up: str) -> None:
    for path in lists:
        refusal(owner.get(_with(path, f"cursor={made_up}")), 400, "bad-cursor")


def test_an_empty_or_endless_cursor_is_refused(owner: Person, lists: Lists) -> None:
    for path in lists:
        refusal(owner.get(_with(path, "cursor=" + "a" * 1001)), 422, "invalid")


KEYS: list[Any] = [
    10**30,
    -(10**30),
    2**63,
    2**63 - 1,
    -(2**63),
    0,
    -1,
    1.5,
    1e300,
    True,
    None,
    "",
    "x\x00",
    "\x00",
    [],
    {},
    [[]],
]


def test_a_cursor_with_other_keys_is_a_page_or_refused_but_never_a_mistake(owner: Person, lists: Lists) -> None:
    for path, cursor in lists.items():
        name, *keys = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        for place in range(len(keys)):
            for forged in KEYS:
                changed = [*keys[:place], forged, *keys[place + 1 :]]
                answer = owner.get(_with(path, f"cursor={_encoded([name, *changed])}"))
                assert answer.status_code in (200, 400), f"{path} with {changed}: {answer.text}"
        for changed in ([name], [name, *keys, 1], [name, *keys[:-1]], [[name], *keys], [None, *keys]):
            refusal(owner.get(_with(path, f"cursor={_encoded(changed)}")), 400, "bad-cursor")


def test_a_number_beyond_the_databases_range_is_refused_on_both(owner: Person, lists: Lists) -> None:
    for path, cursor in lists.items():
        name, *keys = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        if isinstance(keys[-1], int):
            forged = _encoded([name, *keys[:-1], 10**30])
            refusal(owner.get(_with(path, f"cursor={forged}")), 400, "bad-cursor")


def _encoded(keys: list[Any]) -> str:
    return base64.urlsafe_b64encode(json.dumps(keys).encode()).decode().rstrip("=")


def _with(path: str, parameter: str) -> str:
    return f"{path}{'&' if '?' in path else '?'}{parameter}"
