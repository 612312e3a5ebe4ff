"""Co-signing what an assistant wrote: who may, for which words, and when it has to be given again."""

from typing import Any

import pytest

from tests.factories.practices import Practice
from tests.factories.pushes import a_row, pushed
from tests.harness.person import Doc, Person, read, refusal


@pytest.fixture
def ana(practice: Practice, owner: Person, dog: Doc) -> Person:
    """An assistant who is assigned to the dog."""
    ana = practice.joined_by("Ana", "assistant")
    owner.edits("dogs", dog, assigned_person_ids=[ana.id])
    return ana


@pytest.fixture
def note(ana: Person, dog: Doc) -> Doc:
    """Ana's note; it waits."""
    return ana.writes_note(dog, "Calm at the gate. sit 4/5")


def _signs(person: Person, note: Doc, *, seen: int | None = None) -> Any:
    return person.post(f"/notes/{note['id']}/signatures", if_match=note["revision"] if seen is None else seen)


def _waiting(person: Person) -> list[tuple[str, str]]:
    part = read(person.get("/overview"))["cosignatures"]
    assert part["count"] == len(part["items"])
    return [(one["dog"], one["title"]) for one in part["items"]]


def test_what_an_assistant_writes_waits_for_a_trainer_and_not_for_its_author(
    note: Doc, ana: Person, trainer: Person, owner: Person, viewer: Person
) -> None:
    assert note["needs_cosign"] is True
    assert note["signatures"] == []
    for signer in (trainer, owner):
        assert _waiting(signer) == [("Juno", "Calm at the gate. sit 4/5")]
        assert read(signer.get(f"/notes/{note['id']}/cosigning"))["may_sign"] is True
    for other in (ana, viewer):
        assert _waiting(other) == []
        state = read(other.get(f"/notes/{note['id']}/cosigning"))
        assert (state["waits"], state["may_sign"], state["may_withdraw"]) == (True, False, False)
        refusal(_signs(other, note), 403, "not-allowed")


def test_a_trainers_own_note_waits_for_nobody(trainer: Person, owner: Person, dog: Doc) -> None:
    note = trainer.writes_note(dog, "Mine")
    assert note["needs_cosign"] is False
    assert _waiting(owner) == []
    refusal(_signs(owner, note), 409, "nothing-to-sign")


def test_a_signature_is_given_for_the_revision_that_was_read(note: Doc, trainer: Person, owner: Person) -> None:
    state = read(trainer.get(f"/notes/{note['id']}/cosigning"))
    refusal(trainer.post(f"/notes/{note['id']}/signatures"), 428, "if-match-required")
    refusal(_signs(trainer, note, seen=7), 412, "stale")
    signed = read(_signs(trainer, note))
    (signature,) = signed["signatures"]
    assert (signature["person_id"], signature["role"], signature["revision"]) == (trainer.id, "supervisor", 1)
    assert signature["hash"] == state["hash"]
    assert signed["body"] == note["body"]
    assert signed["facts"] == note["facts"]
    assert signed["author_id"] == note["author_id"]
    assert read(_signs(trainer, note))["revision"] == signed["revision"], "once more changes nothing"
    assert _waiting(owner) == []
    refusal(_signs(owner, signed), 409, "nothing-to-sign")


def test_the_hash_is_the_one_that_the_history_and_the_ledger_tell(
    note: Doc, practice: Practice, trainer: Person
) -> None:
    read(_signs(trainer, note))
    first, second = read(trainer.get(f"/notes/{note['id']}/revisions"))["items"]
    assert second["reason"] == "co-signed"
    assert second["fields"]["signatures"][0]["hash"] == first["hash"]
    entries = read(practice.owner.get("/audit?limit=200"))["items"]
    (told,) = [one for one in entries if one["id"] == note["id"] and one["action"] == "co-signed"]
    assert first["hash"] in told["reason"]


@pytest.mark.parametrize("change", [{"body": "Calm. sit 5/5"}, {"tags": ["gate"]}, {"status": "amended"}], ids=str)
def test_whoever_edits_a_signed_note_makes_it_wait_again(
    note: Doc, ana: Person, trainer: Person, owner: Person, change: Doc
) -> None:
    signed = read(_signs(trainer, note))
    edited = ana.edits("notes", signed, **change)
    assert edited["signatures"] == []
    assert edited["needs_cosign"] is True
    assert len(_waiting(trainer)) == 1
    by_trainer = trainer.edits("notes", read(_signs(owner, edited)), body="Calm, and I saw it too.")
    assert by_trainer["signatures"] == []
    assert _waiting(owner) == [("Juno", "Calm, and I saw it too.")]
    bodies = [one["fields"] for one in read(owner.get(f"/notes/{note['id']}/revisions"))["items"]]
    assert [len(one["signatures"]) for one in bodies] == [0, 1, 0, 1, 0], "what was signed stays in the history"


def test_saving_the_same_words_keeps_the_signature_and_nobody_sends_one(
    note: Doc, ana: Person, trainer: Person
) -> None:
    signed = read(_signs(trainer, note))
    forged = {**signed["signatures"][0], "name": "Somebody"}
    typed = {"dog_id": note["dog_id"], "body": note["body"], "occurred_at": note["occurred_at"]}
    for sent in (typed, typed | {"signatures": [forged]}, typed | {"signatures": [], "needs_cosign": False}):
        again = read(ana.put(f"/notes/{note['id']}", sent, if_match=signed["revision"]))
        assert again == signed
    new = ana.writes_note({"id": note["dog_id"]}, "Another", signatures=[forged], needs_cosign=False)
    assert new["signatures"] == []
    assert new["needs_cosign"] is True


def test_drafts_void_and_private_notes_do_not_wait_until_they_are_for_others(
    ana: Person, trainer: Person, dog: Doc
) -> None:
    draft = ana.writes_note(dog, "Half", status="draft")
    ana.writes_note(dog, "Void", status="void")
    ana.writes_note(dog, "Mine alone", visibility="private")
    gone = ana.writes_note(dog, "Gone")
    ana.deletes("notes", gone)
    assert _waiting(trainer) == []
    refusal(_signs(trainer, draft), 409, "nothing-to-sign")
    ana.edits("notes", draft, status="final")
    assert _waiting(trainer) == [("Juno", "Half")]


def test_the_oldest_waits_first(ana: Person, trainer: Person, dog: Doc) -> None:
    for day in (3, 1, 2):
        ana.writes_note(dog, f"Day {day}", occurred_at=f"2026-10-0{day}T09:00:00Z")
    assert _waiting(trainer) == [("Juno", "Day 1"), ("Juno", "Day 2"), ("Juno", "Day 3")]


def test_a_signature_is_taken_back_by_whoever_gave_it(note: Doc, trainer: Person, owner: Person) -> None:
    signed = read(_signs(trainer, note))
    assert read(trainer.get(f"/notes/{note['id']}/cosigning"))["may_withdraw"] is True
    same = read(owner.delete(f"/notes/{note['id']}/signatures", if_match=signed["revision"]))
    assert same["signatures"] == signed["signatures"], "somebody else's stays"
    back = read(trainer.delete(f"/notes/{note['id']}/signatures", if_match=signed["revision"]))
    assert back["signatures"] == []
    assert len(_waiting(trainer)) == 1


def test_a_practice_may_do_without(ana: Person, trainer: Person, owner: Person, dog: Doc, note: Doc) -> None:
    practice = read(owner.get("/organization"))
    assert practice["cosign_notes"] is True
    read(owner.patch("/organization", {"cosign_notes": False}, if_match=practice["revision"]))
    assert ana.writes_note(dog, "From now on")["needs_cosign"] is False
    assert _waiting(trainer) == [("Juno", note["body"])], "what waited before still waits"


def test_who_was_promoted_does_not_co_sign_what_they_wrote(
    practice: Practice, note: Doc, ana: Person, owner: Person
) -> None:
    (member,) = [one for one in read(owner.get("/members"))["items"] if one["person_id"] == ana.id]
    owner.edits("members", member, role="trainer")
    assert _waiting(ana) == []
    refusal(_signs(ana, note), 409, "signature-not-yours")
    assert len(_waiting(owner)) == 1


def test_who_has_read_a_hand_over_has_read_it_when_it_is_signed(
    ana: Person, trainer: Person, owner: Person, dog: Doc
) -> None:
    note = ana.writes_note(dog, "Watch the gate.", kind="handover")
    read(owner.post(f"/notes/{note['id']}/acknowledge", {"revision": 1}))
    signed = read(_signs(trainer, note))
    unread = [read(one.get("/overview"))["handovers"]["count"] for one in (owner, trainer)]
    assert unread == [0, 1]
    ana.edits("notes", signed, body="Watch both gates.")
    assert read(owner.get("/overview"))["handovers"]["count"] == 1


def test_an_edit_that_was_made_elsewhere_meanwhile_is_not_signed(note: Doc, ana: Person, trainer: Person) -> None:
    """The assistant wrote on without a network while a trainer signed: the words that nobody signed wait."""
    read(_signs(trainer, note))
    typed = {"dog_id": note["dog_id"], "occurred_at": note["occurred_at"]}
    body = typed | {"body": f"{note['body']}\nAnd by the car."}
    (result,) = pushed(ana, a_row("note", note["id"], body, assumed=1))
    assert result["status"] == "merged"
    assert result["document"]["body"]["signatures"] == []
    assert len(_waiting(trainer)) == 1


def test_a_push_of_the_signed_words_changes_nothing(note: Doc, ana: Person, trainer: Person) -> None:
    signed = read(_signs(trainer, note))
    typed = {"dog_id": note["dog_id"], "occurred_at": note["occurred_at"], "body": note["body"]}
    (result,) = pushed(ana, a_row("note", note["id"], typed, assumed=1))
    assert result["status"] == "stored"
    assert result["document"]["body"]["signatures"] == signed["signatures"]
