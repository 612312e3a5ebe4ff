"""HTTP of notes: the common verbs, and co-signing."""

from collections.abc import Callable
from functools import partial

from registry.notes.cosigning import CoSigners
from registry.notes.schemas import Cosigning
from registry.platform.access import TRAINERS
from registry.platform.http.operation import Call, Operation, Reply
from registry.records.endpoints import document_operations, resource_type
from registry.records.kinds import Kind
from registry.records.service import Records, Saved

_PROBLEMS = (404, 409, 412, 428)


def operations(records: Records, note: Kind) -> list[Operation]:
    """Everything under /notes."""
    signers = CoSigners(records, note)
    signing = partial(
        Operation, path="/notes/{id}/signatures", room="notes", scope="write", transaction="write",
        answer=resource_type(note), roles=TRAINERS, if_match="required", problems=_PROBLEMS,
    )  # fmt: skip
    return [
        *document_operations(records, note, path="/notes", room="notes"),
        Operation(
            method="GET", path="/notes/{id}/cosigning", name="getCosigning", room="notes", answer=Cosigning,
            summary="Whether the note waits for a co-signature, who gave it, and what you may do", problems=(404,),
            handle=lambda call: Reply(signers.state(call.tx, call.access, call.id)),
        ),
        signing(
            method="POST", name="cosignNote", summary="Co-sign the revision of an assistant's note that you have read",
            handle=lambda call: _signed(signers.sign, call),
        ),
        signing(
            method="DELETE", name="withdrawCosignature", summary="Take your co-signature back",
            handle=lambda call: _signed(signers.withdraw, call),
        ),
    ]  # fmt: skip


def _signed(verb: Callable[..., Saved], call: Call) -> Reply:
    saved = verb(call.tx, call.access, call.id, seen_revision=call.if_match, now_ms=call.now_ms)
    return Reply(saved.document.representation.encode(), revision=saved.document.revision)
