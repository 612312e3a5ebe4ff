"""Reading what a report is composed from.

A report is read by everybody in the practice and by people outside of it, so it is composed as somebody would see the
dog who has written nothing privately: what is private to its author is in no report, not even in the author's own.
"""

from collections.abc import Iterator
from datetime import timedelta
from typing import Final
from zoneinfo import ZoneInfo

import msgspec

from registry.care.service import health_of
from registry.dogs.schemas import DogBody
from registry.homework.service import homework_of_dog, how_it_goes
from registry.measures.days import start_of_day
from registry.measures.wording import UnitSystem
from registry.platform.access import Access
from registry.platform.clock import to_ms, to_text
from registry.platform.database import Transaction
from registry.platform.fields import Moment
from registry.records.kinds import Document
from registry.records.representation import body_fields
from registry.records.service import Records
from registry.reports import repository
from registry.reports.album import shots_for_owners
from registry.reports.content import Period
from registry.reports.errors import ReportTooLarge
from registry.reports.material import Assigned, Held, Material, Written
from registry.training.answers import Weight
from registry.training.fact_rows import Placed
from registry.training.fact_table import facts_of_dog
from registry.training.handover import card_of
from registry.training.progress_page import house_of, progress_of

NOBODY: Final = 0  # people are numbered from 1
MOST_RECORDS: Final = 5_000
MOST_HOMEWORK: Final = 500
FOR_CLIENTS: Final = frozenset({"client", "external"})


class _Everything(msgspec.Struct):
    """No part of the progress alone."""

    skill: None = None
    behavior: None = None
    per: None = None


class _Session(msgspec.Struct):
    id: str
    started_at: Moment
    kind: str
    status: str
    ended_at: Moment | None = None


class _Note(msgspec.Struct):
    id: str
    body: str
    occurred_at: str
    visibility: str
    status: str


def as_anybody(access: Access) -> Access:
    """Who reads what is shared in the practice and nothing private."""
    return msgspec.structs.replace(access, person=NOBODY, role="viewer")


def span_of(period: Period) -> tuple[int, int]:
    """[from, until) of a period in milliseconds."""
    zone = ZoneInfo(period.time_zone)
    end = start_of_day(period.last + timedelta(days=1), zone)
    return to_ms(start_of_day(period.first, zone)), to_ms(end)


def gather(
    tx: Transaction, access: Access, dog: Document, period: Period, records: Records, *, units: UnitSystem, now_ms: int
) -> Material:
    """All that a report on the dog and the period may say. Raises ReportTooLarge for a period with too many records."""
    anybody = as_anybody(access)
    span = span_of(period)
    facts = facts_of_dog(tx, anybody, dog.number, from_ms=span[0], until_ms=span[1])
    homework = list(_homework(tx, anybody, dog, period, records, now_ms=now_ms))
    clips = [one.clip for one in homework if one.clip is not None]
    return Material(
        dog_id=dog.id,
        dog=msgspec.convert(body_fields(msgspec.json.decode(dog.representation)), DogBody),
        period=period,
        today=house_of(tx, anybody).today(now_ms),
        units=units,
        progress=progress_of(tx, anybody, dog.number, _Everything(), span=span, now_ms=now_ms, units=units),
        card=card_of(tx, anybody, dog, now_ms=now_ms, units=units),
        sessions=list(_sessions(tx, dog.number, span)),
        told_owner=[_line(one) for one in facts if one.row.type == "told_owner"],
        for_client=list(_for_client(tx, dog.number, span)),
        weights=[_weight(one) for one in facts if one.row.type == "weight" and one.row.kg is not None],
        health=health_of(tx, anybody, dog, records.kinds["health_item"], now_ms=now_ms).items,
        health_lines=[_line(one) for one in facts if one.row.type == "health"],
        homework=homework,
        meetings=_meetings(facts),
        shots=shots_for_owners(tx, anybody, records, dog, span, homework=clips, now_ms=now_ms),
    )


def _sessions(tx: Transaction, dog: int, span: tuple[int, int]) -> Iterator[Held]:
    for text, _ in _shared(tx, dog, "session", span):
        one = msgspec.json.decode(text, type=_Session)
        if one.status != "void":
            yield Held(id=one.id, started_at=one.started_at, ended_at=one.ended_at, kind=one.kind)


def _for_client(tx: Transaction, dog: int, span: tuple[int, int]) -> Iterator[Written]:
    """Notes whose author marked them for the client, once they are no drafts any more."""
    for text, author in _shared(tx, dog, "note", span):
        note = msgspec.json.decode(text, type=_Note)
        if note.visibility in FOR_CLIENTS and note.status in ("final", "amended"):
            yield Written(record=note.id, text=note.body, author=author, at=note.occurred_at)


def _homework(
    tx: Transaction, anybody: Access, dog: Document, period: Period, records: Records, *, now_ms: int
) -> Iterator[Assigned]:
    """What ran on any day of the period, oldest first."""
    found = homework_of_dog(tx, anybody, records, dog, most=MOST_HOMEWORK)
    for one in reversed(found):
        if one.body.status != "void" and one.body.starts_on <= period.last and one.due_on >= period.first:
            yield Assigned(
                record=one.id, name=one.name, instruction=one.body.instruction, stop_rule=one.body.stop_rule,
                starts_on=one.body.starts_on, standing=how_it_goes(tx, anybody, one, now_ms=now_ms),
                clip=one.body.clip_id,
            )  # fmt: skip


def _shared(tx: Transaction, dog: int, kind: str, span: tuple[int, int]) -> list[tuple[str, str]]:
    rows = repository.shared_of_dog(
        tx, dog, kind, from_ms=span[0], until_ms=span[1], limit=MOST_RECORDS + 1
    )  # fmt: skip
    if len(rows) > MOST_RECORDS:
        raise ReportTooLarge(f"The period holds more than {MOST_RECORDS} {kind}s. Choose a shorter one.")
    return rows


def _line(placed: Placed) -> Written:
    return Written(
        record=placed.record_id, text=placed.row.text or "", author=placed.author, at=to_text(to_ms(placed.at))
    )


def _weight(placed: Placed) -> Weight:
    return Weight(
        at=placed.at.isoformat(), kg=placed.row.kg or 0.0, bcs=placed.row.bcs, record_kind=placed.record_kind,
        record_id=placed.record_id,
    )  # fmt: skip


def _meetings(facts: list[Placed]) -> dict[str, list[str]]:
    """Those that a threshold curve is drawn through: with a distance and a response."""
    found: dict[str, dict[str, None]] = {}
    for one in facts:
        if one.row.type == "exposure" and one.row.distance_m and one.row.response is not None:
            found.setdefault(one.row.name or "other", {})[one.session_id or one.record_id] = None
    return {trigger: list(records) for trigger, records in found.items()}
