"""SQLite in WAL mode with one writer and group commit.

Every thread reads through a connection of its own. Writes go through one connection: a thread that wants
to write queues its work and waits for its turn; whoever has the turn carries out everything that is queued
in one transaction, each piece inside a savepoint, and commits once. With `synchronous=FULL` the commit is
on disk before any of them is answered, so an answered write survives a power cut, and the cost of the disk
flush is shared by all who wait.
"""

import threading
from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Final, cast

import apsw

from registry.platform.database import Answer, DatabaseUnreachable, Dialect, DiskFull, Transaction, Value

_TROUBLE: Final = (apsw.FullError, apsw.BusyError, apsw.IOError, apsw.CantOpenError, apsw.ReadOnlyError)
BUSY_TIMEOUT_MS: Final = 15_000
_PRAGMAS: Final = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA cache_size=-32768",
    "PRAGMA mmap_size=1073741824",
    "PRAGMA temp_store=MEMORY",
    "PRAGMA trusted_schema=OFF",
)


class SqliteTransaction:
    """Statements on one SQLite connection."""

    dialect: Final[Dialect] = "sqlite"

    def __init__(self, connection: apsw.Connection) -> None:
        self._execute = connection.execute

    def rows(self, sql: str, *values: Value) -> list[tuple[Any, ...]]:
        """All rows of a statement."""
        return cast("list[tuple[Any, ...]]", self._execute(sql, values).fetchall())

    def row(self, sql: str, *values: Value) -> tuple[Any, ...] | None:
        """First row of a statement."""
        return self._execute(sql, values).fetchone()

    def run(self, sql: str, *values: Value) -> None:
        """A statement without rows."""
        self._execute(sql, values)


class _Snapshot:
    """A reading transaction as a context manager; a class, because generators cost three times as much here."""

    __slots__ = ("_connection",)

    def __init__(self, connection: apsw.Connection) -> None:
        self._connection = connection

    def __enter__(self) -> Transaction:
        try:
            self._connection.execute("BEGIN")
        except apsw.Error as error:
            raise _in_words(error) from error
        return SqliteTransaction(self._connection)

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        self._connection.execute("COMMIT")
        if isinstance(error, _TROUBLE):
            raise _in_words(error) from error


class _Work:
    """One write that waits for its turn."""

    __slots__ = ("answer", "do", "done", "error")

    def __init__(self, do: Callable[[Transaction], object]) -> None:
        self.do = do
        self.done = False
        self.answer: object = None
        self.error: BaseException | None = None


class SqliteDatabase:
    """The embedded database: a file, its WAL, one writer."""

    dialect: Final[Dialect] = "sqlite"

    def __init__(self, url: str) -> None:
        self.url = url
        self.path = Path(url.removeprefix("sqlite:///"))
        if str(self.path) != ":memory:":
            self.path.parent.mkdir(parents=True, exist_ok=True)
        self._readers = threading.local()
        self._open: list[apsw.Connection] = []
        self._open_lock = threading.Lock()
        self._writer = self._connect()
        self._queue: list[_Work] = []
        self._queue_lock = threading.Lock()
        self._turn = threading.Lock()

    def reading(self) -> AbstractContextManager[Transaction]:
        """One consistent snapshot on this thread's own connection."""
        return _Snapshot(self._reader())

    def snapshot(self) -> AbstractContextManager[Transaction]:
        """The same: reading is from one snapshot anyway."""
        return self.reading()

    def write(self, work: Callable[[Transaction], Answer]) -> Answer:
        """Carries out `work` with whatever else waits; returns after the shared commit."""
        mine = _Work(work)
        with self._queue_lock:
            self._queue.append(mine)
        with self._turn:
            if not mine.done:
                self._commit_all_that_wait()
        if mine.error is not None:
            with _EXPLAINED:
                raise mine.error
        return cast("Answer", mine.answer)

    def close(self) -> None:
        """Closes all connections; the last one folds the WAL into the file."""
        with self._turn, self._open_lock:
            for connection in self._open:
                connection.close()
            self._open.clear()

    def backup_to(self, target: Path) -> None:
        """Copies a consistent state into `target` while others go on writing (SQLite's online backup)."""
        destination = apsw.Connection(str(target))
        try:
            with destination.backup("main", self._reader(), "main") as backup:
                while not backup.done:
                    backup.step(512)
        finally:
            destination.close()

    def _connect(self) -> apsw.Connection:
        try:
            connection = apsw.Connection(str(self.path))
            connection.set_busy_timeout(BUSY_TIMEOUT_MS)
            # Plans stay as they are when values change: otherwise SQLite plans every join anew on every call.
            connection.config(apsw.SQLITE_DBCONFIG_ENABLE_QPSG, 1)
            for pragma in _PRAGMAS:
                connection.execute(pragma)
        except apsw.Error as error:
            raise DatabaseUnreachable(f"The database file cannot be opened: {error}.") from error
        with self._open_lock:
            self._open.append(connection)
        return connection

    def _reader(self) -> apsw.Connection:
        connection = getattr(self._readers, "connection", None)
        if connection is None:
            connection = self._readers.connection = self._connect()
        return cast("apsw.Connection", connection)

    def _commit_all_that_wait(self) -> None:
        with self._queue_lock:
            batch, self._queue = self._queue, []
        try:
            with _EXPLAINED:
                self._commit(batch)
        except BaseException as error:  # noqa: BLE001  each waiting thread raises it
            for work in batch:
                work.error = work.error or error
        finally:
            for work in batch:
                work.done = True

    def _commit(self, batch: list[_Work]) -> None:
        execute = self._writer.execute
        transaction = SqliteTransaction(self._writer)
        execute("BEGIN IMMEDIATE")
        try:
            for work in batch:
                execute("SAVEPOINT work")
                try:
                    work.answer = work.do(transaction)
                except BaseException as error:  # belongs to the thread that brought the work
                    work.error = error
                    if not self._writer.in_transaction:  # SQLite gave up the whole transaction
                        raise
                    execute("ROLLBACK TO work")
                execute("RELEASE work")
            execute("COMMIT")
        except BaseException:
            if self._writer.in_transaction:
                execute("ROLLBACK")
            raise


class _Explained:
    """Says trouble in words; a class for the reason that `_Snapshot` has."""

    __slots__ = ()

    def __enter__(self) -> None:
        pass

    def __exit__(self, kind: object, error: BaseException | None, trace: object) -> None:
        if isinstance(error, _TROUBLE):
            raise _in_words(error) from error


_EXPLAINED: Final = _Explained()


def _in_words(error: apsw.Error) -> Exception:
    """SQLite's trouble with the disk or with locks as an error that says what to do; defects stay what they are."""
    if isinstance(error, apsw.FullError):
        return DiskFull("The registry's disk is full. Nothing was stored; keep your text and tell the operator.")
    if isinstance(error, _TROUBLE):
        return DatabaseUnreachable("The database is not available right now. Nothing was stored; try again.")
    return error
