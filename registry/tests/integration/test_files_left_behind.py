"""What `longline purge` does with the files of attachments that are gone for good."""

from pathlib import Path

from registry.media.leftovers import delete_left_behind
from registry.media.place import open_place
from registry.upkeep import purge
from tests.factories.practices import Practice
from tests.factories.records import an_attachment
from tests.harness.person import Person, new_id, read
from tests.harness.site import Site

PDF = b"%PDF-1.7 from the vet"


def _stored(owner: Person) -> str:
    attachment_id = new_id()
    read(owner.put(f"/attachments/{attachment_id}", an_attachment(owner.adds_dog()["id"], content=PDF)), status=201)
    headers = {"Content-Type": "application/pdf"}
    read(owner.send("PUT", f"/attachments/{attachment_id}/content", content=PDF, headers=headers))
    return attachment_id


def _kept(folder: Path) -> int:
    return sum(1 for path in (folder / "files" / "kept").rglob("*") if path.is_file())


def test_a_purged_attachment_takes_its_file_along_and_no_other(fresh_site: Site, tmp_path: Path) -> None:
    owner = Practice(fresh_site).owner
    gone, stays = _stored(owner), _stored(owner)
    assert _kept(tmp_path) == 2
    read(owner.delete(f"/attachments/{gone}", if_match=1))
    database, store = fresh_site.registry.database, open_place(fresh_site.registry.settings).store
    now_ms = fresh_site.clock.now_ms() + 1
    assert delete_left_behind(database, store) == 0, "deleted softly: it can be restored"
    assert purge(database, deleted_before_ms=now_ms, now_ms=now_ms) == 1
    assert delete_left_behind(database, store) == 1
    assert _kept(tmp_path) == 1
    assert delete_left_behind(database, store) == 0
    assert owner.get(f"/attachments/{stays}/content").content == PDF
