"""Queries on sessions, sets, observations and plans beyond those that every kind has."""

from typing import Any

from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.records.reach import reach


def session_representation(tx: Transaction, access: Access, session_id: str) -> str | None:
    """A session that is not deleted, as it answers."""
    row = tx.row(
        "SELECT representation FROM document WHERE organization = ? AND id = ? AND kind = 'session'"
        " AND deleted_ms IS NULL",
        *(access.organization, session_id),
    )
    return row[0] if row is not None else None


def everything_in(tx: Transaction, access: Access, session_id: str) -> list[tuple[str, str]]:
    """(kind, representation) of all that was recorded in a session, whoever may read it; for what guards a write."""
    rows = tx.rows(
        "SELECT d.kind, d.representation FROM document d WHERE d.number IN"
        " (SELECT document FROM fact WHERE organization = ? AND session = ?)"
        " AND d.deleted_ms IS NULL ORDER BY d.occurred_ms, d.number",
        *(access.organization, session_id),
    )
    return [(kind, text) for kind, text in rows]


def recorded_in(tx: Transaction, access: Access, session_id: str, kind: str) -> list[str]:
    """Representations of the sets or observations of a session that the caller may read, in order of time.

    Every one of them has at least one row in `fact`; what says nothing has one of type `recorded`.
    """
    readable, values = reach(access, of="d")
    rows = tx.rows(
        "SELECT d.representation FROM document d WHERE d.number IN"
        " (SELECT document FROM fact WHERE organization = ? AND session = ?)"
        f" AND d.kind = ? AND d.deleted_ms IS NULL AND {readable} ORDER BY d.occurred_ms, d.number",
        *(access.organization, session_id, kind, *values),
    )
    return [text for (text,) in rows]


def open_sessions(tx: Transaction, access: Access, dog: int, *, limit: int) -> list[str]:
    """Representations of the caller's own sessions with a dog that nobody ended, newest first."""
    readable, values = reach(access, of="d")
    rows = tx.rows(
        "SELECT d.representation FROM document d WHERE d.kind = 'session' AND d.status = 'open' AND d.organization = ?"
        f" AND d.author = ? AND d.dog = ? AND d.deleted_ms IS NULL AND {readable}"
        " ORDER BY d.occurred_ms DESC, d.number DESC LIMIT ?",
        *(access.organization, access.person, dog, *values, limit),
    )
    return [text for (text,) in rows]


def plans_of_dog(tx: Transaction, access: Access, dog: int) -> list[str]:
    """Representations of a dog's plans by name."""
    return _of_dog(tx, access, dog, "target")


def flags_of_dog(tx: Transaction, access: Access, dog: int) -> list[str]:
    """Representations of a dog's safety flags."""
    return _of_dog(tx, access, dog, "safety_flag")


def organization_representation(tx: Transaction, access: Access) -> str:
    """The organization as it answers: its time zone and its units."""
    row = tx.row(
        "SELECT representation FROM document WHERE organization = ? AND id = ?",
        *(access.organization, access.organization_id),
    )
    assert row is not None
    text: str = row[0]
    return text


def last_handover(tx: Transaction, access: Access, dog: int) -> tuple[Any, ...] | None:
    """(document number, representation, author's name) of the newest final hand-over note of a dog."""
    readable, values = reach(access, of="t")
    return tx.row(
        "SELECT d.number, d.representation, p.name FROM timeline t JOIN document d ON d.number = t.document"
        " JOIN person p ON p.number = t.author"
        f" WHERE t.dog = ? AND t.detail_kind = 'handover' AND d.status IN ('final', 'amended') AND {readable}"
        " ORDER BY t.occurred_ms DESC, t.document DESC LIMIT 1",
        *(dog, *values),
    )


def _of_dog(tx: Transaction, access: Access, dog: int, kind: str) -> list[str]:
    readable, values = reach(access, of="d")
    rows = tx.rows(
        "SELECT d.representation FROM document d WHERE d.organization = ? AND d.kind = ? AND d.dog = ?"
        f" AND d.sort_key <> '' AND d.deleted_ms IS NULL AND {readable} ORDER BY d.sort_key, d.number",
        *(access.organization, kind, dog, *values),
    )
    return [text for (text,) in rows]
