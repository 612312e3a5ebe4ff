"""A transaction for filling PostgreSQL fast with the registry's own write path.

One note is ten statements, and five of them wait for an answer: a network turn each, ninety minutes for a million
notes. Whoever fills an empty database knows those answers: the ids are new, the end of the chain is what was
appended last, the dogs are the same again. So this transaction answers them itself and keeps the inserts until there
are thousands of a kind. It knows the statements by their beginnings; one that it does not know is sent as it is,
after everything that was kept. So a change of the write path makes it slower and never wrong.
"""

from collections.abc import Callable
from typing import Any, Final

import psycopg

from registry.platform.database import Dialect, Transaction, Value
from registry.platform.database.postgresql import _configure  # connections exactly as the registry's own

_HEAD: Final = "SELECT id, position, head FROM organization WHERE number = ?"
_MOVE_HEAD: Final = "UPDATE organization SET position = ?, head = ? WHERE number = ?"
_FIND: Final = " FROM document d WHERE d.organization = ? AND d.id = ?"
_USED: Final = "SELECT 1 FROM ledger WHERE organization = ? AND id = ? AND revision > 0"
_NEW_DOCUMENT: Final = "INSERT INTO document ("
_RETURNING: Final = " RETURNING number"
_KEPT: Final = 20_000

Row = tuple[Any, ...]


class BulkTransaction:
    """Keeps inserts and sends them in thousands."""

    dialect: Final[Dialect] = "postgresql"

    def __init__(self, connection: psycopg.Connection[Row]) -> None:
        self._connection = connection
        self._cursor = connection.cursor()
        self._kept: dict[str, list[tuple[Value, ...]]] = {}
        self._count = 0
        self._head: Row | None = None
        self._dogs: dict[tuple[Value, ...], Row | None] = {}
        self._last = int(self._asked("SELECT coalesce(max(number), 0) FROM document", ())[0][0])

    def rows(self, sql: str, *values: Value) -> list[Row]:
        """Sends everything that was kept, then asks."""
        self.flush()
        return self._asked(sql, values)

    def row(self, sql: str, *values: Value) -> Row | None:
        """Answers from memory where the answer is known."""
        if sql.startswith(_HEAD):
            if self._head is None:
                self._head = self._asked(sql, values)[0]
            return self._head
        if sql.startswith(_NEW_DOCUMENT) and sql.endswith(_RETURNING):
            return self._numbered(sql, values)
        if sql.endswith(_FIND) or sql.startswith(_USED):
            return None
        if _FIND in sql and "dog" in values:
            return self._dog(sql, values)
        found = self.rows(sql, *values)
        return found[0] if found else None

    def run(self, sql: str, *values: Value) -> None:
        """Keeps the statement for later."""
        if sql.startswith(_MOVE_HEAD) and self._head is not None:
            self._head = (self._head[0], values[0], values[1])
            self._kept[sql] = [values]
            return
        self._kept.setdefault(sql, []).append(values)
        self._count += 1
        if self._count >= _KEPT:
            self.flush()

    def flush(self) -> None:
        """Sends what was kept, one kind of statement after the other."""
        kept, self._kept, self._count = self._kept, {}, 0
        for sql, many in kept.items():
            self._cursor.executemany(_in_dialect(sql), many)

    def end(self) -> None:
        """Sends the rest; the next document of the registry gets the next number."""
        self.flush()
        self._asked("SELECT setval(pg_get_serial_sequence('document', 'number'), ?)", (self._last,))

    def _numbered(self, sql: str, values: tuple[Value, ...]) -> Row:
        self._last += 1
        with_number = sql.removesuffix(_RETURNING).replace("(", "(number, ", 1).replace("VALUES (", "VALUES (?, ", 1)
        self.run(with_number, self._last, *values)
        return (self._last,)

    def _dog(self, sql: str, values: tuple[Value, ...]) -> Row | None:
        if values not in self._dogs:
            found = self.rows(sql, *values)
            self._dogs[values] = found[0] if found else None
        return self._dogs[values]

    def _asked(self, sql: str, values: tuple[Value, ...]) -> list[Row]:
        return self._cursor.execute(_in_dialect(sql), values).fetchall()


def in_bulk(url: str, work: Callable[[Transaction], None]) -> None:
    """Carries out `work` in one transaction."""
    with psycopg.connect(url, autocommit=True) as connection:
        _configure(connection)
        connection.execute("SET synchronous_commit = off")
        with connection.transaction():
            transaction = BulkTransaction(connection)
            work(transaction)
            transaction.end()


def _in_dialect(sql: str) -> bytes:
    return sql.replace("%", "%%").replace("?", "%s").encode()
