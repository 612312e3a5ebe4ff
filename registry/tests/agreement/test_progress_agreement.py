"""The page charts a dog from its documents as the registry does: the demo's dogs, and some hundred made-up ones.

Statistics may differ in the last digits of a float; everything else is the same.
"""

import json
import math
import os
import shutil
import subprocess
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Final

import pytest

from registry.demo.fill import write_practice
from registry.demo.practice import practice as demo_practice
from tests.agreement.device_page import Device
from tests.agreement.made_up_practices import Told, made_up_practice
from tests.agreement.made_up_times import NIGHTS
from tests.harness.databases import SqliteFiles
from tests.harness.person import Person, read
from tests.harness.site import open_site

ROOT: Final = Path(__file__).parents[3]
# Two practices for each night in which clocks change, of ten dogs each.
PRACTICES: Final = int(os.environ.get("LONGLINE_TEST_PRACTICES", 2 * len(NIGHTS)))
DOGS: Final = 10
CLOSE: Final = 1e-9
NOW: Final = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def practices(sqlite_files: SqliteFiles, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Told]]:
    site = open_site(sqlite_files.fresh(), tmp_path_factory.mktemp("data"))
    yield [made_up_practice(site, number, dogs=DOGS) for number in range(PRACTICES)]
    site.close()


@pytest.fixture(scope="module")
def trainer(sqlite_files: SqliteFiles, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Person]:
    """The owner of the demo practice at a browser."""
    made_up = demo_practice(NOW.date())
    site = open_site(sqlite_files.fresh(), tmp_path_factory.mktemp("demo"))
    write_practice(site.registry, made_up)
    site.clock.stands_at(NOW)
    owner = next(each for each in made_up.trainers if each.role == "owner")
    visitor = site.visitor()
    yield visitor.is_signed_in_by(visitor.post("/auth/login", {"email": owner.email, "password": owner.password}))
    site.close()


def test_a_device_of_the_demo_practice_charts_every_dog_as_the_registry_does(trainer: Person) -> None:
    """Through the device's own route, by replication, and with the names of the team as it was told them."""
    device = Device(trainer, now=NOW.isoformat())
    dogs = [each["id"] for each in device.documents if each["kind"] == "dog"]
    queries: list[dict[str, Any]] = [{}, {"per": "session"}, {"per": "day"}]
    questions: list[dict[str, Any]] = [
        {"path": f"/dogs/{dog}/progress", "query": query} for dog in dogs for query in queries
    ]
    told = device.answers(questions)
    for question, answer in zip(questions, told, strict=True):
        expected = read(trainer.get(question["path"], params=question["query"]))
        assert list(_differences(expected, answer["value"], "answer")) == [], question


def test_the_page_charts_made_up_dogs_as_the_registry_does(practices: list[Told]) -> None:
    ours = [(one.dog_id, one.query, one.answer) for told in practices for one in told.asked]
    theirs = _computed_by_the_page(practices)
    assert len(theirs) == len(ours)
    for (dog_id, query, expected), found in zip(ours, theirs, strict=True):
        differing = list(_differences(expected, found, "answer"))
        assert differing == [], f"dog {dog_id}, {query}"


def test_the_made_up_dogs_have_something_of_everything(practices: list[Told]) -> None:
    """Else the agreement would say little."""
    answers = [one.answer for told in practices for one in told.asked]
    series = [one for answer in answers for one in answer["series"]]
    points = [point for one in series for point in one["points"]]
    rules = [rule for answer in answers for rule in answer["rules"]]
    assert len({one["measure"] for one in series}) == 9
    assert {point["break_before"] for point in points} == {None, "phase_change", "not_observed", "missing_day"}
    assert {gap["observed"] for one in series for gap in one["gaps"]} == {True, False}
    assert any(one["celeration"] for each in series for one in each["trends"])
    assert any(each["changes"] for each in series)
    assert {rule["advice"] for rule in rules} == {"push", "stick", "drop", "split", None}
    assert {rule["mastery"]["met"] for rule in rules if rule["mastery"]} == {True, False}
    states = {due["state"] for rule in rules if rule["maintenance"] for due in rule["maintenance"]["schedule"]}
    assert states == {"passed", "failed", "missed", "overdue", "due", "coming"}
    cells = {cell["state"] for answer in answers for one in answer["proofing"] for cell in one["map"]["cells"]}
    assert cells == {"proven", "weak", "never_tried"}
    assert any(one["curve"]["half_calm"] for answer in answers for one in answer["thresholds"])
    assert any(point["after_gap"] for answer in answers for one in answer["cumulative"] for point in one["points"])
    assert any(answer["loose"] for answer in answers)
    assert any(not answer["targets"] for answer in answers)


def _computed_by_the_page(practices: list[Told]) -> list[Any]:
    node = shutil.which("node")
    assert node is not None, "Node is missing: make setup installs it into .tools/"
    asked = "\n".join(json.dumps(_question(told)) for told in practices)
    script = Path(__file__).parent / "progress_page.mjs"
    answer = subprocess.run(
        [node, script, ROOT / "frontend"], input=asked, capture_output=True, text=True, encoding="utf-8", check=False
    )
    assert answer.returncode == 0, answer.stderr
    return [json.loads(line) for line in answer.stdout.split("\n") if line]


def _question(told: Told) -> dict[str, Any]:
    return told._asdict() | {"asked": [one._replace(answer=None)._asdict() for one in told.asked]}


def _differences(ours: Any, theirs: Any, where: str) -> Iterator[str]:
    if isinstance(ours, dict) and isinstance(theirs, dict) and ours.keys() == theirs.keys():
        for name, value in ours.items():
            yield from _differences(value, theirs[name], f"{where}.{name}")
    elif isinstance(ours, list) and isinstance(theirs, list) and len(ours) == len(theirs):
        for index, value in enumerate(ours):
            yield from _differences(value, theirs[index], f"{where}[{index}]")
    elif not _same(ours, theirs):
        yield f"{where}: {ours!r} here, {theirs!r} on the page"


def _same(ours: Any, theirs: Any) -> bool:
    numbers = [isinstance(one, int | float) and not isinstance(one, bool) for one in (ours, theirs)]
    if all(numbers):
        return math.isclose(ours, theirs, rel_tol=CLOSE, abs_tol=CLOSE)
    return bool(ours == theirs) and type(ours) is type(theirs)
