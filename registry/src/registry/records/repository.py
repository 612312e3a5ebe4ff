"""Every query on documents and their revisions."""

from collections.abc import Sequence
from typing import Any

from registry.platform.access import Access
from registry.platform.database import Transaction, Value
from registry.records.entries import Entry
from registry.records.errors import TextMissing
from registry.records.kinds import Document, Kind
from registry.records.reach import document_reach

_COLUMNS = (
    "d.number, d.organization, d.kind, d.id, d.revision, d.position, d.author, d.created_ms, d.updated_ms,"
    " d.deleted_ms, d.dog, d.private_to, d.occurred_ms, d.representation"
)


def find(tx: Transaction, organization: int, document_id: str) -> tuple[Document | None, bool]:
    """A document by its id, whatever its kind, deleted or not; and whether the id was ever used.

    `revision > 0` is said beside `revision = 1` so that SQLite sees that its partial index fits; without it, every
    write would walk the whole ledger.
    """
    row = tx.row(
        "SELECT (SELECT 1 FROM ledger WHERE organization = ? AND id = ? AND revision = 1 AND revision > 0),"
        f" {_COLUMNS} FROM (SELECT 1) one LEFT JOIN document d ON d.organization = ? AND d.id = ?",
        *(organization, document_id, organization, document_id),
    )
    assert row is not None
    return (Document(*row[1:]) if row[1] is not None else None), row[0] is not None


def find_within_reach(tx: Transaction, access: Access, kind: Kind, document_id: str) -> Document | None:
    """A document of a kind that the caller may read, deleted or not."""
    condition, values = document_reach(access, read_by_all=kind.read_by_all)
    row = tx.row(
        f"SELECT {_COLUMNS} FROM document d WHERE d.organization = ? AND d.id = ? AND d.kind = ? AND {condition}",
        *(access.organization, document_id, kind.name, *values),
    )
    return Document(*row) if row else None


def dog_of(tx: Transaction, access: Access, document_id: str, kind: str | None) -> tuple[str | None] | None:
    """The id of the dog that a document within reach is about, which may be none; None when there is no document.

    `kind` is the kind that it must have; None for any.
    """
    condition, values = document_reach(access)
    of_kind, named = ("", ()) if kind is None else (" AND d.kind = ?", (kind,))
    return tx.row(
        "SELECT g.id FROM document d LEFT JOIN document g ON g.number = d.dog"
        f" WHERE d.organization = ? AND d.id = ? AND d.deleted_ms IS NULL AND {condition}{of_kind}",
        *(access.organization, document_id, *values, *named),
    )  # fmt: skip


def after(tx: Transaction, number: int, *, limit: int) -> list[Document]:
    """Documents of every organization that are not deleted, behind a number."""
    rows = tx.rows(
        f"SELECT {_COLUMNS} FROM document d WHERE d.number > ? AND d.deleted_ms IS NULL ORDER BY d.number LIMIT ?",
        *(number, limit),
    )
    return [Document(*row) for row in rows]


def list_by_sort_key(
    tx: Transaction,
    access: Access,
    kind: Kind,
    *,
    after: tuple[str, int] | None,
    limit: int,
    containing: str = "",
    status: str | None = None,
    dog: int | None = None,
) -> list[tuple[str, int, str]]:
    """(sort key, number, representation) of a kind's documents, in the order of the sort key."""
    condition, reach_values = document_reach(access, read_by_all=kind.read_by_all)
    sql = (
        "SELECT d.sort_key, d.number, d.representation FROM document d"
        f" WHERE d.organization = ? AND d.kind = ? AND d.sort_key <> '' AND d.deleted_ms IS NULL"
        f" AND {condition}"
    )
    values: list[Value] = [access.organization, kind.name, *reach_values]
    if dog is not None:
        sql += " AND d.dog = ?"
        values.append(dog)
    if after is not None:
        sql += " AND (d.sort_key, d.number) > (?, ?)"
        values += after
    if containing:
        sql += " AND d.sort_key LIKE ? ESCAPE '!'"
        values.append(f"%{_escape_like(containing)}%")
    if status:
        sql += " AND d.status = ?"
        values.append(status)
    return tx.rows(f"{sql} ORDER BY d.sort_key, d.number LIMIT ?", *values, limit)


def insert(tx: Transaction, document: Document, *, sort_key: str, status: str) -> int:
    """Stores a new document and gives its number."""
    row = tx.row(
        "INSERT INTO document (organization, kind, id, revision, position, author, created_ms, updated_ms,"
        " deleted_ms, dog, private_to, occurred_ms, sort_key, status, representation)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) RETURNING number",
        *(document.organization, document.kind, document.id, document.revision, document.position, document.author),
        *(document.created_ms, document.updated_ms, document.deleted_ms, document.dog, document.private_to),
        *(document.occurred_ms, sort_key, status, document.representation),
    )
    assert row is not None
    number: int = row[0]
    return number


def restrict(tx: Transaction, document: Document, reader_ids: Sequence[str]) -> None:
    """Gives a document a circle: its author and these people, whose ids are known, and nobody who was in it before."""
    tx.run("DELETE FROM reader WHERE document = ?", document.number)
    tx.run("INSERT INTO reader (person, document) VALUES (?, ?)", document.author, document.number)
    for person_id in dict.fromkeys(reader_ids):
        tx.run(
            "INSERT INTO reader (person, document) SELECT number, ? FROM person WHERE id = ? AND number <> ?",
            *(document.number, person_id, document.author),
        )
    put_in_circle(tx, document.number, -document.number)


def put_in_circle(tx: Transaction, number: int, circle: int) -> None:
    """A document, by its number, is read by a circle alone (see `reach`)."""
    tx.run("UPDATE document SET private_to = ? WHERE number = ?", circle, number)


def circle_of(tx: Transaction, organization: int, document_id: str) -> int | None:
    """The circle that a record is restricted to, as `private_to` says it; None for one that is not restricted."""
    row = tx.row(
        "SELECT private_to FROM document WHERE organization = ? AND id = ? AND private_to < 0",
        *(organization, document_id),
    )
    return row[0] if row else None


def update(tx: Transaction, document: Document, *, sort_key: str, status: str) -> None:
    """Stores the newest state over the one before."""
    tx.run(
        "UPDATE document SET revision = ?, position = ?, updated_ms = ?, deleted_ms = ?, dog = ?, private_to = ?,"
        " occurred_ms = ?, sort_key = ?, status = ?, representation = ? WHERE number = ?",
        *(document.revision, document.position, document.updated_ms, document.deleted_ms, document.dog),
        *(document.private_to, document.occurred_ms, sort_key, status, document.representation, document.number),
    )


def set_own_dog(tx: Transaction, number: int) -> None:
    """A dog belongs to itself, so that one condition covers dogs and what is written about them."""
    tx.run("UPDATE document SET dog = ? WHERE number = ?", number, number)


def set_dog(tx: Transaction, number: int, dog: int | None) -> None:
    """Says which dog a document is about, by its number."""
    tx.run("UPDATE document SET dog = ? WHERE number = ?", dog, number)


def take_number(tx: Transaction, organization: int, document_id: str) -> int:
    """A number of its own for a document that was purged: what was written about it still goes by that number."""
    gone = Document(0, organization, "", document_id, 0, 0, 0, 0, 0, None, None, None, None, "")
    number = insert(tx, gone, sort_key="", status="")
    tx.run("DELETE FROM document WHERE number = ?", number)
    return number


def append_again(tx: Transaction, organization: int, entry: Entry, actor: int | None) -> None:
    """Stores an entry of a history that was written elsewhere, as it is."""
    tx.run(
        "INSERT INTO ledger (organization, position, at_ms, actor, action, kind, id, revision, deleted,"
        " occurred_at, reason, body, body_hash, previous_hash, hash)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        *(organization, entry.position, entry.at_ms, actor, entry.action, entry.kind, entry.id, entry.revision),
        *(int(entry.deleted), entry.occurred_at, entry.reason, entry.body, entry.body_hash),
        *(entry.previous_hash, entry.hash),
    )


def set_head(tx: Transaction, organization: int, position: int, head: bytes) -> None:
    """Where the organization's chain ends."""
    tx.run("UPDATE organization SET position = ?, head = ? WHERE number = ?", position, head, organization)


def body_at(tx: Transaction, organization: int, position: int) -> tuple[str, bytes]:
    """(canonical body, hash) of the ledger entry at a position."""
    row = tx.row("SELECT body, hash FROM ledger WHERE organization = ? AND position = ?", organization, position)
    if row is None or row[0] is None:
        raise TextMissing(
            "The text of this record is missing from the ledger. Tell the operator: `longline verify-audit`."
        )
    return row[0], row[1]


def revisions(tx: Transaction, organization: int, document_id: str, *, after: int, limit: int) -> list[tuple[Any, ...]]:
    """Revisions of a document behind revision `after`, oldest first, with their authors."""
    return tx.rows(
        "SELECT l.revision, p.card, l.at_ms, l.occurred_at, l.reason, l.body, l.hash, l.previous_hash, l.deleted,"
        " l.action FROM ledger l LEFT JOIN person p ON p.number = l.actor"
        " WHERE l.organization = ? AND l.id = ? AND l.revision > ? AND l.revision > 0"
        " ORDER BY l.revision LIMIT ?",
        *(organization, document_id, after, limit),
    )


def _escape_like(text: str) -> str:
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
