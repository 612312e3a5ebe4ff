"""One export or import at a time: each holds a thread and a reading transaction for as long as it takes."""

import threading
from collections.abc import Callable, Iterator
from typing import Final

from registry.platform.errors import TooManyRequests

_WAIT_S: Final = 20


class Turn:
    """Whose turn it is, in this process."""

    def __init__(self) -> None:
        self._lock = threading.Lock()

    def __enter__(self) -> "Turn":
        self.take()
        return self

    def __exit__(self, *_: object) -> None:
        self.give_back()

    def take(self) -> None:
        """Raises TooManyRequests when somebody else has it."""
        if not self._lock.acquire(blocking=False):
            raise TooManyRequests.wait(_WAIT_S, "Another export or import is under way. Try again in a moment.")

    def give_back(self) -> None:
        """Lets the next one in."""
        self._lock.release()


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
