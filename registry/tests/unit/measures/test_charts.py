"""Series for charts: points, thin points, gaps, breaks, phases, days in the organization's zone."""

import itertools
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from registry.measures.chart_series import build_series
from registry.measures.chart_shapes import UNITS, Aim, ChartPlan, Condition, aim_on
from registry.measures.chart_statistics import phase_changes, phase_trends
from registry.measures.days import moment
from registry.measures.facts import (
    Count,
    Duration,
    Exposure,
    Fact,
    IntervalMarks,
    Rating,
    TaskRun,
    TrialSet,
)
from registry.measures.phases import Phase, phase_index

BERLIN = ZoneInfo("Europe/Berlin")
LISBON = ZoneInfo("Europe/Lisbon")
START = datetime(2026, 10, 6, 9, tzinfo=UTC)
PERCENT = ChartPlan(target="recall", measure="percent_correct", zone=BERLIN)
RATE = ChartPlan(target="barking", measure="rate", zone=BERLIN)


def at(day: float) -> datetime:
    return START + timedelta(days=day)


def trials(day: float, correct: int, scorable: int, **more: object) -> TrialSet:
    return replace(TrialSet(at=at(day), session_id=f"s{int(day)}", correct=correct, scorable=scorable), **more)


def barks(day: float, count: int | None, *, minutes: float | None = 10, reason: str | None = None) -> Count:
    seconds = None if minutes is None else minutes * 60
    return Count(at=at(day), session_id=f"s{int(day)}", count=count, observed_s=seconds, not_recorded_reason=reason)


def test_trials_of_a_session_are_added_up_and_never_averaged() -> None:
    found = build_series(PERCENT, [trials(0, 1, 2), trials(0.01, 8, 8)])
    (point,) = found.points
    assert (point.correct, point.scorable, point.value) == (9, 10, 90.0)
    assert point.lower is not None
    assert point.upper is not None
    assert (round(point.lower, 2), round(point.upper, 2)) == (59.58, 98.21)
    assert (point.session_id, point.session_ids) == ("s0", ["s0"])
    assert point.at == datetime(2026, 10, 6, 11, tzinfo=BERLIN)
    assert point.at.utcoffset() == timedelta(hours=2)


def test_zero_is_a_point_and_not_observed_is_a_gap() -> None:
    found = build_series(RATE, [barks(0, 7), barks(1, 0), barks(2, None, reason="rain"), barks(3, 2)])
    assert [p.value for p in found.points] == [0.7, 0.0, 0.2]
    assert [(g.session_id, g.reason) for g in found.gaps] == [("s2", "rain")]
    assert [p.break_before for p in found.points] == [None, None, "not_observed"]


def test_a_count_without_its_time_has_a_count_and_no_rate() -> None:
    facts = [barks(0, 5, minutes=None)]
    assert build_series(replace(RATE, measure="count"), facts).points[0].value == 5
    rate = build_series(RATE, facts)
    assert rate.points == []
    assert rate.gaps[0].reason == "The observed time was not recorded."


def test_sessions_in_which_nothing_was_scorable_are_gaps() -> None:
    found = build_series(PERCENT, [trials(0, 0, 0), trials(1, 0, 5)])
    assert [g.reason for g in found.gaps] == ["No trial could be scored."]
    assert [p.value for p in found.points] == [0.0]


@pytest.mark.parametrize(("scorable", "thin"), [(4, True), (5, False), (12, False)])
def test_points_with_too_few_trials_are_thin(scorable: int, thin: bool) -> None:
    assert build_series(PERCENT, [trials(0, 3, scorable)]).points[0].thin is thin


def test_no_line_over_a_missing_day() -> None:
    found = build_series(PERCENT, [trials(d, 4, 5) for d in (0, 1, 3, 4)])
    assert [p.break_before for p in found.points] == [None, None, "missing_day", None]
    weekly = build_series(replace(PERCENT, max_gap_days=7), [trials(d, 4, 5) for d in (0, 7, 15)])
    assert [p.break_before for p in weekly.points] == [None, None, "missing_day"]


def test_no_line_over_a_change_of_phase() -> None:
    phases = [Phase("baseline", at(-1), at(1.5)), Phase("acquisition", at(1.5))]
    found = build_series(replace(PERCENT, phases=phases), [trials(d, 4, 5) for d in (0, 1, 2, 3)])
    assert [p.break_before for p in found.points] == [None, None, "phase_change", None]
    assert list(found.phases) == phases


def test_a_day_with_a_change_of_phase_has_two_points() -> None:
    noon = datetime(2026, 10, 7, 12, tzinfo=BERLIN)
    phases = [Phase("baseline", at(-1), noon), Phase("acquisition", noon)]
    plan = replace(PERCENT, per="day", phases=phases)
    assert build_series(plan, []).per == "day"
    found = build_series(plan, [trials(1, 2, 5), trials(1.3, 5, 5), trials(1.4, 4, 5)])
    assert [(p.value, p.break_before) for p in found.points] == [(40.0, None), (90.0, "phase_change")]
    assert [p.at for p in found.points] == [datetime(2026, 10, 7, tzinfo=BERLIN), noon]
    assert [phase_index(phases, p.at) for p in found.points] == [0, 1]


def test_void_records_are_nowhere() -> None:
    found = build_series(RATE, [barks(0, 7), replace(barks(1, 9), void=True), replace(barks(2, None), void=True)])
    assert [p.value for p in found.points] == [0.7]
    assert found.gaps == []


def test_measures_read_their_own_facts() -> None:
    facts: list[Fact] = [
        trials(0, 4, 5, latencies_ms=(1100, 900, 1400, 1200, 1000)),
        barks(0, 14),
        Duration(at=at(0), session_id="s0", seconds=25),
        Duration(at=at(0), session_id="s0", seconds=270),
        IntervalMarks(at=at(0), session_id="s0", marks=(True, False, None, True, False)),
        TaskRun(at=at(0), session_id="s0", steps=(True, True, False, None)),
        Rating(at=at(0), session_id="s0", value=3),
    ]
    values = {m: build_series(replace(RATE, measure=m), facts) for m in UNITS}
    assert {m: [p.value for p in s.points] for m, s in values.items()} == {
        "percent_correct": [80.0],
        "latency": [1.1],
        "count": [14.0],
        "rate": [1.4],
        "duration": [147.5],
        "interval": [50.0],
        "task_analysis": [pytest.approx(200 / 3)],
        "intensity": [3.0],
        "threshold_distance": [],
    }
    assert {m: s.unit for m, s in values.items()} == UNITS


def test_thresholds_of_single_sessions_lean_on_the_whole_record() -> None:
    meetings: list[Exposure] = []
    for day in range(6):
        for metres, response in ((45, 1), (35, 1), (28, 2), (22, 4), (15, 5)):
            meetings.append(Exposure(at=at(day), session_id=f"s{day}", distance_m=metres, response=response))
    meetings.append(Exposure(at=at(6), session_id="s6", distance_m=40, response=1))
    meetings.append(Exposure(at=at(7), session_id="s7", distance_m=None, response=4))
    found = build_series(replace(PERCENT, measure="threshold_distance"), meetings)
    assert len(found.points) == 7
    assert all(20 < p.value < 30 for p in found.points)
    assert all(p.lower is not None and p.upper is not None and p.lower < p.value < p.upper for p in found.points)
    assert all(p.thin for p in found.points)
    assert [g.session_id for g in found.gaps] == ["s7"]


def test_the_wire_shape_is_the_one_of_the_api() -> None:
    plan = replace(
        PERCENT,
        phases=[Phase("baseline", at(-1), at(5))],
        conditions=[Condition(at(0), "new handler")],
        aim=Aim(value=90.0),
    )
    sent = msgspec.to_builtins(build_series(plan, [trials(0, 4, 5), barks(0, 2)]))
    assert set(sent) == {"target", "measure", "unit", "per", "points", "phases", "conditions", "gaps", "aim"}
    assert set(sent["points"][0]) == {
        "at",
        "session_id",
        "session_ids",
        "value",
        "correct",
        "scorable",
        "lower",
        "upper",
        "thin",
        "observed_s",
        "break_before",
    }
    assert set(sent["phases"][0]) == {"kind", "from", "to", "implied"}
    assert set(sent["conditions"][0]) == {"at", "label"}
    assert sent["aim"] == {"value": 90.0, "by": None, "start_on": None, "start_value": None}
    bare = msgspec.to_builtins(build_series(PERCENT, [trials(0, 4, 5)]))
    assert bare["aim"] is None


def test_an_aim_line_is_level_or_a_slope_between_two_days() -> None:
    assert aim_on(Aim(value=90.0), date(2026, 1, 1)) == 90
    slope = Aim(value=90.0, by=date(2026, 1, 11), start_on=date(2026, 1, 1), start_value=40.0)
    days = [date(2025, 12, 1), date(2026, 1, 1), date(2026, 1, 6), date(2026, 1, 11), date(2026, 2, 1)]
    assert [aim_on(slope, day) for day in days] == [40, 40, 65, 90, 90]


def test_statistics_beside_the_chart() -> None:
    phases = [Phase("baseline", at(-1), at(20)), Phase("acquisition", at(20))]
    before = [barks(d, n) for d, n in ((0, 12), (5, 14), (10, 12), (12, 13), (14, 14))]
    after = [barks(d, n) for d, n in ((21, 8), (28, 4), (35, 2), (42, 1), (49, 0))]
    found = build_series(replace(RATE, phases=phases), before + after)
    (change,) = phase_changes(found, direction="decrease")
    assert (change.before, change.after) == ("baseline", "acquisition")
    assert change.overlap.nap == 1
    trends = phase_trends(found)
    assert [t.kind for t in trends] == ["baseline", "acquisition"]
    assert trends[1].celeration is not None
    assert trends[1].celeration.per_week == pytest.approx(0.574, abs=0.001)
    assert trends[1].celeration.floored == 1
    assert phase_trends(replace(found, measure="count")) == []


facts = st.one_of(
    st.builds(
        lambda day, n, share, void: trials(day, round(n * share), n, void=void),
        st.floats(0, 40),
        st.integers(0, 12),
        st.floats(0, 1),
        st.booleans(),
    ),
    st.builds(
        lambda day, n, void: replace(barks(day, n), void=void),
        st.floats(0, 40),
        st.none() | st.integers(0, 30),
        st.booleans(),
    ),
)
records = st.lists(facts, max_size=25, unique_by=lambda f: f.at)
plans = st.builds(
    ChartPlan,
    target=st.just("t"),
    measure=st.sampled_from(["percent_correct", "count", "rate"]),
    zone=st.sampled_from([BERLIN, LISBON, ZoneInfo("America/New_York"), ZoneInfo("UTC")]),
    per=st.sampled_from(["session", "day"]),
    phases=st.just([Phase("baseline", at(-1), at(13.3)), Phase("acquisition", at(13.3))]),
)


@settings(max_examples=60)
@given(plans, records)
def test_what_the_chart_shows_is_the_sum_of_its_facts(plan: ChartPlan, seen: list[Fact]) -> None:
    found = build_series(plan, seen)
    live = [f for f in seen if not f.void]
    if plan.measure == "percent_correct":
        sets = [f for f in live if isinstance(f, TrialSet)]
        assert sum(p.correct or 0 for p in found.points) == sum(s.correct for s in sets)
        assert sum(p.scorable or 0 for p in found.points) == sum(s.scorable for s in sets)
        assert all(p.lower is not None and p.upper is not None and p.lower <= p.value <= p.upper for p in found.points)
    if plan.measure == "count":
        assert sum(p.value for p in found.points) == sum(f.count or 0 for f in live if isinstance(f, Count))


@settings(max_examples=60)
@given(plans, records)
def test_facts_may_arrive_in_any_order_and_void_ones_change_nothing(plan: ChartPlan, seen: list[Fact]) -> None:
    before = msgspec.json.encode(seen)
    found = build_series(plan, seen)
    assert found == build_series(plan, list(reversed(seen)))
    assert found == build_series(plan, [f for f in seen if not f.void])
    assert msgspec.json.encode(seen) == before


@settings(max_examples=60)
@given(plans, records)
def test_points_stand_in_order_of_time_and_never_join_two_phases(plan: ChartPlan, seen: list[Fact]) -> None:
    points = build_series(plan, seen).points
    assert [moment(p.at) for p in points] == sorted(moment(p.at) for p in points)
    for one, other in itertools.pairwise(points):
        if phase_index(plan.phases, one.at) != phase_index(plan.phases, other.at):
            assert other.break_before == "phase_change"


def test_a_gap_tells_whether_nobody_looked_or_the_record_makes_no_value() -> None:
    at = datetime(2026, 10, 6, 10, tzinfo=UTC)
    plan = ChartPlan(target="t", measure="threshold_distance", zone=ZoneInfo("Europe/Berlin"))
    (met,) = build_series(plan, [Exposure(at=at, distance_m=None, response=4)]).gaps
    (unseen,) = build_series(plan, [Exposure(at=at, distance_m=None, response=None, not_recorded_reason="fog")]).gaps
    assert (met.observed, met.reason) == (True, "The meetings do not tell a distance.")
    assert (unseen.observed, unseen.reason) == (False, "fog")
    counting = ChartPlan(target="t", measure="count", zone=ZoneInfo("Europe/Berlin"))
    (nobody,) = build_series(counting, [Count(at=at, count=None)]).gaps
    assert not nobody.observed
