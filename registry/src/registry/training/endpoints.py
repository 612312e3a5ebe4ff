"""HTTP of sessions, sets, observations, progress, drafts and the hand-over card."""

from typing import Any, Literal

import msgspec

from registry.care.acknowledgements import acknowledge
from registry.care.schemas import Acknowledgement
from registry.notes.known_words import KNOWN_WORDS
from registry.platform.errors import Conflict
from registry.platform.fields import DayOrMoment, Name
from registry.platform.http.operation import Call, Operation, Reply
from registry.platform.moments import end_of, start_of
from registry.records.endpoints import document_operations, resource_type
from registry.records.kinds import Document, Kind
from registry.records.service import Records
from registry.training.answers import (
    DogProgress,
    DraftedNote,
    HandoverCard,
    ParsedText,
    PracticeWords,
    Reading,
    RecentSets,
    Weight,
    Weights,
)
from registry.training.drafting import draft
from registry.training.fact_table import facts_of_dog
from registry.training.handover import card_of
from registry.training.open_sessions import open_sessions_operation
from registry.training.progress_page import house_of, progress_of
from registry.training.reading import read_text
from registry.training.recent_sets import RecentSetsQuery, recent_sets
from registry.training.session_record import answer_of, recorded


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
        open_sessions_operation(records, session),
        Operation(
            method="POST", path="/observations/parse", name="parseText", room="training", body=Reading,
            summary="What the shorthand in a text means, without saving it", answer=ParsedText, problems=(404, 422),
            handle=lambda call: _parse(call, records),
        ),
        Operation(
            method="GET", path="/observations/words", name="getPracticeWords", room="training",
            summary="What the practice adds to the shorthand's words: its skills, behaviours, dogs and people",
            answer=PracticeWords, handle=_words,
        ),
        Operation(
            method="GET", path="/dogs/{id}/progress", name="getProgress", room="training", query=ProgressQuery,
            summary="Series, phases and statistics for charts, and what the rules say", answer=DogProgress,
            problems=(400, 404), handle=lambda call: _progress(call, records),
        ),
        Operation(
            method="GET", path="/sessions/{id}/record", name="getSessionRecord", room="training",
            summary="A session with its sets and observations", answer=_record_type(session, exercise_set, observation),
            problems=(404,), handle=lambda call: _record(call, records, session),
        ),
        Operation(
            method="GET", path="/sessions/{id}/draft", name="draftNote", room="training", answer=DraftedNote,
            summary="A note composed from the session's data", problems=(404,),
            handle=lambda call: _draft(call, records, session),
        ),
        Operation(
            method="GET", path="/dogs/{id}/weights", name="listWeights", room="training", answer=Weights,
            summary="A dog's weighings, oldest first", problems=(404,), handle=lambda call: _weights(call, records),
        ),
        Operation(
            method="GET", path="/dogs/{id}/sets", name="listRecentSets", room="training", query=RecentSetsQuery,
            summary="The newest sets of a plan or skill, as step advice counts them, oldest first", answer=RecentSets,
            problems=(400, 404, 422), handle=lambda call: _recent_sets(call, records),
        ),
        Operation(
            method="GET", path="/dogs/{id}/handover", name="getHandover", room="training", answer=HandoverCard,
            summary="What to know now about a dog", problems=(404,), handle=lambda call: _handover(call, records),
        ),
        Operation(
            method="POST", path="/notes/{id}/acknowledge", name="acknowledgeNote", room="training",
            summary="Say that you have read a hand-over note as it stands now", answer=Acknowledgement, scope="write",
            transaction="write", if_match="optional", problems=(404, 409, 412),
            handle=lambda call: _acknowledge(call, records),
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


def _dog(call: Call, records: Records, dog_id: str) -> Document:
    return records.get(call.tx, call.access, records.kinds["dog"], dog_id)


def _parse(call: Call, records: Records) -> Reply:
    asked: Reading = call.body
    if asked.dog_id is not None:
        _dog(call, records, asked.dog_id)
    sets = []
    if asked.session_id is not None:
        session = records.get(call.tx, call.access, records.kinds["session"], asked.session_id)
        sets = recorded(call.tx, call.access, session.representation).sets
    return Reply(read_text(asked.text, asked.language, KNOWN_WORDS.of(call.tx, call.access, asked.dog_id), sets))


def _words(call: Call) -> Reply:
    known = KNOWN_WORDS.of(call.tx, call.access, None)
    return Reply(PracticeWords(
        skills=dict(known.skills), behaviors=dict(known.behaviors), dogs=list(known.dogs), members=list(known.members)
    ))  # fmt: skip


def _progress(call: Call, records: Records) -> Reply:
    query: ProgressQuery = call.query
    dog = _dog(call, records, call.id)
    span = (start_of(query.from_, name="from"), end_of(query.to, name="to"))
    return Reply(progress_of(call.tx, call.access, dog.number, query, span=span, now_ms=call.now_ms))


def _record(call: Call, records: Records, session: Kind) -> Reply:
    document = records.get(call.tx, call.access, session, call.id)
    return Reply(answer_of(call.tx, call.access, document.representation))


def _draft(call: Call, records: Records, session: Kind) -> Reply:
    document = records.get(call.tx, call.access, session, call.id)
    units = house_of(call.tx, call.access).unit_system
    return Reply(draft(recorded(call.tx, call.access, document.representation), units=units))


def _weights(call: Call, records: Records) -> Reply:
    dog = _dog(call, records, call.id)
    weighings = [one for one in facts_of_dog(call.tx, call.access, dog.number) if one.row.type == "weight"]
    return Reply(Weights([
        Weight(
            at=one.at.isoformat(), kg=one.row.kg, bcs=one.row.bcs, record_kind=one.record_kind,
            record_id=one.record_id,
        )
        for one in weighings if one.row.kg is not None
    ]))  # fmt: skip


def _recent_sets(call: Call, records: Records) -> Reply:
    dog = _dog(call, records, call.id)
    return Reply(recent_sets(call.tx, call.access, dog.number, call.query, now_ms=call.now_ms))


def _handover(call: Call, records: Records) -> Reply:
    return Reply(card_of(call.tx, call.access, _dog(call, records, call.id), now_ms=call.now_ms))


def _acknowledge(call: Call, records: Records) -> Reply:
    note = records.kinds["note"]
    document = records.get(call.tx, call.access, note, call.id)
    if msgspec.json.decode(document.representation)["kind"] != "handover":
        raise Conflict("Only hand-over notes are acknowledged. This is another kind of note.")
    return Reply(
        acknowledge(call.tx, call.access, records, note, call.id, now_ms=call.now_ms, seen_revision=call.if_match)
    )
