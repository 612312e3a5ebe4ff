"""A database whose transactions and statements are seen in the trace of the request that they are for."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Protocol

from opentelemetry import trace
from opentelemetry.context import attach, detach, get_current
from opentelemetry.trace import Span, SpanKind

from registry.platform.database import Answer, Database, Dialect, Transaction, Value


class Within(Protocol):
    """Opens a span."""

    def __call__(self, name: str, kind: SpanKind, attributes: dict[str, str], /) -> AbstractContextManager[Span]:
        """The span, current until the end."""
        ...


class WatchedDatabase:
    """A span for each transaction and, in it, for each statement; without a span around it, nothing.

    A transaction's span lasts from the wait for a connection to the commit: what its statements do not explain was
    waited for. On PostgreSQL statements without rows are sent and not waited for; their time is in the commit.
    """

    def __init__(self, database: Database, within: Within) -> None:
        self._database = database
        self._within = within

    @property
    def dialect(self) -> Dialect:
        """Which database it is."""
        return self._database.dialect

    @property
    def url(self) -> str:
        """Where it is."""
        return self._database.url

    def reading(self) -> AbstractContextManager[Transaction]:
        """A transaction that only reads."""
        return self._read(self._database.reading) if _seen() else self._database.reading()

    def snapshot(self) -> AbstractContextManager[Transaction]:
        """A transaction that only reads and in which every statement sees the same committed state."""
        return self._read(self._database.snapshot) if _seen() else self._database.snapshot()

    def write(self, work: Callable[[Transaction], Answer]) -> Answer:
        """Runs `work` in a transaction and returns its answer once that is durably committed."""
        if not _seen():
            return self._database.write(work)
        with self._within("write", SpanKind.INTERNAL, self._names()):
            mine = get_current()

            def in_my_trace(tx: Transaction) -> Answer:
                # On SQLite another request's thread may carry this out, and commit it with its own.
                theirs = attach(mine)
                try:
                    return work(_WatchedTransaction(tx, self._statement))
                finally:
                    detach(theirs)

            return self._database.write(in_my_trace)

    def close(self) -> None:
        """Closes every connection."""
        self._database.close()

    @contextmanager
    def _read(self, begin: Callable[[], AbstractContextManager[Transaction]]) -> Iterator[Transaction]:
        with self._within("read", SpanKind.INTERNAL, self._names()), begin() as tx:
            yield _WatchedTransaction(tx, self._statement)

    def _statement(self, sql: str) -> AbstractContextManager[Span]:
        return self._within(sql.split(maxsplit=1)[0].upper(), SpanKind.CLIENT, {**self._names(), "db.query.text": sql})

    def _names(self) -> dict[str, str]:
        return {"db.system.name": self._database.dialect}


def _seen() -> bool:
    return trace.get_current_span().is_recording()


class _WatchedTransaction:
    def __init__(self, tx: Transaction, statement: Callable[[str], AbstractContextManager[Span]]) -> None:
        self._tx = tx
        self._statement = statement

    @property
    def dialect(self) -> Dialect:
        return self._tx.dialect

    def rows(self, sql: str, *values: Value) -> list[tuple[Any, ...]]:
        with self._statement(sql):
            return self._tx.rows(sql, *values)

    def row(self, sql: str, *values: Value) -> tuple[Any, ...] | None:
        with self._statement(sql):
            return self._tx.row(sql, *values)

    def run(self, sql: str, *values: Value) -> None:
        with self._statement(sql):
            self._tx.run(sql, *values)
