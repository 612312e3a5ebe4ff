"""HTTP of reports."""

from typing import Any

import msgspec

from registry.platform.access import TRAINERS
from registry.platform.clock import to_text
from registry.platform.http.operation import Call, Operation, Reply
from registry.platform.pagination import DEFAULT_LIMIT, Cursor, Limit, decode_cursor, encode_cursor, list_name
from registry.records.endpoints import Author
from registry.reports import repository
from registry.reports.album import Albums
from registry.reports.paper import Press
from registry.reports.reading_room import FILES, ReadingRoom
from registry.reports.schemas import (
    NewReport,
    Report,
    ReportCard,
    ReportEdit,
    ReportPage,
    ReportQuery,
    ReportVersion,
    ReportVersions,
)
from registry.reports.service import Reports


class ReportsQuery(msgspec.Struct, forbid_unknown_fields=True):
    """Which page."""

    limit: Limit = DEFAULT_LIMIT
    cursor: Cursor | None = None


def operations(reports: Reports, press: Press, albums: Albums, *, public_url: str) -> list[Operation]:
    """Everything under /reports. `public_url` is where the links in printed reports lead."""
    reading_room = ReadingRoom(reports, press, albums, public_url)
    return [
        Operation(
            method="POST", path="/dogs/{id}/reports", name="composeReport", room="reports", body=NewReport,
            summary="Compose a report on a dog and a period from the data", answer=Report, statuses=(201,),
            roles=TRAINERS, scope="write", transaction="own", problems=(404, 409, 413, 422),
            handle=lambda call: _compose(call, reports),
        ),
        Operation(
            method="GET", path="/dogs/{id}/reports", name="listReports", room="reports", query=ReportsQuery,
            summary="The reports on a dog, newest first", answer=ReportPage, problems=(400, 404),
            handle=lambda call: _list(call, reports),
        ),
        Operation(
            method="GET", path="/reports/{id}", name="getReport", room="reports", query=ReportQuery,
            summary="A report as data, as a web page or as a PDF, by the header Accept", answer=Report,
            files=FILES, problems=(404, 406, 422), transaction="own", handle=reading_room.get,
        ),
        Operation(
            method="PUT", path="/reports/{id}", name="editReport", room="reports", body=ReportEdit, answer=Report,
            summary="Edit a report's words and what is left out; a new version", roles=TRAINERS, scope="write",
            transaction="write", if_match="required", problems=(404, 412, 413, 422, 428),
            handle=lambda call: _edit(call, reports),
        ),
        Operation(
            method="GET", path="/reports/{id}/versions", name="listReportVersions", room="reports", query=ReportsQuery,
            summary="Every version of a report, oldest first", answer=ReportVersions, problems=(400, 404),
            handle=lambda call: _versions(call, reports),
        ),
    ]  # fmt: skip


def _compose(call: Call, reports: Reports) -> Reply:
    report = reports.compose(call.database, call.access, call.id, call.body, now_ms=call.now_ms)
    return Reply(report, status=201, revision=report.version)


def _edit(call: Call, reports: Reports) -> Reply:
    report = reports.edit(call.tx, call.access, call.id, call.body, seen=call.if_match, now_ms=call.now_ms)
    return Reply(report, revision=report.version)


def _list(call: Call, reports: Reports) -> Reply:
    dog, query = reports.dog_number(call.tx, call.access, call.id), call.query
    of = list_name("reports", call.id)
    before = decode_cursor(query.cursor, of=of, keys=tuple[int])
    hidden = reports.readers.hidden(call.tx, call.access, dog)
    rows = repository.of_dog(call.tx, dog, hidden=hidden, before=before[0] if before else None, limit=query.limit + 1)
    shown = rows[: query.limit]
    cursor = encode_cursor(of, shown[-1][0]) if len(rows) > query.limit else None
    return Reply(ReportPage([_card(row) for row in shown], cursor))


def _card(row: tuple[Any, ...]) -> ReportCard:
    _, report_id, kind, title, version, created_ms, card, edited_ms = row
    return ReportCard(
        id=report_id, kind=kind, title=title, version=version, created_at=to_text(created_ms),
        created_by=msgspec.json.decode(card, type=Author), edited_at=to_text(edited_ms),
    )  # fmt: skip


def _versions(call: Call, reports: Reports) -> Reply:
    reports.require(call.tx, call.access, call.id)
    query, of = call.query, list_name("report-versions", call.id)
    after = decode_cursor(query.cursor, of=of, keys=tuple[int]) or (0,)
    rows = repository.versions(call.tx, call.access, call.id, after=after[0], limit=query.limit + 1)
    shown = rows[: query.limit]
    cursor = encode_cursor(of, shown[-1][0]) if len(rows) > query.limit else None
    return Reply(ReportVersions([_version(row) for row in shown], cursor))


def _version(row: tuple[Any, ...]) -> ReportVersion:
    version, at_ms, card, action, position, entry_hash = row
    return ReportVersion(
        version=version, at=to_text(at_ms), author=msgspec.json.decode(card, type=Author), action=action,
        position=position, hash=entry_hash.hex(),
    )  # fmt: skip
