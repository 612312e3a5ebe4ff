"""Whose a document is: the practice's, one person's, or a circle's (see `records.reach`)."""

import msgspec

from registry.platform.database import Transaction
from registry.records import repository
from registry.records.kinds import Document, Facets


def kept_to(
    tx: Transaction, organization: int, author: int, facets: Facets, current: Document | None
) -> int | None:  # fmt: skip
    """`private_to` of a document that is written: the circle of the restricted record that it follows comes before
    everything else. A document whose restricted record was purged stays in that circle."""
    if facets.follows_id is not None:
        circle = repository.circle_of(tx, organization, facets.follows_id)
        if circle is not None:
            return circle
        kept = current.private_to if current is not None else None
        if kept is not None and kept < 0 and repository.find(tx, organization, facets.follows_id)[0] is None:
            return kept
    return author if facets.private else None


def with_readers(tx: Transaction, document: Document, facets: Facets) -> Document:
    """The document, in the circle of its readers when it is restricted; `document` has its number already."""
    if facets.reader_ids is None:
        return document
    repository.restrict(tx, document, facets.reader_ids)
    return msgspec.structs.replace(document, private_to=-document.number)
