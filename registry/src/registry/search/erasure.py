"""Erasing for good what the index was told to forget.

SQLite's full-text index (FTS5) notes a deletion as one more entry and keeps the old one, with its words, until it
happens to merge the two. After a purge nobody may find those words in the file any more, so the merge is brought to
its end: in steps, so that those who write meanwhile wait for one of them and not for all.
PostgreSQL keeps its words with the row; they go with it.
"""

from typing import Final

from registry.platform.database import Database, Transaction

PAGES_A_STEP: Final = 500
_DONE_BELOW: Final = 2  # FTS5 counts one change for the command itself; a merge that did work counts more


def erase_forgotten_words(database: Database) -> None:
    """Merges the index until it holds nothing but what is still to be found."""
    if database.dialect != "sqlite":
        return
    changed = database.write(lambda tx: _merge(tx, -PAGES_A_STEP))  # negative: merge all parts, not only those due
    while changed >= _DONE_BELOW:
        changed = database.write(lambda tx: _merge(tx, PAGES_A_STEP))


def _merge(tx: Transaction, pages: int) -> int:
    before = _changes(tx)
    tx.run("INSERT INTO search_fts (search_fts, rank) VALUES ('merge', ?)", pages)
    return _changes(tx) - before


def _changes(tx: Transaction) -> int:
    row = tx.row("SELECT total_changes()")
    assert row is not None
    count: int = row[0]
    return count
