"""After mastery: probes at growing distances. At home: how much of the practice was done."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from msgspec.structs import replace

from registry.measures.adherence import Practice, adherence
from registry.measures.maintenance import Probe, maintenance, probe_dates

FIRST = date(2026, 3, 3)
BERLIN = ZoneInfo("Europe/Berlin")


def test_probes_come_on_the_days_of_the_rule() -> None:
    assert [d.isoformat() for d in probe_dates(date(2026, 10, 20))] == [
        "2026-10-21",
        "2026-10-23",
        "2026-10-27",  # the clocks went back in between
        "2026-11-03",
        "2026-11-19",
        "2026-12-19",
    ]
    assert probe_dates(FIRST, (7, 1, 7)) == [FIRST + timedelta(days=1), FIRST + timedelta(days=7)]
    with pytest.raises(ValueError, match="a day after"):
        probe_dates(FIRST, (0,))


def probe(day: int, *, passed: bool = True) -> Probe:
    return Probe(on=FIRST + timedelta(days=day), passed=passed, correct=5 if passed else 2, scorable=5)


def test_a_probe_that_comes_late_makes_up_for_one_due_day_and_not_for_the_missed_ones() -> None:
    found = maintenance(FIRST, [probe(1), probe(8)], today=FIRST + timedelta(days=15))
    assert [one.state for one in found.schedule] == ["passed", "missed", "passed", "overdue", "coming", "coming"]
    assert found.next_due_on == FIRST + timedelta(days=14)
    assert found.reason == "The probe of 17 Mar 2026 is 1 day late."
    assert not found.reopen


def test_a_failed_probe_opens_the_target_again() -> None:
    found = maintenance(FIRST, [probe(1), probe(30, passed=False)], today=FIRST + timedelta(days=31))
    assert found.reopen
    assert found.next_due_on is None
    assert found.reason == "The probe on 2 Apr 2026, 30 days after mastery, had 2 of 5: the target is open again."


def test_void_probes_and_those_before_mastery_do_not_count() -> None:
    found = maintenance(FIRST, [replace(probe(1), void=True), probe(-3)], today=FIRST + timedelta(days=1))
    assert found.schedule[0].state == "due"
    assert found.reason == "The next probe is due today."
    later = maintenance(FIRST, [probe(1)], today=FIRST + timedelta(days=2))
    assert later.reason == "The next probe is on 6 Mar 2026."


def test_a_failed_probe_ends_the_schedule_and_what_follows_is_teaching() -> None:
    found = maintenance(FIRST, [probe(1), probe(7, passed=False), probe(14)], today=FIRST + timedelta(days=15))
    assert [(one.days_after, one.state) for one in found.schedule] == [(1, "passed"), (3, "missed"), (7, "failed")]
    assert found.reopen
    assert found.next_due_on is None


def test_a_rule_without_probes_has_nothing_due() -> None:
    found = maintenance(FIRST, [], today=FIRST, days=())
    assert (found.schedule, found.next_due_on) == ([], None)
    assert found.reason == "The rule asks for no probes after mastery on 3 Mar 2026."


def test_all_probes_done() -> None:
    found = maintenance(FIRST, [probe(60)], today=FIRST + timedelta(days=70))
    assert [one.state for one in found.schedule] == [*["missed"] * 5, "passed"]
    assert found.next_due_on is None
    assert "last one passed" in found.reason


def practice(day: int, hour: int = 12) -> Practice:
    return Practice(at=datetime(2026, 10, 20, hour, tzinfo=BERLIN) + timedelta(days=day))


def test_six_rounds_on_sunday_do_not_make_up_for_five_empty_days() -> None:
    week = [practice(6) for _ in range(6)]
    found = adherence(
        week,
        BERLIN,
        times_per_day=2,
        first_day=date(2026, 10, 20),
        last_day=date(2026, 10, 26),
        today=date(2026, 11, 1),
    )
    assert (found.done, found.planned, found.extra, found.days_practised, found.days) == (2, 14, 4, 1, 7)
    assert found.sentence == "2 of 14 planned rounds done (14.3 %), and 4 rounds more than planned."


def test_today_is_not_held_against_anyone() -> None:
    found = adherence(
        [practice(0)],
        BERLIN,
        times_per_day=1,
        first_day=date(2026, 10, 20),
        last_day=date(2026, 10, 26),
        today=date(2026, 10, 20),
    )
    assert (found.planned, found.percent) == (0, None)
    assert found.sentence == "No day of this homework is over yet."


def test_practice_late_at_night_belongs_to_the_practices_own_day() -> None:
    # 23:30 in Berlin on the day the clocks go back is 22:30 in UTC.
    late = Practice(at=datetime(2026, 10, 25, 22, 30, tzinfo=UTC))
    void = Practice(at=datetime(2026, 10, 25, 12, tzinfo=UTC), void=True)
    found = adherence(
        [late, void],
        BERLIN,
        times_per_day=1,
        first_day=date(2026, 10, 25),
        last_day=date(2026, 10, 25),
        today=date(2026, 10, 26),
    )
    assert (found.done, found.extra, found.percent) == (1, 0, 100.0)
    with pytest.raises(ValueError, match="Homework"):
        adherence([], BERLIN, times_per_day=0, first_day=FIRST, last_day=FIRST, today=FIRST)
