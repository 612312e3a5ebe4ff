"""Databases of both kinds for every test of the inbox."""

import itertools
import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, Protocol

import pytest
from hypothesis import settings

from tests.harness.postgres import NoPostgres, PostgresServer
from tests.harness.site import Shelf, Site

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def postgres_url() -> Iterator[str]:
    """The server at ALERT_ANALYZER_TEST_POSTGRES_URL, or one from the wheel; without either the tests fail."""
    with ExitStack() as at_end:
        url = os.environ.get("ALERT_ANALYZER_TEST_POSTGRES_URL")
        if url is None:
            try:
                server = PostgresServer()
            except NoPostgres as error:
                pytest.fail(str(error), pytrace=False)
            at_end.callback(server.remove)
            server.start()
            url = server.url("postgres")
        yield url


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """An empty database."""
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path / 'inbox.db'}"
    url: str = request.getfixturevalue("postgres_url")
    name = f"inbox_{os.getpid()}_{next(_numbers)}"
    import psycopg

    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f"CREATE SCHEMA {name}".encode())  # a database of its own would copy a thousand files
    return f"{url}{'&' if '?' in url else '?'}options=-csearch_path%3D{name}"


class OpenSite(Protocol):
    """Opens a service on the database at hand."""

    def __call__(self, *shelves: Shelf, **settings: Any) -> Site: ...


@pytest.fixture
def open_site(database_url: str) -> Iterator[OpenSite]:
    """Services that are closed at the end; two of them share the database, as two replicas do."""
    opened: list[Callable[[], None]] = []

    def open_one(*shelves: Shelf, **settings: Any) -> Site:
        site = Site(database_url, *shelves, **settings)
        opened.append(site.close)
        return site

    yield open_one
    for close in opened:
        close()


@pytest.fixture
def site(open_site: OpenSite) -> Site:
    """One service with one shelf."""
    return open_site()
