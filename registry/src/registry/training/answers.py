"""What the registry answers about training: progress, a session's record, a drafted note, the hand-over card."""

from typing import Annotated, Literal

import msgspec

from registry.measures.cumulative import CumulativePoint
from registry.measures.maintenance import Maintenance
from registry.measures.progress import ChartedSeries, RuleState
from registry.measures.proofing import ProofingMap
from registry.measures.threshold import ThresholdCurve
from registry.platform.fields import Moment
from registry.platform.ids import Id
from registry.platform.patterns import LANGUAGE_TAG
from registry.shorthand import Fact


class ProgressTarget(msgspec.Struct, kw_only=True):
    """What a series is about. `target` is the name that series and rules use: a plan's id, or skill:NAME.

    `plan_id` is null for what was measured without a plan.
    """

    target: str
    name: str
    plan_id: Id | None
    key: str | None
    direction: Literal["increase", "decrease", "maintain"] | None
    status: str


class ProofingOfTarget(msgspec.Struct, kw_only=True):
    """The 3-D proofing map of a target."""

    target: str
    map: ProofingMap


class CumulativeOfTarget(msgspec.Struct, kw_only=True):
    """The cumulative record of a target's counts."""

    target: str
    points: list[CumulativePoint]


class ThresholdOfTrigger(msgspec.Struct, kw_only=True):
    """The distance at which the dog stays calm, for one kind of trigger."""

    trigger: str
    curve: ThresholdCurve


class LooseRecord(msgspec.Struct, kw_only=True):
    """A record outside of any session that points stand for: their `session_id` is its id, and it is no session."""

    id: Id
    kind: Literal["note", "exercise_set", "observation"]


class DogProgress(msgspec.Struct, kw_only=True):
    """Everything that the progress page shows. `loose` tells which points lead to a note and not to a session."""

    targets: list[ProgressTarget]
    series: list[ChartedSeries]
    rules: list[RuleState]
    proofing: list[ProofingOfTarget]
    cumulative: list[CumulativeOfTarget]
    thresholds: list[ThresholdOfTrigger]
    loose: list[LooseRecord]


class DraftedNote(msgspec.Struct, kw_only=True):
    """A note composed from a session's data by templates. Every number in it is one of the data."""

    text: str
    title: str


class SetSummary(msgspec.Struct, kw_only=True):
    """One set in short."""

    set_id: Id
    at: str
    correct: Annotated[int, msgspec.Meta(ge=0)]
    scorable: Annotated[int, msgspec.Meta(ge=0)]
    step: str


class SetStep(msgspec.Struct, kw_only=True):
    """How hard a set was made: the three Ds, in SI units. Null is "not stated"."""

    duration_s: float | None
    distance_m: float | None
    distraction: int | None


class RecentSet(msgspec.Struct, kw_only=True):
    """A set as the advice reads it. `session_id` is that of its session, or of the note that it was written in."""

    at: str
    session_id: Id
    correct: Annotated[int, msgspec.Meta(ge=0)]
    scorable: Annotated[int, msgspec.Meta(ge=0)]
    step: SetStep
    opt_outs: Annotated[int, msgspec.Meta(ge=0)]
    fas_peak: Annotated[int, msgspec.Meta(ge=0, le=5)] | None


class RecentSets(msgspec.Struct):
    """The newest sets of a target, oldest first."""

    items: list[RecentSet]


class HandoverPlan(msgspec.Struct, kw_only=True):
    """Where a plan stands: its current step in words, the last three sets, newest first, and what to do next."""

    plan_id: Id
    name: str
    step: str
    last_sets: list[SetSummary]
    advice: str


class HandoverMaintenance(msgspec.Struct, kw_only=True):
    """A mastered target, and which looks after mastery are done, due and missed."""

    plan_id: Id
    name: str
    maintenance: Maintenance


class HandoverLine(msgspec.Struct, kw_only=True):
    """Something that a note says: what the owner was told, the next action, a caution, a matter of health."""

    text: str
    note_id: Id
    author: str
    at: str


class HandoverCaution(msgspec.Struct, kw_only=True):
    """An open safety flag."""

    flag_id: Id
    severity: Literal["info", "caution", "danger"]
    instruction: str


class LastHandover(msgspec.Struct, kw_only=True):
    """The newest hand-over note, who wrote it, and who has read it."""

    note_id: Id
    revision: Annotated[int, msgspec.Meta(ge=1)]
    author: str
    at: str
    text: str
    acknowledged_by: list[str]
    acknowledged_by_me: bool


class HandoverCard(msgspec.Struct, kw_only=True):
    """What to know now about a dog. `draft` is a hand-over note to be edited by whoever leaves.

    `facts_since`: the card looked at the newest facts only, back to this moment; null when it looked at all of them. A
    target whose looks after mastery could depend on older ones is then not under `maintenance`.
    """

    dog_id: Id
    plans: list[HandoverPlan]
    maintenance: list[HandoverMaintenance]
    cautions: list[HandoverCaution]
    do_not: list[HandoverLine]
    told_owner: list[HandoverLine]
    next_actions: list[HandoverLine]
    health: list[HandoverLine]
    last: LastHandover | None
    draft: str
    facts_since: str | None


class Weight(msgspec.Struct, kw_only=True):
    """A weighing, from an observation or from a note. `record_kind` and `record_id` name where it stands."""

    at: str
    kg: float
    bcs: int | None
    record_kind: Literal["note", "exercise_set", "observation"]
    record_id: Id


class Weights(msgspec.Struct):
    """All weighings, oldest first."""

    items: list[Weight]


class Reading(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A text to be read as shorthand. With a dog, the words that the practice and its plans add are known."""

    text: Annotated[str, msgspec.Meta(max_length=65_536)]
    occurred_at: Moment | None = None
    language: Annotated[str, msgspec.Meta(pattern=LANGUAGE_TAG, max_length=35)] | None = None
    dog_id: Id | None = None
    session_id: Id | None = None


class WordingHint(msgspec.Struct, kw_only=True):
    """A soft hint to write what was seen. `span` in code points."""

    span: tuple[int, int]
    kind: str
    found: str
    instead: str


class Contradiction(msgspec.Struct, kw_only=True):
    """The text says one thing and the session's data another. `span` in code points; a full sentence."""

    span: tuple[int, int]
    sentence: str


class PracticeWords(msgspec.Struct, kw_only=True):
    """What the practice adds to the shorthand's words, as far as you may see it.

    `skills` and `behaviors` are names and synonyms, each with its library key or null. `dogs` are call names: a class
    sheet is read only where they are known. `members` are whom a task may be addressed to.
    """

    skills: dict[str, str | None]
    behaviors: dict[str, str | None]
    dogs: list[str]
    members: list[str]


class ParsedText(msgspec.Struct, kw_only=True):
    """What a text means, without saving it."""

    facts: list[Fact]
    grammar_version: int
    hints: list[WordingHint]
    contradictions: list[Contradiction]
