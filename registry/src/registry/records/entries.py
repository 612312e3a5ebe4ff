"""Reading the ledger as it lies there, tampered with or not, for those that verify it or take it out.

A single changed byte may be no UTF-8 any more, which SQLite keeps without a word. It is read as a replacement
character, so that the entry's hash does not fit and the entry is named, instead of nothing being readable at all.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple

from registry.platform.clock import to_text
from registry.platform.database import Dialect, Transaction
from registry.records.canonical import Envelope

BATCH = 1000


class Entry(NamedTuple):
    """A row of the ledger; the hashes are its own and that of the same document's revision before it."""

    position: int
    at_ms: int
    actor_id: str | None
    action: str
    kind: str
    id: str
    revision: int
    deleted: int
    occurred_at: str | None
    reason: str
    body: str | None
    body_hash: bytes | None
    previous_hash: bytes
    hash: bytes


_TEXTS = (2, 3, 4, 5, 8, 9, 10)


def entries(tx: Transaction, organization: int) -> Iterator[Entry]:
    """Every entry of an organization, oldest first."""
    texts = [text_column(tx.dialect, name) for name in ("p.id", "l.action", "l.kind", "l.id")]
    more = [text_column(tx.dialect, name) for name in ("l.occurred_at", "l.reason", "l.body")]
    columns = ", ".join(["l.position", "l.at_ms", *texts, "l.revision", "l.deleted", *more])
    position = 0
    while rows := tx.rows(
        f"SELECT {columns}, l.body_hash, l.previous_hash, l.hash FROM ledger l"
        " LEFT JOIN person p ON p.number = l.actor"
        " WHERE l.organization = ? AND l.position > ? ORDER BY l.position LIMIT ?",
        *(organization, position, BATCH),
    ):
        for row in rows:
            yield Entry(*as_texts(row, _TEXTS))
        position = rows[-1][0]


def text_column(dialect: Dialect, name: str) -> str:
    """A column of text so that it can be read whatever its bytes are."""
    return f"CAST({name} AS BLOB)" if dialect == "sqlite" else name


def as_texts(row: tuple[Any, ...], places: tuple[int, ...]) -> list[Any]:
    """A row whose columns at `places` are texts, also where the database gave bytes."""
    values = list(row)
    for place in places:
        if isinstance(values[place], bytes):
            values[place] = values[place].decode(errors="replace")
    return values


def envelope_of(entry: Entry, *, organization_id: str, previous_entry_hash: bytes) -> Envelope | None:
    """What the entry's hash must cover; None when its time is one that no clock shows."""
    try:
        recorded_at = to_text(entry.at_ms)
    except (OverflowError, OSError, ValueError):
        return None
    return Envelope(
        organization_id=organization_id,
        position=entry.position,
        recorded_at=recorded_at,
        actor_id=entry.actor_id,
        action=entry.action,
        kind=entry.kind,
        id=entry.id,
        revision=entry.revision,
        deleted=bool(entry.deleted),
        occurred_at=entry.occurred_at,
        reason=entry.reason,
        body_sha256=entry.body_hash.hex() if entry.body_hash else None,
        previous_hash=entry.previous_hash.hex(),
        previous_entry_hash=previous_entry_hash.hex(),
    )
