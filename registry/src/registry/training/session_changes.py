"""Whether a changed session still holds what was recorded in it: its dog, its times, its kind."""

from collections.abc import Iterable, Sequence
from datetime import datetime

import msgspec

from registry.platform.errors import Conflict, InvalidBody
from registry.training.schemas import SessionBody


class SessionHasRecords(Conflict):
    """A session of which something was recorded never changes its dog."""

    code = "session-has-records"


class _At(msgspec.Struct):
    at: datetime


class _Response(msgspec.Struct):
    outcome: str


class _Search(msgspec.Struct):
    responses: list[_Response] = []


class _Record(msgspec.Struct):
    """What of a set, an observation or a note is bound to its session."""

    status: str
    trials: list[_At] = []
    events: list[_At] = []
    search: _Search | None = None


def still_fits(body: SessionBody, before: SessionBody, records: Sequence[tuple[str, str]]) -> None:
    """`records` are (kind, representation) of everything in the session; what is void binds its dog and nothing else.

    Raises SessionHasRecords or InvalidBody.
    """
    if body.dog_id != before.dog_id and records:
        raise SessionHasRecords(
            "Things were recorded in this session, and they belong to its dog. "
            "Make it void and start a session with the other dog."
        )
    if (body.started_at, body.ended_at, body.kind) == (before.started_at, before.ended_at, before.kind):
        return
    live = [one for _, text in records if (one := msgspec.json.decode(text, type=_Record)).status != "void"]
    for one in live:
        _within(body, one.trials, "A trial", "set")
        _within(body, one.events, "An event", "observation")
    if body.kind == "deployment" and any(_has_false_alert(one) for one in live):
        raise InvalidBody.at(
            "/kind", "This session has false alerts, and a deployment has none. Record them as unconfirmed first."
        )


def _within(body: SessionBody, moments: Iterable[_At], what: str, record: str) -> None:
    for moment in moments:
        if moment.at < body.started_at:
            raise InvalidBody.at(
                "/started_at",
                f"{what} of this session is before this start. Set it earlier, or make that {record} void first.",
            )
        if body.ended_at is not None and moment.at > body.ended_at:
            raise InvalidBody.at(
                "/ended_at",
                f"{what} of this session is after this end. Set it later, or make that {record} void first.",
            )


def _has_false_alert(record: _Record) -> bool:
    return record.search is not None and any(one.outcome == "false_alert" for one in record.search.responses)
