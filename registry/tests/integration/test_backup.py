"""Backup while the registry writes; restore; a damaged file is refused."""

import os
import threading
from pathlib import Path

import pytest

from registry.backup import BackupFailed, backup, restore
from registry.platform.database import open_database
from registry.records.audit import organizations, verify
from tests.conftest import AnyDatabases, Dialect
from tests.factories.practices import Practice
from tests.harness.databases import SqliteFiles
from tests.harness.person import read
from tests.harness.postgres import programs
from tests.harness.site import Site, open_site


@pytest.fixture(autouse=True)
def postgres_programs_are_installed(dialect: Dialect, monkeypatch: pytest.MonkeyPatch) -> None:
    """`pg_dump` and `pg_restore` as the server's own version has them."""
    if dialect == "postgresql":
        monkeypatch.setenv("PATH", f"{programs()}{os.pathsep}{os.environ['PATH']}")


def _notes(url: str) -> dict[str, int]:
    """Every note with its revision, in a database that verifies."""
    database = open_database(url, threads=1)
    try:
        with database.reading() as tx:
            for number, _, _ in organizations(tx):
                assert verify(tx, number).ok
            return dict(tx.rows("SELECT id, revision FROM document WHERE kind = 'note'"))
    finally:
        database.close()


def test_a_backup_made_while_others_write_holds_all_that_was_answered_before(
    databases: AnyDatabases, fresh_site: Site, tmp_path: Path
) -> None:
    practice = Practice(fresh_site)
    dog, stop = practice.owner.adds_dog(), threading.Event()
    for _ in range(40):
        practice.owner.writes_note(dog, "Long text. " * 4000)
    answered: list[str] = []

    def write() -> None:
        while not stop.is_set():
            answered.append(practice.owner.writes_note(dog, "While it is copied.")["id"])

    writer = threading.Thread(target=write)
    writer.start()
    try:
        while len(answered) < 10:
            assert writer.is_alive()
        before = list(answered)
        backup(fresh_site.registry.database.url, tmp_path / "copy")
    finally:
        stop.set()
        writer.join(30)
    target = databases.empty()
    restore(target, tmp_path / "copy", replace=False)
    restored = _notes(target)
    assert set(before) <= set(restored)
    assert len(restored) >= 50


def test_a_restored_registry_answers_the_same(databases: AnyDatabases, fresh_site: Site, tmp_path: Path) -> None:
    practice = Practice(fresh_site)
    owner = practice.owner
    dog = owner.adds_dog()
    note = owner.edits("notes", owner.writes_note(dog), body="Recall 9/10.")
    paths = ("/dogs", f"/dogs/{dog['id']}/timeline", f"/notes/{note['id']}/revisions", "/members", "/audit")
    answers = [read(owner.get(path)) for path in paths]
    backup(fresh_site.registry.database.url, tmp_path / "copy")
    target = databases.empty()
    restore(target, tmp_path / "copy", replace=False)
    other = open_site(target, tmp_path)
    try:
        visitor = other.visitor().has_cookie(owner.client.cookies["longline_session"], owner.csrf)
        assert [read(visitor.get(path)) for path in paths] == answers
        visitor.adds_dog(call_name="New")
        assert read(visitor.get("/audit/verify"))["ok"]
    finally:
        other.close()


def test_a_backup_overwrites_nothing(fresh_site: Site, tmp_path: Path) -> None:
    target = tmp_path / "copy"
    target.write_text("something dear")
    with pytest.raises(BackupFailed, match="never overwrites"):
        backup(fresh_site.registry.database.url, target)
    assert target.read_text() == "something dear"
    with pytest.raises(BackupFailed, match="no folder"):
        backup(fresh_site.registry.database.url, tmp_path / "nowhere" / "copy")


def test_a_restore_replaces_only_when_told_to(databases: AnyDatabases, fresh_site: Site, tmp_path: Path) -> None:
    practice = Practice(fresh_site)
    kept = practice.owner.writes_note(practice.owner.adds_dog())
    backup(fresh_site.registry.database.url, tmp_path / "copy")
    target = databases.fresh()
    with pytest.raises(BackupFailed):
        restore(target, tmp_path / "copy", replace=False)
    assert _notes(target) == {}
    restore(target, tmp_path / "copy", replace=True)
    assert _notes(target) == {kept["id"]: 1}


@pytest.mark.parametrize("harm", ["cut", "flipped", "empty", "other", "missing"])
def test_a_damaged_backup_is_refused_and_what_is_there_stays(
    databases: AnyDatabases, fresh_site: Site, tmp_path: Path, harm: str
) -> None:
    practice = Practice(fresh_site)
    dog = practice.owner.adds_dog()
    for _ in range(20):
        practice.owner.writes_note(dog, "Recall. " * 500)
    copy = tmp_path / "copy"
    backup(fresh_site.registry.database.url, copy)
    content = copy.read_bytes()
    damaged = {
        "cut": content[: len(content) // 2],
        "flipped": content[:5000] + bytes(byte ^ 0xFF for byte in content[5000:9000]) + content[9000:],
        "empty": b"",
        "other": b"This is no database at all. " * 500,
        "missing": None,
    }[harm]
    copy.unlink() if damaged is None else copy.write_bytes(damaged)
    target = databases.fresh()
    with pytest.raises(BackupFailed):
        restore(target, copy, replace=True)
    assert _notes(target) == {}
    site = open_site(target, tmp_path)
    try:
        Practice(site).owner.adds_dog()
    finally:
        site.close()


def test_an_empty_sqlite_database_is_no_longline_backup(sqlite_files: SqliteFiles, tmp_path: Path) -> None:
    import apsw

    path = tmp_path / "other.db"
    connection = apsw.Connection(str(path))
    connection.execute("CREATE TABLE recipe (text TEXT)")
    connection.close()
    with pytest.raises(BackupFailed, match="not a whole Longline database"):
        restore(sqlite_files.empty(), path, replace=False)


def test_there_is_nothing_to_back_up_before_the_first_start(sqlite_files: SqliteFiles, tmp_path: Path) -> None:
    with pytest.raises(BackupFailed, match="no database"):
        backup(sqlite_files.empty(), tmp_path / "copy")
