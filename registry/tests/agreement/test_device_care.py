"""Safety, health, weight and the library on the page's device are what the registry answers, also after writes."""

import uuid
from typing import Any

import pytest

from tests.agreement.both_sides import BothSides
from tests.agreement.device_page import Device
from tests.agreement.test_device_answers import check, ids
from tests.factories.records import a_health_item, a_note, a_safety_flag, a_skill, an_observation
from tests.harness.person import Person, read

Doc = dict[str, Any]
Query = dict[str, Any]


@pytest.fixture
def both(trainer: Person, device: Device) -> BothSides:
    return BothSides(trainer, device)


@pytest.fixture
def dog(device: Device) -> str:
    return ids(device, "dog")[0]


def asked_of_dogs(device: Device) -> list[tuple[str, Query]]:
    return [(f"/dogs/{dog}/{what}", {}) for dog in ids(device, "dog") for what in ("safety", "health", "weights")]


def test_cards_of_every_dog(trainer: Person, device: Device) -> None:
    questions = asked_of_dogs(device)
    assert any(read(trainer.get(path))["items"] for path, _ in questions if path.endswith("/weights"))
    assert any(
        card["acknowledged"] and len(card["acknowledgements"]) > 1
        for path, _ in questions if path.endswith("/safety") for card in read(trainer.get(path))["items"]
    )  # fmt: skip
    one_by_one: list[tuple[str, Query]] = [(f"/safety-flags/{each}", {}) for each in ids(device, "safety_flag")]
    one_by_one += [(f"/vaccinations/{each}", {}) for each in ids(device, "health_item")]
    check(trainer, device, [*questions, *one_by_one])


def test_the_library_and_the_practices_own_words(trainer: Person, device: Device) -> None:
    queries: list[Query] = [{}, {"q": "sit"}, {"q": "RÜCKRUF"}, {"domain": "concern"}]
    queries += [{"q": "bark", "domain": "concern"}, {"q": "no such word"}]
    questions: list[tuple[str, Query]] = [("/library", query) for query in queries]
    questions += [("/skills", {}), ("/skills", {"q": "e", "limit": 2}), ("/behaviors", {})]
    questions += [(f"/skills/{each}", {}) for each in ids(device, "skill")]
    questions += [(f"/behaviors/{each}", {}) for each in ids(device, "behavior")]
    check(trainer, device, questions)


DATES: list[Doc] = [
    {"name": "Rabies", "given_on": "2025-12-20"},
    {"name": "Tollwut + Kennel cough", "given_on": "2024-02-29", "months": 36},
    {"name": "Bordetella", "given_on": "2025-11-20"},
    {"name": "Leptospirosis", "expires_on": "2026-11-20"},
    {"name": "Leptospirosis", "given_on": "2024-11-30", "months": 3},
    {"name": "Distemper", "given_on": "2027-01-31"},
    {"name": "Parvo"},
    {"name": "Carprofen", "kind": "medication", "from_on": "2026-11-01", "to_on": "2026-11-30", "dose": "1x"},
    {"name": "Limp", "kind": "injury", "from_on": "2026-11-01"},
    {"name": "Limp before", "kind": "injury", "from_on": "2026-01-01", "to_on": "2026-02-01"},
    {"name": "Check-up", "kind": "vet_visit", "given_on": "2026-11-11"},
    {"name": "Worming", "kind": "medication", "given_on": "2026-08-31", "months": 3},
    {"name": "Worming", "kind": "medication", "given_on": "2026-05-31", "months": 3},
    {"name": "Something", "kind": "other"},
]


def test_what_dates_of_health_items_mean(both: BothSides, dog: str) -> None:
    paths = [f"/vaccinations/{uuid.uuid4()}" for _ in DATES]
    for path, fields in zip(paths, DATES, strict=True):
        both.put(path, a_health_item(dog, **fields))
    both.get(f"/dogs/{dog}/health")
    both.put(f"/vaccinations/{uuid.uuid4()}", a_health_item(dog, given_on="2026-02-01", expires_on="2026-01-01"))
    both.put(f"/vaccinations/{uuid.uuid4()}", a_health_item(dog, from_on="2026-02-01", to_on="2026-01-01"))
    both.put(f"/vaccinations/{uuid.uuid4()}", a_health_item(str(uuid.uuid4())))
    both.patch(paths[0], {"given_on": None})
    both.delete(paths[2])
    both.get(f"/dogs/{dog}/health")
    both.restore(paths[2])
    both.get(f"/dogs/{dog}/health")
    both.agree()


def test_flags_are_set_read_changed_and_ended(both: BothSides, device: Device, dog: str) -> None:
    path = f"/safety-flags/{uuid.uuid4()}"
    note, foreign = f"/notes/{uuid.uuid4()}", f"/notes/{uuid.uuid4()}"
    both.put(note, a_note(dog))
    both.put(foreign, a_note(ids(device, "dog")[1]))
    evidence = [each.rpartition("/")[2] for each in (note, foreign)]
    both.put(path, a_safety_flag(dog, evidence_ids=evidence))
    both.put(path, a_safety_flag(dog, evidence_ids=[str(uuid.uuid4())]))
    both.put(path, a_safety_flag(dog, severity="danger", evidence_ids=evidence[:1], review_due_on="2026-11-19"))
    both.get(f"/dogs/{dog}/safety")
    both.acknowledge(path)
    both.acknowledge(path)
    both.get(f"/dogs/{dog}/safety")
    both.delete(note)
    both.patch(path, {"instruction": "Two leads, always."})
    both.get(f"/dogs/{dog}/safety")
    both.patch(path, {"ended_at": "2026-11-20T18:00:00Z", "ended_reason": "Over."})
    both.get(f"/dogs/{dog}/safety")
    both.patch(path, {"ended_at": "2026-11-20T20:00:00+01:00"})
    both.get(f"/dogs/{dog}/safety")
    both.agree()


def test_only_hand_overs_are_acknowledged(both: BothSides, dog: str) -> None:
    for kind in ("general", "handover"):
        path = f"/notes/{uuid.uuid4()}"
        both.put(path, a_note(dog, kind=kind))
        both.acknowledge(path)
    both.acknowledge(f"/notes/{uuid.uuid4()}")
    both.agree()


def test_what_a_dog_weighs_is_told_once(both: BothSides, dog: str) -> None:
    both.put(f"/notes/{uuid.uuid4()}", a_note(dog, body="Weighs 21.5 kg today.", occurred_at="2026-11-19T10:00:00Z"))
    draft = f"/notes/{uuid.uuid4()}"
    both.put(draft, a_note(dog, body="Weighs 99 kg.", status="draft"))
    both.get(f"/dogs/{dog}/weights")
    weighing = f"/observations/{uuid.uuid4()}"
    both.put(weighing, an_observation(dog, weight_kg=22.25, bcs=5))
    both.get(f"/dogs/{dog}/weights")
    both.delete(weighing)
    both.patch(draft, {"status": "final", "occurred_at": "2026-11-18T10:00:00+02:00"})
    both.get(f"/dogs/{dog}/weights")
    both.agree()


def test_the_practices_own_skill(both: BothSides) -> None:
    path = f"/skills/{uuid.uuid4()}"
    both.put(path, a_skill(name="Zigzag", synonyms=["zz"]))
    both.patch(path, {"status": "retired"})
    both.get(path)
    both.agree()
