"""What observations look like on the wire: events, ABC, exposures, welfare, intervals, task runs, searches, weights.

One document is what one person watched of one thing. `type` says which part is filled; the others stay empty.
"""

from typing import Annotated, Literal

import msgspec

from registry.behavior.plan_schemas import Metres, Milliseconds, Seconds
from registry.behavior.schemas import LibraryKey
from registry.platform.fields import Line, Moment, Name, Text, TimeZone
from registry.platform.ids import Id

ObservationType = Literal[
    "events", "abc", "exposure", "welfare", "intervals", "task_run", "search", "departure", "weight"
]
Fas = Annotated[int, msgspec.Meta(ge=0, le=5, description="Fear, anxiety, stress: 0 relaxed to 5 severe.")]
Response = Annotated[int, msgspec.Meta(ge=0, le=5, description="0 no notice to 5 snaps, bites, panics.")]


class Event(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """One moment of a behaviour: a point, or the start or stop of one that lasts.

    `closed_at_end`: nobody tapped the stop; the session's end closed it.
    """

    id: Id
    at: Moment
    kind: Literal["point", "start", "stop"] = "point"
    duration_ms: Milliseconds | None = None
    intensity: Annotated[int, msgspec.Meta(ge=0, le=5)] | None = None
    closed_at_end: bool = False
    undone_at: Moment | None = None


class Antecedent(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What came before."""

    category: Literal[
        "person", "dog", "noise", "handling", "object", "movement", "being_left", "food", "place", "other"
    ] = "other"
    text: Line = ""


class Consequence(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What came after, and by whom."""

    category: Literal["attention", "food", "access", "distance", "removed", "nothing", "other"] = "other"
    by_whom: Line = ""
    text: Line = ""


class Abc(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Antecedent and consequence; the behaviour itself is an event of the observation."""

    antecedent: Antecedent
    consequence: Consequence
    setting_events: Annotated[list[Line], msgspec.Meta(max_length=10)] = []
    place: Line = ""


class ExposureBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A meeting with a trigger. Distances in metres, times in seconds."""

    trigger: Literal["dog", "person", "child", "bike", "vehicle", "noise", "handling", "wildlife", "other"] = "other"
    trigger_text: Line = ""
    distance_first_m: Metres | None = None
    distance_min_m: Metres | None = None
    distance_reaction_m: Metres | None = None
    exposure_s: Seconds | None = None
    response: Response | None = None
    took_food: Literal["yes", "snatched", "refused", "not_offered"] | None = None
    recovery_s: Seconds | None = None
    escape_possible: bool | None = None
    planned: bool = True


class Welfare(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """How the dog was: FAS, arousal, signs."""

    fas: Fas | None = None
    arousal: Annotated[int, msgspec.Meta(ge=0, le=5)] | None = None
    signs: Annotated[list[Line], msgspec.Meta(max_length=20)] = []
    moment: Literal["start", "during", "peak", "end"] = "during"


class Intervals(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """An interval record; a null mark was not observed."""

    method: Literal["partial", "whole", "momentary"]
    interval_s: Annotated[float, msgspec.Meta(gt=0, le=3_600)]
    marks: Annotated[list[bool | None], msgspec.Meta(min_length=1, max_length=1_000)]


class TaskRunBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """One run through a chain."""

    chain: Literal["forward", "backward", "total"] = "total"
    steps: Annotated[list[Name], msgspec.Meta(min_length=1, max_length=60)]
    results: Annotated[
        list[Literal["independent", "prompted", "error", "n/a"]], msgspec.Meta(min_length=1, max_length=60)
    ]


class SearchResponse(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What the dog did at a hide or elsewhere. A deployment has unconfirmed alerts and never false ones."""

    outcome: Literal["hit", "miss", "false_alert", "correct_rejection", "called_off", "unconfirmed"]
    assisted: bool = False
    time_s: Seconds | None = None


class SearchBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A search of an area; no hides means a blank one."""

    discipline: Line = ""
    area_m2: Annotated[float, msgspec.Meta(ge=0, le=10_000_000)] | None = None
    blinding: Literal["none", "single", "double", "unknown"] = "unknown"
    n_hides: Annotated[int, msgspec.Meta(ge=0, le=100)] = 0
    responses: Annotated[list[SearchResponse], msgspec.Meta(max_length=100)] = []


class Departure(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Being left alone, as a trial. Times in seconds."""

    planned_s: Seconds
    actual_s: Seconds | None = None
    first_sign_s: Seconds | None = None
    peak_fas: Fas | None = None
    reason_ended: Line = ""
    who_left: Line = ""


class ObservationBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What somebody watched. `observed_s`: how long they looked, without which a count is no rate."""

    dog_id: Id
    type: ObservationType
    occurred_at: Moment
    time_zone: TimeZone | None = None
    session_id: Id | None = None
    plan_id: Id | None = None
    behavior: Name | None = None
    key: LibraryKey | None = None
    events: Annotated[list[Event], msgspec.Meta(max_length=2_000)] = []
    observed_s: Seconds | None = None
    abc: Abc | None = None
    exposure: ExposureBody | None = None
    welfare: Welfare | None = None
    intervals: Intervals | None = None
    task_run: TaskRunBody | None = None
    search: SearchBody | None = None
    departure: Departure | None = None
    weight_kg: Annotated[float, msgspec.Meta(gt=0, le=150, description="Kilograms.")] | None = None
    bcs: Annotated[int, msgspec.Meta(ge=1, le=9)] | None = None
    not_recorded_reason: Line | None = None
    status: Literal["final", "void"] = "final"
    comment: Text = ""
