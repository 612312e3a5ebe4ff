"""Acknowledging: a person says that they have read a record as it stands now.

Safety flags and hand-over notes use it. An acknowledgement counts for one revision: whoever changes the text asks
everybody to read it again. It is a fact of its own and an event in the ledger, so that nobody can deny it later.
"""

from registry.care import repository
from registry.care.schemas import Acknowledgement, GivenAcknowledgement
from registry.platform.access import Access
from registry.platform.clock import to_text
from registry.platform.database import Transaction
from registry.records import ledger
from registry.records.errors import Stale
from registry.records.kinds import Document, Kind
from registry.records.service import Records


def acknowledge(
    tx: Transaction,
    access: Access,
    records: Records,
    kind: Kind,
    document_id: str,
    *,
    now_ms: int,
    seen_revision: int | None = None,
) -> Acknowledgement:
    """Keeps that the caller has read the current revision; repeating it changes nothing and answers the same.

    Raises NotFound for what the caller cannot see, and Stale when `seen_revision` is not the current one.
    """
    head = ledger.lock_head(tx, access.organization)  # before the revision is read: nobody changes it meanwhile
    document = records.get(tx, access, kind, document_id)
    if seen_revision is not None and seen_revision != document.revision:
        raise Stale.now(document)
    at_ms = repository.acknowledged_at(tx, access.person, document.number, document.revision)
    if at_ms is None:
        at_ms = now_ms
        repository.add_acknowledgement(tx, access.person, document, at_ms=at_ms)
        event = ledger.Event(
            action="acknowledged", at_ms=at_ms, actor=access.person, actor_id=access.person_id, kind=kind.name,
            id=document.id, reason=f"revision {document.revision}",
        )  # fmt: skip
        ledger.append(tx, head, event)
    return Acknowledgement(access.person_id, access.person_name, document.revision, to_text(at_ms))


def acknowledgements_of(tx: Transaction, document_number: int) -> list[Acknowledgement]:
    """Everybody's newest acknowledgement of a document, also of revisions that are no longer current, by time."""
    return [
        Acknowledgement(person_id, name, revision, to_text(at_ms))
        for person_id, name, revision, at_ms in repository.acknowledgements(tx, document_number)
    ]


def acknowledgements_within_reach(tx: Transaction, access: Access) -> list[GivenAcknowledgement]:
    """Who has read which safety flag and which newest hand-over, of what the caller may read, by time."""
    return [
        GivenAcknowledgement(person_id, name, revision, to_text(at_ms), kind=kind, document_id=document_id)
        for kind, document_id, person_id, name, revision, at_ms in repository.acknowledgements_within_reach(tx, access)
    ]


def has_acknowledged(tx: Transaction, access: Access, document: Document) -> bool:
    """Whether the caller has read the document's current revision."""
    return repository.acknowledged_at(tx, access.person, document.number, document.revision) is not None
