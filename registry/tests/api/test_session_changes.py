"""What is changed about a session after things were recorded in it, and what its record and charts then say."""

from typing import Any

import pytest

from tests.factories.records import EVENING, a_note, a_session, a_set, a_trial, an_observation
from tests.harness.person import Doc, Person, new_id, read, refusal

END = "2026-10-06T18:00:00+02:00"


@pytest.fixture
def session(owner: Person, dog: Doc) -> Doc:
    return owner.logs_session(dog, ended_at=END)


def _observes(person: Person, dog: Doc, session: Doc, **fields: Any) -> Doc:
    body = an_observation(dog["id"], session_id=session["id"], **fields)
    if fields["type"] != "weight":
        del body["weight_kg"]
    return read(person.put(f"/observations/{new_id()}", body), status=201)


def _whining(person: Person, dog: Doc, session: Doc) -> Doc:
    events = [{"id": new_id(), "at": "2026-10-06T17:50:00+02:00", "kind": "start"}]
    return _observes(person, dog, session, type="events", behavior="whining", events=events)


def _points(person: Person, dog: Doc, measure: str) -> list[float | None]:
    shown = read(person.get(f"/dogs/{dog['id']}/progress"))
    return [point["value"] for one in shown["series"] if one["measure"] == measure for point in one["points"]]


@pytest.mark.parametrize(
    "fields",
    [
        {"type": "search", "search": {"n_hides": 1, "responses": [{"outcome": "hit"}]}},
        {"type": "departure", "departure": {"planned_s": 60, "actual_s": 55}},
        {"type": "welfare", "welfare": {"arousal": 3}},
        {"type": "weight", "status": "void"},
    ],
    ids=lambda fields: str(fields["type"]),
)
def test_the_record_holds_what_is_not_charted_too(owner: Person, dog: Doc, session: Doc, fields: Any) -> None:
    seen = _observes(owner, dog, session, **fields)
    assert read(owner.get(f"/sessions/{session['id']}/record"))["observations"] == [seen]


def test_a_void_set_stays_in_the_record_and_leaves_draft_and_chart(owner: Person, dog: Doc, session: Doc) -> None:
    kept = owner.scores(dog, session, trials=[a_trial(1)])
    void = owner.edits("sets", kept, status="void")
    assert read(owner.get(f"/sessions/{session['id']}/record"))["sets"] == [void]
    assert "1/1" not in read(owner.get(f"/sessions/{session['id']}/draft"))["text"]
    assert _points(owner, dog, "percent_correct") == []


def test_a_deleted_set_leaves_the_record(owner: Person, dog: Doc, session: Doc) -> None:
    owner.deletes("sets", owner.scores(dog, session, trials=[a_trial(1)]))
    assert read(owner.get(f"/sessions/{session['id']}/record"))["sets"] == []


def test_a_start_without_a_stop_is_charted_until_the_sessions_end(owner: Person, dog: Doc, session: Doc) -> None:
    _whining(owner, dog, session)
    assert _points(owner, dog, "duration") == [600.0]
    assert "whining 600 s" in read(owner.get(f"/sessions/{session['id']}/draft"))["text"]


def test_it_is_charted_anew_when_the_session_ends_at_another_time(owner: Person, dog: Doc) -> None:
    session = owner.logs_session(dog)
    _whining(owner, dog, session)
    ended = owner.edits("sessions", session, ended_at="2026-10-06T17:55:00+02:00")
    assert _points(owner, dog, "duration") == [300.0]
    owner.edits("sessions", ended, ended_at=END)
    assert _points(owner, dog, "duration") == [600.0]


@pytest.mark.parametrize(
    ("change", "pointer"),
    [
        ({"ended_at": "2026-10-06T17:31:30+02:00"}, "/ended_at"),
        ({"started_at": "2026-10-06T17:31:30+02:00"}, "/started_at"),
    ],
)
def test_a_session_never_leaves_its_trials_outside(
    owner: Person, dog: Doc, session: Doc, change: Any, pointer: str
) -> None:
    owner.scores(dog, session, trials=[a_trial(1), a_trial(2)])
    answer = owner.patch(f"/sessions/{session['id']}", change, if_match=session["revision"])
    problem = refusal(answer, 422, "invalid")
    assert problem["errors"][0]["pointer"] == pointer
    assert "trial" in problem["detail"]
    assert read(owner.get(f"/sessions/{session['id']}"))["revision"] == session["revision"]


def test_an_event_holds_the_sessions_end_too(owner: Person, dog: Doc, session: Doc) -> None:
    _whining(owner, dog, session)
    change = {"ended_at": "2026-10-06T17:45:00+02:00"}
    refusal(owner.patch(f"/sessions/{session['id']}", change, if_match=session["revision"]), 422, "invalid")


def test_void_and_deleted_sets_hold_no_session(owner: Person, dog: Doc, session: Doc) -> None:
    owner.edits("sets", owner.scores(dog, session, trials=[a_trial(2)]), status="void")
    owner.deletes("sets", owner.scores(dog, session, trials=[a_trial(2)]))
    assert owner.edits("sessions", session, ended_at="2026-10-06T17:31:30+02:00")["revision"] == 2


def test_a_session_with_records_stays_with_its_dog(owner: Person, dog: Doc, session: Doc) -> None:
    other = owner.adds_dog(call_name="Mika")
    owner.scores(dog, session, trials=[])
    answer = owner.patch(f"/sessions/{session['id']}", {"dog_id": other["id"]}, if_match=session["revision"])
    assert "dog" in refusal(answer, 409, "session-has-records")["detail"]


def test_an_empty_session_may_go_to_the_right_dog(owner: Person, dog: Doc, session: Doc) -> None:
    other = owner.adds_dog(call_name="Mika")
    assert owner.edits("sessions", session, dog_id=other["id"])["dog_id"] == other["id"]


def test_dangers_of_the_new_dog_are_read_before_a_session_moves_to_it(owner: Person, trainer: Person, dog: Doc) -> None:
    session = trainer.logs_session(dog)
    other = owner.adds_dog(call_name="Mika")
    owner.flags(other, severity="danger", instruction="Muzzle on at the gate.")
    change = {"dog_id": other["id"], "started_at": "2026-10-20T17:30:00+02:00"}
    answer = trainer.patch(f"/sessions/{session['id']}", change, if_match=session["revision"])
    refusal(answer, 409, "acknowledgement-needed")


def test_a_session_with_false_alerts_becomes_no_deployment(owner: Person, dog: Doc, session: Doc) -> None:
    _observes(owner, dog, session, type="search", search={"responses": [{"outcome": "false_alert"}]})
    answer = owner.patch(f"/sessions/{session['id']}", {"kind": "deployment"}, if_match=session["revision"])
    assert refusal(answer, 422, "invalid")["errors"][0]["pointer"] == "/kind"


def test_a_note_names_a_session_of_its_own_dog(owner: Person, dog: Doc, session: Doc) -> None:
    other = owner.adds_dog(call_name="Mika")
    answer = owner.put(f"/notes/{new_id()}", a_note(other["id"], session_id=session["id"]))
    problem = refusal(answer, 422, "invalid")
    assert problem["errors"][0]["pointer"] == "/session_id"
    assert owner.writes_note(dog, session_id=session["id"])["session_id"] == session["id"]


def test_a_session_that_was_deleted_in_between_takes_no_sets(owner: Person, dog: Doc, session: Doc) -> None:
    kept = owner.scores(dog, session, trials=[a_trial(1)])
    owner.deletes("sessions", session)
    assert _points(owner, dog, "percent_correct") == []
    answer = owner.patch(f"/sets/{kept['id']}", {"trials": [a_trial(1), a_trial(2)]}, if_match=kept["revision"])
    assert refusal(answer, 404, "not-found")["errors"][0]["pointer"] == "/session_id"
    read(owner.post(f"/sessions/{session['id']}/restore"))
    assert _points(owner, dog, "percent_correct") == [100.0]


def test_undo_and_redo_of_a_trial_gives_the_same_answers(owner: Person, dog: Doc, session: Doc) -> None:
    trials = [a_trial(1), a_trial(2, "incorrect"), a_trial(3)]
    kept = owner.scores(dog, session, trials=trials)
    before = read(owner.get(f"/dogs/{dog['id']}/progress"))
    undone = owner.edits("sets", kept, trials=[*trials[:2], {**trials[2], "undone_at": "2026-10-06T17:34:00+02:00"}])
    assert _points(owner, dog, "percent_correct") == [50.0]
    assert len(undone["trials"]) == 3, "what was undone stays"
    again = owner.edits("sets", undone, trials=trials)
    assert read(owner.get(f"/dogs/{dog['id']}/progress")) == before
    assert again["trials"] == kept["trials"]


def test_a_session_at_night_when_the_clocks_change_has_its_true_length(owner: Person, dog: Doc) -> None:
    """From 02:30 summer time to 02:15 winter time: 45 minutes, though the wall clock went back."""
    body = a_session(dog["id"], started_at="2026-10-25T02:30:00+02:00", ended_at="2026-10-25T02:15:00+01:00")
    session = read(owner.put(f"/sessions/{new_id()}", body), status=201)
    events = [
        {"id": new_id(), "at": "2026-10-25T02:50:00+02:00", "kind": "start"},
        {"id": new_id(), "at": "2026-10-25T02:05:00+01:00", "kind": "stop"},
    ]
    _observes(
        owner, dog, session, type="events", behavior="whining", occurred_at="2026-10-25T02:50:00+02:00", events=events
    )
    assert _points(owner, dog, "duration") == [900.0]
    assert "45 min" in read(owner.get(f"/dogs/{dog['id']}/timeline?kind=session"))["items"][0]["title"]


def test_a_draft_is_no_revision(owner: Person, dog: Doc, session: Doc) -> None:
    owner.scores(dog, session, started_at=EVENING, trials=[a_trial(1)])
    told = [read(owner.get(f"/sessions/{session['id']}/draft")) for _ in range(2)]
    assert told[0] == told[1]
    assert read(owner.get(f"/sessions/{session['id']}"))["revision"] == session["revision"]


def test_a_session_names_plans_and_a_note_of_its_own_dog(owner: Person, dog: Doc) -> None:
    other = owner.adds_dog(call_name="Mika")
    plan, note = owner.plans_for(dog), owner.writes_note(dog)
    session = owner.logs_session(dog, plan_ids=[plan["id"]], note_id=note["id"])
    for changes, pointer, status in (
        ({"plan_ids": [plan["id"], new_id()]}, "/plan_ids/1", 404),
        ({"plan_ids": [note["id"]]}, "/plan_ids/0", 404),
        ({"plan_ids": [owner.plans_for(other)["id"]]}, "/plan_ids/0", 422),
        ({"note_id": new_id()}, "/note_id", 404),
        ({"note_id": owner.writes_note(other)["id"]}, "/note_id", 422),
    ):
        answer = owner.patch(f"/sessions/{session['id']}", changes, if_match=session["revision"])
        problem = refusal(answer, status, "not-found" if status == 404 else "invalid")
        assert problem["errors"][0]["pointer"] == pointer
    assert read(owner.get(f"/sessions/{session['id']}")) == session
    owner.deletes("plans", plan)
    assert owner.edits("sessions", session, summary="Calm.")["plan_ids"] == [plan["id"]]


def test_a_set_and_an_observation_are_under_a_plan_of_their_own_dog(owner: Person, dog: Doc, session: Doc) -> None:
    foreign = owner.plans_for(owner.adds_dog(call_name="Mika"))
    bodies = {
        "sets": a_set(dog["id"], session["id"], plan_id=foreign["id"]),
        "observations": an_observation(dog["id"], plan_id=foreign["id"]),
    }
    for path, body in bodies.items():
        problem = refusal(owner.put(f"/{path}/{new_id()}", body), 422, "invalid")
        assert problem["errors"][0]["pointer"] == "/plan_id"
        assert foreign["id"] in problem["detail"]
