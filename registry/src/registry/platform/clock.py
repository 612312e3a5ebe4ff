"""Time as the registry keeps it: whole milliseconds since 1970 in UTC.

Everything that needs "now" takes a `Clock`, so that tests decide what time it is.
"""

import time
from datetime import UTC, datetime
from functools import lru_cache
from typing import Protocol


class Clock(Protocol):
    """Tells the time."""

    def now_ms(self) -> int:
        """Milliseconds since 1970-01-01T00:00:00Z."""
        ...


class SystemClock:
    """The machine's own clock."""

    def now_ms(self) -> int:
        """Milliseconds since 1970-01-01T00:00:00Z, by the operating system."""
        return time.time_ns() // 1_000_000


def to_ms(moment: datetime) -> int:
    """Milliseconds since 1970 of an aware `moment`."""
    return round(moment.timestamp() * 1000)


def to_text(ms: int) -> str:
    """RFC 3339 in UTC with milliseconds: `2026-10-06T15:30:00.000Z`."""
    return f"{_second_to_text(ms // 1000)}.{ms % 1000:03d}Z"


@lru_cache(maxsize=1024)
def _second_to_text(second: int) -> str:
    return datetime.fromtimestamp(second, UTC).replace(tzinfo=None).isoformat()
