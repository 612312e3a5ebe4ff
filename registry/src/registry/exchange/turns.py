"""Few exports and imports at a time: each holds a thread and a transaction for as long as it takes."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Final

from registry.platform.errors import TooManyRequests

MOST: Final = 2
_WAIT_S: Final = 20


class Turns:
    """Who is at it in this process: one of each practice, and not more than `MOST`, so that threads are left."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._under_way: set[int] = set()

    @contextmanager
    def turn(self, organization: int) -> Iterator[None]:
        """A turn as long as the block; raises TooManyRequests."""
        give_back = self.take(organization)
        try:
            yield
        finally:
            give_back()

    def take(self, organization: int) -> Callable[[], None]:
        """A turn until the function that it gives is called; raises TooManyRequests."""
        with self._lock:
            if organization in self._under_way or len(self._under_way) >= MOST:
                raise TooManyRequests.wait(_WAIT_S, "Another export or import is under way. Try again in a moment.")
            self._under_way.add(organization)
        return lambda: self._under_way.discard(organization)


class WhileSent(Iterator[bytes]):
    """Bytes on their way out; `then` is called once, when the last was taken or when nobody wants the rest."""

    def __init__(self, pieces: Iterator[bytes], then: Callable[[], None]) -> None:
        self._pieces = pieces
        self._then: Callable[[], None] | None = then

    def __next__(self) -> bytes:
        try:
            return next(self._pieces)
        except BaseException:
            self.close()
            raise

    def close(self) -> None:
        """Called by the server, also when the connection broke."""
        then, self._then = self._then, None
        if then is not None:
            close = getattr(self._pieces, "close", None)
            if close is not None:
                close()
            then()

    def __del__(self) -> None:
        self.close()
