"""The demo practice, the same moment for everybody, and a device of its owner that pulled everything."""

from collections.abc import Iterator
from datetime import UTC, date, datetime

import pytest

from registry.demo.fill import write_practice
from registry.demo.practice import practice
from tests.agreement.device_page import Device
from tests.harness.databases import SqliteFiles
from tests.harness.person import Person
from tests.harness.site import Site, open_site

TODAY = date(2026, 11, 20)
NOW = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def site(sqlite_files: SqliteFiles, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = open_site(sqlite_files.fresh(), tmp_path_factory.mktemp("demo"))
    write_practice(site.registry, practice(TODAY))
    site.clock.stands_at(NOW)
    yield site
    site.close()


@pytest.fixture(scope="module")
def trainer(site: Site) -> Person:
    """The demo's owner at a browser."""
    owner = next(each for each in practice(TODAY).trainers if each.role == "owner")
    visitor = site.visitor()
    return visitor.is_signed_in_by(visitor.post("/auth/login", {"email": owner.email, "password": owner.password}))


@pytest.fixture(scope="module")
def device(trainer: Person) -> Device:
    return Device(trainer, now=NOW.isoformat())
