"""The embedded database's one writer: many commits in one, errors only for whom they concern, a full disk told."""

import threading
from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from registry.platform.database import Transaction
from registry.platform.database.sqlite import SqliteDatabase
from tests.factories.practices import Practice
from tests.factories.records import a_note
from tests.harness.databases import SqliteFiles
from tests.harness.person import new_id, read, refusal
from tests.harness.site import open_site
from tests.harness.waiting import until


class Refused(Exception):
    """A writer's own trouble."""


@pytest.fixture
def database(tmp_path: Path) -> Iterator[SqliteDatabase]:
    database = SqliteDatabase(f"sqlite:///{tmp_path / 'words.db'}")
    database.write(lambda tx: tx.run("CREATE TABLE word (text TEXT PRIMARY KEY)"))
    yield database
    database.close()


def _words(database: SqliteDatabase) -> list[str]:
    with database.reading() as tx:
        return [row[0] for row in tx.rows("SELECT text FROM word ORDER BY text")]


def _add(text: str) -> "type[None] | object":
    return lambda tx: tx.run("INSERT INTO word VALUES (?)", text)


def _wait_in_line(database: SqliteDatabase, works: list[object]) -> list[BaseException | None]:
    """Lets all works queue up behind one that holds the turn, so that they share one transaction."""
    errors: list[BaseException | None] = [None] * len(works)
    holding, go_on = threading.Event(), threading.Event()

    def hold(_tx: Transaction) -> None:
        holding.set()
        assert go_on.wait(20)

    def write(place: int) -> None:
        try:
            database.write(works[place])  # type: ignore[arg-type]  # functions of a transaction
        except BaseException as error:  # noqa: BLE001  compared by the test
            errors[place] = error

    holder = threading.Thread(target=database.write, args=(hold,))
    holder.start()
    assert holding.wait(20)
    threads = [threading.Thread(target=write, args=(place,)) for place in range(len(works))]
    for count, thread in enumerate(threads, start=1):
        thread.start()
        until(lambda count=count: len(database._queue) == count, what="the work is queued")  # type: ignore[misc]
    go_on.set()
    for thread in (holder, *threads):
        thread.join(20)
    return errors


def test_waiting_writers_share_one_commit(database: SqliteDatabase) -> None:
    commits: list[int] = []

    def count() -> bool:
        commits.append(1)
        return False

    database._writer.set_commit_hook(count)
    errors = _wait_in_line(database, [_add(f"w{number}") for number in range(8)])
    assert errors == [None] * 8
    assert len(_words(database)) == 8
    assert len(commits) <= 2, "one for the holder, one for all who waited"


def test_of_several_writers_only_the_one_that_fails_is_undone(database: SqliteDatabase) -> None:
    def fail(tx: Transaction) -> None:
        tx.run("INSERT INTO word VALUES ('half')")
        raise Refused

    errors = _wait_in_line(database, [_add("a"), fail, _add("b"), _add("a"), _add("c")])
    assert [type(error) for error in errors] == [type(None), Refused, type(None), apsw.ConstraintError, type(None)]
    assert _words(database) == ["a", "b", "c"]


def test_after_a_failed_write_the_next_one_works(database: SqliteDatabase) -> None:
    with pytest.raises(ZeroDivisionError):
        database.write(lambda tx: 1 // 0)
    database.write(_add("a"))  # type: ignore[arg-type]
    assert _words(database) == ["a"]


def test_a_write_gives_its_own_answer(database: SqliteDatabase) -> None:
    answers: dict[int, int] = {}

    def write(number: int) -> None:
        answers[number] = database.write(lambda tx: number * number)

    threads = [threading.Thread(target=write, args=(number,)) for number in range(30)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(20)
    assert answers == {number: number * number for number in range(30)}


def test_a_reader_keeps_its_view_while_others_write(database: SqliteDatabase) -> None:
    with database.reading() as tx:
        assert tx.rows("SELECT * FROM word") == []
        database.write(_add("new"))  # type: ignore[arg-type]
        assert tx.rows("SELECT * FROM word") == []
    assert _words(database) == ["new"]


def test_every_commit_is_flushed_to_the_disk(database: SqliteDatabase) -> None:
    with database.reading() as tx:
        assert tx.row("PRAGMA journal_mode") == ("wal",)
    assert database.write(lambda tx: tx.row("PRAGMA synchronous")) == (2,), "FULL"


def test_a_full_disk_is_told_and_nothing_of_the_write_is_kept(sqlite_files: SqliteFiles, tmp_path: Path) -> None:
    site = open_site(sqlite_files.fresh(), tmp_path)
    try:
        owner = Practice(site).owner
        dog = owner.adds_dog()
        kept = owner.writes_note(dog, "Before the disk was full.")
        pages = site.registry.database.write(lambda tx: tx.row("PRAGMA page_count"))
        assert pages is not None
        site.registry.database.write(lambda tx: tx.run(f"PRAGMA max_page_count={pages[0] + 3}"))
        refused = 0
        for _ in range(20):
            note_id = new_id()
            answer = owner.put(f"/notes/{note_id}", a_note(dog["id"], body="x " * 20_000))
            if answer.status_code == 201:
                continue
            refused += 1
            problem = refusal(answer, 507, "storage-full")
            assert "Nothing was stored" in problem["detail"]
            refusal(owner.get(f"/notes/{note_id}"), 404, "not-found")
        assert refused
        assert read(owner.get(f"/notes/{kept['id']}")) == kept
        assert read(owner.get("/audit/verify"))["ok"]
        site.registry.database.write(lambda tx: tx.run("PRAGMA max_page_count=1000000"))
        owner.writes_note(dog, "x " * 20_000)
        assert read(owner.get("/audit/verify"))["ok"]
        assert site.defects() == []
    finally:
        site.close()


def test_when_the_disk_fills_up_for_one_of_several_writers_none_is_told_a_lie(database: SqliteDatabase) -> None:
    """SQLite may give up the whole shared transaction; then every writer in it must hear of it."""
    pages = database.write(lambda tx: tx.row("PRAGMA page_count"))
    assert pages is not None
    database.write(lambda tx: tx.run(f"PRAGMA max_page_count={pages[0] + 4}"))
    errors = _wait_in_line(database, [_add("a"), _add("x" * 100_000), _add("b")])
    kept = _words(database)
    assert errors[1] is not None
    for text, error in zip(("a", "b"), (errors[0], errors[2]), strict=True):
        assert (text in kept) == (error is None), (text, error, kept)
