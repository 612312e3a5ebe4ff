"""A logistic curve with two parameters that a handful of points can not lead astray.

Maximum likelihood alone runs to infinity as soon as every near meeting was bad and every far one good, which is just
what careful training gives. A quadratic penalty pulls each parameter to a prior value with a given precision, as the
normal prior of a Bayesian would; the result is the most probable curve. The penalised likelihood is concave, so the
Newton steps find its one summit from anywhere.
"""

import math
from collections.abc import Sequence

import msgspec

_MOST_STEPS = 100
_CLOSE_ENOUGH = 1e-12


class Prior(msgspec.Struct, frozen=True):
    """What is believed before the data: values and precisions (1 / variance) of intercept and slope."""

    intercept: float
    slope: float
    intercept_precision: float
    slope_precision: float


class Line(msgspec.Struct, frozen=True):
    """log-odds = intercept + slope x, with the covariance of the two (inverse of the penalised information)."""

    intercept: float
    slope: float
    variance_intercept: float
    variance_slope: float
    covariance: float


def logistic(log_odds: float) -> float:
    """Probability from log-odds, without overflow at either end."""
    if log_odds >= 0:
        return 1 / (1 + math.exp(-log_odds))
    grown = math.exp(log_odds)
    return grown / (1 + grown)


def fit_logistic(x: Sequence[float], outcome: Sequence[bool], *, prior: Prior) -> Line:
    """The most probable line, by Newton steps that are halved until they climb.

    Raises ValueError when the lengths differ or a precision is not positive.
    """
    if len(x) != len(outcome) or min(prior.intercept_precision, prior.slope_precision) <= 0:
        raise ValueError("A curve needs one outcome for each value, and positive precisions.")
    at = (prior.intercept, prior.slope)
    for _ in range(_MOST_STEPS):
        up, bend = _slopes(x, outcome, at=at, prior=prior)
        step = _solved(bend, up)
        there = _climbed(x, outcome, at=at, step=step, prior=prior)
        if there == at or max(abs(part) for part in step) < _CLOSE_ENOUGH * (1 + abs(at[0]) + abs(at[1])):
            break
        at = there
    _, (aa, ab, bb) = _slopes(x, outcome, at=at, prior=prior)
    area = aa * bb - ab * ab
    return Line(*at, variance_intercept=bb / area, variance_slope=aa / area, covariance=-ab / area)


def _climbed(
    x: Sequence[float], outcome: Sequence[bool], *, at: tuple[float, float], step: tuple[float, float], prior: Prior
) -> tuple[float, float]:
    """Where the step leads, halved until it climbs; `at` when no part of it does: this is the summit."""
    height = _log_posterior(x, outcome, at=at, prior=prior)
    share = 1.0
    while share > _CLOSE_ENOUGH:
        there = (at[0] + share * step[0], at[1] + share * step[1])
        if _log_posterior(x, outcome, at=there, prior=prior) >= height:
            return there
        share /= 2
    return at


def _log_posterior(x: Sequence[float], outcome: Sequence[bool], *, at: tuple[float, float], prior: Prior) -> float:
    a, b = at
    # log p of a good outcome is -log(1 + e^-z), of a bad one -log(1 + e^z); written so that neither overflows.
    losses = (_softplus(-(a + b * v) if good else a + b * v) for v, good in zip(x, outcome, strict=True))
    pulled = prior.intercept_precision * (a - prior.intercept) ** 2 + prior.slope_precision * (b - prior.slope) ** 2
    return -math.fsum(losses) - pulled / 2


def _softplus(z: float) -> float:
    return max(z, 0.0) + math.log1p(math.exp(-abs(z)))


def _slopes(
    x: Sequence[float], outcome: Sequence[bool], *, at: tuple[float, float], prior: Prior
) -> tuple[tuple[float, float], tuple[float, float, float]]:
    """Gradient, and the information matrix as (aa, ab, bb)."""
    a, b = at
    chance = [logistic(a + b * v) for v in x]
    miss = [good - p for good, p in zip(outcome, chance, strict=True)]
    weight = [p * (1 - p) for p in chance]
    up = (
        math.fsum(miss) - prior.intercept_precision * (a - prior.intercept),
        math.fsum(m * v for m, v in zip(miss, x, strict=True)) - prior.slope_precision * (b - prior.slope),
    )
    bend = (
        math.fsum(weight) + prior.intercept_precision,
        math.fsum(w * v for w, v in zip(weight, x, strict=True)),
        math.fsum(w * v * v for w, v in zip(weight, x, strict=True)) + prior.slope_precision,
    )
    return up, bend


def _solved(bend: tuple[float, float, float], up: tuple[float, float]) -> tuple[float, float]:
    aa, ab, bb = bend
    area = aa * bb - ab * ab
    return (bb * up[0] - ab * up[1]) / area, (aa * up[1] - ab * up[0]) / area
