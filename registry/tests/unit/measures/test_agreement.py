"""Two observers: symmetry, bounds, and what was not observed."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.measures.agreement import (
    Agreement,
    all_interval_methods,
    exact_count_per_interval,
    interval_by_interval,
    mean_count_per_interval,
    mean_duration_per_occurrence,
    scored_interval,
    total_count,
    total_duration,
    trial_by_trial,
    unscored_interval,
)
from registry.measures.detection import detection, short_odour_test
from registry.measures.kappa import cohens_kappa

marks = st.none() | st.integers(0, 4)
pairs = st.lists(st.tuples(marks, marks), min_size=1, max_size=30)


@given(pairs)
def test_agreement_is_symmetric_and_between_0_and_100(both: list[tuple[int | None, int | None]]) -> None:
    first, second = [a for a, _ in both], [b for _, b in both]
    there, back = all_interval_methods(first, second), all_interval_methods(second, first)
    assert there == back
    assert all(found.percent is None or 0 <= found.percent <= 100 for found in there)


@given(st.lists(st.integers(0, 4), min_size=1, max_size=30))
def test_an_observer_agrees_with_themselves(counts: list[int]) -> None:
    assert {found.percent for found in all_interval_methods(counts, counts)} <= {100.0, None}


@given(pairs)
def test_the_order_of_the_intervals_does_not_matter(both: list[tuple[int | None, int | None]]) -> None:
    mixed = sorted(both, key=str)
    there = all_interval_methods([a for a, _ in both], [b for _, b in both])
    assert [round(f.percent or -1, 9) for f in all_interval_methods([a for a, _ in mixed], [b for _, b in mixed])] == [
        round(f.percent or -1, 9) for f in there
    ]


@given(st.lists(st.tuples(st.integers(0, 4), st.integers(0, 4)), min_size=1, max_size=30))
def test_exact_agreement_is_never_above_the_forgiving_kinds(both: list[tuple[int, int]]) -> None:
    first, second = [a for a, _ in both], [b for _, b in both]
    exact = exact_count_per_interval(first, second).percent or 0
    assert exact <= (mean_count_per_interval(first, second).percent or 0) + 1e-9
    assert exact <= (interval_by_interval(first, second).percent or 0) + 1e-9


def test_an_interval_that_one_did_not_observe_counts_for_neither() -> None:
    found = exact_count_per_interval([1, None, 0, 2], [1, 5, None, 1])
    assert (found.percent, found.units) == (50.0, 2)


def test_nothing_to_compare_is_none_and_not_perfect() -> None:
    assert scored_interval([0, 0], [0, 0]).percent is None
    assert unscored_interval([1, 2], [3, 1]).percent is None
    assert trial_by_trial([None], ["correct"]).percent is None


def test_two_zero_counts_agree() -> None:
    assert total_count(0, 0).percent == 100
    assert total_count(0, 3).percent == 0


def test_an_occurrence_that_only_one_timed_is_no_agreement() -> None:
    assert mean_duration_per_occurrence([10.0, 4.0], [8.0, 0.0]).percent == pytest.approx(40.0)


@pytest.mark.parametrize("method", [exact_count_per_interval, interval_by_interval, scored_interval])
def test_both_must_have_scored_the_same_intervals(method: Callable[[list[int], list[int]], Agreement]) -> None:
    with pytest.raises(ValueError, match="same intervals"):
        method([1, 0], [1])


def test_negative_counts_and_durations_are_refused() -> None:
    with pytest.raises(ValueError, match="negative"):
        total_count(-1, 2)
    with pytest.raises(ValueError, match="negative"):
        total_duration(3.0, -0.1)
    with pytest.raises(ValueError, match="negative"):
        detection(1, 1, false_alerts=-1, correct_rejections=0)


def test_kappa_takes_chance_off() -> None:
    always = ["correct"] * 9 + ["incorrect"]
    late = ["incorrect"] + ["correct"] * 9
    assert trial_by_trial(always, late).percent == 80.0
    assert (cohens_kappa(always, late).value or 0) < 0


def test_kappa_of_a_single_category_is_undefined() -> None:
    found = cohens_kappa(["correct"] * 5, ["correct"] * 5)
    assert (found.value, found.interval, found.agreed) == (None, None, 5)


def test_kappa_skips_trials_that_one_did_not_score() -> None:
    assert cohens_kappa([1, None, 0, 1], [1, 1, 0, None]).trials == 2
    with pytest.raises(ValueError, match="both"):
        cohens_kappa([None], [1])


@given(st.lists(st.tuples(st.integers(0, 2), st.integers(0, 2)), min_size=1, max_size=30))
def test_kappa_is_symmetric_and_at_most_one(both: list[tuple[int, int]]) -> None:
    there = cohens_kappa([a for a, _ in both], [b for _, b in both])
    back = cohens_kappa([b for _, b in both], [a for a, _ in both])
    assert there.value == back.value
    assert there.value is None or -1 <= there.value <= 1


def test_detection_without_blanks_or_targets_leaves_shares_open() -> None:
    only_targets = detection(4, 1, false_alerts=0, correct_rejections=0)
    assert only_targets.specificity is None
    assert only_targets.positive_likelihood_ratio.value is None
    assert detection(0, 0, false_alerts=0, correct_rejections=0).sensitivity is None


def test_likelihood_ratios_carry_an_interval_where_one_exists() -> None:
    found = detection(18, 2, false_alerts=1, correct_rejections=19)
    ratio = found.positive_likelihood_ratio
    assert ratio.interval is not None
    assert ratio.interval.lower < 18 < ratio.interval.upper
    assert round(ratio.interval.lower, 2) == 2.65
    assert round(ratio.interval.upper, 1) == 122.3
    flawless = detection(20, 0, false_alerts=0, correct_rejections=20)
    assert flawless.positive_likelihood_ratio.value is None
    assert flawless.negative_likelihood_ratio.value == 0


@given(*[st.integers(0, 40)] * 4)
def test_swapping_what_is_a_target_swaps_the_rates(a: int, b: int, c: int, d: int) -> None:
    there = detection(a, b, false_alerts=c, correct_rejections=d)
    back = detection(d, c, false_alerts=b, correct_rejections=a)
    assert there.sensitivity == back.specificity
    assert there.positive_predictive_value == back.negative_predictive_value


def test_odour_test_says_why() -> None:
    found = short_odour_test(4, 5, false_alerts=3, blanks=20)
    assert (
        found.reason == "4 of 5 found less 3 of 20 false is 0.65 (under 0.70), with 15 % false alerts (at most 15 %)."
    )
    with pytest.raises(ValueError, match="targets"):
        short_odour_test(6, 5, false_alerts=0, blanks=20)
