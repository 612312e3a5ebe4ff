"""A share of trials, never without its uncertainty.

Four of five is 80 %, and so is sixteen of twenty; the interval is what tells them apart. Numerator and denominator are
always kept: a stored percent can not be added up.
"""

import math

import msgspec

from registry.measures.distributions import two_sided_z


class Interval(msgspec.Struct, frozen=True):
    """The values that the data do not speak against; same unit as what it belongs to."""

    lower: float
    upper: float

    def scaled(self, factor: float) -> "Interval":
        """The same interval in another unit, for example 100 for percent."""
        return Interval(self.lower * factor, self.upper * factor)


class Proportion(msgspec.Struct, frozen=True):
    """`correct` of `scorable`, in percent (0 to 100), with its Wilson interval in percent."""

    correct: int
    scorable: int
    percent: float
    lower: float
    upper: float


def wilson(successes: int, trials: int, *, confidence: float = 0.95) -> Interval:
    """Wilson's score interval for a share, as fractions from 0 to 1.

    Wilson, E. B. (1927), J. Am. Stat. Assoc. 22, 209-212. It never leaves 0 to 1 and is right for few trials, where
    the textbook interval (p plus or minus two standard errors) fails.
    Raises ValueError without trials, or when successes are not between 0 and trials.
    """
    if trials < 1 or not 0 <= successes <= trials:
        raise ValueError("An interval needs at least one trial, and 0 to all of them successful.")
    z = two_sided_z(confidence)
    share = successes / trials
    weight = z * z / trials
    middle = (share + weight / 2) / (1 + weight)
    half = z / (1 + weight) * math.sqrt(share * (1 - share) / trials + weight / (4 * trials))
    lower = 0.0 if successes == 0 else max(0.0, middle - half)
    upper = 1.0 if successes == trials else min(1.0, middle + half)
    return Interval(lower, upper)


def percent_correct(correct: int, scorable: int, *, confidence: float = 0.95) -> Proportion | None:
    """Correct trials per 100 scorable ones, with interval; None when nothing was scorable (not observed, not zero).

    Raises ValueError when correct is not between 0 and scorable.
    """
    if scorable == 0 and correct == 0:
        return None
    share = wilson(correct, scorable, confidence=confidence).scaled(100)
    return Proportion(correct, scorable, 100 * correct / scorable, share.lower, share.upper)


def treatment_integrity(steps: list[bool | None]) -> Proportion | None:
    """Percent of the procedure's steps that were carried out as written; None stands for "could not be judged".

    Cooper, Heron & Heward, Applied Behavior Analysis: procedural fidelity.
    """
    judged = [step for step in steps if step is not None]
    return percent_correct(sum(judged), len(judged))
