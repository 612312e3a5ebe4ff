"""A dog in distress is not pushed, whatever it scored."""

from datetime import UTC, datetime, timedelta

import pytest
from msgspec.structs import replace

from registry.measures.advance_rules import PUSH_DROP_STICK
from registry.measures.advice import advise
from registry.measures.facts import TrialSet

START = datetime(2026, 10, 21, 10, tzinfo=UTC)


def sets(*results: str) -> list[TrialSet]:
    """Sets of one session, five minutes apart, written as a trainer does: "4/5"."""
    made = []
    for i, result in enumerate(results):
        correct, scorable = map(int, result.split("/"))
        at = START + timedelta(minutes=5 * i)
        made.append(TrialSet(at=at, session_id="s1", correct=correct, scorable=scorable))
    return made


@pytest.mark.parametrize("peak", [4, 5])
def test_no_push_at_a_high_fas_peak(peak: int) -> None:
    day = [replace(s, fas_peak=peak) for s in sets("5/5")]
    found = advise(PUSH_DROP_STICK, day)
    assert found.advice == "stick"
    assert found.braked
    assert found.end_easy
    assert f"FAS peaked at {peak} of 5" in found.reason
    assert "5 of 5 correct" in found.reason


def test_no_push_after_two_opt_outs_over_the_whole_session() -> None:
    day = [replace(s, opt_outs=1) for s in sets("3/5", "5/5")]
    found = advise(PUSH_DROP_STICK, day)
    assert (found.advice, found.braked) == ("stick", True)
    assert "opted out 2 times" in found.reason


def test_one_opt_out_and_a_fas_of_three_do_not_brake() -> None:
    day = [replace(s, opt_outs=1, fas_peak=3) for s in sets("5/5")]
    found = advise(PUSH_DROP_STICK, day)
    assert (found.advice, found.braked, found.end_easy) == ("push", False, False)


def test_a_dog_that_left_before_a_trial_could_be_scored_is_not_pushed() -> None:
    left = TrialSet(at=START + timedelta(hours=1), session_id="s1", correct=0, scorable=0, opt_outs=3, fas_peak=5)
    found = advise(PUSH_DROP_STICK, [*sets("5/5"), left])
    assert (found.advice, found.braked, found.end_easy) == ("stick", True, True)
    elsewhere = replace(left, session_id="s2")
    assert advise(PUSH_DROP_STICK, [*sets("5/5"), elsewhere]).advice == "stick"
    alone = advise(PUSH_DROP_STICK, [left])
    assert (alone.advice, alone.end_easy) == (None, True)
    assert "FAS peaked at 5 of 5" in alone.reason


def test_yesterdays_fear_does_not_brake_today() -> None:
    yesterday = [replace(s, fas_peak=5, session_id="s0", at=START - timedelta(days=1)) for s in sets("3/5")]
    assert advise(PUSH_DROP_STICK, yesterday + sets("5/5")).advice == "push"


def test_readings_of_the_session_brake_as_the_sets_do_and_a_rise_is_told() -> None:
    assert advise(PUSH_DROP_STICK, sets("5/5"), fas=[1, 4, 2]).advice == "stick"
    rising = advise(PUSH_DROP_STICK, sets("5/5"), fas=[1, 3])
    assert (rising.advice, rising.end_easy) == ("push", True)
    assert rising.warnings == ["FAS rose from 1 to 3 (by 2 or more): end with something easy, whatever the score."]


def test_two_drops_ask_to_end_with_something_easy() -> None:
    assert advise(PUSH_DROP_STICK, sets("1/5", "1/5")).end_easy
