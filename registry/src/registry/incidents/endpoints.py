"""HTTP of incidents: the common verbs, a dog's list, the bite scale, signatures, closing."""

from functools import partial

import msgspec

from registry.incidents import repository
from registry.incidents.bite_scale import SCALE
from registry.incidents.schemas import (
    BiteScale,
    IncidentBody,
    IncidentCard,
    IncidentPage,
    IncidentsQuery,
    NewSignature,
    Readiness,
)
from registry.incidents.service import Signing
from registry.platform.access import TRAINERS
from registry.platform.http.operation import Call, Operation, Reply
from registry.platform.pagination import decode_cursor, encode_cursor, list_name
from registry.records.endpoints import document_operations, resource_type
from registry.records.kinds import Kind
from registry.records.readings import note_reading
from registry.records.service import Records, Saved

_PROBLEMS = (404, 409, 412, 428)


def operations(records: Records, kind: Kind) -> list[Operation]:
    """Everything under /incidents."""
    doors = _Doors(records, kind)
    sealing = partial(
        Operation, room="incidents", scope="write", transaction="write", answer=resource_type(kind),
        if_match="required", problems=_PROBLEMS,
    )  # fmt: skip
    return [
        Operation(
            method="GET", path="/incidents/scale", name="getBiteScale", room="incidents", answer=BiteScale,
            summary="The bite scale with its definitions and their source", handle=lambda _: Reply(SCALE),
        ),
        *document_operations(records, kind, path="/incidents", room="incidents"),
        Operation(
            method="GET", path="/dogs/{id}/incidents", name="listIncidents", room="incidents", query=IncidentsQuery,
            summary="A dog's incidents that you may read, newest first", answer=IncidentPage, problems=(400, 404),
            handle=doors.list,
        ),
        Operation(
            method="GET", path="/incidents/{id}/readiness", name="getReadiness", room="incidents", answer=Readiness,
            summary="What is missing for a signature, who has signed, and what you may do", problems=(404,),
            transaction="write", handle=doors.readiness,
        ),
        sealing(
            method="POST", path="/incidents/{id}/signatures", name="signIncident", body=NewSignature,
            roles=kind.writers, summary="Sign the revision that you have read", handle=doors.sign,
        ),
        sealing(
            method="DELETE", path="/incidents/{id}/signatures", name="withdrawSignature", roles=kind.writers,
            summary="Take your signature back while it is the only one", handle=doors.withdraw,
        ),
        sealing(
            method="POST", path="/incidents/{id}/close", name="closeIncident", roles=TRAINERS,
            summary="Close an incident that two people have signed", handle=doors.close,
        ),
    ]  # fmt: skip


class _Stored(IncidentBody, kw_only=True, forbid_unknown_fields=False):
    """A stored incident with what the registry knows of it."""

    id: str
    revision: int
    author_id: str


class _Doors:
    """What is special to incidents."""

    def __init__(self, records: Records, kind: Kind) -> None:
        self._records = records
        self._kind = kind
        self._signing = Signing(records, kind)

    def list(self, call: Call) -> Reply:
        dog = self._records.get(call.tx, call.access, self._records.kinds["dog"], call.id)
        of = list_name("incidents", call.id)
        after = decode_cursor(call.query.cursor, of=of, keys=tuple[str, int])
        rows = repository.of_dog(call.tx, call.access, dog.number, after=after, limit=call.query.limit + 1)
        shown = rows[: call.query.limit]
        cursor = encode_cursor(of, *shown[-1][:2]) if len(rows) > call.query.limit else None
        return Reply(IncidentPage([_card(representation) for *_, representation in shown], cursor))

    def readiness(self, call: Call) -> Reply:
        readiness = self._signing.readiness(call.tx, call.access, call.id)
        note_reading(
            call.tx, call.access, self._kind.name, call.id, revision=readiness.revision, how="read", now_ms=call.now_ms
        )
        return Reply(readiness)

    def sign(self, call: Call) -> Reply:
        return _sealed(
            self._signing.sign(
                call.tx, call.access, call.id, call.body.role, seen_revision=call.if_match, now_ms=call.now_ms
            )
        )

    def withdraw(self, call: Call) -> Reply:
        return _sealed(
            self._signing.withdraw(call.tx, call.access, call.id, seen_revision=call.if_match, now_ms=call.now_ms)
        )

    def close(self, call: Call) -> Reply:
        return _sealed(
            self._signing.close(call.tx, call.access, call.id, seen_revision=call.if_match, now_ms=call.now_ms)
        )


def _sealed(saved: Saved) -> Reply:
    return Reply(saved.document.representation.encode(), revision=saved.document.revision)


def _card(representation: str) -> IncidentCard:
    stored = msgspec.json.decode(representation, type=_Stored)
    return IncidentCard(
        id=stored.id, revision=stored.revision, dog_id=stored.dog_id, author_id=stored.author_id,
        occurred_at=stored.occurred_at.isoformat(), kind=stored.kind, place=stored.place,
        dunbar_level=stored.dunbar_level, level_3b=stored.level_3b, status=stored.status,
        signed_by=len(stored.signatures),
    )  # fmt: skip
