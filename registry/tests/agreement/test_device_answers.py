"""What the page's device answers without a network is what the registry answers: the demo practice, path by path.

Cursors are each side's own; that there are more, and that the next page goes on, must agree.
"""

import json
import uuid
from typing import Any

import pytest

from tests.agreement.device_page import ROOT, Device
from tests.harness.person import Person, read

Query = dict[str, Any]


def ids(device: Device, kind: str) -> list[str]:
    return [each["id"] for each in device.documents if each["kind"] == kind]


def check(trainer: Person, device: Device, questions: list[tuple[str, Query]]) -> None:
    """Asks both and compares; cursors are taken out."""
    assert questions
    told = device.answers([{"path": path, "query": query} for path, query in questions])
    for (path, query), answer in zip(questions, told, strict=True):
        theirs = read(trainer.get(path, params=query))
        assert "value" in answer, (path, query, answer)
        assert _without_cursor(answer["value"]) == _without_cursor(theirs), (path, query)


def _without_cursor(answer: Any) -> Any:
    if isinstance(answer, dict) and "next_cursor" in answer:
        return {**answer, "next_cursor": answer["next_cursor"] is not None}
    return answer


def test_dogs_and_households(trainer: Person, device: Device) -> None:
    lists: list[tuple[str, Query]] = [
        ("/dogs", {}), ("/dogs", {"limit": 5}), ("/dogs", {"q": "an"}), ("/dogs", {"status": "active", "limit": 200}),
        ("/guardians", {}), ("/guardians", {"q": "e", "limit": 3}),
    ]  # fmt: skip
    one_by_one: list[tuple[str, Query]] = [(f"/dogs/{each}", {}) for each in ids(device, "dog")]
    one_by_one += [(f"/guardians/{each}", {}) for each in ids(device, "guardian")]
    check(trainer, device, [*lists, *one_by_one])


def test_the_practice_and_its_rules(trainer: Person, device: Device) -> None:
    check(trainer, device, [("/organization", {}), ("/rules", {}), ("/members", {})])


def test_plans_and_definitions(trainer: Person, device: Device) -> None:
    of_dogs: list[tuple[str, Query]] = [
        (f"/dogs/{each}/plans", query)
        for each in ids(device, "dog")
        for query in ({}, {"limit": 1}, {"q": "re", "limit": 200})
    ]
    lists: list[tuple[str, Query]] = [("/skills", {}), ("/skills", {"q": "a"}), ("/behaviors", {"limit": 2})]
    one_by_one: list[tuple[str, Query]] = [(f"/plans/{each}", {}) for each in ids(device, "target")]
    check(trainer, device, [*of_dogs, *lists, *one_by_one])


def test_sessions_and_what_was_recorded_in_them(trainer: Person, device: Device) -> None:
    sessions = ids(device, "session")
    questions: list[tuple[str, Query]] = [
        *((f"/sessions/{each}", {}) for each in sessions),
        *((f"/sessions/{each}/record", {}) for each in sessions),
        *((f"/sessions/{each}/draft", {}) for each in sessions),
        *((f"/sets/{each}", {}) for each in ids(device, "exercise_set")),
        *((f"/observations/{each}", {}) for each in ids(device, "observation")),
        *((f"/dogs/{each}/open-sessions", {}) for each in ids(device, "dog")),
    ]
    check(trainer, device, questions)


@pytest.mark.parametrize(("path", "schema"), [("/dogs", "DogBody"), ("/guardians", "GuardianBody")])
def test_a_record_made_on_the_device_has_the_registrys_defaults(device: Device, path: str, schema: str) -> None:
    described = json.loads((ROOT / "registry" / "openapi.json").read_text("utf-8"))["components"]["schemas"][schema]
    defaults = {name: field["default"] for name, field in described["properties"].items() if "default" in field}
    body = dict.fromkeys(described["required"], "x")
    (answer,) = device.answers([{"method": "PUT", "path": f"{path}/{uuid.uuid4()}", "body": body}])
    assert {name: answer["value"][name] for name in (*defaults, *body)} == {**defaults, **body}
