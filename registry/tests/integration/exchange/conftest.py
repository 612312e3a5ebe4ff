"""A practice with everything in it, and an empty database of the other kind."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from registry.upkeep import purge
from tests.conftest import AnyDatabases
from tests.factories.busy import a_busy_practice
from tests.factories.files import a_photo
from tests.factories.practices import Practice
from tests.factories.pushes import a_conflict
from tests.factories.records import an_attachment
from tests.harness.archives import another_site, archive_of
from tests.harness.databases import PostgresDatabases, SqliteFiles
from tests.harness.person import Doc, Person, new_id, read
from tests.harness.site import Site, open_site

PDF = b"%PDF-1.7\n" + bytes(range(256)) * 4


def attached(person: Person, dog: Doc, content: bytes, media_type: str) -> str:
    """An attachment with its file."""
    attachment_id = new_id()
    body = an_attachment(dog["id"], content=content, media_type=media_type)
    read(person.put(f"/attachments/{attachment_id}", body), status=201)
    headers = {"Content-Type": media_type}
    read(person.send("PUT", f"/attachments/{attachment_id}/content", content=content, headers=headers))
    return attachment_id


@pytest.fixture(scope="module")
def busy_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("busy")


@pytest.fixture(scope="module")
def busy_site(databases: AnyDatabases, busy_folder: Path) -> Iterator[Site]:
    site = open_site(databases.fresh(), busy_folder)
    yield site
    site.close()
    assert site.defects() == []


@pytest.fixture(scope="module")
def busy_practice(busy_site: Site) -> Practice:
    """Everything that can happen, with files, a conflict, and a note that was purged; beside another practice."""
    Practice(busy_site, "The one before").owner.adds_dog()
    practice = a_busy_practice(busy_site)
    owner = practice.owner
    dog = owner.adds_dog(call_name="=Filou", about="Tabs\tand\nlines, “quotes” and é, 犬 😀.")
    owner.defines_behavior()
    attached(owner, dog, PDF, "application/pdf")
    attached(owner, dog, PDF, "application/pdf")
    attached(owner, dog, a_photo(), "image/jpeg")
    owner.attaches(dog)
    a_conflict(owner, dog)
    settled = a_conflict(owner, dog, "One way.", "Another way.")
    read(owner.post(f"/sync/conflicts/{settled}/settle", {"keep": "current"}))
    owner.deletes("notes", owner.writes_note(dog, "Gone for good.", visibility="private"))
    now_ms = busy_site.clock.now_ms() + 1
    assert purge(busy_site.registry.database, deleted_before_ms=now_ms, now_ms=now_ms) > 0
    owner.deletes("notes", owner.writes_note(dog, "Can come back."))
    return practice


@pytest.fixture(scope="module")
def other_databases(databases: AnyDatabases, request: pytest.FixtureRequest) -> AnyDatabases:
    """Databases of the other kind."""
    name = "sqlite_files" if isinstance(databases, PostgresDatabases) else "postgres_databases"
    found: SqliteFiles | PostgresDatabases = request.getfixturevalue(name)
    return found


@pytest.fixture
def empty_site(other_databases: AnyDatabases, tmp_path: Path) -> Iterator[Site]:
    """A registry over an empty database of the other kind."""
    with another_site(other_databases.fresh(), tmp_path / "other") as site:
        yield site


@pytest.fixture(scope="module")
def archive(shared_site: Site) -> bytes:
    """A small practice with one of everything that an archive holds."""
    practice = Practice(shared_site)
    owner = practice.owner
    dog = owner.adds_dog()
    owner.edits("notes", owner.writes_note(dog), body="Recall 9/10.")
    attached(owner, dog, PDF, "application/pdf")
    attached(owner, dog, a_photo(size=(32, 24)), "image/jpeg")
    a_conflict(owner, dog)
    read(owner.post(f"/safety-flags/{owner.flags(dog)['id']}/acknowledge"))
    return archive_of(shared_site, owner.access.organization)


@pytest.fixture(scope="module")
def target_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("target")


@pytest.fixture(scope="module")
def target(databases: AnyDatabases, target_folder: Path) -> Iterator[Site]:
    """A registry with a practice of its own; no archive here may leave a trace in it."""
    with another_site(databases.fresh(), target_folder) as site:
        Practice(site, "Theirs").owner.adds_dog()
        yield site
