"""The inbox on a PostgreSQL server; loaded only where one is configured."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

import psycopg
from psycopg.rows import DictRow, dict_row
from psycopg_pool import ConnectionPool, PoolTimeout

from alert_analyzer.platform.database import DatabaseUnavailable, Row, Transaction, Value


class PostgresDatabase:
    """A few pooled connections to a server."""

    skip_locked = "FOR UPDATE SKIP LOCKED"

    def __init__(self, url: str) -> None:
        self._pool: ConnectionPool[psycopg.Connection[DictRow]] = ConnectionPool(
            url,
            min_size=1,
            max_size=10,
            timeout=5,
            kwargs={"row_factory": dict_row, "connect_timeout": 5},
            check=ConnectionPool.check_connection,
            open=True,
        )

    @contextmanager
    def transaction(self, *, brief: bool = False) -> Iterator[Transaction]:
        """A transaction on a pooled connection."""
        try:
            with self._pool.connection() as connection, connection.transaction():
                connection.execute(f"SET LOCAL synchronous_commit = {'off' if brief else 'on'}")
                yield _PostgresTransaction(connection)
        except (psycopg.Error, PoolTimeout) as error:
            raise DatabaseUnavailable(str(error)) from error

    def close(self) -> None:
        """Closes the connections."""
        self._pool.close()


class _PostgresTransaction:
    def __init__(self, connection: "psycopg.Connection[DictRow]") -> None:
        self._connection = connection

    def run(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        cursor = self._connection.execute(sql.replace("?", "%s"), values)
        return list(cursor.fetchall()) if cursor.description else []
