"""A text means the same to the chip, to the reading and to the saved note: with the practice's words, never staler."""

import json
from pathlib import Path
from typing import Any

import pytest

from registry.dogs.kinds import DOG
from registry.dogs.schemas import DogBody
from registry.notes.known_words import KnownWords
from registry.platform.database import Transaction
from registry.records.reindex import reindex
from registry.records.service import Intent
from tests.factories.records import a_trial
from tests.harness.person import Doc, Person, new_id, read
from tests.harness.site import Site

NOTES = Path(__file__).parents[3] / "shorthand" / "vectors" / "notes.json"
# A sheet is one only where two dogs are known.
CLASS = "Class\nOllie 5/5, mat 10 s yes. Nala 4/5, mat 4 s. Gus tired, left early."


def _saved(person: Person, dog: Doc, text: str) -> list[dict[str, Any]]:
    return [kept["fact"] for kept in person.writes_note(dog, text)["facts"]]


def _parsed(person: Person, dog: Doc, text: str) -> list[dict[str, Any]]:
    facts: list[dict[str, Any]] = read(person.post("/observations/parse", {"text": text, "dog_id": dog["id"]}))["facts"]
    return facts


def _names(facts: list[dict[str, Any]]) -> list[str]:
    return [fact["name"] for fact in facts if fact["type"] == "attendance"]


def _keys(facts: list[dict[str, Any]]) -> list[str | None]:
    return [fact.get("key") for fact in facts if fact["type"] == "set"]


def test_a_class_sheet_is_saved_as_the_research_lists_it(owner: Person) -> None:
    (sample,) = [one for one in json.loads(NOTES.read_text("utf-8")) if one["id"] == "note-006"]
    dogs = [owner.adds_dog(call_name=name) for name in sample["known"]["dogs"]]
    saved = _saved(owner, dogs[0], sample["text"])
    listed = [{name: value for name, value in fact.items() if name != "core"} for fact in sample["facts"]]
    assert [{name: value for name, value in fact.items() if name != "span"} for fact in saved] == listed
    assert saved == _parsed(owner, dogs[0], sample["text"])


def test_a_word_is_known_to_the_next_note_and_forgotten_with_what_had_it(owner: Person, dog: Doc) -> None:
    def keys() -> list[str | None]:
        facts = _saved(owner, dog, "plonk 4/5")
        assert facts == _parsed(owner, dog, "plonk 4/5")
        return _keys(facts)

    assert keys() == []
    skill = owner.defines_skill(name="plonk", key="skill.sit")
    assert keys() == ["skill.sit"]
    owner.deletes("skills", skill)
    assert keys() == []


def test_a_plan_speaks_for_its_own_dog_only_and_from_the_moment_it_is_made(owner: Person, dog: Doc) -> None:
    other = owner.adds_dog(call_name="Mika")
    assert _keys(_saved(owner, dog, "plonk 4/5")) == []
    owner.plans_for(dog, name="plonk", key="skill.down")
    assert _keys(_saved(owner, dog, "plonk 4/5")) == ["skill.down"]
    assert _keys(_saved(owner, other, "plonk 4/5")) == []


def test_a_renamed_dog_is_known_by_the_new_name_at_once(owner: Person) -> None:
    dog, _ = owner.adds_dog(call_name="Ollie"), owner.adds_dog(call_name="Gus")
    assert _names(_saved(owner, dog, CLASS)) == ["Ollie", "Gus"]
    owner.edits("dogs", dog, call_name="Nala")
    assert _names(_saved(owner, dog, CLASS)) == ["Nala", "Gus"]


def test_an_assistant_reads_and_writes_without_the_names_of_other_dogs(owner: Person, assistant: Person) -> None:
    own, _ = (owner.adds_dog(call_name=name, assigned_person_ids=[assistant.id]) for name in ("Ollie", "Gus"))
    other = owner.adds_dog(call_name="Nala")
    assert _names(_saved(owner, own, CLASS)) == ["Ollie", "Nala", "Gus"]
    assert _names(_saved(assistant, own, CLASS)) == _names(_parsed(assistant, own, CLASS)) == ["Ollie", "Gus"]
    assert read(assistant.get("/observations/words"))["dogs"] == ["Gus", "Ollie"]
    owner.edits("dogs", other, assigned_person_ids=[assistant.id])
    assert _names(_saved(assistant, own, CLASS)) == ["Ollie", "Nala", "Gus"]


def test_the_page_is_told_the_words_that_a_note_is_saved_with(owner: Person, stranger: Person, nobody: Person) -> None:
    owner.adds_dog(call_name="Ollie")
    owner.defines_skill(name="plonk", key="skill.sit")
    words = read(owner.get("/observations/words"))
    assert (words["skills"]["plonk"], words["dogs"]) == ("skill.sit", ["Ollie"])
    assert "plonk" not in read(stranger.get("/observations/words"))["skills"]
    assert nobody.get("/observations/words").status_code == 401


def test_what_another_process_wrote_is_seen(site: Site, owner: Person) -> None:
    dog = owner.adds_dog(call_name="Ollie")
    elsewhere = KnownWords()

    def dogs_there() -> list[str]:
        with site.registry.database.reading() as tx:
            known = elsewhere.of(tx, owner.access, dog["id"])
            assert elsewhere.of(tx, owner.access, dog["id"]) is known
        return list(known.dogs)

    assert dogs_there() == ["Ollie"]
    owner.adds_dog(call_name="Nala")
    assert dogs_there() == ["Nala", "Ollie"]


def test_what_was_undone_is_not_believed(site: Site, owner: Person) -> None:
    """The ledger's place of the dog that never was is taken by another entry, with another hash."""
    words, registry = KnownWords(), site.registry
    owner.adds_dog(call_name="Ollie")

    def begin(tx: Transaction) -> None:
        registry.records.put(tx, owner.access, DOG, new_id(), DogBody(call_name="Ghost"), Intent(now_ms=0))
        assert list(words.of(tx, owner.access, None).dogs) == ["Ghost", "Ollie"]
        raise InterruptedError

    with pytest.raises(InterruptedError):
        registry.database.write(begin)
    owner.writes_note(owner.adds_dog(call_name="Nala"))
    with registry.database.reading() as tx:
        assert list(words.of(tx, owner.access, None).dogs) == ["Nala", "Ollie"]


def _scores(person: Person, dog: Doc) -> list[tuple[int, int]]:
    series = read(person.get(f"/dogs/{dog['id']}/progress"))["series"]
    return [(p["correct"], p["scorable"]) for one in series for p in one["points"] if p["correct"] is not None]


SHEET = "Class\nOllie: sit 4/5\nNala: sit 2/5\nGus: sit 1/5"


def _class(owner: Person) -> list[Doc]:
    return [owner.adds_dog(call_name=name) for name in ("Ollie", "Nala", "Gus")]


def test_a_dogs_progress_has_only_its_own_rows_of_a_class_sheet(owner: Person) -> None:
    ollie, nala, gus = _class(owner)
    notes = [owner.writes_note(dog, SHEET) for dog in (ollie, nala)]
    assert [len(note["facts"]) for note in notes] == [6, 6]
    assert [_scores(owner, dog) for dog in (ollie, nala, gus)] == [[(4, 5)], [(2, 5)], []]
    of_others = [kept["fact"]["dog"] for kept in notes[0]["facts"] if kept["about"] == "other_dog"]
    assert of_others == ["Nala", "Gus"]


def test_a_class_that_is_a_dog_of_its_own_has_none_of_the_rows_and_all_of_the_rest(owner: Person) -> None:
    _class(owner)
    group = owner.adds_dog(call_name="Puppies")
    owner.writes_note(group, "sit 5/5 all together\n" + SHEET)
    assert _scores(owner, group) == [(5, 5)]


def test_rows_stay_whose_they_were_when_a_dog_is_renamed_and_read_anew(site: Site, owner: Person) -> None:
    ollie, _, _ = _class(owner)
    note = owner.writes_note(ollie, SHEET)
    owner.edits("dogs", ollie, call_name="Oliver")
    reindex(site.registry.database, site.registry.records)
    assert _scores(owner, ollie) == [(4, 5)]
    same = owner.edits("notes", note, title="Week 3")
    assert same["facts"] == note["facts"]
    assert _scores(owner, ollie) == [(4, 5)]


def test_a_sheet_that_moves_to_another_dog_is_charted_there(owner: Person) -> None:
    ollie, nala, _ = _class(owner)
    note = owner.writes_note(ollie, SHEET)
    owner.edits("notes", note, dog_id=nala["id"])
    assert [_scores(owner, dog) for dog in (ollie, nala)] == [[], [(2, 5)]]


def test_what_was_put_right_by_hand_in_a_row_stays_with_its_dog(owner: Person) -> None:
    ollie, _, _ = _class(owner)
    note = owner.writes_note(ollie, SHEET)
    sets = [kept for kept in note["facts"] if kept["fact"]["type"] == "set"]
    by_hand = [
        kept | {"origin": "corrected", "about": "note_dog", "fact": kept["fact"] | {"correct": 3}} for kept in sets
    ]
    put_right = owner.edits("notes", note, facts=by_hand)
    assert _scores(owner, ollie) == [(3, 5)]
    assert [kept["about"] for kept in put_right["facts"] if kept["fact"]["type"] == "set"] == [
        "note_dog", "other_dog", "other_dog",
    ]  # fmt: skip


def test_a_row_of_a_class_sheet_contradicts_no_taps(owner: Person) -> None:
    ollie, _, _ = _class(owner)
    session = owner.logs_session(ollie)
    owner.scores(ollie, session, skill="sit", trials=[a_trial(1), a_trial(2)])
    asked = {"text": SHEET, "dog_id": ollie["id"], "session_id": session["id"]}
    assert read(owner.post("/observations/parse", asked))["contradictions"] == []
    told = read(owner.post("/observations/parse", asked | {"text": "sit 4/5"}))["contradictions"]
    assert len(told) == 1
