"""Celeration, the cumulative record, and the comparison of phases."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.measures.celeration import RatePoint, celeration
from registry.measures.cumulative import cumulative_record
from registry.measures.facts import Count
from registry.measures.overlap import compare_phases, kendall_s

START = datetime(2026, 10, 6, 9, tzinfo=UTC)

rate_points = st.lists(
    st.builds(RatePoint, st.integers(0, 100).map(float), st.floats(0.01, 100), st.just(10.0)), min_size=2, max_size=25
)


@given(rate_points, st.floats(0.01, 100))
def test_celeration_does_not_depend_on_the_unit_of_the_rate(points: list[RatePoint], factor: float) -> None:
    one = celeration(points)
    other = celeration([RatePoint(p.day, p.per_minute * factor) for p in points])
    assert (one is None) == (other is None)
    if one and other:
        assert other.per_week == pytest.approx(one.per_week, rel=1e-6)


@given(rate_points)
def test_time_reversed_is_division_instead_of_multiplication(points: list[RatePoint]) -> None:
    one, other = celeration(points), celeration([RatePoint(-p.day, p.per_minute) for p in points])
    if one and other:
        assert one.per_week * other.per_week == pytest.approx(1, rel=1e-6)


@given(rate_points)
def test_bounce_is_at_least_one_and_the_product_of_its_sides(points: list[RatePoint]) -> None:
    found = celeration(points, method="theil_sen")
    if found:
        assert min(found.bounce.up, found.bounce.down) >= 1
        assert found.bounce.total == pytest.approx(found.bounce.up * found.bounce.down)


def test_bounce_of_points_on_the_line_is_one() -> None:
    found = celeration([RatePoint(7 * week, 2.0**week) for week in range(8)])
    assert found is not None
    assert found.bounce.total == pytest.approx(1)
    assert found.rate_at_start == pytest.approx(1)
    assert found.words == "×2.00 per week"
    assert found.caveats == []


@given(rate_points, st.integers(-20_000, 20_000))
def test_a_celeration_does_not_depend_on_where_days_are_counted_from(points: list[RatePoint], shift: int) -> None:
    one = celeration(points)
    other = celeration([RatePoint(p.day + shift, p.per_minute) for p in points])
    if one and other:
        assert other.per_week == pytest.approx(one.per_week, rel=1e-6)
        assert other.rate_at_start == pytest.approx(one.rate_at_start, rel=1e-6)


def test_a_zero_stands_at_the_record_floor() -> None:
    found = celeration([RatePoint(0, 0.4, 10), RatePoint(7, 0.2, 10), RatePoint(14, 0.0, 10)])
    assert found is not None
    assert found.per_week == pytest.approx(0.5)  # 0.4, 0.2, and 1 in 10 minutes
    assert found.floored == 1
    assert any("record floor" in caveat for caveat in found.caveats)


def test_a_zero_without_its_counting_time_is_refused() -> None:
    with pytest.raises(ValueError, match="counting time"):
        celeration([RatePoint(0, 1.0), RatePoint(7, 0.0)])
    with pytest.raises(ValueError, match="counting time"):
        celeration([RatePoint(0, 1.0), RatePoint(7, -1.0, 10)])


def test_one_day_has_no_celeration() -> None:
    assert celeration([]) is None
    assert celeration([RatePoint(3, 1.0), RatePoint(3, 2.0)]) is None


def test_few_points_within_a_week_are_told() -> None:
    found = celeration([RatePoint(0, 1.0), RatePoint(2, 2.0)])
    assert found is not None
    assert len(found.caveats) == 2


def test_one_wild_day_moves_least_squares_and_not_theil_sen() -> None:
    points = [RatePoint(day, 2.0) for day in range(0, 20, 2)] + [RatePoint(20, 60.0)]
    plain, robust = celeration(points), celeration(points, method="theil_sen")
    assert plain
    assert robust
    assert plain.per_week > 1.5
    assert robust.per_week == pytest.approx(1.0)


def count(day: int, number: int | None, *, void: bool = False) -> Count:
    return Count(at=START + timedelta(days=day), session_id=f"s{day}", count=number, observed_s=600.0, void=void)


def test_the_cumulative_record_goes_on_after_a_gap_and_leaves_void_out() -> None:
    found = cumulative_record([count(3, 4), count(0, 5), count(1, 0), count(2, None), count(4, 99, void=True)])
    assert [(p.session_id, p.total, p.after_gap) for p in found] == [
        ("s0", 5, False),
        ("s1", 5, False),
        ("s3", 9, True),
    ]
    assert found[-1].observed_s == 1800.0


@given(st.lists(st.none() | st.integers(0, 40), max_size=30))
def test_the_cumulative_record_never_falls_and_ends_with_the_sum(numbers: list[int | None]) -> None:
    totals = [p.total for p in cumulative_record([count(i, n) for i, n in enumerate(numbers)])]
    assert totals == sorted(totals)
    assert (totals[-1] if totals else 0) == sum(n or 0 for n in numbers)


def test_values_from_the_tau_u_literature() -> None:
    parker = compare_phases([20, 20, 26, 25, 22, 23], [28, 25, 24, 27, 30, 30, 29], direction="increase")
    assert parker is not None  # Parker, Vannest & Davis (2011), their worked example: 40.5 of 42 pairs less ties
    assert parker.nap == pytest.approx(38.5 / 42)
    tarlow = compare_phases([1, 2, 3, 4, 5], [6, 7, 8, 9, 10], direction="increase")
    assert tarlow is not None  # Tarlow (2017): a straight line has tau 1 and Tau-U 0.6
    assert (tarlow.tau, tarlow.tau_u) == (1.0, 0.6)
    assert any("improving by itself" in caveat for caveat in tarlow.caveats)


phases = st.lists(st.integers(0, 20).map(float), min_size=1, max_size=15)


@given(phases, phases)
def test_nap_is_symmetric_and_stays_in_its_interval(before: list[float], after: list[float]) -> None:
    there = compare_phases(before, after, direction="increase")
    back = compare_phases(after, before, direction="increase")
    assert there
    assert back
    assert there.nap + back.nap == pytest.approx(1)
    assert 0 <= there.nap_interval.lower <= there.nap + 1e-12
    assert there.nap - 1e-12 <= there.nap_interval.upper <= 1


@given(phases, phases)
def test_decrease_is_increase_upside_down(before: list[float], after: list[float]) -> None:
    down = compare_phases(before, after, direction="decrease")
    up = compare_phases([-v for v in before], [-v for v in after], direction="increase")
    assert down
    assert up
    assert (down.nap, down.tau_u, down.baseline_tau) == (up.nap, up.tau_u, up.baseline_tau)


@given(phases, phases)
def test_nap_does_not_see_the_order_within_a_phase(before: list[float], after: list[float]) -> None:
    one = compare_phases(before, after, direction="increase")
    other = compare_phases(sorted(before), sorted(after, reverse=True), direction="increase")
    assert one
    assert other
    assert (one.nap, one.nap_interval) == (other.nap, other.nap_interval)


def test_without_points_there_is_no_comparison() -> None:
    assert compare_phases([], [1.0], direction="increase") is None
    assert compare_phases([1.0], [], direction="decrease") is None


def test_few_points_and_trends_are_told_in_sentences() -> None:
    few = compare_phases([3.0, 2.0], [4.0, 5.0, 6.0, 7.0, 8.0], direction="increase")
    assert few is not None
    told = " ".join(few.caveats)
    assert "Only 2 points before and 5 after" in told
    assert "getting worse by itself" in told
    assert "second phase itself has a trend" in told
    assert all(caveat.endswith(".") for caveat in few.caveats)


def test_a_long_falling_baseline_pushes_tau_u_beyond_one_and_says_so() -> None:
    found = compare_phases([9.0, 8.0, 7.0, 6.0, 5.0, 4.0], [10.0], direction="increase")
    assert found is not None
    assert found.tau_u > 1
    assert any("beyond 1" in caveat for caveat in found.caveats)


def test_a_flat_and_long_record_needs_no_caveat() -> None:
    found = compare_phases([3, 4, 3, 4, 3], [7, 6, 7, 6, 7], direction="increase")
    assert found is not None
    assert found.nap == 1
    assert found.caveats == []
    assert kendall_s([1, 1, 1]) == 0
