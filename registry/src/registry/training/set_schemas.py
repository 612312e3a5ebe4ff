"""What a set of trials looks like on the wire."""

from typing import Annotated, Literal

import msgspec

from registry.behavior.plan_schemas import (
    AdvanceRuleBody,
    Distraction,
    Metres,
    Milliseconds,
    PromptLevel,
    Seconds,
    Small,
)
from registry.behavior.schemas import LibraryKey
from registry.platform.fields import Line, Moment, Name
from registry.platform.ids import Id

Outcome = Literal["correct", "incorrect", "no_response", "prompted", "aborted", "not_scorable"]
ErrorKind = Literal[
    "late_response", "no_response", "broke_position", "creep", "anticipated", "wrong_position", "wrong_behavior",
    "handler_error", "environment",
]  # fmt: skip
Verdict = Literal["push", "stick", "drop", "split"]


class TrialBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Cue, response, consequence, scored once. An undone trial stays and counts nowhere."""

    id: Id
    ordinal: Annotated[int, msgspec.Meta(ge=1, le=500)]
    at: Moment
    outcome: Outcome
    error_kind: ErrorKind | None = None
    latency_ms: Milliseconds | None = None
    duration_ms: Milliseconds | None = None
    distance_m: Metres | None = None
    prompt_level: PromptLevel | None = None
    reinforced: bool | None = None
    opt_out: bool = False
    undone_at: Moment | None = None


class StepSnapshot(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """The criterion that the set was run under, copied from the plan. It never changes once there are trials."""

    step_id: Id | None = None
    ordinal: Annotated[int, msgspec.Meta(ge=1, le=60)] | None = None
    text: Line = ""
    duration_s: Seconds | None = None
    distance_m: Metres | None = None
    distraction: Distraction | None = None
    steps: Small | None = None
    latency_limit_ms: Milliseconds | None = None
    prompt_level: PromptLevel | None = None


class AdviceRecord(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What was advised after the set, under which rule, and what the trainer did. Never recomputed."""

    verdict: Verdict | None
    reason: Annotated[str, msgspec.Meta(max_length=1_000)]
    rule: AdvanceRuleBody
    at: Moment
    warnings: Annotated[list[Annotated[str, msgspec.Meta(max_length=1_000)]], msgspec.Meta(max_length=10)] = []
    taken: Verdict | None = None
    taken_reason: Line = ""


class ExerciseSetBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Trials under one unchanged criterion, within a session."""

    dog_id: Id
    session_id: Id
    started_at: Moment
    skill: Name
    key: LibraryKey | None = None
    plan_id: Id | None = None
    ordinal: Annotated[int, msgspec.Meta(ge=1, le=500)] = 1
    step: StepSnapshot = msgspec.field(default_factory=StepSnapshot)
    planned_trials: Small = 5
    trials: Annotated[list[TrialBody], msgspec.Meta(max_length=500)] = []
    cue: Line | None = None
    reinforcer: Line | None = None
    handler: Line | None = None
    fas_peak: Annotated[int, msgspec.Meta(ge=0, le=5)] | None = None
    advice: AdviceRecord | None = None
    status: Literal["open", "final", "void"] = "open"
    not_recorded_reason: Line | None = None
    comment: Line = ""
