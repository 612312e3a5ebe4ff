"""What a dog's alert is worth.

Sensitivity and specificity describe dog and handler; what an alert means in a search depends on how often there is
something to find, which is why the likelihood ratio is given beside the predictive values. What counts as what is
decided in `searches`.
"""

import math

import msgspec

from registry.measures.distributions import two_sided_z
from registry.measures.proportion import Interval, wilson


class Share(msgspec.Struct, frozen=True):
    """A share from 0 to 1 with its Wilson interval."""

    value: float
    lower: float
    upper: float


class Ratio(msgspec.Struct, frozen=True):
    """A likelihood ratio with its interval; `value` None: its denominator is 0, so it has no upper bound.

    The interval is that of Simel, Samsa & Matchar (1991, J. Clin. Epidemiol. 44, 763-770), on the logarithm; None when
    a count of 0 leaves it undefined.
    """

    value: float | None
    interval: Interval | None


class Detection(msgspec.Struct, frozen=True):
    """Everything the four counts say; a share is None where its denominator is 0."""

    sensitivity: Share | None
    specificity: Share | None
    positive_predictive_value: Share | None
    negative_predictive_value: Share | None
    positive_likelihood_ratio: Ratio
    negative_likelihood_ratio: Ratio


def detection(hits: int, misses: int, *, false_alerts: int, correct_rejections: int) -> Detection:
    """From counts of a known truth: sens = TP / (TP + FN), spec = TN / (TN + FP), PPV = TP / (TP + FP),
    NPV = TN / (TN + FN), LR+ = sens / (1 - spec), LR- = (1 - sens) / spec.

    Raises ValueError for a negative count.
    """
    if min(hits, misses, false_alerts, correct_rejections) < 0:
        raise ValueError("A count is not negative.")
    targets, blanks = hits + misses, false_alerts + correct_rejections
    return Detection(
        sensitivity=_share(hits, targets),
        specificity=_share(correct_rejections, blanks),
        positive_predictive_value=_share(hits, hits + false_alerts),
        negative_predictive_value=_share(correct_rejections, correct_rejections + misses),
        positive_likelihood_ratio=_ratio(hits, targets, over=false_alerts, of=blanks),
        negative_likelihood_ratio=_ratio(misses, targets, over=correct_rejections, of=blanks),
    )


def _share(part: int, whole: int) -> Share | None:
    if whole == 0:
        return None
    interval = wilson(part, whole)
    return Share(part / whole, interval.lower, interval.upper)


def _ratio(part: int, whole: int, *, over: int, of: int) -> Ratio:
    if not whole or not of or not over:
        return Ratio(None, None)
    value = (part * of) / (whole * over)
    if not part:
        return Ratio(0.0, None)
    spread = math.exp(two_sided_z(0.95) * math.sqrt(1 / part - 1 / whole + 1 / over - 1 / of))
    return Ratio(value, Interval(value / spread, value * spread))


class OdourTest(msgspec.Struct, frozen=True):
    """Whether a short odour test was passed, and why in a sentence; the two rates as fractions."""

    passed: bool
    difference: float
    false_alarm_rate: float
    reason: str


def short_odour_test(hits: int, targets: int, *, false_alerts: int, blanks: int) -> OdourTest:
    """The short test: detection rate less false-alarm rate at least 0.70, and false alarms at most 15 %.

    Applied Animal Behaviour Science 165, as cited in the research file [40c], for 5 targets and 20 non-targets.
    Compared in whole numbers, so that exactly 0.70 passes. Raises ValueError when a count exceeds its total.
    """
    if not 0 <= hits <= targets or not 0 <= false_alerts <= blanks or not targets or not blanks:
        raise ValueError("Hits belong to targets and false alerts to blanks, and there are some of both.")
    difference = hits / targets - false_alerts / blanks
    rate = false_alerts / blanks
    enough = 10 * (hits * blanks - false_alerts * targets) >= 7 * targets * blanks
    quiet = 100 * false_alerts <= 15 * blanks
    reason = (
        f"{hits} of {targets} found less {false_alerts} of {blanks} false is {difference:.2f} "
        f"({'at least' if enough else 'under'} 0.70), with {100 * rate:.0f} % false alerts "
        f"({'at most' if quiet else 'over'} 15 %)."
    )
    return OdourTest(enough and quiet, difference, rate, reason)
