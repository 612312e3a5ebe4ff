"""What a planned session must say, and what becomes of it."""

from datetime import timedelta
from zoneinfo import ZoneInfo

from registry.platform.errors import Conflict, InvalidBody
from registry.training.occurrences import LONGEST_SERIES, offsets, wall_time
from registry.training.schemas import Repeats, SessionBody


class NotStarted(Conflict):
    """Something is recorded in a session that is only planned."""

    code = "session-not-started"


def check_planned(session: SessionBody) -> None:
    """A planned session says when it is by the clocks of a place; only planned ones repeat."""
    if session.status != "planned":
        if session.repeats is not None:
            raise InvalidBody.at("/repeats", "Only a planned session repeats. Leave `repeats` out.")
        return
    if session.ended_at is None or session.ended_at <= session.started_at:
        raise InvalidBody.at("/ended_at", "A planned session ends after it starts. Say until when it is planned.")
    if session.time_zone is None:
        raise InvalidBody.at("/time_zone", "A planned session needs its time zone, such as Europe/Zurich.")
    _check_offset(session, session.time_zone)
    if session.repeats is not None:
        _check_repeats(session, session.repeats)


def check_step(body: SessionBody, before: SessionBody | None) -> None:
    """What has begun was no plan. Raises InvalidBody."""
    if before is not None and before.status != "planned" and body.status == "planned":
        raise InvalidBody.at("/status", "This session has begun and cannot be planned any more. Plan a new one.")


def refuse_planned(status: str) -> None:
    """Nothing is recorded in a session that is to come. Raises NotStarted."""
    if status == "planned":
        raise NotStarted("This session is planned and has not begun. Start it first, then record.")


def _check_offset(session: SessionBody, zone: str) -> None:
    wall = wall_time(session.started_at)
    there = offsets(wall, ZoneInfo(zone))
    if not there:
        raise InvalidBody.at(
            "/started_at",
            f"The clocks in {zone} skip {wall:%H:%M} on {wall.date()}. Choose a time before or after the change.",
        )
    if session.started_at.utcoffset() not in there:
        right = " or ".join(_offset(one) for one in there)
        raise InvalidBody.at(
            "/started_at", f"At {wall:%H:%M} on {wall.date()} the offset in {zone} is {right}. Send it with the time."
        )


def _offset(offset: timedelta) -> str:
    minutes = round(offset.total_seconds() / 60)
    return f"{'-' if minutes < 0 else '+'}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def _check_repeats(session: SessionBody, repeats: Repeats) -> None:
    if (repeats.count is None) == (repeats.until is None):
        raise InvalidBody.at("/repeats", "Say how often it repeats (`count`) or until which day (`until`). Not both.")
    first = wall_time(session.started_at).date()
    last = repeats.until or first + timedelta(weeks=repeats.every_weeks * ((repeats.count or 1) - 1))
    if not first <= last <= first + LONGEST_SERIES:
        raise InvalidBody.at("/repeats", "A series ends after it begins, and within two years.")
