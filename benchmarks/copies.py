"""A practice of very many documents in seconds: some notes through the registry's own write path, then copies of their
rows.

Only for what reads documents and the ledger, as a pull does. The copies are in no timeline and in no search index,
and the chain of the ledger's hashes ends where they begin.
"""

import os
from collections.abc import Iterator
from functools import partial
from typing import Any, Final

from practice import Size, note_id, write_practice
from registry.main import build
from registry.platform.database import Transaction
from registry.platform.settings import read_settings

WRITTEN: Final = Size(2_000)
_AT_ONCE: Final = 5_000
_DOCUMENT: Final = (
    "organization, kind, revision, author, created_ms, updated_ms, deleted_ms, dog, private_to, occurred_ms, sort_key,"
    " status, id, position, representation"
)
_LEDGER: Final = (
    "organization, at_ms, actor, action, kind, revision, deleted, occurred_at, reason, body, body_hash, previous_hash,"
    " id, position, hash"
)

Row = tuple[Any, ...]


def write_copies(url: str, size: Size) -> None:
    """Fills an empty SQLite database with as many notes as `size` says; the first of them are WRITTEN."""
    write_practice(url, WRITTEN)
    registry = build(read_settings({**os.environ, "LONGLINE_DATABASE_URL": url, "LONGLINE_THREADS": "1"}))
    try:
        with registry.database.reading() as tx:
            originals = _originals(tx)
            head: int = tx.rows("SELECT position FROM organization")[0][0]
        for numbers in _batches(size):
            registry.database.write(partial(_copy, originals=originals, numbers=numbers, head=head, size=size))
    finally:
        registry.database.close()


def _originals(tx: Transaction) -> list[tuple[Row, Row]]:
    documents = tx.rows(f"SELECT {_DOCUMENT} FROM document WHERE kind = 'note' ORDER BY position")
    entries = {row[-3]: row for row in tx.rows(f"SELECT {_LEDGER} FROM ledger WHERE kind = 'note'")}
    return [(document, entries[document[-3]]) for document in documents]


def _batches(size: Size) -> Iterator[range]:
    for first in range(WRITTEN.notes, size.notes, _AT_ONCE):
        yield range(first, min(first + _AT_ONCE, size.notes))


def _copy(tx: Transaction, *, originals: list[tuple[Row, Row]], numbers: range, head: int, size: Size) -> None:
    position, entry_hash = head, b""
    for number in numbers:
        document, entry = originals[number % len(originals)]
        old, new, position = document[-3], note_id(number, size), head + 1 + number - WRITTEN.notes
        entry_hash = position.to_bytes(32, "big")
        representation = document[-1].replace(old, new)
        tx.run(_insert("document", _DOCUMENT), *document[:-3], new, position, representation)
        tx.run(_insert("ledger", _LEDGER), *entry[:-3], new, position, entry_hash)
    tx.run("UPDATE organization SET position = ?, head = ?", position, entry_hash)


def _insert(table: str, columns: str) -> str:
    return f"INSERT INTO {table} ({columns}) VALUES ({', '.join('?' * len(columns.split(', ')))})"
