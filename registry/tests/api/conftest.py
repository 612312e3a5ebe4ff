"""What the tests through HTTP share."""

from collections.abc import Iterator

import pytest
from argon2 import PasswordHasher

from tests.factories.kinds import KINDS, RecordKind
from tests.harness.person import Doc, Person


@pytest.fixture(autouse=True, scope="module")
def quick_hashes() -> Iterator[None]:
    """argon2 at its least cost: the same code at a hundredth of the time. The real cost has a test of its own."""
    with pytest.MonkeyPatch.context() as change:
        least = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)
        change.setattr("registry.accounts.passwords._HASHER", least)
        yield


@pytest.fixture(params=KINDS, ids=str)
def kind(request: pytest.FixtureRequest) -> RecordKind:
    """Every kind with the common verbs in turn."""
    chosen: RecordKind = request.param
    return chosen


@pytest.fixture
def dog(owner: Person) -> Doc:
    """A dog of the practice."""
    return owner.adds_dog()
