"""An incident that is written on the page's device is the one that the registry keeps; the scale is the same."""

import uuid
from typing import Any

import pytest

from tests.agreement.both_sides import BothSides
from tests.agreement.device_page import Device
from tests.agreement.test_device_answers import ids
from tests.factories.records import EVENING, a_complete_incident, an_incident
from tests.harness.person import Person, new_id

Doc = dict[str, Any]


@pytest.fixture
def both(trainer: Person, device: Device) -> BothSides:
    return BothSides(trainer, device)


@pytest.fixture
def dog(device: Device) -> str:
    return ids(device, "dog")[0]


def test_the_scale(both: BothSides) -> None:
    both.get("/incidents/scale")
    both.agree()


def test_incidents_are_written_changed_and_deleted(both: BothSides) -> None:
    dog = str(uuid.uuid4())
    both.put(f"/dogs/{dog}", {"call_name": "Rex"})
    other, path = f"/incidents/{uuid.uuid4()}", f"/incidents/{uuid.uuid4()}"
    both.put(other, an_incident(dog, occurred_at="2026-10-07T06:00:00Z"))
    both.put(path, a_complete_incident(dog, status="closed", reported_at="2026-10-07T06:00:00.5+00:00"))
    both.patch(path, {"dunbar_level": 3, "level_3b": True, "witnesses": [{"id": new_id(), "name": "Ana"}]})
    both.patch(path, {"addenda": [{"id": new_id(), "text": "Later.", "written_at": EVENING}]})
    both.get(path)
    both.get(f"/dogs/{dog}/incidents")
    both.delete(other)
    both.get(f"/dogs/{dog}/incidents")
    both.delete(path)
    both.get(f"/dogs/{dog}/timeline")
    both.restore(path)
    both.get(f"/dogs/{dog}/timeline")
    both.delete(path)
    both.agree()


@pytest.mark.parametrize(
    "fields",
    [{"dunbar_level": 2.85}, {"dunbar_level": 0.5}, {"level_3b": True}, {"level_3b": True, "dunbar_level": 4.1}],
)
def test_the_same_levels_are_refused(both: BothSides, dog: str, fields: Doc) -> None:
    both.put(f"/incidents/{uuid.uuid4()}", an_incident(dog, **fields))
    both.agree()
