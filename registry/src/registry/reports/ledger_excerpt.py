"""The part of the ledger that a dossier holds: all that was recorded about a dog's records of a period, or about one
incident.

A record belongs to a period when it happened in it or when anything was recorded of it then; of such a record every
revision is told, from the first to the last before the dossier was composed. So each record's own chain of hashes is
whole and can be followed by whoever holds the dossier, without the registry.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import msgspec

from registry.platform.clock import to_text
from registry.platform.database import Transaction
from registry.platform.ids import Id
from registry.records.canonical import Envelope
from registry.reports.content import Dossier
from registry.reports.errors import ReportTooLarge

MOST_ENTRIES: Final = 4_000
_AT_ONCE: Final = 500


class Entry(NamedTuple):
    """An entry of the ledger. `private` ones come without their text."""

    envelope: Envelope
    actor: str
    hash: str
    body: str | None
    private: bool


def excerpt(tx: Transaction, organization: int, organization_id: Id, dog: int, *, span: tuple[int, int]) -> Dossier:
    """Which records and which part of the ledger. Raises ReportTooLarge for more than a dossier holds."""
    head = tx.row("SELECT position, head FROM organization WHERE number = ?", organization)
    assert head is not None
    rows = tx.rows(
        "SELECT d.id, d.private_to FROM document d WHERE d.organization = ? AND d.dog = ? AND (d.number = d.dog"
        " OR (d.occurred_ms >= ? AND d.occurred_ms < ?) OR EXISTS (SELECT 1 FROM ledger l"
        " WHERE l.organization = d.organization AND l.id = d.id AND l.revision > 0 AND l.at_ms >= ? AND l.at_ms < ?))"
        " ORDER BY d.number LIMIT ?",
        *(organization, dog, *span, *span, MOST_ENTRIES + 1),
    )
    return _dossier(organization_id, head, rows)


def excerpt_of_incident(tx: Transaction, organization: int, organization_id: Id, dog: int, incident_id: Id) -> Dossier:
    """The incident, and all that is in its circle: its photos, sounds and papers."""
    head = tx.row("SELECT position, head FROM organization WHERE number = ?", organization)
    assert head is not None
    rows = tx.rows(
        "SELECT d.id, NULL FROM document i JOIN document d ON d.organization = i.organization AND d.dog = i.dog"
        " WHERE i.organization = ? AND i.dog = ? AND i.id = ? AND (d.number = i.number OR d.private_to = -i.number)"
        " ORDER BY d.number LIMIT ?",
        *(organization, dog, incident_id, MOST_ENTRIES + 1),
    )
    return msgspec.structs.replace(_dossier(organization_id, head, rows), incident_id=incident_id)


def _dossier(organization_id: Id, head: tuple[int, bytes], rows: Sequence[tuple[Id, int | None]]) -> Dossier:
    if len(rows) > MOST_ENTRIES:
        raise _too_large()
    return Dossier(
        organization_id=organization_id, position=head[0], head=head[1].hex(), documents=[row[0] for row in rows],
        withheld=[document_id for document_id, private_to in rows if private_to is not None and private_to > 0],
    )  # fmt: skip


def entries_of(tx: Transaction, organization: int, dossier: Dossier) -> list[Entry]:
    """Every entry of the dossier in the order in which it was written."""
    found = [entry for some in _batches(dossier.documents) for entry in _read(tx, organization, dossier, some)]
    if len(found) > MOST_ENTRIES:
        raise _too_large()
    return sorted(found, key=lambda entry: entry.envelope.position)


def _batches(ids: Sequence[Id]) -> Iterator[Sequence[Id]]:
    for begin in range(0, len(ids), _AT_ONCE):
        yield ids[begin : begin + _AT_ONCE]


def _read(tx: Transaction, organization: int, dossier: Dossier, some: Sequence[Id]) -> Iterator[Entry]:
    withheld = frozenset(dossier.withheld)
    marks = ", ".join("?" for _ in some)
    for which in ("l.revision > 0", "l.revision = 0"):  # each has an index of its own
        rows = tx.rows(
            "SELECT l.position, l.at_ms, p.id, p.name, l.action, l.kind, l.id, l.revision, l.deleted, l.occurred_at,"
            " l.reason, l.body, l.body_hash, l.previous_hash, b.hash, l.hash FROM ledger l"
            " LEFT JOIN person p ON p.number = l.actor"
            " LEFT JOIN ledger b ON b.organization = l.organization AND b.position = l.position - 1"
            f" WHERE l.organization = ? AND l.position <= ? AND {which} AND l.id IN ({marks})",
            organization,
            dossier.position,
            *some,
        )
        for row in rows:
            yield _entry(dossier.organization_id, row, private=row[6] in withheld)


def _entry(organization_id: Id, row: tuple, *, private: bool) -> Entry:  # type: ignore[type-arg]  # columns as above
    position, at_ms, actor_id, actor, action, kind, record, revision, deleted, occurred_at, reason, *rest = row
    body, body_hash, previous_hash, before, entry_hash = rest
    envelope = Envelope(
        organization_id=organization_id, position=position, recorded_at=to_text(at_ms), actor_id=actor_id,
        action=action, kind=kind, id=record, revision=revision, deleted=bool(deleted), occurred_at=occurred_at,
        reason=reason, body_sha256=body_hash.hex() if body_hash else None, previous_hash=previous_hash.hex(),
        previous_entry_hash=before.hex() if before else "0" * 64,
    )  # fmt: skip
    return Entry(envelope, actor or "the registry", entry_hash.hex(), None if private else body, private)


def as_lines(entries: Sequence[Entry]) -> bytes:
    """The entries as JSON Lines, with all that is needed to recompute every hash: what is attached to the paper."""
    encode = msgspec.json.Encoder(order="sorted").encode
    return b"".join(
        encode({"envelope": one.envelope, "hash": one.hash, "body": one.body, "actor": one.actor,
                "private": one.private}) + b"\n"
        for one in entries
    )  # fmt: skip


def _too_large() -> ReportTooLarge:
    return ReportTooLarge(f"The period has more than {MOST_ENTRIES} entries. Make a dossier for each part of it.")
