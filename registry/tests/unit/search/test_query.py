"""Taking apart what was typed."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.platform.errors import InvalidBody
from registry.search.query import Filter, parse


def ms(year: int, month: int, day: int) -> int:
    return int(datetime(year, month, day, tzinfo=UTC).timestamp() * 1000)


def test_words_phrases_exclusions_and_operators() -> None:
    query = parse('recall "loose leash" -crate -"car door" dog:juno author:"Lena Fischer" kind:incident tag:#vet')
    assert query.words == ["recall"]
    assert query.phrases == [("loose", "leash")]
    assert query.excluded == [("crate",), ("car", "door")]
    assert query.filters == [
        Filter("dog", "juno"),
        Filter("author", "Lena Fischer"),
        Filter("kind", "incident"),
        Filter("tag", "#vet"),
    ]


def test_a_filter_can_be_turned_round() -> None:
    assert parse("-tag:vet").filters == [Filter("tag", "vet", excluded=True)]


@pytest.mark.parametrize(
    ("text", "begin", "end"),
    [
        ("after:2026", ms(2026, 1, 1), None),
        ("after:2026-03", ms(2026, 3, 1), None),
        ("after:2026-01-15", ms(2026, 1, 15), None),
        ("before:2026-03", None, ms(2026, 3, 1)),
        ("Before:2026-3-5", None, ms(2026, 3, 5)),
        ("after:2026-01 after:2026-02 before:2026-05 before:2026-04", ms(2026, 2, 1), ms(2026, 4, 1)),
    ],
)
def test_after_includes_what_it_names_and_before_does_not(text: str, begin: int | None, end: int | None) -> None:
    query = parse(text)
    assert (query.from_ms, query.until_ms) == (begin, end)


@pytest.mark.parametrize(
    "text", ["before:soon", "after:2026-13", "after:2026-02-30", "before:0000", "after:10000", 'after:"last week"']
)
def test_a_date_that_is_none_is_said_to_be_none(text: str) -> None:
    with pytest.raises(InvalidBody, match="is not a date") as refused:
        parse(text)
    assert refused.value.errors[0].pointer == "/q"


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("note:this", ["note", "this"]),
        ("dog: juno", ["dog", "juno"]),
        ("http://example.org", ["http", "example", "org"]),
        ("17:30", ["17:30"]),
        ('unclosed "quote', ["unclosed", "quote"]),
        ("- -- :", []),
        ("loose-leash", ["loose", "leash"]),
    ],
)
def test_what_only_looks_like_an_operator_is_text(text: str, words: list[str]) -> None:
    assert parse(text).words == words


def test_curly_quotes_are_quotes() -> None:
    assert parse("“loose leash”").phrases == [("loose", "leash")]


@pytest.mark.parametrize(
    ("text", "unfinished"),
    [("rec", True), ("rec ", False), ('"rec"', False), ("rec dog:juno", False), ("dog:juno rec", True), ("", False)],
)
def test_the_last_word_may_still_be_being_typed(text: str, unfinished: bool) -> None:
    assert parse(text).unfinished is unfinished


def test_joined_words_know_what_they_join() -> None:
    query = parse("recall 15 m loose-leash")
    assert [(each.first, each.last, each.joined) for each in query.compounds] == [(3, 4, "looseleash"), (1, 2, "15m")]


def test_a_flood_of_words_is_bounded() -> None:
    query = parse(" ".join(f"w{number} -x{number} tag:t{number}" for number in range(100)))
    assert len(query.words) == 32
    assert len(query.filters) == 16
    assert len(query.excluded) == 16


QUERY = st.lists(
    st.one_of(
        st.text(max_size=20),
        st.sampled_from(
            ['"', "-", "dog:", 'tag:"', "NOT", "AND", "OR", "NEAR(", "*", "'", "\\", "&|!", "<->", "(", ":*"]
        ),
    ),
    max_size=30,
).map(" ".join)


@given(QUERY)
def test_no_text_is_wrong_but_for_its_dates(text: str) -> None:
    """The strategy makes no before: or after:, so nothing may be refused."""
    assert len(parse(text).words) <= 32
