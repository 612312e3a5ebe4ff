"""The other half of the limit: a server that answers the same bytes every time.

It is Falcon on Granian with the registry's own settings and nothing else: no caller to recognise, no database, no
log. What it reaches for an answer of a given size is what HTTP costs in this stack.
"""

import sys
from typing import Any

import falcon
from granian import Granian
from granian.constants import Interfaces

LARGEST = 4_000_000


class _Constant:
    def __init__(self) -> None:
        self._bytes = b"{" + b" " * LARGEST + b"}"

    def on_get(self, _req: falcon.Request, resp: falcon.Response, size: int) -> None:
        """So many bytes."""
        resp.content_type = "application/json"
        resp.data = self._bytes[:size]


def create_application() -> "falcon.App[Any, Any]":
    """Called by Granian in the worker process."""
    app: falcon.App[Any, Any] = falcon.App()
    app.add_route("/constant/{size:int}", _Constant())
    return app


def main(port: int, threads: int) -> None:
    """Serves until it is told to stop."""
    Granian(
        "constant:create_application", factory=True, address="127.0.0.1", port=port, interface=Interfaces.WSGI,
        workers=1, blocking_threads=threads, backpressure=max(64, threads * 16), log_enabled=False, websockets=False,
        process_name=None,
    ).serve()  # fmt: skip


if __name__ == "__main__":
    main(int(sys.argv[1]), int(sys.argv[2]))
