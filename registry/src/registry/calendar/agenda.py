"""What is planned and due from a day to a day: appointments, looks after mastery, what expires."""

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, timedelta
from typing import Final

import msgspec

from registry.calendar import repository
from registry.calendar.agenda_schemas import CalendarEntry
from registry.calendar.standing import Standings
from registry.care.service import health_cards_of
from registry.measures.days import start_of_day
from registry.platform.access import Access
from registry.platform.clock import to_ms
from registry.platform.database import Transaction
from registry.platform.ids import Id
from registry.records.representation import body_fields
from registry.training.occurrences import LONGEST_SERIES, occurrences
from registry.training.progress_page import House, house_of
from registry.training.schemas import SessionBody

_STILL_DUE: Final = ("overdue", "due", "coming")
_STILL_HOLDS: Final = ("expired", "expires_soon", "valid")


class Span(msgspec.Struct, frozen=True):
    """Days of the practice, both included."""

    first: date
    last: date

    def moments(self, house: House) -> tuple[datetime, datetime]:
        """[start, end) of the days."""
        return start_of_day(self.first, house.zone), start_of_day(self.last + timedelta(days=1), house.zone)


class Appointment(SessionBody, kw_only=True):
    """A planned session with its id, the dog's name, and when it was last changed."""

    id: Id
    author_id: Id
    updated_at: datetime
    dog: str = ""


class _Dog(msgspec.Struct, frozen=True):
    id: Id
    revision: int
    call_name: str
    assigned_person_ids: list[Id] = []


def agenda_of(
    tx: Transaction, access: Access, standings: Standings, span: Span, *, person_id: str | None, now_ms: int
) -> list[CalendarEntry]:
    """Everything that the caller may see, in order of time; of a person what is theirs."""
    house = house_of(tx, access)
    start, end = span.moments(house)
    entries = [
        _timed(one, when.on, when.starts_at, when.ends_at)
        for one in appointments(tx, access, house, span, person_id=person_id)
        for when in occurrences(one, start=start, end=end)
    ]
    entries += due_entries(tx, access, standings, span, person_id=person_id, now_ms=now_ms)
    return sorted(entries, key=lambda one: _order(one, house))


def appointments(
    tx: Transaction, access: Access, house: House, span: Span, *, person_id: str | None
) -> list[Appointment]:
    """Planned sessions that may take place in the span, in order of their beginning."""
    start, end = span.moments(house)
    rows = repository.planned(
        tx, access, from_ms=to_ms(start - LONGEST_SERIES - timedelta(days=2)), until_ms=to_ms(end)
    )
    found = []
    for text, dog in rows:
        body = msgspec.json.decode(text)
        known = {name: body[name] for name in ("id", "author_id", "updated_at")}
        name = msgspec.json.decode(dog, type=_Dog).call_name
        found.append(msgspec.convert({**body_fields(body), **known, "dog": name}, Appointment))
    return [one for one in found if person_id is None or person_id in with_whom(one)]


def with_whom(appointment: Appointment) -> list[Id]:
    """The members who take part; where none is named, whoever planned it."""
    named = [one.person_id for one in appointment.participants if one.person_id is not None]
    return named or [appointment.author_id]


def due_entries(
    tx: Transaction, access: Access, standings: Standings, span: Span, *, person_id: str | None, now_ms: int
) -> Iterator[CalendarEntry]:
    """Days on which something is due. A person's dogs are those assigned to them, and those assigned to nobody."""
    house = house_of(tx, access)
    today = house.today(now_ms)
    dogs = {
        number: dog
        for number, text in repository.active_dog_texts(tx, access)
        if _is_theirs(dog := msgspec.json.decode(text, type=_Dog), person_id)
    }
    for number, plans in standings.of(tx, access, list(dogs), house).items():
        for plan in plans:
            for look in plan.looks.as_of(today).schedule if plan.looks is not None else ():
                if look.state in _STILL_DUE and span.first <= look.due_on <= span.last:
                    yield _of_day("probe", dogs[number], plan.id, plan.name, look.due_on)
    items: dict[int, list[str]] = {}
    for number, text in repository.health_items(tx, access):
        if number in dogs:
            items.setdefault(number, []).append(text)
    for number, some in items.items():
        yield from _expiring(dogs[number], some, span, today=today)


def _is_theirs(dog: _Dog, person_id: str | None) -> bool:
    return person_id is None or not dog.assigned_person_ids or person_id in dog.assigned_person_ids


def _expiring(dog: _Dog, items: Iterable[str], span: Span, *, today: date) -> Iterator[CalendarEntry]:
    for card in health_cards_of(items, today=today, dog_id=dog.id, dog_revision=dog.revision):
        if card.state in _STILL_HOLDS and card.expires_on is not None and span.first <= card.expires_on <= span.last:
            yield _of_day("health", dog, card.id, f"{card.name} expires", card.expires_on)


def _of_day(kind: str, dog: _Dog, record_id: str, title: str, on: date) -> CalendarEntry:
    assert kind in ("probe", "health")
    return CalendarEntry(kind=kind, id=record_id, dog_id=dog.id, dog=dog.call_name, title=title, on=on)  # type: ignore[arg-type]  # one of the two


def _timed(one: Appointment, on: date, starts_at: datetime, ends_at: datetime) -> CalendarEntry:
    return CalendarEntry(
        kind="appointment", id=one.id, dog_id=one.dog_id, dog=one.dog, title=title_of(one), on=on,
        starts_at=starts_at.isoformat(), ends_at=ends_at.isoformat(), place=place_of(one),
        person_ids=with_whom(one), repeats=one.repeats is not None,
    )  # fmt: skip


def title_of(one: Appointment) -> str:
    """What it is, in a word."""
    return one.kind.replace("_", " ").capitalize()


def place_of(one: Appointment) -> str:
    """Where it is."""
    return ", ".join(part for part in (one.location, one.area) if part)


def _order(entry: CalendarEntry, house: House) -> tuple[datetime, str, str]:
    """What is due on a day stands before what has a time on it."""
    if entry.starts_at is None:
        return start_of_day(entry.on, house.zone).astimezone(UTC), entry.dog, entry.id
    return datetime.fromisoformat(entry.starts_at).astimezone(UTC), entry.dog, entry.id
