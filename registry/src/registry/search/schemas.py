"""What a search is asked with and what it answers."""

from typing import Annotated

import msgspec

from registry.platform.fields import DayOrMoment
from registry.platform.ids import Id
from registry.platform.pagination import DEFAULT_LIMIT, Cursor, Limit
from registry.records.endpoints import Author

Typed = Annotated[
    str,
    msgspec.Meta(
        max_length=500,
        description=(
            'Words, "phrases", -excluded, and dog: author: kind: tag: after: before:. `after:2026-03` begins with'
            " the first of March, `before:2026-03` ends before it. Without words, everything that the filters leave"
            " is listed, newest first."
        ),
        examples=["recall dog:juno after:2026-01"],
    ),
]
AnyKind = Annotated[str, msgspec.Meta(pattern="^[a-z_]{1,40}$", description="A kind of record or of note.")]
AnyTag = Annotated[str, msgspec.Meta(min_length=1, max_length=60, description="A tag, without #.")]


class SearchQuery(msgspec.Struct, forbid_unknown_fields=True, frozen=True):
    """What to look for, and where. `to` is the last day that counts, or a time that does not."""

    q: Typed = ""
    dog: Annotated[Id, msgspec.Meta(description="Only what is about this dog.")] | None = None
    author: Annotated[Id, msgspec.Meta(description="Only what this person wrote.")] | None = None
    kind: AnyKind | None = None
    tag: AnyTag | None = None
    from_: DayOrMoment | None = msgspec.field(default=None, name="from")
    to: DayOrMoment | None = None
    limit: Limit = DEFAULT_LIMIT
    cursor: Cursor | None = None


class Hit(msgspec.Struct, kw_only=True):
    """Something that was found.

    `snippet` is HTML: escaped, with `<mark>` around the words that were found. `occurred_at` of a dog or a
    household is when it was written down.
    """

    kind: str
    id: Id
    dog_id: Id | None
    dog_name: str | None
    occurred_at: str
    author: Author
    title: str
    snippet: str
    score: Annotated[float, msgspec.Meta(ge=0, le=1)]
    detail_kind: str
    tags: list[str]


class Correction(msgspec.Struct, frozen=True):
    """A word that nobody has written, and the one that was searched instead."""

    from_: str = msgspec.field(name="from")
    to: str


class SearchPage(msgspec.Struct):
    """Hits, best first. `total_estimate` is exact as long as it is small."""

    items: list[Hit]
    next_cursor: str | None
    total_estimate: Annotated[int, msgspec.Meta(ge=0)]
    corrections: list[Correction]
