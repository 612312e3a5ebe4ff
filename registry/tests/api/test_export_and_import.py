"""Export and import through HTTP: by whom, into what, and what is said when it cannot be."""

from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from registry.exchange.endpoints import operations
from registry.exchange.turns import WhileSent
from registry.platform.errors import TooManyRequests
from registry.platform.http.operation import Call, Visitor
from tests.factories.practices import PASSWORD, Practice
from tests.factories.records import an_attachment
from tests.harness.archives import another_site, everything_kept
from tests.harness.databases import PostgresDatabases, SqliteFiles
from tests.harness.person import Person, new_id, read, refusal
from tests.harness.site import Site

ZIP = {"Content-Type": "application/zip"}
PDF = b"%PDF-1.7 from the vet"


@pytest.fixture
def elsewhere(databases: SqliteFiles | PostgresDatabases, tmp_path: Path) -> Iterator[Site]:
    """Another registry, still empty."""
    with another_site(databases.fresh(), tmp_path / "elsewhere") as site:
        yield site


@pytest.fixture
def archive(practice: Practice, trainer: Person) -> bytes:
    """A small practice with a file."""
    owner = practice.owner
    dog = owner.adds_dog()
    trainer.writes_note(dog)
    attachment = new_id()
    read(owner.put(f"/attachments/{attachment}", an_attachment(dog["id"], content=PDF)), status=201)
    headers = {"Content-Type": "application/pdf"}
    read(owner.send("PUT", f"/attachments/{attachment}/content", content=PDF, headers=headers))
    return taken_out(owner)


def taken_out(person: Person) -> bytes:
    answer = person.get("/export")
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "application/zip"
    assert "attachment" in answer.headers["content-disposition"]
    return answer.content


def brings(person: Person, archive: bytes, **params: str) -> httpx.Response:
    return person.send("POST", "/import", content=archive, headers=ZIP, params=params)


def registers(site: Site, email: str) -> Person:
    visitor = site.visitor()
    sign_up = {"email": email, "password": PASSWORD, "name": "Somebody", "organization": "New"}
    return visitor.is_signed_in_by(visitor.post("/auth/register", sign_up))


def test_a_dry_run_says_what_is_in_it_and_changes_nothing(
    practice: Practice, archive: bytes, elsewhere: Site, tmp_path: Path
) -> None:
    person = registers(elsewhere, practice.owner.email)
    before = everything_kept(elsewhere, tmp_path / "elsewhere")
    found = read(brings(person, archive))["archive"]
    assert found["organization"] == "Wolf & Co"
    assert (found["applied"], found["people"], found["files"], found["file_bytes"]) == (False, 2, 1, len(PDF))
    assert everything_kept(elsewhere, tmp_path / "elsewhere") == before


def test_an_owner_brings_the_practice_back_and_takes_the_same_file_out(
    practice: Practice, archive: bytes, elsewhere: Site
) -> None:
    person = registers(elsewhere, practice.owner.email)
    assert read(brings(person, archive, apply="true"))["archive"]["applied"] is True
    me = read(person.get("/me"))
    assert me["person"]["id"] == practice.owner.id
    assert [place["organization"]["name"] for place in me["memberships"]] == ["Wolf & Co"]
    assert taken_out(person) == archive
    again = elsewhere.visitor()
    again.is_signed_in_by(again.post("/auth/login", {"email": practice.owner.email, "password": PASSWORD}))
    assert [dog["call_name"] for dog in read(again.get("/dogs"))["items"]] == ["Juno"]
    again.adds_dog(call_name="New")
    assert read(again.get("/audit/verify"))["ok"] is True


def test_a_practice_that_is_here_is_not_brought_in_twice(
    practice: Practice, archive: bytes, elsewhere: Site, tmp_path: Path
) -> None:
    person = registers(elsewhere, practice.owner.email)
    read(brings(person, archive, apply="true"))
    before = everything_kept(elsewhere, tmp_path / "elsewhere")
    for apply in ("true", "false"):
        refusal(brings(person, archive, apply=apply), 409, "here-already")
        refusal(brings(registers(elsewhere, f"{apply}@example.org"), archive, apply=apply), 409, "here-already")
    files = everything_kept(elsewhere, tmp_path / "elsewhere")[1]
    assert files == before[1]


def test_nothing_is_put_over_a_practice_that_holds_something(
    practice: Practice, archive: bytes, elsewhere: Site, tmp_path: Path
) -> None:
    person = registers(elsewhere, practice.owner.email)
    person.adds_dog(call_name="Dear")
    before = everything_kept(elsewhere, tmp_path / "elsewhere")
    for apply in ("true", "false"):
        assert "whole practice" in refusal(brings(person, archive, apply=apply), 409, "conflict")["detail"]
    assert everything_kept(elsewhere, tmp_path / "elsewhere") == before


def test_only_an_owner_of_the_archive_brings_it_in(
    practice: Practice, trainer: Person, archive: bytes, elsewhere: Site, tmp_path: Path
) -> None:
    for email in ("thief@example.org", trainer.email):
        person = registers(elsewhere, email)
        before = everything_kept(elsewhere, tmp_path / "elsewhere")
        for apply in ("true", "false"):
            assert email in refusal(brings(person, archive, apply=apply), 403, "not-allowed")["detail"]
        assert everything_kept(elsewhere, tmp_path / "elsewhere") == before


def test_an_archive_draws_nobody_in_who_has_an_account_here(
    practice: Practice, trainer: Person, archive: bytes, elsewhere: Site, tmp_path: Path
) -> None:
    registers(elsewhere, trainer.email)
    person = registers(elsewhere, practice.owner.email)
    before = everything_kept(elsewhere, tmp_path / "elsewhere")
    for apply in ("true", "false"):
        assert trainer.email in refusal(brings(person, archive, apply=apply), 409, "address-taken")["detail"]
    assert everything_kept(elsewhere, tmp_path / "elsewhere") == before
    assert read(person.get("/me"))["memberships"][0]["organization"]["name"] == "New"
    assert read(person.get("/audit/verify"))["ok"] is True


def test_what_is_no_archive_is_refused_in_words(elsewhere: Site, tmp_path: Path) -> None:
    person = registers(elsewhere, "lena@example.org")
    before = everything_kept(elsewhere, tmp_path / "elsewhere")
    for apply in ("true", "false"):
        assert "no zip" in refusal(brings(person, b"Dear diary", apply=apply), 422, "broken-archive")["detail"]
        refusal(brings(person, b"", apply=apply), 422, "broken-archive")
    page = {"Content-Type": "text/html"}
    refusal(person.send("POST", "/import", content=b"PK", headers=page), 415, "unsupported-file")
    assert everything_kept(elsewhere, tmp_path / "elsewhere") == before


def test_the_next_export_begins_when_the_one_before_has_ended_however_it_ended(owner: Person, site: Site) -> None:
    door = operations(site.registry.restorer)[0]
    visitor = Visitor(address="127.0.0.1", user_agent="tests", cookies={}, headers={})
    call = Call(door, {}, visitor, site.registry.database, 0, caller=owner.access)
    under_way = door.handle(call)
    with pytest.raises(TooManyRequests, match="under way"):
        door.handle(call)
    assert isinstance(under_way.body, WhileSent)
    next(under_way.body)
    under_way.body.close()  # as a server does whose client went away
    never_begun = door.handle(call)
    del never_begun
    whole = door.handle(call)
    assert isinstance(whole.body, WhileSent)
    assert b"".join(whole.body) == taken_out(owner)
