"""HTTP of safety flags and health."""

from registry.care.acknowledgements import acknowledge
from registry.care.schemas import Acknowledgement, HealthCards, SafetyCards
from registry.platform.http.operation import Call, Operation, Reply
from registry.records.endpoints import document_operations
from registry.records.kinds import Kind
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
            method="GET", path="/dogs/{id}/safety", name="getSafety", room="care", answer=SafetyCards, problems=(404,),
            summary="A dog's running safety flags, and whether you have read them", handle=_later,
        ),
        Operation(
            method="GET", path="/dogs/{id}/health", name="getHealth", room="care", answer=HealthCards, problems=(404,),
            summary="A dog's health items with what expires when", handle=_later,
        ),
    ]  # fmt: skip


def _acknowledge(call: Call, records: Records, flag: Kind) -> Reply:
    return Reply(
        acknowledge(call.tx, call.access, records, flag, call.id, now_ms=call.now_ms, seen_revision=call.if_match)
    )


def _later(call: Call) -> Reply:
    raise NotImplementedError(call.operation.name)
