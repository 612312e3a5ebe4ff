"""Every query on stored files, and on the records that they belong to."""

from collections.abc import Sequence
from typing import Any

import msgspec

from registry.platform.access import Access
from registry.platform.database import Transaction


class StoredFile(msgspec.Struct, frozen=True):
    """A file that is here. `folder` is where the store keeps it and its small pictures."""

    folder: str
    media_type: str
    bytes: int
    sha256: str
    width: int | None
    height: int | None
    at_ms: int

    @property
    def has_thumbnails(self) -> bool:
        """Pictures have."""
        return self.width is not None


class Owner(msgspec.Struct, frozen=True):
    """The record that a file belongs to: its kind, the number of its dog, and whose alone it is, if it is private.

    Below zero, it is its circle's (see `records.reach`).
    """

    kind: str
    dog: int | None
    private_to: int | None


def owner_of(tx: Transaction, access: Access, record_id: str) -> Owner | None:
    """A record of the caller's practice, whoever may read it; None when there is none."""
    row = tx.row(
        "SELECT kind, dog, private_to FROM document WHERE organization = ? AND id = ?", access.organization, record_id
    )
    return Owner(*row) if row else None


def file_of(tx: Transaction, access: Access, attachment_id: str) -> StoredFile | None:
    """The file of an attachment of the caller's practice, by the attachment's id."""
    row = tx.row("SELECT number FROM document WHERE organization = ? AND id = ?", access.organization, attachment_id)
    return find(tx, row[0]) if row else None


def find(tx: Transaction, document: int) -> StoredFile | None:
    """The file of an attachment, by the document's number."""
    row = tx.row(
        "SELECT folder, media_type, bytes, sha256, width, height, at_ms FROM stored_file WHERE document = ?", document
    )
    return StoredFile(*row) if row else None


def add(tx: Transaction, document: int, file: StoredFile) -> None:
    """Says that the file of an attachment is here."""
    tx.run(
        "INSERT INTO stored_file (document, folder, media_type, bytes, sha256, width, height, at_ms)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        *(document, file.folder, file.media_type, file.bytes, file.sha256, file.width, file.height, file.at_ms),
    )


def households_of(tx: Transaction, dog: int) -> list[str]:
    """The representations of a dog's households that are not deleted."""
    rows = tx.rows(
        "SELECT d.representation FROM household h JOIN document d ON d.number = h.document"
        " WHERE h.dog = ? AND d.deleted_ms IS NULL ORDER BY d.number",
        dog,
    )
    return [representation for (representation,) in rows]


def left_behind(tx: Transaction, *, limit: int) -> list[tuple[int, str]]:
    """(document number, folder) of files whose attachment was purged."""
    rows: Sequence[tuple[Any, ...]] = tx.rows(
        "SELECT s.document, s.folder FROM stored_file s LEFT JOIN document d ON d.number = s.document"
        " WHERE d.number IS NULL ORDER BY s.document LIMIT ?",
        limit,
    )
    return [(number, folder) for number, folder in rows]


def forget(tx: Transaction, document: int) -> None:
    """Forgets a file."""
    tx.run("DELETE FROM stored_file WHERE document = ?", document)
