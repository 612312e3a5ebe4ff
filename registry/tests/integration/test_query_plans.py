"""The statements of the write path find what they need by an index, however long the ledger is."""

from registry.platform.database.sqlite import SqliteDatabase
from registry.records import repository
from tests.factories.practices import Practice
from tests.harness.site import Site


def test_a_write_does_not_walk_the_ledger(site: Site) -> None:
    database = site.registry.database
    if not isinstance(database, SqliteDatabase):
        return  # PostgreSQL proves a partial index by itself
    practice = Practice(site)
    dog = practice.owner.adds_dog()
    asked: list[str] = []

    class Listening:
        dialect = database.dialect

        def row(self, sql: str, *values: object) -> tuple[object, ...] | None:
            with database.reading() as tx:
                asked.extend(str(line[3]) for line in tx.rows(f"EXPLAIN QUERY PLAN {sql}", *values))  # type: ignore[arg-type]  # passed on as they came
                return tx.row(sql, *values)  # type: ignore[arg-type]  # passed on as they came

        def rows(self, sql: str, *values: object) -> list[tuple[object, ...]]:
            raise AssertionError(f"not expected: {sql} {values}")

        def run(self, sql: str, *values: object) -> None:
            raise AssertionError(f"not expected: {sql} {values}")

    repository.find(Listening(), 1, dog["id"])
    ledger = [line for line in asked if "ledger" in line]
    assert ledger
    assert all("ledger_revision" in line for line in ledger), ledger
