"""The index's tokens."""

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.search import tokens
from registry.search.tokens import Entry

YEARS = st.integers(946_684_800_000, 2_240_524_800_000)


def entry(**fields: object) -> Entry:
    known: dict[str, object] = {
        "number": 1, "organization": 40, "dog": 3, "author": 9, "occurred_ms": 1_767_225_600_000, "private_to": None,
        "kind": "note", "detail_kind": "incident", "named": False, "tags": "vet", "title_terms": " recall ",
        "terms": " recalls 15 m | 15m ",
    }  # fmt: skip
    return Entry(**(known | fields))  # type: ignore[arg-type]  # a test's shorthand


def marked(marks: list[str]) -> set[str]:
    return {f"1_{mark}" for mark in marks}


def test_a_document_is_found_by_its_stems_and_by_what_filters_ask_for() -> None:
    assert sorted(tokens.tokens_of(entry())) == sorted(
        [
            *("14_recal", "14_15", "14_m", "14_15m", "14__w", "14__a9", "14__d3", "14__knote", "14__kincident"),
            *("14__tvet", "14__y2026", "14__m202601"),
        ]
    )


@pytest.mark.parametrize(("one", "other"), [("Vet-Check", "vet_check"), ("Überblick", "uberblick")])
def test_tags_are_the_same_without_case_accents_and_signs(one: str, other: str) -> None:
    assert tokens.tag(1, one) == tokens.tag(1, other)


def test_a_tag_of_signs_alone_is_still_a_tag() -> None:
    assert tokens.tag_key("🐕") != tokens.tag_key("🐈")


@given(YEARS, YEARS, YEARS)
def test_months_cover_the_time_they_are_asked_for(first: int, second: int, moment: int) -> None:
    begin, end = sorted((first, second + 1))
    covered = marked(tokens.months(begin, end))
    own = set(tokens.tokens_of(entry(organization=1, occurred_ms=moment)))
    if begin <= moment < end:
        assert covered & own


@pytest.mark.parametrize("ms", [-(10**15), 10**15, -1, 0, 253_402_300_800_000])
def test_times_far_away_have_a_month_too(ms: int) -> None:
    open_to_the_past = tokens.months(None, ms + 1)
    open_to_the_future = tokens.months(ms, None)
    own = set(tokens.tokens_of(entry(organization=1, occurred_ms=ms)))
    assert own & marked(open_to_the_past)
    assert own & marked(open_to_the_future)


def test_a_year_is_one_token() -> None:
    begin = int(datetime(2025, 1, 1, tzinfo=UTC).timestamp() * 1000)
    end = int(datetime(2026, 2, 1, tzinfo=UTC).timestamp() * 1000)
    assert tokens.months(begin, end) == ["_y2025", "_m202601"]
