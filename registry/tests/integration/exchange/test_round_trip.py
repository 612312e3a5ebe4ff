"""Out, into the other database, and out again: the same bytes, the same answers, and the history goes on."""

import subprocess
import sys
from pathlib import Path

import msgspec

from registry.records.audit import verify
from tests.factories.practices import PASSWORD, Practice
from tests.harness.answers import every_answer
from tests.harness.archives import archive_of, members_of, restored, the_same_person, verified
from tests.harness.person import read
from tests.harness.site import Site


def test_an_archive_of_the_same_state_is_the_same_file(busy_site: Site, busy_practice: Practice) -> None:
    number = busy_practice.owner.access.organization
    assert archive_of(busy_site, number) == archive_of(busy_site, number)


def test_out_of_the_other_database_comes_the_same_file(
    busy_site: Site, busy_practice: Practice, empty_site: Site, tmp_path: Path
) -> None:
    Practice(empty_site, "Somebody else's").owner.adds_dog()  # so that no number is by chance the same
    first = archive_of(busy_site, busy_practice.owner.access.organization)
    number = restored(empty_site, first, tmp_path)
    second = archive_of(empty_site, number)
    assert members_of(second) == members_of(first)
    assert second == first
    with empty_site.registry.database.reading() as tx:
        assert verify(tx, number).ok


def test_the_database_knows_how_much_came_in(
    busy_site: Site, busy_practice: Practice, empty_site: Site, tmp_path: Path
) -> None:
    """Unless it does, PostgreSQL compares every document with every entry before it keeps them."""
    restored(empty_site, archive_of(busy_site, busy_practice.owner.access.organization), tmp_path)
    with empty_site.registry.database.reading() as tx:
        if tx.dialect == "postgresql":
            known = tx.rows("SELECT relname, reltuples FROM pg_class WHERE relname IN ('document', 'ledger')")
            assert {name: rows > 0 for name, rows in known} == {"document": True, "ledger": True}


def test_the_restored_practice_answers_the_same_and_goes_on(
    busy_site: Site, busy_practice: Practice, empty_site: Site, tmp_path: Path
) -> None:
    joined = busy_practice.joined_by
    people = [busy_practice.owner, joined("Vera", "viewer"), joined("Alma", "assistant")]
    before = every_answer(people)
    restored(empty_site, archive_of(busy_site, busy_practice.owner.access.organization), tmp_path)
    there = [the_same_person(empty_site, person) for person in people]
    after = every_answer(there)
    assert before.keys() == after.keys()
    assert {path for path in before if before[path] != after[path] and not path.endswith("/me")} == set()
    owner = there[0]
    for path in ("/audit", "/sync/conflicts", "/authors"):
        assert read(owner.get(path)) == read(busy_practice.owner.get(path)), path
    for picture in busy_practice.owner.every_page("/search", q="kind:attachment"):
        for part in ("/file", "/content"):
            path = f"/attachments/{picture['id']}{part}"
            assert owner.get(path).content == busy_practice.owner.get(path).content
    note = owner.writes_note(read(owner.get("/dogs"))["items"][0], "The history goes on.")
    assert note["revision"] == 1
    assert read(owner.get("/audit/verify"))["ok"]


def test_nobody_signs_in_after_a_restore_before_a_new_password(
    busy_site: Site, busy_practice: Practice, empty_site: Site, tmp_path: Path
) -> None:
    archive = archive_of(busy_site, busy_practice.owner.access.organization)
    restored(empty_site, archive, tmp_path)
    for password in (PASSWORD, "nobody has this password", "!"):
        credentials = {"email": busy_practice.owner.email, "password": password}
        assert empty_site.visitor().post("/auth/login", credentials).status_code == 401


def test_the_archive_holds_no_secret(busy_site: Site, busy_practice: Practice) -> None:
    everything = b"".join(members_of(archive_of(busy_site, busy_practice.owner.access.organization)).values())
    with busy_site.registry.database.reading() as tx:
        hashes = [
            row[0].encode() for row in tx.rows("SELECT DISTINCT password_hash FROM person WHERE password_hash <> ''")
        ]
        secrets = [bytes(row[0]) for row in tx.rows("SELECT token_hash FROM login_session")]
        csrf = [row[0].encode() for row in tx.rows("SELECT csrf_token FROM login_session")]
    assert hashes
    assert secrets
    for secret in (*hashes, *secrets, *(secret.hex().encode() for secret in secrets), *csrf):
        assert secret not in everything


def test_the_archive_holds_one_practice_alone(busy_site: Site, busy_practice: Practice) -> None:
    other = Practice(busy_site, "The other one")
    dog = other.owner.adds_dog(call_name="Secretariat")
    everything = b"".join(members_of(archive_of(busy_site, busy_practice.owner.access.organization)).values())
    for word in ("Secretariat", dog["id"], other.owner.id, other.owner.email, other.organization_id):
        assert word.encode() not in everything


def test_the_verifier_that_ships_in_it_says_intact(busy_site: Site, busy_practice: Practice, tmp_path: Path) -> None:
    archive = archive_of(busy_site, busy_practice.owner.access.organization)
    done = verified(archive, tmp_path)
    head = msgspec.json.decode(members_of(archive)["organization.jsonl"])["head"]
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("INTACT: ")
    assert head in done.stdout


def test_the_verifier_reads_an_unpacked_archive_too(busy_site: Site, busy_practice: Practice, tmp_path: Path) -> None:
    for name, content in members_of(archive_of(busy_site, busy_practice.owner.access.organization)).items():
        path = tmp_path / "unpacked" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    program = [sys.executable, "-I", "-S", str(tmp_path / "unpacked" / "verify.py")]
    done = subprocess.run(program, capture_output=True, text=True, check=False)
    assert (done.returncode, done.stdout[:8]) == (0, "INTACT: "), done.stdout
