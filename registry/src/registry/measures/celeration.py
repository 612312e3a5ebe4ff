"""How fast a rate grows or shrinks: the factor per week.

Behaviour changes by multiplying, so the line is straight on a ratio scale: least squares on the logarithm of the rate,
said as "times 1.4 per week" or "divided by 1.4". A zero has no logarithm. The standard celeration chart sets it at the
record floor, the least rate that the counting time could have shown, 1 / minutes counted (White & Haring, Exceptional
Teaching, 1980; Pennypacker, Gutierrez & Lindsley, Handbook of the Standard Celeration Chart, 2003, where it is drawn
just under that floor); the number of points so moved is told.
"""

import math
from collections.abc import Sequence
from typing import Literal

import msgspec

from registry.measures.timing import median

Method = Literal["least_squares", "theil_sen"]
DAYS_PER_WEEK = 7
LEAST_SPAN_DAYS = 0.5


class RatePoint(msgspec.Struct, frozen=True):
    """A rate on a day (counted from any fixed day); `counting_min` are the minutes of observation behind it."""

    day: float
    per_minute: float
    counting_min: float | None = None


class Bounce(msgspec.Struct, frozen=True):
    """How far the points lie above and below the line, as factors of at least 1 (Pennypacker et al. 2003)."""

    up: float
    down: float
    total: float


class Celeration(msgspec.Struct, frozen=True):
    """The trend of a rate on a ratio scale.

    `per_week` multiplies the rate every 7 days (below 1: it falls); `rate_at_start` is the line's height on the first
    day, per minute; `bounce` describes the scatter around the line as factors: up to the highest point, down to the
    lowest, and their product, the total bounce. `floored` zeros were set at the record floor.
    """

    per_week: float
    rate_at_start: float
    bounce: Bounce
    method: Method
    points: int
    floored: int
    caveats: list[str]

    @property
    def words(self) -> str:
        """As it is said on the chart: "×1.38 per week" or "÷1.43 per week"."""
        return f"×{self.per_week:.2f} per week" if self.per_week >= 1 else f"÷{1 / self.per_week:.2f} per week"


def celeration(points: Sequence[RatePoint], *, method: Method = "least_squares") -> Celeration | None:
    """The celeration through the points; None when they span less than half a day.

    What happened within minutes, carried on over a week, is no trend and soon beyond any number. Half a day and not a
    whole one, because the day on which the clocks go forward has 23 hours.

    `theil_sen` takes the median of all pairwise slopes instead (Sen 1968): one wild day hardly moves it.
    Raises ValueError for a negative rate, or a zero rate without its counting time.
    """
    days = [point.day for point in points]
    if not days or max(days) - min(days) < LEAST_SPAN_DAYS:
        return None
    logs = [math.log10(_floored(point)) for point in points]
    slope, intercept = (_least_squares if method == "least_squares" else theil_sen)(days, logs)
    first = min(days)
    floored = sum(point.per_minute == 0 for point in points)
    return Celeration(
        per_week=10 ** (slope * DAYS_PER_WEEK),
        rate_at_start=10 ** (intercept + slope * first),
        bounce=_bounce([log - intercept - slope * day for day, log in zip(days, logs, strict=True)]),
        method=method,
        points=len(points),
        floored=floored,
        caveats=_caveats(days, floored),
    )


def _floored(point: RatePoint) -> float:
    if point.per_minute > 0:
        return point.per_minute
    if point.per_minute < 0 or not point.counting_min or point.counting_min < 0:
        raise ValueError("A rate is positive, and a zero needs its counting time.")
    return 1 / point.counting_min


def _least_squares(x: Sequence[float], y: Sequence[float]) -> tuple[float, float]:
    middle_x = math.fsum(x) / len(x)
    middle_y = math.fsum(y) / len(y)
    across = math.fsum((a - middle_x) ** 2 for a in x)
    slope = math.fsum((a - middle_x) * (b - middle_y) for a, b in zip(x, y, strict=True)) / across
    return slope, middle_y - slope * middle_x


def theil_sen(x: Sequence[float], y: Sequence[float]) -> tuple[float, float]:
    """Slope and intercept: the median of the slopes of all pairs on different days, through the medians.

    Sen, P. K. (1968), J. Am. Stat. Assoc. 63, 1379-1389; the intercept as Conover has it.
    Raises ValueError when all x are the same.
    """
    points = sorted(zip(x, y, strict=True))
    slopes = [
        (later[1] - earlier[1]) / (later[0] - earlier[0])
        for i, earlier in enumerate(points)
        for later in points[i + 1 :]
        if later[0] > earlier[0]
    ]
    slope = median(slopes)
    return slope, median(y) - slope * median(x)


def _bounce(residuals: Sequence[float]) -> Bounce:
    up = 10 ** max(0.0, *residuals)
    down = 10 ** -min(0.0, *residuals)
    return Bounce(up, down, up * down)


def _caveats(days: Sequence[float], floored: int) -> list[str]:
    told = []
    if len(days) < 7:
        told.append(f"Only {len(days)} points: with fewer than 7 a celeration can change a lot with the next one.")
    if max(days) - min(days) < DAYS_PER_WEEK:
        told.append("The points span less than a week, so the weekly factor is a projection.")
    if floored:
        zeros = "1 zero was" if floored == 1 else f"{floored} zeros were"
        told.append(f"{zeros} set at the record floor (1 per counting time); the true rate may be lower.")
    return told
