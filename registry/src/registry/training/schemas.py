"""What a training session looks like on the wire."""

from typing import Literal

import msgspec

from registry.platform.fields import Line, Moment, Text
from registry.platform.ids import Id

SessionKind = Literal[
    "training", "class", "assessment", "probe", "observation", "certification", "deployment", "owner_practice", "care"
]


class SessionBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Time spent with a dog."""

    dog_id: Id
    started_at: Moment
    ended_at: Moment | None = None
    kind: SessionKind = "training"
    status: Literal["open", "ended", "final", "amended", "void"] = "open"
    location: Line | None = None
    area: Line | None = None
    summary: Text | None = None
