"""What safety flags, acknowledgements and health items look like on the wire."""

from datetime import date
from typing import Annotated, Literal

import msgspec

from registry.platform.fields import Line, Moment, Name, Text
from registry.platform.ids import Id

Severity = Literal["info", "caution", "danger"]
HealthState = Literal["valid", "expires_soon", "expired", "missing", "planned", "running", "past", "undated"]
Category = Literal[
    "bite_people", "bite_dogs", "guarding", "escape", "handling", "muzzle", "medical", "allergy", "fear", "other"
]
Instruction = Annotated[
    str, msgspec.Meta(min_length=1, max_length=140, pattern=r"\S", description="One sentence: what to do or not to do.")
]


class SafetyFlagBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What everybody must know before handling the dog. Without evidence it is shown as reported by the owner."""

    dog_id: Id
    instruction: Instruction
    category: Category = "other"
    severity: Severity = "caution"
    evidence_ids: Annotated[list[Id], msgspec.Meta(max_length=20)] = []
    reported_by: Line = ""
    review_due_on: date | None = None
    ended_at: Moment | None = None
    ended_reason: Line = ""


class Acknowledgement(msgspec.Struct):
    """Somebody has read this revision."""

    person_id: Id
    person_name: str
    revision: Annotated[int, msgspec.Meta(ge=1)]
    at: str


class GivenAcknowledgement(Acknowledgement, kw_only=True):
    """An acknowledgement and what it was given for."""

    kind: Literal["safety_flag", "note"]
    document_id: Id


class GivenAcknowledgements(msgspec.Struct):
    """By time: everybody's newest acknowledgement of each safety flag, and of each dog's newest hand-over that somebody
    acknowledged. With it a device without a network knows who has read what."""

    items: list[GivenAcknowledgement]


class SafetyCard(msgspec.Struct, kw_only=True):
    """A flag as a person meets it: `acknowledged` says whether the asker has read the current revision."""

    id: Id
    revision: Annotated[int, msgspec.Meta(ge=1)]
    dog_id: Id
    instruction: str
    category: Category
    severity: Severity
    reported_by_owner: bool
    set_by: str
    set_at: str
    review_due_on: date | None
    review_overdue: bool
    acknowledged: bool
    acknowledgements: list[Acknowledgement]


class SafetyCards(msgspec.Struct):
    """The running flags of a dog, the most severe first."""

    items: list[SafetyCard]


class HealthItemBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A vaccination, medication, injury or other fact about the dog's health.

    A vaccination without `expires_on` runs for the usual months of its name: rabies and bordetella 12.
    """

    dog_id: Id
    name: Name
    kind: Literal["vaccination", "medication", "diagnosis_reported", "injury", "heat_cycle", "vet_visit", "other"] = (
        "vaccination"
    )
    given_on: date | None = None
    expires_on: date | None = None
    months: Annotated[int, msgspec.Meta(ge=1, le=60)] | None = None
    dose: Line = ""
    from_on: date | None = None
    to_on: date | None = None
    comment: Text = ""


class HealthCard(msgspec.Struct, kw_only=True):
    """A health item with what its dates mean today. `days_left` is negative when it has expired.

    `past`: it is over, or a newer vaccination of the same name took its place. `planned`: its first day is to come.
    """

    id: Id
    revision: Annotated[int, msgspec.Meta(ge=1)]
    name: str
    kind: str
    given_on: date | None
    expires_on: date | None
    state: HealthState
    days_left: int | None
    sentence: str


class HealthCards(msgspec.Struct):
    """A dog's health. `items` with the most urgent first; a standard vaccination that is missing stands there too,
    with the id of the dog. `today` is the day in the organization's time zone that all of it was judged by."""

    items: list[HealthCard]
    today: date
