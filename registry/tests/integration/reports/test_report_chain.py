"""A version of a report that was changed behind the registry's back is named by both verifiers."""

from pathlib import Path

from registry.records.audit import verify
from tests.factories.practices import Practice
from tests.harness.archives import archive_of, verified
from tests.harness.person import Person, read
from tests.harness.site import Site


def test_a_changed_letter_in_a_version_is_named(site: Site, practice: Practice, owner: Person, tmp_path: Path) -> None:
    report = read(owner.post(f"/dogs/{owner.adds_dog()['id']}/reports", {"kind": "handover"}), status=201)
    read(owner.put(f"/reports/{report['id']}", {"title": "Calm at the gate"}, if_match=1))
    assert read(owner.get("/audit/verify"))["ok"]
    database, organization = site.registry.database, practice.owner.access.organization
    database.write(lambda tx: tx.run(
        "UPDATE ledger SET body = replace(body, 'Calm', 'Wild') WHERE organization = ? AND kind = 'report'",
        organization,
    ))  # fmt: skip
    with database.reading() as tx:
        problems = verify(tx, organization).problems
    checked = verified(archive_of(site, organization), tmp_path)
    assert checked.returncode == 1
    assert report["id"] in checked.stdout + checked.stderr
    assert [(one.kind, one.id, one.what) for one in problems] == [
        ("report", report["id"], "the text is not the one that was written")
    ]
