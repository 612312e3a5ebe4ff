"""Two edits of one text are merged when they do not touch, and never lose or double a line."""

from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.sync.lines import merge_lines

BASE = "gate\nyard\nfield\ncar\nhome"
TEXTS = st.lists(st.sampled_from(["gate", "yard", "field", "car", ""]), max_size=9).map("\n".join)


@st.composite
def _edited(draw: st.DrawFn, base: list[str], allowed: list[int], mark: str) -> list[str]:
    """The base with some of the allowed lines replaced, removed or followed by new ones; every new line is unique."""
    found = []
    for number, line in enumerate(base):
        how = draw(st.sampled_from(["keep", "keep", "change", "remove", "add"])) if number in allowed else "keep"
        if how != "remove":
            found.append(f"{mark}{number}" if how == "change" else line)
        if how == "add":
            found.append(f"{mark}{number}+")
    return found


@pytest.mark.parametrize(
    ("one", "other", "merged"),
    [
        ("GATE\nyard\nfield\ncar\nhome", "gate\nyard\nfield\ncar\nHOME", "GATE\nyard\nfield\ncar\nHOME"),
        ("gate\nfield\ncar\nhome", f"{BASE}\nbed", "gate\nfield\ncar\nhome\nbed"),
        (f"door\n{BASE}", f"{BASE}\nbed", f"door\n{BASE}\nbed"),
        ("gate\nyard\nFIELD\ncar\nhome", "gate\nyard\nFIELD\ncar\nhome", "gate\nyard\nFIELD\ncar\nhome"),
    ],
)
def test_edits_apart_from_each_other_are_both_made(one: str, other: str, merged: str) -> None:
    assert merge_lines(BASE, one, other) == merged
    assert merge_lines(BASE, other, one) == merged


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("GATE\nyard\nfield\ncar\nhome", "Gate\nyard\nfield\ncar\nhome"),
        ("GATE\nyard\nfield\ncar\nhome", "gate\nYARD\nfield\ncar\nhome"),
        (f"{BASE}\nbed", f"{BASE}\nsofa"),
        ("gate\nyard\nfield\ncar", "gate\nyard\nfield\ncar\nhome, slept"),
    ],
)
def test_edits_that_touch_are_for_a_person(one: str, other: str) -> None:
    assert merge_lines(BASE, one, other) is None
    assert merge_lines(BASE, other, one) is None


def test_a_whole_text_of_blank_lines_is_too_much_to_compare() -> None:
    blank = "\n" * 60_000
    assert merge_lines("a" + blank + "b", "c" + blank + "d\n" * 60_000, "e" + blank[:-1] + "f\n" * 60_000) is None


@given(TEXTS, TEXTS)
def test_who_changed_nothing_decides_nothing(base: str, edited: str) -> None:
    assert merge_lines(base, edited, base) == edited
    assert merge_lines(base, base, edited) == edited
    assert merge_lines(base, edited, edited) == edited


@given(TEXTS, TEXTS, TEXTS)
def test_it_does_not_matter_who_comes_first(base: str, one: str, other: str) -> None:
    assert merge_lines(base, one, other) == merge_lines(base, other, one)


@given(st.data(), st.integers(1, 6), st.integers(1, 6))
def test_every_new_line_is_there_once_and_every_removed_one_is_gone(data: st.DataObject, head: int, tail: int) -> None:
    """One edits the head, the other the tail, and a line between them is left alone: this always merges."""
    base = [f"line {number}" for number in range(head + 1 + tail)]
    one = data.draw(_edited(base, list(range(head)), "one"))
    other = data.draw(_edited(base, list(range(head + 2, len(base))), "other"))
    merged = merge_lines("\n".join(base), "\n".join(one), "\n".join(other))
    assert merged is not None
    expected = Counter(one) + Counter(other) - Counter(base)
    gone = (Counter(base) - Counter(one)) + (Counter(base) - Counter(other))
    assert Counter(merged.split("\n")) == (Counter(base) - gone) + (expected - Counter(base))


@given(TEXTS, TEXTS, TEXTS)
def test_a_merge_has_as_many_lines_as_both_edits_make(base: str, one: str, other: str) -> None:
    merged = merge_lines(base, one, other)
    if merged is None or one == other:
        return
    lengths = [text.count("\n") + 1 for text in (base, one, other, merged)]
    for line in set(merged.split("\n")):
        assert line in one.split("\n") or line in other.split("\n")
    if not set(one.split("\n")) & set(other.split("\n")) - set(base.split("\n")):
        assert lengths[3] <= lengths[1] + lengths[2]
