"""Every internal string of the demo practice against every byte behind every link that it could give out."""

import html
import re
from collections.abc import Iterator
from typing import Any

import msgspec
import pytest

from tests.harness.links import everything_behind
from tests.harness.person import Doc, Person, read
from tests.harness.site import Site

SHORTEST = 8
_PRINTED = {"pieces", "text", "author", "caption", "columns", "rows", "title", "alt"}
_FIELD = re.compile(r'"\w+":')
_TIME = re.compile(r"\d{4}-\d\d-\d\d(T.*)?")


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
        yield from (line.strip() for line in re.split(r"[\n.:;]", value))
    elif isinstance(value, dict):
        for each in value.values():
            yield from _strings(each)
    elif isinstance(value, list):
        for each in value:
            yield from _strings(each)


def _internal(site: Site) -> set[str]:
    """Every text of every record in every revision, everybody's names, addresses and ids, every reason."""
    with site.registry.database.reading() as tx:
        documents = tx.rows("SELECT representation FROM document")
        revisions = tx.rows("SELECT body, reason, id FROM ledger")
        people = tx.rows("SELECT id, name, email FROM person")
    found: set[str] = set()
    for (representation,) in documents:
        found.update(_strings(msgspec.json.decode(representation)))
    for body, reason, record_id in revisions:
        found.update(_strings(msgspec.json.decode(body) if body else ""), (reason, str(record_id)))
    for row in people:
        found.update(str(value) for value in row)
    return {text for text in found if len(text) >= SHORTEST and not _TIME.fullmatch(text)}


@pytest.fixture(scope="module")
def internal(site: Site) -> set[str]:
    found = _internal(site)
    assert len(found) > 5_000
    return found


def test_no_internal_string_of_the_demo_is_behind_any_link(site: Site, trainer: Person, internal: set[str]) -> None:
    dogs = trainer.every_page("/dogs")
    assert len(dogs) > 10
    links: list[tuple[Doc, Doc]] = []
    given = {dog["id"]: _homework(trainer, dog) for dog in dogs}
    for dog in dogs:
        household = dog["guardian_ids"][:1]
        for_whom = {"guardian_id": household[0], "audience": "the owner"} if household else {"audience": "the owner"}
        links.append((dog, trainer.shares(dog, **for_whom)))
        links.append((dog, trainer.shares(given[dog["id"]], scope="homework", **for_whom)))
    tried = [given[dogs[0]["id"]]["id"], dogs[-1]["id"]]
    practice = read(trainer.get("/organization"))["name"]
    for dog, made in links:
        own = given[dog["id"]]
        told = everything_behind(site.visitor(), made["token"], [own["id"], *tried], at=site.clock.now().isoformat())
        # A note of the demo says `homework`, and so does the scope of a link.
        meant = (practice, dog["call_name"], own["title"], own["instruction"], own["stop_rule"], "homework")
        assert "Zq mat" in told.rsplit("\n", 1)[1], "the last look was not answered"
        values = _FIELD.sub("", told)
        leaked = [text for text in internal if text in values and not any(text in each for each in meant)]
        assert leaked == [], dog["call_name"]
        assert made["id"] not in told
        assert all(other["id"] not in told for other in dogs)


def test_behind_a_link_to_a_report_is_what_that_version_says_and_nothing_internal(
    site: Site, trainer: Person, internal: set[str]
) -> None:
    practice = read(trainer.get("/organization"))["name"]
    for dog in trainer.every_page("/dogs"):
        report = _report(trainer, dog)
        said = " ".join(_read_by_the_owner(report["content"]))
        made = trainer.shares(report, scope="report", audience="the owner")
        later = {"title": "Zq stays inside", "words": "Zq stays inside too"}
        read(trainer.put(f"/reports/{report['id']}", later, if_match=2))
        told = everything_behind(site.visitor(), made["token"], [dog["id"]], at=site.clock.now().isoformat())
        assert "Zq for the family" in told, "the report was not handed out"
        meant = (practice, dog["call_name"], "homework", "training", " ".join(said.split()))
        values = html.unescape(_FIELD.sub("", told))
        leaked = [
            text for text in internal
            if text in values and not any(" ".join(text.split()) in each for each in meant) and text not in said
        ]  # fmt: skip
        assert leaked == [], dog["call_name"]
        assert "Zq stays inside" not in told
        assert report["id"] not in told
        assert made["id"] not in told


def _report(trainer: Person, dog: Doc) -> Doc:
    """An owner's report as it is sent."""
    wanted = {"kind": "owner_progress", "from": "2026-06-01", "to": "2026-11-18"}
    made = read(trainer.post(f"/dogs/{dog['id']}/reports", wanted), status=201)
    sent = {"title": "Zq for the family", "words": "Zq hello"}
    return read(trainer.put(f"/reports/{made['id']}", sent, if_match=1))


def _read_by_the_owner(content: Doc) -> Iterator[str]:
    """Every text of a report that was not left out and that is printed: no ids, no kinds."""
    yield from (content["letterhead"]["name"], content["letterhead"]["address"], content["composed_by"])
    for section in content["sections"]:
        if section["left_out"]:
            continue
        yield section["title"]
        for block in section["blocks"]:
            if not block["left_out"]:
                yield from _strings({name: value for name, value in block.items() if name in _PRINTED})


def _homework(trainer: Person, dog: Doc) -> Doc:
    """Homework that names a plan and a note of the dog, as trainers give it."""
    plans = read(trainer.get(f"/dogs/{dog['id']}/plans"))["items"]
    notes = read(trainer.get(f"/dogs/{dog['id']}/timeline", params={"kind": "note", "limit": 1}))["items"]
    return trainer.gives_homework(
        dog, title="Zq mat", instruction="Zq lie on the mat.", stop_rule="Zq two misses.", starts_on="2026-11-18",
        plan_id=plans[0]["id"] if plans else None, note_id=notes[0]["id"] if notes else None,
        step={"text": plans[0]["steps"][0]["text"]} if plans and plans[0]["steps"] else None,
    )  # fmt: skip
