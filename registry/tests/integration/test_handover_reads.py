"""What the hand-over card reads stays small however much was recorded of the dog."""

from datetime import UTC, datetime, timedelta

import pytest

from registry.platform.database import Dialect, Transaction, Value
from registry.training.fact_table import newest_facts_of_dog, newest_lines_of_dog
from registry.training.handover import MOST_FACTS, card_of
from tests.factories.practices import Practice
from tests.harness.person import Doc, Person, read
from tests.harness.site import Site
from tests.integration.test_query_plans import Listening, plan_of

NOW = datetime(2026, 10, 6, 15, 30, tzinfo=UTC)
RULE = {"id": "m", "name": "90 % in 10 trials", "level_percent": 90, "min_trials": 10, "sessions": 1}
FACTS_A_NOTE = 250


class Counting:
    """A transaction that counts its statements and the rows that they brought."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self.dialect: Dialect = tx.dialect
        self.statements = 0
        self.brought = 0

    def rows(self, sql: str, *values: Value) -> list[tuple[object, ...]]:
        found = self._tx.rows(sql, *values)
        self.statements += 1
        self.brought += len(found)
        return found

    def row(self, sql: str, *values: Value) -> tuple[object, ...] | None:
        self.statements += 1
        self.brought += 1
        return self._tx.row(sql, *values)

    def run(self, sql: str, *values: Value) -> None:
        raise AssertionError(f"not expected: {sql} {values}")


@pytest.fixture
def owner(site: Site) -> Person:
    return Practice(site).owner


def _reads(site: Site, owner: Person, dog: Doc) -> Counting:
    """What the card of the dog takes."""
    with site.registry.database.reading() as tx:
        document = site.registry.records.get(tx, owner.access, site.registry.records.kinds["dog"], dog["id"])
        counting = Counting(tx)
        card_of(counting, owner.access, document, now_ms=int(NOW.timestamp() * 1000))
    return counting


def _many_sets(owner: Person, dog: Doc, *, notes: int) -> None:
    for number in range(notes):
        lines = "\n".join("down 5/5" for _ in range(FACTS_A_NOTE))
        owner.writes_note(dog, lines, occurred_at=(NOW - timedelta(days=2 + number)).isoformat())


def test_a_dog_with_a_long_record_takes_no_more_than_one_with_a_bounded_one(site: Site, owner: Person) -> None:
    dog = owner.adds_dog()
    owner.plans_for(dog, name="down", mastery_rule=RULE)
    few = _reads(site, owner, dog)
    _many_sets(owner, dog, notes=MOST_FACTS // FACTS_A_NOTE + 2)
    many = _reads(site, owner, dog)
    assert many.statements == few.statements
    assert many.brought <= few.brought + MOST_FACTS + 1


def test_a_card_that_does_not_look_at_everything_says_so_and_guesses_nothing(site: Site, owner: Person) -> None:
    dog = owner.adds_dog()
    owner.writes_note(dog, "Told owner: guards the bowl.", occurred_at=(NOW - timedelta(days=50)).isoformat())
    found_out = owner.plans_for(dog, name="down", mastery_rule=RULE)
    stated = owner.plans_for(
        dog, name="sit", mastery_rule=RULE, mastered_on=(NOW - timedelta(days=1)).date().isoformat()
    )
    _many_sets(owner, dog, notes=1)
    card = read(owner.get(f"/dogs/{dog['id']}/handover"))
    assert card["facts_since"] is None
    assert {one["plan_id"] for one in card["maintenance"]} == {found_out["id"], stated["id"]}
    said = card["told_owner"]
    assert [one["text"] for one in said] == ["guards the bowl"]

    _many_sets(owner, dog, notes=MOST_FACTS // FACTS_A_NOTE)
    card = read(owner.get(f"/dogs/{dog['id']}/handover"))
    assert datetime.fromisoformat(card["facts_since"]) == NOW - timedelta(days=MOST_FACTS // FACTS_A_NOTE)
    assert [one["plan_id"] for one in card["maintenance"]] == [stated["id"]]
    assert card["told_owner"] == said
    assert [(one["correct"], one["scorable"]) for one in card["plans"][0]["last_sets"]] == [(5, 5)] * 3


def test_the_newest_facts_are_found_by_an_index_from_its_end(site: Site, owner: Person) -> None:
    listening = Listening(site.registry.database.dialect)
    for person in (owner, Practice(site).joined_by("Ana", "assistant")):
        newest_facts_of_dog(listening, person.access, 1, most=100)
        newest_lines_of_dog(listening, person.access, 1, "caution", most=5, from_ms=7)
    assert len(listening.asked) == 4
    for sql, values in listening.asked:
        told = plan_of(site, sql, values)
        assert any("fact_of_dog" in line for line in told), (sql, told)
        assert not any("TEMP B-TREE" in line or "Sort" in line for line in told), (sql, told)
