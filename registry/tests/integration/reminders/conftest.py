"""A registry with a real mail server beside it, and a dog of which something may be due."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import AnyDatabases
from tests.harness.mailbox import Mailbox
from tests.harness.person import Doc, Person
from tests.harness.reminded import SENDER
from tests.harness.site import Site, open_site


@pytest.fixture
def database_url(databases: AnyDatabases) -> str:
    return databases.fresh()


@pytest.fixture
def site(database_url: str, tmp_path: Path, mailbox: Mailbox) -> Iterator[Site]:
    opened = open_site(database_url, tmp_path, smtp_url=mailbox.url, mail_from=SENDER)
    yield opened
    opened.close()
    assert opened.defects() == []


@pytest.fixture
def dog(owner: Person) -> Doc:
    return owner.adds_dog(call_name="Juno")
