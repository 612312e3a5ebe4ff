"""Every query of homework's own."""

from registry.platform.access import Access
from registry.platform.database import Transaction


def is_hidden(tx: Transaction, access: Access, attachment_id: str) -> bool:
    """Whether a file is somebody's alone, by itself or by the record that it belongs to (which its status names)."""
    row = tx.row(
        "SELECT private_to, status FROM document WHERE organization = ? AND id = ?", access.organization, attachment_id
    )
    if row is None or row[0] is not None:
        return row is not None
    about = tx.row("SELECT private_to FROM document WHERE organization = ? AND id = ?", access.organization, row[1])
    return about is not None and about[0] is not None
