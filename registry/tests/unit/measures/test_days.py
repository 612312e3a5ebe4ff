"""Days are the organization's days, also in the nights when the clocks change."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from registry.measures.chart_series import build_series
from registry.measures.chart_shapes import ChartPlan
from registry.measures.days import local_day, moment, start_of_day
from registry.measures.facts import TrialSet

BERLIN = ZoneInfo("Europe/Berlin")
LISBON = ZoneInfo("Europe/Lisbon")
CAIRO = ZoneInfo("Africa/Cairo")
PERCENT = ChartPlan(target="recall", measure="percent_correct", zone=BERLIN)


def trials(correct: int, scorable: int, *, at: datetime, session_id: str = "s") -> TrialSet:
    return TrialSet(at=at, session_id=session_id, correct=correct, scorable=scorable)


def test_a_session_before_midnight_belongs_to_the_organizations_day() -> None:
    # 22:30 UTC on 6 October: already the 7th in Berlin, still the 6th in Lisbon.
    late = [
        trials(4, 5, at=datetime(2026, 10, 6, 22, 30, tzinfo=UTC)),
        trials(1, 5, at=datetime(2026, 10, 7, 9, tzinfo=UTC)),
    ]
    berlin = build_series(replace(PERCENT, per="day"), late)
    lisbon = build_series(replace(PERCENT, per="day", zone=LISBON), late)
    assert [p.scorable for p in berlin.points] == [10]
    assert [p.scorable for p in lisbon.points] == [5, 5]


def test_the_night_the_clocks_change_neither_loses_nor_doubles_a_day() -> None:
    hours = [datetime(2026, 10, 24, 22, tzinfo=UTC) + timedelta(minutes=30 * i) for i in range(50)]
    facts = [trials(1, 1, at=when, session_id=f"h{i}") for i, when in enumerate(hours)]
    found = build_series(replace(PERCENT, per="day"), facts)
    assert [(p.at.date().isoformat(), p.scorable) for p in found.points] == [("2026-10-25", 50)]
    sessions = build_series(PERCENT, facts)
    assert [moment(p.at) for p in sessions.points] == hours
    assert all(p.break_before is None for p in sessions.points)


def test_a_day_without_midnight_starts_when_it_starts() -> None:
    # In Cairo the clocks jump from 00:00 to 01:00 on the last Friday of April.
    first = start_of_day(date(2026, 4, 24), CAIRO)
    assert first.isoformat() == "2026-04-24T01:00:00+03:00"
    assert local_day(first, CAIRO) == date(2026, 4, 24)
    assert local_day(moment(first) - timedelta(seconds=1), CAIRO) == date(2026, 4, 23)


@given(
    st.dates(date(2000, 1, 1), date(2035, 12, 31)),
    st.sampled_from(["Europe/Berlin", "America/New_York", "Africa/Cairo", "Australia/Lord_Howe", "America/Sao_Paulo"]),
)
def test_every_day_starts_on_itself_right_after_the_day_before(day: date, zone: str) -> None:
    first = start_of_day(day, ZoneInfo(zone))
    assert local_day(first, ZoneInfo(zone)) == day
    assert local_day(moment(first) - timedelta(milliseconds=1), ZoneInfo(zone)) < day


def test_a_time_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="zone"):
        local_day(datetime(2026, 1, 1), BERLIN)  # noqa: DTZ001 - the point of the test
    with pytest.raises(ValueError, match="zone"):
        moment(datetime(2026, 1, 1))  # noqa: DTZ001 - the point of the test
