"""Planned sessions keep the time that the clock on the wall shows, also when the clocks change."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.platform.errors import InvalidBody
from registry.training.checks import check_session
from registry.training.occurrences import occurrences, offsets
from registry.training.schemas import Repeats, SessionBody
from tests.factories.records import a_session
from tests.harness.person import new_id

ALWAYS = (datetime(2020, 1, 1, tzinfo=UTC), datetime(2035, 1, 1, tzinfo=UTC))
ZONES = ("Europe/Berlin", "America/New_York", "Australia/Lord_Howe")


def planned(start: str, zone: str, *, minutes: int = 60, repeats: Repeats | None = None) -> SessionBody:
    at = datetime.fromisoformat(start)
    body = a_session(new_id(), started_at=at.isoformat(), ended_at=(at + timedelta(minutes=minutes)).isoformat())
    return msgspec.convert(
        body | {"status": "planned", "time_zone": zone, "repeats": msgspec.to_builtins(repeats)}, SessionBody
    )


def starts(session: SessionBody) -> list[str]:
    return [one.starts_at.isoformat(timespec="minutes") for one in occurrences(session, start=ALWAYS[0], end=ALWAYS[1])]


@pytest.mark.parametrize(
    ("start", "zone", "told"),
    [
        ("2026-10-18T17:30+02:00", "Europe/Berlin", ["2026-10-18T17:30+02:00", "2026-10-25T17:30+01:00"]),
        ("2026-03-22T17:30+01:00", "Europe/Berlin", ["2026-03-22T17:30+01:00", "2026-03-29T17:30+02:00"]),
        ("2026-10-25T17:30-04:00", "America/New_York", ["2026-10-25T17:30-04:00", "2026-11-01T17:30-05:00"]),
        ("2026-03-01T17:30-05:00", "America/New_York", ["2026-03-01T17:30-05:00", "2026-03-08T17:30-04:00"]),
        ("2026-09-27T17:30+10:30", "Australia/Lord_Howe", ["2026-09-27T17:30+10:30", "2026-10-04T17:30+11:00"]),
        ("2026-03-29T17:30+11:00", "Australia/Lord_Howe", ["2026-03-29T17:30+11:00", "2026-04-05T17:30+10:30"]),
        # a time that the night skips is after it, one that it has twice is the first
        ("2026-03-22T02:30+01:00", "Europe/Berlin", ["2026-03-22T02:30+01:00", "2026-03-29T03:30+02:00"]),
        ("2026-03-01T02:30-05:00", "America/New_York", ["2026-03-01T02:30-05:00", "2026-03-08T03:30-04:00"]),
        ("2026-09-27T02:15+10:30", "Australia/Lord_Howe", ["2026-09-27T02:15+10:30", "2026-10-04T02:45+11:00"]),
        ("2026-10-18T02:30+02:00", "Europe/Berlin", ["2026-10-18T02:30+02:00", "2026-10-25T02:30+02:00"]),
        ("2026-10-25T01:30-04:00", "America/New_York", ["2026-10-25T01:30-04:00", "2026-11-01T01:30-04:00"]),
        ("2026-03-29T01:45+11:00", "Australia/Lord_Howe", ["2026-03-29T01:45+11:00", "2026-04-05T01:45+11:00"]),
        # begun in the second of the two, it stays there; the week after has one of them
        ("2026-10-25T02:30+01:00", "Europe/Berlin", ["2026-10-25T02:30+01:00", "2026-11-01T02:30+01:00"]),
    ],
)
def test_half_past_five_stays_half_past_five(start: str, zone: str, told: list[str]) -> None:
    session = planned(start, zone, repeats=Repeats(count=2))
    check_session(session)
    assert starts(session) == told


@pytest.mark.parametrize("zone", ZONES)
def test_lengths_are_true_in_the_night_when_the_clocks_change(zone: str) -> None:
    for day in (date(2026, 10, 4), date(2026, 10, 25), date(2026, 11, 1), date(2026, 3, 8), date(2026, 3, 29)):
        at = datetime(day.year, day.month, day.day, 0, 30, tzinfo=ZoneInfo(zone))
        session = planned(at.isoformat(), zone, minutes=240)
        (one,) = occurrences(session, start=ALWAYS[0], end=ALWAYS[1])
        assert one.ends_at.astimezone(UTC) - one.starts_at.astimezone(UTC) == timedelta(hours=4)


@pytest.mark.parametrize(
    ("start", "zone", "sentence"),
    [
        ("2026-03-29T02:30+01:00", "Europe/Berlin", "skip 02:30 on 2026-03-29"),
        ("2026-03-08T02:30-05:00", "America/New_York", "skip 02:30 on 2026-03-08"),
        ("2026-10-04T02:15+10:30", "Australia/Lord_Howe", "skip 02:15 on 2026-10-04"),
        ("2026-10-06T15:30+00:00", "Europe/Berlin", "is +02:00. Send it"),
        ("2026-10-25T02:30+00:00", "Europe/Berlin", "is +02:00 or +01:00. Send it"),
        ("2026-12-01T17:30-04:00", "America/New_York", "is -05:00. Send it"),
    ],
)
def test_a_time_that_the_clocks_there_never_show_is_refused_with_a_sentence(
    start: str, zone: str, sentence: str
) -> None:
    with pytest.raises(InvalidBody) as refused:
        check_session(planned(start, zone))
    assert [error.pointer for error in refused.value.errors] == ["/started_at"]
    assert sentence in refused.value.errors[0].message


def test_a_series_ends_by_count_or_by_its_last_day_and_leaves_out_what_is_skipped() -> None:
    weekly = "2026-10-06T17:30+02:00"
    by_day = planned(weekly, "Europe/Berlin", repeats=Repeats(until=date(2026, 10, 27), skipped=[date(2026, 10, 13)]))
    assert [one[:10] for one in starts(by_day)] == ["2026-10-06", "2026-10-20", "2026-10-27"]
    by_count = planned(weekly, "Europe/Berlin", repeats=Repeats(every_weeks=2, count=3))
    assert [one[:10] for one in starts(by_count)] == ["2026-10-06", "2026-10-20", "2026-11-03"]


@given(
    day=st.dates(date(2024, 1, 1), date(2030, 1, 1)), clock=st.times(), zone=st.sampled_from(ZONES),
    weeks=st.integers(1, 4), count=st.integers(2, 26), first=st.booleans(),
)  # fmt: skip
def test_every_occurrence_shows_the_same_wall_time_unless_the_night_skips_it(
    day: date, clock: time, zone: str, weeks: int, count: int, first: bool
) -> None:
    at = datetime.combine(day, clock.replace(microsecond=0))
    there = offsets(at, ZoneInfo(zone))
    if not there:
        return
    minutes = round((there[0] if first else there[-1]).total_seconds() / 60)
    sign, rest = ("-" if minutes < 0 else "+"), abs(minutes)
    session = planned(
        f"{at.isoformat()}{sign}{rest // 60:02}:{rest % 60:02}", zone, repeats=Repeats(every_weeks=weeks, count=count)
    )
    check_session(session)
    found = list(occurrences(session, start=ALWAYS[0], end=datetime(2040, 1, 1, tzinfo=UTC)))
    assert len(found) == count
    assert found[0].starts_at == session.started_at
    for number, one in enumerate(found):
        assert one.on == day + timedelta(weeks=weeks * number)
        wall = datetime.combine(one.on, at.time())
        assert (one.starts_at.replace(tzinfo=None) == wall) == bool(offsets(wall, ZoneInfo(zone)))
