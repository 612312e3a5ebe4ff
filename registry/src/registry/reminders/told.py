"""What a reminder says: to a member what is due of their dogs, to a household what was written for them.

A household's letter is made of four things: the practice's name, the dog's call name, how a homework is called, and
which of the standard vaccinations ends when. Nothing else of a record gets into it.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

import msgspec

from registry.calendar.agenda import Appointment, Span, appointments, due_entries, place_of, title_of
from registry.calendar.agenda_schemas import CalendarEntry
from registry.calendar.standing import Standings
from registry.care.service import health_cards_of
from registry.homework.service import Assignment, read_assignment
from registry.measures.wording import counted, on_day
from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.platform.ids import Id
from registry.reminders import repository
from registry.reminders.letters import Part
from registry.reminders.rules import STEPS_BEFORE, is_told_before, quiet_days, vaccination_for_owners
from registry.training.occurrences import Occurrence, occurrences
from registry.training.progress_page import House

LOOK_BACK: timedelta = timedelta(days=366)


class Dog(msgspec.Struct, frozen=True):
    """A dog as reminders need it."""

    id: Id
    revision: int
    call_name: str
    guardian_ids: list[Id] = []
    assigned_person_ids: list[Id] = []


def parts_for_member(
    tx: Transaction, access: Access, standings: Standings, *, today: date, zone: str, now_ms: int
) -> list[Part]:
    """What a member is told on their day; no parts when there is nothing to tell. A member's dogs are those assigned
    to them and those assigned to nobody, as in their calendar."""
    due = list(_due(tx, access, standings, today=today, now_ms=now_ms))
    tomorrow = today + timedelta(days=1)
    parts = (
        Part(f"Tomorrow, {tomorrow:%A} {on_day(tomorrow)}", _tomorrow(tx, access, tomorrow, zone)),
        Part("Looks after mastery that are due", [_look(one) for one in due if one.kind == "probe"]),
        Part("Ends soon", [_end(one, today) for one in due if one.kind == "health"]),
        Part("Homework of which nobody logged a round", _homework(tx, access, today=today, zone=zone)),
    )
    return [part for part in parts if part.lines]


def parts_for_household(
    tx: Transaction, access: Access, dogs: Mapping[int, Dog], *, today: date, zone: str
) -> list[Part]:
    """What a household is told of its dogs, dog by dog."""
    parts = (
        Part(dog.call_name, [*_homework_of(tx, access, number, today, zone), *_ends_of(tx, access, number, dog, today)])
        for number, dog in dogs.items()
    )
    return [part for part in parts if part.lines]


def _due(
    tx: Transaction, access: Access, standings: Standings, *, today: date, now_ms: int
) -> Iterator[CalendarEntry]:  # fmt: skip
    span = Span(today - LOOK_BACK, today + timedelta(days=max(STEPS_BEFORE)))
    for one in due_entries(tx, access, standings, span, person_id=access.person_id, now_ms=now_ms):
        if one.on <= today if one.kind == "probe" else is_told_before(today, one.on):
            yield one


def _tomorrow(tx: Transaction, access: Access, day: date, zone: str) -> list[str]:
    house, span = House(zone, "metric"), Span(day, day)
    start, end = span.moments(house)
    found = [
        (when.starts_at, _appointment(one, when))
        for one in appointments(tx, access, house, span, person_id=access.person_id)
        for when in occurrences(one, start=start, end=end)
    ]
    return [line for _, line in sorted(found)]


def _appointment(one: Appointment, when: Occurrence) -> str:
    place = place_of(one)
    return f"{when.starts_at:%H:%M}–{when.ends_at:%H:%M} {one.dog}, {title_of(one)}{place and f', {place}'}"


def _look(one: CalendarEntry) -> str:
    return f"{one.dog}: {one.title}, since {on_day(one.on)}"


def _end(one: CalendarEntry, today: date) -> str:
    return f"{one.dog}: {one.title} {_when(one.on, today)}"


def _when(day: date, today: date) -> str:
    days = (day - today).days
    return "today" if days == 0 else f"in {counted(days, 'day')}, on {on_day(day)}"


def _homework(tx: Transaction, access: Access, *, today: date, zone: str) -> list[str]:
    found = []
    for _, dog_text, text in repository.of_dogs(tx, access, "homework"):
        dog = msgspec.json.decode(dog_text, type=Dog)
        if not dog.assigned_person_ids or access.person_id in dog.assigned_person_ids:
            found += [f"{dog.call_name}: {name}, {days} days" for name, days in _quiet([text], today, zone)]
    return found


def _homework_of(tx: Transaction, access: Access, number: int, today: date, zone: str) -> list[str]:
    texts = [text for _, _, text in repository.of_dogs(tx, access, "homework", dog=number)]
    return [
        f"“{name}” has waited for {days} days. Open the link that your trainer sent you, and log a round."
        for name, days in _quiet(texts, today, zone)
    ]


def _quiet(texts: Iterable[str], today: date, zone: str) -> Iterator[tuple[str, int]]:
    """(name, days without a round) of homework that is told today."""
    house = House(zone, "metric")
    for text in texts:
        one: Assignment = read_assignment(text)
        days = quiet_days(one.body, today=today, due_on=one.due_on, zone=house.zone)
        if days is not None:
            yield one.name, days - 1  # today is not over


def _ends_of(tx: Transaction, access: Access, number: int, dog: Dog, today: date) -> list[str]:
    texts = [text for _, _, text in repository.of_dogs(tx, access, "health_item", dog=number)]
    cards = health_cards_of(texts, today=today, dog_id=dog.id, dog_revision=dog.revision)
    told = (
        f"{vaccination_for_owners(card.name)} ends {_when(card.expires_on, today)}. Ask your vet for a date."
        for card in cards
        if card.kind == "vaccination" and card.state in ("valid", "expires_soon")
        if card.expires_on is not None and is_told_before(today, card.expires_on)
    )
    return [f"{line[0].upper()}{line[1:]}" for line in dict.fromkeys(told)]
