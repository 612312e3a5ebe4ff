"""One fact as the table `fact` keeps it, and as the measures read it."""

from datetime import datetime
from typing import Any, Literal

import msgspec

from registry.measures.facts import Count, Duration, Exposure, Fact, IntervalMarks, Rating, Step, TaskRun, TrialSet

FactType = Literal[
    "set", "count", "duration", "exposure", "intervals", "task_run", "intensity", "fas", "weight",
    "told_owner", "next_action", "caution", "health", "homework", "recorded",
]  # fmt: skip
RecordKind = Literal["note", "exercise_set", "observation"]


class FactRow(msgspec.Struct, kw_only=True, omit_defaults=True, frozen=True):
    """What was seen. `name` is the skill, behaviour or trigger in the words of whoever wrote it, `key` its entry in the
    library, `plan_id` the plan when it was recorded under one. SI units; which fields are filled depends on `type`.

    `unstopped`: nobody tapped the stop; the session's end, once it is known, says how long it was. A row `recorded`
    counts nowhere: by it a session finds what was recorded in it."""

    type: FactType
    name: str | None = None
    key: str | None = None
    plan_id: str | None = None
    correct: int = 0
    scorable: int = 0
    duration_s: float | None = None
    distance_m: float | None = None
    distraction: int | None = None
    steps: int | None = None
    latencies_ms: tuple[int, ...] = ()
    opt_outs: int = 0
    fas_peak: int | None = None
    count: int | None = None
    observed_s: float | None = None
    response: int | None = None
    recovery_s: float | None = None
    marks: tuple[bool | None, ...] = ()
    value: int | None = None
    kg: float | None = None
    bcs: int | None = None
    text: str | None = None
    not_recorded_reason: str | None = None
    handler: str | None = None
    unstopped: bool = False


class Placed(msgspec.Struct, kw_only=True, frozen=True):
    """A fact with where it stands: the document it comes from, its moment, its session, place and people."""

    row: FactRow
    record_kind: RecordKind
    record_id: str
    at: datetime
    session_id: str | None
    author: str
    place: str | None = None
    people: tuple[str, ...] = ()
    owner_practice: bool = False


def measured(placed: Placed) -> Fact | None:
    """The fact for the measures; None for what is a line of text or a weight, and for what cannot have been.

    What was written outside of a session stands for a session of its own: its points lead to the note.
    """
    row = placed.row
    if not _possible(row):
        return None
    common: dict[str, Any] = {
        "at": placed.at,
        "session_id": placed.session_id or placed.record_id,
        "not_recorded_reason": row.not_recorded_reason,
    }
    match row.type:
        case "set":
            return TrialSet(
                **common, correct=row.correct, scorable=row.scorable,
                step=Step(duration_s=row.duration_s, distance_m=row.distance_m, distraction=row.distraction),
                latencies_ms=row.latencies_ms, opt_outs=row.opt_outs, fas_peak=row.fas_peak, people=placed.people,
                place=placed.place, owner_practice=placed.owner_practice,
            )  # fmt: skip
        case "count":
            return Count(**common, count=row.count, observed_s=row.observed_s)
        case "duration":
            return Duration(**common, seconds=row.duration_s)
        case "exposure":
            return Exposure(
                **common, distance_m=row.distance_m, response=row.response, trigger=row.name, place=placed.place,
                recovery_s=row.recovery_s,
            )  # fmt: skip
        case "intervals":
            return IntervalMarks(**common, marks=row.marks)
        case "task_run":
            return TaskRun(**common, steps=row.marks)
        case "intensity" | "fas":
            return Rating(**common, value=row.value)
        case _:
            return None


def _possible(row: FactRow) -> bool:
    """A trainer may put a fact right to 12 of 10 or to minus five; their note keeps it, and no chart can show it."""
    return 0 <= row.correct <= row.scorable and (row.count or 0) >= 0 and (row.observed_s or 0) >= 0
