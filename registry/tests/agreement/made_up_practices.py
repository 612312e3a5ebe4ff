"""Practices full of made-up dogs, written through the registry, and what it then answers of each dog.

This is what the page is held to: the documents as a device pulls them, and the registry's own charts of them.
"""

import random
from collections.abc import Iterator
from functools import partial
from typing import Any, NamedTuple

import msgspec

from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.platform.errors import RegistryError
from registry.records.service import Intent
from registry.sync.pull import pull
from registry.training.endpoints import ProgressQuery
from registry.training.progress_page import house_of, progress_of
from tests.agreement.made_up_dogs import MadeUpDog
from tests.agreement.made_up_times import NIGHTS, Times, drawn_id
from tests.factories.practices import Practice
from tests.harness.site import Site

_DAY_MS = 86_400_000


class Asked(NamedTuple):
    """One request at a moment, and what the registry answers."""

    dog_id: str
    now_ms: int
    query: dict[str, str]
    answer: Any


class Told(NamedTuple):
    """A practice as a device of `me` holds it, with every answer."""

    time_zone: str
    units: str
    me: str
    names: dict[str, str]
    documents: list[Any]
    asked: list[Asked]


def made_up_practice(site: Site, number: int, *, dogs: int) -> Told:
    """Dogs drawn by chance; the same ones for the same number."""
    chance = random.Random(number)
    zone, begin = NIGHTS[number % len(NIGHTS)]
    practice = Practice(site, f"Practice {number}")
    people = [practice.owner.access, practice.joined_by("Tom", "trainer").access]
    _settle_in(site, people[0], {"time_zone": zone, "unit_system": chance.choice(("metric", "us"))})
    moments: dict[str, int] = {}
    for _ in range(dogs):
        times = Times(chance, zone, begin)
        dog_id = site.registry.database.write(partial(_write_dog, site, chance=chance, times=times, people=people))
        later_ms = chance.choice((0, 1, 2, 4, 9, 40)) * _DAY_MS
        moments[dog_id] = round(times.now.timestamp() * 1000) + later_ms
    return _told(site, people, moments)


def _settle_in(site: Site, owner: Access, changes: dict[str, str]) -> None:
    records = site.registry.records
    kind, intent = records.kinds["organization"], Intent(now_ms=site.clock.now_ms(), seen_revision=1)
    site.registry.database.write(
        lambda tx: records.patch(tx, owner, kind, owner.organization_id, changes, intent)
    )  # fmt: skip


def _write_dog(site: Site, tx: Transaction, *, chance: random.Random, times: Times, people: list[Access]) -> str:
    records, kinds = site.registry.records, site.registry.records.kinds
    dog_id = drawn_id(chance)
    made = MadeUpDog(chance, times, dog_id, [access.person_id for access in people])
    written = [("dog", dog_id, {"call_name": "Juno"}), *made.documents()]
    for kind, document_id, body in written:
        site.clock.passes(milliseconds=1)
        now_ms = site.clock.now_ms()
        author = people[0] if kind == "target" else chance.choice(people)
        typed = msgspec.convert(body, kinds[kind].body)
        try:
            saved = records.put(tx, author, kinds[kind], document_id, typed, Intent(now_ms=now_ms))
            if kind != "dog" and chance.random() < 0.06:
                seen = saved.document.revision
                records.delete(tx, people[0], kinds[kind], document_id, Intent(now_ms=now_ms, seen_revision=seen))
        except RegistryError:
            continue  # what the registry refuses, such as a trial after its session's end, is no document
    return dog_id


def _told(site: Site, people: list[Access], moments: dict[str, int]) -> Told:
    me = people[0]
    with site.registry.database.reading() as tx:
        house = house_of(tx, me)
        documents = list(_pulled(site, tx, me))
        numbers = tx.rows(
            "SELECT id, number FROM document WHERE organization = ? AND kind = 'dog'", me.organization
        )  # fmt: skip
        asked = [
            _answer(tx, me, dog_id, number, query, now_ms=moments[dog_id])
            for dog_id, number in numbers
            for query in ({}, {"per": "session"}, {"per": "day"}, {"skill": "RECALL"}, {"behavior": "barks"})
        ]
    names = {access.person_id: access.person_name for access in people}
    return Told(house.time_zone, house.unit_system, me.person_id, names, documents, asked)


def _pulled(site: Site, tx: Transaction, me: Access) -> Iterator[Any]:
    checkpoint = None
    while True:
        page = pull(tx, me, site.registry.records.kinds, checkpoint, limit=1_000, now_ms=site.clock.now_ms())
        yield from (msgspec.json.decode(text) for text in page.documents)
        if not page.more:
            return
        checkpoint = page.checkpoint


def _answer(tx: Transaction, me: Access, dog_id: str, number: int, query: dict[str, str], *, now_ms: int) -> Asked:
    asked = msgspec.convert(query, ProgressQuery)
    answer = progress_of(tx, me, number, asked, span=(None, None), now_ms=now_ms)
    return Asked(dog_id, now_ms, query, msgspec.json.decode(msgspec.json.encode(answer)))
