"""Sessions, sets and observations: what is refused, and with which sentence."""

from typing import Any

import pytest

from tests.factories.records import EVENING, a_part_id, a_set, a_trial, an_observation
from tests.harness.person import Doc, Person, new_id, read, refusal

LATER = "2026-10-06T18:00:00+02:00"


@pytest.fixture
def session(owner: Person, dog: Doc) -> Doc:
    return owner.logs_session(dog)


def _refused(person: Person, path: str, body: Any, pointer: str, status: int = 422) -> str:
    answer = person.put(f"/{path}/{new_id()}", body)
    problem = refusal(answer, status, "invalid")
    assert problem["errors"][0]["pointer"] == pointer
    return str(problem["detail"])


def test_a_trial_after_the_sessions_end_is_refused_with_a_way_out(owner: Person, dog: Doc) -> None:
    session = owner.logs_session(dog, ended_at="2026-10-06T17:31:30+02:00")
    body = a_set(dog["id"], session["id"], trials=[a_trial(1), a_trial(2)])
    told = _refused(owner, "sets", body, "/trials/1/at")
    assert told == "This trial is after the session's end. Set the session's end later, or start a new session."
    assert owner.scores(dog, session, trials=[a_trial(1)])["trials"][0]["outcome"] == "correct"


def test_a_trial_before_the_sessions_start_is_refused(owner: Person, dog: Doc) -> None:
    session = owner.logs_session(dog, started_at="2026-10-06T17:31:30+02:00")
    assert "clock" in _refused(owner, "sets", a_set(dog["id"], session["id"], trials=[a_trial(1)]), "/trials/0/at")


def test_a_session_that_was_forgotten_asks_when_it_ended(owner: Person, dog: Doc) -> None:
    body = {"dog_id": dog["id"], "started_at": EVENING, "ended_at": "2026-10-06T22:00:00+02:00"}
    told = _refused(owner, "sessions", body, "/ended_at")
    assert told.startswith("This session was open for 4.5 hours.")
    kept = owner.logs_session(dog, ended_at=body["ended_at"], long_confirmed=True)
    assert kept["ended_at"] == body["ended_at"]
    body["ended_at"] = "2026-10-08T22:00:00+02:00"
    assert "24 hours" in _refused(owner, "sessions", {**body, "long_confirmed": True}, "/ended_at")


def test_a_set_belongs_to_a_session_of_the_same_dog(owner: Person, dog: Doc, session: Doc) -> None:
    other = owner.adds_dog(call_name="Mika")
    assert "another dog" in _refused(owner, "sets", a_set(other["id"], session["id"]), "/session_id")


def test_a_dog_that_was_deleted_in_between_is_named(owner: Person, dog: Doc, session: Doc) -> None:
    owner.deletes("dogs", owner.get(f"/dogs/{dog['id']}").json())
    problem = refusal(owner.put(f"/sets/{new_id()}", a_set(dog["id"], session["id"])), 404, "not-found")
    assert problem["errors"] == [{"pointer": "/dog_id", "message": "There is no dog with this id."}]


def test_another_organization_meets_neither_session_nor_dog(stranger: Person, dog: Doc, session: Doc) -> None:
    refusal(stranger.put(f"/sets/{new_id()}", a_set(dog["id"], session["id"])), 404, "not-found")


def test_a_dog_that_moved_to_another_organization_in_between_is_refused_and_nothing_is_lost(
    owner: Person, stranger: Person, dog: Doc, session: Doc
) -> None:
    """The old practice gives the dog away while a set of it is still being tapped on somebody's phone."""
    kept = owner.scores(dog, session, trials=[a_trial(1)])
    owner.deletes("dogs", dog)
    read(stranger.put(f"/dogs/{dog['id']}", {"call_name": "Juno"}), status=201)
    more = {"trials": [a_trial(1), a_trial(2)]}
    late = owner.patch(f"/sets/{kept['id']}", more, if_match=kept["revision"])
    gone = refusal(late, 404, "not-found")
    assert gone["errors"] == [{"pointer": "/dog_id", "message": "There is no dog with this id."}]
    there = stranger.put(f"/sets/{new_id()}", a_set(dog["id"], session["id"], **more))
    unknown = refusal(there, 404, "not-found")
    assert unknown["errors"] == [{"pointer": "/session_id", "message": "There is no session with this id."}]
    assert read(stranger.get(f"/dogs/{dog['id']}/progress"))["series"] == []
    read(owner.post(f"/dogs/{dog['id']}/restore"))
    assert read(owner.get(f"/sets/{kept['id']}")) == kept
    assert len(owner.edits("sets", kept, **more)["trials"]) == 2


def test_the_step_of_a_set_with_trials_never_changes(owner: Person, dog: Doc, session: Doc) -> None:
    empty = owner.scores(dog, session, step={"distance_m": 5})
    started = owner.edits("sets", empty, step={"distance_m": 10}, trials=[a_trial(1)])
    answer = owner.patch(f"/sets/{started['id']}", {"step": {"distance_m": 15}}, if_match=started["revision"])
    refusal(answer, 409, "step-fixed")
    assert owner.edits("sets", started, trials=[a_trial(1), a_trial(2, "incorrect")])["step"]["distance_m"] == 10


@pytest.mark.parametrize(
    ("trials", "pointer"),
    [
        ([a_trial(1), a_trial(1)], "/trials"),
        ([a_trial(1), {**a_trial(2), "ordinal": 1}], "/trials"),
        ([a_trial(1, undone_at=EVENING)], "/trials/0/undone_at"),
    ],
)
def test_trials_that_cannot_be_are_refused(owner: Person, dog: Doc, session: Doc, trials: Any, pointer: str) -> None:
    _refused(owner, "sets", a_set(dog["id"], session["id"], trials=trials), pointer)


@pytest.mark.parametrize(
    ("fields", "pointer"),
    [
        ({"type": "exposure", "weight_kg": None}, "/exposure"),
        ({"type": "welfare"}, "/welfare"),
        ({"type": "weight", "welfare": {"fas": 2}}, "/welfare"),
        ({"type": "abc", "weight_kg": None, "abc": {"antecedent": {}, "consequence": {}}}, "/events"),
        ({"events": [{"id": a_part_id(), "at": EVENING}]}, "/events"),
        (
            {"type": "task_run", "weight_kg": None, "task_run": {"steps": ["sit", "stay"], "results": ["error"]}},
            "/task_run/results",
        ),
        ({"time_zone": "Mars/Olympus"}, "/time_zone"),
    ],
)
def test_an_observation_holds_what_its_type_says(owner: Person, dog: Doc, fields: Any, pointer: str) -> None:
    body = {name: value for name, value in an_observation(dog["id"], **fields).items() if value is not None}
    _refused(owner, "observations", body, pointer)


def test_a_deployment_never_has_a_false_alert(owner: Person, dog: Doc) -> None:
    deployment = owner.logs_session(dog, kind="deployment")
    search = {"responses": [{"outcome": "hit"}, {"outcome": "false_alert"}]}
    body = an_observation(dog["id"], type="search", search=search, session_id=deployment["id"])
    del body["weight_kg"]
    told = _refused(owner, "observations", body, "/search/responses/1/outcome")
    assert "unconfirmed" in told
    search["responses"][1]["outcome"] = "unconfirmed"
    read(owner.put(f"/observations/{new_id()}", body), status=201)


def test_a_start_without_a_stop_ends_with_the_session_and_is_marked(owner: Person, dog: Doc) -> None:
    session = owner.logs_session(dog, ended_at=LATER)
    events = [
        {"id": new_id(), "at": "2026-10-06T17:35:00+02:00", "kind": "start"},
        {"id": new_id(), "at": "2026-10-06T17:36:00+02:00", "kind": "stop"},
        {"id": new_id(), "at": "2026-10-06T17:50:00+02:00", "kind": "start"},
    ]
    body = an_observation(dog["id"], type="events", behavior="whining", session_id=session["id"], events=events)
    del body["weight_kg"]
    read(owner.put(f"/observations/{new_id()}", body), status=201)
    (seen,) = read(owner.get(f"/sessions/{session['id']}/record"))["observations"]
    assert [event["closed_at_end"] for event in seen["events"]] == [False, False, True]


def test_a_session_with_an_unread_danger_does_not_start(owner: Person, trainer: Person, dog: Doc) -> None:
    flag = owner.flags(dog, severity="danger", instruction="Muzzle on at the gate.")
    body = {"dog_id": dog["id"], "started_at": "2026-10-20T17:30:00+02:00"}
    problem = refusal(trainer.put(f"/sessions/{new_id()}", body), 409, "acknowledgement-needed")
    assert problem["flags"][0]["id"] == flag["id"]
    read(trainer.post(f"/safety-flags/{flag['id']}/acknowledge"))
    read(trainer.put(f"/sessions/{new_id()}", body), status=201)
    owner.edits("safety-flags", flag, instruction="Muzzle on before the gate.")
    refusal(trainer.put(f"/sessions/{new_id()}", body), 409, "acknowledgement-needed")


def test_the_record_of_a_session_holds_its_sets_and_observations_in_order(
    nobody: Person, stranger: Person, viewer: Person, owner: Person, dog: Doc, session: Doc
) -> None:
    second = owner.scores(dog, session, started_at="2026-10-06T17:40:00+02:00", trials=[])
    first = owner.scores(dog, session, started_at="2026-10-06T17:35:00+02:00", trials=[])
    seen = owner.observes(dog, session_id=session["id"])
    path = f"/sessions/{session['id']}/record"
    refusal(nobody.get(path), 401, "not-signed-in")
    refusal(stranger.get(path), 404, "not-found")
    record = read(viewer.get(path))
    assert record["session"] == session
    assert [one["id"] for one in record["sets"]] == [first["id"], second["id"]]
    assert record["observations"] == [seen]
