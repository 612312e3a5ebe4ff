"""Finding a document as it is, deleted or not, for rooms that decide by its state before they write."""

from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.records import repository
from registry.records.kinds import Document, Kind


def find(tx: Transaction, access: Access, kind: Kind, document_id: str) -> Document | None:
    """A document of the kind that the caller may read, deleted or not."""
    return repository.find_within_reach(tx, access, kind, document_id)


def is_used(tx: Transaction, access: Access, document_id: str) -> bool:
    """Whether the id belongs to any document of the organization, or did before it was purged."""
    document, used = repository.find(tx, access.organization, document_id)
    return document is not None or used
