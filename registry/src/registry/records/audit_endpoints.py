"""HTTP of the tamper-evident log."""

from typing import Annotated

import msgspec

from registry.platform.access import OWNERS
from registry.platform.clock import to_text
from registry.platform.http.operation import Call, Operation, Reply
from registry.platform.ids import Id
from registry.platform.pagination import DEFAULT_LIMIT, Cursor, Limit, decode_cursor, encode_cursor, list_name
from registry.records.audit import AuditReport, verify
from registry.records.endpoints import Author


class AuditQuery(msgspec.Struct, forbid_unknown_fields=True):
    """Which page."""

    limit: Limit = DEFAULT_LIMIT
    cursor: Cursor | None = None


class AuditEntry(msgspec.Struct):
    """One thing that happened. `revision` is 0 for what is not a revision of a document."""

    position: Annotated[int, msgspec.Meta(ge=1)]
    at: str
    actor: Author | None
    action: str
    kind: str
    id: Id
    revision: int
    reason: str
    hash: str


class AuditPage(msgspec.Struct):
    """Newest first."""

    items: list[AuditEntry]
    next_cursor: str | None


def operations() -> list[Operation]:
    """/audit."""
    return [
        Operation(
            method="GET", path="/audit", name="listAudit", summary="Everything that happened, newest first",
            room="records", roles=OWNERS, scope="admin", query=AuditQuery, answer=AuditPage, problems=(400,),
            handle=_list,
        ),
        Operation(
            method="GET", path="/audit/verify", name="verifyAudit", room="records", roles=OWNERS, scope="admin",
            summary="Recompute every hash and name what does not fit", answer=AuditReport, handle=_verify,
        ),
    ]  # fmt: skip


def _list(call: Call) -> Reply:
    of = list_name("audit")
    after = decode_cursor(call.query.cursor, of=of, keys=tuple[int])
    rows = call.tx.rows(
        "SELECT l.position, l.at_ms, p.card, l.action, l.kind, l.id, l.revision, l.reason, l.hash FROM ledger l"
        " LEFT JOIN person p ON p.number = l.actor WHERE l.organization = ? AND l.position < ?"
        " ORDER BY l.position DESC LIMIT ?",
        *(call.access.organization, after[0] if after else 2**62, call.query.limit + 1),
    )
    items = [
        AuditEntry(
            position, to_text(at_ms), msgspec.json.decode(card, type=Author) if card else None, action, kind,
            about, revision, reason, entry_hash.hex(),
        )
        for position, at_ms, card, action, kind, about, revision, reason, entry_hash in rows[: call.query.limit]
    ]  # fmt: skip
    more = len(rows) > len(items)
    return Reply(AuditPage(items, encode_cursor(of, items[-1].position) if more else None))


def _verify(call: Call) -> Reply:
    return Reply(verify(call.tx, call.access.organization))
