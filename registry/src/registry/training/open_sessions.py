"""The sessions that somebody began and has not ended, so that they can be gone on with on another device."""

from typing import Any, Final

import msgspec

from registry.platform.http.operation import Call, Operation, Reply
from registry.records.endpoints import resource_type
from registry.records.kinds import Kind
from registry.records.service import Records
from registry.training import repository

MOST: Final = 10  # one is usual; more were forgotten


def open_sessions_operation(records: Records, session: Kind) -> Operation:
    """GET /dogs/{id}/open-sessions."""
    sessions: Any = list[resource_type(session)]  # type: ignore[misc]  # the type is made while the program runs
    answer = msgspec.defstruct(
        "OpenSessions", [("items", sessions)], namespace={"__doc__": f"Newest first, the newest {MOST} at most."}
    )
    return Operation(
        method="GET", path="/dogs/{id}/open-sessions", name="listOpenSessions", room="training", answer=answer,
        summary="Your own sessions with a dog that were not ended yet", problems=(404,),
        handle=lambda call: _open_sessions(call, records),
    )  # fmt: skip


def _open_sessions(call: Call, records: Records) -> Reply:
    dog = records.get(call.tx, call.access, records.kinds["dog"], call.id)
    found = repository.open_sessions(call.tx, call.access, dog.number, limit=MOST)
    return Reply(b'{"items":[' + b",".join(text.encode() for text in found) + b"]}")
