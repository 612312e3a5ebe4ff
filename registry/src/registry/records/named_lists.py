"""Lists by name, a page at a time: dogs, households, skills, a dog's plans."""

import msgspec

from registry.platform.http.operation import Call, Reply
from registry.platform.pagination import decode_cursor, encode_cursor, list_name
from registry.records.kinds import Kind
from registry.records.service import Records


def named_page(
    call: Call, records: Records, kind: Kind, *, status: str | None = None, dog: int | None = None
) -> tuple[list[tuple[str, int, str]], str | None]:
    """(sort key, number, representation) of the page that the call's `q`, `limit` and `cursor` ask for, and the next
    cursor. `status` and `dog` (its number) narrow the list further."""
    query = call.query
    of = list_name(kind.name, query.q, status) if dog is None else list_name(kind.name, query.q, status, dog)
    rows = records.by_name(
        call.tx,
        call.access,
        kind,
        after=decode_cursor(query.cursor, of=of, keys=tuple[str, int]),
        limit=query.limit + 1,
        containing=query.q,
        status=status,
        dog=dog,
    )
    shown = rows[: query.limit]
    return shown, encode_cursor(of, *shown[-1][:2]) if len(rows) > query.limit else None


def page_reply(items: list[bytes], cursor: str | None) -> Reply:
    """A page of items that are JSON already."""
    return Reply(b'{"items":[' + b",".join(items) + b'],"next_cursor":' + msgspec.json.encode(cursor) + b"}")


def reply_by_name(call: Call, records: Records, kind: Kind, *, dog: int | None = None) -> Reply:
    """The page of a kind's representations as they are."""
    rows, cursor = named_page(call, records, kind, dog=dog)
    return page_reply([representation.encode() for *_, representation in rows], cursor)
