"""One byte of one revision, changed behind the registry's back: both verifiers name the revision."""

from pathlib import Path

import pytest

from registry.platform.database import Transaction
from registry.records.audit import AuditReport, verify
from registry.records.history import NotAHistory
from tests.conftest import AnyDatabases
from tests.factories.practices import Practice
from tests.harness.archives import archive_of, restored, verified
from tests.harness.person import Doc, read
from tests.harness.site import Site, open_site


class Tampered:
    """A practice whose note has three revisions; the second is changed by SQL."""

    def __init__(self, site: Site) -> None:
        self.site = site
        practice = Practice(site)
        self.owner = practice.owner
        self.organization = practice.owner.access.organization
        note = self.owner.writes_note(self.owner.adds_dog(), "Recall 8/10 at 15 m.")
        why = {"reason": "counted"}
        note = read(self.owner.patch(f"/notes/{note['id']}", {"body": "Recall 9/10."}, if_match=1, params=why))
        self.note: Doc = self.owner.edits("notes", note, body="Recall 7/10.")

    def run(self, sql: str) -> None:
        def work(tx: Transaction) -> None:
            tx.run(f"{sql} WHERE organization = ? AND id = ? AND revision = 2", self.organization, self.note["id"])

        self.site.registry.database.write(work)

    def report(self) -> AuditReport:
        with self.site.registry.database.reading() as tx:
            return verify(tx, self.organization)


@pytest.fixture
def tampered(fresh_site: Site) -> Tampered:
    return Tampered(fresh_site)


BYTES = {
    "text": "UPDATE ledger SET body = replace(body, 'Recall 9', 'Recall 8')",
    "text that is no JSON any more": "UPDATE ledger SET body = 'x' || substr(body, 2)",
    "text with a line end": "UPDATE ledger SET body = replace(body, 'Recall 9', 'Recall' || chr(10) || '9')",
    "reason": "UPDATE ledger SET reason = 'Counted'",
    "action": "UPDATE ledger SET action = 'vpdated'",
    "time": "UPDATE ledger SET at_ms = at_ms + 1",
    "time that no clock shows": "UPDATE ledger SET at_ms = at_ms + 4611686018427387904",
    "time that was seen": "UPDATE ledger SET occurred_at = replace(occurred_at, '17:30', '18:30')",
    "whether it is deleted": "UPDATE ledger SET deleted = 2",
    "author": "UPDATE ledger SET actor = 999999",
}


@pytest.mark.parametrize("byte", BYTES)
def test_one_byte_of_one_revision_is_named_by_both_verifiers(tampered: Tampered, tmp_path: Path, byte: str) -> None:
    assert tampered.report().ok
    assert verified(archive_of(tampered.site, tampered.organization), tmp_path).returncode == 0
    tampered.run(BYTES[byte].replace("chr(10)", "char(10)") if _is_sqlite(tampered) else BYTES[byte])
    _both_name_it(tampered, tmp_path)


def test_a_byte_that_is_no_utf_8_is_named_too(tampered: Tampered, tmp_path: Path) -> None:
    if not _is_sqlite(tampered):  # PostgreSQL keeps no such text; there the hash gets the byte
        tampered.run("UPDATE ledger SET body_hash = set_byte(body_hash, 7, get_byte(body_hash, 7) # 1)")
    else:
        tampered.run("UPDATE ledger SET body = CAST(substr(CAST(body AS BLOB), 1, 9) || x'ff' AS TEXT)")
    _both_name_it(tampered, tmp_path)


def test_what_was_tampered_with_is_not_restored(tampered: Tampered, databases: AnyDatabases, tmp_path: Path) -> None:
    tampered.run(BYTES["text"])
    archive = archive_of(tampered.site, tampered.organization)
    site = open_site(databases.fresh(), tmp_path)
    try:
        with pytest.raises(NotAHistory, match=f"note {tampered.note['id']}, revision 2"):
            restored(site, archive, tmp_path)
    finally:
        site.close()


def test_the_practice_goes_on_to_be_verified_through_http(tampered: Tampered) -> None:
    tampered.run(BYTES["text"])
    report = read(tampered.owner.get("/audit/verify"))
    assert report["ok"] is False
    assert (report["problems"][0]["id"], report["problems"][0]["revision"]) == (tampered.note["id"], 2)


def _both_name_it(tampered: Tampered, tmp_path: Path) -> None:
    report = tampered.report()
    assert not report.ok
    first = report.problems[0]
    assert (first.kind, first.id, first.revision) == ("note", tampered.note["id"], 2)
    done = verified(archive_of(tampered.site, tampered.organization), tmp_path)
    assert (done.returncode, done.stderr) == (1, "")
    assert f"(note {tampered.note['id']}, revision 2)" in done.stdout
    assert "NOT INTACT" in done.stdout


def _is_sqlite(tampered: Tampered) -> bool:
    return tampered.site.registry.database.dialect == "sqlite"
