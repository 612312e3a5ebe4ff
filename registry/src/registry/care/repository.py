"""Every query on acknowledgements, and on the flags and health items of one dog."""

from typing import Any

from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.records.kinds import Document
from registry.records.reach import reach


def records_of_dog(tx: Transaction, access: Access, kind: str, dog: int) -> list[tuple[int, str]]:
    """(number, representation) of a dog's documents of a kind that has names; whether the caller sees the dog is
    decided before."""
    return tx.rows(
        "SELECT d.number, d.representation FROM document d WHERE d.organization = ? AND d.kind = ? AND d.dog = ?"
        " AND d.sort_key <> '' AND d.deleted_ms IS NULL ORDER BY d.sort_key, d.number",
        *(access.organization, kind, dog),
    )


def dog_number(tx: Transaction, access: Access, dog_id: str) -> int | None:
    """The number of a dog of the caller's organization."""
    row = tx.row(
        "SELECT number FROM document WHERE organization = ? AND id = ? AND kind = 'dog'",
        *(access.organization, dog_id),
    )
    return row[0] if row else None


def acknowledged_at(tx: Transaction, person: int, document: int, revision: int) -> int | None:
    """When the person acknowledged this revision, in milliseconds; None when they have not."""
    row = tx.row(
        "SELECT at_ms FROM acknowledgement WHERE document = ? AND person = ? AND revision = ?",
        *(document, person, revision),
    )
    return row[0] if row else None


def add_acknowledgement(tx: Transaction, person: int, document: Document, *, at_ms: int) -> None:
    """Keeps that the person has read the document's current revision."""
    tx.run(
        "INSERT INTO acknowledgement (document, person, revision, at_ms, dog) VALUES (?, ?, ?, ?, ?)",
        *(document.number, person, document.revision, at_ms, document.dog),
    )


def acknowledgements(tx: Transaction, document: int) -> list[tuple[Any, ...]]:
    """(person id, name, newest revision that they acknowledged, when) of everybody who did, by time."""
    return tx.rows(
        "SELECT p.id, p.name, a.revision, a.at_ms FROM acknowledgement a JOIN person p ON p.number = a.person"
        " WHERE a.document = ? AND a.revision = (SELECT max(n.revision) FROM acknowledgement n"
        " WHERE n.document = a.document AND n.person = a.person) ORDER BY a.at_ms, p.number",
        document,
    )


def acknowledgements_within_reach(tx: Transaction, access: Access) -> list[tuple[Any, ...]]:
    """(kind, document id, person id, name, revision, when), by time: of every safety flag, and of each dog's newest
    hand-over that anybody acknowledged, everybody's newest one; of what the caller may read."""
    readable, values = reach(access, of="d")
    return tx.rows(
        "SELECT n.kind, n.id, p.id, p.name, n.revision, n.at_ms FROM (SELECT d.kind, d.id, a.person, a.revision,"
        " a.at_ms, a.document,"
        " row_number() OVER (PARTITION BY a.document, a.person ORDER BY a.revision DESC) AS latest,"
        " dense_rank() OVER (PARTITION BY d.kind, d.dog ORDER BY d.occurred_ms DESC, d.number DESC) AS place"
        " FROM acknowledgement a JOIN document d ON d.number = a.document LEFT JOIN timeline t ON t.dog = d.dog"
        " AND t.occurred_ms = d.occurred_ms AND t.document = d.number AND t.detail_kind = 'handover'"
        " WHERE a.dog IN (SELECT number FROM document WHERE organization = ? AND kind = 'dog')"
        " AND d.deleted_ms IS NULL AND (d.kind = 'safety_flag' OR"
        f" (t.document IS NOT NULL AND d.status IN ('final', 'amended'))) AND {readable}) AS n"
        " JOIN person p ON p.number = n.person WHERE n.latest = 1 AND (n.kind = 'safety_flag' OR n.place = 1)"
        " ORDER BY n.at_ms, n.document, p.number",
        *(access.organization, *values),
    )


def person_name(tx: Transaction, person_id: str) -> str:
    """The name of a person who has written something."""
    row = tx.row("SELECT name FROM person WHERE id = ?", person_id)
    assert row is not None
    name: str = row[0]
    return name
