"""Time as the service reads it: milliseconds since 1970 for what is stored, nanoseconds where Loki wants them."""

import re
import time
from datetime import UTC, datetime, timedelta
from typing import Final, Protocol

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_RFC_3339: Final = re.compile(
    r"(\d{4})-(\d{2})-(\d{2})[Tt ](\d{2}):(\d{2}):(\d{2})(?:\.(\d+))?(?:([Zz])|([+-])(\d{2}):(\d{2}))", re.ASCII
)


class Clock(Protocol):
    """Where the time comes from; tests bring their own."""

    def now_ms(self) -> int:
        """Milliseconds since 1970 UTC."""
        ...


class SystemClock:
    """The machine's clock."""

    def now_ms(self) -> int:
        """Milliseconds since 1970 UTC."""
        return time.time_ns() // 1_000_000


def nanoseconds_of(text: str) -> int | None:
    """Nanoseconds since 1970 of any RFC 3339 timestamp, any number of decimals, a leap second too; None for others."""
    found = _RFC_3339.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day, hour, minute, second = (int(part) for part in found.groups()[:6])
    leap = second == 60
    try:
        moment = datetime(year, month, day, hour, minute, second - leap, tzinfo=UTC)
    except ValueError:
        return None
    shift = timedelta(hours=int(found[10] or 0), minutes=int(found[11] or 0)) * (-1 if found[9] == "-" else 1)
    whole_s = (moment - _EPOCH - shift) // timedelta(seconds=1) + leap
    return whole_s * 1_000_000_000 + int((found[7] or "")[:9].ljust(9, "0"))


def to_text(moment_ms: int) -> str:
    """The moment as RFC 3339 in UTC with milliseconds, as logs and messages show it."""
    moment = _EPOCH + timedelta(milliseconds=moment_ms)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
