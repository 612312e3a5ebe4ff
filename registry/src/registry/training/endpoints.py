"""HTTP of sessions, sets, observations, progress, drafts and the hand-over card."""

from typing import Any, Literal

import msgspec

from registry.care.schemas import Acknowledgement
from registry.platform.fields import DayOrMoment, Name
from registry.platform.http.operation import Call, Operation, Reply
from registry.records.endpoints import document_operations, resource_type
from registry.records.kinds import Kind
from registry.records.service import Records
from registry.training.answers import DogProgress, DraftedNote, HandoverCard, ParsedText, Reading, Weights


class ProgressQuery(msgspec.Struct, forbid_unknown_fields=True):
    """Which part of the progress. `skill` and `behavior` are names or library keys; `per` overrides the plans' own."""

    skill: Name | None = None
    behavior: Name | None = None
    from_: DayOrMoment | None = msgspec.field(default=None, name="from")
    to: DayOrMoment | None = None
    per: Literal["session", "day"] | None = None


def operations(records: Records, session: Kind, exercise_set: Kind, observation: Kind) -> list[Operation]:
    """Everything under /sessions, /sets and /observations, and what follows from them."""
    return [
        *document_operations(records, session, path="/sessions", room="training"),
        *document_operations(records, exercise_set, path="/sets", room="training"),
        *document_operations(records, observation, path="/observations", room="training"),
        Operation(
            method="POST", path="/observations/parse", name="parseText", room="training", body=Reading,
            summary="What the shorthand in a text means, without saving it", answer=ParsedText, problems=(404, 422),
            handle=_later,
        ),
        Operation(
            method="GET", path="/dogs/{id}/progress", name="getProgress", room="training", query=ProgressQuery,
            summary="Series, phases and statistics for charts, and what the rules say", answer=DogProgress,
            problems=(400, 404), handle=_later,
        ),
        Operation(
            method="GET", path="/sessions/{id}/record", name="getSessionRecord", room="training",
            summary="A session with its sets and observations", answer=_record_type(session, exercise_set, observation),
            problems=(404,), handle=_later,
        ),
        Operation(
            method="GET", path="/sessions/{id}/draft", name="draftNote", room="training", answer=DraftedNote,
            summary="A note composed from the session's data", problems=(404,), handle=_later,
        ),
        Operation(
            method="GET", path="/dogs/{id}/weights", name="listWeights", room="training", answer=Weights,
            summary="A dog's weighings, oldest first", problems=(404,), handle=_later,
        ),
        Operation(
            method="GET", path="/dogs/{id}/handover", name="getHandover", room="training", answer=HandoverCard,
            summary="What to know now about a dog", problems=(404,), handle=_later,
        ),
        Operation(
            method="POST", path="/notes/{id}/acknowledge", name="acknowledgeNote", room="training",
            summary="Say that you have read a hand-over note as it stands now", answer=Acknowledgement, scope="write",
            transaction="write", problems=(404, 409), handle=_later,
        ),
    ]  # fmt: skip


def _record_type(session: Kind, exercise_set: Kind, observation: Kind) -> type[msgspec.Struct]:
    sets: Any = list[resource_type(exercise_set)]  # type: ignore[misc]  # the types are made while the program runs
    observations: Any = list[resource_type(observation)]  # type: ignore[misc]
    return msgspec.defstruct(
        "SessionRecord",
        [("session", resource_type(session)), ("sets", sets), ("observations", observations)],
        namespace={"__doc__": "A session with everything that was recorded in it, in order of time."},
    )


def _later(call: Call) -> Reply:
    raise NotImplementedError(call.operation.name)
