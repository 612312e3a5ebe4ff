"""The gate before first handling, and that acknowledgements last: through a reindex, until a purge."""

import threading

import msgspec
import pytest

from registry.care.acknowledgements import acknowledge, acknowledgements_of, has_acknowledged
from registry.care.errors import AcknowledgementNeeded
from registry.care.gate import require_acknowledged, unacknowledged_dangers
from registry.care.kinds import SAFETY_FLAG
from registry.notes.kinds import NOTE
from registry.platform.clock import to_ms
from registry.platform.errors import NotFound
from registry.platform.http.problems import problem_of
from registry.platform.ids import new_id
from registry.records.reindex import reindex
from registry.upkeep import purge
from tests.factories.practices import Practice
from tests.harness.person import Doc, Person, read
from tests.harness.site import Site


@pytest.fixture
def dog(owner: Person) -> Doc:
    return owner.adds_dog()


def _stopped(site: Site, person: Person, dog: Doc, *, at_ms: int | None = None) -> list[Doc]:
    """The flags of the refusal; empty when the gate is open. As the page would see them."""
    refusal = _refusal(site, person, dog, at_ms)
    if refusal is None:
        return []
    problem: Doc = msgspec.json.decode(msgspec.json.encode(problem_of(refusal)))
    assert (problem["status"], problem["type"]) == (409, "urn:longline:problem:acknowledgement-needed")
    assert problem["detail"].endswith(".")
    flags: list[Doc] = problem["flags"]
    return flags


def _refusal(site: Site, person: Person, dog: Doc, at_ms: int | None) -> AcknowledgementNeeded | None:
    with site.registry.database.reading() as tx:
        try:
            require_acknowledged(tx, person.access, dog["id"], at_ms=at_ms)
        except AcknowledgementNeeded as refusal:
            return refusal
    return None


def _purge(site: Site) -> None:
    now = site.clock.now_ms()
    purge(site.registry.database, deleted_before_ms=now - 30 * 86_400_000, now_ms=now)


def _kept(site: Site, access_organization: int) -> list[tuple[object, ...]]:
    with site.registry.database.reading() as tx:
        return tx.rows(
            "SELECT a.* FROM acknowledgement a JOIN document d ON d.number = a.document WHERE d.organization = ?"
            " ORDER BY a.document, a.person, a.revision",
            access_organization,
        )


def test_a_danger_stops_each_person_until_they_have_read_it(
    site: Site, owner: Person, viewer: Person, dog: Doc
) -> None:
    flag = owner.flags(dog, severity="danger", instruction="Muzzle before the door opens.")
    expected = {"id": flag["id"], "revision": 1, "instruction": "Muzzle before the door opens.", "severity": "danger"}
    assert _stopped(site, owner, dog) == _stopped(site, viewer, dog) == [expected]
    read(owner.post(f"/safety-flags/{flag['id']}/acknowledge"))
    assert _stopped(site, owner, dog) == []
    assert _stopped(site, viewer, dog) == [expected]


def test_a_changed_danger_stops_again(site: Site, owner: Person, dog: Doc) -> None:
    flag = owner.flags(dog, severity="danger")
    read(owner.post(f"/safety-flags/{flag['id']}/acknowledge"))
    owner.edits("safety-flags", flag, instruction="Two handlers, always.")
    assert [each["revision"] for each in _stopped(site, owner, dog)] == [2]


def test_only_running_dangers_of_this_dog_stop(site: Site, owner: Person, dog: Doc) -> None:
    for severity in ("info", "caution"):
        owner.flags(dog, severity=severity)
    owner.flags(owner.adds_dog(), severity="danger")
    owner.deletes("safety-flags", owner.flags(dog, severity="danger"))
    owner.flags(dog, severity="danger", ended_at="2026-10-06T17:00:00+02:00")
    assert _stopped(site, owner, dog) == []
    assert _stopped(site, owner, {"id": new_id()}) == [], "an id of nothing is refused elsewhere"


def test_a_danger_that_ends_later_still_stops(site: Site, owner: Person, dog: Doc) -> None:
    owner.flags(dog, severity="danger", ended_at="2026-10-06T17:31:00+02:00")
    now = site.clock.now_ms()
    assert len(_stopped(site, owner, dog, at_ms=now)) == 1
    assert _stopped(site, owner, dog, at_ms=now + 60_000) == []


def test_several_dangers_are_all_named(site: Site, owner: Person, dog: Doc) -> None:
    for instruction in ("Muzzle on.", "Never alone with cats!"):
        owner.flags(dog, severity="danger", instruction=instruction)
    assert {each["instruction"] for each in _stopped(site, owner, dog)} == {"Muzzle on.", "Never alone with cats!"}
    with site.registry.database.reading() as tx, pytest.raises(AcknowledgementNeeded, match="2 danger flags"):
        require_acknowledged(tx, owner.access, dog["id"])


def test_two_taps_at_once_are_one_acknowledgement(site: Site, owner: Person, dog: Doc) -> None:
    flag = owner.flags(dog, severity="danger")
    database, records, now = site.registry.database, site.registry.records, site.clock.now_ms()
    answers: list[object] = []

    def tap() -> None:
        answers.append(
            database.write(lambda tx: acknowledge(tx, owner.access, records, SAFETY_FLAG, flag["id"], now_ms=now))
        )

    threads = [threading.Thread(target=tap) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(30)
    assert len(answers) == 8
    assert len(_kept(site, owner.access.organization)) == 1
    actions = [entry["action"] for entry in read(owner.get("/audit"))["items"]]
    assert actions.count("acknowledged") == 1
    assert read(owner.get("/audit/verify"))["ok"]


def test_a_hand_over_note_is_acknowledged_by_the_same_functions(
    site: Site, owner: Person, trainer: Person, dog: Doc
) -> None:
    note = owner.writes_note(dog, "Eats from the hand only.", kind="handover")
    hidden = owner.writes_note(dog, "Mine.", visibility="private")
    database, records, now = site.registry.database, site.registry.records, site.clock.now_ms()
    given = database.write(lambda tx: acknowledge(tx, trainer.access, records, NOTE, note["id"], now_ms=now))
    with database.reading() as tx:
        document = records.get(tx, trainer.access, NOTE, note["id"])
        assert acknowledgements_of(tx, document.number) == [given]
        assert has_acknowledged(tx, trainer.access, document)
        assert not has_acknowledged(tx, owner.access, document)
    with pytest.raises(NotFound):
        database.write(lambda tx: acknowledge(tx, trainer.access, records, NOTE, hidden["id"], now_ms=now))


def test_a_reindex_keeps_acknowledgements(fresh_site: Site) -> None:
    """They are facts and no read model."""
    owner = Practice(fresh_site).owner
    dog = owner.adds_dog()
    flag = owner.flags(dog, severity="danger")
    read(owner.post(f"/safety-flags/{flag['id']}/acknowledge"))
    paths = [f"/dogs/{dog['id']}/{what}" for what in ("safety", "health", "plans")]
    owner.plans_for(dog), owner.adds_health_item(dog)
    before, kept = [read(owner.get(path)) for path in paths], _kept(fresh_site, owner.access.organization)
    assert len(kept) == 1
    reindex(fresh_site.registry.database, fresh_site.registry.records)
    assert [read(owner.get(path)) for path in paths] == before
    assert _kept(fresh_site, owner.access.organization) == kept
    assert _stopped(fresh_site, owner, dog) == []


@pytest.mark.parametrize("purged", ["safety-flags", "dogs"])
def test_they_go_when_the_flag_or_the_dog_is_purged_and_the_ledger_still_knows(
    site: Site, owner: Person, viewer: Person, dog: Doc, purged: str
) -> None:
    other = owner.flags(owner.adds_dog(), severity="danger")
    flag = owner.flags(dog, severity="danger")
    for person in (owner, viewer):
        read(person.post(f"/safety-flags/{flag['id']}/acknowledge"))
    read(owner.post(f"/safety-flags/{other['id']}/acknowledge"))
    owner.deletes(purged, flag if purged == "safety-flags" else dog)
    _purge(site)
    assert len(_kept(site, owner.access.organization)) == 3, "deleted is not purged: it may be restored"
    site.clock.passes(days=31)
    _purge(site)
    assert len(_kept(site, owner.access.organization)) == 1
    actions = [entry["action"] for entry in read(owner.get("/audit"))["items"]]
    assert actions.count("acknowledged") == 3
    assert read(owner.get("/audit/verify"))["ok"]


def test_a_restored_flag_is_a_new_revision_to_read(site: Site, owner: Person, dog: Doc) -> None:
    flag = owner.flags(dog, severity="danger")
    read(owner.post(f"/safety-flags/{flag['id']}/acknowledge"))
    owner.deletes("safety-flags", flag)
    read(owner.post(f"/safety-flags/{flag['id']}/restore"))
    assert [each["revision"] for each in _stopped(site, owner, dog)] == [3]


def test_the_gate_takes_the_number_of_a_dog_too(site: Site, owner: Person, dog: Doc) -> None:
    owner.flags(dog, severity="danger", ended_at="2026-10-06T15:31:00Z")
    records, now = site.registry.records, to_ms(site.clock.now())
    with site.registry.database.reading() as tx:
        number = records.get(tx, owner.access, records.kinds["dog"], dog["id"]).number
        assert len(unacknowledged_dangers(tx, owner.access, number, at_ms=now)) == 1
        assert unacknowledged_dangers(tx, owner.access, number) == [], "without a time an end is an end"
