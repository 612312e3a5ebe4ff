"""What an earlier version wrote goes on with this one; the newest step can be taken back with data in it."""

import gzip
import re
from pathlib import Path
from typing import Any

import psycopg
import pytest

from registry import migrations
from registry.platform.database import open_database
from registry.records.audit import organizations, verify
from tests.conftest import AnyDatabases, Dialect
from tests.factories.practices import PASSWORD, Practice
from tests.harness.person import Person, read
from tests.harness.site import open_site

EARLIER = Path(__file__).with_name("earlier")
VERSIONS = sorted({path.name.split(".")[0] for path in EARLIER.iterdir() if re.match(r"\d{4}\.", path.name)})


def earlier_database(databases: AnyDatabases, dialect: Dialect, version: str) -> str:
    """A database as that version left it."""
    url = databases.empty()
    if dialect == "sqlite":
        content = gzip.decompress((EARLIER / f"{version}.sqlite.db.gz").read_bytes())
        Path(url.removeprefix("sqlite:///")).write_bytes(content)
        return url
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute((EARLIER / f"{version}.postgresql.sql").read_bytes())
    return url


def facts(url: str) -> dict[str, Any]:
    """What must outlive every step: every event of a whole ledger, every record as it stands, every person."""
    database = open_database(url, threads=1)
    try:
        with database.reading() as tx:
            assert all(verify(tx, number).ok for number, _, _ in organizations(tx))
            ledger = tx.rows(
                "SELECT position, kind, id, revision, body, hash FROM ledger ORDER BY organization, position"
            )
            documents = tx.rows("SELECT id, kind, revision, representation FROM document ORDER BY id")
            people = tx.rows("SELECT id, email, password_hash FROM person ORDER BY id")
            return {"ledger": ledger, "documents": documents, "people": people}
    finally:
        database.close()


def revision(url: str) -> str | None:
    database = open_database(url, threads=1)
    try:
        return migrations.current(database)
    finally:
        database.close()


@pytest.mark.parametrize("version", VERSIONS)
def test_what_an_earlier_version_wrote_goes_on(
    databases: AnyDatabases, dialect: Dialect, version: str, tmp_path: Path
) -> None:
    url = earlier_database(databases, dialect, version)
    assert revision(url) == version < migrations.newest()
    before = facts(url)
    assert len(before["ledger"]) >= 8
    migrations.upgrade(url)
    assert revision(url) == migrations.newest()
    assert facts(url) == before
    site = open_site(url, tmp_path)
    try:
        sign_up = {"email": "new@example.org", "password": PASSWORD, "name": "Ada", "organization": "Another"}
        newcomer = site.visitor()
        newcomer.is_signed_in_by(newcomer.post("/auth/register", sign_up)).adds_dog()
        found = site.registry.database.write(
            lambda tx: tx.rows("SELECT body FROM ledger WHERE kind = 'note' AND revision = 2")
        )
        assert "Recall 9/10 at 20 m. Corrected." in found[0][0]
    finally:
        site.close()


def test_the_newest_step_is_taken_back_and_made_again_with_data_in_it(databases: AnyDatabases, tmp_path: Path) -> None:
    url = databases.fresh()
    site = open_site(url, tmp_path)
    try:
        owner: Person = Practice(site).owner
        dog = owner.adds_dog()
        note = owner.edits("notes", owner.writes_note(dog), body="Recall 9/10.")
        owner.scores(dog, owner.logs_session(dog))
    finally:
        site.close()
    before = facts(url)
    one_back = f"{int(migrations.newest()) - 1:04d}"
    migrations.downgrade(url, to=one_back)
    assert revision(url) == one_back
    assert facts(url) == before
    migrations.upgrade(url)
    assert facts(url) == before
    site = open_site(url, tmp_path)
    try:
        later = site.visitor(access=owner.access).has_cookie(owner.client.cookies["longline_session"], owner.csrf)
        assert read(later.get(f"/notes/{note['id']}"))["body"] == "Recall 9/10."
        later.writes_note(dog, "And on.")
        assert read(later.get("/audit/verify"))["ok"]
    finally:
        site.close()
