"""Incidents through HTTP: who may do what, drafts, signatures, the lock, closing."""

from typing import Any

import pytest

from tests.factories.practices import Practice
from tests.factories.pushes import a_row, pushed
from tests.factories.records import EVENING, a_complete_incident, an_incident
from tests.harness.person import Doc, Person, events_about, new_id, read, refusal


def _sign(person: Person, incident: Doc, role: str, *, seen: int | None = None) -> Doc:
    revision = incident["revision"] if seen is None else seen
    return read(person.post(f"/incidents/{incident['id']}/signatures", {"role": role}, if_match=revision))


def _signed_twice(trainer: Person, owner: Person, incident: Doc) -> Doc:
    return _sign(owner, _sign(trainer, incident, "author"), "supervisor")


def _readiness(person: Person, incident: Doc) -> Doc:
    return read(person.get(f"/incidents/{incident['id']}/readiness"))


# The scale


def test_every_member_reads_the_scale_with_its_definitions(nobody: Person, viewer: Person) -> None:
    refusal(nobody.get("/incidents/scale"), 401, "not-signed-in")
    scale = read(viewer.get("/incidents/scale"))
    assert [(each["level"], each["level_3b"]) for each in scale["levels"]][2:4] == [(3, False), (3, True)]
    assert "Dunbar" in scale["source"]


# Drafts


def test_a_draft_needs_the_dog_and_the_time_only_and_says_what_is_missing(trainer: Person, dog: Doc) -> None:
    draft = trainer.reports(dog)
    assert draft["status"] == "draft"
    readiness = _readiness(trainer, draft)
    assert readiness["missing"][0].startswith("Say what happened")
    assert readiness["may_sign_as"] == []
    problem = refusal(
        trainer.post(f"/incidents/{draft['id']}/signatures", {"role": "author"}, if_match=1), 409, "not-ready"
    )
    assert problem["missing"] == readiness["missing"]


def test_an_assistant_reports_what_happened_with_an_assigned_dog(owner: Person, assistant: Person, dog: Doc) -> None:
    body = a_complete_incident(dog["id"])
    refusal(assistant.put(f"/incidents/{new_id()}", body), 404, "not-found")
    owner.edits("dogs", dog, assigned_person_ids=[assistant.id])
    reported = assistant.reports_bite(dog)
    assert _sign(assistant, reported, "author")["status"] == "signed"


def test_a_viewer_reports_nothing(viewer: Person, dog: Doc) -> None:
    refusal(viewer.put(f"/incidents/{new_id()}", an_incident(dog["id"])), 403, "not-allowed")


def test_a_body_that_pretends_to_be_signed_is_a_draft(trainer: Person, dog: Doc) -> None:
    pretended = {
        "id": new_id(), "person_id": trainer.id, "name": "Tom", "role": "author", "at": EVENING, "revision": 1,
        "hash": "", "body_sha256": "",
    }  # fmt: skip
    draft = trainer.reports(dog, status="closed", signatures=[pretended])
    assert (draft["status"], draft["signatures"]) == ("draft", [])


def test_a_level_is_kept_with_its_decimal(trainer: Person, dog: Doc) -> None:
    assert trainer.reports(dog, dunbar_level=2.8)["dunbar_level"] == 2.8
    refusal(trainer.put(f"/incidents/{new_id()}", an_incident(dog["id"], dunbar_level=2.85)), 422, "invalid")
    refusal(trainer.put(f"/incidents/{new_id()}", an_incident(dog["id"], dunbar_level=6.1)), 422, "invalid")


def test_readers_are_members_of_the_practice(trainer: Person, stranger: Person, dog: Doc) -> None:
    problem = refusal(
        trainer.put(f"/incidents/{new_id()}", an_incident(dog["id"], readers=[stranger.id])), 422, "invalid"
    )
    assert problem["errors"][0]["pointer"] == "/readers/0"


def test_only_its_author_and_the_owner_choose_who_reads_it(
    practice: Practice, owner: Person, trainer: Person, dog: Doc
) -> None:
    named, other = practice.joined_by("Nora", "trainer"), practice.joined_by("Otto", "trainer")
    incident = trainer.reports(dog, readers=[named.id])
    address = f"/incidents/{incident['id']}"
    assert read(named.patch(address, {"readers": [named.id, other.id]}, if_match=1))["readers"] == [named.id]
    assert not _readiness(named, incident)["may_choose_readers"]
    edited = read(named.patch(address, {"facts": "He snapped."}, if_match=1))
    opened = read(owner.patch(address, {"readers": [other.id]}, if_match=edited["revision"]))
    assert read(other.get(address))["facts"] == "He snapped."
    refusal(named.get(address), 404, "not-found")
    assert opened["readers"] == [other.id]


def test_a_list_has_no_text_and_only_what_one_may_read(
    practice: Practice, owner: Person, trainer: Person, incident: Doc, dog: Doc
) -> None:
    other = practice.joined_by("Otto", "trainer")
    mine = other.reports(dog, kind="escape", occurred_at="2026-10-07T08:00:00+02:00")
    path = f"/dogs/{dog['id']}/incidents"
    assert [card["id"] for card in owner.every_page(path, limit=1)] == [mine["id"], incident["id"]]
    (card,) = read(trainer.get(path))["items"]
    assert card["id"] == incident["id"]
    assert (card["kind"], card["dunbar_level"], card["signed_by"]) == ("bite", 2.8, 0)
    assert not {"facts", "victims", "measures"} & card.keys()


# Signing


def test_two_people_sign_what_they_have_seen_then_it_is_closed(owner: Person, trainer: Person, incident: Doc) -> None:
    first = _sign(trainer, incident, "author")
    second = _sign(owner, first, "supervisor")
    closed = read(owner.post(f"/incidents/{incident['id']}/close", if_match=second["revision"]))
    assert closed["status"] == "closed"
    assert [(each["name"], each["role"], each["revision"]) for each in closed["signatures"]] == [
        ("Tom", "author", 1), ("Lena", "supervisor", 2),
    ]  # fmt: skip
    revisions = read(owner.get(f"/incidents/{incident['id']}/revisions"))["items"]
    assert [each["hash"] for each in closed["signatures"]] == [revisions[0]["hash"], revisions[1]["hash"]]
    assert [what for what, _ in events_about(owner, incident) if what in ("signed", "closed")] == [
        "signed",
        "signed",
        "closed",
    ]
    assert read(owner.get("/audit/verify"))["ok"]


def test_nobody_signs_or_closes_for_somebody_else(
    practice: Practice, nobody: Person, stranger: Person, owner: Person, trainer: Person, incident: Doc
) -> None:
    address = f"/incidents/{incident['id']}"
    other = practice.joined_by("Otto", "trainer")
    for path, body in ((f"{address}/signatures", {"role": "supervisor"}), (f"{address}/close", None)):
        refusal(nobody.post(path, body, if_match=1), 401, "not-signed-in")
        refusal(stranger.post(path, body, if_match=1), 404, "not-found")
        refusal(other.post(path, body, if_match=1), 404, "not-found")
    refusal(trainer.post(f"{address}/signatures", {"role": "supervisor"}, if_match=1), 409, "signature-not-yours")
    refusal(owner.post(f"{address}/signatures", {"role": "author"}, if_match=1), 409, "signature-not-yours")
    assert read(owner.get(address))["signatures"] == []


def test_a_named_assistant_reads_and_does_not_sign(
    owner: Person, trainer: Person, assistant: Person, incident: Doc, dog: Doc
) -> None:
    owner.edits("dogs", dog, assigned_person_ids=[assistant.id])
    named = trainer.edits("incidents", incident, readers=[assistant.id])
    assert _readiness(assistant, named)["may_sign_as"] == []
    sent = assistant.post(f"/incidents/{incident['id']}/signatures", {"role": "supervisor"}, if_match=named["revision"])
    refusal(sent, 403, "not-allowed")


def test_one_person_is_not_two(owner: Person, trainer: Person, incident: Doc) -> None:
    signed = _sign(trainer, incident, "author")
    again = read(trainer.post(f"/incidents/{incident['id']}/signatures", {"role": "author"}, if_match=1))
    assert again["revision"] == signed["revision"]
    sent = trainer.post(f"/incidents/{incident['id']}/signatures", {"role": "evaluator"}, if_match=signed["revision"])
    refusal(sent, 409, "signature-not-yours")
    refusal(trainer.post(f"/incidents/{incident['id']}/close", if_match=signed["revision"]), 409, "not-ready")
    assert not _readiness(owner, incident)["may_close"]


def test_a_signature_is_for_the_revision_that_was_seen(owner: Person, trainer: Person, incident: Doc) -> None:
    path = f"/incidents/{incident['id']}/signatures"
    trainer.edits("incidents", incident, facts="He bit twice.")
    refusal(owner.post(path, {"role": "supervisor"}), 428, "if-match-required")
    problem = refusal(owner.post(path, {"role": "supervisor"}, if_match=1), 412, "stale")
    assert "current" not in problem


@pytest.mark.parametrize("change", [{"facts": "Nothing happened."}, {"dunbar_level": 1.0}, {"witnesses": []}])
def test_what_is_signed_is_locked_for_everybody(
    owner: Person, trainer: Person, incident: Doc, dog: Doc, change: dict[str, Any]
) -> None:
    told = trainer.edits("incidents", incident, witnesses=[{"id": new_id(), "name": "Ana"}])
    signed = _sign(trainer, told, "author")
    address = f"/incidents/{incident['id']}"
    for person in (trainer, owner):
        refusal(person.patch(address, change, if_match=signed["revision"]), 409, "signed")
        refusal(person.delete(address, if_match=signed["revision"]), 409, "signed")
    body = a_complete_incident(dog["id"], **change)
    (result,) = pushed(trainer, a_row("incident", incident["id"], body, assumed=signed["revision"]))
    assert result["problem"]["type"] == "urn:longline:problem:signed"
    (result,) = pushed(trainer, a_row("incident", incident["id"], None, assumed=signed["revision"], deleted=True))
    assert result["status"] == "refused"
    assert read(owner.get(address))["revision"] == signed["revision"]


def test_an_addendum_comes_after_the_signatures_and_leaves_what_was_signed(
    owner: Person, trainer: Person, incident: Doc
) -> None:
    signed = _signed_twice(trainer, owner, incident)
    read(owner.post(f"/incidents/{incident['id']}/close", if_match=signed["revision"]))
    closed = read(owner.get(f"/incidents/{incident['id']}"))
    addendum = {"id": new_id(), "text": "The doctor wrote on Friday.", "written_at": EVENING}
    added = trainer.edits("incidents", closed, addenda=[addendum])
    assert added["addenda"] == [addendum | {"author_id": trainer.id}]
    assert (added["signatures"], added["status"]) == (signed["signatures"], "closed")
    address = f"/incidents/{incident['id']}"
    assert read(owner.patch(address, {"addenda": []}, if_match=added["revision"])) == added
    otherwise = [addendum | {"text": "He did not."}]
    refusal(owner.patch(address, {"addenda": otherwise}, if_match=added["revision"]), 409, "signed")
    first = read(owner.get(f"{address}/revisions"))["items"][0]
    assert first["fields"]["facts"] == incident["facts"]


def test_addenda_of_two_devices_are_both_kept(owner: Person, trainer: Person, incident: Doc, dog: Doc) -> None:
    signed = _sign(trainer, incident, "author")
    notes = [{"id": new_id(), "text": text, "written_at": EVENING} for text in ("From Tom.", "From Lena.")]
    for person, note in ((trainer, notes[0]), (owner, notes[1])):
        body = a_complete_incident(dog["id"], addenda=[note])
        (result,) = pushed(person, a_row("incident", incident["id"], body, assumed=signed["revision"]))
        assert result["status"] in ("stored", "merged"), result
    found = read(owner.get(f"/incidents/{incident['id']}"))
    assert {(each["text"], each["author_id"]) for each in found["addenda"]} == {
        ("From Tom.", trainer.id), ("From Lena.", owner.id),
    }  # fmt: skip
    assert found["status"] == "signed"


def test_an_addendum_is_taken_when_the_readers_changed_meanwhile(
    practice: Practice, owner: Person, trainer: Person, dog: Doc
) -> None:
    named, other = practice.joined_by("Nora", "trainer"), practice.joined_by("Otto", "trainer")
    incident = trainer.reports_bite(dog, readers=[named.id])
    signed = _sign(trainer, incident, "author")
    owner.edits("incidents", signed, readers=[named.id, other.id])
    note = {"id": new_id(), "text": "From Nora.", "written_at": EVENING}
    body = a_complete_incident(dog["id"], readers=[named.id], addenda=[note])
    (result,) = pushed(named, a_row("incident", incident["id"], body, assumed=signed["revision"]))
    assert result["status"] in ("stored", "merged"), result
    found = read(other.get(f"/incidents/{incident['id']}"))
    assert ([each["text"] for each in found["addenda"]], found["readers"]) == (["From Nora."], [named.id, other.id])


def test_the_only_signature_is_taken_back_by_whoever_gave_it(owner: Person, trainer: Person, incident: Doc) -> None:
    path = f"/incidents/{incident['id']}/signatures"
    signed = _sign(trainer, incident, "author")
    unchanged = read(owner.delete(path, if_match=signed["revision"]))
    assert unchanged["status"] == "signed"
    draft = read(trainer.delete(path, if_match=signed["revision"]))
    assert (draft["status"], draft["signatures"]) == ("draft", [])
    corrected = trainer.edits("incidents", draft, facts="He bit the right hand.")
    both = _signed_twice(trainer, owner, corrected)
    refusal(trainer.delete(path, if_match=both["revision"]), 409, "signed")
    assert ("signature withdrawn", "Tom") in events_about(owner, incident)
