"""Who reads what follows from training, and hand-overs that are read as they stood."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.factories.practices import Practice
from tests.factories.records import a_trial, an_observation
from tests.harness.person import Doc, Person, new_id, random_id, read, refusal

PARTS = ("progress", "weights", "handover")
OUTCOMES = ("hit", "miss", "false_alert", "correct_rejection", "called_off", "unconfirmed")


@pytest.mark.parametrize("part", PARTS)
def test_an_assistant_reads_what_follows_from_assigned_dogs_only(
    owner: Person, assistant: Person, stranger: Person, nobody: Person, part: str
) -> None:
    own, other = owner.adds_dog(assigned_person_ids=[assistant.id]), owner.adds_dog(call_name="Mika")
    read(assistant.get(f"/dogs/{own['id']}/{part}"))
    refusal(assistant.get(f"/dogs/{other['id']}/{part}"), 404, "not-found")
    refusal(stranger.get(f"/dogs/{own['id']}/{part}"), 404, "not-found")
    refusal(nobody.get(f"/dogs/{own['id']}/{part}"), 401, "not-signed-in")
    refusal(owner.get(f"/dogs/{random_id()}/{part}"), 404, "not-found")


@pytest.mark.parametrize("part", ["record", "draft"])
def test_an_assistant_reads_sessions_of_assigned_dogs_only(owner: Person, assistant: Person, part: str) -> None:
    own, other = owner.adds_dog(assigned_person_ids=[assistant.id]), owner.adds_dog(call_name="Mika")
    read(assistant.get(f"/sessions/{owner.logs_session(own)['id']}/{part}"))
    refusal(assistant.get(f"/sessions/{owner.logs_session(other)['id']}/{part}"), 404, "not-found")


def test_reading_a_text_needs_a_dog_and_a_session_one_may_read(
    nobody: Person, stranger: Person, owner: Person, dog: Doc
) -> None:
    session = owner.logs_session(dog)
    refusal(nobody.post("/observations/parse", {"text": "recall 4/5"}), 401, "not-signed-in")
    for where in ({"dog_id": dog["id"]}, {"session_id": session["id"]}):
        refusal(stranger.post("/observations/parse", {"text": "recall 4/5", **where}), 404, "not-found")


def test_a_text_agrees_with_taps_that_say_the_same(owner: Person, dog: Doc) -> None:
    session = owner.logs_session(dog)
    owner.scores(dog, session, trials=[a_trial(1), a_trial(2, "incorrect")])
    for text, told in (("recall 1/2", 0), ("recall 2/2", 1), ("heel 2/2", 0)):
        asked = {"text": text, "session_id": session["id"], "dog_id": dog["id"]}
        assert len(read(owner.post("/observations/parse", asked))["contradictions"]) == told, text


def test_a_hand_over_is_acknowledged_as_it_was_shown(
    nobody: Person, stranger: Person, owner: Person, trainer: Person, dog: Doc
) -> None:
    note = owner.writes_note(dog, "Settles in the crate.", kind="handover")
    path = f"/notes/{note['id']}/acknowledge"
    refusal(nobody.post(path), 401, "not-signed-in")
    refusal(stranger.post(path), 404, "not-found")
    owner.edits("notes", note, body="Settles in the crate. Not with Mika.")
    stale = trainer.post(path, if_match=note["revision"])
    assert refusal(stale, 412, "stale")["current"]["body"].endswith("Not with Mika.")
    assert read(trainer.get(f"/dogs/{dog['id']}/handover"))["last"]["acknowledged_by"] == []
    read(trainer.post(path, if_match=2))
    assert read(trainer.get(f"/dogs/{dog['id']}/handover"))["last"]["acknowledged_by_me"]


def test_a_hand_over_that_was_changed_is_to_be_read_again(owner: Person, trainer: Person, dog: Doc) -> None:
    note = owner.writes_note(dog, "Settles in the crate.", kind="handover")
    read(trainer.post(f"/notes/{note['id']}/acknowledge"))
    owner.edits("notes", note, body="Does not settle in the crate.")
    assert read(trainer.get(f"/dogs/{dog['id']}/handover"))["last"]["acknowledged_by"] == []


def test_the_first_text_of_a_note_stays_in_history_byte_for_byte(owner: Person, dog: Doc) -> None:
    text = "Recall 4/5  @15m\r\n\r\n  Größe 🐕 e\u0301 \u200d#recall\t"
    note = owner.writes_note(dog, text)
    edited = owner.edits("notes", note, body="Recall 3/5.")
    owner.edits("notes", edited, status="void")
    revisions = read(owner.get(f"/notes/{note['id']}/revisions"))["items"]
    first = next(one for one in revisions if one["revision"] == 1)
    assert first["body"] == text
    assert len(revisions) == 3


@settings(max_examples=15, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(outcomes=st.lists(st.sampled_from(OUTCOMES), min_size=1, max_size=6))
def test_a_deployment_takes_any_search_without_false_alerts_and_no_other(
    practice: Practice, outcomes: list[str]
) -> None:
    owner = practice.owner
    dog = owner.adds_dog()
    deployment = owner.logs_session(dog, kind="deployment")
    search = {"responses": [{"outcome": outcome} for outcome in outcomes]}
    body = an_observation(dog["id"], type="search", search=search, session_id=deployment["id"])
    del body["weight_kg"]
    answer = owner.put(f"/observations/{new_id()}", body)
    if "false_alert" in outcomes:
        place = outcomes.index("false_alert")
        assert refusal(answer, 422, "invalid")["errors"][0]["pointer"] == f"/search/responses/{place}/outcome"
    else:
        assert read(answer, status=201)["search"]["responses"][0]["outcome"] == outcomes[0]
