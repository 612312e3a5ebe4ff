"""Filled databases, made once and kept for the next run.

SQLite is filled through the registry's own write path, and PostgreSQL takes over what SQLite has.
"""

import hashlib
import time
from pathlib import Path
from typing import Final

import practice
import prose
from practice import Size, write_practice
from registry import main as registry_main
from registry import migrations
from storage import Storage
from transfer import transfer

_DECIDES: Final = (
    "dogs/timeline.py", "migrations/versions/*.py", "notes/facts.py", "notes/rules.py", "notes/schemas.py",
    "records/canonical.py", "records/ledger.py", "records/repository.py", "records/representation.py",
    "records/service.py", "search/index.py", "search/repository.py", "search/spelling.py", "search/tokens.py",
    "search/vocabulary.py", "search/word_store.py", "search/words.py", "shorthand/*.py", "training/fact_*.py",
)  # fmt: skip


def filled(storage: Storage, size: Size, *, source: Storage, also_stale: bool = False) -> str:
    """The name of a database with a practice of this size, filled now unless an earlier run has done it.

    `source` is SQLite; `also_stale`: a database that older code has filled will do.
    """
    name = _name(size)
    present = [other for other in storage.names() if other.startswith(f"longline_bench_{size.notes}_")]
    if name in present:
        return name
    if also_stale and present:
        return present[0]
    for old in present:
        storage.drop(old)
    kept = None if storage is source else source.url(filled(source, size, source=source, also_stale=also_stale))
    started = time.perf_counter()
    unfinished = f"longline_bench_filling_{size.notes}"
    storage.make(unfinished)
    if kept is None:
        write_practice(storage.url(unfinished), size)
    else:
        migrations.upgrade(storage.url(unfinished))
        transfer(kept, storage.url(unfinished))
    storage.settle(unfinished)
    storage.copy(unfinished, name)
    storage.drop(unfinished)
    print(f"{storage.dialect}: {size.notes:,} notes written in {time.perf_counter() - started:.0f} s", flush=True)
    return name


def _name(size: Size) -> str:
    """Changes with the code that decides what is stored, so that a stale database is never measured."""
    digest = hashlib.sha256()
    source = Path(registry_main.__file__).parent
    ours = [Path(prose.__file__), Path(practice.__file__)]
    for path in [*sorted(path for pattern in _DECIDES for path in source.glob(pattern)), *ours]:
        digest.update(path.read_bytes())
    return f"longline_bench_{size.notes}_{digest.hexdigest()[:10]}"
