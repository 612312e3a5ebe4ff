"""What a note says in shorthand, as it goes over the wire and into the body of a note.

Each fact knows its place: `span` is [start, end) in code points of the text as it was typed. What was not said is
absent. Units are SI: metres, seconds, kilograms; converted values are rounded to four digits behind the point.
"""

from typing import Literal, TypeAlias

import msgspec

Span: TypeAlias = tuple[int, int]
Advice = Literal["push", "stick", "drop", "split"]
Outcome = Literal["correct", "incorrect", "no_response"]
TriggerKind = Literal["dog", "person", "child", "bike", "vehicle", "noise", "handling", "wildlife", "other"]
TookFood = Literal["yes", "snatched", "refused"]


class ErrorCount(msgspec.Struct, frozen=True):
    """How many trials of a set went wrong in one way; `kind` is one of the glossary's error kinds."""

    kind: str
    count: int


class Comparison(msgspec.Struct, frozen=True, omit_defaults=True):
    """An earlier count that the note compares with, and the words that say when it was."""

    count: int
    observed_s: float | None = None
    words: str = ""


class _Fact(msgspec.Struct, frozen=True, kw_only=True, omit_defaults=True, tag_field="type"):
    """What all facts share. `dog`: on a class sheet, the call name of the dog that the line is about."""

    span: Span
    dog: str | None = None


class SetFact(_Fact, frozen=True, kw_only=True, tag="set"):
    """Trials under one criterion: `correct` of `scorable`. A skill of None: nothing in the note names one."""

    skill: str | None
    correct: int
    scorable: int
    key: str | None = None
    distance_m: float | None = None
    duration_s: float | None = None
    distraction: int | None = None
    steps: int | None = None
    advice: Advice | None = None
    errors: list[ErrorCount] | None = None
    latencies_s: list[float] | None = None


class TrialFact(_Fact, frozen=True, kw_only=True, tag="trial"):
    """One trial of a row such as `+ + - + 0`."""

    skill: str | None
    outcome: Outcome
    key: str | None = None
    error_kind: str | None = None
    latency_s: float | None = None


class LatencyFact(_Fact, frozen=True, kw_only=True, tag="latency"):
    """Seconds from the cue to the response, one trial."""

    seconds: float
    skill: str | None = None
    key: str | None = None


class CountFact(_Fact, frozen=True, kw_only=True, tag="count"):
    """How often a behaviour was seen, in `observed_s` seconds of looking when that was said."""

    behavior: str
    count: int
    key: str | None = None
    observed_s: float | None = None
    rate_per_min: float | None = None
    compared: Comparison | None = None


class DurationFact(_Fact, frozen=True, kw_only=True, tag="duration"):
    """How long a behaviour lasted."""

    behavior: str
    seconds: float
    key: str | None = None


class ExposureFact(_Fact, frozen=True, kw_only=True, tag="exposure"):
    """The dog and a trigger: how far, how strong the response (0-5, anchors in the glossary), how soon recovered."""

    trigger: TriggerKind | None = None
    trigger_text: str | None = None
    distance_m: float | None = None
    distance_max_m: float | None = None
    response: int | None = None
    took_food: TookFood | None = None
    recovery_s: float | None = None
    threshold: bool | None = None
    times: int | None = None
    planned: bool | None = None


class WelfareFact(_Fact, frozen=True, kw_only=True, tag="welfare"):
    """Fear, anxiety and stress, 0-5, at the start, at the peak and at the end."""

    start: int | None = None
    peak: int | None = None
    end: int | None = None


class AbcFact(_Fact, frozen=True, kw_only=True, tag="abc"):
    """What came before, what the dog did, what followed."""

    antecedent: str
    behavior: str
    consequence: str


class WeightFact(_Fact, frozen=True, kw_only=True, tag="weight"):
    """The dog's weight."""

    kg: float


class HomeworkFact(_Fact, frozen=True, kw_only=True, tag="homework"):
    """What the owner is to practise."""

    text: str


class NextActionFact(_Fact, frozen=True, kw_only=True, tag="next_action"):
    """What is planned for the next time."""

    text: str


class ToldOwnerFact(_Fact, frozen=True, kw_only=True, tag="told_owner"):
    """What the owner was told."""

    text: str


class TagFact(_Fact, frozen=True, kw_only=True, tag="tag"):
    """A tag, without its #."""

    name: str


class MentionFact(_Fact, frozen=True, kw_only=True, tag="mention"):
    """Somebody of the team, without the @."""

    name: str


class SettingEventFact(_Fact, frozen=True, kw_only=True, tag="setting_event"):
    """What changed the odds beforehand: a bad night, fireworks, heat."""

    text: str


class HealthFact(_Fact, frozen=True, kw_only=True, tag="health"):
    """Something a vet may want to know."""

    text: str


class OptOutFact(_Fact, frozen=True, kw_only=True, tag="opt_out"):
    """How often the dog said no, of how many offers when that was said."""

    count: int
    of: int | None = None


class ReinforcerFact(_Fact, frozen=True, kw_only=True, tag="reinforcer"):
    """What the dog would rather work for, best first."""

    ranking: list[str]


class TaskFact(_Fact, frozen=True, kw_only=True, tag="task"):
    """What somebody of the team is asked to do."""

    name: str
    text: str


class CautionFact(_Fact, frozen=True, kw_only=True, tag="caution"):
    """Something that may deserve a safety flag."""

    text: str


class AttendanceFact(_Fact, frozen=True, kw_only=True, tag="attendance"):
    """Whether a dog of the class was there, and what was said of it."""

    name: str
    present: bool
    text: str | None = None


Fact: TypeAlias = (
    SetFact
    | TrialFact
    | LatencyFact
    | CountFact
    | DurationFact
    | ExposureFact
    | WelfareFact
    | AbcFact
    | WeightFact
    | HomeworkFact
    | NextActionFact
    | ToldOwnerFact
    | TagFact
    | MentionFact
    | SettingEventFact
    | HealthFact
    | OptOutFact
    | ReinforcerFact
    | TaskFact
    | CautionFact
    | AttendanceFact
)
