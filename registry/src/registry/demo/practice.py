"""The made-up practice: twelve dogs, three trainers, half a year of notes, the same in every run for the same day.

Every entry was written by hand, in the voice of its trainer (content/); only scores, counts, weather and dates are
filled in. The stories run from early summer to late autumn: made in another season, leaves fall at the wrong time.
"""

import tomllib
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from registry.demo.care import flags_of, read_care, vaccinations_of
from registry.demo.ids import id_for
from registry.demo.incidents import incidents
from registry.demo.plans import plans_of
from registry.demo.schedule import Slot, without_overlaps
from registry.demo.script import NOTE_KINDS, SESSION_KINDS, Entry, story_of, text_of
from registry.demo.shapes import (
    TIME_ZONE,
    Dog,
    Edit,
    Guardian,
    HouseholdPerson,
    Note,
    Organization,
    Paper,
    Practice,
    Session,
    Trainer,
)
from registry.demo.slots import Slots
from registry.demo.weeks import Weeks, moment
from registry.dogs.schemas import Consent


def practice(today: date) -> Practice:
    """The practice as it stands on `today`; nothing in it lies after that day."""
    cast: dict[str, Any] = tomllib.loads(text_of("cast.toml"))
    weeks = Weeks.until(today)
    dogs = {key: _dog(key, facts, weeks) for key, facts in cast["dogs"].items()}
    entries = [entry for key in dogs for entry in story_of(key)]
    hours = without_overlaps([_slot(entry, weeks) for entry in entries])
    sessions, notes = [], []
    for key, facts in cast["dogs"].items():
        story = sorted((entry for entry in entries if entry.dog == key), key=lambda entry: hours[entry.key].start)
        slots = Slots(key, facts.get("skills", {}), [entry.body for entry in story])
        for entry in story:
            hour = hours[entry.key]
            if entry.is_session:
                sessions.append(_session(entry, hour, slots.practised(entry.body), cast["places"]))
            notes.append(_note(entry, hour, slots))
    return Practice(
        organization=Organization(time_zone=TIME_ZONE, **cast["organization"]),
        trainers=tuple(Trainer(key=key, **facts) for key, facts in cast["trainers"].items()),
        guardians=tuple(_guardian(key, facts, weeks) for key, facts in cast["guardians"].items()),
        dogs=tuple(dogs.values()),
        sessions=tuple(sorted(sessions, key=lambda session: (session.started_at.astimezone(UTC), session.key))),
        notes=tuple(sorted(notes, key=lambda note: (note.occurred_at.astimezone(UTC), note.key))),
        incidents=tuple(incidents(dogs, weeks)),
        papers=tuple(paper for key, dog in dogs.items() for paper in _papers(dog, cast["dogs"][key], weeks)),
    )


def _papers(dog: Dog, facts: dict[str, Any], weeks: Weeks) -> Iterator[Paper]:
    care = read_care()
    for plan_id, at, plan in plans_of(dog, facts.get("skills", {})):
        yield Paper(kind="target", id=plan_id, at=at, body=plan)
    for flag_id, at, flag in flags_of(dog, care, weeks):
        yield Paper(kind="safety_flag", id=flag_id, at=at, body=flag)
    for item_id, at, item in vaccinations_of(dog, care, weeks):
        yield Paper(kind="health_item", id=item_id, at=at, body=item)


def _slot(entry: Entry, weeks: Weeks) -> Slot:
    start = moment(weeks.day(entry.day), entry.at, second_pass=entry.second_pass)
    end = start + timedelta(minutes=entry.minutes) if entry.is_session else start
    return Slot(entry.key, entry.author, start, end)


def _session(entry: Entry, hour: Slot, practised: list[str], places: dict[str, dict[str, str]]) -> Session:
    place = places[entry.place] if entry.place else {}
    key = f"{entry.key}-session"
    summary = entry.title or ", ".join(practised)
    return Session(
        key=key, id=id_for(key, hour.start), dog_key=entry.dog, author_key=entry.author, started_at=hour.start,
        ended_at=hour.end, kind=SESSION_KINDS[entry.kind], location=place.get("location"), area=place.get("area"),
        summary=summary[:1].upper() + summary[1:] if summary else None,
    )  # fmt: skip


def _note(entry: Entry, hour: Slot, slots: Slots) -> Note:
    body = slots.fill(entry.body, key=entry.key, at=hour.start, voice=entry.author)
    options: dict[str, Any] = {"form": "free", "source": "typed", "vis": "team"} | entry.options
    return Note(
        key=entry.key, id=id_for(entry.key, hour.end), dog_key=entry.dog, author_key=entry.author,
        occurred_at=hour.end, kind="session" if entry.is_session else NOTE_KINDS[entry.kind], form=options["form"],
        source=options["source"], visibility=options["vis"], title=entry.title, body=body, tags=tuple(entry.tags),
        session_key=f"{entry.key}-session" if entry.is_session else None,
        edits=_edits(entry, body, hour.end),
    )  # fmt: skip


def _edits(entry: Entry, body: str, written: datetime) -> tuple[Edit, ...]:
    edits = []
    for planned in entry.edits:
        if planned.old not in body:
            raise ValueError(f"{entry.key}: an edit replaces {planned.old!r}, which is not there")
        body = body.replace(planned.old, planned.new, 1)
        at = moment(written.date() + timedelta(days=planned.days), planned.at)
        edits.append(Edit(author_key=planned.author or entry.author, edited_at=at, reason=planned.reason, body=body))
    return tuple(edits)


def _guardian(key: str, facts: dict[str, Any], weeks: Weeks) -> Guardian:
    people = tuple(HouseholdPerson(**person) for person in facts.get("people", ()))
    plain = {name: facts.get(name) for name in ("email", "phone", "address", "about")}
    since = moment(weeks.day("1mon"), time(8))
    return Guardian(
        key=key, id=id_for(f"guardian {key}", since), name=facts["name"], people=people,
        consents=tuple(_consents(key, facts, weeks)), **plain,
    )  # fmt: skip


def _consents(key: str, facts: dict[str, Any], weeks: Weeks) -> Iterator[Consent]:
    for given in facts.get("consents", ()):
        at = moment(weeks.day(given["day"]), time(8, 30))
        yield Consent(
            id=id_for(f"consent {key} {given['kind']}", at), kind=given["kind"], text_version="2026-1", given_at=at,
            given_by=given["by"],
        )  # fmt: skip


def _dog(key: str, facts: dict[str, Any], weeks: Weeks) -> Dog:
    first, last = weeks.day(facts["first_day"]), weeks.day(facts["last_day"])
    acquired = facts.get("weeks_with_guardian")
    plain = {
        name: facts.get(name)
        for name in ("registered_name", "breed_1", "breed_2", "breed_source", "microchip", "colour", "source", "about")
    }
    return Dog(
        key=key, id=id_for(f"dog {key}", moment(first, time(8))), call_name=facts["call_name"], sex=facts["sex"],
        neuter=facts["neuter"], birth_date=first - timedelta(weeks=facts["age_weeks"]),
        birth_date_precision=facts["birth_date_precision"], size=facts["size"], status=facts["status"],
        acquired_on=None if acquired is None else first - timedelta(weeks=acquired),
        guardian_keys=tuple(facts["guardians"]), trainer_keys=tuple(facts["trainers"]),
        first_day=first, last_day=last, **plain,
    )  # fmt: skip
