"""A pull's checkpoint never skips a change that commits late, however writers interleave."""

import threading
from collections.abc import Callable

import msgspec

from registry.platform.database import Transaction
from registry.records.service import Intent
from registry.sync.pull import pull
from tests.conftest import Dialect
from tests.factories.practices import Practice
from tests.harness.person import new_id
from tests.harness.site import Site
from tests.integration.conftest import Desk

WRITERS, EACH = 6, 20


def _follow(site: Site, practice: Practice, checkpoint: str | None, limit: int) -> tuple[dict[str, int], str, bool]:
    """(revision by id, checkpoint, more) of one page."""
    kinds, now_ms = site.registry.records.kinds, site.clock.now_ms()
    with site.registry.database.snapshot() as tx:
        page = pull(tx, practice.owner.access, kinds, checkpoint, limit=limit, now_ms=now_ms)
    documents = [msgspec.json.decode(document) for document in page.documents]
    return {document["id"]: document["revision"] for document in documents}, page.checkpoint, page.more


def test_a_change_that_commits_late_lies_behind_no_checkpoint(site: Site, practice: Practice, dialect: Dialect) -> None:
    """The first writer has its position and does not commit; a second writer and a device come in between."""
    written, go_on = threading.Event(), threading.Event()
    late_id, second_id = new_id(), new_id()

    def slowly(tx: Transaction) -> None:
        kind = site.registry.records.kinds["dog"]
        intent = Intent(now_ms=site.clock.now_ms())
        site.registry.records.put(tx, practice.owner.access, kind, late_id, kind.body(call_name="Late"), intent)
        written.set()
        assert go_on.wait(20)

    slow = threading.Thread(target=site.registry.database.write, args=(slowly,))
    slow.start()
    assert written.wait(20)
    desk = Desk(site, practice.owner.access)
    quick = threading.Thread(target=desk.put, args=("dog", {"call_name": "Quick"}), kwargs={"record_id": second_id})
    quick.start()
    seen, checkpoint, more = _follow(site, practice, None, 100)
    assert not more
    assert late_id not in seen
    assert second_id not in seen, "nobody overtakes a writer that has its position"
    go_on.set()
    slow.join(20)
    quick.join(20)
    seen, _, _ = _follow(site, practice, checkpoint, 100)
    assert list(seen) == [late_id, second_id]


def test_devices_that_pull_while_many_write_end_with_the_truth(site: Site, practice: Practice) -> None:
    done = threading.Event()
    held: list[dict[str, int]] = [{}, {}]
    devices = [
        _started(_device, site, practice, done, replica, limit) for replica, limit in zip(held, (3, 1000), strict=True)
    ]
    writers = [_started(_write, site, practice) for _ in range(WRITERS)]
    failures = [writer() for writer in writers]
    done.set()
    failures += [device() for device in devices]
    assert failures == [None] * (WRITERS + 2)
    truth, _, more = _follow(site, practice, None, 1000)
    assert not more
    for replica in held:
        assert truth.items() <= replica.items()


def _started(work: Callable[..., None], *given: object) -> Callable[[], BaseException | None]:
    """Begins in a thread; the answer waits for its end and gives what went wrong."""
    trouble: list[BaseException] = []

    def run() -> None:
        try:
            work(*given)
        except BaseException as error:
            trouble.append(error)
            raise

    thread = threading.Thread(target=run)
    thread.start()

    def ended() -> BaseException | None:
        thread.join(60)
        assert not thread.is_alive()
        return trouble[0] if trouble else None

    return ended


def _device(site: Site, practice: Practice, done: threading.Event, replica: dict[str, int], limit: int) -> None:
    checkpoint: str | None = None
    while True:
        finished = done.is_set()
        documents, checkpoint, more = _follow(site, practice, checkpoint, limit)
        for document_id, revision in documents.items():
            assert replica.get(document_id, 0) < revision, "a change is told once, and never an older one"
            replica[document_id] = revision
        if finished and not more:
            return


def _write(site: Site, practice: Practice) -> None:
    desk = Desk(site, practice.owner.access)
    for turn in range(EACH):
        saved = desk.put("dog", {"call_name": "Juno"})
        if turn % 3 == 0:
            desk.put("dog", {"call_name": "Again"}, record_id=saved.document.id, seen=1)
        if turn % 5 == 0:
            desk.delete(desk.put("dog", {"call_name": "Gone"}))
