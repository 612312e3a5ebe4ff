"""HTTP of safety flags and health."""

from registry.care.acknowledgements import acknowledge, acknowledgements_within_reach
from registry.care.schemas import Acknowledgement, GivenAcknowledgements, HealthCards, SafetyCards
from registry.care.service import health_of, safety_of
from registry.platform.http.operation import Call, Operation, Reply
from registry.records.endpoints import document_operations
from registry.records.kinds import Document, Kind
from registry.records.service import Records


def operations(records: Records, flag: Kind, item: Kind) -> list[Operation]:
    """Everything under /safety-flags and /vaccinations, and what they mean for a dog today."""
    return [
        *document_operations(records, flag, path="/safety-flags", room="care"),
        *document_operations(records, item, path="/vaccinations", room="care"),
        Operation(
            method="POST", path="/safety-flags/{id}/acknowledge", name="acknowledgeSafetyFlag", room="care",
            summary="Say that you have read a safety flag as it stands now", answer=Acknowledgement, scope="write",
            transaction="write", if_match="optional", problems=(404, 412),
            handle=lambda call: _acknowledge(call, records, flag),
        ),
        Operation(
            method="GET", path="/acknowledgements", name="listAcknowledgements", room="care",
            summary="Who has read which safety flag and which hand-over, as far as you may read them",
            answer=GivenAcknowledgements,
            handle=lambda call: Reply(GivenAcknowledgements(acknowledgements_within_reach(call.tx, call.access))),
        ),
        Operation(
            method="GET", path="/dogs/{id}/safety", name="getSafety", room="care", answer=SafetyCards, problems=(404,),
            summary="A dog's running safety flags, and whether you have read them",
            handle=lambda call: _safety(call, records, flag),
        ),
        Operation(
            method="GET", path="/dogs/{id}/health", name="getHealth", room="care", answer=HealthCards, problems=(404,),
            summary="A dog's health items with what expires when",
            handle=lambda call: _health(call, records, item),
        ),
    ]  # fmt: skip


def _acknowledge(call: Call, records: Records, flag: Kind) -> Reply:
    return Reply(
        acknowledge(call.tx, call.access, records, flag, call.id, now_ms=call.now_ms, seen_revision=call.if_match)
    )


def _safety(call: Call, records: Records, flag: Kind) -> Reply:
    return Reply(safety_of(call.tx, call.access, _dog(call, records), flag, now_ms=call.now_ms))


def _health(call: Call, records: Records, item: Kind) -> Reply:
    return Reply(health_of(call.tx, call.access, _dog(call, records), item, now_ms=call.now_ms))


def _dog(call: Call, records: Records) -> Document:
    return records.get(call.tx, call.access, records.kinds["dog"], call.id)
