"""Every query on conflicts."""

from typing import Any, Final, NamedTuple

import msgspec

from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.records.kinds import Document
from registry.records.reach import document_reach

_COLUMNS: Final = (
    "c.number, c.id, d.kind, d.id, d.author, c.revision, c.author, p.card, c.fields, c.at_ms, c.settled"
    " FROM conflict c JOIN document d ON d.number = c.document JOIN person p ON p.number = c.author"
)


class Conflict(NamedTuple):
    """A revision of a document that was set aside, and how that ended."""

    number: int
    id: str
    kind: str
    document_id: str
    document_author: int
    revision: int
    author: int
    author_card: str
    fields: list[str]
    at_ms: int
    settled: str | None


def add(
    tx: Transaction, document: Document, conflict_id: str, *, revision: int, author: int, fields: tuple[str, ...],
    at_ms: int,
) -> None:  # fmt: skip
    """Keeps an open conflict."""
    tx.run(
        "INSERT INTO conflict (organization, id, document, revision, author, fields, at_ms)"
        " VALUES (?, ?, ?, ?, ?, ?, ?)",
        *(document.organization, conflict_id, document.number, revision, author),
        *(msgspec.json.encode(fields).decode(), at_ms),
    )


def find(tx: Transaction, access: Access, conflict_id: str) -> Conflict | None:
    """A conflict about a document within reach, open or settled."""
    condition, values = document_reach(access)
    row = tx.row(
        f"SELECT {_COLUMNS} WHERE c.organization = ? AND c.id = ? AND {condition}",
        *(access.organization, conflict_id, *values),
    )
    return _conflict(row) if row else None


def open_within_reach(tx: Transaction, access: Access, *, after: int, limit: int) -> list[Conflict]:
    """Open conflicts about living documents within reach behind a number, oldest first."""
    condition, values = document_reach(access)
    rows = tx.rows(
        f"SELECT {_COLUMNS} WHERE c.organization = ? AND c.settled IS NULL AND c.number > ? AND d.deleted_ms IS NULL"
        f" AND {condition} ORDER BY c.number LIMIT ?",
        *(access.organization, after, *values, limit),
    )
    return [_conflict(row) for row in rows]


def settle(tx: Transaction, access: Access, conflict: Conflict, *, keep: str, now_ms: int) -> None:
    """Closes a conflict."""
    tx.run(
        "UPDATE conflict SET settled = ?, settled_by = ?, settled_ms = ? WHERE number = ?",
        *(keep, access.person, now_ms, conflict.number),
    )


def _conflict(row: tuple[Any, ...]) -> Conflict:
    return Conflict(*row)._replace(fields=msgspec.json.decode(row[8], type=list[str]))
