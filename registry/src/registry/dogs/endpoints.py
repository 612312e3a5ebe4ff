"""HTTP of dogs, guardians and the timeline."""

from typing import Annotated

import msgspec

from registry.dogs import timeline
from registry.dogs.schemas import DogStatus
from registry.dogs.timeline import AnyKind, Tag, TimelineFilter, TimelinePage
from registry.platform.fields import DayOrMoment
from registry.platform.http.operation import Call, Operation, Reply
from registry.platform.moments import end_of, start_of
from registry.platform.pagination import DEFAULT_LIMIT, Cursor, Limit, decode_cursor, encode_cursor, list_name
from registry.records.endpoints import document_operations, page_type, resource_type
from registry.records.kinds import Kind
from registry.records.named_lists import named_page, page_reply, reply_by_name
from registry.records.service import Records

Contains = Annotated[str, msgspec.Meta(max_length=80, description="Only those whose name contains this.")]


class DogsQuery(msgspec.Struct, forbid_unknown_fields=True):
    """Which dogs."""

    q: Contains = ""
    status: DogStatus | None = None
    limit: Limit = DEFAULT_LIMIT
    cursor: Cursor | None = None


class GuardiansQuery(msgspec.Struct, forbid_unknown_fields=True):
    """Which households."""

    q: Contains = ""
    limit: Limit = DEFAULT_LIMIT
    cursor: Cursor | None = None


class TimelineQuery(msgspec.Struct, forbid_unknown_fields=True):
    """Which part of a timeline. `to` is the last day that is shown, or a time that is not."""

    kind: AnyKind | None = None
    tag: Tag | None = None
    from_: DayOrMoment | None = msgspec.field(default=None, name="from")
    to: DayOrMoment | None = None
    limit: Limit = DEFAULT_LIMIT
    cursor: Cursor | None = None


def operations(records: Records, dog: Kind, guardian: Kind) -> list[Operation]:
    """Everything under /dogs and /guardians."""
    return [
        *_lists(records, dog, guardian),
        *document_operations(records, dog, path="/dogs", room="dogs"),
        *document_operations(records, guardian, path="/guardians", room="dogs"),
        Operation(
            method="GET", path="/dogs/{id}/timeline", name="getTimeline", room="dogs",
            summary="Everything that was written about a dog, newest first", query=TimelineQuery,
            answer=TimelinePage, problems=(400, 404), handle=lambda call: _timeline(call, records, dog),
        ),
    ]  # fmt: skip


def _lists(records: Records, dog: Kind, guardian: Kind) -> list[Operation]:
    in_list = msgspec.defstruct(
        "DogInList", [("last_activity_at", str | None)], bases=(resource_type(dog),), kw_only=True
    )
    dogs = page_type("DogPage", in_list)
    guardians = page_type("GuardianPage", resource_type(guardian))
    return [
        Operation(
            method="GET", path="/dogs", name="listDogs", summary="Dogs by call name", room="dogs", query=DogsQuery,
            answer=dogs, problems=(400,), handle=lambda call: _dogs(call, records),
        ),
        Operation(
            method="GET", path="/guardians", name="listGuardians", summary="Households by name", room="dogs",
            query=GuardiansQuery, answer=guardians, problems=(400,), handle=lambda call: _guardians(call, records),
        ),
    ]  # fmt: skip


def _dogs(call: Call, records: Records) -> Reply:
    rows, cursor = named_page(call, records, records.kinds["dog"], status=call.query.status)
    activity = timeline.last_activity(call.tx, [number for _, number, _ in rows])
    items = [
        b'{"last_activity_at":' + msgspec.json.encode(activity.get(number)) + b"," + representation[1:].encode()
        for _, number, representation in rows
    ]
    return page_reply(items, cursor)


def _guardians(call: Call, records: Records) -> Reply:
    return reply_by_name(call, records, records.kinds["guardian"])


def _timeline(call: Call, records: Records, dog: Kind) -> Reply:
    query = call.query
    document = records.get(call.tx, call.access, dog, call.id)
    wanted = TimelineFilter(query.kind, query.tag, start_of(query.from_, name="from"), end_of(query.to, name="to"))
    of = list_name("timeline", call.id, wanted)
    rows = timeline.page(
        call.tx, call.access, document.number, wanted,
        after=decode_cursor(query.cursor, of=of, keys=tuple[int, int]), limit=query.limit + 1,
    )  # fmt: skip
    shown = rows[: query.limit]
    cursor = encode_cursor(of, *shown[-1][:2]) if len(rows) > query.limit else None
    return page_reply([item for *_, item in shown], cursor)
