"""Queries on notes beyond those that every kind has."""

from registry.platform.access import Access
from registry.platform.database import Transaction


def is_session_of_another_dog(tx: Transaction, access: Access, session_id: str, dog_id: str) -> bool:
    """Whether both exist in the caller's organization and do not belong together."""
    row = tx.row(
        "SELECT 1 FROM document s JOIN document d ON d.organization = s.organization AND d.id = ?"
        " WHERE s.organization = ? AND s.id = ? AND s.kind = 'session' AND d.kind = 'dog' AND s.dog <> d.number",
        *(dog_id, access.organization, session_id),
    )
    return row is not None
