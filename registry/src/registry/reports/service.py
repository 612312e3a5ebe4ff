"""Composing, reading and editing reports.

A version of a report is an event in the ledger: its body is the whole content, so that the chain of hashes covers every
word of it and `longline verify-audit` names a version that was changed. The room's own tables only say which reports
there are and where their versions stand.
"""

from datetime import UTC, date, datetime
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from registry.accounts.organization import organization_settings
from registry.accounts.organization_schemas import OrganizationBody
from registry.measures.days import local_day
from registry.platform.access import Access
from registry.platform.clock import to_text
from registry.platform.database import Database, Transaction
from registry.platform.errors import InvalidBody, NotAllowed
from registry.platform.ids import Id, new_id
from registry.records import ledger, lookup
from registry.records.canonical import canonical
from registry.records.endpoints import Author
from registry.records.errors import IdTaken
from registry.records.kinds import Document
from registry.records.service import Records
from registry.reports import repository
from registry.reports.compose import Envelope, bound, records_of_section, sections_of
from registry.reports.content import Content, Dossier, Letterhead, RecordRef
from registry.reports.errors import NoSuchReport, ReportTooLarge, Stale
from registry.reports.gather import gather, span_of
from registry.reports.ledger_excerpt import entries_of, excerpt, excerpt_of_incident
from registry.reports.readers import COURT_DOSSIER, INCIDENT_DOSSIER, Readers
from registry.reports.rules import edited, period_of
from registry.reports.schemas import NewReport, Report, ReportEdit

MOST_BYTES: Final = 1024 * 1024
LEDGER_KIND: Final = "report"
_DECODER: Final = msgspec.json.Decoder(Content)


class Reports:
    """The reports of every organization."""

    def __init__(self, records: Records) -> None:
        self._records = records
        self.readers = Readers(records)

    def compose(self, database: Database, access: Access, dog_id: Id, wanted: NewReport, *, now_ms: int) -> Report:
        """A new report as version 1; the same id again gives the report that there is.

        It is composed before anything is locked: reading half a year takes a moment, and nobody waits for it to write.
        """
        if wanted.kind == COURT_DOSSIER and access.role != "owner":
            raise NotAllowed("A dossier holds every revision of everything. Only owners of the practice make one.")
        report_id = wanted.id or new_id()
        with database.snapshot() as tx:
            dog = self._dog(tx, access, dog_id)
            if repository.is_used(tx, access, report_id):
                return self._again(tx, access, dog, report_id)
            content = self._content(tx, access, dog, self._for_incident(tx, access, dog_id, wanted), now_ms=now_ms)
        return database.write(lambda tx: self._keep(tx, access, report_id, content, now_ms=now_ms))

    def _keep(self, tx: Transaction, access: Access, report_id: Id, content: Content, *, now_ms: int) -> Report:
        head = ledger.lock_head(tx, access.organization)
        dog = self._dog(tx, access, content.dog_id)
        if repository.is_used(tx, access, report_id):  # sent twice at once
            return self._again(tx, access, dog, report_id)
        if lookup.is_used(tx, access, report_id):
            raise IdTaken("This id belongs to another record. Make a new id.")
        position = _append(tx, head, access, report_id, content, action="composed", now_ms=now_ms)
        repository.add(
            tx, access, report_id=report_id, dog=dog.number, kind=content.kind, title=content.title, now_ms=now_ms,
            position=position,
        )  # fmt: skip
        return self.get(tx, access, report_id)

    def get(self, tx: Transaction, access: Access, report_id: Id, *, version: int | None = None) -> Report:
        """A report, at its newest version without another; NotFound when its dog is out of the caller's reach."""
        return _report(self._row(tx, access, report_id, version=version), version)

    def edit(
        self, tx: Transaction, access: Access, report_id: Id, edit: ReportEdit, *, seen: int | None, now_ms: int
    ) -> Report:
        """The next version of a report; an edit that changes nothing makes none."""
        head = ledger.lock_head(tx, access.organization)
        row = self._row(tx, access, report_id)
        current = _report(row, None)
        content = edited(current.content, edit)
        if content == current.content:
            return current
        if seen != row.newest:
            raise Stale.now(current)
        position = _append(tx, head, access, report_id, content, action="edited", now_ms=now_ms)
        repository.add_edit(
            tx, access, row.number, version=row.newest + 1, title=content.title, now_ms=now_ms, position=position
        )  # fmt: skip
        return self.get(tx, access, report_id)

    def require(self, tx: Transaction, access: Access, report_id: Id) -> None:
        """Raises NotFound for a report that the caller may not read."""
        self._row(tx, access, report_id)

    def dog_number(self, tx: Transaction, access: Access, dog_id: Id) -> int:
        """The number of a dog within the caller's reach."""
        return self._dog(tx, access, dog_id).number

    def _dog(self, tx: Transaction, access: Access, dog_id: Id) -> Document:
        return self._records.get(tx, access, self._records.kinds["dog"], dog_id)

    def _row(
        self, tx: Transaction, access: Access, report_id: Id, *, version: int | None = None
    ) -> repository.ReportRow:
        row = repository.find(tx, access, report_id, version=version)
        if row is None:
            raise NoSuchReport
        found = lookup.find(tx, access, self._records.kinds["dog"], row.dog_id)
        if found is None or found.deleted_ms is not None or not self.readers.may_read(tx, access, row.kind, row.body):
            raise NoSuchReport
        return row

    def _for_incident(self, tx: Transaction, access: Access, dog_id: Id, wanted: NewReport) -> NewReport:
        """The dossier of an incident covers its day; whoever may not read the incident makes none."""
        if (wanted.kind == INCIDENT_DOSSIER) != (wanted.incident_id is not None):
            raise InvalidBody.at("/incident_id", f"An `{INCIDENT_DOSSIER}` is of one incident, other reports of none.")
        if wanted.incident_id is None:
            return wanted
        day = self.readers.day_of_incident(tx, access, dog_id, wanted.incident_id)
        return msgspec.structs.replace(wanted, first=day, last=day)

    def _again(self, tx: Transaction, access: Access, dog: Document, report_id: Id) -> Report:
        row = repository.find(tx, access, report_id)
        if row is None or row.dog != dog.number:
            raise IdTaken("This id belongs to another report. Make a new id.")
        return self.get(tx, access, report_id)

    def _content(self, tx: Transaction, access: Access, dog: Document, wanted: NewReport, *, now_ms: int) -> Content:
        house = organization_settings(tx, access)
        period = period_of(wanted, today=_today(house, now_ms), time_zone=house.time_zone)
        units = wanted.units or house.unit_system
        material = gather(tx, access, dog, period, self._records, units=units, now_ms=now_ms)
        sections = sections_of(wanted.kind, material)
        envelope = Envelope(
            kind=wanted.kind,
            letterhead=Letterhead(name=house.name, colour=house.report_colour, address=house.report_address),
            language="en", paper=wanted.paper or ("letter" if units == "us" else "a4"),
            composed_at=to_text(now_ms), composed_by=access.person_name,
        )  # fmt: skip
        dossier = _dossier(tx, access, dog, wanted, span=span_of(period))
        used = dict.fromkeys(record for one in sections for record in records_of_section(one))
        known = [
            RecordRef(id=record, kind=kind, at=to_text(at_ms) if at_ms is not None else None)  # type: ignore[arg-type]
            for record, (kind, at_ms) in repository.kinds_of(tx, access, used).items()
        ]
        known.sort(key=lambda one: (one.at or "", one.id))
        return msgspec.structs.replace(bound(envelope, material, sections, known), dossier=dossier)


def _dossier(
    tx: Transaction, access: Access, dog: Document, wanted: NewReport, *, span: tuple[int, int]
) -> Dossier | None:
    """Which part of the ledger the report holds; most hold none."""
    house = (access.organization, access.organization_id, dog.number)
    if wanted.kind == COURT_DOSSIER:
        made = excerpt(tx, *house, span=span)
    elif wanted.incident_id is not None:
        made = excerpt_of_incident(tx, *house, wanted.incident_id)
    else:
        return None
    entries_of(tx, access.organization, made)  # refused now, and not when somebody wants to print it
    return made


def _today(house: OrganizationBody, now_ms: int) -> date:
    return local_day(datetime.fromtimestamp(now_ms / 1000, UTC), ZoneInfo(house.time_zone))


def _append(
    tx: Transaction, head: ledger.Head, access: Access, report_id: Id, content: Content, *, action: str, now_ms: int
) -> int:
    """The position of the event that holds the content."""
    body = canonical(content)
    if len(body) > MOST_BYTES:
        raise ReportTooLarge("The report would be larger than 1 MiB. Choose a shorter period, or shorten your words.")
    event = ledger.Event(
        action=action, at_ms=now_ms, actor=access.person, actor_id=access.person_id, kind=LEDGER_KIND, id=report_id,
        body=body,
    )  # fmt: skip
    ledger.append(tx, head, event)
    return head.position


def _report(row: repository.ReportRow, version: int | None) -> Report:
    if row.body is None:
        raise NoSuchReport
    return Report(
        id=row.id, version=version or row.newest, newest_version=row.newest, created_at=to_text(row.created_ms),
        created_by=msgspec.json.decode(row.created_by, type=Author), edited_at=to_text(row.edited_ms),
        edited_by=msgspec.json.decode(row.edited_by, type=Author), position=row.position, hash=row.hash.hex(),
        content=_DECODER.decode(row.body),
    )  # fmt: skip
