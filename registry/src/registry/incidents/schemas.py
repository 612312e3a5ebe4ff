"""What an incident looks like on the wire."""

from typing import Annotated, Literal

import msgspec

from registry.platform.fields import Line, Moment, Name, Text, TimeZone
from registry.platform.ids import Id
from registry.platform.pagination import DEFAULT_LIMIT, Cursor, Limit
from registry.records.signatures import HexHash, Signature, SignatureRole

Harm = Literal["person_adult", "person_child", "staff", "dog", "other"]
IncidentKind = Literal[
    "bite", "snap", "near_miss", "fight", "escape", "injury_dog", "injury_person", "equipment", "other"
]
IncidentStatus = Literal["draft", "signed", "closed"]
Account = Annotated[str, msgspec.Meta(max_length=4_000)]
Tally = Annotated[int, msgspec.Meta(ge=0, le=200)]
DunbarLevel = Annotated[
    float, msgspec.Meta(ge=1, le=6, description="Dunbar's bite scale, 1 to 6, with at most one decimal: 2.8.")
]


class Victim(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Somebody who was hurt or threatened: a person or an animal. `punctures` are those of the worst single bite."""

    id: Id
    who: Harm = "person_adult"
    about: Line = ""
    body_part: Line = ""
    bites_count: Tally | None = None
    punctures: Tally | None = None
    medical_care: Literal["none", "first_aid", "doctor", "hospital", "vet"] | None = None


class Witness(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Somebody who saw or heard it, and what they say."""

    id: Id
    name: Name
    contact: Line = ""
    account: Account = ""


class Addendum(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What became known after the signing. It is never changed; the registry fills in who wrote it."""

    id: Id
    text: Annotated[str, msgspec.Meta(min_length=1, max_length=4_000, pattern=r"\S")]
    written_at: Moment
    author_id: Id | None = None


class IncidentBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Something that must not happen again: what happened, to whom, how bad it was, what was done.

    Only the dog and the time are needed; what is missing for a signature is told by the registry. It is read by its
    author, the owners of the practice and the `readers`, and by nobody else. Once somebody has signed, only addenda
    and readers change; an addendum that is left out stays. `reported_by`, `status`, `signatures` and `closed_at` are
    filled in by the registry, and `readers` change only for whoever reported it and the owners; anything else that is
    sent there is ignored, so that an edit made without a network is not refused for what its writer did not touch.
    """

    dog_id: Id
    occurred_at: Moment
    time_zone: TimeZone | None = None
    kind: IncidentKind = "other"
    place: Line = ""
    facts: Text = ""
    antecedents: Text = ""
    victims: Annotated[list[Victim], msgspec.Meta(max_length=20)] = []
    witnesses: Annotated[list[Witness], msgspec.Meta(max_length=20)] = []
    dunbar_level: DunbarLevel | None = None
    level_3b: bool = False
    provoked: Literal["unknown", "no", "yes"] = "unknown"
    equipment: Line = ""
    measures: Text = ""
    reported_to: Line = ""
    reported_at: Moment | None = None
    interpretation: Text = ""
    follow_up: Text = ""
    readers: Annotated[list[Id], msgspec.Meta(max_length=50)] = []
    addenda: Annotated[list[Addendum], msgspec.Meta(max_length=100)] = []
    reported_by: Id | None = None
    status: IncidentStatus = "draft"
    signatures: Annotated[list[Signature], msgspec.Meta(max_length=5)] = []
    closed_at: Moment | None = None


class IncidentsQuery(msgspec.Struct, forbid_unknown_fields=True):
    """Parameters of a dog's list of incidents."""

    limit: Limit = DEFAULT_LIMIT
    cursor: Cursor | None = None


class IncidentCard(msgspec.Struct, kw_only=True):
    """An incident in a list: nothing of its text, so that a list is no reading."""

    id: Id
    revision: Annotated[int, msgspec.Meta(ge=1)]
    dog_id: Id
    author_id: Id
    occurred_at: str
    kind: IncidentKind
    place: str
    dunbar_level: float | None
    level_3b: bool
    status: IncidentStatus
    signed_by: int


class IncidentPage(msgspec.Struct):
    """Newest first."""

    items: list[IncidentCard]
    next_cursor: str | None


class NewSignature(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """As what one signs. `author` is whoever wrote the incident; anybody else signs in another role."""

    role: SignatureRole


class Readiness(msgspec.Struct, kw_only=True):
    """How far an incident is. `missing`: sentences, none when it can be signed. `may_sign_as`: the caller's roles."""

    revision: Annotated[int, msgspec.Meta(ge=1)]
    hash: HexHash
    status: IncidentStatus
    locked: bool
    missing: list[str]
    may_sign_as: list[SignatureRole]
    may_close: bool
    may_choose_readers: bool
    signatures: list[Signature]


class BiteLevel(msgspec.Struct, frozen=True):
    """A level of the bite scale: what one sees, in the words that the level is chosen by."""

    level: float
    level_3b: bool
    name: str
    definition: str


class BiteScale(msgspec.Struct, frozen=True):
    """The bite scale, its source, and how decimals are meant."""

    title: str
    source: str
    decimals: str
    levels: list[BiteLevel]
