"""How the dog fares: the peak of fear, anxiety and stress, what has piled up, and when to stop pushing.

A dog that gets five of five with its ears flat has not earned a harder step. The brake is a rule of this house: a peak
FAS of 4 or more, or two opt-outs, and no advice is ever to push. The stacking score is a way of seeing that three bad
meetings in one day are not the same as three in a month; its half-life is a setting that a trainer can see and change,
not a finding of science.
"""

import math
from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from registry.measures.days import moment
from registry.measures.facts import Exposure, Rating
from registry.measures.threshold import CALM_AT_MOST
from registry.measures.wording import counted

FAS_BRAKE = 4
OPT_OUT_BRAKE = 2
FAS_RISE = 2
HALF_LIFE_H = 24.0


def fas_peak(readings: Iterable[Rating]) -> int | None:
    """The highest FAS reading (0 relaxed to 5 severe); None when nothing was rated, which is not 0.

    Void readings are left out. Raises ValueError for a value outside 0 to 5.
    """
    values = [r.value for r in readings if not r.void and r.value is not None]
    if any(not 0 <= value <= 5 for value in values):
        raise ValueError("FAS runs from 0 to 5.")
    return max(values, default=None)


def fas_rises(values: Sequence[int]) -> bool:
    """Whether FAS, in order of time, ended at least two levels above where it began."""
    return len(values) > 1 and values[-1] - values[0] >= FAS_RISE


def stacking_score(
    exposures: Iterable[Exposure],
    now: datetime,
    *,
    half_life_h: float = HALF_LIFE_H,
    calm_at_most: int = CALM_AT_MOST,
) -> float:
    """What over-threshold meetings before `now` still weigh: the sum of 0.5 ^ (hours since / half-life).

    1.0 is one such meeting just now; 0 is none. A meeting is over threshold when the response exceeds `calm_at_most`;
    void ones, later ones and those without a response weigh nothing.
    Raises ValueError for a half-life that is not positive, or a time without a zone.
    """
    if half_life_h <= 0:
        raise ValueError("A half-life is positive.")
    end = moment(now)
    over = [moment(e.at) for e in exposures if not e.void and e.response is not None and e.response > calm_at_most]
    hours = sorted((end - at).total_seconds() / 3600 for at in over if at <= end)
    return math.fsum(2.0 ** (-past / half_life_h) for past in hours)


class Brake(msgspec.Struct, frozen=True):
    """Whether pushing is off, and the sentences that say why."""

    on: bool
    reasons: list[str]


def welfare_brake(*, fas_peak: int | None, opt_outs: int) -> Brake:
    """On at a peak FAS of 4 or more, or at two or more opt-outs. What was not observed does not brake."""
    reasons = []
    if fas_peak is not None and fas_peak >= FAS_BRAKE:
        reasons.append(f"FAS peaked at {fas_peak} of 5; from {FAS_BRAKE} on there is no push.")
    if opt_outs >= OPT_OUT_BRAKE:
        reasons.append(f"The dog opted out {counted(opt_outs, 'time')}; from {OPT_OUT_BRAKE} on there is no push.")
    return Brake(bool(reasons), reasons)
