"""What the calendar and its feeds look like on the wire."""

from datetime import date
from typing import Annotated, Literal

import msgspec

from registry.platform.ids import Id

MOST_ENTRIES = 2_000
Shows = Literal["times", "titles"]


class CalendarQuery(msgspec.Struct, forbid_unknown_fields=True):
    """Which days, both of them included: 62 at most. `person_id`: only what is planned with this member."""

    from_: date = msgspec.field(name="from")
    to: date
    person_id: Id | None = None


class CalendarEntry(msgspec.Struct, kw_only=True):
    """An appointment, or something that is due on a day.

    `appointment`: a planned session (`id`), or one of its times: `on` is the day that its series calls it by. Its times
    have the offset of the session's zone. `probe`: a look after mastery of a plan (`id`). `health`: the day on which a
    vaccination or another health item (`id`) expires. Those two have a day and no time.
    """

    kind: Literal["appointment", "probe", "health"]
    id: Id
    dog_id: Id
    dog: str
    title: str
    on: date
    starts_at: str | None = None
    ends_at: str | None = None
    place: str = ""
    person_ids: list[Id] = []
    repeats: bool = False


class Calendar(msgspec.Struct, kw_only=True):
    """What is planned and due, in order of time. `complete` is false when there is more than 2,000 of it."""

    time_zone: str
    items: Annotated[list[CalendarEntry], msgspec.Meta(max_length=MOST_ENTRIES)]
    complete: bool


class NewFeed(msgspec.Struct, forbid_unknown_fields=True):
    """What the feed tells: `times` only that there is an appointment; `titles` also the dog, what and where."""

    shows: Shows = "times"


class FeedCard(msgspec.Struct, kw_only=True):
    """One's own feed. `url` is in the answer to its making and nowhere else: whoever has it can read the feed."""

    shows: Shows
    made_at: str
    url: str | None = None


class OwnFeed(msgspec.Struct):
    """Whether one has a feed."""

    feed: FeedCard | None
