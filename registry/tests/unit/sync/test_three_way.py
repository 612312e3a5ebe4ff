"""Merging documents field by field: what one side changed is taken, what both changed is never lost silently."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.sync.three_way import Side, merge_bodies, whole_bodies

SIDES: tuple[Side, Side] = ("current", "pushed")
NAMES = ("body", "title", "tags", "step", "trials")


def _trial(part_id: str, ordinal: int, outcome: str = "correct") -> dict[str, Any]:
    return {"id": part_id, "ordinal": ordinal, "outcome": outcome}


def _bodies() -> st.SearchStrategy[dict[str, Any]]:
    trials = st.lists(st.sampled_from("abcdef"), unique=True, max_size=5).flatmap(
        lambda ids: st.tuples(*(st.sampled_from(["correct", "incorrect"]) for _ in ids)).map(
            lambda outcomes: [_trial(i, n, o) for n, (i, o) in enumerate(zip(sorted(ids), outcomes, strict=True), 1)]
        )
    )
    return st.fixed_dictionaries({
        "body": st.lists(st.sampled_from(["gate", "yard", "field"]), min_size=1, max_size=5).map("\n".join),
        "title": st.sampled_from([None, "Monday", "Tuesday"]),
        "tags": st.lists(st.sampled_from(["recall", "heel", "mat"]), unique=True).map(sorted),
        "step": st.fixed_dictionaries({"distance_m": st.integers(1, 3), "duration_s": st.integers(1, 3)}),
        "trials": trials,
    })  # fmt: skip


def test_each_side_changes_its_fields() -> None:
    base = {"body": "Slow.", "title": None, "tags": ["gate"]}
    merge = merge_bodies(base, {**base, "title": "Monday"}, {**base, "body": "Quick."}, newer="current")
    assert merge == ({"body": "Quick.", "title": "Monday", "tags": ["gate"]}, ())


@pytest.mark.parametrize("newer", SIDES)
def test_of_two_values_the_newer_is_taken_and_the_field_is_disputed(newer: Side) -> None:
    merge = merge_bodies({"title": "a"}, {"title": "current"}, {"title": "pushed"}, newer=newer)
    assert merge == ({"title": newer}, ("title",))


def test_additions_and_removals_of_both_are_made() -> None:
    merge = merge_bodies({"tags": ["a", "b"]}, {"tags": ["a", "b", "c"]}, {"tags": ["b", "d"]}, newer="current")
    assert merge == ({"tags": ["b", "d", "c"]}, ()) or merge == ({"tags": ["b", "c", "d"]}, ())


def test_an_order_that_one_of_them_changed_is_no_matter_of_sets() -> None:
    merge = merge_bodies({"best": ["a", "b"]}, {"best": ["b", "a"]}, {"best": ["a", "b", "c"]}, newer="pushed")
    assert merge == ({"best": ["a", "b", "c"]}, ("best",))


def test_a_part_that_one_removed_and_the_other_changed_stays() -> None:
    base = {"trials": [_trial("a", 1), _trial("b", 2)]}
    changed = {"trials": [_trial("a", 1, "incorrect"), _trial("b", 2)]}
    removed = {"trials": [_trial("b", 2)]}
    for current, pushed in ((changed, removed), (removed, changed)):
        for newer in SIDES:
            merged = merge_bodies(base, current, pushed, newer=newer)
            assert merged.body["trials"] == [_trial("a", 1, "incorrect"), _trial("b", 2)]


def test_a_step_that_was_put_in_between_stays_in_between() -> None:
    base = {"steps": [{"id": "a"}, {"id": "c"}]}
    mine = {"steps": [{"id": "a"}, {"id": "b"}, {"id": "c"}]}
    merge = merge_bodies(base, {"steps": [{"id": "a"}, {"id": "c"}, {"id": "d"}]}, mine, newer="current")
    assert [step["id"] for step in merge.body["steps"]] == ["a", "b", "c", "d"]


def test_parts_with_the_same_number_are_numbered_anew() -> None:
    base = {"trials": [_trial("a", 1)]}
    merge = merge_bodies(
        base, {"trials": [_trial("a", 1), _trial("b", 2)]}, {"trials": [_trial("a", 1), _trial("c", 2)]},
        newer="current",
    )  # fmt: skip
    assert [(trial["id"], trial["ordinal"]) for trial in merge.body["trials"]] == [("a", 1), ("b", 2), ("c", 3)]


def test_lists_inside_parts_are_not_taken_apart() -> None:
    base = {"run": {"results": ["full"]}}
    merge = merge_bodies(base, {"run": {"results": ["full", "full"]}}, {"run": {"results": ["full", "none"]}},
                         newer="pushed")  # fmt: skip
    assert merge == ({"run": {"results": ["full", "none"]}}, ("run",))


@given(_bodies(), _bodies(), st.sampled_from(SIDES))
def test_who_changed_nothing_decides_nothing(base: dict[str, Any], edited: dict[str, Any], newer: Side) -> None:
    for merge in (
        merge_bodies(base, edited, base, newer=newer),
        merge_bodies(base, base, edited, newer=newer),
        merge_bodies(base, edited, edited, newer=newer),
        merge_bodies(None, edited, edited, newer=newer),
    ):
        assert merge == (edited, ())


@given(_bodies(), _bodies(), _bodies(), st.sampled_from(SIDES))
def test_nothing_is_lost_without_a_word(
    base: dict[str, Any], current: dict[str, Any], pushed: dict[str, Any], newer: Side
) -> None:
    merge = merge_bodies(base, current, pushed, newer=newer)
    older = pushed if newer == "current" else current
    for name in NAMES:
        if name in merge.disputed:
            assert current[name] != pushed[name], "only a difference is disputed"
            continue
        for side in (current, pushed):
            _holds(merge.body[name], base[name], side[name])
    assert set(merge.disputed) <= {name for name in NAMES if older[name] != base[name]}


def _holds(merged: Any, base: Any, side: Any) -> None:
    """Everything that a side added is there, and what it removed is not, unless the other changed it."""
    if isinstance(merged, list):
        ids = [entry["id"] if isinstance(entry, dict) else entry for entry in merged]
        assert len(ids) == len(set(ids)), "nothing is there twice"
        known = {entry["id"] if isinstance(entry, dict) else entry for entry in base}
        added = {entry["id"] if isinstance(entry, dict) else entry for entry in side} - known
        assert added <= set(ids)
    elif isinstance(merged, str) and isinstance(side, str) and isinstance(base, str):
        new = set(side.split("\n")) - set(base.split("\n"))
        assert new <= set(merged.split("\n"))
    elif side != base and not isinstance(merged, dict):
        assert merged == side


@given(_bodies(), _bodies(), _bodies())
def test_it_matters_only_for_disputes_who_is_newer(
    base: dict[str, Any], current: dict[str, Any], pushed: dict[str, Any]
) -> None:
    one, other = (merge_bodies(base, current, pushed, newer=newer) for newer in SIDES)
    assert one.disputed == other.disputed
    for name in set(NAMES) - set(one.disputed):
        assert one.body[name] == other.body[name]


@given(_bodies(), _bodies(), st.sampled_from(SIDES))
def test_whole_bodies_are_taken_whole(current: dict[str, Any], pushed: dict[str, Any], newer: Side) -> None:
    merge = whole_bodies(current, pushed, newer=newer)
    assert merge.body == (current if newer == "current" else pushed)
    assert set(merge.disputed) == {name for name in NAMES if current[name] != pushed[name]}


@given(
    st.lists(st.sampled_from("abcdef"), unique=True), st.lists(st.sampled_from("abcdefgh"), unique=True),
    st.lists(st.sampled_from("abcdefij"), unique=True), st.booleans(), st.sampled_from(SIDES),
)  # fmt: skip
def test_parts_are_united_whatever_their_order(
    base: list[str], current: list[str], pushed: list[str], numbered: bool, newer: Side
) -> None:
    """Whoever added or kept a part finds it, unless the other removed it; trials are never disputed."""

    def parts(ids: list[str]) -> dict[str, Any]:
        return {"trials": [_trial(i, n) if numbered else {"id": i} for n, i in enumerate(ids, 1)]}

    merge = merge_bodies(parts(base), parts(current), parts(pushed), newer=newer)
    found = [trial["id"] for trial in merge.body["trials"]]
    assert len(found) == len(set(found))
    assert (set(current) | set(pushed)) - set(base) <= set(found)
    assert set(base) & set(current) & set(pushed) <= set(found)
    if numbered:
        assert merge.disputed == ()
        ordinals = [trial["ordinal"] for trial in merge.body["trials"]]
        assert len(ordinals) == len(set(ordinals))
