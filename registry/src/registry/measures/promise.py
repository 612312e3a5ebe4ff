"""What a rule really promises: the chance that a dog of a given reliability passes it.

"90 % in three sessions of ten" sounds strict, and it is: a dog that is truly right nine times of ten fails it six times
of ten. "Four of five" sounds fair, and a dog at 70 % passes it every second time. Beside each rule stands such a
line, so that nobody takes a steering rule for a certificate. Trials are taken as independent with one probability;
real ones are not, and the sentence says so. Exact: binomial for one set, a Markov chain for sets in a row.
"""

import math
from collections.abc import Sequence

import msgspec

from registry.measures.advance_rules import AdvanceRule
from registry.measures.distributions import binomial_at_least
from registry.measures.mastery import MasteryRule, reaches
from registry.measures.wording import counted, percent

USUAL_RELIABILITIES = (0.50, 0.60, 0.70, 0.80, 0.85, 0.90, 0.95, 0.98)
CAVEAT = "Trials are taken as independent; a dog's good and bad trials come in runs, so the truth is less sharp."


class Standard(msgspec.Struct, frozen=True):
    """The bare bones of a rule: `needed` of `trials` correct, `in_a_row` times."""

    needed: int
    trials: int
    in_a_row: int = 1


class Chance(msgspec.Struct, frozen=True):
    """A dog that is right with probability `reliability` passes with probability `passes` (both 0 to 1)."""

    reliability: float
    passes: float


class Outcomes(msgspec.Struct, frozen=True):
    """Probabilities of the three outcomes of one set; they add up to 1."""

    push: float
    stick: float
    drop: float


def standard_of(rule: AdvanceRule | MasteryRule) -> Standard:
    """A rule as a standard: its push, or its level in as many sessions of the least number of trials."""
    if isinstance(rule, AdvanceRule):
        return Standard(rule.push_min, rule.set_size, rule.consecutive_sets)
    needed = next(k for k in range(rule.min_trials + 1) if reaches(rule, k, scorable=rule.min_trials))
    return Standard(needed, rule.min_trials, rule.sessions)


def chance_to_pass(standard: Standard, reliability: float) -> float:
    """Probability (0 to 1) that the next `in_a_row` sets all reach the standard.

    Raises ValueError unless the reliability is from 0 to 1.
    """
    return _reaches_once(standard, reliability) ** standard.in_a_row


def chance_within(standard: Standard, reliability: float, *, sets: int) -> float:
    """Probability that a run of `in_a_row` sets at the standard appears somewhere within `sets` sets.

    The Markov chain over the length of the current run; the full run is where it ends. Equals `chance_to_pass` for
    sets = in_a_row and grows with every set: who tries long enough passes. Raises ValueError as that does.
    """
    once = _reaches_once(standard, reliability)
    runs = [1.0] + [0.0] * standard.in_a_row
    for _ in range(sets):
        passed = runs[-1] + runs[-2] * once
        broken = math.fsum(runs[:-1]) * (1 - once)
        runs = [broken, *(chance * once for chance in runs[:-2]), passed]
    return min(1.0, runs[-1])


def set_outcomes(rule: AdvanceRule, reliability: float) -> Outcomes:
    """What one set under the rule says to a dog of that reliability. Raises ValueError as `chance_to_pass`."""
    _check(reliability)
    push = binomial_at_least(rule.push_min, rule.set_size, p=reliability)
    not_drop = binomial_at_least(rule.drop_max + 1, rule.set_size, p=reliability)
    return Outcomes(push=push, stick=max(0.0, not_drop - push), drop=1 - not_drop)


def operating_characteristic(standard: Standard, at: Sequence[float] = USUAL_RELIABILITIES) -> list[Chance]:
    """The chance to pass at each reliability; never falls as reliability rises. Raises ValueError as above."""
    return [Chance(reliability, chance_to_pass(standard, reliability)) for reliability in at]


def promise_sentence(standard: Standard, reliability: float) -> str:
    """The line beside the rule: "A dog that is right 70 % of the time passes 4 of 5 53 % of the time. Trials ..."."""
    passes = 100 * chance_to_pass(standard, reliability)
    shown = "less than 1 %" if 0 < passes < 0.5 else "more than 99 %" if 99.5 <= passes < 100 else f"{passes:.0f} %"
    row = f" in {counted(standard.in_a_row, 'set')} in a row" if standard.in_a_row > 1 else ""
    return (
        f"A dog that is right {percent(100 * reliability)} of the time reaches {standard.needed} of "
        f"{standard.trials}{row} in {shown} of attempts. {CAVEAT}"
    )


def _reaches_once(standard: Standard, reliability: float) -> float:
    _check(reliability)
    return binomial_at_least(standard.needed, standard.trials, p=reliability)


def _check(reliability: float) -> None:
    if not 0 <= reliability <= 1:
        raise ValueError("A reliability lies between 0 and 1.")
