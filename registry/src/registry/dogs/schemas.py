"""What a dog and a guardian (household) look like on the wire."""

from datetime import date
from typing import Annotated, Literal

import msgspec

from registry.platform.fields import Email, Line, Moment, Name, Text
from registry.platform.ids import Id
from registry.platform.patterns import whole

DogStatus = Literal["active", "paused", "graduated", "released", "retired", "transferred", "deceased"]
Ids = Annotated[list[Id], msgspec.Meta(max_length=50)]


class Reinforcer(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What the dog works for, best first in the list. One that it is allergic to is never offered."""

    item: Name
    kind: Literal["food", "toy", "social", "environmental", "activity"] = "food"
    allergy: bool = False
    last_assessed_on: date | None = None
    method: Literal["paired", "free_operant", "owner_report"] = "owner_report"
    comment: Line = ""


class DogBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A dog. Nothing but the call name is needed; the breed never is."""

    call_name: Name
    registered_name: Line | None = None
    sex: Literal["f", "m", "unknown"] = "unknown"
    neuter: Literal["intact", "neutered", "unknown"] = "unknown"
    birth_date: date | None = None
    birth_date_precision: Literal["day", "month", "year", "estimated"] | None = None
    breed_1: Line | None = None
    breed_2: Line | None = None
    breed_source: Literal["pedigree", "dna", "owner", "visual_guess"] | None = None
    microchip: Annotated[str, msgspec.Meta(pattern=whole("[0-9]{15}"), description="ISO 11784: 15 digits.")] | None = (
        None
    )
    colour: Line | None = None
    size: Literal["toy", "small", "medium", "large", "giant"] | None = None
    acquired_on: date | None = None
    source: Line | None = None
    status: DogStatus = "active"
    guardian_ids: Ids = []
    assigned_person_ids: Ids = []
    about: Text | None = None
    reinforcers: Annotated[list[Reinforcer], msgspec.Meta(max_length=40)] = []


class HouseholdPerson(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Somebody who lives with the dog or is responsible for it."""

    name: Name
    relation: Literal["owner", "co_owner", "foster", "puppy_raiser", "handler", "shelter"] = "owner"
    email: Email | None = None
    phone: Line | None = None


class Consent(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What a household has agreed to: which text, when, and until when. A withdrawal is entered, nothing is removed."""

    id: Id
    kind: Literal["video", "audio", "observation", "share_vet", "research", "marketing"]
    text_version: Annotated[str, msgspec.Meta(min_length=1, max_length=60, pattern=r"\S")]
    given_at: Moment
    withdrawn_at: Moment | None = None
    given_by: Line = ""


class GuardianBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A household: the people behind a dog."""

    name: Name
    email: Email | None = None
    phone: Line | None = None
    address: Text | None = None
    about: Text | None = None
    people: Annotated[list[HouseholdPerson], msgspec.Meta(max_length=20)] = []
    consents: Annotated[list[Consent], msgspec.Meta(max_length=100)] = []
