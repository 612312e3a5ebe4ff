"""What the made-up practice consists of, before anything is written: plain facts with keys instead of links.

A key (`mika`, `mika-rushed-by-spaniel`) names a thing for ever, so its id is the same on every machine and in every
run. Field names and values are those of the registry's own documents; what writes them only follows the keys.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal

from registry.dogs.schemas import Consent
from registry.incidents.schemas import IncidentBody
from registry.records.signatures import SignatureRole

TIME_ZONE = "Europe/Zurich"

Role = Literal["owner", "trainer"]
NoteKind = Literal["session", "observation", "plan", "health", "contact", "handover", "incident", "general"]
SessionKind = Literal[
    "training", "class", "assessment", "probe", "observation", "certification", "deployment", "owner_practice", "care"
]
DogStatus = Literal["active", "graduated", "transferred"]
Relation = Literal["owner", "co_owner", "foster", "puppy_raiser", "handler", "shelter"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    """The practice itself."""

    name: str
    kind: str
    time_zone: str
    unit_system: Literal["metric", "us"]
    locale: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trainer:
    """Somebody who logs in. The password is printed by the demo and protects nothing."""

    key: str
    name: str
    email: str
    password: str
    role: Role


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseholdPerson:
    """Somebody who lives with a dog or is responsible for it."""

    name: str
    relation: Relation
    email: str | None = None
    phone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Guardian:
    """A household."""

    key: str
    id: str
    name: str
    email: str | None
    phone: str | None
    address: str | None
    about: str | None
    people: tuple[HouseholdPerson, ...]
    consents: tuple[Consent, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Dog:
    """A dog and the weeks it is with the practice: `first_day` to `last_day`."""

    key: str
    id: str
    call_name: str
    registered_name: str | None
    sex: Literal["f", "m", "unknown"]
    neuter: Literal["intact", "neutered", "unknown"]
    birth_date: date
    birth_date_precision: Literal["day", "month", "year", "estimated"]
    breed_1: str | None
    breed_2: str | None
    breed_source: Literal["pedigree", "dna", "owner", "visual_guess"] | None
    microchip: str | None
    colour: str | None
    size: Literal["toy", "small", "medium", "large", "giant"]
    acquired_on: date | None
    source: str | None
    status: DogStatus
    about: str | None
    guardian_keys: tuple[str, ...]
    trainer_keys: tuple[str, ...]
    first_day: date
    last_day: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Session:
    """Time spent with a dog. No two sessions of one trainer overlap."""

    key: str
    id: str
    dog_key: str
    author_key: str
    started_at: datetime
    ended_at: datetime
    kind: SessionKind
    location: str | None
    area: str | None
    summary: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """A later revision of a note: the whole text as it reads from then on, and why."""

    author_key: str
    edited_at: datetime
    reason: str
    body: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """A note as its author first wrote it; `edits` follow in the order of time."""

    key: str
    id: str
    dog_key: str
    author_key: str
    occurred_at: datetime
    kind: NoteKind
    form: Literal["free", "soap", "abc", "log"]
    source: Literal["typed", "voice"]
    visibility: Literal["private", "team", "org"]
    title: str | None
    body: str
    tags: tuple[str, ...]
    session_key: str | None
    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Paper:
    """A record that is written down once: a plan, a safety flag, a vaccination. `body` is the kind's own."""

    kind: Literal["target", "safety_flag", "health_item"]
    id: str
    at: datetime
    body: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Signing:
    """Somebody signs an incident as it then is."""

    author_key: str
    role: SignatureRole
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Incident:
    """A report that few may read; `body` has no readers yet."""

    id: str
    author_key: str
    at: datetime
    body: IncidentBody
    reader_keys: tuple[str, ...]
    signings: tuple[Signing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Practice:
    """Everything; sessions and notes are in the order in which they happened."""

    organization: Organization
    trainers: tuple[Trainer, ...]
    guardians: tuple[Guardian, ...]
    dogs: tuple[Dog, ...]
    sessions: tuple[Session, ...]
    notes: tuple[Note, ...]
    papers: tuple[Paper, ...]
    incidents: tuple[Incident, ...]
