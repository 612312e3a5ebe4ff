"""Queries on notes beyond those that every kind has."""

from collections.abc import Iterable, Sequence
from typing import Any

import msgspec

from registry.platform.access import Access
from registry.platform.database import Transaction, Value
from registry.records.kinds import Document

MOST_NAMES = 2000


class _CallName(msgspec.Struct):
    call_name: str


def is_session_of_another_dog(tx: Transaction, access: Access, session_id: str, dog_id: str) -> bool:
    """Whether both exist in the caller's organization and do not belong together."""
    row = tx.row(
        "SELECT 1 FROM document s JOIN document d ON d.organization = s.organization AND d.id = ?"
        " WHERE s.organization = ? AND s.id = ? AND s.kind = 'session' AND d.kind = 'dog' AND s.dog <> d.number",
        *(dog_id, access.organization, session_id),
    )
    return row is not None


def call_name_of(tx: Transaction, access: Access, dog_id: str) -> str | None:
    """What a dog of the practice is called; None when there is no such dog."""
    row = tx.row(
        "SELECT representation FROM document WHERE organization = ? AND id = ? AND kind = 'dog'",
        *(access.organization, dog_id),
    )
    return msgspec.json.decode(row[0], type=_CallName).call_name if row is not None else None


def entries_from(tx: Transaction, organization: int, position: int, *, limit: int) -> list[tuple[int, str, bytes]]:
    """(position, kind, hash) of an entry of the ledger and of those behind it."""
    rows = tx.rows(
        "SELECT position, kind, hash FROM ledger WHERE organization = ? AND position >= ? ORDER BY position LIMIT ?",
        *(organization, position, limit),
    )
    return [(at, kind, bytes(entry_hash)) for at, kind, entry_hash in rows]


def last_entry(tx: Transaction, organization: int) -> tuple[int, bytes]:
    """(position, hash) of the end of the ledger."""
    row = tx.row("SELECT position, head FROM organization WHERE number = ?", organization)
    assert row is not None
    return row[0], bytes(row[1])


def definitions(tx: Transaction, access: Access, kind: str) -> list[str]:
    """Representations of the practice's own skills or behaviours; they belong to no dog, everybody reads them."""
    return _texts(tx.rows(
        "SELECT representation FROM document WHERE organization = ? AND kind = ? AND sort_key <> ''"
        " AND deleted_ms IS NULL AND private_to IS NULL ORDER BY sort_key, number LIMIT ?",
        *(access.organization, kind, MOST_NAMES),
    ))  # fmt: skip


def dogs(tx: Transaction, access: Access) -> list[str]:
    """Representations of the dogs that everybody with the caller's dogs may read."""
    assigned, values = _assigned(access)
    return _texts(tx.rows(
        "SELECT d.representation FROM document d WHERE d.organization = ? AND d.kind = 'dog' AND d.sort_key <> ''"
        f" AND d.deleted_ms IS NULL AND d.private_to IS NULL{assigned} ORDER BY d.sort_key, d.number LIMIT ?",
        *(access.organization, *values, MOST_NAMES),
    ))  # fmt: skip


def plans_of_dog(tx: Transaction, access: Access, dog_id: str) -> list[str]:
    """Representations of the plans of a dog that everybody with the caller's dogs may read, by name."""
    assigned, values = _assigned(access)
    return _texts(tx.rows(
        "SELECT d.representation FROM document d WHERE d.organization = ? AND d.kind = 'target' AND d.dog ="
        " (SELECT number FROM document WHERE organization = ? AND id = ? AND kind = 'dog')"
        f" AND d.sort_key <> '' AND d.deleted_ms IS NULL AND d.private_to IS NULL{assigned}"
        " ORDER BY d.sort_key, d.number LIMIT ?",
        *(access.organization, access.organization, dog_id, *values, MOST_NAMES),
    ))  # fmt: skip


def names_of_members(tx: Transaction, access: Access) -> list[str]:
    """Names of the people of the practice."""
    return _texts(tx.rows(
        "SELECT p.name FROM membership m JOIN person p ON p.number = m.person WHERE m.organization = ?"
        " AND m.status = 'active' ORDER BY p.name LIMIT ?",
        *(access.organization, MOST_NAMES),
    ))  # fmt: skip


def carry_acknowledgements(tx: Transaction, document: Document, *, to: int) -> None:
    """Whoever has read the document as it stood has read its revision `to`: that one says the same words."""
    tx.run(
        "INSERT INTO acknowledgement (document, person, revision, at_ms, dog)"
        " SELECT document, person, ?, at_ms, dog FROM acknowledgement WHERE document = ? AND revision = ?",
        *(to, document.number, document.revision),
    )


def _assigned(access: Access) -> tuple[str, tuple[Value, ...]]:
    """Like `reach`, without what is private: the answer is kept for others too."""
    if not access.only_assigned_dogs:
        return "", ()
    return " AND d.dog IN (SELECT dog FROM assignment WHERE person = ?)", (access.person,)


def _texts(rows: Iterable[Sequence[Any]]) -> list[str]:
    return [row[0] for row in rows]
