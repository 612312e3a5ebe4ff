"""Nobody finds what they may not read."""

from tests.harness.person import Doc, Person, refusal
from tests.integration.search.conftest import found_by, ids


def test_nobody(nobody: Person) -> None:
    refusal(nobody.get("/search", params={"q": "recall"}), 401, "not-signed-in")


def test_a_stranger_finds_nothing_of_another_practice(owner: Person, stranger: Person, dog: Doc) -> None:
    owner.writes_note(dog, "Barked at the scooter.")
    for query in ("scooter", "scoter", "scoo", "", "juno", "dog:juno", "author:lena scooter"):
        assert found_by(stranger, query)["items"] == []


def test_a_private_note_is_found_by_its_author_only(owner: Person, trainer: Person, dog: Doc) -> None:
    note = trainer.writes_note(dog, "Barked at the scooter.", visibility="private")
    assert ids(found_by(trainer, "scooter")) == [note["id"]]
    assert found_by(owner, "scooter")["items"] == []


def test_an_assistant_finds_what_belongs_to_the_assigned_dogs(owner: Person, assistant: Person) -> None:
    berger, other = owner.adds_guardian(name="Berger scooter"), owner.adds_guardian(name="Other scooter")
    mine = owner.adds_dog(call_name="Mika", assigned_person_ids=[assistant.id], guardian_ids=[berger["id"]])
    theirs = owner.adds_dog(call_name="Rex", guardian_ids=[other["id"]])
    seen = owner.writes_note(mine, "Barked at the scooter.")
    owner.writes_note(theirs, "Barked at the scooter.")
    assert set(ids(found_by(assistant, "scooter"))) == {seen["id"], berger["id"]}
    assert found_by(assistant, "dog:rex")["items"] == []
    assert ids(found_by(assistant, "mika")) == [mine["id"], seen["id"]]


def test_an_assistant_without_dogs_finds_nothing(owner: Person, assistant: Person, dog: Doc) -> None:
    owner.writes_note(dog, "Barked at the scooter.")
    assert found_by(assistant, "scooter")["items"] == []


def test_an_assistant_finds_the_skills_and_behaviours_that_a_get_shows(owner: Person, assistant: Person) -> None:
    skill, behavior = owner.defines_skill(name="Scooter recall"), owner.defines_behavior(name="Barking at a scooter")
    gone = owner.defines_skill(name="Old scooter recall")
    owner.deletes("skills", gone)
    hidden = owner.adds_dog(call_name="Rex")
    owner.plans_for(hidden, name="scooter recall")
    owner.writes_note(hidden, "Barked at the scooter.", tags=["skill"])
    assert set(ids(found_by(assistant, "scooter"))) == {skill["id"], behavior["id"]}
    assert ids(found_by(assistant, "scooter", kind="skill")) == [skill["id"]]
    mine = owner.adds_dog(call_name="Mika", assigned_person_ids=[assistant.id])
    seen = owner.writes_note(mine, "Barked at the scooter.")
    assert set(ids(found_by(assistant, "scooter"))) == {skill["id"], behavior["id"], seen["id"]}


def test_a_stranger_finds_no_skill_of_another_practice(owner: Person, stranger: Person) -> None:
    owner.defines_skill(name="Scooter recall")
    assert found_by(stranger, "scooter")["items"] == []


def test_a_viewer_finds_everything_that_is_not_private(owner: Person, viewer: Person, dog: Doc) -> None:
    note = owner.writes_note(dog, "Barked at the scooter.")
    assert ids(found_by(viewer, "scooter")) == [note["id"]]
