"""Notes through HTTP: first nobody, a stranger, the right person."""

from tests.factories.records import a_note
from tests.harness.person import Person, new_id, read, refusal


def test_nobody_writes_no_note(nobody: Person) -> None:
    refusal(nobody.put(f"/notes/{new_id()}", a_note(new_id())), 401, "not-signed-in")


def test_a_stranger_reads_no_note_of_another_practice(owner: Person, stranger: Person) -> None:
    note = owner.writes_note(owner.adds_dog())
    refusal(stranger.get(f"/notes/{note['id']}"), 404, "not-found")


def test_a_trainer_writes_a_note_and_reads_it_again(trainer: Person) -> None:
    note = trainer.writes_note(trainer.adds_dog(), "Recall 9/10.")
    assert read(trainer.get(f"/notes/{note['id']}"))["body"] == "Recall 9/10."
