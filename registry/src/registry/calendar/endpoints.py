"""HTTP of what is due: the overview, the calendar, feeds for calendar programs."""

from datetime import timedelta
from typing import Any, Final

from registry.calendar.agenda import Span, agenda_of
from registry.calendar.agenda_schemas import MOST_ENTRIES, Calendar, CalendarQuery, FeedCard, NewFeed, OwnFeed
from registry.calendar.feeds import Feeds, etag_of
from registry.calendar.overview import overview_of
from registry.calendar.schemas import Overview
from registry.calendar.standing import Standings
from registry.platform.errors import MalformedRequest
from registry.platform.http.operation import Call, Operation, Reply
from registry.training.progress_page import house_of

MOST_DAYS: Final = 62


def operations(standings: Standings, *, public_url: str) -> list[Operation]:
    """Everything under /overview and /calendar."""
    feeds = Feeds(standings, public_url=public_url)
    return [
        Operation(
            method="GET", path="/overview", name="getOverview", room="calendar", answer=Overview,
            summary="What waits today: dogs without a session, stuck plans, probes, hand-overs, drafts, co-signatures",
            handle=lambda call: Reply(overview_of(call.tx, call.access, standings, now_ms=call.now_ms)),
        ),
        Operation(
            method="GET", path="/calendar", name="getCalendar", room="calendar", query=CalendarQuery, answer=Calendar,
            summary="Appointments and what is due, from a day to a day", problems=(400,),
            handle=lambda call: _calendar(call, standings),
        ),
        *_feeds(feeds),
    ]  # fmt: skip


def _feeds(feeds: Feeds) -> list[Operation]:
    mine: dict[str, Any] = {"path": "/calendar/feed", "room": "calendar", "scope": "admin"}
    return [
        Operation(
            method="GET", name="getCalendarFeed", summary="Whether you have a calendar feed, and what it shows",
            answer=OwnFeed, handle=lambda call: Reply(feeds.own(call.tx, call.access)), **mine,
        ),
        Operation(
            method="POST", name="makeCalendarFeed", answer=FeedCard, body=NewFeed, statuses=(201,), transaction="write",
            summary="Make a secret address for calendar programs; the one before is dead",
            handle=lambda call: Reply(feeds.make(call.tx, call.access, call.body, now_ms=call.now_ms), status=201),
            **mine,
        ),
        Operation(
            method="DELETE", name="revokeCalendarFeed", summary="Revoke your calendar feed", statuses=(204,),
            problems=(404,), transaction="write", handle=lambda call: _revoke(call, feeds), **mine,
        ),
        Operation(
            method="GET", path="/calendar/{token}.ics", name="readCalendarFeed", room="calendar", who="anyone",
            summary="A member's calendar as iCalendar, for whoever has its address", files=("text/calendar",),
            statuses=(200, 304), problems=(404,), handle=lambda call: _feed(call, feeds),
        ),
    ]  # fmt: skip


def _calendar(call: Call, standings: Standings) -> Reply:
    asked: CalendarQuery = call.query
    if not timedelta(0) <= asked.to - asked.from_ < timedelta(days=MOST_DAYS):
        raise MalformedRequest(f"Ask for 1 to {MOST_DAYS} days: `to` is the last of them.")
    span = Span(asked.from_, asked.to)
    found = agenda_of(call.tx, call.access, standings, span, person_id=asked.person_id, now_ms=call.now_ms)
    zone = house_of(call.tx, call.access).time_zone
    return Reply(Calendar(time_zone=zone, items=found[:MOST_ENTRIES], complete=len(found) <= MOST_ENTRIES))


def _revoke(call: Call, feeds: Feeds) -> Reply:
    feeds.revoke(call.tx, call.access, now_ms=call.now_ms)
    return Reply(status=204)


def _feed(call: Call, feeds: Feeds) -> Reply:
    text = feeds.text(call.tx, call.path["token"], now_ms=call.now_ms)
    etag = etag_of(text)
    headers = {"ETag": etag, "Cache-Control": "private, no-cache"}
    if call.visitor.headers.get("If-None-Match") == etag:
        return Reply(status=304, headers=headers)
    return Reply(text, content_type="text/calendar; charset=utf-8", headers=headers)
