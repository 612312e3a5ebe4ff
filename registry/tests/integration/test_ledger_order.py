"""Positions in the ledger are the order of commits, whoever writes at the same time: a reader that goes on from the
last position it saw misses nothing."""

import threading
from collections.abc import Callable
from queue import Queue

import pytest

from registry.platform.database import Transaction
from registry.platform.errors import RegistryError
from registry.records.audit import verify
from registry.records.kinds import Document
from registry.records.service import Intent
from tests.conftest import Dialect
from tests.factories.practices import Practice
from tests.harness.person import new_id
from tests.harness.site import Site
from tests.harness.waiting import until
from tests.integration.conftest import Desk

HELD_BACK_S = 0.4


def _put_dog(site: Site, practice: Practice, tx: Transaction) -> Document:
    kind = site.registry.records.kinds["dog"]
    body = kind.body(call_name="Juno")
    saved = site.registry.records.put(
        tx, practice.owner.access, kind, new_id(), body, Intent(now_ms=site.clock.now_ms())
    )
    return saved.document


def test_a_second_writer_waits_for_the_first_and_gets_the_next_position(
    site: Site, practice: Practice, dialect: Dialect
) -> None:
    """The first writer holds its transaction open; the second must not commit a later position before it."""
    first_has_written, second_has_begun, go_on = threading.Event(), threading.Event(), threading.Event()
    committed: Queue[tuple[str, int]] = Queue()

    def slowly(tx: Transaction) -> int:
        position = _put_dog(site, practice, tx).position
        first_has_written.set()
        assert go_on.wait(20)
        return position

    def quickly(tx: Transaction) -> int:
        second_has_begun.set()
        return _put_dog(site, practice, tx).position

    def write(name: str, work: Callable[[Transaction], int]) -> None:
        committed.put((name, site.registry.database.write(work)))

    first = threading.Thread(target=write, args=("first", slowly))
    second = threading.Thread(target=write, args=("second", quickly))
    first.start()
    assert first_has_written.wait(20)
    second.start()
    if dialect == "postgresql":
        assert second_has_begun.wait(20)
    second.join(HELD_BACK_S)
    assert committed.empty(), "the second writer overtook the first"
    go_on.set()
    first.join(20)
    second.join(20)
    order = [committed.get(timeout=5), committed.get(timeout=5)]
    assert sorted(order)[1][1] == sorted(order)[0][1] + 1
    assert dict(order)["first"] < dict(order)["second"]


def test_a_writer_that_gives_up_leaves_no_gap(site: Site, practice: Practice) -> None:
    def give_up(tx: Transaction) -> None:
        _put_dog(site, practice, tx)
        raise RegistryError("changed my mind")

    before = site.registry.database.write(lambda tx: _put_dog(site, practice, tx).position)
    with pytest.raises(RegistryError, match="changed my mind"):
        site.registry.database.write(give_up)
    after = site.registry.database.write(lambda tx: _put_dog(site, practice, tx).position)
    assert after == before + 1


def test_a_reader_by_position_misses_nothing_while_many_write(site: Site, practice: Practice) -> None:
    writers, each = 6, 25
    access = practice.owner.access
    done = threading.Event()
    seen: list[int] = []
    trouble: list[BaseException] = []

    def follow() -> None:
        position = 0
        while True:
            finished = done.is_set()
            with site.registry.database.reading() as tx:
                rows = tx.rows(
                    "SELECT position FROM ledger WHERE organization = ? AND position > ? ORDER BY position LIMIT 7",
                    *(access.organization, position),
                )
            seen.extend(row[0] for row in rows)
            position = seen[-1] if seen else 0
            if finished and not rows:
                return

    def write(number: int) -> None:
        desk = Desk(site, access)
        try:
            for turn in range(each):
                saved = desk.put("dog", {"call_name": f"Dog {number}"})
                if turn % 5 == 0:
                    desk.delete(saved)
        except BaseException as error:
            trouble.append(error)
            raise

    reader = threading.Thread(target=follow)
    threads = [threading.Thread(target=write, args=(number,)) for number in range(writers)]
    for thread in (reader, *threads):
        thread.start()
    for thread in threads:
        thread.join(60)
    done.set()
    reader.join(60)
    assert trouble == []
    with site.registry.database.reading() as tx:
        last = tx.rows("SELECT position FROM organization WHERE number = ?", access.organization)[0][0]
        assert verify(tx, access.organization).ok
    assert seen == list(range(1, last + 1)), "every position once and in order"


def test_practices_do_not_wait_for_each_other(site: Site, practice: Practice, dialect: Dialect) -> None:
    """On PostgreSQL only the practice's own row is locked; on SQLite there is one writer for all."""
    if dialect == "sqlite":
        first, second = Desk(site, practice.owner.access), Desk(site, Practice(site, "Other").owner.access)
        assert first.put("dog", {"call_name": "A"}).document.position == 3
        assert second.put("dog", {"call_name": "B"}).document.position == 3
        return
    other = Practice(site, "Other")
    go_on, written = threading.Event(), threading.Event()

    def slowly(tx: Transaction) -> None:
        _put_dog(site, practice, tx)
        written.set()
        assert go_on.wait(20)

    slow = threading.Thread(target=site.registry.database.write, args=(slowly,))
    slow.start()
    assert written.wait(20)
    quick = threading.Thread(target=Desk(site, other.owner.access).put, args=("dog", {"call_name": "B"}))
    quick.start()
    until(lambda: not quick.is_alive(), what="the other practice's write is not held up")
    go_on.set()
    slow.join(20)
    quick.join(20)


def test_two_who_create_the_same_id_at_once_get_one_record(site: Site, practice: Practice) -> None:
    for _ in range(10):
        record_id, together = new_id(), threading.Barrier(2)
        outcomes: Queue[str] = Queue()

        def create(
            name: str, record_id: str = record_id, together: threading.Barrier = together,
            outcomes: "Queue[str]" = outcomes,
        ) -> None:  # fmt: skip
            desk = Desk(site, practice.owner.access)
            together.wait()
            try:
                outcomes.put(desk.put("dog", {"call_name": name}, record_id=record_id).outcome)
            except RegistryError as error:
                outcomes.put(type(error).__name__)

        threads = [threading.Thread(target=create, args=(name,)) for name in ("Juno", "Pebble")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
        assert sorted([outcomes.get(timeout=5), outcomes.get(timeout=5)]) == ["RevisionUnknown", "created"]


def test_of_two_who_edit_the_same_revision_at_once_one_is_told(site: Site, practice: Practice) -> None:
    desk = Desk(site, practice.owner.access)
    for _ in range(10):
        dog, together = desk.put("dog", {"call_name": "Juno"}).document, threading.Barrier(2)
        outcomes: Queue[str] = Queue()

        def edit(
            about: str, dog: Document = dog, together: threading.Barrier = together, outcomes: "Queue[str]" = outcomes
        ) -> None:
            together.wait()
            try:
                body: dict[str, object] = {"call_name": "Juno", "about": about}
                outcomes.put(desk.put("dog", body, record_id=dog.id, seen=1).outcome)
            except RegistryError as error:
                outcomes.put(type(error).__name__)

        threads = [threading.Thread(target=edit, args=(text,)) for text in ("first", "second")]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join(20)
        assert sorted([outcomes.get(timeout=5), outcomes.get(timeout=5)]) == ["Stale", "updated"]
