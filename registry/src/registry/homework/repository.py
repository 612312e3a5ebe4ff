"""Every query of homework's own."""

import msgspec

from registry.platform.access import Access
from registry.platform.database import Transaction


class _Place(msgspec.Struct):
    keep_place: bool = False


def is_hidden(tx: Transaction, access: Access, attachment_id: str) -> bool:
    """Whether a file is nothing for an owner: somebody's alone, by itself or by the record that it belongs to (which
    its status names), or kept with the place where it was taken."""
    row = tx.row(
        "SELECT private_to, status, representation FROM document WHERE organization = ? AND id = ?",
        *(access.organization, attachment_id),
    )
    if row is None or row[0] is not None:
        return row is not None
    if msgspec.json.decode(row[2], type=_Place).keep_place:
        return True
    about = tx.row("SELECT private_to FROM document WHERE organization = ? AND id = ?", access.organization, row[1])
    return about is not None and about[0] is not None
