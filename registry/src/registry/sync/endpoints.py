"""HTTP of replication."""

import re
import threading
from collections.abc import Sequence
from typing import Any, Final

import msgspec
from prometheus_client import CollectorRegistry

from registry.platform.access import EVERYBODY
from registry.platform.database import Transaction
from registry.platform.http.operation import Call, Operation, Reply
from registry.platform.pagination import decode_cursor, encode_cursor, list_name
from registry.platform.patterns import whole
from registry.records.kinds import Kind
from registry.records.readings import note_reading
from registry.records.service import Records
from registry.sync import conflicts
from registry.sync.figures import Figures
from registry.sync.pull import pull
from registry.sync.push import Devices
from registry.sync.repository import Changed
from registry.sync.schemas import (
    ConflictCard,
    ConflictPage,
    ConflictsQuery,
    PullAnswer,
    PullQuery,
    Push,
    PushAnswer,
    Settlement,
    StreamEvent,
)
from registry.sync.stream import Streams

_POSITION: Final = re.compile(whole("[0-9]{1,18}"))
_OPEN: Final = list_name("open conflicts")
EVENTS: Final = "text/event-stream"


def operations(
    records: Records,
    pushed: Sequence[Kind],
    *,
    stream_places: int,
    stopping: threading.Event,
    metrics: CollectorRegistry,
) -> list[Operation]:
    """Pull, push, stream, and the conflicts that wait for a person. `pushed` are the kinds that devices may push;
    streams end when `stopping` is set."""
    kinds = {kind.name: kind for kind in pushed}
    figures = Figures(kinds, metrics)
    doors = _Doors(records, Devices(records, kinds), Streams(stream_places, stopping), figures)
    return [
        Operation(
            method="GET", path="/sync/pull", name="pull", room="sync", handle=doors.pull, query=PullQuery,
            answer=PullAnswer, transaction="own", summary="What changed since a checkpoint, in the order of commits",
        ),
        Operation(
            method="POST", path="/sync/push", name="push", room="sync", handle=doors.push, body=Push, scope="write",
            answer=PushAnswer, transaction="own", own_texts=True,
            summary="Store edits that were made without a network; each row has its own result",
        ),
        Operation(
            method="GET", path="/sync/stream", name="stream", room="sync", handle=doors.stream, transaction="own",
            answer=StreamEvent, answer_types=(EVENTS,), summary="Server-sent events: something changed",
            description="Ends after half a minute or at once; an EventSource comes again by itself.",
        ),
        Operation(
            method="GET", path="/sync/conflicts", name="listConflicts", room="sync", handle=doors.list,
            query=ConflictsQuery, answer=ConflictPage, problems=(400,), transaction="own",
            summary="Contradicting edits of which somebody must say what counts",
        ),
        Operation(
            method="POST", path="/sync/conflicts/{id}/settle", name="settleConflict", room="sync",
            handle=doors.settle, body=Settlement, answer=ConflictCard, scope="write", roles=EVERYBODY,
            transaction="write", problems=(404, 409, 412, 428), summary="Say what counts",
        ),
    ]  # fmt: skip


def _note_readings(tx: Transaction, call: Call, sent: Sequence[Changed]) -> None:
    """Before the answer leaves: no text of theirs is on a device without the ledger knowing."""
    for row in sent:
        note_reading(
            tx, call.access, row.kind, row.id, revision=row.revision, how="sent to a device", now_ms=call.now_ms
        )


def _note_cards(tx: Transaction, call: Call, cards: Sequence[dict[str, Any]]) -> None:
    for card in cards:
        note_reading(
            tx, call.access, card["kind"], card["document_id"], revision=card["set_aside"]["revision"], how="read",
            now_ms=call.now_ms,
        )  # fmt: skip


class _Doors:
    """The operations, carried out."""

    def __init__(self, records: Records, devices: Devices, streams: Streams, figures: Figures) -> None:
        self._records = records
        self._devices = devices
        self._streams = streams
        self._figures = figures

    def pull(self, call: Call) -> Reply:
        query = call.query
        with call.database.snapshot() as tx:
            page = pull(tx, call.access, self._records.kinds, query.checkpoint, limit=query.limit, now_ms=call.now_ms)
        if page.audited:
            call.database.write(lambda tx: _note_readings(tx, call, page.audited))
        rest = {"checkpoint": page.checkpoint, "more": page.more, "reset": page.reset}
        head = b'{"documents":[' + b",".join(page.documents) + b"],"
        return Reply(head + msgspec.json.encode(rest)[1:], headers={"Cache-Control": "no-store"})

    def push(self, call: Call) -> Reply:
        rows = call.body.rows
        results = [self._devices.push(call.database, call.access, row, now_ms=call.now_ms) for row in rows]
        for row, result in zip(rows, results, strict=True):
            self._figures.pushed(row, result, now_ms=call.now_ms)
        return Reply({"results": results})

    def stream(self, call: Call) -> Reply:
        last = call.visitor.headers.get("Last-Event-ID")
        seen = int(last) if last is not None and _POSITION.match(last) else None
        events = self._streams.follow(call.database, call.access, seen)
        # X-Accel-Buffering: nginx hands each event on at once.
        headers = {"Cache-Control": "no-store", "X-Accel-Buffering": "no"}
        return Reply(events, content_type=EVENTS, headers=headers)

    def list(self, call: Call) -> Reply:
        query = call.query
        after = decode_cursor(query.cursor, of=_OPEN, keys=tuple[int]) or (0,)
        with call.database.reading() as tx:
            rows = conflicts.open_conflicts(tx, call.access, self._records, after=after[0], limit=query.limit + 1)
        shown = rows[: query.limit]
        audited = [card for _, card in shown if self._records.kinds[card["kind"]].audited]
        if audited:
            call.database.write(lambda tx: _note_cards(tx, call, audited))
        cursor = encode_cursor(_OPEN, shown[-1][0]) if len(rows) > query.limit else None
        return Reply({"items": [card for _, card in shown], "next_cursor": cursor})

    def settle(self, call: Call) -> Reply:
        card = conflicts.settle(call.tx, call.access, self._records, call.id, call.body, now_ms=call.now_ms)
        if self._records.kinds[card["kind"]].audited:
            _note_cards(call.tx, call, [card])
        self._figures.settled()
        return Reply(card)
