"""Every query of replication."""

from collections.abc import Iterable
from typing import Any, NamedTuple

from registry.platform.access import Access
from registry.platform.database import Transaction, Value
from registry.records.kinds import Kinds
from registry.records.reach import document_reach

_SCANNED = (
    "d.kind, d.id, d.revision, d.position, d.deleted_ms, d.created_ms, d.author, w.id, l.at_ms, l.occurred_at, u.id"
)


class Changed(NamedTuple):
    """A document that changed: its newest revision, and its text when the caller may read it and it is not deleted."""

    kind: str
    id: str
    revision: int
    position: int
    deleted_ms: int | None
    created_ms: int
    author: int
    author_id: str
    at_ms: int
    occurred_at: str | None
    updated_by_id: str | None
    within_reach: bool
    body: str | None


class Past(NamedTuple):
    """A revision as it was."""

    revision: int
    at_ms: int
    deleted: bool
    body: str | None
    actor: int | None


def head(tx: Transaction, organization: int) -> int:
    """The newest position of the ledger."""
    row = tx.row("SELECT position FROM organization WHERE number = ?", organization)
    assert row is not None
    position: int = row[0]
    return position


def entry_hash(tx: Transaction, organization: int, position: int) -> bytes | None:
    """The hash of the ledger's entry at a position."""
    row = tx.row("SELECT hash FROM ledger WHERE organization = ? AND position = ?", organization, position)
    return bytes(row[0]) if row else None


def circle(tx: Transaction, access: Access) -> list[int]:
    """The numbers of the dogs that an assistant is assigned to and, negative, of their households."""
    rows = tx.rows(
        "SELECT a.dog FROM assignment a JOIN document d ON d.number = a.dog WHERE a.person = ? AND d.organization = ?"
        " UNION SELECT -h.document FROM assignment a JOIN household h ON h.dog = a.dog"
        " JOIN document d ON d.number = a.dog WHERE a.person = ? AND d.organization = ? ORDER BY 1",
        *(access.person, access.organization) * 2,
    )
    return [row[0] for row in rows]


def circles(tx: Transaction, access: Access) -> list[int]:
    """The numbers of the restricted documents of others that name the caller as a reader."""
    rows = tx.rows(
        "SELECT r.document FROM reader r JOIN document d ON d.number = r.document WHERE r.person = ?"
        " AND d.organization = ? AND d.author <> ? ORDER BY 1",
        *(access.person, access.organization, access.person),
    )
    return [row[0] for row in rows]


def changes(
    tx: Transaction, access: Access, kinds: Kinds, *, after: int, up_to: int, limit: int, one_id: str | None = None
) -> list[Changed]:
    """Documents whose newest revision lies behind a position, in the order of commits, also those out of reach.

    `one_id` asks for one document alone.
    """
    condition, values = _within_reach(access, kinds)
    sql = (
        f"SELECT {_SCANNED}, CASE WHEN {condition} THEN 1 ELSE 0 END,"
        f" CASE WHEN d.deleted_ms IS NULL AND {condition} THEN l.body END FROM document d"
        " JOIN ledger l ON l.organization = d.organization AND l.position = d.position"
        " JOIN person w ON w.number = d.author LEFT JOIN person u ON u.number = l.actor"
        " WHERE d.organization = ? AND d.position > ? AND d.position <= ?"
    )
    wanted: list[Value] = [*values, *values, access.organization, after, up_to]
    if one_id is not None:
        sql += " AND d.id = ?"
        wanted.append(one_id)
    rows = tx.rows(f"{sql} ORDER BY d.position LIMIT ?", *wanted, limit)
    return [Changed(*row)._replace(within_reach=bool(row[11])) for row in rows]


def was_purged_since(tx: Transaction, organization: int, position: int) -> bool:
    """Whether a document that was deleted behind the position has been purged: nothing is left to tell of it."""
    row = tx.row(
        "SELECT 1 FROM ledger p WHERE p.organization = ? AND p.action = 'purged' AND p.position > ? AND EXISTS ("
        "SELECT 1 FROM ledger d WHERE d.organization = p.organization AND d.id = p.id AND d.revision > 0"
        " AND d.position > ?) LIMIT 1",
        *(organization, position, position),
    )
    return row is not None


def revisions_between(tx: Transaction, organization: int, document_id: str, whole: int, up_to: int) -> list[Past]:
    """A document's revisions as a device may hold them, newest first: the newest at or before the position where it
    was last whole, and those behind that, up to a position."""
    rows = tx.rows(
        "SELECT revision, at_ms, deleted, body, actor FROM ledger WHERE organization = ? AND id = ? AND revision > 0"
        " AND position <= ? AND revision >= COALESCE((SELECT max(revision) FROM ledger WHERE organization = ?"
        " AND id = ? AND revision > 0 AND position <= ?), 1) ORDER BY revision DESC",
        *(organization, document_id, up_to, organization, document_id, whole),
    )
    return [Past(row[0], row[1], bool(row[2]), row[3], row[4]) for row in rows]


def last_revision_by(tx: Transaction, access: Access, document_id: str, *, after: int) -> Past | None:
    """The newest revision behind a position that the caller wrote."""
    row = tx.row(
        "SELECT revision, at_ms, deleted, body, actor FROM ledger WHERE organization = ? AND id = ? AND revision > 0"
        " AND position > ? AND actor = ? ORDER BY revision DESC LIMIT 1",
        *(access.organization, document_id, after, access.person),
    )
    return _past(row)


def revision(tx: Transaction, organization: int, document_id: str, number: int) -> Past | None:
    """One revision of a document."""
    row = tx.row(
        "SELECT revision, at_ms, deleted, body, actor FROM ledger WHERE organization = ? AND id = ? AND revision = ?"
        " AND revision > 0",
        *(organization, document_id, number),
    )
    return _past(row)


def may_read_dog(tx: Transaction, access: Access, dog_id: str | None) -> bool:
    """Whether a dog is one that the caller, an assistant, is assigned to."""
    if dog_id is None:
        return False
    row = tx.row(
        "SELECT 1 FROM document d JOIN assignment a ON a.dog = d.number WHERE d.organization = ? AND d.id = ?"
        " AND a.person = ?",
        *(access.organization, dog_id, access.person),
    )
    return row is not None


def _past(row: tuple[Any, ...] | None) -> Past | None:
    return Past(row[0], row[1], bool(row[2]), row[3], row[4]) if row else None


def _within_reach(access: Access, kinds: Kinds) -> tuple[str, tuple[Value, ...]]:
    """Kinds that every member reads have a rule of their own."""
    usual, values = document_reach(access)
    to_all, _ = document_reach(access, read_by_all=True)
    names: Iterable[str] = [kind.name for kind in kinds.values() if kind.read_by_all]
    listed = ", ".join(f"'{name}'" for name in names)
    return f"(CASE WHEN d.kind IN ({listed}) THEN {to_all} ELSE {usual} END)", values
