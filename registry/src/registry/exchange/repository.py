"""Every query that takes a practice out of the tables, a page at a time, in an order that both databases share."""

from collections.abc import Iterator
from typing import Any, Final

from registry.platform.database import Transaction, Value

BATCH: Final = 1000
_PEOPLE: Final = (
    "SELECT actor AS number FROM ledger WHERE organization = ? AND actor IS NOT NULL"
    " UNION SELECT person FROM membership WHERE organization = ?"
    " UNION SELECT person FROM push WHERE organization = ?"
    " UNION SELECT author FROM conflict WHERE organization = ?"
    " UNION SELECT settled_by FROM conflict WHERE organization = ? AND settled_by IS NOT NULL"
    " UNION SELECT a.person FROM acknowledgement a JOIN document d ON d.number = a.document WHERE d.organization = ?"
)


def organization(tx: Transaction, number: int) -> tuple[str, int, int, bytes] | None:
    """(id, created, position, head)."""
    return tx.row("SELECT id, created_ms, position, head FROM organization WHERE number = ?", number)


def people(tx: Transaction, organization: int) -> list[tuple[str, str, str, int]]:
    """(id, name, address, created) of everybody who is named somewhere in the practice, by id."""
    return tx.rows(
        f"SELECT p.id, p.name, p.email, p.created_ms FROM person p JOIN ({_PEOPLE}) named ON named.number = p.number"
        " ORDER BY p.id",
        *([organization] * 6),
    )


def acknowledgements(tx: Transaction, organization: int) -> Iterator[tuple[Any, ...]]:
    """(document, person, revision, when, dog)."""
    return _pages(
        tx,
        "SELECT d.id, p.id, a.revision, a.at_ms, g.id FROM acknowledgement a JOIN document d ON d.number = a.document"
        " JOIN person p ON p.number = a.person LEFT JOIN document g ON g.number = a.dog WHERE d.organization = ?",
        "(d.id, p.id, a.revision)",
        organization,
        keys=3,
    )


def files(tx: Transaction, organization: int) -> Iterator[tuple[Any, ...]]:
    """(attachment, media type, bytes, sha256, width, height, received) of attachments that are not purged."""
    return _pages(
        tx,
        "SELECT d.id, s.media_type, s.bytes, s.sha256, s.width, s.height, s.at_ms FROM stored_file s"
        " JOIN document d ON d.number = s.document WHERE d.organization = ?",
        "(d.id)",
        organization,
        keys=1,
    )


def contents(tx: Transaction, organization: int) -> Iterator[tuple[str, str, int]]:
    """(sha256, one folder that holds it, bytes), each content once."""
    after = ""
    while rows := tx.rows(
        "SELECT s.sha256, min(s.folder), max(s.bytes) FROM stored_file s JOIN document d ON d.number = s.document"
        " WHERE d.organization = ? AND s.sha256 > ? GROUP BY s.sha256 ORDER BY s.sha256 LIMIT ?",
        *(organization, after, BATCH),
    ):
        yield from rows
        after = rows[-1][0]


def pushes(tx: Transaction, organization: int) -> Iterator[tuple[Any, ...]]:
    """(id, person, content, document, status, own revision, last revision, conflict, edited)."""
    return _pages(
        tx,
        "SELECT u.id, p.id, u.content, u.document_id, u.status, u.own_revision, u.last_revision, u.conflict_id,"
        " u.edited_ms FROM push u JOIN person p ON p.number = u.person WHERE u.organization = ?",
        "(u.id)",
        organization,
        keys=1,
    )


def conflicts(tx: Transaction, organization: int) -> list[tuple[Any, ...]]:
    """(id, document, revision, author, fields, when, settled, by whom, when), in the order of their making."""
    return tx.rows(
        "SELECT c.id, d.id, c.revision, p.id, c.fields, c.at_ms, c.settled, s.id, c.settled_ms FROM conflict c"
        " JOIN document d ON d.number = c.document JOIN person p ON p.number = c.author"
        " LEFT JOIN person s ON s.number = c.settled_by WHERE c.organization = ? ORDER BY c.number",
        organization,
    )


def documents(tx: Transaction, organization: int, kind: str) -> Iterator[tuple[str, str]]:
    """(id, representation) of a kind's documents that are not deleted and nobody's alone, by id. What a circle reads is
    among them: owners take the archive out, and they are in every circle."""
    after = "00000000-0000-0000-0000-000000000000"
    while rows := tx.rows(
        "SELECT d.id, d.representation FROM document d WHERE d.organization = ? AND d.kind = ? AND d.id > ?"
        " AND d.deleted_ms IS NULL AND (d.private_to IS NULL OR d.private_to < 0) ORDER BY d.id LIMIT ?",
        *(organization, kind, after, BATCH),
    ):
        yield from rows
        after = rows[-1][0]


def _pages(tx: Transaction, sql: str, key: str, organization: int, *, keys: int) -> Iterator[tuple[Any, ...]]:
    """All rows of a query whose first `keys` columns are its order."""
    order = key.strip("()")
    rows = tx.rows(f"{sql} ORDER BY {order} LIMIT ?", organization, BATCH)
    while rows:
        yield from rows
        last: list[Value] = list(rows[-1][:keys])
        places = ", ".join("?" * keys)
        rows = tx.rows(f"{sql} AND {key} > ({places}) ORDER BY {order} LIMIT ?", organization, *last, BATCH)
