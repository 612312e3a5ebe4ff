"""Sort keys, time zones, and days in query parameters."""

import unicodedata
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.platform.clock import to_ms, to_text
from registry.platform.errors import InvalidBody
from registry.platform.fields import known_time_zone, sort_key
from registry.platform.moments import end_of, start_of

DAY_MS = 86_400_000


@pytest.mark.parametrize(
    ("text", "key"),
    [("Juno", "juno"), ("ÉTOILE", "etoile"), ("Straße", "strasse"), ("  Bo ", "bo"), ("Ⅻ", "xii"), ("Ø", "ø"),
     ("ǅ", "dz"), ("", "-"), ("   ", "-"), ("\u0301", "-")],
)  # fmt: skip
def test_names_are_ordered_without_case_and_accents(text: str, key: str) -> None:
    assert sort_key(text) == key


@given(st.text())
def test_a_sort_key_is_never_empty_and_has_no_accents(text: str) -> None:
    key = sort_key(text)
    assert key
    assert key == key.strip()


@given(st.text(st.characters(categories=["L", "N"])))
def test_case_and_form_of_writing_make_no_difference(text: str) -> None:
    assert sort_key(unicodedata.normalize("NFD", text)) == sort_key(unicodedata.normalize("NFC", text))


def test_time_zones_are_those_of_the_world() -> None:
    assert all(known_time_zone(name) for name in ("Europe/Zurich", "UTC", "America/Argentina/Salta", None))
    assert not any(known_time_zone(name) for name in ("Europe/Entenhausen", "", "europe/zurich", "../etc/passwd"))


@pytest.mark.parametrize(
    ("text", "iso"),
    [("2026-10-06", "2026-10-06T00:00:00+00:00"), ("2026-10-06T17:30:00Z", "2026-10-06T17:30:00+00:00"),
     ("2026-10-06T17:30:00+02:00", "2026-10-06T15:30:00+00:00"),
     ("2026-10-06T17:30:00 02:00", "2026-10-06T15:30:00+00:00"),
     ("2024-02-29", "2024-02-29T00:00:00+00:00")],
)  # fmt: skip
def test_a_day_begins_at_midnight_and_a_time_is_itself(text: str, iso: str) -> None:
    assert start_of(text, name="from") == to_ms(datetime.fromisoformat(iso))


def test_the_last_day_is_inside_and_a_last_time_is_not() -> None:
    start = start_of("2026-10-06", name="to")
    assert start is not None
    assert end_of("2026-10-06", name="to") == start + DAY_MS
    assert end_of("2026-10-06T00:00:00Z", name="to") == start
    assert start_of(None, name="from") is end_of(None, name="to") is None


@given(st.text(max_size=40))
def test_anything_else_is_refused_by_its_name(text: str) -> None:
    pointers = set()
    for read in (start_of, end_of):
        try:
            read(text, name="from")
        except InvalidBody as refused:
            pointers.add(refused.errors[0].pointer)
    assert pointers <= {"/from"}


@given(st.datetimes(timezones=st.just(UTC)))
def test_milliseconds_read_back_as_the_same_moment(moment: datetime) -> None:
    text = to_text(to_ms(moment))
    assert abs(to_ms(datetime.fromisoformat(text)) - to_ms(moment)) == 0
    assert text.endswith("Z")
