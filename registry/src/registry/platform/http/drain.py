"""The end of a served process: what was begun is answered, what comes later is turned away with nothing stored.

The application stops before the server around it does (docs/decisions/0002). So when that one is told, the answers to
everything that was begun have left, and all that can still be lost is a refusal, which may be sent again.
"""

import threading
import time
from collections.abc import Callable, Iterable, Iterator
from typing import Any, Final

import msgspec

from registry.platform.errors import Unavailable
from registry.platform.http.problems import PROBLEM_JSON, problem_of

Environ = dict[str, Any]
StartResponse = Callable[..., Any]
Application = Callable[[Environ, StartResponse], Iterable[bytes]]
# From the application's return until the answer is in the socket: a millisecond, and more on a machine that is busy.
ON_THE_WAY_S: Final = 0.25
RETRY_AFTER_S: Final = 2


class Stopping(Unavailable):
    """The registry is being stopped; the request was not looked at and may be sent again."""

    code = "stopping"
    title = "The registry is being stopped"


_REFUSAL: Final = msgspec.json.encode(
    problem_of(Stopping("The registry is being stopped. Nothing was stored; try again in a moment."))
)


class Drain:
    """A WSGI application around another one. `stopping` is set by `close`; whoever waits for long should watch it."""

    def __init__(self, application: Application, stopping: threading.Event) -> None:
        self._application = application
        self._stopping = stopping
        self._changed = threading.Condition()
        self._at_work = 0
        self._last_answer = float("-inf")

    def __call__(self, environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        """Answers, or refuses with 503 once `close` was called."""
        if not self._begins():
            return _refused(start_response)
        try:
            answer = self._application(environ, self._that_closes(start_response))
        except BaseException:
            self._ends()
            raise
        if isinstance(answer, list):
            self._ends()
            return answer
        return _Pieces(answer, self._ends)

    def close(self) -> None:
        """Refuses from now on; returns when the answers to all requests that were begun have left."""
        with self._changed:
            self._stopping.set()
            self._changed.wait_for(lambda: self._at_work == 0)
            left = self._last_answer + ON_THE_WAY_S
        time.sleep(max(0.0, left - time.monotonic()))

    def _begins(self) -> bool:
        with self._changed:
            if self._stopping.is_set():
                return False
            self._at_work += 1
            return True

    def _ends(self) -> None:
        with self._changed:
            self._at_work -= 1
            self._last_answer = time.monotonic()
            self._changed.notify_all()

    def _that_closes(self, start_response: StartResponse) -> StartResponse:
        """While stopping, an answer ends its connection, so that the client does not send its next request there."""

        def start(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            if self._stopping.is_set():
                headers = [header for header in headers if header[0].lower() != "connection"] + [
                    ("Connection", "close")
                ]
            return start_response(status, headers, *rest)

        return start


class _Pieces:
    """An answer that is handed over piece by piece; it ends when the server closes it."""

    def __init__(self, pieces: Iterable[bytes], ended: Callable[[], None]) -> None:
        self._pieces = pieces
        self._iterator = iter(pieces)
        self._ended: Callable[[], None] | None = ended

    def __iter__(self) -> Iterator[bytes]:
        return self

    def __next__(self) -> bytes:
        return next(self._iterator)

    def close(self) -> None:
        """Called by the server when all was sent or the client went away."""
        ended, self._ended = self._ended, None
        try:
            if hasattr(self._pieces, "close"):
                self._pieces.close()
        finally:
            if ended is not None:
                ended()


def _refused(start_response: StartResponse) -> list[bytes]:
    headers = [
        ("Content-Type", PROBLEM_JSON),
        ("Content-Length", str(len(_REFUSAL))),
        ("Cache-Control", "no-store"),
        ("Retry-After", str(RETRY_AFTER_S)),
        ("Connection", "close"),
    ]
    start_response("503 Service Unavailable", headers)
    return [_REFUSAL]
