"""What a report is composed from: read by `gather`, turned into sections by pure functions."""

from collections.abc import Mapping
from datetime import date, datetime

import msgspec

from registry.care.schemas import HealthCard
from registry.dogs.schemas import DogBody
from registry.homework.schemas import HomeworkStanding
from registry.measures.wording import UnitSystem
from registry.platform.ids import Id
from registry.reports.content import ClipForm, Period
from registry.training.answers import DogProgress, HandoverCard, Weight


class Held(msgspec.Struct, kw_only=True, frozen=True):
    """A session of the period."""

    id: Id
    started_at: datetime
    ended_at: datetime | None
    kind: str


class Written(msgspec.Struct, kw_only=True, frozen=True):
    """Words that a person wrote and that a report may hold."""

    record: Id
    text: str
    author: str
    at: str


class Assigned(msgspec.Struct, kw_only=True, frozen=True):
    """Homework that ran in the period, and how it stood when the report was composed."""

    record: Id
    name: str
    instruction: str
    stop_rule: str
    starts_on: date
    standing: HomeworkStanding
    clip: Id | None = None


class Shot(msgspec.Struct, kw_only=True, frozen=True):
    """A picture, a video or a sound that may be shown to the owner."""

    record: Id
    form: ClipForm
    caption: str
    at: str


class Material(msgspec.Struct, kw_only=True, frozen=True):
    """Everything that a report may speak of, as any trainer of the practice may read it: never a private note.

    `told_owner` and `for_client` were written for the owner, `card` is for the trade. `progress`
    is that of the period, the rules in it are those of today. `meetings` are the records of the meetings that the
    threshold curves were drawn through, by kind of trigger.
    """

    dog_id: Id
    dog: DogBody
    period: Period
    today: date
    units: UnitSystem
    progress: DogProgress
    card: HandoverCard
    sessions: list[Held]
    told_owner: list[Written]
    for_client: list[Written]
    weights: list[Weight]
    health: list[HealthCard]
    health_lines: list[Written]
    homework: list[Assigned]
    meetings: Mapping[str, list[Id]]
    shots: list[Shot]
