"""What a chart is made of, as it goes over the wire.

Everything that a reader of the chart must see is data here and not a decision of the drawing: where the line breaks and
why, which points are thin, where nobody looked. SI units; the page converts for display.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

from registry.measures.phases import Phase

Measure = Literal[
    "percent_correct",
    "count",
    "rate",
    "duration",
    "latency",
    "interval",
    "task_analysis",
    "intensity",
    "threshold_distance",
]
BreakReason = Literal["phase_change", "not_observed", "missing_day"]

UNITS: dict[Measure, str] = {
    "percent_correct": "%",
    "count": "count",
    "rate": "/min",
    "duration": "s",
    "latency": "s",
    "interval": "%",
    "task_analysis": "%",
    "intensity": "level",
    "threshold_distance": "m",
}


class Reading(msgspec.Struct, frozen=True, kw_only=True):
    """What one session or day says: the value in the measure's unit, its 95 % interval, what is behind it."""

    value: float
    lower: float | None = None
    upper: float | None = None
    correct: int | None = None
    scorable: int | None = None
    observed_s: float | None = None
    thin: bool = False


class Point(msgspec.Struct, frozen=True, kw_only=True):
    """One point of a chart.

    `at` in the organization's zone: the first fact of a session, or the start of a day. `session_id` is the (last)
    session behind it, `session_ids` all of them. `thin`: fewer scorable trials than the rule wants (drawn hollow).
    `break_before`: why no line may run to it from the point before; None: the line may run.
    """

    at: datetime
    session_id: str | None
    value: float
    thin: bool
    session_ids: list[str]
    correct: int | None = None
    scorable: int | None = None
    observed_s: float | None = None
    lower: float | None = None
    upper: float | None = None
    break_before: BreakReason | None = None


class Gap(msgspec.Struct, frozen=True, kw_only=True):
    """A session or day without a value. It is no point, and least of all a zero.

    `observed`: something was recorded and does not make a value, such as a meeting without its distance; otherwise
    nobody looked.
    """

    at: datetime
    session_id: str | None
    reason: str
    observed: bool = False


class Condition(msgspec.Struct, frozen=True):
    """A change inside a phase (new handler, medication): a dashed line with a label."""

    at: datetime
    label: str


class Aim(msgspec.Struct, frozen=True, kw_only=True):
    """Where it should get: `value` in the measure's unit, by a day if one is set, from a start if it is a slope."""

    value: float
    by: date | None = None
    start_on: date | None = None
    start_value: float | None = None


class Series(msgspec.Struct, frozen=True, kw_only=True):
    """One target by one measure: the points in order of time, and what they are to be seen against.

    `per` is what makes a point, and with it what the axis is: sessions in order, or the calendar.
    """

    target: str
    measure: Measure
    unit: str
    per: Literal["session", "day"]
    points: list[Point]
    phases: Sequence[Phase]
    conditions: Sequence[Condition]
    gaps: list[Gap]
    aim: Aim | None = None


class ChartPlan(msgspec.Struct, frozen=True, kw_only=True):
    """What to chart and how: per session or per day in `zone`.

    `min_trials`: fewer make a point thin. `max_gap_days`: points further apart than this many calendar days are not
    joined; 1 means that a single day without a point breaks the line.
    """

    target: str
    measure: Measure
    zone: ZoneInfo
    per: Literal["session", "day"] = "session"
    min_trials: int = 5
    max_gap_days: int = 1
    phases: Sequence[Phase] = ()
    conditions: Sequence[Condition] = ()
    aim: Aim | None = None


def aim_on(aim: Aim, day: date) -> float:
    """The aim line's height on a day: level without a start, a straight slope between start and goal, level outside."""
    if aim.by is None or aim.start_on is None or aim.start_value is None or day >= aim.by:
        return aim.value
    span = (aim.by - aim.start_on).days
    passed = max(0, (day - aim.start_on).days)
    return aim.start_value + (aim.value - aim.start_value) * passed / span
