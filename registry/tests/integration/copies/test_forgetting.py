"""Which copies stay, and that a block goes with the last copy that names it."""

from collections.abc import Iterator
from pathlib import Path

import apsw
import pytest

from registry.copies.copying import Copy, Source, all_copies, fetch, publish, read_copy, send
from registry.copies.forgetting import DAY_MS, HOUR_MS, forget, to_keep
from registry.copies.keep import Keeper, NothingToKeep, Rhythm
from registry.copies.place import Place, PlaceUnreachable
from registry.platform.settings import Settings
from tests.harness.bucket import BUCKET, a_bucket, client

NOW_MS = 100 * DAY_MS


@pytest.fixture(scope="module")
def place() -> Iterator[Place]:
    with a_bucket() as address:
        yield Place(f"s3://{BUCKET}/kept", client(address))


def test_all_of_two_hours_one_of_an_hour_one_of_a_day_and_nothing_after_five_weeks() -> None:
    times = [NOW_MS - age for age in range(0, 40 * DAY_MS, 10 * 60_000)]
    kept = sorted(NOW_MS - time for time in to_keep(times, NOW_MS))
    assert [age for age in kept if age <= 2 * HOUR_MS] == list(range(0, 2 * HOUR_MS + 1, 10 * 60_000))
    assert len([age for age in kept if 2 * HOUR_MS < age <= 2 * DAY_MS]) in {46, 47}
    assert len([age for age in kept if age > 2 * DAY_MS]) in {33, 34}
    assert max(kept) <= 35 * DAY_MS


def test_the_newest_stays_however_old_it_is() -> None:
    assert to_keep([1, 2], NOW_MS) == {2}
    assert to_keep([], NOW_MS) == set()


def test_blocks_go_with_the_last_copy_that_names_them(place: Place, tmp_path: Path) -> None:
    path, known = tmp_path / "some.db", set[str]()
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA journal_mode=WAL; CREATE TABLE page (number INTEGER PRIMARY KEY, text TEXT)").fetchall()
    source = Source(path)
    copies: list[Copy] = []
    for age_ms in (60 * DAY_MS, 50 * DAY_MS, HOUR_MS, 0):
        connection.execute("DELETE FROM page; INSERT INTO page VALUES (1, hex(randomblob(600000)))").fetchall()
        copies.append(send(source.take(), place, known, began_ms=NOW_MS - age_ms, holder="x"))
        publish(copies[-1], place)
    source.close()
    connection.close()
    assert forget(place, known, now_ms=NOW_MS) == 2
    assert all_copies(place) == [copy.name for copy in copies[2:]]
    assert known == {block for copy in copies[2:] for block in copy.blocks}
    assert set(place.names("blocks/")) == {f"blocks/{block}" for block in known}
    for copy in copies[2:]:
        fetch(read_copy(copy.name, place), place, tmp_path / "back.db")
    assert forget(place, known, now_ms=NOW_MS) == 0


def test_an_unchanged_database_is_nothing_new(tmp_path: Path) -> None:
    path = tmp_path / "some.db"
    connection = apsw.Connection(str(path))
    connection.execute("PRAGMA journal_mode=WAL; CREATE TABLE page (number INTEGER PRIMARY KEY)").fetchall()
    source = Source(path)
    before = source.version()
    source.take()
    assert source.version() == before
    connection.execute("INSERT INTO page VALUES (1)")
    assert source.version() != before
    source.close()
    connection.close()


def test_only_a_bucket_and_only_the_embedded_database(place: Place) -> None:
    for url in ("somewhere", "s3://", "https://a.example/bucket"):
        with pytest.raises(PlaceUnreachable, match="s3://BUCKET/FOLDER"):
            Place(url)
    with pytest.raises(NothingToKeep, match="embedded"):
        Keeper(Settings(database_url="postgresql://a/b"), place, Rhythm(1, 1))
