"""`longline reindex` rebuilds every read model from the documents; afterwards every answer is the same."""

import pytest

from registry.platform.database import Transaction
from registry.records.reindex import reindex
from tests.factories.busy import a_busy_practice
from tests.factories.practices import Practice
from tests.harness.answers import every_answer
from tests.harness.person import Doc, read
from tests.harness.site import Site

READ_MODELS = ("timeline", "assignment", "household", "membership", "search_entry", "fact")


@pytest.fixture
def busy_practice(fresh_site: Site) -> Practice:
    return a_busy_practice(fresh_site)


def _tables(tx: Transaction) -> dict[str, list[str]]:
    found = {}
    for table in READ_MODELS:
        rows = tx.rows(f"SELECT * FROM {table}")
        found[table] = sorted(repr(row) for row in rows)
    return found


def test_afterwards_every_answer_is_the_same(fresh_site: Site, busy_practice: Practice) -> None:
    people = [
        busy_practice.owner, busy_practice.joined_by("Nils", "trainer"), busy_practice.joined_by("Vera", "viewer"),
        busy_practice.joined_by("Alma", "assistant"),
    ]  # fmt: skip
    before = every_answer(people)
    done = reindex(fresh_site.registry.database, fresh_site.registry.records)
    assert done > 70
    after = every_answer(people)
    assert {path for path in before if before[path] != after[path]} == set()


def test_afterwards_every_row_of_a_read_model_is_the_same(fresh_site: Site, busy_practice: Practice) -> None:
    database = fresh_site.registry.database
    with database.reading() as tx:
        before = _tables(tx)
    reindex(database, fresh_site.registry.records)
    with database.reading() as tx:
        after = _tables(tx)
    assert all(before[table] for table in ("timeline", "assignment", "household", "fact"))
    for table in ("timeline", "assignment", "household", "membership", "fact"):
        assert before[table] == after[table], table


def test_what_a_broken_read_model_lost_comes_back(fresh_site: Site, busy_practice: Practice) -> None:
    before = every_answer([busy_practice.owner])

    def lose(tx: Transaction) -> None:
        for table in ("timeline", "assignment", "household", "fact"):
            tx.run(f"DELETE FROM {table}")

    fresh_site.registry.database.write(lose)
    assert every_answer([busy_practice.owner]) != before
    reindex(fresh_site.registry.database, fresh_site.registry.records)
    assert every_answer([busy_practice.owner]) == before


def test_an_assignment_made_before_the_person_joined_counts_now_and_after_a_reindex(fresh_site: Site) -> None:
    """The dog names a person of another practice, who becomes an assistant here later."""
    practice, other = Practice(fresh_site), Practice(fresh_site, "Other")
    ana = other.joined_by("Ana", "trainer")
    dog = practice.owner.adds_dog(assigned_person_ids=[ana.id])
    practice.admits(ana, "assistant")
    here = {"X-Organization": practice.organization_id}

    def seen() -> list[Doc]:
        return [d["id"] for d in read(ana.get("/dogs", headers=here))["items"]]

    before = seen()
    reindex(fresh_site.registry.database, fresh_site.registry.records)
    assert seen() == before
    assert before == [dog["id"]], "named is assigned, whichever came first"


def test_it_runs_while_somebody_writes(fresh_site: Site) -> None:
    import threading

    practice = Practice(fresh_site)
    dog = practice.owner.adds_dog()
    stop = threading.Event()
    written: list[str] = []

    def write() -> None:
        while not stop.is_set():
            written.append(practice.owner.writes_note(dog)["id"])

    writer = threading.Thread(target=write)
    writer.start()
    try:
        for _ in range(3):
            reindex(fresh_site.registry.database, fresh_site.registry.records)
    finally:
        stop.set()
        writer.join(30)
    shown = [item["id"] for item in practice.owner.every_page(f"/dogs/{dog['id']}/timeline", limit=200)]
    assert sorted(shown) == sorted(written)
