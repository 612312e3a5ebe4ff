"""The verbs that every kind of document has: PUT, GET, PATCH, DELETE, restore and revisions.

A room calls `document_operations` for its kind and adds only what is special to it.
"""

from collections.abc import Callable
from functools import cache
from typing import Annotated, Any, Literal

import msgspec

from registry.platform.clock import to_text
from registry.platform.fields import Reason
from registry.platform.http.operation import Call, Operation, Reply
from registry.platform.ids import Id
from registry.platform.pagination import Cursor, Limit, decode_cursor, encode_cursor, list_name
from registry.records import repository
from registry.records.errors import missing
from registry.records.kinds import Document, Kind
from registry.records.readings import note_reading
from registry.records.representation import RecordFields
from registry.records.service import Intent, Records, Saved


class WriteQuery(msgspec.Struct, forbid_unknown_fields=True):
    """Parameters of a write."""

    reason: Reason = ""


class RevisionsQuery(msgspec.Struct, forbid_unknown_fields=True):
    """Parameters of the list of revisions."""

    limit: Limit = 200
    cursor: Cursor | None = None


class Author(msgspec.Struct):
    """A person as the author of something."""

    id: Id
    name: str


class Revision(msgspec.Struct):
    """One revision: what was said, by whom, when, why, and its place in the hash chain."""

    revision: Annotated[int, msgspec.Meta(ge=1)]
    author: Author
    action: str
    recorded_at: str
    occurred_at: str | None
    reason: str
    deleted: bool
    body: Any
    hash: str
    previous_hash: str
    fields: dict[str, Any]


class RevisionPage(msgspec.Struct):
    """Revisions, oldest first."""

    items: list[Revision]
    next_cursor: str | None


@cache
def resource_type(kind: Kind) -> type[msgspec.Struct]:
    """How the kind answers: its own fields beside the registry's."""
    own = [(f.name, f.type) for f in msgspec.structs.fields(kind.body)]
    known = [(f.name, f.type) for f in msgspec.structs.fields(RecordFields)]
    name = kind.body.__name__.removesuffix("Body")
    return msgspec.defstruct(
        name, [*known, *own, ("deleted_at", str, "")], kw_only=True, namespace={"__doc__": kind.body.__doc__}
    )


@cache
def patch_type(kind: Kind) -> type[msgspec.Struct]:
    """A merge patch of the kind: every field may be left out; null puts one that is not needed back to its default."""
    fields = [
        (f.name, f.type, msgspec.UNSET) if f.required else (f.name, f.type | None, None)
        for f in msgspec.structs.fields(kind.body)
    ]
    name = kind.body.__name__.removesuffix("Body") + "Patch"
    doc = f"Changes to a {kind.title}, as a JSON merge patch."
    return msgspec.defstruct(name, fields, kw_only=True, forbid_unknown_fields=True, namespace={"__doc__": doc})


def page_type(name: str, item: type[msgspec.Struct]) -> type[msgspec.Struct]:
    """A page of a list of `item`."""
    items: Any = list[item]  # type: ignore[valid-type]  # the type is made while the program runs
    return msgspec.defstruct(name, [("items", items), ("next_cursor", str | None)])


def document_operations(records: Records, kind: Kind, *, path: str, room: str) -> list[Operation]:
    """The common verbs of `kind` below `path`, such as `/notes`."""
    resource = resource_type(kind)
    one = f"{path}/{{id}}"
    noun = "".join(word.capitalize() for word in kind.name.split("_"))

    def write(
        verb: str,
        method: Any,
        handle: Callable[[Call], Reply],
        *,
        at: str = one,
        if_match: Any = "required",
        **more: Any,
    ) -> Operation:
        return Operation(
            method=method, path=at, name=f"{verb}{noun}", room=room, handle=handle, roles=kind.writers,
            scope="write", query=WriteQuery, answer=resource, transaction="write", if_match=if_match, **more,
        )  # fmt: skip

    verbs = _Verbs(records, kind)
    reading: Literal["read", "write"] = "write" if kind.audited else "read"
    return [
        write("put", "PUT", verbs.put, summary=f"Create or replace a {kind.title}", body=kind.body,
              if_match="optional", statuses=(200, 201), problems=(404, 409, 412, 413, 428), ahead=_ahead(kind)),
        Operation(
            method="GET", path=one, name=f"get{noun}", summary=f"One {kind.title}", room=room, handle=verbs.get,
            answer=resource, problems=(404,), transaction=reading,
        ),
        write("patch", "PATCH", verbs.patch, summary=f"Change some fields of a {kind.title}",
              patch_of=patch_type(kind), problems=(404, 409, 412, 413, 428)),
        write("delete", "DELETE", verbs.delete, summary=f"Delete a {kind.title}; it can be restored for 30 days",
              problems=(404, 412, 428) if kind.guard_deletion is None else (404, 409, 412, 428)),
        write("restore", "POST", verbs.restore, at=f"{one}/restore", if_match="optional",
              summary=f"Bring a deleted {kind.title} back", problems=(404, 409, 412)),
        Operation(
            method="GET", path=f"{one}/revisions", name=f"list{noun}Revisions", room=room, handle=verbs.revisions,
            summary=f"Every revision of a {kind.title}, oldest first", query=RevisionsQuery, answer=RevisionPage,
            problems=(400, 404), transaction=reading,
        ),
    ]  # fmt: skip


def _ahead(kind: Kind) -> Callable[[Call], None] | None:
    work = kind.ahead
    return None if work is None else lambda call: work(call.access, call.body)


class _Verbs:
    """The common verbs, carried out."""

    def __init__(self, records: Records, kind: Kind) -> None:
        self._records = records
        self._kind = kind

    def get(self, call: Call) -> Reply:
        document = self._records.get(call.tx, call.access, self._kind, call.id)
        self._note(call, document)
        return Reply(document.representation.encode(), revision=document.revision)

    def put(self, call: Call) -> Reply:
        return self._saved(call, self._records.put(call.tx, call.access, self._kind, call.id, call.body, _intent(call)))

    def patch(self, call: Call) -> Reply:
        saved = self._records.patch(call.tx, call.access, self._kind, call.id, call.body, _intent(call))
        return self._saved(call, saved)

    def delete(self, call: Call) -> Reply:
        return self._saved(call, self._records.delete(call.tx, call.access, self._kind, call.id, _intent(call)))

    def restore(self, call: Call) -> Reply:
        return self._saved(call, self._records.restore(call.tx, call.access, self._kind, call.id, _intent(call)))

    def revisions(self, call: Call) -> Reply:
        kind, query = self._kind, call.query
        document = repository.find_within_reach(call.tx, call.access, kind, call.id)
        if document is None:
            raise missing(kind)
        self._note(call, document)
        of = list_name("revisions", call.id)
        after = decode_cursor(query.cursor, of=of, keys=tuple[int]) or (0,)
        rows = repository.revisions(call.tx, call.access.organization, call.id, after=after[0], limit=query.limit + 1)
        page = [_revision(row) for row in rows[: query.limit]]
        more = len(rows) > query.limit
        return Reply({"items": page, "next_cursor": encode_cursor(of, page[-1]["revision"]) if more else None})

    def _saved(self, call: Call, saved: Saved) -> Reply:
        if saved.outcome != "created":
            self._note(call, saved.document)
        document = saved.document
        status = 201 if saved.outcome == "created" else 200
        return Reply(document.representation.encode(), status=status, revision=document.revision)

    def _note(self, call: Call, document: Document) -> None:
        if self._kind.audited:
            note_reading(
                call.tx, call.access, document.kind, document.id, revision=document.revision, how="read",
                now_ms=call.now_ms,
            )  # fmt: skip


def _intent(call: Call) -> Intent:
    return Intent(now_ms=call.now_ms, seen_revision=call.if_match, reason=call.query.reason)


def _revision(row: tuple[Any, ...]) -> dict[str, Any]:
    revision, card, at_ms, occurred_at, reason, body, entry_hash, previous_hash, deleted, action = row
    fields = msgspec.json.decode(body) if body is not None else {}
    return {
        "revision": revision,
        "author": msgspec.Raw(card.encode()),
        "action": action,
        "recorded_at": to_text(at_ms),
        "occurred_at": occurred_at,
        "reason": reason,
        "deleted": bool(deleted),
        "body": fields.get("body"),
        "hash": entry_hash.hex(),
        "previous_hash": previous_hash.hex(),
        "fields": fields,
    }
