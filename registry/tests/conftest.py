"""Fixtures of every test: databases of both kinds, a registry over them, people at its door, a real process."""

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Literal

import pytest
from hypothesis import settings

from tests.factories.practices import Practice
from tests.harness.clock import SetClock
from tests.harness.databases import PostgresDatabases, SqliteFiles
from tests.harness.mailbox import Mailbox
from tests.harness.person import Person
from tests.harness.postgres import NoPostgres, PostgresServer
from tests.harness.process import LonglineProcess
from tests.harness.site import Site, open_site

Dialect = Literal["sqlite", "postgresql"]
DIALECTS: tuple[Dialect, ...] = ("sqlite", "postgresql")
AnyDatabases = SqliteFiles | PostgresDatabases

# A property is right or wrong; how long an example takes says only what else the machine was doing.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


@pytest.fixture(scope="session")
def sqlite_files(tmp_path_factory: pytest.TempPathFactory) -> SqliteFiles:
    return SqliteFiles(tmp_path_factory.mktemp("sqlite"))


@pytest.fixture(scope="session")
def postgres_databases() -> Iterator[PostgresDatabases]:
    """The server at LONGLINE_TEST_POSTGRES_URL, or one from the wheel; without either the tests fail."""
    with ExitStack() as at_end:
        url = os.environ.get("LONGLINE_TEST_POSTGRES_URL")
        if url is None:
            try:
                server = PostgresServer(fast=True)
            except NoPostgres as error:
                pytest.fail(str(error), pytrace=False)
            at_end.callback(server.remove)
            server.start()
            url = server.url("postgres")
            yield PostgresDatabases(url)  # they go with the server
            return
        databases = PostgresDatabases(url)
        at_end.callback(databases.remove)
        yield databases


@pytest.fixture(scope="module", params=DIALECTS)
def dialect(request: pytest.FixtureRequest) -> Dialect:
    chosen: Dialect = request.param
    return chosen


@pytest.fixture(scope="module")
def databases(dialect: Dialect, request: pytest.FixtureRequest) -> AnyDatabases:
    """Where fresh databases of the kind at hand come from."""
    name = "sqlite_files" if dialect == "sqlite" else "postgres_databases"
    found: AnyDatabases = request.getfixturevalue(name)
    return found


@pytest.fixture(scope="module")
def database_url(databases: AnyDatabases) -> str:
    """A migrated database that the tests of one module share."""
    return databases.fresh()


@pytest.fixture(scope="module")
def shared_site(database_url: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    site = open_site(database_url, tmp_path_factory.mktemp("data"))
    yield site
    site.close()


@pytest.fixture
def site(shared_site: Site) -> Iterator[Site]:
    """The module's registry; a test that makes it log a mistake of its own fails."""
    shared_site.clock.reset()
    shared_site.forget_log()
    yield shared_site
    assert shared_site.defects() == []


@pytest.fixture
def clock(site: Site) -> SetClock:
    return site.clock


@pytest.fixture
def fresh_site(databases: SqliteFiles | PostgresDatabases, tmp_path: Path) -> Iterator[Site]:
    """A registry over a database that no other test sees."""
    site = open_site(databases.fresh(), tmp_path)
    yield site
    site.close()
    assert site.defects() == []


@pytest.fixture
def mailbox() -> Iterator[Mailbox]:
    """A real SMTP server on loopback; a registry mails to it whose `site` is given its URL."""
    opened = Mailbox()
    opened.open()
    yield opened
    opened.close()


@pytest.fixture
def practice(site: Site) -> Practice:
    """A new practice with its owner."""
    return Practice(site)


@pytest.fixture
def owner(practice: Practice) -> Person:
    return practice.owner


@pytest.fixture
def trainer(practice: Practice) -> Person:
    return practice.joined_by("Tom", "trainer")


@pytest.fixture
def assistant(practice: Practice) -> Person:
    """An assistant without any dog yet."""
    return practice.joined_by("Ana", "assistant")


@pytest.fixture
def viewer(practice: Practice) -> Person:
    return practice.joined_by("Vera", "viewer")


@pytest.fixture
def stranger(site: Site) -> Person:
    """The owner of another practice."""
    return Practice(site, "Other practice").owner


@pytest.fixture
def nobody(site: Site) -> Person:
    return site.visitor()


StartLongline = Callable[..., LonglineProcess]


@pytest.fixture
def start_longline(tmp_path: Path) -> Iterator[StartLongline]:
    """Starts `longline serve` over a database; every process ends with the test."""
    started: list[LonglineProcess] = []

    def start(database_url: str, **environment: str) -> LonglineProcess:
        process = LonglineProcess(tmp_path, database_url, environment)
        started.append(process)
        process.start()
        return process

    yield start
    for process in started:
        process.kill()


@pytest.fixture
def server(databases: SqliteFiles | PostgresDatabases, start_longline: StartLongline) -> LonglineProcess:
    """A real registry on a free port over an empty database."""
    return start_longline(databases.fresh())
