"""The database's shape: up, down, up again, and from several processes at once."""

import os
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from registry import migrations
from registry.platform.database import open_database
from tests.conftest import AnyDatabases
from tests.factories.practices import Practice
from tests.harness.person import COOKIE, Person, read
from tests.harness.process import LONGLINE
from tests.harness.site import open_site


def _tables(url: str) -> set[str]:
    database = open_database(url, threads=1)
    try:
        with database.reading() as tx:
            if tx.dialect == "sqlite":
                rows = tx.rows("SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'")
            else:
                rows = tx.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")
            return {row[0] for row in rows}
    finally:
        database.close()


def _revision(url: str) -> str | None:
    database = open_database(url, threads=1)
    try:
        return migrations.current(database)
    finally:
        database.close()


def _environment(url: str, tmp_path: Path) -> dict[str, str]:
    return {name: value for name, value in os.environ.items() if not name.startswith("LONGLINE_")} | {
        "LONGLINE_DATABASE_URL": url, "LONGLINE_DATA_DIR": str(tmp_path),
    }  # fmt: skip


def test_up_down_and_up_again_gives_a_working_registry(databases: AnyDatabases, tmp_path: Path) -> None:
    url = databases.empty()
    migrations.upgrade(url)
    whole = _tables(url)
    assert {"document", "ledger", "timeline", "person"} <= whole
    migrations.downgrade(url, to="base")
    assert _tables(url) <= {"alembic_version"}
    assert _revision(url) is None
    migrations.upgrade(url)
    assert _tables(url) == whole
    assert _revision(url) == migrations.newest()
    site = open_site(url, tmp_path)
    try:
        Practice(site).owner.adds_dog()
    finally:
        site.close()


def test_migrating_twice_changes_nothing(databases: AnyDatabases) -> None:
    url = databases.fresh()
    before = _tables(url)
    migrations.upgrade(url)
    assert _tables(url) == before


@pytest.mark.parametrize("processes", [4])
def test_several_processes_may_migrate_at_once(databases: AnyDatabases, tmp_path: Path, processes: int) -> None:
    url = databases.empty()
    running = [
        subprocess.Popen([LONGLINE, "migrate"], env=_environment(url, tmp_path), stdout=subprocess.PIPE,
                         stderr=subprocess.STDOUT, text=True)
        for _ in range(processes)
    ]  # fmt: skip
    said = [(process.communicate(timeout=60)[0], process.returncode) for process in running]
    assert [code for _, code in said] == [0] * processes, said
    assert _revision(url) == migrations.newest()


def test_a_migration_that_fails_half_way_leaves_nothing_behind(databases: AnyDatabases) -> None:
    """A table of the same name is in the way of one of the later statements."""
    url = databases.empty()
    database = open_database(url, threads=1)
    try:
        database.write(lambda tx: tx.run("CREATE TABLE household (in_the_way INTEGER)"))
    finally:
        database.close()
    with pytest.raises(Exception, match="already exists"):
        migrations.upgrade(url)
    assert _tables(url) - {"alembic_version"} == {"household"}


@contextmanager
def _opened(url: str, tmp_path: Path, known: Person | None = None) -> Iterator[Person]:
    """Somebody at a registry over the database: the owner of a new practice, or who was there before.

    It is closed before a migration: two SQLite libraries in one process must not hold one file.
    """
    site = open_site(url, tmp_path)
    try:
        if known is None:
            yield Practice(site).owner
        else:
            yield site.visitor(access=known.access).has_cookie(known.client.cookies[COOKIE], known.csrf)
    finally:
        site.close()


def test_the_step_to_acknowledgements_keeps_what_was_there_in_both_directions(
    databases: AnyDatabases, tmp_path: Path
) -> None:
    """A practice of the first release goes on; going back loses the acknowledgements and nothing else."""
    url = databases.empty()
    migrations.upgrade(url, to="0001")
    assert "acknowledgement" not in _tables(url)
    with _opened(url, tmp_path) as owner:
        dog = owner.adds_dog()
        flag = owner.flags(dog, severity="danger")
    migrations.upgrade(url)
    with _opened(url, tmp_path, owner) as later:
        read(later.post(f"/safety-flags/{flag['id']}/acknowledge"))
        assert len(read(later.get(f"/dogs/{dog['id']}/safety"))["items"][0]["acknowledgements"]) == 1
    migrations.downgrade(url, to="0001")
    assert "acknowledgement" not in _tables(url)
    with _opened(url, tmp_path, owner) as later:
        assert read(later.get(f"/safety-flags/{flag['id']}")) == flag
    migrations.upgrade(url)
    with _opened(url, tmp_path, owner) as later:
        assert read(later.get(f"/dogs/{dog['id']}/safety"))["items"][0]["acknowledgements"] == []
        assert read(later.get("/audit/verify"))["ok"]
