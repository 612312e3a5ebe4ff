"""The lines of an archive's JSON Lines members. Their JSON Schemas are made from these types and shipped with them."""

from typing import Annotated, Any, Final

import msgspec

from registry.platform.clock import to_text
from registry.platform.ids import Id
from registry.platform.patterns import whole
from registry.records.entries import Entry

FORMAT: Final = "longline-archive"
VERSION: Final = 1

Sha256 = Annotated[str, msgspec.Meta(pattern=whole("[0-9a-f]{64}"), description="SHA-256 in lower-case hexadecimal.")]
Time = Annotated[
    str,
    msgspec.Meta(
        pattern=whole(r"[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z"),
        description="RFC 3339 in UTC with milliseconds.",
    ),
]
Counted = Annotated[int, msgspec.Meta(ge=0, le=2**53)]
Positive = Annotated[int, msgspec.Meta(ge=1, le=2**53)]
Word = Annotated[str, msgspec.Meta(max_length=200)]


class OrganizationLine(msgspec.Struct, forbid_unknown_fields=True):
    """The practice: its history has `position` entries, and `head` is the hash of the last."""

    id: Id
    created_at: Time
    position: Positive
    head: Sha256


class PersonLine(msgspec.Struct, forbid_unknown_fields=True):
    """Somebody who is or was a member, or wrote something. How they sign in is not in the archive."""

    id: Id
    name: Annotated[str, msgspec.Meta(min_length=1, max_length=120)]
    email: Annotated[str, msgspec.Meta(min_length=3, max_length=254)]
    created_at: Time


class EntryLine(msgspec.Struct, forbid_unknown_fields=True):
    """One entry of the history. `revision` counts the revisions of the document `id`; 0 is an event without one.

    `body` is the document as canonical JSON in a text, byte for byte as its `body_sha256` was taken; null for an event,
    and for a document that was purged. `hash` is the SHA-256 of the envelope (see README.md).
    """

    position: Positive
    recorded_at: Time
    actor_id: Id | None
    action: Word
    kind: Word
    id: Id
    revision: Counted
    deleted: bool
    occurred_at: Annotated[str, msgspec.Meta(max_length=64)] | None
    reason: Annotated[str, msgspec.Meta(max_length=10_000)]
    body_sha256: Sha256 | None
    previous_hash: Sha256
    hash: Sha256
    body: str | None


class AcknowledgementLine(msgspec.Struct, forbid_unknown_fields=True):
    """A person has read a revision of a document; `dog_id` is the dog that it was about."""

    document_id: Id
    person_id: Id
    revision: Positive
    at: Time
    dog_id: Id | None


class FileLine(msgspec.Struct, forbid_unknown_fields=True):
    """The file of an attachment as it is kept, which is `files/<sha256>`; width and height of a picture in pixels."""

    attachment_id: Id
    media_type: Annotated[str, msgspec.Meta(max_length=100)]
    bytes: Positive
    sha256: Sha256
    width: Positive | None
    height: Positive | None
    received_at: Time


class PushLine(msgspec.Struct, forbid_unknown_fields=True):
    """What a device has sent once, so that it changes nothing when it comes again."""

    id: Id
    person_id: Id
    content_sha256: Sha256
    document_id: Id
    status: Word
    own_revision: Counted
    last_revision: Counted
    conflict_id: Id | None
    edited_at: Time


class ConflictLine(msgspec.Struct, forbid_unknown_fields=True):
    """A revision that was set aside by a merge, and how that ended, if it has."""

    id: Id
    document_id: Id
    revision: Positive
    author_id: Id
    fields: Annotated[list[Word], msgspec.Meta(max_length=1_000)]
    at: Time
    settled: Word | None
    settled_by_id: Id | None
    settled_at: Time | None


class Member(msgspec.Struct, forbid_unknown_fields=True):
    """A member of the archive: its name, its length in bytes and its checksum."""

    name: Annotated[str, msgspec.Meta(max_length=300)]
    bytes: Counted
    sha256: Sha256


class Manifest(msgspec.Struct, forbid_unknown_fields=True):
    """What the archive holds. `missing_files`: attachments' files that the registry had lost when it wrote this."""

    format: str
    version: int
    organization_id: Id
    missing_files: list[Sha256]
    members: list[Member]


LINES: Final[dict[str, type[msgspec.Struct]]] = {
    "organization": OrganizationLine,
    "people": PersonLine,
    "ledger": EntryLine,
    "acknowledgements": AcknowledgementLine,
    "files": FileLine,
    "pushes": PushLine,
    "conflicts": ConflictLine,
}


def entry_line(entry: Entry) -> EntryLine:
    """An entry as it stands in the archive; what was tampered with is written as it is, so that a verifier names it."""
    try:
        recorded_at = to_text(entry.at_ms)
    except (OverflowError, OSError, ValueError):
        recorded_at = str(entry.at_ms)
    deleted: Any = bool(entry.deleted) if entry.deleted in (0, 1) else entry.deleted
    return EntryLine(
        entry.position, recorded_at, entry.actor_id, entry.action, entry.kind, entry.id, entry.revision, deleted,
        entry.occurred_at, entry.reason, entry.body_hash.hex() if entry.body_hash else None,
        entry.previous_hash.hex(), entry.hash.hex(), entry.body,
    )  # fmt: skip


def entry_of(line: EntryLine, *, at_ms: int) -> Entry:
    """The entry that a line of an archive says."""
    return Entry(
        line.position, at_ms, line.actor_id, line.action, line.kind, line.id, line.revision, int(line.deleted),
        line.occurred_at, line.reason, line.body, bytes.fromhex(line.body_sha256) if line.body_sha256 else None,
        bytes.fromhex(line.previous_hash), bytes.fromhex(line.hash),
    )  # fmt: skip
