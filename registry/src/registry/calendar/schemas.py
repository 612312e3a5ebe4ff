"""What the overview looks like on the wire."""

from datetime import date
from typing import Annotated, Literal

import msgspec

from registry.platform.ids import Id

MOST_ITEMS = 100


class OverviewItem(msgspec.Struct, kw_only=True):
    """Something that waits for somebody: the dog, the record that it is about, and why as a full sentence.

    `kind` and `id` name the record: the dog itself, a plan (`target`) or a note. `title` is its name.
    """

    dog_id: Id
    dog: str
    kind: Literal["dog", "target", "note"]
    id: Id
    title: str
    reason: str


class OverviewPart(msgspec.Struct, kw_only=True):
    """The most pressing items first, at most 100 of them; `count` says how many there are."""

    count: Annotated[int, msgspec.Meta(ge=0)]
    items: Annotated[list[OverviewItem], msgspec.Meta(max_length=MOST_ITEMS)]


class Overview(msgspec.Struct, kw_only=True):
    """What waits today, by the day of the practice's time zone, of the active dogs that the caller may see.

    `without_session`: dogs with which nobody trained today. `stuck`: plans whose last sets do not get on, and why.
    `probes`: looks after mastery that are due or overdue. `handovers`: each dog's newest hand-over of the last 60 days
    that the caller did not write and has not read as it stands now. `drafts`: the caller's own notes that are drafts.
    `cosignatures`: notes of assistants that wait for a co-signature, the oldest first, for those who may give it.
    """

    today: date
    time_zone: str
    without_session: OverviewPart
    stuck: OverviewPart
    probes: OverviewPart
    handovers: OverviewPart
    drafts: OverviewPart
    cosignatures: OverviewPart
