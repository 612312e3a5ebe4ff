"""What is found, on both databases: words, their forms, the beginnings of words, and words typed wrongly."""

import pytest

from tests.harness.person import Doc, Person, read, refusal
from tests.integration.search.conftest import Find, found_by, ids


@pytest.mark.parametrize(
    "query",
    [
        "thunderstorm",
        "THUNDERSTORMS",
        "thund",
        "thunderstrom",
        "tunderstorm",
        "during thunderstorm",
        "zoë thunderstorm",
        "zoe",
        '"hid under"',
        "hidden thunderstorm",
        "8/10",
        "15m",
        "15 m",
        "15 metres",
        "D2",
        "loose-leash",
        "looseleash",
        "loose leash",
        "behavior",
        "散歩",
    ],
)
def test_a_note_is_found_by(owner: Person, dog: Doc, find: Find, query: str) -> None:
    text = "During the thunderstorm Zoë hid under the bed, 8/10 @15m D2. Loose-leash behaviour fine. Hidden. 散歩。"
    note = owner.writes_note(dog, text)
    owner.writes_note(dog, "Nothing of all that here.")
    assert find(query) == [note["id"]]


@pytest.mark.parametrize(
    "query", ["nothunder", '"under hid"', "thunderstorm -bed", 'bed -"hid under"', "8/11", "'", "%"]
)
def test_a_note_is_not_found_by(owner: Person, dog: Doc, find: Find, query: str) -> None:
    owner.writes_note(dog, "During the thunderstorm she hid under the bed, 8/10.")
    if query in {"'", "%"}:  # nothing to look for: everything is listed
        assert len(find(query)) == 2
    else:
        assert find(query) == []


def test_what_was_corrected_is_said(owner: Person, dog: Doc) -> None:
    note = owner.writes_note(dog, "Slept in the crate.")
    answer = found_by(owner, "krate")
    assert ids(answer) == [note["id"]]
    assert answer["corrections"] == [{"from": "krate", "to": "crate"}]
    assert answer["items"][0]["snippet"] == "Slept in the <mark>crate</mark>."


def test_a_word_that_was_written_is_not_corrected(owner: Person, dog: Doc) -> None:
    note = owner.writes_note(dog, "The crane flew over.")
    owner.writes_note(dog, "Slept in the crate.")
    answer = found_by(owner, "crane")
    assert ids(answer) == [note["id"]]
    assert answer["corrections"] == []


def test_nobodys_private_words_are_suggested(owner: Person, trainer: Person, dog: Doc) -> None:
    trainer.writes_note(dog, "She is pregnant.", visibility="private")
    assert found_by(owner, "pregnent") == {"items": [], "next_cursor": None, "total_estimate": 0, "corrections": []}
    assert found_by(trainer, "pregnent")["corrections"] == [{"from": "pregnent", "to": "pregnant"}]


def test_notes_with_all_words_come_alone_and_else_those_with_most(owner: Person, dog: Doc, find: Find) -> None:
    three = owner.writes_note(dog, "scooter, gate and harness")
    two = owner.writes_note(dog, "scooter and gate")
    one = owner.writes_note(dog, "scooter")
    assert find("scooter gate harness") == [three["id"]]
    assert find("scooter gate zucchini") == [three["id"], two["id"]] or find("scooter gate zucchini") == [
        two["id"],
        three["id"],
    ]
    assert one["id"] in find("scooter zucchini quagga")


def test_a_dog_is_found_before_the_notes_on_it(owner: Person, dog: Doc, find: Find) -> None:
    note = owner.writes_note(dog, "Juno did well.")
    other = owner.writes_note(dog, "Did well again.")
    assert find("juno")[0] == dog["id"]
    assert set(find("juno")) == {dog["id"], note["id"], other["id"]}
    assert find("juno again")[0] == other["id"]


def test_households_and_sessions_are_found(owner: Person, dog: Doc, find: Find) -> None:
    guardian = owner.adds_guardian(name="Household Berger", phone="+41 79 555 01 02")
    session = owner.logs_session(dog, summary="Scooter drill", location="Canal path")
    assert find("berger") == [guardian["id"]]
    assert find("drill canal") == [session["id"]]


def test_an_edited_note_is_found_by_what_it_says_now(owner: Person, dog: Doc, find: Find) -> None:
    note = owner.writes_note(dog, "Barked at the scooter.")
    owner.edits("notes", note, body="Barked at the tractor.")
    assert find("scooter") == []
    assert find("tractor") == [note["id"]]


def test_a_deleted_note_is_not_found_until_it_is_restored(owner: Person, dog: Doc, find: Find) -> None:
    note = owner.writes_note(dog, "Barked at the scooter.")
    gone = owner.deletes("notes", note)
    assert find("scooter") == []
    read(owner.post(f"/notes/{note['id']}/restore", if_match=gone["revision"]))
    assert find("scooter") == [note["id"]]


def test_what_is_written_about_a_deleted_dog_is_not_found(owner: Person, dog: Doc, find: Find) -> None:
    owner.writes_note(dog, "Barked at the scooter.")
    owner.deletes("dogs", read(owner.get(f"/dogs/{dog['id']}")))
    assert find("scooter") == []
    assert find("juno") == []


def test_a_hit_says_what_it_is(owner: Person, dog: Doc) -> None:
    note = owner.writes_note(dog, "Gate\nBarked at the <scooter>.", tags=["Vet"], kind="incident")
    hit = found_by(owner, "scooter")["items"][0]
    assert hit.pop("score") > 0
    assert hit == {
        "kind": "note",
        "id": note["id"],
        "dog_id": dog["id"],
        "dog_name": "Juno",
        "occurred_at": note["occurred_at"],
        "author": {"id": owner.id, "name": "Lena"},
        "title": "Gate",
        "snippet": "Gate Barked at the &lt;<mark>scooter</mark>&gt;.",
        "detail_kind": "incident",
        "tags": ["Vet"],
    }


def test_a_synonym_of_the_trade_is_found(owner: Person, dog: Doc, find: Find) -> None:
    note = owner.writes_note(dog, "She comes at once.")
    assert find("recall") == [note["id"]]


@pytest.mark.parametrize(
    "q", ['"', "NEAR(a b)", "a AND NOT", "a:*", "!!", "& | !", "(((", "\\", "a\u0308\u0308", "😀 🐕"]
)
def test_no_query_is_an_error(owner: Person, q: str) -> None:
    assert owner.get("/search", params={"q": q}).status_code == 200


def test_a_wrong_date_has_a_clear_answer(owner: Person) -> None:
    problem = refusal(owner.get("/search", params={"q": "recall before:soon"}), 422, "invalid")
    assert problem["detail"].startswith("`before:soon` is not a date.")
    assert problem["errors"][0]["pointer"] == "/q"
