"""How often a person or an address may ask, by the `limits` library's sliding windows in memory.

The limit is generous on purpose: a phone that comes home after a week sends hundreds of writes at once. It
stops runaway scripts; fine limits belong to the edge. Log-ins have limits of their own in the accounts room.
"""

import time

from limits import RateLimitItemPerMinute
from limits.storage import MemoryStorage
from limits.strategies import FixedWindowRateLimiter

from registry.platform.errors import TooManyRequests


class RequestThrottle:
    """Limits requests per minute; 0 means no limit."""

    def __init__(self, per_minute: int) -> None:
        self._item = RateLimitItemPerMinute(per_minute) if per_minute else None
        self._limiter = FixedWindowRateLimiter(MemoryStorage())

    def admit(self, *, address: str, person: int | None) -> None:
        """Counts this request for the person, or for the address of a stranger."""
        if self._item is None:
            return
        key = f"p{person}" if person is not None else f"a{address}"
        if not self._limiter.hit(self._item, key):
            reset = self._limiter.get_window_stats(self._item, key).reset_time
            raise TooManyRequests.wait(
                int(reset - time.time()) + 1, "Too many requests in a short time. Wait a moment; nothing is lost."
            )
