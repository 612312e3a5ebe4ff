"""A draft that is saved repeats in words what was tapped: every chart counts it once (invariant 1)."""

from typing import Any

import pytest

from tests.factories.records import a_trial, an_observation
from tests.harness.person import Doc, Person, new_id, read

END = "2026-10-06T18:00:00+02:00"
FIVE = [a_trial(1), a_trial(2), a_trial(3, "incorrect"), a_trial(4), a_trial(5)]


@pytest.fixture
def session(owner: Person, dog: Doc) -> Doc:
    session = owner.logs_session(dog, ended_at=END)
    owner.scores(dog, session, step={"distance_m": 15, "distraction": 1}, trials=FIVE)
    owner.observes(dog, session_id=session["id"])
    for fields in (
        {"type": "welfare", "welfare": {"fas": 2}},
        {"type": "exposure", "exposure": {"trigger": "dog", "distance_min_m": 28, "response": 2}},
        {"type": "events", "behavior": "barking", "observed_s": 600, "events": [_bark(), _bark()]},
    ):
        body = {**an_observation(dog["id"], session_id=session["id"]), **fields}
        del body["weight_kg"]
        read(owner.put(f"/observations/{new_id()}", body), status=201)
    return session


def _bark() -> Doc:
    return {"id": new_id(), "at": "2026-10-06T17:45:00+02:00"}


def _saves(person: Person, dog: Doc, session: Doc, **fields: Any) -> Doc:
    text = read(person.get(f"/sessions/{session['id']}/draft"))["text"]
    fields = {"source": "generated", "occurred_at": END, "session_id": session["id"], **fields}
    return person.writes_note(dog, text + fields.pop("more", ""), **fields)


def _charts(person: Person, dog: Doc, **query: str) -> Any:
    shown = read(person.get(f"/dogs/{dog['id']}/progress", params=query))
    weights = read(person.get(f"/dogs/{dog['id']}/weights"))["items"]
    return shown["series"], shown["thresholds"], shown["cumulative"], weights


@pytest.mark.parametrize("units", ["metric", "us"])
def test_a_saved_draft_changes_no_chart(owner: Person, dog: Doc, session: Doc, units: str) -> None:
    read(owner.patch("/organization", {"unit_system": units}, if_match=1))
    before = _charts(owner, dog)
    note = _saves(owner, dog, session)
    assert {kept["fact"]["type"] for kept in note["facts"]} >= {"set", "welfare", "exposure", "weight"}
    assert _charts(owner, dog) == before


def test_nor_does_it_where_the_chart_begins_after_the_taps(owner: Person, dog: Doc, session: Doc) -> None:
    _saves(owner, dog, session)
    series, *_ = _charts(owner, dog, **{"from": "2026-10-06T17:59:00+02:00"})
    assert [point for one in series for point in one["points"]] == []


def test_what_was_not_tapped_and_is_added_to_the_draft_counts(owner: Person, dog: Doc, session: Doc) -> None:
    _saves(owner, dog, session, more="\nheel 3/5\ntold owner: settles well")
    series, *_ = _charts(owner, dog, skill="heel")
    assert [(point["correct"], point["scorable"]) for one in series for point in one["points"]] == [(3, 5)]
    card = read(owner.get(f"/dogs/{dog['id']}/handover"))
    assert [line["text"] for line in card["told_owner"]] == ["settles well"]


def test_the_taps_stand_where_the_text_says_otherwise(owner: Person, dog: Doc, session: Doc) -> None:
    owner.writes_note(dog, "recall 5/5", session_id=session["id"], occurred_at=END)
    series, *_ = _charts(owner, dog, skill="recall")
    assert [(p["correct"], p["scorable"]) for one in series for p in one["points"]] == [(4, 5)]


def test_a_note_without_the_session_is_a_record_of_its_own(owner: Person, dog: Doc, session: Doc) -> None:
    owner.writes_note(dog, "recall 5/5", occurred_at="2026-10-07T10:00:00+02:00")
    series, *_ = _charts(owner, dog, skill="recall")
    points = [point for one in series if one["measure"] == "percent_correct" for point in one["points"]]
    assert sorted((point["correct"], point["scorable"]) for point in points) == [(4, 5), (5, 5)]


def test_when_the_taps_are_void_the_text_counts(owner: Person, dog: Doc) -> None:
    session = owner.logs_session(dog, ended_at=END)
    kept = owner.scores(dog, session, trials=FIVE)
    _saves(owner, dog, session)
    owner.edits("sets", kept, status="void")
    series, *_ = _charts(owner, dog, skill="recall")
    assert [(p["correct"], p["scorable"]) for one in series for p in one["points"]] == [(4, 5)]


def test_a_set_nobody_tapped_in_keeps_no_text_from_counting(owner: Person, dog: Doc) -> None:
    session = owner.logs_session(dog, ended_at=END)
    owner.scores(dog, session)
    owner.writes_note(dog, "recall 5/5", session_id=session["id"], occurred_at=END)
    series, *_ = _charts(owner, dog, skill="recall")
    assert [(p["correct"], p["scorable"]) for one in series for p in one["points"]] == [(5, 5)]
