"""The search over half a year of a practice: every query of queries.json, on both databases, with the same answers.

Dogs and households among the hits are left out here: the expectations speak of what was written.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import pytest

from registry.demo.fill import write_practice
from registry.demo.practice import practice
from registry.demo.shapes import Practice
from tests.harness.databases import PostgresDatabases, SqliteFiles
from tests.harness.person import Person
from tests.harness.site import Site, open_site
from tests.relevance.expectations import Case, complaints, expectations

SET = expectations()
CASES = list(SET.named())
WRITTEN = ("note", "session")
Answers = Mapping[str, list[str]]


@dataclass(frozen=True)
class Asked:
    """A filled registry, its people by their keys, and the keys of what they wrote by its ids."""

    site: Site
    people: Mapping[str, Person]
    keys: Mapping[str, str]
    ids: Mapping[str, str]

    def answer(self, case: Case) -> list[str]:
        """Keys of everything that is found, best first."""
        filters = case.filters
        params = {
            "dog": self.ids.get(filters.dog or ""),
            "author": self.ids.get(filters.author or ""),
            "kind": filters.kind,
            "tag": filters.tag,
        }
        person = self.people[case.asked_by or SET.asked_by]
        given = {name: value for name, value in params.items() if value}
        hits = person.every_page("/search", q=case.query, limit=100, **given)
        return [self.keys[hit["id"]] for hit in hits if hit["kind"] in WRITTEN]


def _filled(database_url: str, folder: Path) -> Asked:
    made_up = practice(SET.today)
    site = open_site(database_url, folder, requests_per_minute=1_000_000)
    accesses = write_practice(site.registry, made_up)
    people = {}
    for trainer in made_up.trainers:
        visitor = site.visitor(access=accesses[trainer.key])
        answer = visitor.post("/auth/login", {"email": trainer.email, "password": trainer.password})
        people[trainer.key] = visitor.is_signed_in_by(answer)
    return Asked(site, people, _keys(made_up), _ids(made_up, people))


def _keys(made_up: Practice) -> dict[str, str]:
    return {note.id: note.key for note in made_up.notes} | {each.id: each.key for each in made_up.sessions}


def _ids(made_up: Practice, people: Mapping[str, Person]) -> dict[str, str]:
    return {dog.key: dog.id for dog in made_up.dogs} | {key: person.id for key, person in people.items()}


@pytest.fixture(scope="module")
def answers(
    sqlite_files: SqliteFiles, postgres_databases: PostgresDatabases, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Mapping[str, Answers]]:
    """What each database answers to every query."""
    urls = {"sqlite": sqlite_files.fresh(), "postgresql": postgres_databases.fresh()}
    asked = {name: _filled(url, tmp_path_factory.mktemp(name)) for name, url in urls.items()}
    yield {name: {case_name: each.answer(case) for case_name, case in CASES} for name, each in asked.items()}
    for each in asked.values():
        each.site.close()


@pytest.mark.parametrize(("name", "case"), CASES, ids=[name for name, _ in CASES])
def test_a_query_finds_what_a_trainer_expects(answers: Mapping[str, Answers], name: str, case: Case) -> None:
    assert complaints(case.expect, answers["sqlite"][name]) == [], case.why


@pytest.mark.parametrize("name", [name for name, _ in CASES])
def test_both_databases_give_the_same_hits_in_the_same_order(answers: Mapping[str, Answers], name: str) -> None:
    assert answers["postgresql"][name] == answers["sqlite"][name]
