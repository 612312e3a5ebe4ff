"""HTTP of homework."""

from registry.homework.schemas import HomeworkQuery, HomeworkStanding
from registry.homework.service import standing_of
from registry.platform.http.operation import Call, Operation, Reply
from registry.platform.pagination import decode_cursor, encode_cursor, list_name
from registry.records.endpoints import document_operations, page_type, resource_type
from registry.records.kinds import Kind
from registry.records.named_lists import page_reply
from registry.records.service import Records


def operations(records: Records, homework: Kind) -> list[Operation]:
    """Everything under /homework, and a dog's list of it."""
    return [
        *document_operations(records, homework, path="/homework", room="homework"),
        Operation(
            method="GET", path="/dogs/{id}/homework", name="listHomework", room="homework", query=HomeworkQuery,
            summary="A dog's homework, what began last first",
            answer=page_type("HomeworkPage", resource_type(homework)), problems=(400, 404),
            handle=lambda call: _list(call, records, homework),
        ),
        Operation(
            method="GET", path="/homework/{id}/standing", name="getHomeworkStanding", room="homework",
            summary="How much of the homework was done and what came of it, by the owner's own count",
            answer=HomeworkStanding, problems=(404,), handle=lambda call: _standing(call, records, homework),
        ),
    ]  # fmt: skip


def _list(call: Call, records: Records, homework: Kind) -> Reply:
    dog = records.get(call.tx, call.access, records.kinds["dog"], call.id)
    query = call.query
    of = list_name("homework", call.id, query.status)
    after = decode_cursor(query.cursor, of=of, keys=tuple[str, int])
    rows = records.by_name(
        call.tx, call.access, homework, after=after, limit=query.limit + 1, status=query.status, dog=dog.number
    )
    shown = rows[: query.limit]
    cursor = encode_cursor(of, *shown[-1][:2]) if len(rows) > query.limit else None
    return page_reply([representation.encode() for _, _, representation in shown], cursor)


def _standing(call: Call, records: Records, homework: Kind) -> Reply:
    document = records.get(call.tx, call.access, homework, call.id)
    return Reply(standing_of(call.tx, call.access, document, now_ms=call.now_ms))
