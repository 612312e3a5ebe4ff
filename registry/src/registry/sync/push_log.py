"""What devices have pushed already, so that a row whose answer was lost changes nothing when it comes again.

A row that was refused is not in it: it changed nothing, and may pass the next time.
"""

from dataclasses import dataclass
from typing import NamedTuple

from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.records.kinds import Document


class Outcome(NamedTuple):
    """What a row did: the revision with its own words (0 for none), the document's last one after it, and when the
    current text was edited, by the clock of the device where that was done."""

    status: str
    own_revision: int
    last_revision: int
    conflict_id: str | None
    edited_ms: int


@dataclass(frozen=True, slots=True)
class Known:
    """A row that was carried out."""

    person: int
    content: bytes
    outcome: Outcome

    def is_same(self, access: Access, content: bytes) -> bool:
        """Whether it is the same person's same edit."""
        return self.person == access.person and self.content == content


def find(tx: Transaction, access: Access, push_id: str) -> Known | None:
    """The row with this id, when it was carried out."""
    row = tx.row(
        "SELECT person, content, status, own_revision, last_revision, conflict_id, edited_ms FROM push"
        " WHERE organization = ? AND id = ?",
        *(access.organization, push_id),
    )
    return Known(row[0], bytes(row[1]), Outcome(*row[2:])) if row else None


def add(
    tx: Transaction, access: Access, push_id: str, outcome: Outcome, *, content: bytes, document_id: str
) -> None:  # fmt: skip
    """Keeps what a row did."""
    tx.run(
        "INSERT INTO push (organization, id, person, content, document_id, status, own_revision, last_revision,"
        " conflict_id, edited_ms) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        *(access.organization, push_id, access.person, content, document_id, *outcome),
    )


def edited_ms(tx: Transaction, document: Document) -> int:
    """When the current text of a document was edited: by the device's clock when it was pushed, else when it came."""
    row = tx.row(
        "SELECT max(edited_ms) FROM push WHERE organization = ? AND document_id = ? AND last_revision = ?",
        *(document.organization, document.id, document.revision),
    )
    found: int | None = row[0] if row else None
    return document.updated_ms if found is None else found
