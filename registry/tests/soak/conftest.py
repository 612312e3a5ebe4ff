"""Private databases for tests that kill things, and how often they do it."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from registry import migrations
from tests.conftest import Dialect
from tests.harness.postgres import PostgresServer

ROUNDS = int(os.environ.get("LONGLINE_TEST_ROUNDS", "10"))


@pytest.fixture(scope="session")
def rounds() -> int:
    """How many times the registry is killed: 10 in `make test`, 200 in `make soak`."""
    return ROUNDS


@pytest.fixture
def private_postgres(dialect: Dialect) -> Iterator[PostgresServer | None]:
    """A server that may be killed, with every setting that keeps data safe; None on SQLite."""
    if dialect == "sqlite":
        yield None
        return
    server = PostgresServer(fast=False)
    server.start()
    yield server
    server.remove()


@pytest.fixture
def private_url(private_postgres: PostgresServer | None, tmp_path: Path) -> str:
    """A migrated database of the test's own."""
    url = f"sqlite:///{tmp_path / 'longline.db'}" if private_postgres is None else private_postgres.url("postgres")
    migrations.upgrade(url)
    return url
