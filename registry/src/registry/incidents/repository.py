"""Every query on incidents."""

from registry.platform.access import Access
from registry.platform.database import Transaction, Value
from registry.records.reach import document_reach


def unknown_people(tx: Transaction, access: Access, person_ids: list[str]) -> list[str]:
    """Those of the ids that belong to nobody who is a member of the practice now."""
    if not person_ids:
        return []
    places = ", ".join("?" for _ in person_ids)
    rows = tx.rows(
        "SELECT p.id FROM person p JOIN membership m ON m.person = p.number WHERE m.organization = ?"
        f" AND m.status = 'active' AND p.id IN ({places})",
        access.organization,
        *person_ids,
    )
    known = {person_id for (person_id,) in rows}
    return [person_id for person_id in person_ids if person_id not in known]


def of_dog(
    tx: Transaction, access: Access, dog: int, *, after: tuple[str, int] | None, limit: int
) -> list[tuple[str, int, str]]:
    """(sort key, number, representation) of the dog's incidents that the caller may read, newest first."""
    condition, values = document_reach(access)
    key: tuple[Value, ...] = after or ()
    behind = " AND (d.sort_key, d.number) > (?, ?)" if key else ""
    return tx.rows(
        "SELECT d.sort_key, d.number, d.representation FROM document d WHERE d.organization = ? AND d.kind = 'incident'"
        f" AND d.dog = ? AND d.sort_key <> '' AND d.deleted_ms IS NULL AND {condition}{behind}"
        " ORDER BY d.sort_key, d.number LIMIT ?",
        *(access.organization, dog, *values, *key, limit),
    )
