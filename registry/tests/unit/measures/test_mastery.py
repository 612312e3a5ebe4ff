"""Mastery, and what its rule promises."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from registry.measures.advance_rules import ADVANCE_RULES, PUSH_DROP_STICK, AdvanceRule
from registry.measures.facts import TrialSet
from registry.measures.mastery import Mastery, MasteryRule, SessionResult, mastery
from registry.measures.promise import (
    Standard,
    chance_to_pass,
    chance_within,
    operating_characteristic,
    promise_sentence,
    set_outcomes,
    standard_of,
)
from registry.measures.sessions import session_results

RULE = MasteryRule(id="r", name="80 % in three sessions of ten")
FIRST = date(2026, 3, 3)
BERLIN = ZoneInfo("Europe/Berlin")


def session(day: int, correct: int, scorable: int, **more: object) -> SessionResult:
    at = datetime(2026, 3, 3, 9, tzinfo=UTC) + timedelta(days=day)
    made = SessionResult(
        session_id=f"s{day}", at=at, day=FIRST + timedelta(days=day), correct=correct, scorable=scorable
    )
    return replace(made, **more)


def test_three_good_sessions_in_a_row_are_mastery() -> None:
    found = mastery(RULE, [session(0, 5, 10), session(1, 8, 10), session(2, 9, 10), session(3, 8, 10)])
    assert (found.met, found.missing, found.run) == (True, [], 3)


def test_a_bad_last_session_is_named_with_its_numbers() -> None:
    found = mastery(RULE, [session(0, 9, 10), session(1, 9, 10), session(2, 7, 10)])
    assert found.missing == [
        "0 of 3 sessions in a row with at least 80 % in 10 trials or more: the last, on 5 Mar 2026, had 7 of 10 (70 %)."
    ]


def test_sessions_too_short_are_named_and_neither_count_nor_break_the_run() -> None:
    found = mastery(RULE, [session(0, 9, 10), session(1, 2, 6), session(2, 8, 8), session(3, 9, 10)])
    assert not found.met
    assert found.run == 2
    assert found.missing == [
        "2 of 3 sessions in a row with at least 80 % in 10 trials or more so far.",
        "2 of the last 3 sessions had fewer than 10 trials (6 on 4 Mar 2026 and 8 on 5 Mar 2026) and do not count.",
    ]
    assert mastery(RULE, [session(0, 9, 10), session(1, 2, 6), session(2, 9, 10), session(3, 9, 10)]).met


def test_people_places_and_days_are_counted_over_the_run() -> None:
    rule = replace(RULE, distinct_days=2, distinct_people=2, distinct_places=2)
    same = [session(0, 9, 10, people=("Ana",), place="hall", session_id=f"x{i}") for i in range(3)]
    same = [replace(s, at=s.at + timedelta(hours=i)) for i, s in enumerate(same)]
    assert mastery(rule, same).missing == [
        "1 of 2 different days in the sessions at that level.",
        "1 of 2 different people in the sessions at that level.",
        "1 of 2 different places in the sessions at that level.",
    ]
    other = session(1, 9, 10, people=("Tom", "Ana"), place="park")
    assert mastery(rule, [*same, other]).met


def test_slow_answers_are_told_and_so_are_unmeasured_ones() -> None:
    rule = replace(RULE, sessions=1, max_latency_ms=2000)
    assert mastery(rule, [session(0, 9, 10)]).missing == [
        "No latency was recorded in these sessions; the rule wants a median of at most 2.0 s."
    ]
    slow = session(0, 9, 10, latencies_ms=(1000, 2400, 9000))
    assert mastery(rule, [slow]).missing == ["The median latency is 2.4 s; the rule wants at most 2.0 s."]
    assert mastery(rule, [session(0, 9, 10, latencies_ms=(1000, 2000, 9000))]).met
    # Slow beginnings are forgiven: the latency is that of the last sessions of the run.
    assert mastery(rule, [slow, session(1, 9, 10, latencies_ms=(1000,))]).met


def test_owner_practice_counts_only_where_the_rule_says_so() -> None:
    at_home = [session(i, 10, 10, owner_practice=True) for i in range(3)]
    assert mastery(RULE, at_home).missing == [
        "No session has been scored yet.",
        "3 sessions of owner practice do not count under this rule.",
    ]
    assert mastery(replace(RULE, count_owner_practice=True), at_home).met


def test_void_sessions_do_not_count() -> None:
    good = [session(i, 10, 10) for i in range(3)]
    assert not mastery(RULE, [*good[:2], replace(good[2], void=True)]).met
    assert mastery(RULE, [*good, session(9, 0, 10, void=True)]).met
    assert mastery(RULE, []).missing == ["No session has been scored yet."]


results = st.lists(
    st.builds(
        lambda day, scorable, share, owner, person, void: session(
            day, round(scorable * share), scorable, owner_practice=owner, people=(person,), void=void
        ),
        st.integers(0, 400),
        st.integers(0, 20),
        st.floats(0, 1),
        st.booleans(),
        st.sampled_from(["Ana", "Tom"]),
        st.booleans(),
    ),
    max_size=12,
    unique_by=lambda s: s.at,
)
rules = st.builds(
    MasteryRule,
    id=st.just("r"),
    name=st.just("r"),
    level_percent=st.sampled_from([60.0, 66.7, 80.0, 90.0, 100.0]),
    min_trials=st.integers(1, 12),
    sessions=st.integers(1, 4),
    distinct_people=st.integers(1, 2),
    max_latency_ms=st.none() | st.just(2000),
    count_owner_practice=st.booleans(),
)


@given(rules, results)
def test_met_means_nothing_missing_and_every_gap_is_a_sentence(rule: MasteryRule, seen: list[SessionResult]) -> None:
    found = mastery(rule, seen)
    assert found.met is (found.missing == [])
    assert all(gap[0].isupper() or gap[0].isdigit() for gap in found.missing)
    assert all(gap.endswith(".") for gap in found.missing)


@given(rules, results)
def test_sessions_may_arrive_in_any_order_and_void_ones_disappear(rule: MasteryRule, seen: list[SessionResult]) -> None:
    found = mastery(rule, seen)
    assert found == mastery(rule, list(reversed(seen)))
    assert found == mastery(rule, [s for s in seen if not s.void])


@given(rules, results)
def test_a_perfect_long_session_never_takes_mastery_away(rule: MasteryRule, seen: list[SessionResult]) -> None:
    if mastery(rule, seen).met and rule.max_latency_ms is None:
        assert mastery(rule, [*seen, session(500, 20, 20, people=("Ana",))]).met


@given(rules, results)
def test_a_stored_judgement_outlives_a_change_of_its_rule(rule: MasteryRule, seen: list[SessionResult]) -> None:
    stored = msgspec.json.encode(mastery(rule, seen))
    mastery(replace(rule, version=2, level_percent=100.0), seen)
    kept = msgspec.json.decode(stored, type=Mastery)
    assert kept.rule == rule
    assert mastery(kept.rule, seen) == kept


@pytest.mark.parametrize(
    "wrong", [{"level_percent": 101.0}, {"sessions": 0}, {"min_trials": 0}, {"distinct_people": 0}]
)
def test_a_rule_without_sense_is_refused(wrong: dict[str, float]) -> None:
    with pytest.raises(ValueError, match="level"):
        replace(RULE, **wrong)


def test_sets_become_sessions_and_those_of_notes_become_days() -> None:
    late = datetime(2026, 10, 24, 23, 30, tzinfo=BERLIN)
    made = session_results(
        [
            TrialSet(
                at=late, session_id="a", correct=4, scorable=5, people=("Ana",), place="hall", latencies_ms=(900,)
            ),
            TrialSet(at=late + timedelta(hours=1), session_id="a", correct=5, scorable=5, people=("Tom",)),
            TrialSet(at=late, correct=1, scorable=5),
            TrialSet(at=late + timedelta(hours=2), correct=2, scorable=5),
            TrialSet(at=late + timedelta(hours=3), correct=3, scorable=5),
            TrialSet(at=late, correct=5, scorable=5, owner_practice=True),
            TrialSet(at=late, correct=5, scorable=5, void=True),
        ],
        BERLIN,
    )
    assert [(r.session_id, r.day.isoformat(), r.correct, r.scorable, r.owner_practice) for r in made] == [
        ("a", "2026-10-24", 9, 10, False),
        (None, "2026-10-24", 1, 5, False),
        (None, "2026-10-24", 5, 5, True),
        (None, "2026-10-25", 5, 10, False),
    ]
    assert (made[0].people, made[0].place, made[0].latencies_ms) == (("Ana", "Tom"), "hall", (900,))


standards = st.integers(1, 12).flatmap(lambda n: st.builds(Standard, st.integers(1, n), st.just(n), st.integers(1, 4)))


@given(standards, st.floats(0, 1), st.floats(0, 1))
def test_a_more_reliable_dog_never_passes_less_often(standard: Standard, one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert 0 <= chance_to_pass(standard, low) <= chance_to_pass(standard, high) + 1e-12 <= 1 + 1e-12


@given(standards, st.floats(0, 1))
def test_trying_longer_never_lowers_the_chance(standard: Standard, p: float) -> None:
    once = chance_within(standard, p, sets=standard.in_a_row)
    assert once == pytest.approx(chance_to_pass(standard, p), abs=1e-12)
    assert chance_within(standard, p, sets=standard.in_a_row + 5) >= once - 1e-12
    assert chance_within(standard, p, sets=standard.in_a_row - 1) == 0


@given(st.sampled_from(ADVANCE_RULES), st.floats(0, 1))
def test_the_outcomes_of_a_set_add_up(rule: AdvanceRule, p: float) -> None:
    found = set_outcomes(rule, p)
    assert found.push + found.stick + found.drop == pytest.approx(1)


def test_the_line_beside_a_rule() -> None:
    said = promise_sentence(standard_of(PUSH_DROP_STICK), 0.7)
    assert said.startswith("A dog that is right 70 % of the time reaches 4 of 5 in 53 % of attempts. ")
    assert "independent" in said
    row = promise_sentence(standard_of(replace(RULE, level_percent=90.0)), 0.5)
    assert "reaches 9 of 10 in 3 sets in a row in less than 1 % of attempts" in row
    assert "more than 99 %" in promise_sentence(Standard(1, 5), 0.9)
    assert len(operating_characteristic(Standard(4, 5))) == 8
    with pytest.raises(ValueError, match="reliability"):
        chance_to_pass(Standard(4, 5), 1.2)
