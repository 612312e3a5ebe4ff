"""Deleting the files of attachments that were purged."""

from functools import partial
from typing import Final

from registry.media import repository
from registry.media.store import Store
from registry.platform.database import Database

_BATCH: Final = 200


def delete_left_behind(database: Database, store: Store) -> int:
    """Deletes files whose attachment is purged; gives how many attachments had some.

    The file goes first: stopped in between, the next run finds the row and tries again.
    """
    count = 0
    while True:
        with database.reading() as tx:
            found = repository.left_behind(tx, limit=_BATCH)
        for document, folder in found:
            store.delete(folder)
            database.write(partial(repository.forget, document=document))
        count += len(found)
        if len(found) < _BATCH:
            return count
