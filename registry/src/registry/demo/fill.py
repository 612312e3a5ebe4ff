"""Writes the made-up practice through the application itself: the same verbs, the same write path.

Every record gets the time at which a trainer would have saved it, and they are written in that order, so the
ledger reads like half a year of work.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import partial
from itertools import islice
from typing import Any, Final

from msgspec.structs import replace

from registry import migrations
from registry.accounts.schemas import Acceptance, NewInvitation, Registration
from registry.care.acknowledgements import acknowledge
from registry.demo.care import read_care, reinforcers_of
from registry.demo.practice import practice
from registry.demo.shapes import Dog, Guardian, Incident, Note, Practice, Session
from registry.dogs.schemas import DogBody, GuardianBody, HouseholdPerson
from registry.incidents.service import Signing
from registry.main import Registry, build
from registry.notes.schemas import NoteBody
from registry.platform.access import Access
from registry.platform.clock import to_ms
from registry.platform.database import Transaction
from registry.platform.errors import RegistryError
from registry.platform.http.operation import Visitor
from registry.platform.settings import Settings
from registry.records.service import Intent
from registry.records.signatures import SignatureRole
from registry.training.schemas import SessionBody

BATCH: Final = 100
DEMO_WRITTEN: Final = "demo-written"
_SAVED_AFTER_MS: Final = 4 * 60 * 1000
_VISITOR: Final = Visitor("127.0.0.1", "longline demo", {}, {})


class NotEmpty(RegistryError):
    """The demo is written only into an empty database."""


@dataclass(frozen=True, slots=True)
class _Write:
    """One record to be saved: when, by whom, what."""

    at_ms: int
    order: int
    author: str
    kind: str
    id: str
    body: Any
    seen_revision: int | None = None
    reason: str = ""
    signs_as: SignatureRole | None = None
    """Nothing is written: the record is signed as it is."""


def fill(settings: Settings, *, today: date | None = None) -> str:
    """Fills an empty database and says how to log in; a database that holds the practice stays as it is."""
    migrations.upgrade(settings.effective_database_url)
    made_up = practice(today or datetime.now(UTC).date())
    registry = build(settings)
    try:
        with registry.database.reading() as tx:
            empty = tx.row("SELECT 1 FROM person LIMIT 1") is None
            whole = tx.row("SELECT 1 FROM ledger WHERE action = ?", DEMO_WRITTEN) is not None
        if empty:
            write_practice(registry, made_up)
        elif not whole:
            raise NotEmpty("This database already holds something, or the demo was interrupted. Use an empty one.")
    finally:
        registry.database.close()
    return _how_to_log_in(made_up, settings)


def write_practice(registry: Registry, made_up: Practice) -> dict[str, Access]:
    """Writes everything; gives the trainers' access by their keys."""
    first_day = min(dog.first_day for dog in made_up.dogs)
    founded_ms = to_ms(datetime.combine(first_day, datetime.min.time(), UTC)) - 7 * 86_400_000
    people = _found(registry, made_up, founded_ms)
    writes = iter(sorted(_writes(made_up, people), key=lambda write: (write.at_ms, write.order)))
    while batch := list(islice(writes, BATCH)):
        registry.database.write(_saving(registry, people, batch))
    owner = next(access for access in people.values() if access.role == "owner")
    note = partial(
        registry.accounts.note_event,
        access=owner,
        action=DEMO_WRITTEN,
        kind="organization",
        about=owner.organization_id,
        now_ms=registry.clock.now_ms(),
    )
    registry.database.write(note)
    return people


def _saving(registry: Registry, people: dict[str, Access], batch: list[_Write]) -> Callable[[Transaction], None]:
    def work(tx: Transaction) -> None:
        for write in batch:
            intent = Intent(now_ms=write.at_ms, seen_revision=write.seen_revision, reason=write.reason)
            kind = registry.records.kinds[write.kind]
            if write.signs_as is not None:
                signing = Signing(registry.records, kind)
                signing.sign(
                    tx, people[write.author], write.id, write.signs_as, seen_revision=write.seen_revision,
                    now_ms=write.at_ms,
                )  # fmt: skip
                continue
            registry.records.put(tx, people[write.author], kind, write.id, write.body, intent)
            if write.kind == "safety_flag":
                for access in people.values():
                    acknowledge(tx, access, registry.records, kind, write.id, now_ms=write.at_ms)

    return work


def _found(registry: Registry, made_up: Practice, founded_ms: int) -> dict[str, Access]:
    """The organization and its people, the owner first."""
    owner, *others = sorted(made_up.trainers, key=lambda trainer: trainer.role != "owner")
    request = Registration(owner.email, owner.password, owner.name, made_up.organization.name)
    me = registry.accounts.register(request, _VISITOR, now_ms=founded_ms).me
    people = {owner.key: _access(registry, me.person.id)}
    settings = {
        "kind": made_up.organization.kind,
        "time_zone": made_up.organization.time_zone,
        "unit_system": made_up.organization.unit_system,
        "locale": made_up.organization.locale,
    }
    boss = people[owner.key]
    organization = registry.records.kinds["organization"]
    registry.database.write(
        lambda tx: registry.records.patch(
            tx, boss, organization, boss.organization_id, settings, Intent(now_ms=founded_ms, seen_revision=1)
        )
    )
    for trainer in others:
        wanted = NewInvitation(trainer.email, trainer.role)
        invite = partial(registry.team.invite, access=boss, wanted=wanted, now_ms=founded_ms)
        acceptance = Acceptance(trainer.name, trainer.password)
        token = registry.database.write(invite).token
        joined = registry.team.accept(token, acceptance, None, _VISITOR, now_ms=founded_ms)
        people[trainer.key] = _access(registry, joined.me.person.id)
    return people


def _access(registry: Registry, person_id: str) -> Access:
    with registry.database.reading() as tx:
        row = tx.row(
            "SELECT p.number, p.id, p.name, o.number, o.id, m.role FROM person p"
            " JOIN membership m ON m.person = p.number JOIN organization o ON o.number = m.organization"
            " WHERE p.id = ?",
            person_id,
        )
    assert row is not None
    person, found_id, name, organization, organization_id, role = row
    return Access(person, found_id, name, organization, organization_id, role, frozenset())


def _writes(made_up: Practice, people: dict[str, Access]) -> Iterator[_Write]:
    owner = next(trainer.key for trainer in made_up.trainers if trainer.role == "owner")
    guardian_ids = {guardian.key: guardian.id for guardian in made_up.guardians}
    dog_ids = {dog.key: dog.id for dog in made_up.dogs}
    first_days = {key: dog.first_day for dog in made_up.dogs for key in dog.guardian_keys}
    for guardian in made_up.guardians:
        at_ms = _morning(first_days[guardian.key])
        yield _Write(at_ms, 0, owner, "guardian", guardian.id, _guardian_body(guardian))
    for dog in made_up.dogs:
        yield _Write(_morning(dog.first_day), 1, owner, "dog", dog.id, _dog_body(dog, guardian_ids, people))
    for paper in made_up.papers:
        yield _Write(to_ms(paper.at), 1, owner, paper.kind, paper.id, paper.body)
    for incident in made_up.incidents:
        yield from _incident_writes(incident, people)
    for session in made_up.sessions:
        yield _session_write(session, dog_ids)
    session_ids = {session.key: session.id for session in made_up.sessions}
    for note in made_up.notes:
        yield from _note_writes(note, dog_ids, session_ids)


def _morning(day: date) -> int:
    return to_ms(datetime.combine(day, datetime.min.time(), UTC) - timedelta(days=1))


def _guardian_body(guardian: Guardian) -> GuardianBody:
    people = [
        HouseholdPerson(name=person.name, relation=person.relation, email=person.email, phone=person.phone)
        for person in guardian.people
    ]
    return GuardianBody(
        name=guardian.name,
        email=guardian.email,
        phone=guardian.phone,
        address=guardian.address,
        about=guardian.about,
        people=people,
        consents=list(guardian.consents),
    )


def _dog_body(dog: Dog, guardian_ids: dict[str, str], people: dict[str, Access]) -> DogBody:
    return DogBody(
        call_name=dog.call_name, registered_name=dog.registered_name, sex=dog.sex, neuter=dog.neuter,
        birth_date=dog.birth_date, birth_date_precision=dog.birth_date_precision, breed_1=dog.breed_1,
        breed_2=dog.breed_2, breed_source=dog.breed_source, microchip=dog.microchip, colour=dog.colour,
        size=dog.size, acquired_on=dog.acquired_on, source=dog.source, status=dog.status, about=dog.about,
        guardian_ids=[guardian_ids[key] for key in dog.guardian_keys],
        assigned_person_ids=[people[key].person_id for key in dog.trainer_keys],
        reinforcers=reinforcers_of(dog, read_care()),
    )  # fmt: skip


def _session_write(session: Session, dog_ids: dict[str, str]) -> _Write:
    body = SessionBody(
        dog_id=dog_ids[session.dog_key], started_at=session.started_at, ended_at=session.ended_at, kind=session.kind,
        status="final", location=session.location, area=session.area, summary=session.summary,
    )  # fmt: skip
    return _Write(to_ms(session.ended_at), 2, session.author_key, "session", session.id, body)


def _note_writes(note: Note, dog_ids: dict[str, str], session_ids: dict[str, str]) -> Iterator[_Write]:
    body = NoteBody(
        dog_id=dog_ids[note.dog_key], body=note.body, occurred_at=note.occurred_at, time_zone="Europe/Zurich",
        kind=note.kind, form=note.form, title=note.title, tags=list(note.tags), visibility=note.visibility,
        source=note.source, language="en", session_id=session_ids[note.session_key] if note.session_key else None,
    )  # fmt: skip
    yield _Write(to_ms(note.occurred_at) + _SAVED_AFTER_MS, 3, note.author_key, "note", note.id, body)
    for revision, edit in enumerate(note.edits, start=1):
        edited = NoteBody(**{name: getattr(body, name) for name in body.__struct_fields__} | {"body": edit.body})
        yield _Write(to_ms(edit.edited_at), 4, edit.author_key, "note", note.id, edited, revision, edit.reason)


def _incident_writes(incident: Incident, people: dict[str, Access]) -> Iterator[_Write]:
    body = replace(incident.body, readers=[people[key].person_id for key in incident.reader_keys])
    yield _Write(to_ms(incident.at), 3, incident.author_key, "incident", incident.id, body)
    for revision, signing in enumerate(incident.signings, start=1):
        yield _Write(
            to_ms(signing.at), 4, signing.author_key, "incident", incident.id, None, revision, signs_as=signing.role
        )


def _how_to_log_in(made_up: Practice, settings: Settings) -> str:
    lines = [f"{made_up.organization.name}: log in at {settings.effective_public_url}/login as"]
    lines += [f"  {t.email}  password: {t.password}  ({t.role}, {t.name})" for t in made_up.trainers]
    return "\n".join(lines)
