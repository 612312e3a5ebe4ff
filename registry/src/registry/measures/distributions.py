"""The few probability distributions that the measures need, in plain Python.

A chart of one dog has tens of points, not millions, so exactness and readability come before speed. Every function is
held against scipy in the tests.
"""

import math
from collections.abc import Callable
from statistics import NormalDist

_STANDARD_NORMAL = NormalDist()
_EPSILON = 1e-15
_STEPS = 200


def normal_quantile(probability: float) -> float:
    """The point of the standard normal distribution below which `probability` (between 0 and 1, exclusive) lies."""
    return _STANDARD_NORMAL.inv_cdf(probability)


def two_sided_z(confidence: float) -> float:
    """How many standard errors to each side hold `confidence` (0.95 -> 1.95996).

    Raises ValueError unless 0 < confidence < 1.
    """
    if not 0 < confidence < 1:
        raise ValueError("A confidence lies between 0 and 1, for example 0.95.")
    return normal_quantile(0.5 + confidence / 2)


def binomial_exactly(successes: int, trials: int, *, p: float) -> float:
    """Probability of exactly `successes` in `trials` independent trials that each succeed with probability `p`."""
    return math.comb(trials, successes) * p**successes * (1 - p) ** (trials - successes)


def binomial_at_least(successes: int, trials: int, *, p: float) -> float:
    """Probability of `successes` or more in `trials` independent trials that each succeed with probability `p`."""
    terms = (binomial_exactly(k, trials, p=p) for k in range(max(successes, 0), trials + 1))
    return min(1.0, math.fsum(terms))


def gamma_below(shape: float, x: float) -> float:
    """The regularised lower incomplete gamma function P(shape, x): probability that a gamma variable is below x.

    By its power series below shape + 1 and by its continued fraction above (Abramowitz & Stegun 6.5.29 and 6.5.31).
    Raises ValueError for shape <= 0 or x < 0.
    """
    if shape <= 0 or x < 0:
        raise ValueError("The incomplete gamma function needs shape > 0 and x >= 0.")
    if x == 0:
        return 0.0
    scale = math.exp(shape * math.log(x) - x - math.lgamma(shape))
    return scale * _series(shape, x) if x < shape + 1 else 1.0 - scale * _fraction(shape, x)


def _series(shape: float, x: float) -> float:
    term = total = 1.0 / shape
    divisor = shape
    while term > total * _EPSILON:
        divisor += 1
        term *= x / divisor
        total += term
    return total


def _fraction(shape: float, x: float) -> float:
    """The continued fraction of Q(shape, x) by the modified Lentz method (Thompson & Barnett 1986)."""
    tiny = 1e-300
    b = x + 1 - shape
    c = 1 / tiny
    d = 1 / b
    value = d
    change = 0.0
    i = 0
    while abs(change - 1) > _EPSILON and i < 10_000:
        i += 1
        a = -i * (i - shape)
        b += 2
        d = 1 / (a * d + b or tiny)
        c = b + a / c or tiny
        change = c * d
        value *= change
    return value


def gamma_quantile(shape: float, probability: float) -> float:
    """The x with P(shape, x) = probability, by Newton steps that a bracket keeps honest; 0 for probability 0.

    Starts from the cube-root approximation of Wilson & Hilferty (1931). Raises ValueError unless
    0 <= probability < 1 and shape > 0.
    """
    if not 0 <= probability < 1 or shape <= 0:
        raise ValueError("A gamma quantile needs shape > 0 and a probability from 0 to below 1.")
    if probability == 0:
        return 0.0
    low, high = 0.0, max(1.0, 2 * shape)
    while gamma_below(shape, high) < probability:
        high *= 2
    x = _first_guess(shape, probability)
    for _ in range(_STEPS):
        x = x if low < x < high else (low + high) / 2
        error = gamma_below(shape, x) - probability
        low, high = (low, x) if error > 0 else (x, high)
        density = math.exp((shape - 1) * math.log(x) - x - math.lgamma(shape))
        step = error / density if density > 0 else 0.0
        if abs(step) <= x * 1e-14 or high - low <= high * _EPSILON:
            break
        x -= step
    return x


def _first_guess(shape: float, probability: float) -> float:
    spread = 1 / (9 * shape)
    return shape * float(max(0.01, 1 - spread + normal_quantile(probability) * math.sqrt(spread))) ** 3


def root_between(low: float, high: float, *, of: Callable[[float], float]) -> float:
    """Where `of` crosses zero between `low` and `high`, by halving; its signs at the two ends must differ."""
    rising = of(low) < 0
    for _ in range(_STEPS):
        middle = (low + high) / 2
        if (of(middle) < 0) is rising:
            low = middle
        else:
            high = middle
        if high - low <= _EPSILON * max(1.0, abs(high)):
            break
    return (low + high) / 2
