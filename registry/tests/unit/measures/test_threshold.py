"""The threshold curve on dogs whose curve is known, and the welfare measures beside it."""

import math
import random
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from registry.measures.facts import Exposure, Rating
from registry.measures.logistic import Prior, fit_logistic, logistic
from registry.measures.threshold import chance_of_calm, threshold_curve
from registry.measures.welfare import fas_peak, fas_rises, stacking_score, welfare_brake

START = datetime(2026, 11, 2, 8, 10, tzinfo=UTC)


def met(metres: float | None, response: int | None, *, hours: float = 0.0) -> Exposure:
    return Exposure(at=START + timedelta(hours=hours), distance_m=metres, response=response)


def simulated(chance: random.Random, *, half_calm: float, slope: float, meetings: int) -> list[Exposure]:
    """Meetings of a dog with a known curve, at distances a trainer would choose around it."""
    made = []
    for i in range(meetings):
        metres = half_calm * math.exp(chance.uniform(-0.7, 1.0))
        calm = chance.random() < logistic(slope * math.log(metres / half_calm))
        made.append(met(metres, 1 if calm else 4, hours=i))
    return made


@pytest.mark.parametrize("half_calm", [6.0, 20.0, 55.0])
@pytest.mark.parametrize("slope", [3.0, 5.0])
def test_a_known_curve_is_found_within_a_tenth(half_calm: float, slope: float) -> None:
    found = threshold_curve(simulated(random.Random(3), half_calm=half_calm, slope=slope, meetings=600))
    assert found is not None
    assert found.half_calm is not None
    assert found.mostly_calm is not None
    assert found.half_calm.metres == pytest.approx(half_calm, rel=0.1)
    assert found.mostly_calm.metres == pytest.approx(half_calm * 4 ** (1 / slope), rel=0.1)


def test_the_interval_holds_the_truth_about_as_often_as_it_says() -> None:
    chance, held, told = random.Random(11), 0, 0
    for _ in range(300):
        found = threshold_curve(simulated(chance, half_calm=20, slope=4, meetings=25))
        if found and found.half_calm:
            told += 1
            held += found.half_calm.lower <= 20 <= found.half_calm.upper
    assert told >= 290
    assert 0.92 <= held / told <= 1.0


MIKA = [(42, 1), (35, 1), (28, 2), (24, 4), (35, 1), (36, 1), (38, 1), (40, 1), (12, 4)]


def test_the_reactivity_note() -> None:
    found = threshold_curve([met(m, r) for m, r in MIKA])
    assert found is not None
    assert (found.exposures, found.calm, found.thin) == (9, 7, False)
    assert found.half_calm is not None
    assert found.mostly_calm is not None
    assert 18 < found.half_calm.metres < 27  # calm at 28 m, barked at 24 m
    assert 26 < found.mostly_calm.metres < 36  # the trainer wrote 28 to 30 m
    assert found.half_calm.lower < found.half_calm.metres < found.half_calm.upper
    assert found.caveats == []


def test_one_bad_week_is_drawn_towards_the_dogs_own_curve() -> None:
    all_of_them = simulated(random.Random(5), half_calm=20, slope=4, meetings=120)
    own = threshold_curve(all_of_them)
    week = [met(40, 4), met(60, 1)]
    alone, shrunken = threshold_curve(week), threshold_curve(week, own=own)
    assert own
    assert own.half_calm
    assert alone
    assert alone.half_calm
    assert shrunken
    assert shrunken.half_calm
    assert own.half_calm.metres < shrunken.half_calm.metres < alone.half_calm.metres
    assert shrunken.thin


def test_calm_everywhere_tells_only_that_it_is_nearer() -> None:
    found = threshold_curve([met(35, 1), met(42, 0)])
    assert found is not None
    assert found.half_calm is None
    assert found.caveats[0] == (
        "Calm in 2 meetings from 35 m to 42 m without exception: the reaction starts somewhere nearer than 35 m."
    )
    american = threshold_curve([met(35, 1), met(42, 0)], units="us")
    assert american
    assert "nearer than 115 ft" in american.caveats[0]
    assert american.line == found.line


def test_a_record_that_tells_no_distance_draws_nothing_towards_itself() -> None:
    always_calm = threshold_curve([met(35, 1), met(42, 0), met(50, 1)])
    week = [met(20, 1), met(10, 4)]
    assert threshold_curve(week, own=always_calm) == threshold_curve(week)


def test_the_interval_is_that_of_the_delta_method() -> None:
    found = threshold_curve(simulated(random.Random(9), half_calm=20, slope=4, meetings=60))
    assert found is not None
    assert found.mostly_calm is not None
    line, step = found.line, 1e-6

    def log_metres(intercept: float, slope: float) -> float:
        return found.centre_log_m + (math.log(4) - intercept) / slope

    here = log_metres(line.intercept, line.slope)
    by_a = (log_metres(line.intercept + step, line.slope) - here) / step
    by_b = (log_metres(line.intercept, line.slope + step) - here) / step
    variance = by_a**2 * line.variance_intercept + by_b**2 * line.variance_slope + 2 * by_a * by_b * line.covariance
    half = 1.959964 * math.sqrt(variance)
    assert abs(line.covariance) > 0.01
    assert math.log(found.mostly_calm.metres) == pytest.approx(here)
    assert math.log(found.mostly_calm.upper) == pytest.approx(here + half, rel=1e-4)
    assert math.log(found.mostly_calm.lower) == pytest.approx(here - half, rel=1e-4)


def test_calm_nowhere_tells_only_that_it_is_farther() -> None:
    found = threshold_curve([met(35, 4), met(42, 5)])
    assert found is not None
    assert found.mostly_calm is None
    assert "beyond 42 m" in found.caveats[0]


def test_where_distance_makes_no_difference_none_is_told() -> None:
    # Calm near, reacting far: something else decides.
    odd = [met(5, 1)] * 15 + [met(60, 4)] * 15
    found = threshold_curve(odd)
    assert found is not None
    assert found.half_calm is None
    assert "no clear difference" in found.caveats[0]
    assert threshold_curve([met(20, 1)], own=found) is not None


def test_meetings_without_distance_or_response_are_told_and_left_out() -> None:
    assert threshold_curve([met(None, 3), met(20, None)]) is None
    found = threshold_curve([met(20, 1), met(10, 4), met(None, 4), met(9, None)])
    assert found is not None
    assert found.exposures == 2
    assert found.caveats[-1] == "2 meetings without a distance or a response were left out."


meetings = st.lists(
    st.builds(met, st.none() | st.floats(0, 200), st.none() | st.integers(0, 5), hours=st.integers(0, 500)), max_size=25
)


@settings(max_examples=60)
@given(meetings)
def test_order_and_void_meetings_make_no_difference(seen: list[Exposure]) -> None:
    void = [replace(e, void=True) for e in seen]
    assert threshold_curve(seen) == threshold_curve([*reversed(seen), *void])


@settings(max_examples=60)
@given(meetings, st.floats(0.5, 150), st.floats(0.5, 150))
def test_farther_is_never_told_to_be_worse(seen: list[Exposure], one: float, other: float) -> None:
    found = threshold_curve(seen)
    if found and found.half_calm and found.mostly_calm:
        near, far = sorted((one, other))
        assert chance_of_calm(found, near) <= chance_of_calm(found, far) + 1e-12
        assert found.half_calm.metres < found.mostly_calm.metres
        if found.half_calm.metres >= 0.3:  # nearer than contact there is no chance to tell
            assert chance_of_calm(found, found.half_calm.metres) == pytest.approx(0.5, abs=0.02)


@settings(max_examples=60)
@given(meetings, st.floats(1.5, 3.0))
def test_scaling_every_distance_scales_the_threshold(seen: list[Exposure], factor: float) -> None:
    seen = [e for e in seen if e.distance_m is None or e.distance_m > 0.3]
    scaled = [replace(e, distance_m=None if e.distance_m is None else e.distance_m * factor) for e in seen]
    one, other = threshold_curve(seen), threshold_curve(scaled)
    if one and other and one.half_calm and other.half_calm:
        assert other.half_calm.metres == pytest.approx(one.half_calm.metres * factor, rel=1e-6)


def test_a_curve_needs_an_outcome_for_each_value() -> None:
    with pytest.raises(ValueError, match="outcome"):
        fit_logistic([1.0], [True, False], prior=Prior(0, 4, 1, 1))
    with pytest.raises(ValueError, match="precisions"):
        fit_logistic([1.0], [True], prior=Prior(0, 4, 0, 1))


def test_logistic_does_not_overflow() -> None:
    assert (logistic(-1e6), logistic(0), logistic(1e6)) == (0.0, 0.5, 1.0)


def rating(value: int | None, *, void: bool = False) -> Rating:
    return Rating(at=START, value=value, void=void)


def test_fas_peak_is_the_highest_reading_and_no_reading_is_not_zero() -> None:
    assert fas_peak([rating(1), rating(4), rating(2)]) == 4
    assert fas_peak([rating(1), rating(5, void=True), rating(None)]) == 1
    assert fas_peak([]) is None
    assert fas_peak([rating(0)]) == 0
    with pytest.raises(ValueError, match="FAS"):
        fas_peak([rating(6)])


@pytest.mark.parametrize(("values", "rises"), [([1, 4, 2], False), ([1, 2, 3], True), ([3], False), ([], False)])
def test_fas_rises_when_it_ends_two_levels_above_its_start(values: list[int], rises: bool) -> None:
    assert fas_rises(values) is rises


@pytest.mark.parametrize(
    ("peak", "opt_outs", "on"),
    [(None, 0, False), (3, 1, False), (4, 0, True), (0, 2, True), (5, 3, True), (None, 2, True)],
)
def test_the_brake(peak: int | None, opt_outs: int, on: bool) -> None:
    found = welfare_brake(fas_peak=peak, opt_outs=opt_outs)
    assert found.on is on
    assert bool(found.reasons) is on


def test_over_threshold_meetings_pile_up_and_fade() -> None:
    day = [met(12, 4), met(20, 5, hours=24), met(40, 1, hours=24), met(10, 4, hours=72)]
    now = START + timedelta(hours=24)
    assert stacking_score(day, now) == pytest.approx(1.5)
    assert stacking_score(day, now + timedelta(hours=24)) == pytest.approx(0.75)
    assert stacking_score(day, now, half_life_h=12) == pytest.approx(1.25)
    assert stacking_score([], now) == 0
    with pytest.raises(ValueError, match="half-life"):
        stacking_score(day, now, half_life_h=0)


@given(meetings, st.floats(0, 500), st.floats(0.5, 200))
def test_stacking_is_bounded_by_the_meetings_and_only_fades(
    seen: list[Exposure], hours: float, half_life: float
) -> None:
    end = START + timedelta(hours=501)
    now = stacking_score(seen, end, half_life_h=half_life)
    later = stacking_score(seen, end + timedelta(hours=hours), half_life_h=half_life)
    assert 0 <= later <= now <= len(seen)
    assert now == stacking_score(list(reversed(seen)), end, half_life_h=half_life)
    assert stacking_score([replace(e, void=True) for e in seen], end) == 0
