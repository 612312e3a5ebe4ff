"""The relevance set itself: it speaks of notes that exist, and its judge judges."""

import pytest

from registry.demo.practice import practice
from tests.relevance.expectations import AmongTop, Case, Expected, complaints, expectations, keys_named

SET = expectations()


def test_there_are_enough_queries_and_each_once() -> None:
    assert len(SET.cases) >= 70
    asked = [(case.query, case.asked_by, case.filters) for case in SET.cases]
    assert len(set(asked)) == len(asked)


@pytest.mark.parametrize(("name", "case"), list(SET.named()), ids=lambda value: value if isinstance(value, str) else "")
def test_a_query_says_why_it_is_asked_and_what_is_expected(name: str, case: Case) -> None:
    assert case.why
    assert case.expect != Expected()
    assert case.expect.among_top_n is None or len(case.expect.among_top_n.keys) <= case.expect.among_top_n.n


def test_every_note_that_is_expected_is_in_the_practice() -> None:
    made_up = practice(SET.today)
    written = {note.key for note in made_up.notes}
    expected = {key for case in SET.cases for key in keys_named(case.expect)}
    assert expected - written == set()
    trainers = {trainer.key for trainer in made_up.trainers}
    assert {SET.asked_by, *(case.asked_by for case in SET.cases if case.asked_by)} <= trainers
    dogs = {dog.key for dog in made_up.dogs}
    assert {case.filters.dog for case in SET.cases if case.filters.dog} <= dogs


def test_nobody_is_expected_to_see_anothers_private_note() -> None:
    private = {note.key: note.author_key for note in practice(SET.today).notes if note.visibility == "private"}
    for case in SET.cases:
        wanted = keys_named(case.expect) - set(case.expect.none)
        assert all(private.get(key, case.asked_by or SET.asked_by) == (case.asked_by or SET.asked_by) for key in wanted)


@pytest.mark.parametrize(
    ("expected", "found", "wrong"),
    [
        (Expected(first="a"), ["a-session", "a", "b"], 0),
        (Expected(first="a"), ["b", "a"], 1),
        (Expected(all_of_top=("a", "b")), ["b", "a-session", "c"], 0),
        (Expected(all_of_top=("a", "b")), ["b", "c", "a"], 1),
        (Expected(among_top_n=AmongTop(n=2, keys=("a", "c"))), ["b", "a", "c"], 1),
        (Expected(exactly=()), [], 0),
        (Expected(exactly=("a",)), ["a", "b"], 1),
        (Expected(none=("a",)), ["b"], 0),
        (Expected(none=("a",)), ["b", "a"], 1),
        (Expected(count_at_least=2), ["a", "a-session"], 1),
    ],
)
def test_the_judge(expected: Expected, found: list[str], wrong: int) -> None:
    assert len(complaints(expected, found)) == wrong
