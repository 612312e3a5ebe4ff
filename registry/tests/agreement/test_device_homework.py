"""Homework on the page's device is what the registry keeps, also its log, and is refused for the same reasons."""

import uuid
from typing import Any

import pytest

from tests.agreement.both_sides import BothSides
from tests.agreement.device_page import Device
from tests.agreement.test_device_answers import check, ids
from tests.factories.records import a_homework
from tests.harness.person import Person

Doc = dict[str, Any]


@pytest.fixture
def both(trainer: Person, device: Device) -> BothSides:
    return BothSides(trainer, device)


@pytest.fixture
def dog(device: Device) -> str:
    return ids(device, "dog")[0]


def a_round(**fields: Any) -> Doc:
    return {"id": str(uuid.uuid4()), "at": "2026-11-20T08:00:00+00:00", "trials": ["correct"], **fields}


def test_what_is_given_and_changed_reads_the_same(both: BothSides, device: Device, dog: str) -> None:
    first, second, third = (f"/homework/{uuid.uuid4()}" for _ in range(3))
    one, other = a_round(comment="Tired."), a_round(fas=2)
    both.put(first, a_homework(dog, title="Mat", step={"text": "10 s"}, practice=[one]))
    both.put(second, a_homework(dog, starts_on="2026-11-02", reps=5, stop_rule="Two misses."))
    both.put(third, a_homework(dog, status="done", title="Äpfel"))
    both.patch(first, {"practice": [{**one, "comment": "Lazy."}, other], "days": 3})
    both.patch(first, {"practice": []})
    both.get(first)
    both.patch(second, {"status": "void"})
    both.get(f"/dogs/{dog}/homework")
    both.agree()


def test_how_it_goes_reads_the_same(both: BothSides, device: Device, dog: str) -> None:
    early, late, unlooked, none = (f"/homework/{uuid.uuid4()}" for _ in range(4))
    logged = [
        a_round(at="2026-11-17T23:30:00+01:00", trials=["correct", "incorrect", "incorrect"], fas=3),
        a_round(at="2026-11-17T22:45:00.123456Z", fas=0),
        *(a_round(at=f"2026-11-{day}T09:00:00+01:00", trials=["incorrect"]) for day in (18, 18, 18, 19)),
    ]
    both.put(early, a_homework(dog, starts_on="2026-11-16", days=4, times_per_day=2, practice=logged))
    both.put(late, a_homework(dog, starts_on="2027-03-01", practice=[a_round()]))
    both.put(unlooked, a_homework(dog, starts_on="2026-11-10", practice=[a_round(trials=[])]))
    both.put(none, a_homework(dog, starts_on="2026-11-01", days=1))
    for path in (early, late, unlooked, none, f"/homework/{uuid.uuid4()}"):
        both.get(f"{path}/standing")
    both.agree()


def test_what_speaks_against_it_is_said_with_the_same_words(both: BothSides, device: Device, dog: str) -> None:
    path = f"/homework/{uuid.uuid4()}"
    foreign = next(each for each in ids(device, "dog") if each != dog)
    plan = next(each for each in device.documents if each["kind"] == "target" and each["body"]["dog_id"] != dog)
    both.put(path, a_homework(dog))
    both.patch(path, {"dog_id": foreign})
    both.put(f"/homework/{uuid.uuid4()}", a_homework(dog, plan_id=plan["id"]))
    both.put(f"/homework/{uuid.uuid4()}", a_homework(dog, note_id=str(uuid.uuid4())))
    both.put(f"/homework/{uuid.uuid4()}", a_homework(str(uuid.uuid4())))
    both.agree()


def test_a_dog_without_homework_has_an_empty_list(trainer: Person, device: Device) -> None:
    check(trainer, device, [(f"/dogs/{ids(device, 'dog')[-1]}/homework", {})])
