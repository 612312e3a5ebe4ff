"""What a plan looks like on the wire: one target of one dog, with its steps, rules, phases and conditions."""

from datetime import date
from typing import Annotated, Literal

import msgspec

from registry.behavior.schemas import LibraryKey
from registry.measures.chart_shapes import Measure
from registry.measures.phases import PhaseKind
from registry.platform.fields import Line, Moment, Name, Text
from registry.platform.ids import Id

Seconds = Annotated[float, msgspec.Meta(ge=0, le=86_400, description="Seconds.")]
Metres = Annotated[float, msgspec.Meta(ge=0, le=5_000, description="Metres.")]
Distraction = Annotated[int, msgspec.Meta(ge=0, le=3, description="D0 none, D1 mild, D2 moderate, D3 high.")]
Milliseconds = Annotated[int, msgspec.Meta(ge=0, le=86_400_000, description="Milliseconds.")]
PromptLevel = Literal["none", "gesture", "lure", "body", "leash", "physical"]
ProbeDays = Annotated[tuple[Annotated[int, msgspec.Meta(ge=1, le=730)], ...], msgspec.Meta(max_length=12)]
Small = Annotated[int, msgspec.Meta(ge=1, le=200)]


class PlanStep(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """One criteria step: how hard it is by the three Ds, and what else belongs to it.

    `both_planned`: two Ds rise at once here and the trainer wants it so.
    """

    id: Id
    text: Line = ""
    duration_s: Seconds | None = None
    distance_m: Metres | None = None
    distraction: Distraction | None = None
    steps: Small | None = None
    latency_limit_ms: Milliseconds | None = None
    prompt_level: PromptLevel | None = None
    context: Annotated[list[Line], msgspec.Meta(max_length=10)] = []
    set_size: Small | None = None
    both_planned: bool = False


class AdvanceRuleBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Push at `push_min` of `set_size` or more, drop at `drop_max` or fewer, stick in between."""

    id: Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
    name: Name
    set_size: Small
    push_min: Small
    drop_max: Annotated[int, msgspec.Meta(ge=0, le=200)]
    version: Annotated[int, msgspec.Meta(ge=1)] = 1
    consecutive_sets: Annotated[int, msgspec.Meta(ge=1, le=10)] = 1


class MasteryRuleBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """When teaching stops: a level in so many sessions in a row, over days, people and places."""

    id: Annotated[str, msgspec.Meta(min_length=1, max_length=60)]
    name: Name
    version: Annotated[int, msgspec.Meta(ge=1)] = 1
    level_percent: Annotated[float, msgspec.Meta(ge=0, le=100)] = 90
    min_trials: Small = 10
    sessions: Annotated[int, msgspec.Meta(ge=1, le=50)] = 2
    distinct_days: Annotated[int, msgspec.Meta(ge=1, le=50)] = 1
    distinct_people: Annotated[int, msgspec.Meta(ge=1, le=20)] = 1
    distinct_places: Annotated[int, msgspec.Meta(ge=1, le=20)] = 1
    max_latency_ms: Milliseconds | None = None
    count_owner_practice: bool = False
    probe_days: ProbeDays = (1, 3, 7, 14, 30, 60)


class PlanPhase(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, rename={"start": "from", "end": "to"}):
    """A stretch of the target's life; `to` is outside of it, and null while it runs. Phases never overlap.

    Charts fill in what they leave open and mark it as `implied`: baseline before the first, on hold in between.
    """

    kind: PhaseKind
    start: Moment
    end: Moment | None = None
    reason: Line = ""


class PlanCondition(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A change inside a phase, such as a new handler or a medication."""

    at: Moment
    label: Name


class PlanAim(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Where it should get: a value in the measure's unit, by a day if one is set.

    With a start it is a slope, which needs all of `start_value`, `start_on` and `by`.
    """

    value: Annotated[float, msgspec.Meta(ge=0, le=1_000_000)]
    by: date | None = None
    start_on: date | None = None
    start_value: Annotated[float, msgspec.Meta(ge=0, le=1_000_000)] | None = None


class Cue(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What tells the dog that it is its turn."""

    modality: Literal["verbal", "hand", "environmental", "tactile", "scent"] = "verbal"
    text: Line = ""
    language: Annotated[str, msgspec.Meta(max_length=35)] | None = None
    status: Literal["none_yet", "adding", "on_cue", "fading_lure", "poisoned", "retired"] = "none_yet"


class PlanBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A plan: one target of one dog. `name` is the word that trainers write in notes, such as recall.

    `current_step_id` is the step that the next set is run under. Editing a plan changes nothing that was recorded.
    """

    dog_id: Id
    name: Name
    key: LibraryKey | None = None
    definition_id: Id | None = None
    direction: Literal["increase", "decrease", "maintain"] = "increase"
    measure: Measure = "percent_correct"
    secondary_measures: Annotated[list[Measure], msgspec.Meta(max_length=8)] = []
    status: Literal["active", "on_hold", "mastered", "discontinued"] = "active"
    owner_words: Text = ""
    function_hypothesis: Literal["attention", "access", "escape", "automatic"] | None = None
    cue: Cue | None = None
    steps: Annotated[list[PlanStep], msgspec.Meta(max_length=60)] = []
    current_step_id: Id | None = None
    goal_step_id: Id | None = None
    advance_rule: AdvanceRuleBody | None = None
    mastery_rule: MasteryRuleBody | None = None
    phases: Annotated[list[PlanPhase], msgspec.Meta(max_length=100)] = []
    conditions: Annotated[list[PlanCondition], msgspec.Meta(max_length=200)] = []
    aim: PlanAim | None = None
    charts_per: Literal["session", "day"] = "session"
    max_gap_days: Annotated[int, msgspec.Meta(ge=1, le=60)] = 14
    mastered_on: date | None = None
