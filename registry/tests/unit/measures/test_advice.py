"""Push, drop, stick, split: every rule by table, and what stands beside the bare rule."""

from datetime import UTC, datetime, timedelta

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from registry.measures.advance_rules import (
    ADVANCE_RULES,
    PUSH_DROP_STICK,
    STOPLIGHT,
    TENS,
    THREES,
    TWICE_RUNNING,
    AdvanceRule,
    decide,
    decide_early,
)
from registry.measures.advice import Advice, advise
from registry.measures.facts import Step, TrialSet

START = datetime(2026, 10, 21, 10, tzinfo=UTC)
NEAR = Step(distance_m=5, distraction=1)


def sets(*results: str, step: Step = NEAR, session: str | None = "s1") -> list[TrialSet]:
    """Sets five minutes apart, written as a trainer does: "4/5"."""
    made = []
    for i, result in enumerate(results):
        correct, scorable = map(int, result.split("/"))
        at = START + timedelta(minutes=5 * i)
        made.append(TrialSet(at=at, session_id=session, correct=correct, scorable=scorable, step=step))
    return made


FIVES = ["drop", "drop", "drop", "stick", "push", "push"]
STOP = ["drop", "drop", "drop", "stick", "stick", "push"]
THREE = ["drop", "drop", "stick", "push"]
TEN = ["drop"] * 6 + ["stick"] * 2 + ["push"] * 3
TABLE = [
    (rule, correct, rule.set_size, verdict)
    for rule, row in ((PUSH_DROP_STICK, FIVES), (STOPLIGHT, STOP), (THREES, THREE), (TENS, TEN))
    for correct, verdict in enumerate(row)
]


@pytest.mark.parametrize(
    ("rule", "correct", "scorable", "verdict"), TABLE, ids=[f"{r.id} {c}/{n}" for r, c, n, _ in TABLE]
)
def test_one_set_under_each_rule(rule: AdvanceRule, correct: int, scorable: int, verdict: str) -> None:
    found = advise(rule, sets(f"{correct}/{scorable}"))
    assert found.advice == verdict
    assert f"{correct} of {scorable} correct" in found.reason
    assert found.reason.endswith(".")
    assert (found.rule, found.correct, found.scorable, found.braked) == (rule, correct, scorable, False)


EARLY = [
    (PUSH_DROP_STICK, "4/4", "push"),
    (PUSH_DROP_STICK, "3/3", None),
    (PUSH_DROP_STICK, "0/3", "drop"),
    (PUSH_DROP_STICK, "1/4", "drop"),
    (PUSH_DROP_STICK, "2/4", None),
    (PUSH_DROP_STICK, "3/4", None),
    (STOPLIGHT, "3/4", "stick"),
    (STOPLIGHT, "4/4", None),
    (STOPLIGHT, "0/3", "drop"),
    (THREES, "2/2", None),
    (THREES, "0/2", "drop"),
    (TENS, "8/8", "push"),
    (TENS, "0/5", "drop"),
    (TENS, "5/9", None),
    (TENS, "7/9", None),
    (TENS, "6/9", "stick"),
    (PUSH_DROP_STICK, "7/8", "push"),
    (PUSH_DROP_STICK, "5/8", "stick"),
    (PUSH_DROP_STICK, "3/8", "drop"),
]


@pytest.mark.parametrize(("rule", "result", "verdict"), EARLY, ids=[f"{r.id} {s}" for r, s, _ in EARLY])
def test_sets_that_are_not_full_or_larger(rule: AdvanceRule, result: str, verdict: str | None) -> None:
    assert advise(rule, sets(result)).advice == verdict


def test_an_open_set_says_how_many_trials_are_left() -> None:
    found = advise(PUSH_DROP_STICK, sets("3/3"))
    assert found.advice is None
    assert found.reason == "3 of 3 correct (100 %) so far: 2 trials to go, and the set can still go either way."
    assert advise(PUSH_DROP_STICK, []).reason == "No trial has been scored yet."


@given(st.sampled_from(ADVANCE_RULES), st.data())
def test_an_early_decision_is_never_taken_back(rule: AdvanceRule, data: st.DataObject) -> None:
    scored = data.draw(st.integers(0, rule.set_size))
    correct = data.draw(st.integers(0, scored))
    early = decide_early(rule, correct, scorable=scored)
    final = correct + data.draw(st.integers(0, rule.set_size - scored))
    if early is not None:
        assert decide(rule, final, scorable=rule.set_size) == early


@given(st.sampled_from(ADVANCE_RULES), st.integers(1, 30), st.data())
def test_one_more_correct_trial_never_makes_the_advice_worse(rule: AdvanceRule, n: int, data: st.DataObject) -> None:
    order = ["drop", "stick", "push"]
    correct = data.draw(st.integers(0, n - 1))
    worse, better = decide(rule, correct, scorable=n), decide(rule, correct + 1, scorable=n)
    assert order.index(worse) <= order.index(better)


COURSES = [
    (PUSH_DROP_STICK, ["2/5", "1/5"], "split"),
    (PUSH_DROP_STICK, ["2/5", "4/5"], "push"),
    (PUSH_DROP_STICK, ["2/5", "3/5", "2/5"], "drop"),
    (PUSH_DROP_STICK, ["5/5", "2/5"], "drop"),
    (PUSH_DROP_STICK, ["0/5", "0/5", "0/5"], "split"),
    (PUSH_DROP_STICK, ["2/5", "5/5", "2/5"], "drop"),
    (STOPLIGHT, ["2/5", "2/5"], "split"),
    (STOPLIGHT, ["2/5", "3/5"], "stick"),
    (THREES, ["1/3", "0/3"], "split"),
    (TENS, ["5/10", "4/10"], "split"),
    (TWICE_RUNNING, ["4/5"], "stick"),
    (TWICE_RUNNING, ["4/5", "5/5"], "push"),
    (TWICE_RUNNING, ["4/5", "3/5", "4/5"], "stick"),
    (TWICE_RUNNING, ["2/5", "2/5"], "split"),
]


@pytest.mark.parametrize(("rule", "course", "verdict"), COURSES, ids=[f"{r.id} {' '.join(c)}" for r, c, _ in COURSES])
def test_several_sets(rule: AdvanceRule, course: list[str], verdict: str) -> None:
    assert advise(rule, sets(*course)).advice == verdict


def test_the_loose_leash_note_pushes_and_sticks_as_written() -> None:
    steps = [
        Step(distraction=1),
        Step(distraction=1),
        Step(distraction=1, distance_m=12),
        Step(distraction=1, distance_m=12),
    ]
    results = [(4, 5), (5, 5), (3, 5), (4, 5)]
    day = [
        TrialSet(at=START + timedelta(minutes=i), session_id="s", correct=c, scorable=n, step=step)
        for i, ((c, n), step) in enumerate(zip(results, steps, strict=True))
    ]
    assert [advise(PUSH_DROP_STICK, day[: i + 1]).advice for i in range(4)] == ["push", "push", "stick", "push"]


def test_a_run_starts_anew_on_another_step() -> None:
    first = sets("5/5")
    harder = [replace(s, step=Step(distance_m=10, distraction=1), at=START + timedelta(hours=1)) for s in sets("5/5")]
    found = advise(TWICE_RUNNING, first + harder)
    assert found.advice == "stick"
    assert "1 set of 2 in a row" in found.reason


def test_the_recall_note_is_told_that_two_ds_rose() -> None:
    steps = [NEAR, Step(distance_m=10, distraction=2), Step(distance_m=5, distraction=2)]
    day = [replace(s, step=step) for s, step in zip(sets("5/5", "2/5", "4/5"), steps, strict=True)]
    found = advise(PUSH_DROP_STICK, day[:2])
    assert found.advice == "drop"
    assert found.warnings == [
        "This set raised distance from 5 m to 10 m and distraction from D1 to D2 at once: "
        "if it fails, nobody can tell which one was too much."
    ]
    assert advise(PUSH_DROP_STICK, day).warnings == []


def test_the_next_step_is_looked_at_only_when_it_comes() -> None:
    harder = Step(distance_m=10, distraction=2)
    pushed = advise(PUSH_DROP_STICK, sets("5/5"), next_step=harder)
    assert pushed.warnings == [
        "The next step would raise distance from 5 m to 10 m and distraction from D1 to D2 at once: "
        "raise one of them and ease the others."
    ]
    assert advise(PUSH_DROP_STICK, sets("3/5"), next_step=harder).warnings == []


def test_american_trainers_read_feet_and_the_data_stay_in_metres() -> None:
    day = [
        replace(s, step=step)
        for s, step in zip(sets("5/5", "2/5"), [NEAR, Step(distance_m=10, distraction=2)], strict=True)
    ]
    before = msgspec.json.encode(day)
    metric, us = advise(PUSH_DROP_STICK, day), advise(PUSH_DROP_STICK, day, units="us")
    assert "from 16 ft to 33 ft" in us.warnings[0]
    assert (metric.advice, metric.reason) == (us.advice, us.reason)
    assert msgspec.json.encode(day) == before


states = st.builds(
    TrialSet,
    at=st.integers(0, 10**6).map(lambda s: START + timedelta(seconds=s)),
    session_id=st.sampled_from(["a", "b", None]),
    correct=st.just(0),
    scorable=st.integers(0, 10),
    step=st.builds(Step, distance_m=st.none() | st.floats(0, 50), distraction=st.none() | st.integers(0, 3)),
    opt_outs=st.integers(0, 3),
    fas_peak=st.none() | st.integers(0, 5),
    void=st.booleans(),
).flatmap(lambda s: st.integers(0, s.scorable).map(lambda c: replace(s, correct=c)))
days = st.lists(states, max_size=8, unique_by=lambda s: s.at)


@given(st.sampled_from(ADVANCE_RULES), days, st.lists(st.integers(0, 5), max_size=4))
def test_a_dog_in_distress_is_never_pushed(rule: AdvanceRule, day: list[TrialSet], fas: list[int]) -> None:
    found = advise(rule, day, fas=fas)
    seen = sorted((s for s in day if not s.void), key=lambda s: s.at)
    session = [s for s in seen if s is seen[-1] or (s.session_id and s.session_id == seen[-1].session_id)]
    peak = max([0, *fas, *(s.fas_peak or 0 for s in session)])
    if peak >= 4 or sum(s.opt_outs for s in session) >= 2:
        assert found.advice != "push"
        assert found.end_easy


@given(st.sampled_from(ADVANCE_RULES), days)
def test_sets_may_arrive_in_any_order(rule: AdvanceRule, day: list[TrialSet]) -> None:
    assert advise(rule, day) == advise(rule, list(reversed(day))) == advise(rule, sorted(day, key=lambda s: s.correct))


@given(st.sampled_from(ADVANCE_RULES), days)
def test_void_sets_have_no_say_and_nothing_is_changed(rule: AdvanceRule, day: list[TrialSet]) -> None:
    before = msgspec.json.encode(day)
    assert advise(rule, day) == advise(rule, [s for s in day if not s.void])
    assert msgspec.json.encode(day) == before


@given(st.sampled_from(ADVANCE_RULES), days)
def test_every_reason_is_a_sentence_with_the_numbers(rule: AdvanceRule, day: list[TrialSet]) -> None:
    found = advise(rule, day)
    assert found.reason[0].isalnum()
    assert found.reason.endswith(".")
    if found.scorable:
        assert f"{found.correct} of {found.scorable}" in found.reason
    assert all(warning.endswith(".") for warning in found.warnings)


@given(days, st.integers(1, 10), st.integers(2, 9))
def test_changing_a_rule_never_changes_old_advice(day: list[TrialSet], size: int, version: int) -> None:
    old = advise(PUSH_DROP_STICK, day)
    stored = msgspec.json.encode(old)
    changed = replace(PUSH_DROP_STICK, set_size=size, push_min=size, drop_max=0, version=version)
    advise(changed, day)
    kept = msgspec.json.decode(stored, type=Advice)
    assert kept == old
    assert kept.rule.version == 1
    assert advise(kept.rule, day) == kept


@pytest.mark.parametrize(
    ("set_size", "push_min", "drop_max", "consecutive"),
    [(5, 6, 2, 1), (5, 2, 2, 1), (5, 4, -1, 1), (5, 4, 2, 0), (0, 0, 0, 1)],
)
def test_a_rule_that_contradicts_itself_is_refused(
    set_size: int, push_min: int, drop_max: int, consecutive: int
) -> None:
    with pytest.raises(ValueError, match="rule"):
        AdvanceRule(
            id="x", name="x", set_size=set_size, push_min=push_min, drop_max=drop_max, consecutive_sets=consecutive
        )


def test_a_set_that_can_not_be_is_refused() -> None:
    with pytest.raises(ValueError, match="trials"):
        decide(PUSH_DROP_STICK, 6, scorable=5)
    with pytest.raises(ValueError, match="trials"):
        decide(PUSH_DROP_STICK, 0, scorable=0)
    with pytest.raises(ValueError, match="trials"):
        decide_early(PUSH_DROP_STICK, 3, scorable=2)


def test_a_run_that_began_in_earlier_sessions_counts_and_is_told_so() -> None:
    monday, tuesday = sets("4/5", "5/5", "4/5", session="mon"), sets("4/5", session="tue")
    later = [replace(one, at=one.at + timedelta(days=1)) for one in tuesday]
    assert advise(TWICE_RUNNING, [*later, *monday]).reason == (
        "4 of 5 correct (80 %) for 4 sets in a row, 3 of them in earlier sessions: push from 4 of 5 on. "
        "Go to the next step."
    )
    assert ", 1 of them in an earlier session:" in advise(TWICE_RUNNING, [*later, monday[0]]).reason
    assert "earlier" not in advise(TWICE_RUNNING, monday).reason
    thrice = replace(TWICE_RUNNING, consecutive_sets=3)
    assert "2 sets of 3 in a row on this step, 1 of them in an earlier session. Repeat it." in (
        advise(thrice, [*later, monday[0]]).reason
    )


def test_a_drop_of_yesterday_and_one_of_today_ask_for_a_step_in_between() -> None:
    before = sets("1/5", session="mon")
    now = [replace(one, at=one.at + timedelta(days=1)) for one in sets("0/3", session="tue")]
    found = advise(PUSH_DROP_STICK, [*before, *now])
    assert found.advice == "split"
    assert "after 1 of 5 in the set before, in an earlier session: two drops in a row." in found.reason
