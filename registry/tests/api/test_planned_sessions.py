"""A planned session is an appointment: it counts nowhere and asks for nothing until it begins."""

from typing import Any

from tests.factories.practices import Practice
from tests.harness.clock import SetClock
from tests.harness.person import Doc, Person, new_id, read, refusal

PLANNED: Doc = {
    "status": "planned", "started_at": "2026-10-09T17:30:00+02:00", "ended_at": "2026-10-09T18:30:00+02:00",
    "time_zone": "Europe/Berlin", "location": "North field",
}  # fmt: skip


def _plans(person: Person, dog: Doc, **fields: Any) -> Doc:
    return person.logs_session(dog, **{**PLANNED, **fields})


def _refused(person: Person, dog: Doc, **fields: Any) -> str:
    body = {"dog_id": dog["id"], **PLANNED, **fields}
    problem = refusal(person.put(f"/sessions/{new_id()}", body), 422, "invalid")
    return str(problem["errors"][0]["message"])


def test_it_stands_on_no_timeline_is_not_found_and_is_no_last_session(owner: Person, dog: Doc, clock: SetClock) -> None:
    session = _plans(owner, dog, summary="Gate work with a decoy")
    assert read(owner.get(f"/dogs/{dog['id']}/timeline"))["items"] == []
    assert read(owner.get("/search", params={"q": "decoy"}))["items"] == []
    assert read(owner.get(f"/dogs/{dog['id']}/open-sessions"))["items"] == []
    (listed,) = read(owner.get("/dogs"))["items"]
    assert listed["last_activity_at"] is None
    clock.passes(days=4)  # it was never begun
    (waiting,) = read(owner.get("/overview"))["without_session"]["items"]
    assert waiting["reason"] == "No session is on record yet."
    owner.edits("sessions", session, status="open", started_at="2026-10-10T15:20:00Z", ended_at=None)
    assert [one["id"] for one in read(owner.get(f"/dogs/{dog['id']}/timeline"))["items"]] == [session["id"]]
    assert [one["id"] for one in read(owner.get("/search", params={"q": "decoy"}))["items"]] == [session["id"]]
    assert read(owner.get("/overview"))["without_session"]["count"] == 0


def test_danger_is_read_before_it_begins_and_not_before_it_is_planned(practice: Practice, dog: Doc) -> None:
    owner, tom = practice.owner, practice.joined_by("Tom", "trainer")
    flag = owner.flags(dog, severity="danger")
    session = _plans(tom, dog)
    session = tom.edits("sessions", session, location="South field")
    begin = {"status": "open", "started_at": "2026-10-06T15:30:00Z", "ended_at": None}
    refusal(tom.patch(f"/sessions/{session['id']}", begin, if_match=2), 409, "acknowledgement-needed")
    read(tom.post(f"/safety-flags/{flag['id']}/acknowledge"))
    assert tom.edits("sessions", session, **begin)["status"] == "open"


def test_nothing_is_recorded_in_it_before_it_begins(owner: Person, dog: Doc) -> None:
    session = _plans(owner, dog)
    at = PLANNED["started_at"]
    for path, body in (
        ("sets", {"dog_id": dog["id"], "session_id": session["id"], "started_at": at, "skill": "recall"}),
        ("observations", {"dog_id": dog["id"], "session_id": session["id"], "type": "weight", "weight_kg": 20,
                          "occurred_at": at}),
    ):  # fmt: skip
        refusal(owner.put(f"/{path}/{new_id()}", body), 409, "session-not-started")


def test_what_has_begun_is_planned_no_more(owner: Person, dog: Doc) -> None:
    session = owner.logs_session(dog)
    change = {key: PLANNED[key] for key in ("status", "started_at", "ended_at", "time_zone")}
    refusal(owner.patch(f"/sessions/{session['id']}", change, if_match=1), 422, "invalid")


def test_it_says_when_by_the_clocks_of_a_place(owner: Person, dog: Doc) -> None:
    assert "needs its time zone" in _refused(owner, dog, time_zone=None)
    assert "ends after it starts" in _refused(owner, dog, ended_at=None)
    assert "is +02:00" in _refused(owner, dog, started_at="2026-10-09T15:30:00Z")
    night = {"started_at": "2027-03-28T02:30:00+01:00", "ended_at": "2027-03-28T04:00:00+02:00"}
    assert "skip 02:30" in _refused(owner, dog, **night)
    assert "Not both" in _refused(owner, dog, repeats={"count": 3, "until": "2026-12-01"})
    assert "within two years" in _refused(owner, dog, repeats={"count": 104, "every_weeks": 12})
    assert "Only a planned session repeats" in _refused(owner, dog, status="ended", repeats={"count": 3})
    assert _plans(owner, dog, ended_at="2026-10-09T23:30:00+02:00")["long_confirmed"] is False  # six hours, planned


def test_a_planned_session_is_taken_from_a_device_like_any_other(owner: Person, dog: Doc) -> None:
    row = {
        "push_id": new_id(), "kind": "session", "id": new_id(), "assumed_revision": 0,
        "body": {"dog_id": dog["id"], **PLANNED, "repeats": {"count": 4}},
    }  # fmt: skip
    (result,) = read(owner.post("/sync/push", {"rows": [row]}))["results"]
    assert result["status"] == "stored", result
