"""Shares, counts, times: their bounds, their symmetries, and what they refuse."""

from datetime import UTC, datetime, timedelta
from random import Random
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.measures.distributions import gamma_below, gamma_quantile, two_sided_z
from registry.measures.facts import Outcome, Trial, TrialSet
from registry.measures.proportion import percent_correct, treatment_integrity, wilson
from registry.measures.rate import poisson_interval, rate_per_minute
from registry.measures.scoring import error_counts, redo, score, undo
from registry.measures.timing import (
    Tap,
    elapsed_s,
    inter_response_times_s,
    median,
    median_interval,
    occurrences,
    quantile,
    spread,
)

BERLIN = ZoneInfo("Europe/Berlin")
NOON = datetime(2026, 10, 6, 12, tzinfo=UTC)

shares = st.integers(1, 200).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n)))


@given(shares)
def test_an_interval_holds_its_share_and_stays_between_none_and_all(share: tuple[int, int]) -> None:
    interval = wilson(*share)
    assert 0 <= interval.lower <= share[0] / share[1] <= interval.upper <= 1


@given(shares)
def test_failures_mirror_successes(share: tuple[int, int]) -> None:
    correct, trials = share
    one, other = wilson(correct, trials), wilson(trials - correct, trials)
    assert one.lower == pytest.approx(1 - other.upper, abs=1e-12)


@given(shares)
def test_more_of_the_same_makes_the_interval_narrower(share: tuple[int, int]) -> None:
    correct, trials = share
    few, many = wilson(correct, trials), wilson(4 * correct, 4 * trials)
    assert many.upper - many.lower < few.upper - few.lower


def test_no_trials_are_not_zero_percent() -> None:
    assert percent_correct(0, 0) is None
    zero = percent_correct(0, 5)
    assert zero is not None
    assert zero.percent == 0.0


@pytest.mark.parametrize(("correct", "trials"), [(1, 0), (-1, 5), (6, 5), (0, 0)])
def test_wilson_refuses_what_can_not_be(correct: int, trials: int) -> None:
    with pytest.raises(ValueError, match="trial"):
        wilson(correct, trials)


@pytest.mark.parametrize("confidence", [0.0, 1.0, -0.5, 95.0])
def test_a_confidence_lies_between_0_and_1(confidence: float) -> None:
    with pytest.raises(ValueError, match="confidence"):
        two_sided_z(confidence)
    with pytest.raises(ValueError, match="confidence"):
        poisson_interval(3, confidence=confidence)


def test_treatment_integrity_counts_only_steps_that_could_be_judged() -> None:
    found = treatment_integrity([True, True, None, False])
    assert found is not None
    assert (found.correct, found.scorable) == (2, 3)
    assert treatment_integrity([None]) is None


@given(st.integers(0, 500), st.floats(1, 36_000))
def test_a_rate_lies_in_its_interval_and_scales_with_time(count: int, seconds: float) -> None:
    found, half = rate_per_minute(count, seconds), rate_per_minute(count, 2 * seconds)
    assert 0 <= found.lower <= found.per_minute <= found.upper
    assert half.per_minute == pytest.approx(found.per_minute / 2)


def test_zero_in_ten_minutes_is_a_rate_and_no_minutes_is_none() -> None:
    zero = rate_per_minute(0, 600)
    assert (zero.per_minute, zero.lower) == (0.0, 0.0)
    assert round(zero.upper, 4) == 0.3689  # 3.689 counts in 10 minutes: the "rule of three", two-sided
    with pytest.raises(ValueError, match="time"):
        rate_per_minute(3, 0)
    with pytest.raises(ValueError, match="count"):
        poisson_interval(-1)


@pytest.mark.parametrize(("shape", "x"), [(0, 1), (-1, 1), (1, -1)])
def test_gamma_refuses_what_is_undefined(shape: float, x: float) -> None:
    with pytest.raises(ValueError, match="gamma"):
        gamma_below(shape, x)


@pytest.mark.parametrize(("shape", "probability"), [(1, 1.0), (1, -0.1), (0, 0.5)])
def test_gamma_quantile_refuses_what_is_undefined(shape: float, probability: float) -> None:
    with pytest.raises(ValueError, match="gamma"):
        gamma_quantile(shape, probability)


times = st.lists(st.floats(0, 120), min_size=1, max_size=30)


@given(times, st.randoms())
def test_the_order_of_latencies_does_not_matter(values: list[float], chance: Random) -> None:
    mixed = list(values)
    chance.shuffle(mixed)
    assert spread(mixed) == spread(values)


@given(times, st.floats(0, 1), st.floats(0, 1))
def test_quantiles_rise_and_stay_within_the_values(values: list[float], one: float, other: float) -> None:
    low, high = sorted((one, other))
    assert min(values) <= quantile(values, low) <= quantile(values, high) + 1e-9
    assert quantile(values, high) <= max(values)


def test_latencies_of_the_recall_note() -> None:
    found = spread([1.1, 0.9, 1.4, 1.2, 1.0])
    assert found is not None
    assert found.median == 1.1
    assert found.interval is None  # five values hold the median only 94 % of the time
    assert spread([]) is None


def test_six_latencies_give_an_interval() -> None:
    assert median_interval([1, 2, 3, 4, 5]) is None
    interval = median_interval([6, 1, 2, 3, 4, 5])
    assert interval is not None
    assert (interval.lower, interval.upper) == (1, 6)


def test_one_wild_latency_does_not_move_the_median() -> None:
    assert median([1.0, 1.1, 1.2, 30.0]) == pytest.approx(1.15)


def test_quantiles_refuse_nothing_and_nonsense() -> None:
    with pytest.raises(ValueError, match="quantile"):
        quantile([], 0.5)
    with pytest.raises(ValueError, match="quantile"):
        quantile([1.0], 1.5)


@pytest.mark.parametrize(
    ("start", "end", "hours"),
    [
        (datetime(2026, 10, 25, 1, tzinfo=BERLIN), datetime(2026, 10, 25, 4, tzinfo=BERLIN), 4),
        (datetime(2026, 3, 29, 1, tzinfo=BERLIN), datetime(2026, 3, 29, 4, tzinfo=BERLIN), 2),
        (datetime(2026, 10, 25, 2, 30, tzinfo=BERLIN), datetime(2026, 10, 25, 2, 30, fold=1, tzinfo=BERLIN), 1),
        (datetime(2026, 6, 1, 1, tzinfo=BERLIN), datetime(2026, 6, 1, 4, tzinfo=BERLIN), 3),
    ],
    ids=["autumn night", "spring night", "the hour that comes twice", "any other night"],
)
def test_lengths_in_the_nights_when_clocks_change(start: datetime, end: datetime, hours: float) -> None:
    assert elapsed_s(start, end) == hours * 3600


def test_a_length_needs_zones_and_a_forward_direction() -> None:
    with pytest.raises(ValueError, match="zone"):
        elapsed_s(datetime(2026, 1, 1), NOON)  # noqa: DTZ001 - the point of the test
    with pytest.raises(ValueError, match="before"):
        elapsed_s(NOON, NOON - timedelta(seconds=1))


def tap(seconds: float, kind: str, *, void: bool = False) -> Tap:
    return Tap(NOON + timedelta(seconds=seconds), "start" if kind == "start" else "stop", void)


def test_a_start_without_a_stop_ends_with_the_session_and_is_marked() -> None:
    found = occurrences([tap(0, "start"), tap(25, "stop"), tap(40, "start")], NOON + timedelta(seconds=100))
    assert [(o.duration_s, o.closed_at_end) for o in found.items] == [(25.0, False), (60.0, True)]
    assert found.unmatched == 0


def test_second_starts_and_lone_stops_say_nothing_and_are_counted() -> None:
    taps = [tap(5, "stop"), tap(10, "start"), tap(12, "start"), tap(20, "stop")]
    found = occurrences(taps, NOON + timedelta(seconds=60))
    assert [o.duration_s for o in found.items] == [10.0]
    assert found.unmatched == 2


def test_void_taps_count_nowhere_and_late_ones_end_with_the_session() -> None:
    taps = [tap(0, "start"), tap(10, "stop", void=True), tap(500, "stop")]
    found = occurrences(taps, NOON + timedelta(seconds=60))
    assert [o.duration_s for o in found.items] == [60.0]


def test_taps_in_the_hour_that_comes_twice_keep_their_order() -> None:
    first = datetime(2026, 10, 25, 2, 50, tzinfo=BERLIN)
    second = datetime(2026, 10, 25, 2, 10, fold=1, tzinfo=BERLIN)
    found = occurrences([Tap(second, "stop"), Tap(first, "start")], datetime(2026, 10, 25, 5, tzinfo=BERLIN))
    assert [o.duration_s for o in found.items] == [20 * 60.0]


def test_time_between_responses_is_onset_to_onset() -> None:
    starts = [NOON + timedelta(seconds=s) for s in (30, 0, 10)]
    assert inter_response_times_s(starts) == [10.0, 20.0]


OUTCOMES: tuple[Outcome, ...] = ("correct", "incorrect", "no_response", "prompted", "aborted", "not_scorable")


@st.composite
def trial_lists(draw: st.DrawFn) -> tuple[Trial, ...]:
    """Trials of which some were taken back earlier, at some time before NOON."""
    return tuple(
        Trial(
            ordinal=i,
            outcome=draw(st.sampled_from(OUTCOMES)),
            latency_ms=draw(st.none() | st.integers(0, 60_000)),
            opt_out=draw(st.booleans()),
            undone_at=draw(st.none() | st.integers(1, 99).map(lambda s: NOON - timedelta(seconds=s))),
        )
        for i in range(draw(st.integers(0, 9)))
    )


@given(trial_lists())
def test_undo_then_redo_gives_the_same_trials(trials: tuple[Trial, ...]) -> None:
    back = undo(trials, at=NOON)
    if any(not t.undone for t in trials):
        assert redo(back) == trials
        assert undo(redo(back), at=NOON) == back
    else:
        assert back == trials


@given(trial_lists(), st.integers(0, 15), st.booleans())
def test_as_many_redos_as_undos_give_the_same_score(
    trials: tuple[Trial, ...], times_back: int, clock_goes_back: bool
) -> None:
    times_back = min(times_back, sum(not t.undone for t in trials))
    state = trials
    for i in range(times_back):
        state = undo(state, at=NOON + timedelta(seconds=-500 * i if clock_goes_back else i))
    for _ in range(times_back):
        state = redo(state)
    assert state == trials
    assert score(state) == score(trials)


@given(trial_lists())
def test_undone_trials_count_nowhere_and_none_is_removed(trials: tuple[Trial, ...]) -> None:
    back = undo(trials, at=NOON)
    assert len(back) == len(trials)
    assert score(back).scorable <= score(trials).scorable
    assert score(tuple(t for t in trials if not t.undone)) == score(trials)


@given(trial_lists(), st.randoms())
def test_a_score_does_not_depend_on_the_order_of_arrival(trials: tuple[Trial, ...], chance: Random) -> None:
    mixed = list(trials)
    chance.shuffle(mixed)
    assert score(mixed) == score(trials)


def test_a_newer_trial_ends_the_chance_to_redo() -> None:
    trials = undo((Trial(ordinal=1, outcome="correct"), Trial(ordinal=2, outcome="incorrect")), at=NOON)
    trials = (*trials, Trial(ordinal=3, outcome="correct"))
    assert redo(trials) == trials
    assert score(trials).correct == 2


@pytest.mark.parametrize(("counts", "scorable"), [(False, 3), (True, 4)])
def test_a_prompted_trial_counts_only_when_the_rule_says_so_and_never_as_correct(counts: bool, scorable: int) -> None:
    found = score([Trial(ordinal=i, outcome=o) for i, o in enumerate(OUTCOMES)], prompted_counts=counts)
    assert (found.correct, found.scorable, found.prompted) == (1, scorable, 1)


def test_errors_of_the_recall_note() -> None:
    trials = [
        Trial(ordinal=1, outcome="correct"),
        Trial(ordinal=2, outcome="no_response"),
        Trial(ordinal=3, outcome="no_response"),
        Trial(ordinal=4, outcome="incorrect", error_kind="late_response", latency_ms=4800),
        Trial(ordinal=5, outcome="correct"),
        Trial(ordinal=6, outcome="incorrect", undone_at=NOON),
    ]
    assert error_counts(trials) == {"late_response": 1, "no_response": 2}
    assert score(trials).scorable == 5


@pytest.mark.parametrize(("correct", "scorable"), [(6, 5), (-1, 5), (1, 0)])
def test_a_set_that_can_not_be_is_refused_where_it_is_made(correct: int, scorable: int) -> None:
    with pytest.raises(ValueError, match="trials"):
        TrialSet(at=NOON, correct=correct, scorable=scorable)
