"""Every query on what is due."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.records.reach import reach

# The words of the index `document_done_session`.
_DONE: Final = "s.kind = 'session' AND s.deleted_ms IS NULL AND s.status <> 'void' AND s.status <> 'planned'"
_AT_ONCE: Final = 500


def active_dogs(tx: Transaction, access: Access, *, until_ms: int) -> list[tuple[int, str, str, int | None]]:
    """(number, id, representation, start of the last session before `until_ms`) of active dogs, by name."""
    readable, values = reach(access, of="d")
    return tx.rows(
        "SELECT d.number, d.id, d.representation, (SELECT max(s.occurred_ms) FROM document s"
        f" WHERE s.organization = d.organization AND s.dog = d.number AND {_DONE} AND s.occurred_ms < ?)"
        " FROM document d WHERE d.organization = ? AND d.kind = 'dog' AND d.status = 'active' AND d.sort_key <> ''"
        f" AND d.deleted_ms IS NULL AND {readable} ORDER BY d.sort_key, d.number",
        *(until_ms, access.organization, *values),
    )


def plans(tx: Transaction, access: Access, dogs: Sequence[int]) -> Iterator[tuple[int, str]]:
    """(dog, representation) of every plan of the dogs, by name."""
    for begin in range(0, len(dogs), _AT_ONCE):
        some = dogs[begin : begin + _AT_ONCE]
        yield from tx.rows(
            "SELECT d.dog, d.representation FROM document d WHERE d.organization = ? AND d.kind = 'target'"
            f" AND d.dog IN ({', '.join('?' for _ in some)}) AND d.sort_key <> '' AND d.deleted_ms IS NULL"
            " ORDER BY d.dog, d.sort_key, d.number",
            *(access.organization, *some),
        )


def position(tx: Transaction, access: Access) -> int:
    """How long the organization's ledger is."""
    row = tx.row("SELECT position FROM organization WHERE number = ?", access.organization)
    assert row is not None
    found: int = row[0]
    return found


def changes(tx: Transaction, access: Access, *, after: int, limit: int) -> list[tuple[int, str, int | None]]:
    """(position, record id, its dog now) of the ledger's entries behind a position, oldest first."""
    return tx.rows(
        "SELECT l.position, l.id, d.dog FROM ledger l"
        " LEFT JOIN document d ON d.organization = l.organization AND d.id = l.id"
        " WHERE l.organization = ? AND l.position > ? ORDER BY l.position LIMIT ?",
        *(access.organization, after, limit),
    )


def unread_handovers(tx: Transaction, access: Access, *, from_ms: int) -> list[tuple[Any, ...]]:
    """(dog, note id, author's name, when) of each dog's newest hand-over since `from_ms`, newest first: those that the
    caller did not write and has not acknowledged as they stand now.

    Left alone, SQLite walks all that happened to a dog in that time, and not its few hand-overs by their index.
    """
    readable, values = reach(access, of="t")
    by_index = " INDEXED BY timeline_handover" if tx.dialect == "sqlite" else ""
    return tx.rows(
        f"SELECT t.dog, d.id, p.name, t.occurred_ms FROM document o JOIN timeline t{by_index} ON t.dog = o.number"
        " JOIN document d ON d.number = t.document JOIN person p ON p.number = d.author"
        " WHERE o.organization = ? AND o.kind = 'dog' AND o.status = 'active' AND o.sort_key <> ''"
        " AND o.deleted_ms IS NULL AND t.detail_kind = 'handover' AND t.occurred_ms >= ?"
        f" AND d.status IN ('final', 'amended') AND {readable} AND d.author <> ?"
        f" AND NOT EXISTS (SELECT 1 FROM timeline n{by_index} JOIN document m ON m.number = n.document"
        " WHERE n.dog = t.dog AND n.detail_kind = 'handover' AND m.status IN ('final', 'amended')"
        " AND (n.occurred_ms, n.document) > (t.occurred_ms, t.document)"
        " AND (n.private_to IS NULL OR n.private_to = ?))"
        " AND NOT EXISTS (SELECT 1 FROM acknowledgement a"
        " WHERE a.document = d.number AND a.person = ? AND a.revision = d.revision)"
        " ORDER BY t.occurred_ms DESC, t.document DESC",
        *(access.organization, from_ms, *values, access.person, access.person, access.person),
    )


def drafts(tx: Transaction, access: Access, *, limit: int) -> list[tuple[Any, ...]]:
    """(dog id, dog, note, how many there are) of the caller's own notes that are drafts, newest first."""
    readable, values = reach(access, of="d")
    return tx.rows(
        "SELECT o.id, o.representation, d.representation, count(*) OVER () FROM document d"
        " JOIN document o ON o.number = d.dog"
        " WHERE d.organization = ? AND d.author = ? AND d.kind = 'note' AND d.status = 'draft'"
        f" AND d.deleted_ms IS NULL AND {readable} ORDER BY d.occurred_ms DESC, d.number DESC LIMIT ?",
        *(access.organization, access.person, *values, limit),
    )
