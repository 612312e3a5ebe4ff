"""PostgreSQL through a pool of psycopg connections.

Writes end in pipeline mode: statements whose rows nobody needs are sent without waiting for the answer, and
the commit with them. An error in one of them surfaces at the next read or at the commit and undoes everything.
"""

import logging
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from functools import lru_cache
from typing import Any, Final

import psycopg
from psycopg import pq
from psycopg.adapt import Loader
from psycopg.errors import DiskFull as PgDiskFull
from psycopg_pool import ConnectionPool, PoolTimeout

from registry.platform.database import Answer, DatabaseUnreachable, Dialect, DiskFull, Transaction, Value


class _LastWarning(logging.Handler):
    """Why the pool could not connect: it tells its logger; whoever waits for a connection hears only of the time."""

    said = ""

    def emit(self, record: logging.LogRecord) -> None:
        self.said = record.getMessage()


# The pool's warnings would stand outside the JSON log; the last one goes into it with the request that failed.
_POOL: Final = _LastWarning(logging.WARNING)
logging.getLogger("psycopg.pool").addHandler(_POOL)
logging.getLogger("psycopg.pool").propagate = False

CONNECT_TIMEOUT_S: Final = 5
# Enough for the pool to be asked for a new connection, and to hand out one that it has.
_WHILE_GONE_S: Final = 0.05
# The pool doubles its pauses until it gives up, and begins again when somebody asks: it pauses four seconds at most.
_RECONNECT_S: Final = 10
_UNREACHABLE: Final = "The database is not available right now. Nothing was stored; try again."


class _UuidAsText(Loader):
    """Ids are text everywhere in the registry, also where PostgreSQL keeps a native uuid."""

    def load(self, data: Any) -> str:
        return bytes(data).decode()


@lru_cache(maxsize=2048)
def _in_dialect(sql: str) -> str:
    return sql.replace("%", "%%").replace("?", "%s")


class PostgresqlTransaction:
    """Statements on one PostgreSQL connection.

    A writing transaction turns to pipeline mode with its first statement whose rows nobody needs: what decides
    is read before, and a fetch inside a pipeline costs more than one outside.
    """

    dialect: Final[Dialect] = "postgresql"

    def __init__(
        self, connection: psycopg.Connection[tuple[Any, ...]], *, when_writing: Callable[[], object] | None = None
    ) -> None:
        self._cursor = connection.cursor()
        self._when_writing = when_writing

    def rows(self, sql: str, *values: Value) -> list[tuple[Any, ...]]:
        """All rows of a statement."""
        return self._cursor.execute(_in_dialect(sql), values).fetchall()

    def row(self, sql: str, *values: Value) -> tuple[Any, ...] | None:
        """First row of a statement."""
        return self._cursor.execute(_in_dialect(sql), values).fetchone()

    def run(self, sql: str, *values: Value) -> None:
        """A statement without rows."""
        if self._when_writing is not None:
            self._when_writing()
            self._when_writing = None
        self._cursor.execute(_in_dialect(sql), values)


class PostgresqlDatabase:
    """The production database."""

    dialect: Final[Dialect] = "postgresql"

    def __init__(self, url: str, *, connections: int) -> None:
        self.url = url
        self._gone = False
        self._pool = ConnectionPool(
            url,
            min_size=1,
            max_size=connections,
            open=True,
            timeout=CONNECT_TIMEOUT_S,
            reconnect_timeout=_RECONNECT_S,
            kwargs={"autocommit": True, "connect_timeout": CONNECT_TIMEOUT_S},
            configure=_configure,
            name="registry",
        )

    @contextmanager
    def reading(self) -> Iterator[Transaction]:
        """Statements that each see the newest committed state."""
        with self._connection() as connection:
            yield PostgresqlTransaction(connection)

    @contextmanager
    def snapshot(self) -> Iterator[Transaction]:
        """Statements that all see the state at the first of them (REPEATABLE READ)."""
        with self._connection() as connection:
            connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            try:
                yield PostgresqlTransaction(connection)
            finally:
                connection.rollback()  # nothing was written; it also ends a transaction that failed

    def write(self, work: Callable[[Transaction], Answer]) -> Answer:
        """Runs `work` in one transaction; returns after PostgreSQL has acknowledged the commit."""
        with (
            self._connection() as connection,
            ExitStack() as pipeline,  # ends behind the transaction, so that the commit goes with the last statements
            connection.transaction(),
        ):
            tx = PostgresqlTransaction(connection, when_writing=lambda: pipeline.enter_context(connection.pipeline()))
            return work(tx)

    @contextmanager
    def _connection(self) -> Iterator[psycopg.Connection[tuple[Any, ...]]]:
        """A connection of the pool; what goes wrong with it or in it becomes an error that a caller understands.

        While the database is gone nobody waits for it: threads that wait would keep probes and Prometheus waiting too.
        """
        try:
            with self._pool.connection(timeout=_WHILE_GONE_S if self._gone else CONNECT_TIMEOUT_S) as connection:
                self._gone = False
                yield connection
        except PgDiskFull as error:
            raise DiskFull(
                "The registry's disk is full. Nothing was stored; keep your text and tell the operator."
            ) from error
        except PoolTimeout as error:
            self._gone = True
            if _POOL.said:
                error.add_note(_POOL.said)
            raise DatabaseUnreachable(_UNREACHABLE) from error
        except (psycopg.OperationalError, psycopg.InterfaceError) as error:
            raise DatabaseUnreachable(_UNREACHABLE) from error

    def close(self) -> None:
        """Closes the pool."""
        self._pool.close()


def _configure(connection: psycopg.Connection[Any]) -> None:
    connection.adapters.register_loader("uuid", _UuidAsText)
    connection.execute("SET statement_timeout = '30s'")
    connection.execute("SET lock_timeout = '15s'")
    connection.prepare_threshold = 2
    assert connection.info.transaction_status == pq.TransactionStatus.IDLE
