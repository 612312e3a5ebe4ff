"""Progress: what notes, sets and observations become on a dog's charts."""

from typing import Any

import pytest

from tests.factories.records import a_part_id, a_trial, an_observation
from tests.harness.person import Doc, Person, new_id, random_id, read, refusal


def _progress(person: Person, dog: Doc, **wanted: str) -> Doc:
    return read(person.get(f"/dogs/{dog['id']}/progress", params=wanted))


def _points(found: Doc, target: str, measure: str = "percent_correct") -> list[Doc]:
    (series,) = [one for one in found["series"] if (one["target"], one["measure"]) == (target, measure)]
    points: list[Doc] = series["points"]
    return points


def test_nobody_and_strangers_see_no_progress(nobody: Person, stranger: Person, dog: Doc) -> None:
    path = f"/dogs/{dog['id']}/progress"
    refusal(nobody.get(path), 401, "not-signed-in")
    real, made_up = stranger.get(path), stranger.get(f"/dogs/{random_id()}/progress")
    refusal(real, 404, "not-found")
    assert real.json() == made_up.json()


def test_a_dog_of_which_nothing_was_measured_has_an_empty_page(viewer: Person, dog: Doc) -> None:
    assert _progress(viewer, dog) == {
        "targets": [], "series": [], "rules": [], "proofing": [], "cumulative": [], "thresholds": [],
        "loose": [],
    }  # fmt: skip


def test_a_note_charts_itself_without_a_plan(owner: Person, viewer: Person, dog: Doc) -> None:
    note = owner.writes_note(dog, "recall 8/10 @15m D1")
    found = _progress(viewer, dog)
    (target,) = found["targets"]
    assert (target["target"], target["name"], target["key"], target["plan_id"]) == (
        "skill:recall", "recall", "skill.recall", None,
    )  # fmt: skip
    (point,) = _points(found, "skill:recall")
    assert (point["value"], point["correct"], point["scorable"], point["thin"]) == (80.0, 8, 10, False)
    assert point["session_id"] == note["id"]
    assert found["loose"] == [{"id": note["id"], "kind": "note"}]
    assert (round(point["lower"], 1), round(point["upper"], 1)) == (49.0, 94.3)
    assert found["proofing"][0]["map"]["cells"]


def test_the_plan_takes_what_is_called_like_it_and_what_was_recorded_under_it(owner: Person, dog: Doc) -> None:
    plan = owner.plans_for(dog, name="Recall", key="skill.recall", advance_rule=_rule())
    session = owner.logs_session(dog, location="Yard")
    trials = [a_trial(1), a_trial(2), a_trial(3, "incorrect"), a_trial(4), a_trial(5, undone_at=a_trial(5)["at"])]
    owner.scores(dog, session, skill="come", plan_id=plan["id"], trials=trials)
    owner.writes_note(dog, "recall 2/5", occurred_at="2026-10-07T17:30:00+02:00")
    found = _progress(owner, dog)
    assert [target["target"] for target in found["targets"]] == [plan["id"]]
    assert [(point["correct"], point["scorable"]) for point in _points(found, plan["id"])] == [(3, 4), (2, 5)]
    (rule,) = found["rules"]
    assert rule["advice"] == "drop"
    assert rule["reason"].endswith(".")


def test_void_sessions_sets_and_notes_disappear_and_come_back(owner: Person, dog: Doc) -> None:
    session = owner.logs_session(dog)
    tapped = owner.scores(dog, session, trials=[a_trial(1), a_trial(2)])
    note = owner.writes_note(dog, "recall 4/5")
    assert len(_points(_progress(owner, dog), "skill:recall")) == 2
    void = owner.edits("sessions", session, status="void")
    note = owner.edits("notes", note, status="void")
    assert _progress(owner, dog)["series"] == []
    owner.edits("sessions", void, status="final")
    owner.edits("sets", tapped, status="void")
    assert _progress(owner, dog)["series"] == []
    owner.edits("notes", note, status="final")
    assert len(_points(_progress(owner, dog), "skill:recall")) == 1
    assert len(read(owner.get(f"/notes/{note['id']}/revisions"))["items"]) == 3


def test_counts_become_rates_and_a_cumulative_record(owner: Person, dog: Doc) -> None:
    for day, taps in ((6, 2), (7, 1)):
        at = f"2026-10-{day:02d}T17:30:00+02:00"
        events = [{"id": new_id(), "at": at} for _ in range(taps)]
        owner.observes(
            dog, type="events", weight_kg=None, behavior="barking", occurred_at=at, events=events, observed_s=120
        )
    found = _progress(owner, dog)
    assert [point["value"] for point in _points(found, "behavior:barking", "rate")] == [1.0, 0.5]
    assert [point["total"] for point in found["cumulative"][0]["points"]] == [2, 3]


def test_not_observed_is_a_gap_and_no_zero(owner: Person, dog: Doc) -> None:
    owner.observes(
        dog, type="events", weight_kg=None, behavior="barking", not_recorded_reason="camera failed", events=[]
    )
    (series,) = _progress(owner, dog)["series"]
    assert series["points"] == []
    assert series["gaps"][0]["reason"] == "camera failed"


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ({"skill": "recall"}, {"skill:recall"}), ({"skill": "skill.recall"}, {"skill:recall"}),
        ({"behavior": "barking"}, {"behavior:barking"}), ({"skill": "unicorn"}, set()),
        ({"from": "2026-10-07"}, {"behavior:barking"}), ({"to": "2026-10-06"}, {"skill:recall"}),
        ({"per": "day"}, {"skill:recall", "behavior:barking"}),
    ],
)  # fmt: skip
def test_filters(owner: Person, dog: Doc, wanted: Any, found: set[str]) -> None:
    owner.writes_note(dog, "recall 4/5")
    owner.observes(
        dog, type="events", weight_kg=None, behavior="barking", occurred_at="2026-10-07T17:30:00+02:00",
        events=[{"id": a_part_id(), "at": "2026-10-07T17:30:00+02:00"}],
    )  # fmt: skip
    assert {series["target"] for series in _progress(owner, dog, **wanted)["series"]} == found


def test_private_notes_chart_for_their_author_only(owner: Person, trainer: Person, dog: Doc) -> None:
    owner.writes_note(dog, "recall 4/5", visibility="private")
    assert len(_progress(owner, dog)["series"]) == 1
    assert _progress(trainer, dog)["series"] == []


def test_weighings_come_from_observations(nobody: Person, viewer: Person, owner: Person, dog: Doc) -> None:
    seen = owner.observes(dog, weight_kg=23.4, bcs=5)
    refusal(nobody.get(f"/dogs/{dog['id']}/weights"), 401, "not-signed-in")
    (item,) = read(viewer.get(f"/dogs/{dog['id']}/weights"))["items"]
    assert (item["kg"], item["bcs"], item["record_id"]) == (23.4, 5, seen["id"])


def test_the_draft_of_a_session_says_its_numbers(nobody: Person, stranger: Person, owner: Person, dog: Doc) -> None:
    session = owner.logs_session(dog, location="Yard", ended_at="2026-10-06T17:50:00+02:00")
    trials = [a_trial(1, latency_ms=1200), a_trial(2), a_trial(3, "no_response"), a_trial(4), a_trial(5)]
    owner.scores(dog, session, step={"distance_m": 15, "distraction": 1}, trials=trials)
    seen = an_observation(dog["id"], session_id=session["id"], type="welfare", welfare={"fas": 2})
    del seen["weight_kg"]
    read(owner.put(f"/observations/{new_id()}", seen), status=201)
    path = f"/sessions/{session['id']}/draft"
    refusal(nobody.get(path), 401, "not-signed-in")
    refusal(stranger.get(path), 404, "not-found")
    draft = read(owner.get(path))
    assert draft["title"] == "Recall"
    assert draft["text"] == "\n".join([
        "Yard, 20 min.", "recall 4/5 @15m D1, 1 no response, median latency 1.2 s", "FAS 2",
    ])  # fmt: skip


def test_reading_a_text_saves_nothing_and_finds_contradictions(owner: Person, viewer: Person, dog: Doc) -> None:
    session = owner.logs_session(dog)
    owner.scores(dog, session, trials=[a_trial(1), a_trial(2), a_trial(3), a_trial(4, "incorrect")])
    asked = {"text": "recall 4/5, he was stubborn", "dog_id": dog["id"], "session_id": session["id"]}
    read_back = read(viewer.post("/observations/parse", asked))
    (fact,) = read_back["facts"]
    assert (fact["type"], fact["skill"], fact["correct"], fact["scorable"], fact["span"]) == (
        "set", "recall", 4, 5, [0, 10],
    )  # fmt: skip
    assert [hint["found"] for hint in read_back["hints"]] == ["stubborn"]
    (told,) = read_back["contradictions"]
    assert told["sentence"] == "The text says 4/5, the taps of this session say 3/4."
    assert [item["kind"] for item in viewer.every_page(f"/dogs/{dog['id']}/timeline")] == ["session"]


def test_the_hand_over_card_tells_what_to_know_now(
    nobody: Person, stranger: Person, owner: Person, trainer: Person, dog: Doc
) -> None:
    step = {"id": new_id(), "distance_m": 15, "distraction": 1}
    plan = owner.plans_for(dog, name="recall", steps=[step], current_step_id=step["id"], advance_rule=_rule())
    flag = owner.flags(dog, severity="caution")
    owner.writes_note(dog, "recall 4/5 @15m D1")
    note = owner.writes_note(dog, "Settles in the crate.", kind="handover")
    refusal(nobody.get(f"/dogs/{dog['id']}/handover"), 401, "not-signed-in")
    refusal(stranger.get(f"/dogs/{dog['id']}/handover"), 404, "not-found")
    card = read(trainer.get(f"/dogs/{dog['id']}/handover"))
    assert [(one["plan_id"], one["step"]) for one in card["plans"]] == [(plan["id"], "@15m D1")]
    assert [(one["correct"], one["scorable"]) for one in card["plans"][0]["last_sets"]] == [(4, 5)]
    assert [one["flag_id"] for one in card["cautions"]] == [flag["id"]]
    assert (card["last"]["note_id"], card["last"]["acknowledged_by_me"]) == (note["id"], False)
    assert "recall: step @15m D1, last sets 4/5." in card["draft"]
    read(trainer.post(f"/notes/{note['id']}/acknowledge"))
    last = read(trainer.get(f"/dogs/{dog['id']}/handover"))["last"]
    assert (last["acknowledged_by"], last["acknowledged_by_me"]) == ([trainer.access.person_name], True)


def test_only_hand_over_notes_are_acknowledged(owner: Person, dog: Doc) -> None:
    note = owner.writes_note(dog)
    refusal(owner.post(f"/notes/{note['id']}/acknowledge"), 409, "conflict")


def test_two_counts_within_a_quarter_of_an_hour_have_no_weekly_factor(owner: Person, dog: Doc) -> None:
    """From 1 to 8 a minute in three minutes is a factor per week beyond any number."""
    for minute, barks in ((0, 1), (3, 8)):
        at = f"2026-10-07T17:{minute:02d}:00+02:00"
        owner.observes(dog, **_barks(at, barks), observed_s=60)
    (series,) = _progress(owner, dog)["series"]
    assert [point["value"] for point in series["points"]] == [1, 8]
    assert series["trends"] == [{"kind": None, "celeration": None}]


def test_more_than_a_thousand_ratings_have_a_median_with_its_interval(owner: Person, dog: Doc) -> None:
    owner.observes(dog, **_barks("2026-10-07T17:00:00+02:00", 1_100, intensity=3))
    (point,) = _points(_progress(owner, dog), "behavior:barks", "intensity")
    assert (point["value"], point["lower"], point["upper"]) == (3, 3, 3)


@pytest.mark.parametrize(
    ("words", "put_right"),
    [
        ("recall 12/10", {"type": "set", "skill": "recall", "correct": 12, "scorable": 10}),
        ("barks 5x", {"type": "count", "behavior": "barks", "count": -5}),
    ],
)
def test_what_cannot_have_been_stays_in_its_note_and_is_not_charted(
    owner: Person, dog: Doc, words: str, put_right: Doc
) -> None:
    fact = {"origin": "corrected", "quote": words, "fact": {**put_right, "span": [0, len(words)]}}
    note = owner.writes_note(dog, words, facts=[fact])
    assert note["facts"][0]["fact"]["type"] == put_right["type"]
    assert _progress(owner, dog)["series"] == []


def _barks(at: str, times: int, **fields: Any) -> Doc:
    """An observation of barking without a weight."""
    events = [{"id": new_id(), "at": at, **fields} for _ in range(times)]
    return {"type": "events", "behavior": "barks", "occurred_at": at, "events": events, "weight_kg": None}


def _rule() -> Doc:
    return {"id": "push-drop-stick", "name": "Push, drop, stick", "set_size": 5, "push_min": 4, "drop_max": 2}
