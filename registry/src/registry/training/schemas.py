"""What a training session looks like on the wire."""

from datetime import date
from typing import Annotated, Literal

import msgspec

from registry.platform.fields import Line, Moment, Name, Text, TimeZone
from registry.platform.ids import Id

SessionKind = Literal[
    "training", "class", "assessment", "probe", "observation", "certification", "deployment", "owner_practice", "care"
]
Part = Literal["handler", "trainer", "observer", "second_observer", "decoy", "distraction", "owner", "evaluator"]


class Participant(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Somebody who took part: a member by `person_id`, anybody else by `name`."""

    part: Part
    person_id: Id | None = None
    name: Name | None = None


class Surroundings(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Weather and ground. °C, percent, m/s, degrees."""

    temp_c: Annotated[float, msgspec.Meta(ge=-60, le=60)] | None = None
    humidity_pct: Annotated[float, msgspec.Meta(ge=0, le=100)] | None = None
    wind_ms: Annotated[float, msgspec.Meta(ge=0, le=100)] | None = None
    wind_deg: Annotated[float, msgspec.Meta(ge=0, le=360)] | None = None
    precipitation: Literal["none", "drizzle", "rain", "snow", "hail"] | None = None
    surface: Line | None = None
    indoor: bool | None = None


class Repeats(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A planned session that comes again at the same time by the clock on the wall, every so many weeks.

    It ends after `count` times or with the day `until`; one of the two. `skipped` are days that fall out.
    """

    every_weeks: Annotated[int, msgspec.Meta(ge=1, le=12)] = 1
    count: Annotated[int, msgspec.Meta(ge=2, le=104)] | None = None
    until: date | None = None
    skipped: Annotated[list[date], msgspec.Meta(max_length=104)] = []


class SessionBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Time spent with a dog. One that was open for more than four hours needs `long_confirmed`.

    One that is `planned` is an appointment: `started_at` and `ended_at` are to come, by the clocks of `time_zone`. It
    counts nowhere until it begins.
    """

    dog_id: Id
    started_at: Moment
    ended_at: Moment | None = None
    time_zone: TimeZone | None = None
    kind: SessionKind = "training"
    status: Literal["planned", "open", "ended", "final", "amended", "void"] = "open"
    source: Literal["live", "from_video", "retrospective"] = "live"
    blinding: Literal["none", "single", "double", "unknown"] = "unknown"
    location: Line | None = None
    area: Line | None = None
    summary: Text | None = None
    participants: Annotated[list[Participant], msgspec.Meta(max_length=20)] = []
    surroundings: Surroundings | None = None
    plan_ids: Annotated[list[Id], msgspec.Meta(max_length=20)] = []
    note_id: Id | None = None
    long_confirmed: bool = False
    repeats: Repeats | None = None
