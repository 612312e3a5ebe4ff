"""A device finds what the registry finds: the same records in the same order, the same words marked, page by page.

What is not compared, because it cannot agree by design: cursors (each side has its own), the count of hits where there
are more than a block of 500 (the registry estimates, the device counts), the last digit of a score, and which of two
records comes first that were made in the same millisecond (the registry knows, the device does not).
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final

import pytest

from registry.demo.fill import write_practice
from registry.demo.practice import practice
from tests.agreement.both_sides import outcome
from tests.agreement.device_page import Device
from tests.agreement.search_queries import Search, searches
from tests.harness.databases import SqliteFiles
from tests.harness.person import Doc, Person
from tests.harness.site import Site, open_site
from tests.relevance.expectations import expectations

GERMAN: Final = (
    "Die Hündin ist läufig. Läufigkeit seit Montag, kein Freilauf auf der Straße. #Läufigkeit",
    "Leinenführigkeit an der Schleppleine: große Fortschritte. Übung 3, 8/10 auf 15 m.",
    "Rüde trifft Hündin am Café; Bällchen als Belohnung. Größe 2,8 kg 🐕‍🦺 naïve éclair",
    "İstanbul, Ærø, Σίσυφος, сидеть, 日本語の犬; ﬁnd the <b>mark</b> & 'quote' \"double\" #🐕",
    "long " + "walk by the river, " * 900 + "and an ibex at its end",
)
TODAY: Final = expectations().today
NOW: Final = datetime(TODAY.year, TODAY.month, TODAY.day, 23, tzinfo=UTC)  # after everything in the practice
PAGE: Final = 30


@dataclass(frozen=True)
class Practice:
    """The made-up practice, with what it lacks for a search, and a device of its owner."""

    owner: Person
    device: Device
    searches: Sequence[Search]


@pytest.fixture(scope="module")
def filled(sqlite_files: SqliteFiles, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    site = open_site(sqlite_files.fresh(), tmp_path_factory.mktemp("site"), requests_per_minute=1_000_000)
    owner, others, dogs = _filled(site)
    device = Device(owner, now=NOW.isoformat())
    yield Practice(owner, device, list(searches(dogs, [owner.id, *others])))
    site.close()


def test_a_device_finds_the_same_in_the_same_order(filled: Practice) -> None:
    asked = [{**search, "limit": PAGE} for search in filled.searches]
    told = filled.device.answers([{"path": "/search", "query": search} for search in asked])
    differing = []
    for search, theirs in zip(asked, told, strict=True):
        answer = filled.owner.get("/search", params=search)
        if answer.status_code != 200:
            assert theirs == outcome(answer), search
        elif not _agree(answer.json(), theirs["value"]):
            differing.append((search, _told(answer.json()), _told(theirs["value"])))
    assert differing == []


@pytest.mark.parametrize(
    "search",
    [
        {"q": ""},
        {"q": "the"},
        {"q": "kind:session"},
        {"q": "gate leash recall crate mat door bell"},
        {"q": "recal", "kind": "note"},
        {"q": "", "from": "2026-09-01"},
    ],
    ids=str,
)
def test_page_after_page_they_go_the_same_way(filled: Practice, search: Search) -> None:
    wanted = {**search, "limit": 70}
    ours = [hit["id"] for hit in filled.owner.every_page("/search", **wanted)]
    (theirs,) = filled.device.answers([{"path": "/search", "query": wanted, "pages": True}])
    found = [hit["id"] for hit in theirs["value"]["items"]]
    made_at = {each["id"]: each["created_at"] for each in filled.device.documents}
    assert [made_at[each] for each in found] == [made_at[each] for each in ours]
    assert sorted(found) == sorted(set(ours))
    assert len(ours) > 200


def _of_both(answer: Doc) -> Any:
    """What must be equal."""
    hits = [{name: value for name, value in hit.items() if name != "score"} for hit in answer["items"]]
    return hits, answer["corrections"], answer["next_cursor"] is None


def _agree(ours: Doc, theirs: Doc) -> bool:
    """The last digit of a score may differ: it hangs on how a language's library takes a logarithm."""
    scores = zip(ours["items"], theirs["items"], strict=False)
    return _of_both(ours) == _of_both(theirs) and all(abs(a["score"] - b["score"]) < 0.00015 for a, b in scores)


def _told(answer: Doc) -> Any:
    return [(hit["title"], hit["score"]) for hit in answer.get("items", [])][:6], answer.get("corrections"), answer


def _filled(site: Site) -> tuple[Person, list[str], list[str]]:
    """The made-up practice, with what it lacks: other languages, files, plans, a dog that was deleted."""
    made_up = practice(TODAY)
    accesses = write_practice(site.registry, made_up)
    owner, *others = sorted(made_up.trainers, key=lambda trainer: trainer.role != "owner")
    visitor = site.visitor(access=accesses[owner.key])
    person = visitor.is_signed_in_by(visitor.post("/auth/login", {"email": owner.email, "password": owner.password}))
    site.clock.stands_at(NOW)
    dog = person.adds_dog(call_name="Bärli von der Höhe", about="Appenzeller, mag Straßenbahnen")
    notes = []
    for text in GERMAN:
        site.clock.passes(seconds=7)
        notes.append(person.writes_note(dog, text, occurred_at="2026-10-06T17:30:00.5+02:00"))
    site.clock.passes(seconds=7)
    person.edits("notes", notes[0], visibility="private", title="Läufig & <müde>")
    person.attaches(dog, notes[1]["id"], caption="Gate at the river")
    site.clock.passes(seconds=7)
    person.plans_for(dog, name="recall at the gate", owner_words="comes when called")
    site.clock.passes(seconds=7)
    person.adds_health_item(dog, name="Rabies", comment="vet said recall in a year")
    site.clock.passes(seconds=7)
    person.flags(dog, instruction="Muzzle at the gate")
    site.clock.passes(seconds=7)
    person.defines_skill(name="Gate manners", synonyms=["door manners"])
    site.clock.passes(seconds=7)
    gone = person.adds_dog(call_name="Ghost")
    site.clock.passes(seconds=7)
    person.writes_note(gone, "recall at the gate of the ghost")
    person.deletes("dogs", gone)
    return person, [accesses[other.key].person_id for other in others], [made_up.dogs[0].id, made_up.dogs[1].id]
