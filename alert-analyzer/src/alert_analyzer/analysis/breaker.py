"""A circuit breaker: after some failures in a row nothing is asked for a while; then one may try."""

import threading
import time
from collections.abc import Callable


class Breaker:
    """Counts in monotonic time, so that a clock that is set changes nothing."""

    def __init__(self, *, failures: int, pause_s: float, now: Callable[[], float] = time.monotonic) -> None:
        self._most = failures
        self._pause_s = pause_s
        self._now = now
        self._lock = threading.Lock()
        self._failures = 0
        self._closed_again_s = 0.0

    @property
    def is_open(self) -> bool:
        """Whether the last failures were too many."""
        with self._lock:
            return self._failures >= self._most

    def may_try(self) -> bool:
        """Whether to ask now. While it is open one caller may, each time the pause is over."""
        with self._lock:
            if self._failures < self._most:
                return True
            if self._now() < self._closed_again_s:
                return False
            self._closed_again_s = self._now() + self._pause_s
            return True

    def succeeded(self) -> None:
        """An answer came."""
        with self._lock:
            self._failures = 0

    def failed(self) -> None:
        """None came."""
        with self._lock:
            self._failures += 1
            if self._failures >= self._most:
                self._closed_again_s = self._now() + self._pause_s
