"""Practices whose reports are held to their data, written once for each database and shared by all tests of this room.

No test here changes them, so nobody has to write half a year of work again.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Final, NamedTuple

import pytest

from registry.demo.fill import write_practice
from registry.demo.practice import practice
from registry.platform.access import Access
from registry.reports.content import Content
from tests.agreement.made_up_practices import made_up_practice
from tests.conftest import DIALECTS, AnyDatabases
from tests.factories.practices import Practice
from tests.harness.site import Site, open_site

NOW: Final = datetime(2026, 11, 20, 18, 0, tzinfo=UTC)
MADE_UP: Final = range(4)


class Kept(NamedTuple):
    """A practice: its owner, and somebody in it who has written nothing. `composed`: what the tests composed so far."""

    site: Site
    owner: Access
    onlooker: Access
    dogs: list[tuple[str, int]]  # id, now in milliseconds
    composed: dict[tuple[object, ...], Content]


@pytest.fixture(scope="package", params=DIALECTS)
def kept_databases(request: pytest.FixtureRequest) -> AnyDatabases:
    """Where the practices are kept: one kind of database after the other."""
    found: AnyDatabases = request.getfixturevalue("sqlite_files" if request.param == "sqlite" else "postgres_databases")
    return found


@pytest.fixture(scope="package")
def demo(kept_databases: AnyDatabases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Kept]:
    """The demo practice."""
    site = open_site(kept_databases.fresh(), tmp_path_factory.mktemp("demo"))
    people = write_practice(site.registry, practice(NOW.date()))
    site.clock.stands_at(NOW)
    owner = next(access for access in people.values() if access.role == "owner")
    yield _kept(site, owner, None)
    site.close()


@pytest.fixture(scope="package")
def made_up(kept_databases: AnyDatabases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[list[Kept]]:
    """Practices drawn by chance, with private notes, void sessions and nights in which clocks change."""
    site = open_site(kept_databases.fresh(), tmp_path_factory.mktemp("made-up"))
    kept = []
    for number in MADE_UP:
        told = made_up_practice(site, number, dogs=4)
        moments = {one.dog_id: one.now_ms for one in told.asked}
        kept.append(_kept(site, _access_of(site, told.me), moments))
    yield kept
    site.close()


def _kept(site: Site, owner: Access, moments: dict[str, int] | None) -> Kept:
    stranger = Practice(site, "Onlookers").owner.access
    onlooker = Access(
        stranger.person, stranger.person_id, "Olga", owner.organization, owner.organization_id, "viewer", frozenset()
    )
    with site.registry.database.reading() as tx:
        rows = tx.rows(
            "SELECT id FROM document WHERE kind = 'dog' AND organization = ? AND deleted_ms IS NULL ORDER BY number",
            owner.organization,
        )
    now_ms = site.clock.now_ms()
    return Kept(site, owner, onlooker, [(dog, (moments or {}).get(dog, now_ms)) for (dog,) in rows], {})


def _access_of(site: Site, person_id: str) -> Access:
    with site.registry.database.reading() as tx:
        row = tx.row(
            "SELECT p.number, p.id, p.name, o.number, o.id, m.role FROM person p"
            " JOIN membership m ON m.person = p.number JOIN organization o ON o.number = m.organization WHERE p.id = ?",
            person_id,
        )
    assert row is not None
    person, found_id, name, organization, organization_id, role = row
    return Access(person, found_id, name, organization, organization_id, role, frozenset())
