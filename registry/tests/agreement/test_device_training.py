"""What is written on a device of plans, sessions, sets and observations is what the registry would have made of it."""

from collections.abc import Sequence
from typing import Any

import pytest

from registry.records.representation import OWN_FIELDS
from tests.agreement.device_page import Device
from tests.factories.records import EVENING, a_part_id, a_plan, a_session, a_set, a_skill, a_trial, an_observation
from tests.harness.person import Doc, Person, new_id, read

# One write: the method, the path and the body. Over what is there already it names the newest revision.
Write = tuple[str, str, dict[str, Any]]
STEP, OTHER = "019b0000-0000-7000-8000-c00000000001", "019b0000-0000-7000-8000-c00000000002"
RULE = {"id": "own", "name": "Own", "set_size": 5, "push_min": 4, "drop_max": 2}
EVENT = {"id": a_part_id(), "at": "2026-10-06T17:31:00.250+02:00"}
LATER = "2026-10-06T18:00:00.000Z"


@pytest.fixture
def dog(owner: Person) -> Doc:
    return owner.adds_dog()


@pytest.fixture
def other(owner: Person) -> Doc:
    return owner.adds_dog(call_name="Mika")


@pytest.fixture
def session(owner: Person, dog: Doc) -> Doc:
    return owner.logs_session(dog)


def both(owner: Person, writes: Sequence[Write]) -> list[dict[str, Any]]:
    """Writes on a device that has pulled everything, then on the registry; the answers must be the same."""
    device = Device(owner, now=EVENING)
    path_seen: dict[str, int] = {}
    theirs = []
    for method, path, body in writes:
        found = owner.get(path)
        revision = found.json()["revision"] if found.is_success else None
        path_seen.setdefault(path, revision or 0)
        theirs.append(owner.send(method, path, json=body, if_match=revision))
    questions = [{"method": method, "path": path, "body": body} for method, path, body in writes]
    mine = _asked(device, questions, path_seen)
    for write, own, answer in zip(writes, mine, theirs, strict=True):
        assert own == (_said(answer.json()) if answer.is_success else _refused(answer.json())), write
    return mine


def refused(owner: Person, writes: Sequence[Write]) -> None:
    """The same, and none of them is taken."""
    for write, answer in zip(writes, both(owner, writes), strict=True):
        assert "status" in answer, write


def _asked(device: Device, questions: list[dict[str, Any]], seen: dict[str, int]) -> list[dict[str, Any]]:
    """On the device the first write over a record names its revision there; a second one follows unasked."""
    named: set[str] = set()
    for question in questions:
        path = question["path"]
        if seen[path] and path not in named and question["method"] != "POST":
            question["revision"] = seen[path]
        named.add(path)
    answers = device.answers(questions)
    return [_said(one["value"]) if "value" in one else one for one in answers]


def _said(answer: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in answer.items() if name not in OWN_FIELDS}


def _refused(problem: dict[str, Any]) -> dict[str, Any]:
    return {
        "status": problem["status"],
        "code": problem["type"].rpartition(":")[2],
        "fields": [error["pointer"] for error in problem.get("errors", [])],
    }


def test_a_plan_is_completed_and_changed(owner: Person, dog: Doc) -> None:
    path = f"/plans/{new_id()}"
    body = a_plan(
        dog["id"], steps=[{"id": STEP, "distance_m": 5}], current_step_id=STEP, advance_rule=RULE,
        mastery_rule={"id": "own", "name": "Own", "sessions": 3}, cue={"text": "Here"}, aim={"value": 90},
        phases=[{"kind": "baseline", "from": "2026-03-01T09:00:00.000+00:00"}],
        conditions=[{"at": "2026-03-02T09:00:00.120Z", "label": "New handler"}],
    )  # fmt: skip
    steps = [{"id": STEP}, {"id": OTHER, "distraction": 2}]
    both(owner, [
        ("PUT", path, body), ("PATCH", path, {"steps": steps, "current_step_id": OTHER}),
        ("PATCH", path, {"current_step_id": None, "status": "on_hold", "aim": None}),
    ])  # fmt: skip


PLANS: list[dict[str, Any]] = [
    {"steps": [{"id": STEP}, {"id": STEP}]},
    {"current_step_id": STEP, "goal_step_id": OTHER},
    {"phases": [{"kind": "baseline", "from": "2026-03-02T09:00:00Z", "to": "2026-03-01T09:00:00Z"}]},
    {"phases": [{"kind": "on_hold", "from": "2026-03-02T09:00:00Z"},
                {"kind": "baseline", "from": "2026-03-01T09:00:00Z"}]},
    {"phases": [{"kind": "proofing", "from": "2026-03-01T09:00:00Z"},
                {"kind": "baseline", "from": "2026-03-01T09:00:00Z", "to": "2026-03-01T09:00:00Z"}]},
    {"aim": {"value": 90, "start_on": "2026-03-01"}},
    {"aim": {"value": 90, "start_on": "2026-03-01", "start_value": 10, "by": "2026-02-01"}},
    {"advance_rule": {**RULE, "drop_max": 4}},
    {"definition_id": new_id()},
    {"dog_id": new_id()},
]  # fmt: skip


def test_a_plan_that_contradicts_itself_is_refused_alike(owner: Person, dog: Doc) -> None:
    refused(owner, [("PUT", f"/plans/{new_id()}", a_plan(dog["id"]) | fields) for fields in PLANS])


def test_a_plan_is_about_a_definition_that_is_there(owner: Person, dog: Doc) -> None:
    skill = new_id()
    both(owner, [
        ("PUT", f"/skills/{skill}", a_skill()),
        ("PUT", f"/plans/{new_id()}", a_plan(dog["id"], definition_id=skill)),
        ("PATCH", f"/skills/{skill}", {"synonyms": ["come"]}),
    ])  # fmt: skip


def test_a_session_with_its_sets_and_observations(owner: Person, dog: Doc) -> None:
    session, the_set, seen = new_id(), f"/sets/{new_id()}", f"/observations/{new_id()}"
    plan = owner.plans_for(dog)["id"]
    both(owner, [
        ("PUT", f"/sessions/{session}", a_session(dog["id"], started_at="2026-10-06T17:30:00.000+02:00",
                                                  plan_ids=[plan], participants=[{"part": "trainer"}])),
        ("PUT", the_set, a_set(dog["id"], session, plan_id=plan, step={"distance_m": 15}, trials=[a_trial(1)])),
        ("PATCH", the_set, {"status": "final",
                            "advice": {"verdict": "push", "reason": "4 of 5.", "rule": RULE, "at": LATER},
                            "trials": [a_trial(1), a_trial(2, "incorrect", error_kind="creep", undone_at=LATER)]}),
        ("PUT", seen, an_observation(dog["id"], type="events", weight_kg=None, session_id=session, behavior="bark",
                                     events=[EVENT])),
        ("PATCH", seen, {"events": [{**EVENT, "kind": "start"}], "observed_s": 60}),
        *(("PUT", f"/observations/{new_id()}", an_observation(dog["id"], weight_kg=None, session_id=session, **part))
          for part in PARTS),
        ("PATCH", f"/sessions/{session}", {"ended_at": LATER, "status": "ended", "surroundings": {"temp_c": 4}}),
    ])  # fmt: skip


PARTS: list[dict[str, Any]] = [
    {"type": "abc", "behavior": "lunge", "events": [EVENT], "abc": {"antecedent": {"text": "dog"}, "consequence": {}}},
    {"type": "exposure", "exposure": {"trigger": "dog", "distance_min_m": 8}},
    {"type": "welfare", "welfare": {"fas": 2}},
    {"type": "intervals", "intervals": {"method": "partial", "interval_s": 10, "marks": [True, None]}},
    {"type": "task_run", "task_run": {"steps": ["sit"], "results": ["error"]}},
    {"type": "search", "search": {"responses": [{"outcome": "hit"}]}},
    {"type": "departure", "departure": {"planned_s": 60}},
]


SESSIONS: list[dict[str, Any]] = [
    {"ended_at": "2026-10-06T17:00:00+02:00"},
    {"ended_at": "2026-10-06T22:00:00+02:00"},
    {"ended_at": "2026-10-08T22:00:00+02:00", "long_confirmed": True},
    {"time_zone": "Europe/Nowhere"},
    {"plan_ids": [new_id()]},
    {"note_id": new_id()},
    {"dog_id": new_id()},
]


PLANNED: dict[str, Any] = {
    "status": "planned", "started_at": "2026-10-09T17:30:00+02:00", "ended_at": "2026-10-09T23:30:00+02:00",
    "time_zone": "Europe/Berlin",
}  # fmt: skip
NO_PLANS: list[dict[str, Any]] = [
    {"ended_at": None},
    {"ended_at": PLANNED["started_at"]},
    {"time_zone": None},
    {"started_at": "2026-10-09T15:30:00Z"},
    {"started_at": "2027-03-28T02:30:00+01:00", "ended_at": "2027-03-28T05:00:00+02:00"},
    {"time_zone": "Australia/Lord_Howe", "started_at": "2026-10-04T02:15:00+10:30"},
    {"repeats": {}},
    {"repeats": {"count": 3, "until": "2026-12-01"}},
    {"repeats": {"until": "2026-10-01"}},
    {"repeats": {"count": 104, "every_weeks": 2}},
    {"status": "ended", "repeats": {"count": 2}},
]


def test_a_planned_session_is_refused_alike(owner: Person, dog: Doc) -> None:
    writes = [a_session(dog["id"]) | PLANNED | fields for fields in NO_PLANS]
    refused(owner, [("PUT", f"/sessions/{new_id()}", body) for body in writes])


def test_a_session_is_planned_moved_and_begun(owner: Person, dog: Doc, session: Doc) -> None:
    path = f"/sessions/{new_id()}"
    body = a_session(dog["id"]) | PLANNED | {"repeats": {"every_weeks": 1, "count": 3, "skipped": ["2026-10-16"]}}
    ids = {"dog_id": dog["id"], "session_id": path.rsplit("/", 1)[1]}
    owner.flags(dog, severity="danger")
    answers = both(owner, [
        ("PUT", path, body),
        ("PATCH", path, {"location": "North field"}),
        ("PUT", f"/sets/{new_id()}", a_set(**ids, started_at=PLANNED["started_at"])),
        ("PATCH", path, {"status": "open", "started_at": EVENING, "ended_at": None, "repeats": None}),
        ("PATCH", f"/sessions/{session['id']}", PLANNED),
    ])  # fmt: skip
    codes = [answer.get("code") for answer in answers]
    assert codes == [None, None, "session-not-started", "acknowledgement-needed", "invalid"]


def test_a_session_is_refused_alike(owner: Person, dog: Doc) -> None:
    refused(owner, [("PUT", f"/sessions/{new_id()}", a_session(dog["id"]) | fields) for fields in SESSIONS])


def test_a_session_still_fits_what_was_recorded_in_it(owner: Person, dog: Doc, other: Doc, session: Doc) -> None:
    owner.scores(dog, session, trials=[a_trial(3)])
    path = f"/sessions/{session['id']}"
    changes: list[dict[str, Any]] = [
        {"dog_id": other["id"]}, {"started_at": "2026-10-06T17:34:00+02:00"},
        {"ended_at": "2026-10-06T17:32:00+02:00"}, {"ended_at": "2026-10-06T17:32:30+02:00"},
    ]  # fmt: skip
    refused(owner, [("PATCH", path, change) for change in changes])
    both(owner, [("PATCH", path, {"ended_at": "2026-10-06T17:33:00+02:00"})])


SETS: list[dict[str, Any]] = [
    {"trials": [a_trial(1), {**a_trial(1), "ordinal": 2}]},
    {"trials": [a_trial(1), {**a_trial(2), "ordinal": 1}]},
    {"trials": [a_trial(1, undone_at=EVENING)]},
    {"trials": [{**a_trial(1), "at": "2026-10-06T17:29:00+02:00"}]},
    {"session_id": new_id()},
    {"plan_id": new_id()},
    {"dog_id": new_id()},
]


def test_a_set_is_refused_alike(owner: Person, dog: Doc, session: Doc) -> None:
    refused(owner, [("PUT", f"/sets/{new_id()}", a_set(dog["id"], session["id"]) | fields) for fields in SETS])


def test_what_is_of_another_dog_or_fixed_is_refused_alike(owner: Person, dog: Doc, other: Doc, session: Doc) -> None:
    theirs = owner.plans_for(other)["id"]
    kept = owner.scores(dog, session, trials=[a_trial(1)])
    both(owner, [
        ("PUT", f"/sets/{new_id()}", a_set(other["id"], session["id"])),
        ("PUT", f"/sets/{new_id()}", a_set(dog["id"], session["id"], plan_id=theirs)),
        ("PUT", f"/sessions/{new_id()}", a_session(dog["id"], plan_ids=[theirs])),
        ("PUT", f"/observations/{new_id()}", an_observation(dog["id"], plan_id=theirs)),
        ("PATCH", f"/sets/{kept['id']}", {"step": {"distance_m": 30}}),
    ])  # fmt: skip


OBSERVATIONS: list[dict[str, Any]] = [
    {"weight_kg": None},
    {"type": "events"},
    {"type": "abc", "weight_kg": None, "abc": {"antecedent": {}, "consequence": {}}},
    {"events": [EVENT]},
    {"type": "welfare", "weight_kg": None, "welfare": {"fas": 1}, "bcs": 5},
    {"type": "events", "weight_kg": None, "events": [EVENT, EVENT]},
    {"type": "events", "weight_kg": None, "events": [{**EVENT, "undone_at": EVENING}]},
    {"type": "task_run", "weight_kg": None, "task_run": {"steps": ["a", "b"], "results": ["error"]}},
    {"time_zone": "Nowhere"},
]


def test_an_observation_is_refused_alike(owner: Person, dog: Doc) -> None:
    refused(owner, [("PUT", f"/observations/{new_id()}", an_observation(dog["id"]) | one) for one in OBSERVATIONS])


def test_a_deployment_has_no_false_alerts_here_either(owner: Person, dog: Doc, session: Doc) -> None:
    deployed = owner.logs_session(dog, kind="deployment")
    alert = {"type": "search", "weight_kg": None, "search": {"responses": [{"outcome": "false_alert"}]}}
    both(owner, [
        ("PUT", f"/observations/{new_id()}", an_observation(dog["id"], session_id=deployed["id"]) | alert),
        ("PUT", f"/observations/{new_id()}", an_observation(dog["id"], session_id=session["id"]) | alert),
        ("PATCH", f"/sessions/{session['id']}", {"kind": "deployment"}),
    ])  # fmt: skip


def test_what_an_assistant_may_not_change_is_refused_alike(owner: Person, assistant: Person, dog: Doc) -> None:
    owner.edits("dogs", dog, assigned_person_ids=[assistant.id])
    session = owner.logs_session(dog)
    plan = owner.plans_for(dog)
    both(assistant, [
        ("PATCH", f"/sessions/{session['id']}", {"location": "Park"}),
        ("PATCH", f"/plans/{plan['id']}", {"status": "on_hold"}),
        ("PUT", f"/sets/{new_id()}", a_set(dog["id"], session["id"])),
    ])  # fmt: skip
    assert read(owner.get(f"/sessions/{session['id']}"))["location"] is None
