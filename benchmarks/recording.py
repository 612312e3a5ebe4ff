"""What the registry asks of its database while it answers: the same application, in this process, with a pencil.

The raw limit is the cost of exactly these statements without HTTP. So nobody has to keep a list of them up to date,
and a needless statement shows as a limit that is easy to reach but slow.
"""

import io
import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass, field, replace
from typing import Any, Literal

from registry import main as registry_main
from registry.platform.database import Answer, Database, Dialect, Transaction, Value
from registry.platform.settings import read_settings


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement; `fetches` says whether somebody waits for its rows."""

    sql: str
    values: tuple[Value, ...]
    fetches: bool


@dataclass(frozen=True, slots=True)
class Piece:
    """The statements of one transaction."""

    kind: Literal["read", "write"]
    statements: list[Statement] = field(default_factory=list)


class Recorded(Exception):
    """Ends a transaction whose writes nobody wants to keep."""


class _Pencil:
    """A transaction that writes down what it is asked."""

    def __init__(self, tx: Transaction, piece: Piece) -> None:
        self._tx, self.piece = tx, piece
        self.dialect: Dialect = tx.dialect

    def rows(self, sql: str, *values: Value) -> list[tuple[Any, ...]]:
        self.piece.statements.append(Statement(sql, values, fetches=True))
        return self._tx.rows(sql, *values)

    def row(self, sql: str, *values: Value) -> tuple[Any, ...] | None:
        self.piece.statements.append(Statement(sql, values, fetches=True))
        return self._tx.row(sql, *values)

    def run(self, sql: str, *values: Value) -> None:
        self.piece.statements.append(Statement(sql, values, fetches=False))
        self._tx.run(sql, *values)


class _Witness:
    """A database that writes down every transaction; while one is held, all happen inside it."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self.dialect, self.url = database.dialect, database.url
        self.pieces: list[Piece] = []
        self._held: _Pencil | None = None

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        if self._held is not None:
            yield self._turn_to(self._held, Piece("read"))
            return
        with self._database.reading() as tx:
            piece = Piece("read")
            self.pieces.append(piece)
            yield _Pencil(tx, piece)

    def snapshot(self) -> AbstractContextManager[Transaction]:
        return self.reading()

    def write(self, work: Callable[[Transaction], Answer]) -> Answer:
        if self._held is None:
            raise RuntimeError("writes are recorded inside `undone` only")
        return work(self._turn_to(self._held, Piece("write")))

    def undone(self, work: Callable[[], None]) -> None:
        """Does `work` in one transaction and takes everything back."""

        def held(tx: Transaction) -> None:
            self._held = _Pencil(tx, Piece("read"))
            work()
            raise Recorded

        try:
            self._database.write(held)
        except Recorded:
            self._held = None

    def close(self) -> None:
        self._database.close()

    def _turn_to(self, pencil: _Pencil, piece: Piece) -> _Pencil:
        pencil.piece = piece
        self.pieces.append(piece)
        return pencil


class Recorder:
    """The registry's application in this process."""

    def __init__(self, url: str) -> None:
        chosen = {"DATABASE_URL": url, "REQUESTS_PER_MINUTE": "0", "LOG_LEVEL": "error"}
        settings = read_settings(os.environ | {f"LONGLINE_{name}": value for name, value in chosen.items()})
        registry = registry_main.build(settings)
        self._witness = _Witness(registry.database)
        self._app = registry_main.application(replace(registry, database=self._witness))

    def reads(self, requests: Sequence[bytes]) -> list[list[Piece]]:
        """The transactions of each request."""
        return [self._pieces_of(request) for request in requests]

    def writes(self, requests: Sequence[bytes]) -> list[list[Piece]]:
        """The same for requests that write; afterwards the database is as it was."""
        found: list[list[Piece]] = []
        self._witness.undone(lambda: found.extend(self._pieces_of(request) for request in requests))
        return found

    def close(self) -> None:
        """Closes the database."""
        self._witness.close()

    def _pieces_of(self, request: bytes) -> list[Piece]:
        self._witness.pieces = []
        status = answer_of(self._app, request)
        if not status.startswith("2"):
            raise RuntimeError(f"{status} for {request[:300]!r}")
        return self._witness.pieces


def answer_of(app: Callable[..., Any], request: bytes) -> str:
    """Hands an HTTP message to a WSGI application; gives the status line."""
    statuses: list[str] = []

    def start_response(status: str, _headers: object, _trouble: object = None) -> None:
        statuses.append(status)

    b"".join(app(environ_of(request), start_response))
    return statuses[0]


def environ_of(request: bytes) -> dict[str, Any]:
    """A WSGI environment as Granian makes it."""
    head, _, body = request.partition(b"\r\n\r\n")
    first, *lines = head.decode().split("\r\n")
    method, target, _ = first.split(" ")
    path, _, query = target.partition("?")
    environ: dict[str, Any] = {
        "REQUEST_METHOD": method, "SCRIPT_NAME": "", "PATH_INFO": path, "QUERY_STRING": query,
        "SERVER_NAME": "127.0.0.1", "SERVER_PORT": "80", "SERVER_PROTOCOL": "HTTP/1.1", "REMOTE_ADDR": "127.0.0.1",
        "wsgi.version": (1, 0), "wsgi.url_scheme": "http", "wsgi.input": io.BytesIO(body), "wsgi.errors": io.StringIO(),
        "wsgi.multithread": True, "wsgi.multiprocess": False, "wsgi.run_once": False,
    }  # fmt: skip
    for line in lines:
        name, _, value = line.partition(": ")
        key = name.upper().replace("-", "_")
        environ[key if key in ("CONTENT_TYPE", "CONTENT_LENGTH") else f"HTTP_{key}"] = value
    return environ
