"""What the page's device answers without a network is what the registry answers: the demo practice, path by path.

Cursors are each side's own; that there are more, and that the next page goes on, must agree. So is the order of two
records that tell of the same millisecond and were made in the same one, as the demo's are: no device knows their
numbers.
"""

import json
import uuid
from itertools import groupby
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
        more = answer["next_cursor"] is not None
        return {**answer, "items": _in_one_order(answer["items"], more=more), "next_cursor": more}
    return answer


def _in_one_order(items: list[Any], *, more: bool = False) -> list[Any]:
    """What tells of the same moment, by id; everything else where it stood. When there is more, the page may end
    between two of the same moment: its last moment is left out."""
    groups = [list(group) for _, group in groupby(items, key=_moment)]
    if more and len(groups) > 1 and "occurred_at" in items[-1]:
        groups.pop()
    return [item for group in groups for item in sorted(group, key=lambda item: item["id"])]


def _moment(item: Any) -> Any:
    return item["occurred_at"] if "occurred_at" in item else item.get("id", item)


def test_dogs_and_households(trainer: Person, device: Device) -> None:
    lists: list[tuple[str, Query]] = [
        ("/dogs", {}), ("/dogs", {"limit": 5}), ("/dogs", {"q": "an"}), ("/dogs", {"status": "active", "limit": 200}),
        ("/guardians", {}), ("/guardians", {"q": "e", "limit": 3}),
    ]  # fmt: skip
    one_by_one: list[tuple[str, Query]] = [(f"/dogs/{each}", {}) for each in ids(device, "dog")]
    one_by_one += [(f"/guardians/{each}", {}) for each in ids(device, "guardian")]
    check(trainer, device, [*lists, *one_by_one])


def test_timelines(trainer: Person, device: Device) -> None:
    asked: list[tuple[str, Query]] = []
    for dog in ids(device, "dog"):
        path = f"/dogs/{dog}/timeline"
        asked += [(path, {"limit": 200}), (path, {}), (path, {"kind": "session", "limit": 5})]
        asked += [(path, {"kind": kind, "limit": 30}) for kind in ("note", "observation", "training", "incident")]
        asked += [(path, {"from": "2026-10-20", "to": "2026-11-02", "limit": 200}), (path, {"to": "2026-09-01"})]
        asked += [(path, {"from": "2026-11-02T09:30:00+01:00", "to": "2026-11-09T18:00:00Z", "limit": 200})]
        asked += [(path, {"tag": tag, "limit": 200}) for tag in ("Loose-Leash", "recall", "vet", "no-such-tag")]
    check(trainer, device, asked)


def test_a_timeline_goes_on_page_by_page_like_the_registrys(trainer: Person, device: Device) -> None:
    for dog in ids(device, "dog")[:1]:
        path = f"/dogs/{dog}/timeline"
        told: list[Any] = []
        cursor: str | None = None
        while True:
            behind: dict[str, str] = {"cursor": cursor} if cursor else {}
            (answer,) = device.answers([{"path": path, "query": {"limit": 30, **behind}}])
            told += answer["value"]["items"]
            cursor = answer["value"]["next_cursor"]
            if cursor is None:
                break
        assert _in_one_order(told) == _in_one_order(trainer.every_page(path, limit=200))


def test_the_practice_and_its_rules(trainer: Person, device: Device) -> None:
    check(trainer, device, [("/organization", {}), ("/rules", {}), ("/members", {}), ("/authors", {})])


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
