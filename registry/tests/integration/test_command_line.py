"""`longline`: the operator's verbs, as programs."""

import json
import os
import subprocess
from pathlib import Path

import pytest

from registry.platform.database import open_database
from tests.conftest import AnyDatabases
from tests.factories.practices import PASSWORD, Practice
from tests.harness.person import read
from tests.harness.postgres import programs
from tests.harness.process import LONGLINE
from tests.harness.site import Site


class Operator:
    """Types `longline ...` for one database."""

    def __init__(self, url: str, folder: Path) -> None:
        self._environment = {n: v for n, v in os.environ.items() if not n.startswith("LONGLINE_")} | {
            "LONGLINE_DATABASE_URL": url, "LONGLINE_DATA_DIR": str(folder),
        }  # fmt: skip

    def types(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [LONGLINE, *words], env=self._environment | environment, capture_output=True, text=True, check=False
        )


@pytest.fixture
def operator(fresh_site: Site, tmp_path: Path) -> Operator:
    return Operator(fresh_site.registry.database.url, tmp_path)


@pytest.fixture
def fresh_practice(fresh_site: Site) -> Practice:
    practice = Practice(fresh_site)
    dog = practice.owner.adds_dog()
    practice.owner.deletes("notes", practice.owner.writes_note(dog))
    practice.owner.writes_note(dog)
    return practice


def test_verify_audit_says_intact_and_ends_with_0(operator: Operator, fresh_practice: Practice) -> None:
    done = operator.types("verify-audit")
    assert (done.returncode, done.stdout) == (0, "Wolf & Co: 6 entries, intact\n")


def test_verify_audit_names_what_was_tampered_with_and_ends_with_1(
    operator: Operator, fresh_site: Site, fresh_practice: Practice
) -> None:
    fresh_site.registry.database.write(
        lambda tx: tx.run(
            "UPDATE ledger SET body = replace(body, 'Recall 8', 'Recall 9') WHERE kind = 'note' AND position = 6"
        )
    )
    done = operator.types("verify-audit")
    assert done.returncode == 1
    assert "NOT INTACT" in done.stdout
    assert "entry 6 (note" in done.stdout
    (report,) = json.loads(operator.types("verify-audit", "--json").stdout)
    assert report["organization"] == "Wolf & Co"
    assert report["problems"][0]["position"] == 6


def test_reindex_says_how_much_it_did(operator: Operator, fresh_practice: Practice) -> None:
    done = operator.types("reindex")
    assert (done.returncode, done.stdout) == (0, "4 documents indexed.\n")


def test_purge_erases_what_was_deleted_long_ago(operator: Operator, fresh_practice: Practice) -> None:
    """The fixture's clock stands in October; by the real clock its deletion may be old or in the future."""
    done = operator.types("purge", "--older-than-days", "36500")
    assert done.stdout == "0 documents purged that were deleted more than 36500 days ago.\n"
    done = operator.types("purge", "--older-than-days", "-36500")
    assert done.stdout == "1 documents purged that were deleted more than -36500 days ago.\n"
    assert operator.types("verify-audit").returncode == 0


def test_a_reset_link_is_printed_and_works(operator: Operator, fresh_site: Site, fresh_practice: Practice) -> None:
    done = operator.types(
        "reset-password", fresh_practice.owner.email.upper(), LONGLINE_PUBLIC_URL="https://notes.example.org/"
    )
    assert done.returncode == 0
    link = done.stdout.strip()
    assert link.startswith("https://notes.example.org/reset-password/")
    secret = link.rsplit("/", 1)[1]
    assert secret not in done.stderr
    visitor = fresh_site.visitor()
    changed = visitor.post(f"/auth/password-reset/{secret}", {"password": "another quiet heron lands"})
    assert changed.status_code == 204
    answer = visitor.post("/auth/login", {"email": fresh_practice.owner.email, "password": PASSWORD})
    assert answer.status_code == 401


def test_a_reset_link_for_nobody_is_refused(operator: Operator, fresh_practice: Practice) -> None:
    done = operator.types("reset-password", "nobody@example.org")
    assert (done.returncode, done.stdout) == (2, "")
    assert "Nobody has registered" in done.stderr


def test_migrate_names_the_revision(databases: AnyDatabases, tmp_path: Path) -> None:
    url = databases.empty()
    done = Operator(url, tmp_path).types("migrate")
    assert done.returncode == 0, done.stderr
    assert "The database has revision" in done.stdout
    database = open_database(url, threads=1)
    try:
        with database.reading() as tx:
            assert tx.row("SELECT count(*) FROM document") == (0,)
    finally:
        database.close()


def test_the_openapi_document_needs_no_database(operator: Operator, tmp_path: Path) -> None:
    done = operator.types("openapi", LONGLINE_DATABASE_URL="")
    assert json.loads(done.stdout)["openapi"].startswith("3.1")
    operator.types("openapi", "--to", str(tmp_path / "openapi.json"))
    assert (tmp_path / "openapi.json").read_text() == done.stdout
    assert not (tmp_path / "longline.db").exists()


@pytest.mark.parametrize("words", [[], ["fly"], ["purge", "--older-than-days", "x"], ["backup"]])
def test_a_wrong_command_is_explained(operator: Operator, words: list[str]) -> None:
    done = operator.types(*words)
    assert done.returncode == 2
    assert "usage: longline" in done.stderr


def test_a_database_that_is_not_there_is_told_in_a_sentence(operator: Operator) -> None:
    done = operator.types("verify-audit", LONGLINE_DATABASE_URL="postgresql://nobody@127.0.0.1:1/nothing")
    assert done.returncode == 2
    assert done.stderr.startswith("longline: The database is not available")
    assert "Traceback" not in done.stderr


def test_backup_and_restore_say_what_they_did(
    operator: Operator, fresh_practice: Practice, databases: AnyDatabases, tmp_path: Path
) -> None:
    path = f"{programs()}{os.pathsep}{os.environ['PATH']}"  # pg_dump and pg_restore
    done = operator.types("backup", str(tmp_path / "copy.db"), PATH=path)
    assert done.returncode == 0, done.stderr
    assert "bytes" in done.stdout
    again = operator.types("backup", str(tmp_path / "copy.db"), PATH=path)
    assert again.returncode == 2
    assert "never overwrites" in again.stderr
    other = Operator(databases.empty(), tmp_path)
    assert other.types("restore", str(tmp_path / "copy.db"), PATH=path).returncode == 0
    assert other.types("verify-audit").stdout == "Wolf & Co: 6 entries, intact\n"
    assert read(fresh_practice.owner.get("/audit/verify"))["ok"]
