"""How much two phases differ: nonoverlap of all pairs, and Tau-U.

For every pair of one point before and one after it is asked which is better. NAP is the share of pairs in which the
later phase wins, a tie counting half (Parker & Vannest 2009, Behavior Therapy 40, 357-367): 0.5 means no difference.
Its interval is method 5 of Newcombe (2006, Statistics in Medicine 25, 559-573), which stays within 0 to 1. Tau is the
same on a scale from -1 to 1. Tau-U takes the trend that the first phase already had off it (Parker, Vannest, Davis &
Sauber 2011, Behavior Therapy 42, 284-299). None of them knows how big a change is, and points in a series are not
independent: what the numbers can not carry is told as sentences.
"""

from collections.abc import Sequence
from typing import Literal

import msgspec

from registry.measures.distributions import root_between, two_sided_z
from registry.measures.proportion import Interval
from registry.measures.wording import counted

Direction = Literal["increase", "decrease"]
FEW_POINTS = 5
NOTABLE_TREND = 0.4


class Overlap(msgspec.Struct, frozen=True):
    """A comparison of two phases. `direction` says which way is better.

    `nap` from 0 to 1 with `nap_interval`; `tau` = 2 nap - 1 with `tau_interval`; `tau_u` is tau less the first phase's
    own trend; `baseline_tau` is that trend (Kendall's tau-a of the first phase, positive when it already improved),
    None for a single point. `caveats` are full sentences.
    """

    direction: Direction
    points: tuple[int, int]
    nap: float
    nap_interval: Interval
    tau: float
    tau_interval: Interval
    tau_u: float
    baseline_tau: float | None
    caveats: list[str]


def compare_phases(
    before: Sequence[float], after: Sequence[float], *, direction: Direction, confidence: float = 0.95
) -> Overlap | None:
    """Compares the points of two phases, each in order of time; None when one of them has no points."""
    if not before or not after:
        return None
    sign = 1 if direction == "increase" else -1
    pairs = len(before) * len(after)
    wins = sum(_order(a, b) for a in before for b in after) * sign
    trend = kendall_s(before) * sign
    nap = (wins / pairs + 1) / 2
    interval = nap_interval(nap, len(before), len(after), confidence=confidence)
    tau_u = (wins - trend) / pairs
    baseline = trend / _pairs_within(before) if len(before) > 1 else None
    return Overlap(
        direction=direction,
        points=(len(before), len(after)),
        nap=nap,
        nap_interval=interval,
        tau=2 * nap - 1,
        tau_interval=Interval(2 * interval.lower - 1, 2 * interval.upper - 1),
        tau_u=tau_u,
        baseline_tau=baseline,
        caveats=_caveats(before, after, tau_u=tau_u, baseline=baseline),
    )


def nap_interval(nap: float, before: int, after: int, *, confidence: float = 0.95) -> Interval:
    """Newcombe's method 5: the values of the true probability that lie no further from `nap` than chance carries.

    `before` and `after` are numbers of points. Solves (nap - t)^2 = z^2 t (1 - t) / (m n) x
    [1 + h ((1 - t) / (2 - t) + t / (1 + t))] with h = (m + n) / 2 - 1. Independent points are assumed.
    """
    z = two_sided_z(confidence)
    h = (before + after) / 2 - 1

    def excess(t: float) -> float:
        variance = t * (1 - t) / (before * after) * (1 + h * ((1 - t) / (2 - t) + t / (1 + t)))
        return (nap - t) ** 2 - z * z * variance

    lower = root_between(0.0, nap, of=excess) if nap > 0 else 0.0
    upper = root_between(nap, 1.0, of=excess) if nap < 1 else 1.0
    return Interval(lower, upper)


def kendall_s(values: Sequence[float]) -> int:
    """Kendall's S of a series against time: pairs that rise less pairs that fall, ties counting nothing."""
    return sum(_order(a, b) for i, a in enumerate(values) for b in values[i + 1 :])


def _order(earlier: float, later: float) -> int:
    return (later > earlier) - (later < earlier)


def _pairs_within(values: Sequence[float]) -> int:
    return len(values) * (len(values) - 1) // 2


def _caveats(before: Sequence[float], after: Sequence[float], *, tau_u: float, baseline: float | None) -> list[str]:
    told = []
    if min(len(before), len(after)) < FEW_POINTS:
        told.append(
            f"Only {counted(len(before), 'point')} before and {len(after)} after: with fewer than {FEW_POINTS} in "
            "a phase these numbers can change a lot with the next session."
        )
    if baseline is not None and baseline >= NOTABLE_TREND:
        told.append(
            f"The first phase was already improving by itself (tau {baseline:.2f}): read Tau-U rather than NAP, "
            "and do not credit the change of phase with all of the difference."
        )
    if baseline is not None and baseline <= -NOTABLE_TREND:
        told.append(
            f"The first phase was getting worse by itself (tau {baseline:.2f}): Tau-U adds that turn to the effect."
        )
    if abs(tau_u) > 1:
        told.append(f"Tau-U is {tau_u:.2f}, beyond 1: the trend correction overshoots with phases of such lengths.")
    trend = kendall_s(after) / _pairs_within(after) if len(after) > 1 else 0.0
    if abs(trend) >= NOTABLE_TREND:
        told.append(f"The second phase itself has a trend (tau {trend:.2f}): where it leads is not in these numbers.")
    return told
