"""What attachments look like on the wire."""

from typing import Annotated, Literal

import msgspec

from registry.media.types import MediaType
from registry.platform.fields import Line, Moment
from registry.platform.ids import Id
from registry.platform.pagination import Cursor, Limit

Sha256 = Annotated[
    str, msgspec.Meta(pattern=r"^[0-9a-f]{64}$", description="SHA-256 of the file's bytes, in lower-case hexadecimal.")
]
Thumbnail = Literal["small", "large"]
ConsentKind = Literal["video", "audio"]
LockCode = Literal["not_given", "withdrawn"]


class Marker(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A moment in a video or a sound: `at_s` seconds from its beginning, and the trial or observation it shows."""

    at_s: Annotated[float, msgspec.Meta(ge=0, le=86_400)]
    label: Line = ""
    shows_id: Id | None = None


class AttachmentBody(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """A file that belongs to a record about a dog, or to the dog itself: what it is, and what its bytes must be.

    The bytes come afterwards, in one go or in pieces. `about_id` is a note, a session, an observation, a health
    item, an incident or the dog. What belongs to an incident is read by the readers of that, whatever its visibility.
    `keep_place` leaves in the file where it was taken; otherwise the registry takes it out.
    """

    dog_id: Id
    about_id: Id
    media_type: MediaType
    bytes: Annotated[int, msgspec.Meta(ge=1, le=2 * 1024**3)]
    sha256: Sha256
    captured_at: Moment
    caption: Line = ""
    duration_s: Annotated[float, msgspec.Meta(ge=0, le=86_400)] | None = None
    keep_place: bool = False
    visibility: Literal["private", "team", "org", "client", "external"] = "team"
    markers: Annotated[list[Marker], msgspec.Meta(max_length=200)] = []


class FileState(msgspec.Struct, kw_only=True):
    """Whether the bytes are here. A stored file may differ from the sent one: without its place, or as a JPEG.

    `sha256`, `bytes` and `media_type` are those of the stored file; `width` and `height` of a picture, in pixels.
    `locked`: a video or sound without the consent of the dog's household; it is kept and never shared.
    """

    state: Literal["awaited", "stored"]
    media_type: str | None = None
    bytes: Annotated[int, msgspec.Meta(ge=0)] | None = None
    sha256: str | None = None
    width: Annotated[int, msgspec.Meta(ge=1)] | None = None
    height: Annotated[int, msgspec.Meta(ge=1)] | None = None
    thumbnails: bool = False
    received_at: str | None = None
    locked: bool = False
    lock: LockCode | None = None
    locked_because: str = ""


class AttachmentsQuery(msgspec.Struct, forbid_unknown_fields=True):
    """Parameters of a dog's list of attachments; `about`: only those of one record."""

    about: Id | None = None
    limit: Limit = 50
    cursor: Cursor | None = None


class ContentQuery(msgspec.Struct, forbid_unknown_fields=True):
    """Parameters of a file: `thumbnail` asks for a picture of at most 320 or 1,280 pixels instead."""

    thumbnail: Thumbnail | None = None
