"""Takes a filled SQLite database over into an empty PostgreSQL one, minutes instead of hours for a million notes.

Both have the same tables, and what is in them was written by the registry's own write path. Only the inverted index
is made anew, by the search room's own insert, because the two databases keep it in different ways.
"""

from typing import Any, Final

import apsw
import psycopg
from psycopg import sql

from registry.platform.database import Dialect, Value
from registry.platform.database.postgresql import _configure  # connections exactly as the registry's own
from registry.search import repository, tokens
from registry.search.tokens import Entry

_REFERRED_TO: Final = ("organization", "person")
_MADE_ANEW: Final = "search_entry"
_AT_ONCE: Final = 2_000
_TABLES: Final = (
    "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'"
    " AND name NOT LIKE 'search_fts%' AND name <> 'alembic_version'"
)

Row = tuple[Any, ...]


def transfer(sqlite_url: str, postgresql_url: str) -> None:
    """Copies every table; the target has the same shape and nothing in it."""
    file = f"file:{sqlite_url.removeprefix('sqlite:///')}?immutable=1"  # nobody writes into a kept database
    source = apsw.Connection(file, flags=apsw.SQLITE_OPEN_READONLY | apsw.SQLITE_OPEN_URI)
    with psycopg.connect(postgresql_url) as target:
        _configure_for_filling(target)
        names = sorted((name for (name,) in source.execute(_TABLES)), key=lambda name: (name not in _REFERRED_TO, name))
        for name in names:
            if name == _MADE_ANEW:
                _index(source, target)
            else:
                _copy(source, target, name)
    source.close()


def _configure_for_filling(target: psycopg.Connection[Row]) -> None:
    target.autocommit = True
    _configure(target)
    target.execute("SET statement_timeout = 0")
    target.autocommit = False


def _copy(source: apsw.Connection, target: psycopg.Connection[Row], table: str) -> None:
    columns = [row[1] for row in source.execute(f"PRAGMA table_info({table})")]
    into, listed = sql.Identifier(table), sql.SQL(", ").join(map(sql.Identifier, columns))
    with target.cursor() as cursor, cursor.copy(sql.SQL("COPY {} ({}) FROM STDIN").format(into, listed)) as rows:
        for row in source.execute(f"SELECT {', '.join(columns)} FROM {table}"):
            rows.write_row(row)
    if columns[0] == "number":
        target.execute(
            sql.SQL("SELECT setval(pg_get_serial_sequence({}, 'number'), max(number)) FROM {}").format(table, into)
        )
    target.commit()


def _index(source: apsw.Connection, target: psycopg.Connection[Row]) -> None:
    columns = [row[1] for row in source.execute(f"PRAGMA table_info({_MADE_ANEW})")]
    many = _Many(target)
    for row in source.execute(f"SELECT {', '.join(columns)} FROM {_MADE_ANEW} ORDER BY number"):
        entry = Entry(**dict(zip(columns, row, strict=True)))
        repository.insert(many, entry, tokens.tokens_of(entry))
        if len(many.kept) == _AT_ONCE:
            many.send()
    many.send()


class _Many:
    """A transaction that keeps one insert with many values and sends them together."""

    dialect: Final[Dialect] = "postgresql"

    def __init__(self, connection: psycopg.Connection[Row]) -> None:
        self._connection = connection
        self._statement = ""
        self.kept: list[tuple[Value, ...]] = []

    def rows(self, statement: str, *values: Value) -> list[Row]:
        """Nothing is asked while an index is made."""
        raise NotImplementedError(f"{statement} {values}")

    def row(self, statement: str, *values: Value) -> Row | None:
        """Nothing is asked while an index is made."""
        raise NotImplementedError(f"{statement} {values}")

    def run(self, statement: str, *values: Value) -> None:
        """Keeps the values."""
        self._statement = statement
        self.kept.append(values)

    def send(self) -> None:
        """Sends and commits what was kept."""
        if self.kept:
            self._connection.cursor().executemany(self._statement.replace("?", "%s").encode(), self.kept)
            self._connection.commit()
            self.kept = []
