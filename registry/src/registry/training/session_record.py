"""A session with everything that was recorded in it."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

import msgspec

from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.records.representation import body_fields
from registry.training import repository
from registry.training.fact_sources import lasting_events
from registry.training.observation_schemas import ObservationBody
from registry.training.schemas import SessionBody
from registry.training.set_schemas import ExerciseSetBody


class Recorded(msgspec.Struct, kw_only=True):
    """What a session holds, as the drafts and checks read it; sets and observations in order of time."""

    session: SessionBody
    sets: list[ExerciseSetBody]
    observations: list[ObservationBody]


def answer_of(tx: Transaction, access: Access, session: str) -> bytes:
    """The session's answer with those of its sets and observations. `session` is its representation."""
    found = msgspec.json.decode(session)
    sets = repository.recorded_in(tx, access, found["id"], "exercise_set")
    observations = [
        _with_closed_events(msgspec.json.decode(text), found.get("ended_at"))
        for text in repository.recorded_in(tx, access, found["id"], "observation")
    ]
    joined = b",".join(text.encode() for text in sets)
    return (
        b'{"session":' + session.encode() + b',"sets":[' + joined + b'],"observations":'
        + msgspec.json.encode(observations) + b"}"
    )  # fmt: skip


def recorded(tx: Transaction, access: Access, session: str) -> Recorded:
    """The same as bodies."""
    found = msgspec.json.decode(session)
    return Recorded(
        session=msgspec.convert(body_fields(found), SessionBody),
        sets=_bodies(repository.recorded_in(tx, access, found["id"], "exercise_set"), ExerciseSetBody),
        observations=_bodies(repository.recorded_in(tx, access, found["id"], "observation"), ObservationBody),
    )


def _bodies(representations: Iterable[str], into: type[Any]) -> list[Any]:
    return [msgspec.convert(body_fields(msgspec.json.decode(text)), into) for text in representations]


def _with_closed_events(observation: dict[str, Any], ended_at: str | None) -> dict[str, Any]:
    """A start without a stop ends with the session, and is marked as closed by it."""
    if ended_at is None or not any(event["kind"] == "start" for event in observation["events"]):
        return observation
    body = msgspec.convert(body_fields(observation), ObservationBody)
    live = [event for event in body.events if event.undone_at is None]
    closed = {start for start, _, at_end in lasting_events(live, end=datetime.fromisoformat(ended_at)) if at_end}
    for shown, event in zip(observation["events"], body.events, strict=True):
        if event.kind == "start" and event.at in closed:
            shown["closed_at_end"] = True
    return observation
