"""What the database alone reaches: the recorded statements through the bare driver.

The connections are set up exactly as the registry's own. With several threads each has a connection; on SQLite the
writers take turns, as the database would make them anyway, but nobody shares a commit.
"""

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack, contextmanager
from typing import Any, Protocol

import psycopg

from recording import Piece, Statement
from registry.platform.database.postgresql import _configure  # nobody else's business otherwise
from registry.platform.database.sqlite import SqliteDatabase


class Driver(Protocol):
    """A connection that carries out recorded transactions."""

    def carry_out(self, piece: Piece) -> None:
        """One transaction."""
        ...

    def only_last(self, piece: Piece) -> None:
        """The last statement of a transaction that reads, alone."""
        ...


class _Sqlite:
    def __init__(self, url: str, turn: threading.Lock) -> None:
        self._database = SqliteDatabase(url)
        self._execute = self._database._connect().execute
        self._turn, self.close = turn, self._database.close

    def carry_out(self, piece: Piece) -> None:
        if piece.kind == "read":
            self._all(piece, "BEGIN")
            return
        with self._turn:
            self._all(piece, "BEGIN IMMEDIATE")

    def only_last(self, piece: Piece) -> None:
        last = piece.statements[-1]
        self._execute(last.sql, last.values).fetchall()

    def _all(self, piece: Piece, begin: str) -> None:
        execute = self._execute
        execute(begin)
        for statement in piece.statements:
            cursor = execute(statement.sql, statement.values)
            if statement.fetches:
                cursor.fetchall()
        execute("COMMIT")


class _Postgresql:
    def __init__(self, url: str) -> None:
        self._connection = psycopg.connect(url, autocommit=True)
        _configure(self._connection)
        self._cursor = self._connection.cursor()
        self.close = self._connection.close
        self._translated: dict[str, bytes] = {}

    def carry_out(self, piece: Piece) -> None:
        if piece.kind == "read":
            self._all(piece.statements)
            return
        with ExitStack() as pipeline, self._connection.transaction():
            first = next((at for at, each in enumerate(piece.statements) if not each.fetches), len(piece.statements))
            self._all(piece.statements[:first])
            pipeline.enter_context(self._connection.pipeline())
            self._all(piece.statements[first:])

    def only_last(self, piece: Piece) -> None:
        last = piece.statements[-1]
        self._cursor.execute(self._in_dialect(last.sql), last.values).fetchall()

    def _all(self, statements: Sequence[Statement]) -> None:
        for statement in statements:
            cursor = self._cursor.execute(self._in_dialect(statement.sql), statement.values)
            if statement.fetches:
                cursor.fetchall()

    def _in_dialect(self, sql: str) -> bytes:
        found = self._translated.get(sql)
        if found is None:
            found = self._translated[sql] = sql.replace("%", "%%").replace("?", "%s").encode()
        return found


@contextmanager
def drivers(url: str, count: int) -> Iterator[list[Driver]]:
    """So many connections."""
    turn = threading.Lock()
    opened: list[Any] = [_Sqlite(url, turn) if url.startswith("sqlite") else _Postgresql(url) for _ in range(count)]
    try:
        yield opened
    finally:
        for driver in opened:
            driver.close()


def reads_a_second(
    connections: Sequence[Driver], requests: Sequence[Sequence[Piece]], *, seconds: float, alone: bool = False
) -> float:
    """How many requests' worth of statements are answered; `alone`: only each request's last statement."""

    def work(driver: Driver, number: int, until: float) -> int:
        count = number * len(requests) // len(connections)
        first = count
        while time.perf_counter() < until:
            pieces = requests[count % len(requests)]
            if alone:
                driver.only_last(pieces[-1])
            else:
                for piece in pieces:
                    driver.carry_out(piece)
            count += 1
        return count - first

    return _in_threads(connections, work, seconds)


def writes_a_second(connections: Sequence[Driver], requests: Sequence[Sequence[Piece]]) -> float:
    """How many of the transactions that write are durably committed, each once, in their order."""
    left = iter([piece for pieces in requests for piece in pieces if piece.kind == "write"])
    guard = threading.Lock()

    def work(driver: Driver, _number: int, _until: float) -> int:
        count = 0
        while True:
            with guard:
                piece = next(left, None)
            if piece is None:
                return count
            driver.carry_out(piece)
            count += 1

    return _in_threads(connections, work, 0)


def _in_threads(connections: Sequence[Driver], work: Callable[[Driver, int, float], int], seconds: float) -> float:
    counts = [0] * len(connections)
    started = time.perf_counter()

    def one(number: int) -> None:
        counts[number] = work(connections[number], number, started + seconds)

    threads = [threading.Thread(target=one, args=(number,)) for number in range(len(connections))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(counts) / (time.perf_counter() - started)
