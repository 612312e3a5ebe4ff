"""One small database layer under the inbox: an SQLite file, or PostgreSQL where several replicas share the work.

SQL is written once with `?` for values and runs on both. A transaction that ended without an error is on disk: SQLite
runs in WAL mode with `synchronous=FULL`, PostgreSQL with `synchronous_commit=on`. A brief one does not wait for the
disk: it outlives this process whatever ends it, but not a power cut that comes within a moment.
"""

import sqlite3
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path
from typing import Any, Protocol

Row = Mapping[str, Any]
Value = str | int | float | None


class DatabaseUnavailable(Exception):
    """Nothing was stored: the disk is full, the file is locked or the server does not answer."""


class Transaction(Protocol):
    """What happens in it is stored together or not at all."""

    def run(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        """Runs one statement; the rows that it returns."""
        ...


class Database(Protocol):
    """Where the service keeps everything that must survive it."""

    skip_locked: str
    """What a claim adds to its SELECT, so that no worker waits for a row that another one takes."""

    def transaction(self, *, brief: bool = False) -> AbstractContextManager[Transaction]:
        """Statements run in it; committed at its end, rolled back by an error. Raises DatabaseUnavailable.

        A brief one is not waited for until it is on disk.
        """
        ...

    def close(self) -> None:
        """Lets go of files and connections."""
        ...


def open_database(url: str) -> Database:
    """The database behind an `sqlite:///` or `postgresql://` URL; raises DatabaseUnavailable."""
    if url.startswith("sqlite:///"):
        return SqliteDatabase(Path(url.removeprefix("sqlite:///")))
    from alert_analyzer.platform.postgres import PostgresDatabase

    return PostgresDatabase(url)


class SqliteDatabase:
    """One file and one connection; whoever writes has it for the length of a commit."""

    skip_locked = ""

    def __init__(self, path: Path) -> None:
        self._lock = threading.Lock()
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            self._connection = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=10)
            self._connection.row_factory = sqlite3.Row
            for pragma in ("journal_mode=WAL", "synchronous=FULL", "journal_size_limit=16777216"):
                self._connection.execute(f"PRAGMA {pragma}").fetchall()
        except (sqlite3.Error, OSError) as error:
            raise DatabaseUnavailable(str(error)) from error

    @contextmanager
    def transaction(self, *, brief: bool = False) -> Iterator[Transaction]:
        """Takes the write lock at once, so that what was read in it stays true until the commit."""
        with self._lock:
            try:
                # In WAL mode NORMAL leaves out the wait for the disk, and nothing that keeps the file whole.
                self._connection.execute(f"PRAGMA synchronous={'NORMAL' if brief else 'FULL'}")
                self._connection.execute("BEGIN IMMEDIATE")
                yield _SqliteTransaction(self._connection)
                self._connection.execute("COMMIT")
            except sqlite3.Error as error:
                raise DatabaseUnavailable(str(error)) from error
            finally:
                if self._connection.in_transaction:
                    self._connection.rollback()

    def close(self) -> None:
        """Closes the file."""
        with self._lock:
            self._connection.close()


class _SqliteTransaction:
    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def run(self, sql: str, values: Sequence[Value] = ()) -> list[Row]:
        return [dict(row) for row in self._connection.execute(sql, values).fetchall()]
