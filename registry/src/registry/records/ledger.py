"""The ledger: everything that happened in an organization, in order, in one tamper-evident chain.

A row is a revision of a document, or an event without one (a log-in, a token, a purge). Rows are only ever
appended. Its `position` counts from 1 without gaps per organization and is taken while the organization's
row is locked until the commit; so the order of positions is the order of commits, on PostgreSQL too, and a
reader that has seen position n will never see a smaller one appear later. The change feed rests on that.
"""

from dataclasses import dataclass

import msgspec

from registry.platform.clock import to_text
from registry.platform.database import Transaction
from registry.records.canonical import NO_HASH, Envelope, sha256


@dataclass(slots=True)
class Head:
    """The end of an organization's chain, held while its row is locked."""

    organization: int
    organization_id: str
    position: int
    hash: bytes


class Event(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What is appended. `body` is canonical JSON; `previous_hash` belongs to the same document."""

    action: str
    at_ms: int
    actor: int | None
    actor_id: str | None
    kind: str
    id: str
    revision: int = 0
    deleted: bool = False
    occurred_at: str | None = None
    reason: str = ""
    body: bytes | None = None
    previous_hash: bytes = NO_HASH


def lock_head(tx: Transaction, organization: int) -> Head:
    """Locks the organization for writing and gives the end of its chain."""
    for_update = "" if tx.dialect == "sqlite" else " FOR UPDATE"
    row = tx.row(f"SELECT id, position, head FROM organization WHERE number = ?{for_update}", organization)
    if row is None:
        raise LookupError(f"organization {organization} is not in the database")
    return Head(organization, row[0], row[1], row[2])


def append(tx: Transaction, head: Head, event: Event) -> bytes:
    """Appends one entry behind `head`, moves the head, and returns the entry's hash."""
    position = head.position + 1
    body_hash = sha256(event.body) if event.body is not None else None
    entry_hash = Envelope(
        organization_id=head.organization_id,
        position=position,
        recorded_at=to_text(event.at_ms),
        actor_id=event.actor_id,
        action=event.action,
        kind=event.kind,
        id=event.id,
        revision=event.revision,
        deleted=event.deleted,
        occurred_at=event.occurred_at,
        reason=event.reason,
        body_sha256=body_hash.hex() if body_hash else None,
        previous_hash=event.previous_hash.hex(),
        previous_entry_hash=head.hash.hex(),
    ).hash()
    tx.run(
        "INSERT INTO ledger (organization, position, at_ms, actor, action, kind, id, revision, deleted,"
        " occurred_at, reason, body, body_hash, previous_hash, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        *(head.organization, position, event.at_ms, event.actor, event.action, event.kind, event.id),
        *(event.revision, int(event.deleted), event.occurred_at, event.reason),
        *(event.body.decode() if event.body is not None else None, body_hash, event.previous_hash, entry_hash),
    )
    tx.run("UPDATE organization SET position = ?, head = ? WHERE number = ?", position, entry_hash, head.organization)
    head.position, head.hash = position, entry_hash
    return entry_hash
