"""Reading homework, and adding to its log what an owner sent."""

from datetime import UTC, date, datetime
from typing import Final

import msgspec

from registry.accounts.organization import organization_zone
from registry.homework.kinds import HOMEWORK, PRACTISED
from registry.homework.rules import last_day, name_of, standing
from registry.homework.schemas import HomeworkBody, HomeworkStanding, PracticeEntry
from registry.measures.days import local_day
from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.platform.errors import Conflict
from registry.records import ledger
from registry.records.kinds import Document
from registry.records.representation import body_fields
from registry.records.service import Intent, Records

MOST_A_DAY: Final = 24


class LogIsFull(Conflict):
    """More rounds than anybody practises."""

    code = "log-is-full"


class NotThatRound(Conflict):
    """Another round has this id."""

    code = "not-that-round"


class Assignment(msgspec.Struct, frozen=True):
    """Homework as it stands: its id, its body, how it is called and its last day."""

    id: str
    body: HomeworkBody
    name: str
    due_on: date


def assignment_of(document: Document) -> Assignment:
    """The homework in a document."""
    return read_assignment(document.representation)


def read_assignment(representation: str | bytes) -> Assignment:
    """The homework in a representation; for rooms that read that of many dogs."""
    fields = msgspec.json.decode(representation)
    body = msgspec.convert(body_fields(fields), HomeworkBody)
    return Assignment(fields["id"], body, name_of(body), last_day(body))


def open_homework(tx: Transaction, access: Access, records: Records, dog: Document) -> list[Assignment]:
    """The dog's open homework, newest first; at most 50."""
    return homework_of_dog(tx, access, records, dog, status="open", most=50)


def homework_of_dog(
    tx: Transaction, access: Access, records: Records, dog: Document, *, status: str | None = None, most: int
) -> list[Assignment]:
    """The dog's homework of this status or of any, newest first."""
    rows = records.by_name(tx, access, HOMEWORK, after=None, limit=most, status=status, dog=dog.number)
    found = (msgspec.json.decode(representation) for _, _, representation in rows)
    bodies = [(fields["id"], msgspec.convert(body_fields(fields), HomeworkBody)) for fields in found]
    return [Assignment(each_id, body, name_of(body), last_day(body)) for each_id, body in bodies]


def standing_of(tx: Transaction, access: Access, document: Document, *, now_ms: int) -> HomeworkStanding:
    """How a homework goes today, in the organization's time zone."""
    return how_it_goes(tx, access, assignment_of(document), now_ms=now_ms)


def how_it_goes(tx: Transaction, access: Access, homework: Assignment, *, now_ms: int) -> HomeworkStanding:
    """The same of homework that was read already."""
    zone = organization_zone(tx, access)
    today = local_day(datetime.fromtimestamp(now_ms / 1000, UTC), zone)
    return standing(homework.id, homework.body, zone, today=today)


def log_practice(
    tx: Transaction, writer: Access, records: Records, homework_id: str, entry: PracticeEntry, *, now_ms: int
) -> Document:
    """Adds an owner's round to the homework, under the owner's own name; the same round again changes nothing.

    `writer` is the guest who writes. Raises NotFound for homework that is gone, LogIsFull for more rounds a day than
    anybody practises, NotThatRound when the id belongs to another round.
    """
    ledger.lock_head(tx, writer.organization)  # before the log is read: two phones may send at once
    document = records.get(tx, writer, HOMEWORK, homework_id)
    body = assignment_of(document).body
    for known in body.practice:
        if known.id == entry.id:
            if _said(known) != _said(entry):
                raise NotThatRound("Another round of practice has this id already. Log it as a new one.")
            return document
    zone = organization_zone(tx, writer)
    day = local_day(entry.at, zone)
    if sum(local_day(known.at, zone) == day for known in body.practice) >= MOST_A_DAY:
        raise LogIsFull(f"There are {MOST_A_DAY} rounds of this day already. That is enough for a dog.")
    changed = msgspec.structs.replace(body, practice=[*body.practice, entry])
    intent = Intent(now_ms=now_ms, seen_revision=document.revision, reason="practised by the owner")
    return records.put(tx, writer, PRACTISED, homework_id, changed, intent).document


def _said(entry: PracticeEntry) -> tuple[object, ...]:
    return entry.at.astimezone(UTC), entry.trials, entry.fas, entry.comment
