"""The numbers that the research file worked out (its section 10), to every digit it gives."""

import pytest

from registry.measures.advance_rules import PUSH_DROP_STICK, TWICE_RUNNING
from registry.measures.agreement import (
    exact_count_per_interval,
    interval_by_interval,
    mean_count_per_interval,
    scored_interval,
    total_count,
    total_duration,
    trial_by_trial,
    unscored_interval,
)
from registry.measures.celeration import RatePoint, celeration
from registry.measures.detection import detection, short_odour_test
from registry.measures.kappa import cohens_kappa
from registry.measures.mastery import MasteryRule
from registry.measures.promise import (
    USUAL_RELIABILITIES,
    Standard,
    chance_to_pass,
    operating_characteristic,
    set_outcomes,
    standard_of,
)
from registry.measures.proportion import wilson
from registry.measures.rate import rate_per_minute


@pytest.mark.parametrize(
    ("correct", "scorable", "lower", "upper"),
    [
        (4, 5, 0.3755, 0.9638),
        (5, 5, 0.5655, 1.0),
        (3, 5, 0.2307, 0.8824),
        (8, 10, 0.4902, 0.9433),
        (9, 10, 0.5958, 0.9821),
        (18, 20, 0.6990, 0.9721),
        (20, 20, 0.8389, 1.0),
        (27, 30, 0.7438, 0.9654),
        (0, 10, 0.0, 0.2775),
    ],
)
def test_wilson_interval(correct: int, scorable: int, lower: float, upper: float) -> None:
    interval = wilson(correct, scorable)
    assert (round(interval.lower, 4), round(interval.upper, 4)) == (lower, upper)


@pytest.mark.parametrize(
    ("days", "rates", "per_week", "digits"),
    [
        ([0, 7, 14, 21], [2, 4, 8, 16], 2.000, 3),
        ([0, 7, 14, 21], [12, 8, 6, 4], 0.6988, 4),
        ([0, 2, 4, 7, 9, 11, 14], [6, 7, 7, 9, 10, 9, 12], 1.3774, 4),
    ],
)
def test_celeration(days: list[float], rates: list[float], per_week: float, digits: int) -> None:
    found = celeration([RatePoint(day, rate) for day, rate in zip(days, rates, strict=True)])
    assert found is not None
    assert round(found.per_week, digits) == per_week


def test_falling_celeration_is_said_as_division() -> None:
    found = celeration([RatePoint(d, r) for d, r in zip([0, 7, 14, 21], [12, 8, 6, 4], strict=True)])
    assert found is not None
    assert round(1 / found.per_week, 3) == 1.431
    assert found.words == "÷1.43 per week"


FIRST = [1, 0, 1, 1, 0, 2, 0, 1, 3, 0]
SECOND = [1, 0, 0, 1, 0, 1, 1, 1, 3, 0]


def test_agreement_on_intervals() -> None:
    assert round(total_count(sum(FIRST), sum(SECOND)).percent or 0, 2) == 88.89
    assert mean_count_per_interval(FIRST, SECOND).percent == pytest.approx(75.0)
    assert exact_count_per_interval(FIRST, SECOND).percent == pytest.approx(70.0)
    assert interval_by_interval(FIRST, SECOND).percent == pytest.approx(80.0)
    assert round(scored_interval(FIRST, SECOND).percent or 0, 2) == 71.43
    assert unscored_interval(FIRST, SECOND).percent == pytest.approx(60.0)


def test_agreement_on_trials_and_durations() -> None:
    one, other = [1, 1, 0, 1, 1, 0, 1, 1, 1, 0], [1, 1, 0, 1, 0, 0, 1, 1, 1, 1]
    assert trial_by_trial(one, other).percent == pytest.approx(80.0)
    kappa = cohens_kappa(one, other).value
    assert kappa is not None
    assert round(kappa, 4) == 0.5238
    assert round(total_duration(47.2, 52.9).percent or 0, 2) == 89.22


def test_detection() -> None:
    found = detection(18, 2, false_alerts=1, correct_rejections=19)
    assert found.sensitivity
    assert (round(found.sensitivity.lower, 3), round(found.sensitivity.upper, 3)) == (0.699, 0.972)
    assert found.sensitivity.value == pytest.approx(0.90)
    assert found.specificity
    assert found.specificity.value == pytest.approx(0.95)
    assert found.positive_predictive_value
    assert round(found.positive_predictive_value.value, 4) == 0.9474
    assert found.negative_predictive_value
    assert round(found.negative_predictive_value.value, 4) == 0.9048
    assert found.positive_likelihood_ratio.value == pytest.approx(18.0)


@pytest.mark.parametrize(
    ("hits", "false_alerts", "passed", "difference"),
    [(4, 2, True, 0.70), (5, 3, True, 0.85), (4, 3, False, 0.65), (5, 4, False, 0.80)],
)
def test_short_odour_test(hits: int, false_alerts: int, passed: bool, difference: float) -> None:
    found = short_odour_test(hits, 5, false_alerts=false_alerts, blanks=20)
    assert found.passed is passed
    assert found.difference == pytest.approx(difference)


TABLE: list[tuple[str, Standard, list[str]]] = [
    ("at least 4 of 5, once", standard_of(PUSH_DROP_STICK), ".188 .337 .528 .737 .835 .919 .977 .996".split()),
    ("at least 4 of 5, twice running", standard_of(TWICE_RUNNING), ".035 .114 .279 .544 .698 .844 .955 .992".split()),
    ("at least 8 of 10, once", Standard(8, 10), ".055 .167 .383 .678 .820 .930 .988 .999".split()),
    (
        "at least 80 % in 3 sessions of 10",
        standard_of(MasteryRule(id="a", name="a", level_percent=80, min_trials=10, sessions=3)),
        ".000 .005 .056 .311 .552 .804 .966 .997".split(),
    ),
    (
        "at least 90 % of 20",
        standard_of(MasteryRule(id="b", name="b", level_percent=90, min_trials=20, sessions=1)),
        ".000 .004 .035 .206 .405 .677 .925 .993".split(),
    ),
    (
        "at least 90 % in 2 sessions of 10",
        standard_of(MasteryRule(id="c", name="c", level_percent=90, min_trials=10, sessions=2)),
        ".000 .002 .022 .141 .296 .542 .835 .968".split(),
    ),
    (
        "at least 90 % in 3 sessions of 10",
        standard_of(MasteryRule(id="d", name="d", level_percent=90, min_trials=10, sessions=3)),
        ".000 .000 .003 .053 .161 .399 .763 .952".split(),
    ),
    ("10 of 10, once", Standard(10, 10), ".001 .006 .028 .107 .197 .349 .599 .817".split()),
]


@pytest.mark.parametrize(("standard", "row"), [(s, r) for _, s, r in TABLE], ids=[name for name, _, _ in TABLE])
def test_operating_characteristic(standard: Standard, row: list[str]) -> None:
    found = operating_characteristic(standard)
    assert [chance.reliability for chance in found] == list(USUAL_RELIABILITIES)
    assert [f"{chance.passes:.3f}".removeprefix("0") for chance in found] == row


@pytest.mark.parametrize(
    ("p", "push", "stick", "drop"), [(0.5, 19, 31, 50), (0.7, 53, 31, 16), (0.8, 74, 20, 6), (0.9, 92, 7, 1)]
)
def test_outcome_of_one_push_drop_stick_set(p: float, push: int, stick: int, drop: int) -> None:
    found = set_outcomes(PUSH_DROP_STICK, p)
    assert (round(100 * found.push), round(100 * found.stick), round(100 * found.drop)) == (push, stick, drop)


def test_ninety_percent_three_times_rejects_a_ninety_percent_dog_six_times_of_ten() -> None:
    rule = MasteryRule(id="d", name="d", level_percent=90, min_trials=10, sessions=3)
    assert round(1 - chance_to_pass(standard_of(rule), 0.9), 1) == 0.6


def test_rates_of_the_loose_leash_note() -> None:
    assert round(rate_per_minute(7, 12 * 60).per_minute, 2) == 0.58
    assert round(rate_per_minute(19, 15 * 60).per_minute, 2) == 1.27
