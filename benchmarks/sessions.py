"""A practice with one dog that was trained very often: sessions with sets and observations, and notes in between.

Written through the registry's own write path, as `practice` writes notes: many share a commit, because a commit for
each record, as a push has, takes the disk minutes.
"""

import os
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import islice
from typing import Any, Final
from uuid import UUID

import msgspec

import prose
from practice import registered
from registry import migrations
from registry.dogs.schemas import DogBody
from registry.main import Registry, build
from registry.notes.schemas import NoteBody
from registry.platform.access import Access
from registry.platform.clock import to_ms
from registry.platform.database import Transaction
from registry.platform.settings import read_settings
from registry.records.service import Intent
from registry.training.observation_schemas import ExposureBody, ObservationBody
from registry.training.schemas import SessionBody
from registry.training.set_schemas import ExerciseSetBody, TrialBody

_LATEST: Final = datetime(2026, 11, 20, 16, 0, tzinfo=UTC)
_EVERY: Final = timedelta(hours=8)
_LASTS: Final = timedelta(minutes=20)
_SKILLS: Final = ("recall", "stay", "loose leash walking")
_TRIALS: Final = 5
_MEETING_EVERY, _NOTE_EVERY = 2, 4
_A_COMMIT: Final = 2_000
_SEED: Final = 4

Made = tuple[str, str, Any, datetime]
"""Its kind, its id, its body, and when it was written down."""


def write_sessions(url: str, sessions: int) -> str:
    """Fills an empty database; gives the dog's id."""
    migrations.upgrade(url)
    registry = build(read_settings({**os.environ, "LONGLINE_DATABASE_URL": url, "LONGLINE_THREADS": "1"}))
    try:
        access = registered(registry)
        dog_id = _id(_LATEST - sessions * _EVERY, 0)
        made = _everything(dog_id, sessions)
        while batch := list(islice(made, _A_COMMIT)):
            registry.database.write(partial(_write, registry, access, batch))
    finally:
        registry.database.close()
    return dog_id


def _write(registry: Registry, access: Access, batch: list[Made], tx: Transaction) -> None:
    records = registry.records
    for kind, record_id, body, at in batch:
        records.put(tx, access, records.kinds[kind], record_id, body, Intent(now_ms=to_ms(at)))


def _everything(dog_id: str, sessions: int) -> Iterator[Made]:
    """The dog, then what happened, oldest first."""
    yield "dog", dog_id, DogBody(call_name="Juno"), _LATEST - sessions * _EVERY
    writer = prose.Writer(_SEED)
    for number in range(sessions):
        began = _LATEST - (sessions - 1 - number) * _EVERY
        yield from _session(dog_id, number, began)
        if number % _NOTE_EVERY == 0:
            yield _note(dog_id, writer.note(), began + 2 * _LASTS)


def _session(dog_id: str, number: int, began: datetime) -> Iterator[Made]:
    """A session of twenty minutes with its sets and, every other time, a dog that came by."""
    session_id, ended = _id(began, 0), began + _LASTS
    summary = "Recall past the gate, then stays at the bench. Two looks at the bikes, both let go of by himself."
    session = SessionBody(
        dog_id=dog_id, started_at=began, ended_at=ended, status="final", location="Yard", summary=summary
    )
    yield "session", session_id, session, ended
    for ordinal, skill in enumerate(_SKILLS, start=1):
        at = began + timedelta(minutes=5 * ordinal)
        trials = [_trial(at, trial, number) for trial in range(1, _TRIALS + 1)]
        body = ExerciseSetBody(
            dog_id=dog_id, session_id=session_id, started_at=at, skill=skill, ordinal=ordinal, status="final",
            trials=trials,
        )  # fmt: skip
        yield "exercise_set", _id(at, ordinal), body, ended
    if number % _MEETING_EVERY == 0:
        met = ExposureBody(trigger="dog", distance_min_m=float(5 + number % 20), response=number % 4)
        yield (
            "observation", _id(began, 9),
            ObservationBody(dog_id=dog_id, type="exposure", occurred_at=began, session_id=session_id, exposure=met),
            ended,
        )  # fmt: skip


def _trial(began: datetime, ordinal: int, number: int) -> TrialBody:
    at = began + timedelta(seconds=20 * ordinal)
    outcome = "incorrect" if (ordinal + number) % 4 == 0 else "correct"
    made = {"id": _id(at, 100 + ordinal), "ordinal": ordinal, "at": at, "outcome": outcome}
    return msgspec.convert(made | {"latency_ms": 900 + 40 * ordinal}, TrialBody)


def _note(dog_id: str, written: prose.Written, at: datetime) -> Made:
    body = NoteBody(
        dog_id=dog_id, body=written.text, occurred_at=at, time_zone="Europe/Berlin", kind=written.kind,  # type: ignore[arg-type]  # one of prose.KINDS
        tags=written.tags,
    )  # fmt: skip
    return "note", _id(at, 50), body, at


def _id(moment: datetime, low: int) -> str:
    return str(UUID(int=to_ms(moment) << 80 | 0x7 << 76 | 0x2 << 62 | low))
