"""From words to units with alternatives."""

import pytest

from registry.search.plan import Plan, units_of
from registry.search.query import parse
from registry.search.synonyms import Synonyms, make_synonyms

SYNONYMS = make_synonyms([["recall", "come when called"], ["LLW", "loose leash walking", "heel"]], {"command": ["cue"]})


def typed(text: str, synonyms: Synonyms = SYNONYMS) -> list[tuple[str, ...]]:
    return [unit.typed for unit in units_of(parse(text), synonyms, [])]


def stems(text: str) -> list[set[tuple[str, ...]]]:
    return [{each.stems for each in unit.alternatives} for unit in units_of(parse(text), SYNONYMS, [])]


@pytest.mark.parametrize(
    ("text", "units"),
    [
        ("the recall of the dog", [("recall",), ("dog",)]),
        ("to the", [("to",), ("the",)]),
        ("loose leash walking outside", [("loose", "leash", "walking"), ("outside",)]),
        ("come when called", [("come", "when", "called")]),
        ("15 m recall", [("15", "m"), ("recall",)]),
        ("off", [("off",)]),
    ],
)
def test_units(text: str, units: list[tuple[str, ...]]) -> None:
    assert typed(text) == units


def test_a_group_works_in_all_directions() -> None:
    assert stems("recalls") == [{("recal",), ("come", "when", "call")}]
    assert stems("come when called") == [{("recal",), ("come", "when", "call")}]


def test_an_expansion_works_in_one_direction() -> None:
    assert stems("commands") == [{("command",), ("cue",)}]
    assert stems("cue") == [{("cue",)}]


def test_hyphenated_words_are_also_looked_for_as_one() -> None:
    assert {("loos", "leash"), ("looseleash",)} <= stems("loose-leash")[0]


def test_a_dogs_name_also_means_what_is_about_the_dog() -> None:
    units = units_of(parse("lady bird recall"), SYNONYMS, [(("lady", "bird"), 12)])
    assert [unit.typed for unit in units] == [("lady", "bird"), ("recall",)]
    assert [each.dog for each in units[0].alternatives] == [None, 12]


def test_fewer_units_are_tried_one_by_one_and_many_at_once() -> None:
    few = Plan(1, tuple(units_of(parse("one two three four"), SYNONYMS, [])), (), (), ())
    many = Plan(1, tuple(units_of(parse("one two three four five six seven"), SYNONYMS, [])), (), (), ())
    assert list(few.fewer(4)) == [3, 2, 1]
    assert list(many.fewer(7)) == [1]
