"""Who reads a dossier: not everybody who reads its dog.

A court dossier holds every text of the practice about a dog, so it is for owners alone. The dossier of an incident is
for whoever may read that incident now: who is taken out of its circle reads the dossier no more, and who comes into it
reads all of them. Nothing is kept for that beside the circle itself.
"""

from datetime import date, datetime
from functools import partial

import msgspec

from registry.platform.access import Access
from registry.platform.database import Database, Transaction
from registry.platform.errors import NotFound
from registry.platform.ids import Id
from registry.records import lookup
from registry.records.readings import note_reading
from registry.records.service import Records
from registry.reports import repository
from registry.reports.content import Content
from registry.reports.ledger_excerpt import Entry

COURT_DOSSIER = "court_dossier"
INCIDENT_DOSSIER = "incident_dossier"
_DECODER = msgspec.json.Decoder(Content)


class Readers:
    """Who reads which report on a dog that they may read."""

    def __init__(self, records: Records) -> None:
        self._records = records

    def may_read(self, tx: Transaction, access: Access, kind: str, body: str | None) -> bool:
        """Whether the caller reads the report of this kind with this content."""
        if access.role == "owner" or kind not in (COURT_DOSSIER, INCIDENT_DOSSIER):
            return True
        return kind == INCIDENT_DOSSIER and body is not None and self._in_circle(tx, access, body)

    def hidden(self, tx: Transaction, access: Access, dog: int) -> list[int]:
        """The numbers of the reports on the dog that the caller does not read. A dog has a handful of dossiers."""
        if access.role == "owner":
            return []
        dossiers = repository.of_kinds(tx, dog, (COURT_DOSSIER, INCIDENT_DOSSIER))
        return [number for number, kind, body in dossiers if not self.may_read(tx, access, kind, body)]

    def day_of_incident(self, tx: Transaction, access: Access, dog_id: Id, incident_id: Id) -> date:
        """The day of the incident where it happened; raises NotFound unless it is one of the dog that the caller may
        read."""
        found = self._records.get(tx, access, self._records.kinds["incident"], incident_id)
        fields = msgspec.json.decode(found.representation)
        if fields["dog_id"] != dog_id:
            raise NotFound("There is no such incident of this dog.")
        return datetime.fromisoformat(fields["occurred_at"]).date()

    def note(self, database: Database, access: Access, entries: list[Entry], *, now_ms: int) -> None:
        """Keeps that the caller has read what a dossier says of records whose readings are kept."""
        newest = {(one.envelope.kind, one.envelope.id): one.envelope.revision for one in entries if self._kept(one)}
        for (kind, record_id), revision in newest.items():
            database.write(
                partial(note_reading, access=access, kind=kind, document_id=record_id, revision=revision, how="read",
                        now_ms=now_ms)
            )  # fmt: skip

    def _kept(self, entry: Entry) -> bool:
        told = entry.envelope
        return told.revision > 0 and entry.body is not None and self._records.kinds[told.kind].audited

    def _in_circle(self, tx: Transaction, access: Access, body: str) -> bool:
        dossier = _DECODER.decode(body).dossier
        if dossier is None or dossier.incident_id is None:
            return False
        return lookup.find(tx, access, self._records.kinds["incident"], dossier.incident_id) is not None
