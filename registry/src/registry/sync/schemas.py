"""What replication looks like on the wire."""

from typing import Annotated, Any, Literal

import msgspec

from registry.platform.fields import Moment, Reason
from registry.platform.http.problems import Problem
from registry.platform.ids import Id
from registry.platform.pagination import DEFAULT_LIMIT, Cursor, Limit
from registry.records.endpoints import Author

MOST_ROWS = 100
MOST_PULLED = 1_000

PullLimit = Annotated[int, msgspec.Meta(ge=1, le=MOST_PULLED, description="How many documents a page holds at most.")]
Revision = Annotated[int, msgspec.Meta(ge=0, le=999_999_999)]
Status = Literal["stored", "merged", "conflict", "refused"]
Keep = Literal["current", "set_aside", "both"]


class PullQuery(msgspec.Struct, forbid_unknown_fields=True):
    """Where the device stands."""

    checkpoint: (
        Annotated[str, msgspec.Meta(max_length=1000, description="From the last pull; without it everything is sent.")]
        | None
    ) = None
    limit: PullLimit = 200


class SyncDocument(msgspec.Struct, kw_only=True):
    """A document at its newest revision. `removed`: it is no longer the caller's to read; `body` is null then and
    when it was deleted. `revision` is what a later write names as `assumed_revision`."""

    kind: str
    id: Id
    revision: Revision
    deleted: bool
    removed: bool
    author_id: Id
    updated_by_id: Id | None
    created_at: str
    recorded_at: str
    occurred_at: str | None
    body: dict[str, Any] | None


class PullAnswer(msgspec.Struct):
    """What changed, in the order of commits. `reset`: forget every document that came from the registry (and keep what
    was not sent yet) before these are taken in. `more`: ask again at once with the new checkpoint."""

    documents: list[SyncDocument]
    checkpoint: str
    more: bool
    reset: bool


class PushRow(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """One edit. `push_id` names it for ever: sent again, it changes nothing and is answered again.

    `assumed_revision` is the revision that the edit was made on, 0 for a new document. `edited_at` is when it was made
    by the device's clock; it decides which of two contradicting texts is the newer one. `occurred_at` repeats the
    body's own time and is not used.
    """

    push_id: Id
    kind: Annotated[str, msgspec.Meta(min_length=1, max_length=40)]
    id: Id
    assumed_revision: Revision
    deleted: bool = False
    body: dict[str, Any] | None = None
    occurred_at: Moment | None = None
    edited_at: Moment | None = None
    reason: Reason = ""


class Push(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Edits, oldest first."""

    rows: Annotated[list[PushRow], msgspec.Meta(min_length=1, max_length=MOST_ROWS)]


class PushResult(msgspec.Struct, kw_only=True):
    """What became of a row.

    `stored`: as it was sent. `merged`: with what others had changed; nothing contradicted. `conflict`: something did;
    both texts are kept, and `conflict_id` names the question about it (none when a deletion met a newer edit, which
    stays). `refused`: `problem` says why. `own_revision` is the revision that holds what was pushed, word for word:
    the `assumed_revision` of an edit that was made on top of it. `document` is the current state.
    """

    push_id: Id
    status: Status
    own_revision: Revision | None = None
    conflict_id: Id | None = None
    document: SyncDocument | None = None
    problem: Problem | None = None


class PushAnswer(msgspec.Struct):
    """A result for each row, in the same order."""

    results: list[PushResult]


class StreamEvent(msgspec.Struct, kw_only=True, omit_defaults=True):
    """One server-sent event; `id` comes back as Last-Event-ID, `retry` is in milliseconds."""

    event: Literal["changed", "unchanged"]
    id: str
    data: str
    retry: int = 0


class ConflictsQuery(msgspec.Struct, forbid_unknown_fields=True):
    """Which page."""

    limit: Limit = DEFAULT_LIMIT
    cursor: Cursor | None = None


class SetAside(msgspec.Struct, kw_only=True):
    """The text that did not become current."""

    revision: Revision
    author: Author
    recorded_at: str
    body: dict[str, Any] | None


class ConflictCard(msgspec.Struct, kw_only=True):
    """Two contradicting edits of a document: what is current, what was set aside, and where they differ.

    `yours`: the caller wrote the text that was set aside, and is the one to ask.
    """

    id: Id
    kind: str
    document_id: Id
    fields: list[str]
    yours: bool
    at: str
    set_aside: SetAside
    current: SyncDocument
    settled: Keep | None


class ConflictPage(msgspec.Struct):
    """Open conflicts, oldest first."""

    items: list[ConflictCard]
    next_cursor: str | None


class Settlement(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """How a conflict ends: the current text stays, the other takes its place, or both stand one below the other.

    `seen_revision` is the document's revision that the person saw; it is needed for all but `current`.
    """

    keep: Keep
    seen_revision: Revision | None = None
