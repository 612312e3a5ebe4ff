"""Days and times in query parameters."""

from datetime import UTC, date, datetime, timedelta

import msgspec

from registry.platform.clock import to_ms
from registry.platform.errors import InvalidBody


def start_of(text: str | None, *, name: str) -> int | None:
    """Milliseconds of a day's beginning (UTC) or of a time; `name` is the parameter, for the error."""
    if text is None:
        return None
    try:
        if len(text) == 10:
            return to_ms(datetime.combine(date.fromisoformat(text), datetime.min.time(), UTC))
        return to_ms(msgspec.convert(text.replace(" ", "+"), datetime).astimezone(UTC))
    except (ValueError, OverflowError) as error:
        raise InvalidBody.at(
            f"/{name}", f"`{name}` is neither a day such as 2026-10-06 nor an RFC 3339 time."
        ) from error


def end_of(text: str | None, *, name: str) -> int | None:
    """Milliseconds of the first moment after a day, or of a time."""
    start = start_of(text, name=name)
    if start is None or text is None or len(text) != 10:
        return start
    return start + int(timedelta(days=1).total_seconds() * 1000)
