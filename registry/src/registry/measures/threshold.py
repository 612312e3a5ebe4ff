"""How near is too near: the distance at which a dog starts to react.

A trainer writes 42 m calm, 28 m turned away on cue, 24 m barked. The chance of staying calm rises with the logarithm
of the distance, because ten metres matter at 15 m and not at 80 m. A logistic curve through the meetings gives the
distance at which the dog is calm half of the time, and the one at which it is calm four times of five: a safer start
for tomorrow. "Threshold" here means the overt reaction; it is neither the first notice nor the level of fear.

Few meetings say little, so the curve is shrunken: without other knowledge to the dog's own mean distance, and for a
part of the meetings (one trigger, one place, one week) to the dog's own curve through all of them. The prior slope of 4
per unit of log distance says that from 20 % to 80 % calm the distance about doubles. These priors are the house's
choice, wide enough that twenty meetings outweigh them.
"""

import math
from collections.abc import Iterable, Sequence

import msgspec

from registry.measures.distributions import two_sided_z
from registry.measures.facts import Exposure
from registry.measures.logistic import Line, Prior, fit_logistic, logistic
from registry.measures.wording import UnitSystem, counted, distance

CALM_AT_MOST = 2
FEW_EXPOSURES = 8
CONTACT_M = 0.3
USUAL_SLOPE = 4.0
LEAST_SLOPE = 1.0

_SD_OF_LOG_DISTANCE = 0.7
_SD_OF_SLOPE = 2.0
_SD_OF_LOG_DISTANCE_IN_PARTS = 0.35
_SD_OF_SLOPE_IN_PARTS = 1.0


class CalmDistance(msgspec.Struct, frozen=True):
    """A distance in metres with its 95 % interval."""

    metres: float
    lower: float
    upper: float


class ThresholdCurve(msgspec.Struct, frozen=True):
    """The curve through a dog's meetings with triggers.

    `half_calm` and `mostly_calm` are the distances at which it is calm 50 % and 80 % of the time, None when the
    meetings can not tell. `centre_log_m` and `line` are the curve itself (log-odds of calm over ln(metres) less the
    centre). `thin`: fewer than 8 meetings. `caveats` are full sentences.
    """

    exposures: int
    calm: int
    half_calm: CalmDistance | None
    mostly_calm: CalmDistance | None
    centre_log_m: float
    line: Line
    thin: bool
    caveats: list[str]


def threshold_curve(
    exposures: Iterable[Exposure],
    *,
    own: ThresholdCurve | None = None,
    calm_at_most: int = CALM_AT_MOST,
    units: UnitSystem = "metric",
) -> ThresholdCurve | None:
    """The curve through the meetings; None when none has both a distance and a response.

    `own` is the dog's curve through all of its meetings, when these are a part of them (one that tells no distance is
    passed over). A meeting is calm when the
    response is at most `calm_at_most` (2: disengages, alone or on cue). Void meetings are left out. A distance below
    0.3 m counts as contact at 0.3 m. `units` are those of the caveats; all numbers stay in metres.
    """
    live = [e for e in exposures if not e.void]
    metres = [max(e.distance_m, CONTACT_M) for e in live if e.distance_m is not None and e.response is not None]
    calm = [e.response <= calm_at_most for e in live if e.distance_m is not None and e.response is not None]
    if not metres:
        return None
    own = own if own and own.half_calm else None
    logs = [math.log(distance_m) for distance_m in metres]
    centre = _log_half_calm(own) if own else math.fsum(logs) / len(logs)
    line = fit_logistic([log - centre for log in logs], calm, prior=_prior(own))
    tells = line.slope >= LEAST_SLOPE and (own is not None or 0 < sum(calm) < len(calm))
    return ThresholdCurve(
        exposures=len(metres),
        calm=sum(calm),
        half_calm=_calm_distance(line, centre, share=0.5) if tells else None,
        mostly_calm=_calm_distance(line, centre, share=0.8) if tells else None,
        centre_log_m=centre,
        line=line,
        thin=len(metres) < FEW_EXPOSURES,
        caveats=_caveats(metres, calm, slope=line.slope, units=units) + _left_out(len(live) - len(metres)),
    )


def chance_of_calm(curve: ThresholdCurve, metres: float) -> float:
    """Probability from 0 to 1 that the dog stays calm at a distance of `metres`, by the curve."""
    log = math.log(max(metres, CONTACT_M))
    return logistic(curve.line.intercept + curve.line.slope * (log - curve.centre_log_m))


def _log_half_calm(curve: ThresholdCurve) -> float:
    slope = max(curve.line.slope, LEAST_SLOPE)
    return curve.centre_log_m - curve.line.intercept / slope


def _prior(own: ThresholdCurve | None) -> Prior:
    slope = max(own.line.slope, LEAST_SLOPE) if own else USUAL_SLOPE
    spread = _SD_OF_LOG_DISTANCE_IN_PARTS if own else _SD_OF_LOG_DISTANCE
    return Prior(
        intercept=0.0,
        slope=slope,
        # The intercept is slope times log distance, so a spread of the distance becomes one of the intercept.
        intercept_precision=(spread * slope) ** -2,
        slope_precision=(_SD_OF_SLOPE_IN_PARTS if own else _SD_OF_SLOPE) ** -2,
    )


def _calm_distance(line: Line, centre: float, *, share: float) -> CalmDistance:
    """Where the curve reaches `share`; its interval by the delta method on the logarithm of the distance."""
    away = math.log(share / (1 - share)) - line.intercept
    by_intercept, by_slope = -1 / line.slope, -away / line.slope**2
    variance = (
        by_intercept**2 * line.variance_intercept
        + by_slope**2 * line.variance_slope
        + 2 * by_intercept * by_slope * line.covariance
    )
    log = centre + away / line.slope
    half = two_sided_z(0.95) * math.sqrt(max(0.0, variance))
    return CalmDistance(math.exp(log), math.exp(log - half), math.exp(log + half))


def _caveats(metres: Sequence[float], calm: Sequence[bool], *, slope: float, units: UnitSystem) -> list[str]:
    told = []
    near, far = distance(min(metres), units), distance(max(metres), units)
    span = f"{counted(len(metres), 'meeting')} from {near} to {far}"
    if all(calm):
        told.append(f"Calm in {span} without exception: the reaction starts somewhere nearer than {near}.")
    elif not any(calm):
        told.append(f"Not calm in any of {span}: the reaction starts somewhere beyond {far}.")
    elif slope < LEAST_SLOPE:
        told.append(f"Over {span}, distance made no clear difference: look at trigger, place and what came before.")
    if len(metres) < FEW_EXPOSURES:
        told.append(f"Only {counted(len(metres), 'meeting')}: the distances lean on the usual shape of such curves.")
    return told


def _left_out(meetings: int) -> list[str]:
    if not meetings:
        return []
    were = "was" if meetings == 1 else "were"
    return [f"{counted(meetings, 'meeting')} without a distance or a response {were} left out."]
