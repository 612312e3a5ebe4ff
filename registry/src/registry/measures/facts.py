"""What was recorded, as the measures read it.

These are not the documents on the wire: they are the little that a measure needs of them, whether it was tapped in a
live session or read from a note's shorthand. SI units throughout (metres, seconds); latencies in whole milliseconds,
as they were tapped. Every fact knows three states: a value, none observed (zero), and not observed (None with a
reason). A void fact stays in the history and counts nowhere.
"""

from datetime import datetime
from typing import Literal

import msgspec

Outcome = Literal["correct", "incorrect", "no_response", "prompted", "aborted", "not_scorable"]


class Step(msgspec.Struct, frozen=True, kw_only=True):
    """How hard it was made: the three Ds. None is "not stated", which is not zero."""

    duration_s: float | None = None
    distance_m: float | None = None
    distraction: int | None = None


class Trial(msgspec.Struct, frozen=True, kw_only=True):
    """Cue, response, consequence, scored once. An undone trial stays and counts nowhere."""

    ordinal: int
    outcome: Outcome
    latency_ms: int | None = None
    error_kind: str | None = None
    opt_out: bool = False
    undone_at: datetime | None = None

    @property
    def undone(self) -> bool:
        """Whether it was taken back."""
        return self.undone_at is not None


class Fact(msgspec.Struct, frozen=True, kw_only=True):
    """Something that was seen at a moment, in a session or outside of one."""

    at: datetime
    session_id: str | None = None
    void: bool = False
    not_recorded_reason: str | None = None


class TrialSet(Fact, frozen=True, kw_only=True):
    """Trials under one unchanged criterion, with the criterion they were run under.

    `correct` of `scorable` (see `scoring`); `fas_peak` is the highest fear, anxiety and stress reading during the set.
    Raises ValueError unless 0 <= correct <= scorable.
    """

    correct: int
    scorable: int
    step: Step = Step()
    latencies_ms: tuple[int, ...] = ()
    opt_outs: int = 0
    fas_peak: int | None = None
    people: tuple[str, ...] = ()
    place: str | None = None
    owner_practice: bool = False

    def __post_init__(self) -> None:
        if not 0 <= self.correct <= self.scorable:
            raise ValueError("A set has 0 to all of its trials correct.")


class Count(Fact, frozen=True, kw_only=True):
    """How often a behaviour was seen in `observed_s` seconds of looking; count None: nobody looked."""

    count: int | None
    observed_s: float | None = None


class Duration(Fact, frozen=True, kw_only=True):
    """How long one occurrence lasted, in seconds; None: not measured."""

    seconds: float | None


class Exposure(Fact, frozen=True, kw_only=True):
    """A meeting with a trigger.

    `distance_m` is the least distance, or the distance at the reaction when there was one; `response` runs from 0 (no
    notice) over 2 (orients, disengages on cue), 3 (fixates, stiff, whines) and 4 (barks, lunges) to 5 (snaps, bites,
    panics).
    """

    distance_m: float | None
    response: int | None
    trigger: str | None = None
    place: str | None = None
    recovery_s: float | None = None


class IntervalMarks(Fact, frozen=True, kw_only=True):
    """An interval record: seen, not seen, or not observed (None), one mark for each interval."""

    marks: tuple[bool | None, ...]


class TaskRun(Fact, frozen=True, kw_only=True):
    """One run through a chain: for each step whether the dog did it alone; None where the step did not apply."""

    steps: tuple[bool | None, ...]


class Rating(Fact, frozen=True, kw_only=True):
    """A value on a scale with written anchors: intensity, arousal, or FAS from 0 to 5; None: not rated."""

    value: int | None
