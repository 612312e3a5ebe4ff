"""Purging: after 30 days a deleted text is gone for good, and the chain still holds."""

import pytest

from registry.platform.clock import to_ms
from registry.records.reindex import reindex
from registry.upkeep import purge
from tests.factories.kinds import KINDS, RecordKind
from tests.factories.practices import Practice
from tests.harness.person import Doc, Person, new_id, read, refusal
from tests.harness.site import Site

DAYS = 30


def _purge(site: Site) -> int:
    now = site.clock.now_ms()
    return purge(site.registry.database, deleted_before_ms=now - DAYS * 86_400_000, now_ms=now)


@pytest.fixture
def dog(owner: Person) -> Doc:
    return owner.adds_dog()


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_a_deleted_record_can_be_restored_for_thirty_days_and_no_longer(
    site: Site, owner: Person, dog: Doc, kind: RecordKind
) -> None:
    record = read(owner.put(kind.at(new_id()), kind.first_body(dog["id"])), status=201)
    owner.deletes(kind.path, record)
    site.clock.passes(days=30)
    assert _purge(site) == 0
    assert "deleted_at" in owner.get(kind.at(record["id"])).json()
    site.clock.passes(seconds=1)
    assert _purge(site) == 1
    for answer in (owner.get(kind.at(record["id"])), owner.post(f"{kind.at(record['id'])}/restore"),
                   owner.get(f"{kind.at(record['id'])}/revisions")):  # fmt: skip
        assert "deleted_at" not in refusal(answer, 404, "not-found")
    assert read(owner.get("/audit/verify"))["ok"]


def test_the_text_is_gone_from_every_table(site: Site, owner: Person, dog: Doc) -> None:
    word = "unmistakablemarmalade"
    note = owner.writes_note(dog, f"Old {word}", title=word, tags=[word])
    note = read(owner.patch(f"/notes/{note['id']}", {"body": f"New {word}"}, if_match=1, params={"reason": "typing"}))
    owner.deletes("notes", note)
    site.clock.passes(days=31)
    _purge(site)
    with site.registry.database.reading() as tx:
        if tx.dialect == "sqlite":
            names = [
                row[0]
                for row in tx.rows(
                    "SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%'"
                )
            ]
        else:
            names = [row[0] for row in tx.rows("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")]
        assert len(names) > 15
        holding = [name for name in names if word in repr(tx.rows(f'SELECT * FROM "{name}"')).lower()]
    assert holding == []


def test_the_id_is_never_used_again(site: Site, owner: Person, dog: Doc) -> None:
    note = owner.writes_note(dog)
    owner.deletes("notes", note)
    site.clock.passes(days=31)
    _purge(site)
    for kind in KINDS:
        answer = owner.put(kind.at(note["id"]), kind.first_body(dog["id"]))
        assert "purged" in refusal(answer, 409, "id-taken")["detail"]


def test_the_log_says_that_it_was_purged_and_when(site: Site, owner: Person, dog: Doc) -> None:
    note = owner.writes_note(dog)
    owner.deletes("notes", note)
    site.clock.passes(days=31)
    _purge(site)
    entry = read(owner.get("/audit?limit=1"))["items"][0]
    assert (entry["action"], entry["kind"], entry["id"], entry["actor"]) == ("purged", "note", note["id"], None)
    assert entry["at"] == "2026-11-06T15:30:00.000Z"


def test_what_is_not_deleted_or_was_restored_stays(site: Site, owner: Person, dog: Doc) -> None:
    owner.writes_note(dog)
    restored = owner.writes_note(dog)
    owner.deletes("notes", restored)
    read(owner.post(f"/notes/{restored['id']}/restore"))
    site.clock.passes(days=365)
    assert _purge(site) == 0
    with site.registry.database.reading() as tx:
        bodies = tx.rows("SELECT body FROM ledger WHERE organization = ? AND kind = 'note'", owner.access.organization)
    assert len(bodies) == 4
    assert all(body for (body,) in bodies)


def test_the_notes_of_a_purged_dog_stay_readable_and_a_reindex_goes_through(
    site: Site, owner: Person, dog: Doc
) -> None:
    note = owner.writes_note(dog)
    owner.deletes("dogs", dog)
    site.clock.passes(days=31)
    assert _purge(site) == 1
    assert read(owner.get(f"/notes/{note['id']}"))["body"] == note["body"]
    reindex(site.registry.database, site.registry.records)
    assert read(owner.get(f"/notes/{note['id']}"))["body"] == note["body"]
    assert read(owner.get("/audit/verify"))["ok"]


def test_more_than_one_batch_is_purged(fresh_site: Site) -> None:
    owner = Practice(fresh_site).owner
    dog = owner.adds_dog()
    for _ in range(230):
        owner.deletes("notes", owner.writes_note(dog))
    fresh_site.clock.passes(days=31)
    now: int = to_ms(fresh_site.clock.now())
    assert purge(fresh_site.registry.database, deleted_before_ms=now - DAYS * 86_400_000, now_ms=now) == 230
    assert read(owner.get("/audit/verify"))["ok"]


def test_with_a_dog_go_the_reports_on_it_and_their_words(site: Site, owner: Person, dog: Doc) -> None:
    word = "unmistakablemarzipan"
    kept = read(owner.post(f"/dogs/{owner.adds_dog()['id']}/reports", {"kind": "handover"}), status=201)
    report = read(owner.post(f"/dogs/{dog['id']}/reports", {"kind": "handover"}), status=201)
    read(owner.put(f"/reports/{report['id']}", {"title": "T", "words": word}, if_match=1))
    owner.deletes("dogs", dog)
    site.clock.passes(days=31)
    assert _purge(site) == 1
    refusal(owner.get(f"/reports/{report['id']}"), 404, "not-found")
    assert read(owner.get(f"/reports/{kept['id']}")) == kept
    with site.registry.database.reading() as tx:
        assert word not in repr(tx.rows("SELECT body FROM ledger"))
    assert read(owner.get("/audit/verify"))["ok"]
