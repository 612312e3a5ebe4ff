"""What each role may do with what others wrote, and how far an assistant sees."""

import pytest

from tests.factories.kinds import RecordKind
from tests.factories.practices import Practice
from tests.factories.records import a_note
from tests.harness.person import Doc, Person, new_id, random_id, read, refusal


@pytest.fixture
def assigned(practice: Practice, assistant: Person) -> Doc:
    """A dog that the assistant is assigned to, with a household."""
    guardian = practice.owner.adds_guardian(name="Household of the assigned")
    return practice.owner.adds_dog(
        call_name="Assigned", assigned_person_ids=[assistant.id], guardian_ids=[guardian["id"]]
    )


def test_an_assistant_sees_the_dogs_they_are_assigned_to_and_no_other(
    practice: Practice, assistant: Person, assigned: Doc, dog: Doc
) -> None:
    assert [d["id"] for d in assistant.every_page("/dogs")] == [assigned["id"]]
    assert assistant.every_page("/dogs", q="Juno") == []
    read(assistant.get(f"/dogs/{assigned['id']}"))
    for path in (f"/dogs/{dog['id']}", f"/dogs/{dog['id']}/timeline", f"/dogs/{dog['id']}/revisions"):
        hidden, made_up = assistant.get(path), assistant.get(path.replace(dog["id"], random_id()))
        refusal(hidden, 404, "not-found")
        assert hidden.json() == made_up.json()


def test_an_assistant_sees_the_households_of_those_dogs_and_no_other(
    practice: Practice, assistant: Person, assigned: Doc
) -> None:
    other = practice.owner.adds_guardian(name="Household of another")
    assert [g["name"] for g in assistant.every_page("/guardians")] == ["Household of the assigned"]
    refusal(assistant.get(f"/guardians/{other['id']}"), 404, "not-found")
    read(assistant.get(f"/guardians/{assigned['guardian_ids'][0]}"))


def test_an_assistant_reads_everything_on_those_dogs_and_nothing_on_others(
    practice: Practice, assistant: Person, assigned: Doc, dog: Doc
) -> None:
    owner = practice.owner
    seen, session = owner.writes_note(assigned), owner.logs_session(assigned)
    hidden, hidden_session = owner.writes_note(dog), owner.logs_session(dog)
    read(assistant.get(f"/notes/{seen['id']}"))
    read(assistant.get(f"/sessions/{session['id']}"))
    refusal(assistant.get(f"/notes/{hidden['id']}"), 404, "not-found")
    refusal(assistant.get(f"/notes/{hidden['id']}/revisions"), 404, "not-found")
    refusal(assistant.get(f"/sessions/{hidden_session['id']}"), 404, "not-found")
    assert len(assistant.every_page(f"/dogs/{assigned['id']}/timeline")) == 2


def test_an_assignment_counts_from_the_moment_it_is_made_until_it_is_taken_away(
    practice: Practice, assistant: Person, dog: Doc
) -> None:
    note = practice.owner.writes_note(dog)
    refusal(assistant.get(f"/notes/{note['id']}"), 404, "not-found")
    changed = practice.owner.edits("dogs", dog, assigned_person_ids=[assistant.id])
    read(assistant.get(f"/notes/{note['id']}"))
    practice.owner.edits("dogs", changed, assigned_person_ids=[])
    refusal(assistant.get(f"/notes/{note['id']}"), 404, "not-found")


def test_an_assistant_writes_notes_on_assigned_dogs_only(assistant: Person, assigned: Doc, dog: Doc) -> None:
    assistant.writes_note(assigned)
    assistant.logs_session(assigned)
    hidden, made_up = assistant.put(f"/notes/{new_id()}", a_note(dog["id"])), assistant.put(
        f"/notes/{new_id()}", a_note(random_id()))  # fmt: skip
    refusal(hidden, 404, "not-found")
    assert hidden.json() == made_up.json()


def test_an_assistant_does_not_move_a_note_out_of_reach(assistant: Person, assigned: Doc, dog: Doc) -> None:
    note = assistant.writes_note(assigned)
    refusal(assistant.patch(f"/notes/{note['id']}", {"dog_id": dog["id"]}, if_match=1), 404, "not-found")


def test_an_assistant_changes_and_deletes_own_notes_only(practice: Practice, assistant: Person, assigned: Doc) -> None:
    own, others = assistant.writes_note(assigned), practice.owner.writes_note(assigned)
    assistant.deletes("notes", assistant.edits("notes", own, body="Recall 9/10."))
    refusal(assistant.patch(f"/notes/{others['id']}", {"body": "Mine now"}, if_match=1), 403, "not-allowed")
    refusal(
        assistant.put(f"/notes/{others['id']}", a_note(assigned["id"], body="Mine"), if_match=1), 403, "not-allowed"
    )
    refusal(assistant.delete(f"/notes/{others['id']}", if_match=1), 403, "not-allowed")


def test_assistants_and_viewers_keep_no_dogs_or_guardians(assistant: Person, viewer: Person, assigned: Doc) -> None:
    for person in (assistant, viewer):
        for path in (f"/dogs/{new_id()}", f"/guardians/{new_id()}"):
            refusal(person.put(path, {"name": "x"} if "guardians" in path else {"call_name": "x"}), 403, "not-allowed")
        refusal(person.patch(f"/dogs/{assigned['id']}", {"about": "x"}, if_match=1), 403, "not-allowed")
        refusal(person.delete(f"/dogs/{assigned['id']}", if_match=1), 403, "not-allowed")
        refusal(person.post(f"/dogs/{assigned['id']}/restore"), 403, "not-allowed")


def test_a_viewer_reads_everything_but_private_notes_and_writes_nothing(
    practice: Practice, viewer: Person, dog: Doc, kind: RecordKind
) -> None:
    path = kind.at(new_id())
    record = read(practice.owner.put(path, kind.first_body(dog["id"]) | kind.read_by(viewer.id)), status=201)
    assert read(viewer.get(path)) == record
    refusal(viewer.put(path, kind.second_body(dog["id"]), if_match=1), 403, "not-allowed")
    refusal(viewer.patch(path, {}, if_match=1), 403, "not-allowed")
    refusal(viewer.delete(path, if_match=1), 403, "not-allowed")
    refusal(viewer.post(f"{path}/restore"), 403, "not-allowed")


def test_a_trainer_edits_anothers_note_under_their_own_name(practice: Practice, trainer: Person, dog: Doc) -> None:
    note = practice.owner.writes_note(dog)
    trainer.edits("notes", note, body="Recall 7/10, I counted again.")
    first, second = read(trainer.get(f"/notes/{note['id']}/revisions"))["items"]
    assert (first["author"]["id"], second["author"]["id"]) == (practice.owner.id, trainer.id)
    assert (first["body"], second["body"]) == ("Recall 8/10 at 15 m.", "Recall 7/10, I counted again.")


def test_a_private_note_is_nobody_elses_not_even_the_owners(
    practice: Practice, trainer: Person, viewer: Person, dog: Doc
) -> None:
    note = trainer.writes_note(dog, "I am not sure about this home.", visibility="private")
    path = f"/notes/{note['id']}"
    for person in (practice.owner, viewer, practice.joined_by("Nils", "trainer")):
        hidden, made_up = person.get(path), person.get(f"/notes/{random_id()}")
        refusal(hidden, 404, "not-found")
        assert hidden.json() == made_up.json()
        refusal(person.get(f"{path}/revisions"), 404, "not-found")
    refusal(practice.owner.patch(path, {"body": "x"}, if_match=1), 404, "not-found")
    refusal(practice.owner.delete(path, if_match=1), 404, "not-found")
    answer = practice.owner.put(path, a_note(dog["id"], body="x"))
    assert "not sure" not in refusal(answer, 409, "id-taken")["detail"]
    assert read(trainer.get(path)) == note


def test_a_private_note_of_an_assistant_needs_the_assignment_too(
    practice: Practice, assistant: Person, assigned: Doc
) -> None:
    note = assistant.writes_note(assigned, visibility="private")
    read(assistant.get(f"/notes/{note['id']}"))
    practice.owner.edits("dogs", assigned, assigned_person_ids=[])
    refusal(assistant.get(f"/notes/{note['id']}"), 404, "not-found")


def test_an_owner_deletes_any_note_that_they_see(practice: Practice, trainer: Person, dog: Doc) -> None:
    practice.owner.deletes("notes", trainer.writes_note(dog))
