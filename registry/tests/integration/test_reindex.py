"""`longline reindex` rebuilds every read model from the documents; afterwards every answer is the same."""

from typing import Any

import pytest

from registry.platform.database import Transaction
from registry.records.reindex import reindex
from tests.factories.practices import Practice
from tests.factories.records import a_trial
from tests.harness.person import Doc, Person, read
from tests.harness.site import Site

READ_MODELS = ("timeline", "assignment", "household", "membership", "search_entry", "fact")
Answers = dict[str, Any]


@pytest.fixture
def busy_practice(fresh_site: Site) -> Practice:
    """Edited, moved, deleted, restored; people who joined, left and came back."""
    practice = Practice(fresh_site)
    owner, tom = practice.owner, practice.joined_by("Tom", "trainer")
    ana = practice.joined_by("Ana", "assistant")
    households = [owner.adds_guardian(name=name) for name in ("Berger", "Keller", "Moser")]
    dogs = [
        owner.adds_dog(call_name=name, guardian_ids=[households[place % 3]["id"]], assigned_person_ids=[ana.id])
        for place, name in enumerate(("Juno", "Pebble", "Étoile", "Gone", "Back"))
    ]
    for number in range(40):
        dog = dogs[number % 5]
        note = (owner, tom, ana)[number % 3].writes_note(
            dog, f"Recall {number}/40 #recall\n\nAt the gate, threshold {number} m.", tags=["gate"],
            occurred_at=f"2026-09-{number % 28 + 1:02d}T10:00:00+02:00",
            visibility=("private", "team", "org")[number % 3 if number % 7 == 0 else 1],
        )  # fmt: skip
        if number % 3 == 1:
            note = tom.edits("notes", note, body=f"Heel work {number}.", occurred_at="2026-08-01T10:00:00Z")
        if number % 5 == 1:
            owner.deletes("notes", read(owner.get(f"/notes/{note['id']}")))
        session = owner.logs_session(dog, summary=f"Session {number} in the yard", location="Yard")
        scored = tom.scores(dog, session, trials=[a_trial(1), a_trial(2, "incorrect")])
        owner.observes(dog, session_id=session["id"], weight_kg=20 + number / 10)
        if number % 4 == 1:
            tom.edits("sets", scored, status="void")
        if number % 8 == 2:
            owner.edits("sessions", session, status="void")
    skill = owner.defines_skill()
    for place, dog in enumerate(dogs):
        owner.plans_for(dog, name=f"recall {place}", definition_id=skill["id"])
        owner.adds_health_item(dog)
        flag = owner.flags(dog, severity="danger", instruction=f"Never reach over bowl {place}.")
        read((owner, tom)[place % 2].post(f"/safety-flags/{flag['id']}/acknowledge"))
    owner.edits("dogs", dogs[0], assigned_person_ids=[], about="Moved to the lake.")
    owner.deletes("dogs", dogs[3])
    owner.deletes("dogs", dogs[4])
    read(owner.post(f"/dogs/{dogs[4]['id']}/restore"))
    owner.deletes("guardians", households[2])
    ended = owner.delete(f"/members/{practice.member_id_of(tom)}", if_match=1)
    assert ended.status_code == 204
    practice.admits(tom, "viewer")
    read(owner.patch("/organization", {"name": "Wolf & Daughter"}, if_match=1))
    return practice


def _answers(people: list[Person]) -> Answers:
    """Everything that read models answer, to everybody."""
    found: Answers = {}
    for person in people:
        for path in ("/dogs", "/guardians", "/members", "/skills", "/behaviors", "/organization", "/me"):
            found[f"{person.email} {path}"] = person.get(path).json()
        for dog in read(person.get("/dogs"))["items"]:
            for part in ("progress", "weights", "handover"):
                path = f"/dogs/{dog['id']}/{part}"
                found[f"{person.email} {path}"] = person.get(path).json()
            for query in ("", "?kind=note", "?tag=recall", "?from=2026-09-10&to=2026-09-20"):
                path = f"/dogs/{dog['id']}/timeline{query}"
                found[f"{person.email} {path}"] = person.get(path).json()
            for what in ("plans", "safety", "health"):
                found[f"{person.email} {dog['id']} {what}"] = person.get(f"/dogs/{dog['id']}/{what}").json()
        for query in ("recall", "threshold gate", "kind:session yard", "tag:gate", "author:tom", "reacll", "juno"):
            answer = person.get("/search", params={"q": query})
            found[f"{person.email} search {query}"] = answer.json()
    return found


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
    before = _answers(people)
    done = reindex(fresh_site.registry.database, fresh_site.registry.records)
    assert done > 70
    after = _answers(people)
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
    before = _answers([busy_practice.owner])

    def lose(tx: Transaction) -> None:
        for table in ("timeline", "assignment", "household", "fact"):
            tx.run(f"DELETE FROM {table}")

    fresh_site.registry.database.write(lose)
    assert _answers([busy_practice.owner]) != before
    reindex(fresh_site.registry.database, fresh_site.registry.records)
    assert _answers([busy_practice.owner]) == before


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
