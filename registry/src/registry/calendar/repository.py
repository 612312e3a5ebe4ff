"""Every query on what is due."""

from collections.abc import Iterator, Sequence
from typing import Any, Final

from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.records.reach import reach

# The words of the index `document_done_session`.
_DONE: Final = "s.kind = 'session' AND s.deleted_ms IS NULL AND s.status <> 'void' AND s.status <> 'planned'"
_AT_ONCE: Final = 500
_MOST_PLANNED: Final = 5_000


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


def waiting_for_cosign(tx: Transaction, access: Access, *, limit: int) -> list[tuple[Any, ...]]:
    """(dog id, dog, note, its author's name, how many there are) of the notes that wait for somebody's co-signature and
    were written by somebody else than the caller, the oldest first. Of notes, those alone have a sort key; that it is
    greater than nothing says the same once more, so that SQLite walks the index that has them in this order."""
    readable, values = reach(access, of="d")
    return tx.rows(
        "SELECT o.id, o.representation, d.representation, p.name, count(*) OVER () FROM document d"
        " JOIN document o ON o.number = d.dog JOIN person p ON p.number = d.author"
        " WHERE d.organization = ? AND d.kind = 'note' AND d.sort_key <> '' AND d.sort_key > ''"
        " AND d.deleted_ms IS NULL"
        f" AND o.deleted_ms IS NULL AND d.author <> ? AND {readable} ORDER BY d.sort_key, d.number LIMIT ?",
        *(access.organization, access.person, *values, limit),
    )


def planned(tx: Transaction, access: Access, *, from_ms: int, until_ms: int) -> list[tuple[str, str]]:
    """(representation, dog) of planned sessions that begin in [from, until), in order of time."""
    readable, values = reach(access, of="d")
    return tx.rows(
        "SELECT d.representation, o.representation FROM document d JOIN document o ON o.number = d.dog"
        " WHERE d.organization = ? AND d.kind = 'session' AND d.status = 'planned' AND d.deleted_ms IS NULL"
        f" AND o.deleted_ms IS NULL AND d.occurred_ms >= ? AND d.occurred_ms < ? AND {readable}"
        " ORDER BY d.occurred_ms, d.number LIMIT ?",
        *(access.organization, from_ms, until_ms, *values, _MOST_PLANNED),
    )


def active_dog_texts(tx: Transaction, access: Access) -> list[tuple[int, str]]:
    """(number, representation) of active dogs, by name."""
    readable, values = reach(access, of="d")
    return tx.rows(
        "SELECT d.number, d.representation FROM document d WHERE d.organization = ? AND d.kind = 'dog'"
        " AND d.status = 'active' AND d.sort_key <> '' AND d.deleted_ms IS NULL"
        f" AND {readable} ORDER BY d.sort_key, d.number",
        *(access.organization, *values),
    )


def health_items(tx: Transaction, access: Access) -> list[tuple[int, str]]:
    """(dog, representation) of every health item, by name."""
    readable, values = reach(access, of="d")
    return tx.rows(
        "SELECT d.dog, d.representation FROM document d WHERE d.organization = ? AND d.kind = 'health_item'"
        f" AND d.sort_key <> '' AND d.deleted_ms IS NULL AND {readable} ORDER BY d.sort_key, d.number",
        *(access.organization, *values),
    )


def feed_of(tx: Transaction, access: Access) -> tuple[Any, ...] | None:
    """(what it shows, when it was made) of the caller's feed."""
    return tx.row(
        "SELECT shows, made_ms FROM calendar_feed WHERE organization = ? AND person = ?",
        *(access.organization, access.person),
    )


def put_feed(tx: Transaction, access: Access, *, token_hash: bytes, shows: str, now_ms: int) -> None:
    """The caller's feed, in the place of one before."""
    tx.run(
        "INSERT INTO calendar_feed (organization, person, token_hash, shows, made_ms) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (organization, person) DO UPDATE SET token_hash = excluded.token_hash,"
        " shows = excluded.shows, made_ms = excluded.made_ms",
        *(access.organization, access.person, token_hash, shows, now_ms),
    )


def remove_feed(tx: Transaction, access: Access) -> bool:
    """Whether there was one."""
    row = tx.row(
        "DELETE FROM calendar_feed WHERE organization = ? AND person = ? RETURNING person",
        *(access.organization, access.person),
    )
    return row is not None


def feed_by_hash(tx: Transaction, token_hash: bytes) -> tuple[Any, ...] | None:
    """(what it shows, person, person id, name, organization, organization id, role) of an active member's feed."""
    return tx.row(
        "SELECT f.shows, p.number, p.id, p.name, o.number, o.id, m.role FROM calendar_feed f"
        " JOIN person p ON p.number = f.person JOIN organization o ON o.number = f.organization"
        " JOIN membership m ON m.person = f.person AND m.organization = f.organization AND m.status = 'active'"
        " WHERE f.token_hash = ?",
        token_hash,
    )
