"""Archives in tests: taking a practice out, another registry over the other database, putting it back there."""

import io
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from registry.accounts import repository
from registry.exchange.export import export
from registry.platform.access import Access, Role
from registry.platform.http.operation import Visitor
from tests.factories.practices import ALL_SCOPES
from tests.harness.person import Person
from tests.harness.site import Site, open_site


def archive_of(site: Site, organization: int) -> bytes:
    """The archive of an organization."""
    registry = site.registry
    return b"".join(export(registry.database, registry.restorer.store, registry.records.kinds, organization))


def members_of(archive: bytes) -> dict[str, bytes]:
    """Every member's content."""
    with zipfile.ZipFile(io.BytesIO(archive)) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


@contextmanager
def another_site(url: str, folder: Path) -> Iterator[Site]:
    """A registry over another database, with files of its own; it makes no mistakes either."""
    folder.mkdir(exist_ok=True)
    site = open_site(url, folder)
    try:
        yield site
        assert site.defects() == []
    finally:
        site.close()


def restored(site: Site, archive: bytes, folder: Path) -> int:
    """Puts an archive back as an operator does; gives the organization's number there."""
    path = folder / "archive.zip"
    path.write_bytes(archive)
    found = site.registry.restorer.restore(path)
    with site.registry.database.reading() as tx:
        row = tx.row("SELECT number FROM organization WHERE id = ?", found.organization.id)
    assert row is not None
    number: int = row[0]
    return number


def the_same_person(site: Site, person: Person) -> Person:
    """Somebody of the archive, signed in where it was restored."""
    access = person.access
    visitor = Visitor(address="127.0.0.1", user_agent="tests", cookies={}, headers={})
    with site.registry.database.reading() as tx:
        found = repository.person_by_email(tx, person.email)
        assert found is not None
        (place,) = repository.memberships(tx, found.number)
    role: Role = place[1]
    there = Access(found.number, found.id, access.person_name, place[2], place[3], role, ALL_SCOPES)
    signed_in = site.registry.database.write(
        lambda tx: site.registry.accounts.open_session(tx, there, visitor, now_ms=site.clock.now_ms())
    )
    again = site.visitor(access=there)
    again.email = person.email
    return again.has_cookie(signed_in.secret, signed_in.me.csrf_token)


def verified(archive: bytes, folder: Path) -> subprocess.CompletedProcess[str]:
    """What the verifier that ships in the archive says about it, run as anybody would who has nothing but Python."""
    path, program = folder / "to-verify.zip", folder / "verify.py"
    path.write_bytes(archive)
    program.write_bytes(members_of(archive)["verify.py"])
    return subprocess.run(
        [sys.executable, "-I", "-S", str(program), str(path)], capture_output=True, text=True, check=False
    )


def everything_kept(site: Site, folder: Path) -> tuple[dict[str, int], list[str]]:
    """How many rows each table has, and which files lie there: what a refused import must leave as it was."""
    tables = ("organization", "person", "membership", "ledger", "document", "timeline", "search_entry", "search_word",
              "stored_file", "acknowledgement", "push", "conflict", "fact", "assignment", "household")  # fmt: skip
    with site.registry.database.reading() as tx:
        counts = {table: tx.rows(f"SELECT count(*) FROM {table}")[0][0] for table in tables}
    files = sorted(str(path.relative_to(folder)) for path in (folder / "files").rglob("*") if path.is_file())
    return counts, files
