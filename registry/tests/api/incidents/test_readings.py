"""Who has read an incident, and what is no reading: kept in the ledger, once a day for each person and revision."""

from tests.factories.practices import Practice
from tests.factories.pushes import everything
from tests.harness.clock import SetClock
from tests.harness.person import Doc, Person, events_about, read, refusal


def test_each_reading_is_kept_once_a_day_and_revision(
    owner: Person, trainer: Person, incident: Doc, clock: SetClock
) -> None:
    address = f"/incidents/{incident['id']}"
    for path in (address, f"{address}/revisions", f"{address}/readiness", address):
        read(owner.get(path))
    assert events_about(owner, incident) == [("created", "Tom"), ("read", "Lena")]
    clock.passes(days=1)
    read(owner.get(address))
    trainer.edits("incidents", incident, facts="He bit twice.")
    read(owner.get(address))
    reads = [who for what, who in events_about(owner, incident) if what == "read"]
    assert reads.count("Lena") == 3


def test_who_may_not_read_it_leaves_no_reading(practice: Practice, owner: Person, incident: Doc) -> None:
    other = practice.joined_by("Otto", "trainer")
    refusal(other.get(f"/incidents/{incident['id']}"), 404, "not-found")
    refusal(other.get(f"/incidents/{incident['id']}/readiness"), 404, "not-found")
    everything(other)
    assert events_about(owner, incident) == [("created", "Tom")]


def test_a_text_that_goes_to_a_device_counts_as_a_reading(owner: Person, trainer: Person, incident: Doc) -> None:
    _, checkpoint, _ = everything(owner)
    everything(owner)
    everything(trainer)
    assert events_about(owner, incident) == [("created", "Tom"), ("sent to a device", "Lena")]
    documents, _, reset = everything(owner, checkpoint)
    assert (documents, reset) == ([], False)
    assert read(owner.get("/audit/verify"))["ok"]


def test_a_list_the_timeline_and_a_search_are_no_readings(owner: Person, incident: Doc, dog: Doc) -> None:
    read(owner.get(f"/dogs/{dog['id']}/incidents"))
    (item,) = read(owner.get(f"/dogs/{dog['id']}/timeline"))["items"]
    assert (item["title"], item["summary"]) == ("Bite, Main gate", "")
    assert read(owner.get("/search", params={"q": "visitor"}))["items"] == []
    (hit,) = read(owner.get("/search", params={"q": "gate"}))["items"]
    assert hit["id"] == incident["id"]
    assert events_about(owner, incident) == [("created", "Tom")]
