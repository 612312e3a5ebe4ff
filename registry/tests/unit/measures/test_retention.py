"""From sessions to probes: when mastery was reached, what counts as a look after it, and what is due."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from registry.measures.facts import Step, TrialSet
from registry.measures.maintenance import Probe, maintenance, probe_dates
from registry.measures.mastery import MasteryRule, SessionResult
from registry.measures.progress import TargetRecord, progress, upkeep_of
from registry.measures.retention import mastered_day, probes_of, retention

BERLIN = ZoneInfo("Europe/Berlin")
MIDNIGHT_SKIPPED = ZoneInfo("Africa/Cairo")  # its summer begins at midnight: that Friday starts at one o'clock
FIRST = date(2026, 10, 20)
RULE = MasteryRule(id="m", name="90 % twice", level_percent=90, min_trials=10, sessions=2, probe_days=(7, 14, 28, 60))


def session(day: int, correct: int = 10, *, scorable: int = 10, hour: int = 9) -> SessionResult:
    on = FIRST + timedelta(days=day)
    at = datetime(on.year, on.month, on.day, hour, tzinfo=BERLIN)
    return SessionResult(
        session_id=f"s{day}-{hour}", at=at, day=on, correct=correct, scorable=scorable, at_goal=(correct, scorable)
    )


def on(day: int) -> date:
    return FIRST + timedelta(days=day)


def test_probes_are_due_on_the_days_of_the_rule_after_the_day_it_was_met() -> None:
    found = retention(RULE, [session(0), session(2)], today=on(2))
    assert found is not None
    assert found.mastered_on == on(2)
    # The clocks go back on 25 October, between mastery and the first probe.
    assert [one.due_on.isoformat() for one in found.schedule] == [
        "2026-10-29",
        "2026-11-05",
        "2026-11-19",
        "2026-12-21",
    ]
    assert {one.state for one in found.schedule} == {"coming"}
    assert found.next_due_on == date(2026, 10, 29)


def test_nothing_is_due_before_mastery() -> None:
    assert retention(RULE, [session(0), session(1, 8)], today=on(30)) is None
    assert retention(RULE, [], today=on(30)) is None


def test_done_missed_overdue_and_coming() -> None:
    found = retention(RULE, [session(0), session(2), session(10)], today=on(31))
    assert found is not None
    assert [(one.days_after, one.state, one.done_on) for one in found.schedule] == [
        (7, "passed", on(10)),
        (14, "missed", None),
        (28, "overdue", None),
        (60, "coming", None),
    ]
    assert found.next_due_on == on(30)
    assert found.reason == "The probe of 19 Nov 2026 is 1 day late."


def test_a_day_is_one_probe_with_all_of_its_trials() -> None:
    of_day = [session(3, 4, scorable=5, hour=9), session(3, 5, scorable=5, hour=15)]
    assert probes_of(RULE, of_day) == [Probe(on=on(3), passed=True, correct=9, scorable=10)]


def test_four_trials_are_no_probe_and_owner_practice_is_none_by_this_rule() -> None:
    begun = [session(0), session(2)]
    few, at_home = session(9, 0, scorable=4), replace(session(9, 2), owner_practice=True)
    for one in (few, at_home):
        found = retention(RULE, [*begun, one], today=on(9))
        assert found is not None
        assert found.schedule[0].state == "due"


GOAL = Step(duration_s=30, distance_m=10, distraction=2)
STEPS = st.builds(
    Step,
    duration_s=st.none() | st.sampled_from((20.0, 30.0, 40.0)),
    distance_m=st.none() | st.sampled_from((5.0, 10.0)),
    distraction=st.none() | st.integers(1, 3),
)


def mastered_then(*later: TrialSet) -> TargetRecord:
    begun = [
        TrialSet(at=at(0), correct=10, scorable=10, step=GOAL),
        TrialSet(at=at(2), correct=10, scorable=10, step=GOAL),
    ]
    return TargetRecord(target="down", facts=[*begun, *later], charts=[], mastery_rule=RULE, goal=GOAL)


def at(day: int, hour: int = 9) -> datetime:
    moment = FIRST + timedelta(days=day)
    return datetime(moment.year, moment.month, moment.day, hour, tzinfo=BERLIN)


@given(goal=STEPS, step=STEPS, correct=st.sampled_from((5, 10)))
def test_only_trials_at_the_goal_step_or_a_harder_one_are_a_probe(goal: Step, step: Step, correct: int) -> None:
    record = replace(mastered_then(TrialSet(at=at(10), correct=correct, scorable=10, step=step)), goal=goal)
    found = upkeep_of(record, BERLIN, today=on(10))
    assert found is not None
    pairs = (
        (step.duration_s, goal.duration_s),
        (step.distance_m, goal.distance_m),
        (step.distraction, goal.distraction),
    )
    easier_somewhere = any(wanted is not None and (did is None or did < wanted) for did, wanted in pairs)
    looked = "passed" if correct == 10 else "failed"
    assert found.schedule[0].state == ("overdue" if easier_somewhere else looked)
    assert found.reopen == (not easier_somewhere and correct == 5)


def test_easier_sets_of_a_day_count_neither_for_nor_against_its_probe() -> None:
    easy = replace(GOAL, distraction=1)
    warm_up = TrialSet(at=at(9), session_id="s", correct=0, scorable=10, step=easy)
    at_goal = TrialSet(at=at(9, 10), session_id="s", correct=5, scorable=5, step=replace(GOAL, distance_m=12))
    found = upkeep_of(mastered_then(warm_up, at_goal), BERLIN, today=on(9))
    assert found is not None
    assert (found.schedule[0].state, found.schedule[0].done_on) == ("passed", on(9))
    few = replace(at_goal, correct=4, scorable=4)
    short = upkeep_of(mastered_then(replace(warm_up, correct=10), few), BERLIN, today=on(9))
    assert short is not None
    assert short.schedule[0].state == "due"


def test_what_counts_as_a_look_is_told_in_the_practices_units() -> None:
    told = upkeep_of(mastered_then(), BERLIN, today=on(2), units="us")
    assert told is not None
    assert told.what_counts == (
        "A day with 5 trials or more at the goal step (30 s, 33 ft and D2) or a harder one counts as a look; "
        "easier ones do not."
    )
    bare = upkeep_of(replace(mastered_then(), goal=Step()), BERLIN, today=on(2))
    assert bare is not None
    assert bare.what_counts == "A day with 5 trials or more counts as a look."


def test_after_a_failed_probe_mastery_is_reached_anew() -> None:
    begun = [session(0), session(2), session(9, 5)]
    failed = retention(RULE, begun, today=on(10))
    assert failed is not None
    assert failed.reopen
    assert mastered_day(RULE, [*begun, session(11)]) == on(2)
    again = retention(RULE, [*begun, session(11), session(12)], today=on(12))
    assert again is not None
    assert (again.mastered_on, again.reopen) == (on(12), False)


def test_the_day_that_a_plan_states_wins_over_the_sessions() -> None:
    found = retention(RULE, [session(0), session(1), session(9)], today=on(12), mastered_on=on(5))
    assert found is not None
    assert found.mastered_on == on(5)
    assert found.schedule[0].state == "due"
    assert retention(RULE, [], today=on(5), mastered_on=on(5)) is not None


@pytest.mark.parametrize(
    ("zone", "at", "day"),
    [
        # 23:30 in Berlin on the day of 25 hours is 22:30 in UTC; half an hour later it is the 26th.
        (BERLIN, datetime(2026, 10, 25, 22, 30, tzinfo=UTC), date(2026, 10, 25)),
        (BERLIN, datetime(2026, 10, 25, 23, 0, tzinfo=UTC), date(2026, 10, 26)),
        (MIDNIGHT_SKIPPED, datetime(2026, 4, 23, 21, 59, tzinfo=UTC), date(2026, 4, 23)),
        (MIDNIGHT_SKIPPED, datetime(2026, 4, 23, 22, 0, tzinfo=UTC), date(2026, 4, 24)),
    ],
)
def test_mastery_and_probes_fall_on_the_days_of_the_organization(zone: ZoneInfo, at: datetime, day: date) -> None:
    rule = replace(RULE, sessions=1)
    sets = [TrialSet(at=at, correct=10, scorable=10), TrialSet(at=at + timedelta(days=7), correct=9, scorable=10)]
    record = TargetRecord(target="down", facts=sets, charts=[], mastery_rule=rule)
    (state,) = progress([record], zone, today=day + timedelta(days=8)).rules
    assert state.maintenance is not None
    assert state.maintenance.mastered_on == day
    assert state.maintenance.schedule[0].due_on == day + timedelta(days=7)
    assert state.maintenance.schedule[0].state == "passed"
    closed = replace(record, closed=True)
    assert progress([closed], zone, today=day).rules[0].maintenance is None


PROBES = st.lists(
    st.builds(
        Probe,
        on=st.integers(-5, 90).map(on),
        passed=st.booleans(),
        correct=st.just(5),
        scorable=st.just(5),
        void=st.booleans(),
    ),
    max_size=8,
    unique_by=lambda probe: probe.on,
)
DAYS = st.lists(st.integers(1, 80), min_size=1, max_size=6).map(tuple)


@given(probes=PROBES, days=DAYS, today=st.integers(0, 120))
def test_every_due_day_has_one_state_that_its_dates_bear_out(
    probes: list[Probe], days: tuple[int, ...], today: int
) -> None:
    known = [probe for probe in probes if probe.on <= on(today)]
    found = maintenance(FIRST, known, today=on(today), days=days)
    dates = probe_dates(FIRST, days)
    assert [one.due_on for one in found.schedule] == dates[: len(found.schedule)]
    ends = [*dates[1:], date.max][: len(found.schedule)]
    for one, until in zip(found.schedule, ends, strict=True):
        assert (one.done_on is not None) == (one.state in ("passed", "failed"))
        if one.done_on is not None:
            assert one.due_on <= one.done_on < until
        assert (one.state == "missed") == (one.done_on is None and until <= on(today))
        assert (one.state == "coming") <= (one.due_on > on(today))
        assert (one.state == "overdue") <= (one.due_on < on(today) < until)
    assert sum(one.state in ("due", "overdue") for one in found.schedule) <= 1
    assert found.reopen == any(not p.passed and not p.void and p.on > FIRST for p in known)
    assert not (found.reopen and found.next_due_on)


@given(probes=PROBES, days=DAYS, today=st.integers(0, 120), later=st.integers(1, 60))
def test_what_is_done_or_missed_stays_so_as_days_go_by(
    probes: list[Probe], days: tuple[int, ...], today: int, later: int
) -> None:
    known = [probe for probe in probes if probe.on <= on(today)]
    now = maintenance(FIRST, known, today=on(today), days=days).schedule
    then = maintenance(FIRST, list(reversed(known)), today=on(today + later), days=days).schedule
    settled = {one.days_after: one for one in now if one.state in ("passed", "failed", "missed")}
    assert {one.days_after: one for one in then if one.days_after in settled} == settled
