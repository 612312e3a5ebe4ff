"""What the tests of the search share: looking things up the way the page does."""

from collections.abc import Callable
from typing import Any

import pytest

from tests.harness.person import Doc, Person, read

Find = Callable[..., list[str]]


def found_by(person: Person, q: str, **params: Any) -> Doc:
    """The answer of GET /search."""
    return read(person.get("/search", params={"q": q, **params}))


def ids(answer: Doc) -> list[str]:
    return [item["id"] for item in answer["items"]]


@pytest.fixture
def find(owner: Person) -> Find:
    """The ids that the owner finds, best first."""
    return lambda q, **params: ids(found_by(owner, q, **params))


@pytest.fixture
def dog(owner: Person) -> Doc:
    return owner.adds_dog(call_name="Juno")
