"""Finding a document as it is, deleted or not, for rooms that decide by its state before they write."""

from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.records import repository
from registry.records.canonical import sha256
from registry.records.kinds import Document, Kind


def find(tx: Transaction, access: Access, kind: Kind, document_id: str) -> Document | None:
    """A document of the kind that the caller may read, deleted or not."""
    return repository.find_within_reach(tx, access, kind, document_id)


def sealed(tx: Transaction, document: Document) -> tuple[str, str]:
    """(the ledger's hash, SHA-256 of the text) of a document's newest revision, as hexadecimal digits: what a signature
    is given for."""
    body, entry_hash = repository.body_at(tx, document.organization, document.position)
    return entry_hash.hex(), sha256(body.encode()).hex()


def is_restricted(tx: Transaction, access: Access, document_id: str) -> bool:
    """Whether a record of the organization, deleted or not, is read by its circle only."""
    return repository.circle_of(tx, access.organization, document_id) is not None


def is_used(tx: Transaction, access: Access, document_id: str) -> bool:
    """Whether the id belongs to any document of the organization, or did before it was purged."""
    document, used = repository.find(tx, access.organization, document_id)
    return document is not None or used
