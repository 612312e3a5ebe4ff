"""Two databases, one face.

Repositories write plain SQL with `?` placeholders that both SQLite and PostgreSQL understand, and receive
a `Transaction`. A write is a function of a transaction: the database decides when it commits (on SQLite
many waiting writes share one commit), and `Database.write` returns only after the commit is durable.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Literal, Protocol, TypeVar

from registry.platform.errors import StorageFull, Unavailable

Value = int | float | str | bytes | None
Row = tuple[Value, ...]
Answer = TypeVar("Answer")
Dialect = Literal["sqlite", "postgresql"]


class Transaction(Protocol):
    """Runs statements; sees its own writes."""

    @property
    def dialect(self) -> Dialect:
        """Which database it speaks to."""
        ...

    def rows(self, sql: str, *values: Value) -> list[tuple]:  # type: ignore[type-arg]  # columns differ by query
        """All rows that the statement returns."""
        ...

    def row(self, sql: str, *values: Value) -> tuple | None:  # type: ignore[type-arg]  # columns differ by query
        """The first row, or None."""
        ...

    def run(self, sql: str, *values: Value) -> None:
        """Carries out a statement whose rows nobody needs."""
        ...


class Database(Protocol):
    """Where the registry keeps everything."""

    @property
    def dialect(self) -> Dialect:
        """Which database it is."""
        ...

    @property
    def url(self) -> str:
        """Where it is."""
        ...

    def reading(self) -> AbstractContextManager[Transaction]:
        """A transaction that only reads."""
        ...

    def snapshot(self) -> AbstractContextManager[Transaction]:
        """A transaction that only reads and in which every statement sees the same committed state."""
        ...

    def write(self, work: Callable[[Transaction], Answer]) -> Answer:
        """Runs `work` in a transaction and returns its answer once that is durably committed.

        When `work` raises, nothing of it is stored and the error goes to the caller.
        """
        ...

    def close(self) -> None:
        """Closes every connection."""
        ...


class DatabaseUnreachable(Unavailable):
    """No connection to the database."""

    code = "database-unreachable"


class DiskFull(StorageFull):
    """The database could not grow."""


def open_database(url: str, *, threads: int) -> Database:
    """Opens `sqlite:///path` or `postgresql://...`; `threads` is how many requests run at once."""
    if url.startswith("sqlite:///"):
        from registry.platform.database.sqlite import SqliteDatabase

        return SqliteDatabase(url)
    from registry.platform.database.postgresql import PostgresqlDatabase

    return PostgresqlDatabase(url, connections=threads + 2)
