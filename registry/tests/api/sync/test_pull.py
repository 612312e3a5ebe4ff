"""Pulling: everything once, then what changed, in the order of commits, deletions included."""

import base64
from datetime import timedelta
from typing import Any

import msgspec
import pytest

from registry.records.purge import purge_documents
from tests.factories.practices import PASSWORD, Practice
from tests.factories.pushes import a_row, everything, pulled, pushed
from tests.factories.records import a_note
from tests.harness.clock import SetClock
from tests.harness.person import Doc, Person, new_id, read, refusal
from tests.harness.site import Site, open_site


def _ids(documents: list[Doc]) -> list[str]:
    return [document["id"] for document in documents]


def _named(documents: list[Doc], record: Doc) -> Doc:
    (found,) = (document for document in documents if document["id"] == record["id"])
    return found


def test_a_new_device_gets_everything_once(owner: Person, dog: Doc) -> None:
    note = owner.writes_note(dog, "Calm.")
    owner.edits("notes", note, body="Calm at the gate.")
    gone = owner.writes_note(dog, "Wrong dog.")
    owner.deletes("notes", gone)
    documents, _, reset = everything(owner, limit=2)
    assert reset
    assert len(set(_ids(documents))) == len(documents)
    assert {document["kind"] for document in documents} == {"organization", "member", "dog", "note"}
    assert gone["id"] not in _ids(documents)
    told = _named(documents, note)
    assert told["body"]["body"] == "Calm at the gate."
    assert (told["revision"], told["deleted"], told["removed"]) == (2, False, False)
    assert (told["author_id"], told["occurred_at"]) == (owner.id, "2026-10-06T17:30:00+02:00")
    assert told["created_at"] <= told["recorded_at"]


def test_afterwards_it_gets_what_changed_in_the_order_of_commits(owner: Person, dog: Doc) -> None:
    first, second = owner.writes_note(dog, "First."), owner.writes_note(dog, "Second.")
    _, checkpoint, _ = everything(owner)
    third = owner.writes_note(dog, "Third.")
    owner.edits("notes", first, body="First, changed.")
    owner.deletes("notes", second)
    documents, after, reset = everything(owner, checkpoint)
    assert not reset
    assert _ids(documents) == [third["id"], first["id"], second["id"]]
    assert (documents[2]["deleted"], documents[2]["removed"], documents[2]["body"]) == (True, False, None)
    assert everything(owner, after) == ([], everything(owner, after)[1], False)


def test_the_same_checkpoint_gives_the_same_page(owner: Person, dog: Doc) -> None:
    _, checkpoint, _ = everything(owner)
    owner.writes_note(dog)
    assert pulled(owner, checkpoint) == pulled(owner, checkpoint)


def test_what_changes_during_a_full_pull_is_not_missed(owner: Person, dog: Doc) -> None:
    notes = [owner.writes_note(dog, f"Note {number}.") for number in range(4)]
    page = pulled(owner, limit=4)
    seen = {document["id"]: document for document in page["documents"]}
    owner.deletes("notes", next(note for note in notes if note["id"] in seen))
    owner.edits("notes", next(note for note in notes if note["id"] not in seen), body="Changed.")
    rest, _, reset = everything(owner, page["checkpoint"], limit=1)
    assert not reset
    seen |= {document["id"]: document for document in rest}
    assert sorted(seen[note["id"]]["deleted"] for note in notes) == [False, False, False, True]
    assert "Changed." in [
        document["body"]["body"] for document in rest if document["kind"] == "note" and document["body"]
    ]


def test_a_page_is_bounded_in_bytes(owner: Person, dog: Doc) -> None:
    for _ in range(70):
        owner.writes_note(dog, "slow " * 12_000)
    page = pulled(owner, limit=1000)
    assert page["more"]
    assert len(str(page)) < 2 * 1024 * 1024 + 200_000
    assert len(everything(owner, limit=1000)[0]) == 73


@pytest.mark.parametrize("limit", ["0", "1001", "many"])
def test_a_limit_out_of_bounds_is_refused(owner: Person, limit: str) -> None:
    refusal(owner.get("/sync/pull", params={"limit": limit}), 422, "invalid")


# Checkpoints that do not fit: a clean full pull, said so

BROKEN = ("nonsense", "W10", "AAAA", "é", "a" * 900, base64.urlsafe_b64encode(b'[1,"x",1,"",0,-1]').decode())


@pytest.mark.parametrize("checkpoint", BROKEN)
def test_an_unknown_checkpoint_gets_everything_anew(owner: Person, dog: Doc, checkpoint: str) -> None:
    page = pulled(owner, checkpoint)
    assert page["reset"]
    assert dog["id"] in _ids(page["documents"])


def test_a_checkpoint_of_somebody_else_gets_everything_anew(owner: Person, trainer: Person, stranger: Person) -> None:
    _, checkpoint, _ = everything(owner)
    for person in (trainer, stranger):
        assert everything(person, checkpoint)[2]


def test_after_a_year_a_device_gets_everything_anew(owner: Person, dog: Doc, site: Site, clock: SetClock) -> None:
    _, checkpoint, _ = everything(owner)
    clock.passes(days=60)
    assert not everything(owner, checkpoint)[2]
    clock.passes(days=305)
    again = site.visitor()
    again.is_signed_in_by(again.post("/auth/login", {"email": owner.email, "password": PASSWORD}))
    unsent = a_row("note", new_id(), a_note(dog["id"], body="Written a year ago."))
    documents, _, reset = everything(again, checkpoint)
    assert reset
    assert dog["id"] in _ids(documents)
    assert pushed(again, unsent)[0]["status"] == "stored", "what waited on the device goes through"


def test_what_was_purged_meanwhile_leaves_the_device_with_everything_else(
    owner: Person, dog: Doc, site: Site, clock: SetClock
) -> None:
    note = owner.writes_note(dog)
    _, before_deletion, _ = everything(owner)
    owner.deletes("notes", note)
    _, after_deletion, _ = everything(owner, before_deletion)
    clock.passes(days=31)
    month_ms = round(timedelta(days=30) / timedelta(milliseconds=1))
    now_ms = clock.now_ms()
    assert purge_documents(site.registry.database, deleted_before_ms=now_ms - month_ms, now_ms=now_ms)
    documents, _, reset = everything(owner, before_deletion)
    assert reset
    assert note["id"] not in _ids(documents)
    assert everything(owner, after_deletion)[::2] == ([], False)


def test_after_a_backup_was_restored_a_device_gets_everything_anew(owner: Person, dog: Doc) -> None:
    """The position is there, but something else happened at it."""
    _, checkpoint, _ = everything(owner)
    values: list[Any] = msgspec.json.decode(base64.urlsafe_b64decode(checkpoint + "=" * (-len(checkpoint) % 4)))
    for change in ({3: "0" * 16}, {2: values[2] + 1000}):
        other = [change.get(index, value) for index, value in enumerate(values)]
        made = base64.urlsafe_b64encode(msgspec.json.encode(other)).decode().rstrip("=")
        assert pulled(owner, made)["reset"]


# What a person may read changes


def test_an_assistant_gets_assigned_dogs_alone_and_loses_them_again(
    owner: Person, practice: Practice, assistant: Person
) -> None:
    guardian = owner.adds_guardian()
    juno = owner.adds_dog(assigned_person_ids=[assistant.id], guardian_ids=[guardian["id"]])
    pebble = owner.adds_dog(call_name="Pebble")
    mine, other = owner.writes_note(juno, "Juno."), owner.writes_note(pebble, "Pebble.")
    documents, checkpoint, _ = everything(assistant, limit=1)
    assert {juno["id"], mine["id"], guardian["id"]} <= set(_ids(documents))
    assert not {pebble["id"], other["id"]} & set(_ids(documents))
    juno = owner.edits("dogs", juno, assigned_person_ids=[])
    pebble = owner.edits("dogs", pebble, assigned_person_ids=[assistant.id])
    documents, checkpoint, reset = everything(assistant, checkpoint)
    assert reset
    assert {pebble["id"], other["id"]} <= set(_ids(documents))
    assert not {juno["id"], mine["id"], guardian["id"]} & set(_ids(documents))
    owner.deletes("dogs", pebble)
    documents, _, reset = everything(assistant, checkpoint)
    assert reset
    assert {document["kind"] for document in documents} == {"organization", "member"}


def test_a_role_that_was_lowered_takes_the_rest_away(
    owner: Person, practice: Practice, trainer: Person, dog: Doc
) -> None:
    _, checkpoint, _ = everything(trainer)
    lowered = owner.patch(f"/members/{practice.member_id_of(trainer)}", {"role": "viewer"}, if_match=1)
    assert read(lowered)["role"] == "viewer"
    assert not everything(trainer, checkpoint)[2], "a viewer reads what a trainer reads"
    read(owner.patch(f"/members/{practice.member_id_of(trainer)}", {"role": "assistant"}, if_match=2))
    documents, _, reset = everything(trainer, checkpoint)
    assert reset
    assert dog["id"] not in _ids(documents)


def test_a_note_that_became_private_is_removed_from_those_who_had_it(
    owner: Person, trainer: Person, practice: Practice, dog: Doc
) -> None:
    note = owner.writes_note(dog, "Shared.")
    hidden = owner.writes_note(dog, "Never shared.", visibility="private")
    _, checkpoint, _ = everything(trainer)
    owner.edits("notes", hidden, body="Still not shared.")
    owner.edits("notes", note, visibility="private", body="Mine alone.")
    documents, after, reset = everything(trainer, checkpoint)
    assert not reset
    (gone,) = documents
    assert (gone["id"], gone["removed"], gone["deleted"], gone["body"]) == (note["id"], True, True, None)
    assert gone["revision"] == 1, "nothing is told of the revision that nobody else may see"
    assert everything(trainer, checkpoint)[0] == documents
    assert everything(trainer, after)[0] == []
    newcomer = practice.joined_by("New", "trainer")
    assert not {note["id"], hidden["id"]} & set(_ids(everything(newcomer)[0]))


def test_a_note_that_moved_to_another_dog_is_removed_from_its_assistant(owner: Person, assistant: Person) -> None:
    juno, pebble = owner.adds_dog(assigned_person_ids=[assistant.id]), owner.adds_dog(call_name="Pebble")
    note = owner.writes_note(juno, "Which dog?")
    _, checkpoint, _ = everything(assistant)
    owner.edits("notes", note, dog_id=pebble["id"])
    documents, _, _ = everything(assistant, checkpoint)
    assert [(gone["id"], gone["removed"]) for gone in documents] == [(note["id"], True)]


def test_what_a_device_pushed_and_lost_before_its_next_pull_is_removed(owner: Person, assistant: Person) -> None:
    juno, pebble = owner.adds_dog(assigned_person_ids=[assistant.id]), owner.adds_dog(call_name="Pebble")
    _, checkpoint, _ = everything(assistant)
    note = assistant.writes_note(juno, "Which dog?")
    owner.edits("notes", note, dog_id=pebble["id"])
    documents, _, _ = everything(assistant, checkpoint)
    assert [(gone["id"], gone["removed"]) for gone in documents] == [(note["id"], True)]


def test_a_restart_of_the_registry_is_not_noticed(owner: Person, dog: Doc, site: Site, tmp_path: Any) -> None:
    note = owner.writes_note(dog)
    _, checkpoint, _ = everything(owner)
    owner.edits("notes", note, body="Changed.")
    again = open_site(site.registry.database.url, tmp_path)
    try:
        person = again.visitor(access=owner.access).has_cookie(owner.client.cookies["longline_session"], owner.csrf)
        documents, _, reset = everything(person, checkpoint)
    finally:
        again.close()
    assert (_ids(documents), reset) == ([note["id"]], False)
