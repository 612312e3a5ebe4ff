from datetime import UTC, datetime, timedelta, timezone

import pytest
from hypothesis import given
from hypothesis import strategies as st

from alert_analyzer.platform.clock import nanoseconds_of, to_text

ZONES = st.integers(-14 * 60, 14 * 60).map(lambda minutes: timezone(timedelta(minutes=minutes)))


@pytest.mark.parametrize(
    ("text", "nanoseconds"),
    [
        ("1970-01-01T00:00:00Z", 0),
        ("1970-01-01T00:00:01.5Z", 1_500_000_000),
        ("1970-01-01t00:00:00.123456789z", 123_456_789),
        ("1970-01-01T00:00:00.1234567891234Z", 123_456_789),
        ("1970-01-01T02:00:00+02:00", 0),
        ("1969-12-31T19:00:00-05:00", 0),
        ("2016-12-31T23:59:60Z", 1_483_228_800_000_000_000),
        ("0001-01-01T00:00:00Z", -62_135_596_800_000_000_000),
    ],
)
def test_every_form_of_rfc_3339_is_read(text: str, nanoseconds: int) -> None:
    assert nanoseconds_of(text) == nanoseconds


NO_TIMES = ["", "soon", "2026-02-30T00:00:00Z", "2026-01-01T00:00:00", "2026-01-01", "２026-01-01T00:00:00Z"]


@pytest.mark.parametrize("text", NO_TIMES)
def test_anything_else_is_no_timestamp(text: str) -> None:
    assert nanoseconds_of(text) is None


@given(st.datetimes(datetime(1, 1, 3), datetime(9999, 12, 29), timezones=ZONES))  # noqa: DTZ001  # the zone comes with it
def test_what_python_writes_is_read_exactly(moment: datetime) -> None:
    expected = (moment - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(microseconds=1) * 1000
    assert nanoseconds_of(moment.isoformat()) == expected


@given(st.integers(-62_000_000_000_000, 250_000_000_000_000))
def test_what_is_written_is_read_back(moment_ms: int) -> None:
    assert nanoseconds_of(to_text(moment_ms)) == moment_ms * 1_000_000
