"""Every formula held against another implementation: scipy, statsmodels and numpy."""

import itertools
import math
import random

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import optimize, special, stats
from statsmodels.stats.inter_rater import cohens_kappa as their_kappa
from statsmodels.stats.proportion import proportion_confint

from registry.measures.celeration import RatePoint, celeration, theil_sen
from registry.measures.distributions import (
    binomial_at_least,
    binomial_exactly,
    gamma_below,
    gamma_quantile,
    normal_quantile,
)
from registry.measures.kappa import cohens_kappa
from registry.measures.logistic import Prior, fit_logistic, logistic
from registry.measures.overlap import compare_phases, kendall_s
from registry.measures.promise import Standard, chance_within
from registry.measures.proportion import wilson
from registry.measures.rate import poisson_interval
from registry.measures.timing import median, median_interval, quantile

# The other libraries warn where the data leave their standard errors undefined; ours say None there.
pytestmark = pytest.mark.filterwarnings("ignore::RuntimeWarning")

probabilities = st.floats(0.001, 0.999)


@given(st.integers(1, 400), st.data(), st.sampled_from([0.8, 0.9, 0.95, 0.99]))
def test_wilson(trials: int, data: st.DataObject, confidence: float) -> None:
    correct = data.draw(st.integers(0, trials))
    ours = wilson(correct, trials, confidence=confidence)
    lower, upper = proportion_confint(correct, trials, alpha=1 - confidence, method="wilson")
    assert ours.lower == pytest.approx(lower, abs=1e-12)
    assert ours.upper == pytest.approx(upper, abs=1e-12)


@given(st.floats(0.05, 3000), st.floats(0, 4000))
def test_incomplete_gamma_function(shape: float, x: float) -> None:
    assert gamma_below(shape, x) == pytest.approx(special.gammainc(shape, x), rel=1e-9, abs=1e-12)


@given(st.floats(0.5, 3000), st.floats(1e-6, 1 - 1e-6))
def test_gamma_quantile(shape: float, probability: float) -> None:
    assert gamma_quantile(shape, probability) == pytest.approx(special.gammaincinv(shape, probability), rel=1e-8)


@given(st.integers(0, 2000), st.sampled_from([0.9, 0.95, 0.99]))
def test_poisson_interval_is_half_the_chi_square_quantiles(count: int, confidence: float) -> None:
    tail = (1 - confidence) / 2
    ours = poisson_interval(count, confidence=confidence)
    assert ours.lower == pytest.approx(stats.chi2.ppf(tail, 2 * count) / 2 if count else 0.0, rel=1e-9)
    assert ours.upper == pytest.approx(stats.chi2.ppf(1 - tail, 2 * count + 2) / 2, rel=1e-9)


@given(probabilities)
def test_normal_quantile(probability: float) -> None:
    assert normal_quantile(probability) == pytest.approx(stats.norm.ppf(probability), abs=1e-11)


@given(st.integers(1, 80), st.data(), probabilities)
def test_binomial(trials: int, data: st.DataObject, p: float) -> None:
    k = data.draw(st.integers(0, trials))
    assert binomial_exactly(k, trials, p=p) == pytest.approx(stats.binom.pmf(k, trials, p), rel=1e-9, abs=1e-300)
    assert binomial_at_least(k, trials, p=p) == pytest.approx(stats.binom.sf(k - 1, trials, p), rel=1e-9, abs=1e-15)


series = st.lists(st.tuples(st.integers(0, 400), st.floats(0.01, 200)), min_size=3, max_size=40).filter(
    lambda points: len({day for day, _ in points}) > 1
)


@given(series)
def test_celeration_is_the_regression_of_the_logarithm(points: list[tuple[int, float]]) -> None:
    ours = celeration([RatePoint(float(day), rate) for day, rate in points])
    theirs = stats.linregress([day for day, _ in points], [math.log10(rate) for _, rate in points])
    assert ours is not None
    assert math.log10(ours.per_week) / 7 == pytest.approx(theirs.slope, rel=1e-7, abs=1e-9)


@given(series)
def test_theil_sen(points: list[tuple[int, float]]) -> None:
    days, rates = [float(day) for day, _ in points], [rate for _, rate in points]
    slope, intercept = theil_sen(days, rates)
    theirs = stats.theilslopes(rates, days)
    assert slope == pytest.approx(theirs.slope, rel=1e-9, abs=1e-12)
    assert intercept == pytest.approx(theirs.intercept, rel=1e-9, abs=1e-9)


@given(st.lists(st.floats(0, 1e4), min_size=1, max_size=60), st.floats(0, 1))
def test_quantiles(values: list[float], probability: float) -> None:
    assert quantile(values, probability) == pytest.approx(float(np.quantile(values, probability)), abs=1e-9)
    assert median(values) == pytest.approx(float(np.median(values)), abs=1e-9)


@given(st.lists(st.floats(0, 100), min_size=6, max_size=60))
def test_median_interval_holds_the_median_often_enough(values: list[float]) -> None:
    ours = median_interval(values)
    theirs = stats.quantile_test(values, q=0, p=0.5).confidence_interval(confidence_level=0.95)
    assert ours is not None
    assert (ours.lower, ours.upper) == (theirs.low, theirs.high)


@given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 3)), min_size=4, max_size=80))
def test_kappa_and_its_interval(pairs: list[tuple[int, int]]) -> None:
    table = np.zeros((4, 4))
    for a, b in pairs:
        table[a, b] += 1
    ours = cohens_kappa([a for a, _ in pairs], [b for _, b in pairs])
    if ours.value is None:
        assert len({a for pair in pairs for a in pair}) == 1
        return
    theirs = their_kappa(table)
    assert ours.value == pytest.approx(theirs.kappa, abs=1e-12)
    assert ours.interval is not None
    if theirs.var_kappa >= 0:
        assert ours.interval.lower == pytest.approx(max(-1.0, theirs.kappa_low), abs=1e-6)
        assert ours.interval.upper == pytest.approx(min(1.0, theirs.kappa_upp), abs=1e-6)


phases = st.lists(st.integers(0, 30).map(float), min_size=2, max_size=25)


@given(phases, phases)
def test_nap_is_the_mann_whitney_statistic(before: list[float], after: list[float]) -> None:
    found = compare_phases(before, after, direction="increase")
    assert found is not None
    u = stats.mannwhitneyu(after, before, method="asymptotic").statistic
    assert found.nap == pytest.approx(u / (len(before) * len(after)), abs=1e-12)


@given(phases, phases)
def test_tau_u_is_the_difference_of_two_kendall_sums(before: list[float], after: list[float]) -> None:
    found = compare_phases(before, after, direction="increase")
    assert found is not None
    signs = [np.sign(b - a) for a, b in itertools.product(before, after)]
    trend = [np.sign(b - a) for a, b in itertools.combinations(before, 2)]
    assert found.tau_u == pytest.approx((sum(signs) - sum(trend)) / (len(before) * len(after)), abs=1e-12)
    if len(set(before)) == len(before):
        tau = stats.kendalltau(range(len(before)), before).statistic
        assert kendall_s(before) / len(trend) == pytest.approx(tau, abs=1e-12)


@given(phases, phases)
def test_nap_interval_solves_newcombes_fifth_equation(before: list[float], after: list[float]) -> None:
    found = compare_phases(before, after, direction="increase")
    assert found is not None
    m, n, nap, z2 = len(before), len(after), found.nap, stats.norm.ppf(0.975) ** 2

    def polynomial(t: float) -> float:
        h = (m + n) / 2 - 1
        score = m * n * (nap - t) ** 2 * (2 - t) * (1 + t)
        return float(score - z2 * t * (1 - t) * (2 + h + (1 + 2 * h) * t * (1 - t)))

    if 0 < nap < 1:
        assert found.nap_interval.lower == pytest.approx(optimize.brentq(polynomial, 0, nap, xtol=1e-14), abs=1e-9)
        assert found.nap_interval.upper == pytest.approx(optimize.brentq(polynomial, nap, 1, xtol=1e-14), abs=1e-9)


@given(st.lists(st.tuples(st.floats(-3, 3), st.booleans()), min_size=1, max_size=40), st.floats(0.05, 3))
def test_penalised_logistic_fit_finds_the_summit(points: list[tuple[float, bool]], precision: float) -> None:
    x, good = np.array([v for v, _ in points]), np.array([g for _, g in points], dtype=float)
    prior = Prior(0.2, 3.0, precision, precision / 2)

    def cost(at: "np.ndarray[tuple[int], np.dtype[np.float64]]") -> float:
        z = at[0] + at[1] * x
        pull = prior.intercept_precision * (at[0] - 0.2) ** 2 + prior.slope_precision * (at[1] - 3.0) ** 2
        return float(np.sum(np.logaddexp(0, z) - good * z) + pull / 2)

    ours = fit_logistic([v for v, _ in points], [g for _, g in points], prior=prior)
    theirs = optimize.minimize(cost, np.array([0.2, 3.0]), method="BFGS", options={"gtol": 1e-9})
    assert ours.intercept == pytest.approx(theirs.x[0], abs=1e-4)
    assert ours.slope == pytest.approx(theirs.x[1], abs=1e-4)
    assert cost(np.array([ours.intercept, ours.slope])) <= theirs.fun + 1e-9


def test_without_a_penalty_worth_the_name_the_fit_is_statsmodels_logit() -> None:
    from statsmodels.discrete.discrete_model import Logit

    chance = random.Random(7)
    x = [chance.uniform(-1.5, 1.5) for _ in range(300)]
    good = [chance.random() < logistic(0.4 + 3 * v) for v in x]
    ours = fit_logistic(x, good, prior=Prior(0.0, 4.0, 1e-9, 1e-9))
    theirs = Logit(np.array(good, dtype=float), np.column_stack([np.ones(len(x)), x])).fit(disp=0)
    assert (ours.intercept, ours.slope) == pytest.approx(tuple(theirs.params), rel=1e-6)
    covariance = theirs.cov_params()
    assert ours.variance_intercept == pytest.approx(covariance[0, 0], rel=1e-5)
    assert ours.variance_slope == pytest.approx(covariance[1, 1], rel=1e-5)
    assert ours.covariance == pytest.approx(covariance[0, 1], rel=1e-5)


@pytest.mark.parametrize("in_a_row", [1, 2, 3])
def test_sets_in_a_row_against_every_possible_course(in_a_row: int) -> None:
    once = float(stats.binom.sf(3, 5, 0.7))
    total = 0.0
    for course in itertools.product([True, False], repeat=8):
        longest = max((len(list(run)) for good, run in itertools.groupby(course) if good), default=0)
        if longest >= in_a_row:
            total += once ** sum(course) * (1 - once) ** (8 - sum(course))
    assert chance_within(Standard(4, 5, in_a_row), 0.7, sets=8) == pytest.approx(total, abs=1e-12)
