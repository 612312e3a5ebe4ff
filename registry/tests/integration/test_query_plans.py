"""The statements of the write path find what they need by an index, however long the ledger is."""

import psycopg

from registry.calendar import repository as calendar
from registry.care.repository import records_of_dog
from registry.dogs.timeline import show_results
from registry.notes import repository as note_words
from registry.platform.database import Dialect, Value
from registry.platform.database.sqlite import SqliteDatabase
from registry.records import repository
from registry.training import repository as training
from registry.training.fact_table import tapped_in
from tests.factories.practices import Practice
from tests.harness.site import Site


class Listening:
    """A transaction that only writes down what it is asked for, and finds nothing."""

    def __init__(self, dialect: Dialect) -> None:
        self.dialect = dialect
        self.asked: list[tuple[str, tuple[Value, ...]]] = []

    def rows(self, sql: str, *values: Value) -> list[tuple[object, ...]]:
        self.asked.append((sql, values))
        return []

    def row(self, sql: str, *values: Value) -> tuple[object, ...] | None:
        raise AssertionError(f"not expected: {sql} {values}")

    def run(self, sql: str, *values: Value) -> None:
        self.asked.append((sql, values))


def test_a_write_does_not_walk_the_ledger(site: Site) -> None:
    database = site.registry.database
    if not isinstance(database, SqliteDatabase):
        return  # PostgreSQL proves a partial index by itself
    practice = Practice(site)
    dog = practice.owner.adds_dog()
    asked: list[str] = []

    class Explaining:
        dialect = database.dialect

        def row(self, sql: str, *values: object) -> tuple[object, ...] | None:
            with database.reading() as tx:
                asked.extend(str(line[3]) for line in tx.rows(f"EXPLAIN QUERY PLAN {sql}", *values))  # type: ignore[arg-type]  # passed on as they came
                return tx.row(sql, *values)  # type: ignore[arg-type]  # passed on as they came

        def rows(self, sql: str, *values: object) -> list[tuple[object, ...]]:
            raise AssertionError(f"not expected: {sql} {values}")

        def run(self, sql: str, *values: object) -> None:
            raise AssertionError(f"not expected: {sql} {values}")

    repository.find(Explaining(), 1, dog["id"])
    ledger = [line for line in asked if "ledger" in line]
    assert ledger
    assert all("ledger_revision" in line for line in ledger), ledger


def test_what_belongs_to_one_dog_is_found_by_an_index_in_the_order_of_its_names(site: Site) -> None:
    database = site.registry.database
    practice = Practice(site)
    dog = practice.owner.adds_dog()
    practice.owner.plans_for(dog), practice.owner.flags(dog)
    plan = site.registry.records.kinds["target"]
    listening = Listening(database.dialect)
    for person in (practice.owner, practice.joined_by("Ana", "assistant")):
        repository.list_by_sort_key(listening, person.access, plan, after=None, limit=51, dog=1)
        repository.list_by_sort_key(listening, person.access, plan, after=("recall", 7), limit=51, dog=1)
        records_of_dog(listening, person.access, "safety_flag", 1)
    assert len(listening.asked) == 6
    for sql, values in listening.asked:
        told = plan_of(site, sql, values)
        assert any("document_of_dog" in line for line in told), (sql, told)
        assert not any("TEMP B-TREE" in line or "Sort" in line for line in told), (sql, told)


def test_what_changed_since_a_note_was_saved_is_found_by_its_place_in_the_ledger(site: Site) -> None:
    Practice(site)
    listening = Listening(site.registry.database.dialect)
    note_words.entries_from(listening, 1, 7, limit=500)
    ((sql, values),) = listening.asked
    told = plan_of(site, sql, values)
    assert any("autoindex_ledger" in line or "ledger_organization_position" in line for line in told), told
    assert not any("TEMP B-TREE" in line or "Sort" in line for line in told), told


def test_a_sessions_results_find_their_facts_and_their_place_by_an_index(site: Site) -> None:
    practice = Practice(site)
    session = practice.owner.logs_session(practice.owner.adds_dog())
    listening = Listening(site.registry.database.dialect)
    tapped_in(listening, 1, session["id"])
    show_results(listening, 1, session["id"], None)
    for (sql, values), index in zip(listening.asked, ("fact_of_session", "timeline"), strict=True):
        told = plan_of(site, sql, values)
        assert any("SEARCH" in line or "Index Scan" in line for line in told if index in line), (sql, told)
        assert not any(line.lstrip().startswith(("SCAN", "Seq Scan", "->  Seq Scan")) for line in told), (sql, told)


def test_open_sessions_are_found_by_their_own_index_in_order(site: Site) -> None:
    practice = Practice(site)
    practice.owner.logs_session(practice.owner.adds_dog())
    listening = Listening(site.registry.database.dialect)
    training.open_sessions(listening, practice.owner.access, 1, limit=10)
    ((sql, values),) = listening.asked
    told = plan_of(site, sql, values)
    assert any("document_open_session" in line for line in told), (sql, told)
    assert not any("TEMP B-TREE" in line or "Sort" in line for line in told), (sql, told)


def plan_of(site: Site, sql: str, values: tuple[object, ...]) -> list[str]:
    with site.registry.database.reading() as tx:
        if tx.dialect == "sqlite":
            return [str(line[3]) for line in tx.rows(f"EXPLAIN QUERY PLAN {sql}", *values)]  # type: ignore[arg-type]  # passed on as they came
        # An almost empty table is cheaper to read from end to end; what counts is that the index could serve.
        with psycopg.connect(site.registry.database.url) as connection:
            connection.execute("SET enable_seqscan = off")
            connection.execute("SET enable_bitmapscan = off")
            rows = connection.execute("EXPLAIN " + sql.replace("?", "%s"), values).fetchall()
            return [str(line[0]) for line in rows]


def test_what_waits_today_is_found_by_indexes_of_its_own(site: Site) -> None:
    practice = Practice(site)
    practice.owner.logs_session(practice.owner.adds_dog())
    access = practice.owner.access
    listening = Listening(site.registry.database.dialect)
    calendar.active_dogs(listening, access, until_ms=1)
    calendar.unread_handovers(listening, access, from_ms=1)
    calendar.drafts(listening, access, limit=1)
    calendar.changes(listening, access, after=1, limit=9)
    list(calendar.plans(listening, access, [1, 2]))
    calendar.planned(listening, access, from_ms=1, until_ms=9)
    calendar.waiting_for_cosign(listening, access, limit=1)
    indexes = (
        "document_done_session", "timeline_handover", "document_draft_note", "ledger", "document_of_dog",
        "document_planned_session", "document_name",
    )  # fmt: skip
    for (sql, values), index in zip(listening.asked, indexes, strict=True):
        told = plan_of(site, sql, values)
        assert any(index in line for line in told), (sql, told)
        walked = [line for line in told if line.lstrip().startswith(("SCAN", "Seq Scan", "->  Seq Scan"))]
        assert all("subquery" in line for line in walked), (sql, told)
