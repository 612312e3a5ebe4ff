"""The overview of a day: what waits for somebody, each thing with its reason and its record.

Plans are judged by what the progress page judges them by.
"""

from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final

import msgspec

from registry.calendar import repository
from registry.calendar.rules import why_no_session
from registry.calendar.schemas import MOST_ITEMS, Overview, OverviewItem, OverviewPart
from registry.calendar.standing import PlanStanding, Standings
from registry.measures.days import local_day, start_of_day
from registry.measures.wording import on_day
from registry.platform.access import TRAINERS, Access
from registry.platform.clock import to_ms
from registry.platform.database import Transaction
from registry.training.progress_page import House, house_of

STUCK_WITHIN_DAYS: Final = 28
HANDOVER_DAYS: Final = 60


class _Dog(msgspec.Struct, frozen=True):
    id: str
    call_name: str


class _Note(msgspec.Struct, frozen=True):
    id: str
    body: str
    occurred_at: datetime
    title: str | None = None


class _Due(msgspec.Struct, frozen=True):
    on: date
    item: OverviewItem


_Dogs = Mapping[int, _Dog]
_Standings = Mapping[int, Sequence[PlanStanding]]


def overview_of(tx: Transaction, access: Access, standings: Standings, *, now_ms: int) -> Overview:
    """What waits today of what the caller may read."""
    house = house_of(tx, access)
    today = house.today(now_ms)
    tomorrow = start_of_day(today + timedelta(days=1), house.zone)
    rows = repository.active_dogs(tx, access, until_ms=to_ms(tomorrow))
    dogs = {number: msgspec.json.decode(text, type=_Dog) for number, _, text, _ in rows}
    plans = standings.of(tx, access, list(dogs), house)
    drafts = repository.drafts(tx, access, limit=MOST_ITEMS)
    return Overview(
        today=today,
        time_zone=house.time_zone,
        without_session=_part(_waiting(dogs, {row[0]: row[3] for row in rows}, house, today=today)),
        stuck=_part(_stuck(dogs, plans, today=today)),
        probes=_part(_probes(dogs, plans, today=today)),
        handovers=_part(_handovers(tx, access, dogs, house, today=today)),
        drafts=OverviewPart(count=drafts[0][3] if drafts else 0, items=[_draft(row) for row in drafts]),
        cosignatures=_cosignatures(tx, access),
    )


def _part(items: Sequence[OverviewItem]) -> OverviewPart:
    return OverviewPart(count=len(items), items=list(items[:MOST_ITEMS]))


def _item(dog: _Dog, plan: PlanStanding, reason: str) -> OverviewItem:
    return OverviewItem(dog_id=dog.id, dog=dog.call_name, kind="target", id=plan.id, title=plan.name, reason=reason)


def _waiting(dogs: _Dogs, last_ms: Mapping[int, int | None], house: House, *, today: date) -> list[OverviewItem]:
    """The dogs with which nobody trained for longest first; those without any session before them."""
    found = []
    for number, dog in dogs.items():
        ms = last_ms[number]
        last = local_day(datetime.fromtimestamp(ms / 1000, UTC), house.zone) if ms is not None else None
        if last != today:
            reason = why_no_session(last, today)
            item = OverviewItem(
                dog_id=dog.id, dog=dog.call_name, kind="dog", id=dog.id, title=dog.call_name, reason=reason
            )
            found.append(_Due(last or date.min, item))
    return [each.item for each in sorted(found, key=lambda each: each.on)]


def _stuck(dogs: _Dogs, standings: _Standings, *, today: date) -> list[OverviewItem]:
    """By dog and name. What nobody trained in four weeks waits for a session and not for another step."""
    begins = today - timedelta(days=STUCK_WITHIN_DAYS)
    return [
        _item(dogs[number], plan, plan.stuck)
        for number, plans in standings.items()
        for plan in plans
        if plan.stuck is not None and plan.last_set_on is not None and plan.last_set_on >= begins
    ]


def _probes(dogs: _Dogs, standings: _Standings, *, today: date) -> list[OverviewItem]:
    """The one that waits longest first."""
    found = []
    for number, plans in standings.items():
        for plan in plans:
            upkeep = plan.looks.as_of(today) if plan.looks is not None else None
            if upkeep is not None and upkeep.next_due_on is not None and upkeep.next_due_on <= today:
                found.append(_Due(upkeep.next_due_on, _item(dogs[number], plan, upkeep.reason)))
    return [each.item for each in sorted(found, key=lambda each: each.on)]


def _handovers(tx: Transaction, access: Access, dogs: _Dogs, house: House, *, today: date) -> list[OverviewItem]:
    begins = start_of_day(today - timedelta(days=HANDOVER_DAYS), house.zone)
    found = []
    for number, note_id, author, at_ms in repository.unread_handovers(tx, access, from_ms=to_ms(begins)):
        if number in dogs:
            day = on_day(local_day(datetime.fromtimestamp(at_ms / 1000, UTC), house.zone))
            found.append(
                OverviewItem(
                    dog_id=dogs[number].id, dog=dogs[number].call_name, kind="note", id=note_id, title="Hand-over",
                    reason=f"{author} wrote it on {day}, and you have not read it as it stands now.",
                )
            )  # fmt: skip
    return found


def _draft(row: tuple[str, str, str, int]) -> OverviewItem:
    dog_id, dog, text, _ = row
    note = msgspec.json.decode(text, type=_Note)
    return _of_note(dog_id, dog, note, f"You began it on {on_day(note.occurred_at.date())}, and it is a draft.")


def _cosignatures(tx: Transaction, access: Access) -> OverviewPart:
    """Told to those alone who may give them."""
    if access.role not in TRAINERS:
        return OverviewPart(count=0, items=[])
    found = []
    rows = repository.waiting_for_cosign(tx, access, limit=MOST_ITEMS)
    for dog_id, dog, text, author, _ in rows:
        note = msgspec.json.decode(text, type=_Note)
        day = on_day(note.occurred_at.date())
        found.append(
            _of_note(dog_id, dog, note, f"{author} wrote it on {day}, and nobody has co-signed it as it stands.")
        )
    return OverviewPart(count=rows[0][4] if rows else 0, items=found)


def _of_note(dog_id: str, dog: str, note: _Note, reason: str) -> OverviewItem:
    title = note.title or note.body.strip().splitlines()[0][:80]
    name = msgspec.json.decode(dog, type=_Dog).call_name
    return OverviewItem(dog_id=dog_id, dog=name, kind="note", id=note.id, title=title, reason=reason)
