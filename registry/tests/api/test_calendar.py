"""The calendar: appointments by the clocks of their place, what is due, and feeds for calendar programs."""

import re
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
import vobject

from tests.factories.practices import Practice
from tests.harness.clock import SetClock
from tests.harness.person import API, Doc, Person, random_id, read, refusal

ZONES = {
    "Europe/Berlin": ("2026-10-18T17:30:00+02:00", ["2026-10-18T15:30", "2026-10-25T16:30", "2026-11-01T16:30"]),
    "America/New_York": ("2026-10-25T17:30:00-04:00", ["2026-10-25T21:30", "2026-11-01T22:30", "2026-11-08T22:30"]),
    "Australia/Lord_Howe": ("2026-09-27T17:30:00+10:30", ["2026-09-27T07:00", "2026-10-04T06:30", "2026-10-11T06:30"]),
}


def _plans(person: Person, dog: Doc, start: str = "2026-10-09T17:30:00+02:00", **fields: Any) -> Doc:
    end = (datetime.fromisoformat(start) + timedelta(minutes=45)).isoformat()
    given = {"status": "planned", "started_at": start, "ended_at": end, "time_zone": "Europe/Berlin"}
    return person.logs_session(dog, **{**given, **fields})


def _listed(person: Person, first: str = "2026-10-05", last: str = "2026-10-11", **query: str) -> list[Doc]:
    answer = read(person.get("/calendar", params={"from": first, "to": last, **query}))
    assert answer["complete"]
    items: list[Doc] = answer["items"]
    return items


def _secret_path(person: Person, **body: str) -> str:
    url: str = read(person.post("/calendar/feed", body), status=201)["url"]
    found = re.fullmatch(r"http://localhost:8080/api/v1(/calendar/[A-Za-z0-9_-]{43}\.ics)", url)
    assert found, url
    return found[1]


def _events(reader: Person, path: str) -> list[Any]:
    """The feed's events, as a parser reads them that had no part in writing them."""
    answer = reader.get(path)
    assert answer.status_code == 200, answer.text
    assert answer.headers["content-type"] == "text/calendar; charset=utf-8"
    assert all(len(line) <= 75 for line in answer.content.split(b"\r\n"))
    parsed = vobject.readOne(answer.content.decode(), validate=True)
    return list(parsed.contents.get("vevent", ()))


def test_nobody_is_shown_a_calendar_and_a_stranger_sees_their_own(
    nobody: Person, stranger: Person, owner: Person, dog: Doc
) -> None:
    _plans(owner, dog)
    refusal(nobody.get("/calendar", params={"from": "2026-10-05", "to": "2026-10-11"}), 401, "not-signed-in")
    assert _listed(stranger) == []
    assert len(_listed(owner)) == 1


def test_an_appointment_is_told_with_who_where_and_when(practice: Practice, owner: Person, dog: Doc) -> None:
    tom = practice.joined_by("Tom", "trainer")
    hour = _plans(owner, dog, location="North field", participants=[{"part": "trainer", "person_id": tom.id}])
    (entry,) = _listed(owner)
    assert entry == {
        "kind": "appointment", "id": hour["id"], "dog_id": dog["id"], "dog": "Juno", "title": "Training",
        "on": "2026-10-09", "starts_at": "2026-10-09T17:30:00+02:00", "ends_at": "2026-10-09T18:15:00+02:00",
        "place": "North field", "person_ids": [tom.id], "repeats": False,
    }  # fmt: skip
    assert (_listed(owner, person_id=owner.id), _listed(owner, person_id=tom.id)) == ([], [entry])
    owner.edits("sessions", hour, status="open", started_at="2026-10-06T15:30:00Z", ended_at=None)
    assert _listed(owner) == []


def test_an_assistant_sees_the_appointments_of_their_dogs(practice: Practice, owner: Person, dog: Doc) -> None:
    ana = practice.joined_by("Ana", "assistant")
    _plans(owner, dog)
    assert _listed(ana) == []
    owner.edits("dogs", dog, assigned_person_ids=[ana.id])
    assert len(_listed(ana)) == 1


@pytest.mark.parametrize("zone", ZONES)
def test_a_series_keeps_its_wall_time_over_the_change_of_the_clocks(owner: Person, dog: Doc, zone: str) -> None:
    start, told = ZONES[zone]
    session = _plans(owner, dog, start, time_zone=zone, repeats={"count": 3})
    listed = _listed(owner, "2026-09-20", "2026-11-20")
    assert [_utc(one["starts_at"]) for one in listed] == told
    assert {one["starts_at"][11:16] for one in listed} == {"17:30"}
    owner.edits("sessions", session, repeats={"count": 3, "skipped": [listed[1]["on"]]})
    assert [_utc(one["starts_at"]) for one in _listed(owner, "2026-09-20", "2026-11-20")] == [told[0], told[2]]


@pytest.mark.parametrize("zone", ZONES)
def test_another_parser_reads_the_same_times_out_of_the_feed(
    nobody: Person, owner: Person, dog: Doc, zone: str
) -> None:
    start, told = ZONES[zone]
    skipped = datetime.fromisoformat(start).date() + timedelta(weeks=1)
    _plans(owner, dog, start, time_zone=zone, repeats={"until": str(skipped + timedelta(weeks=1))})
    path = _secret_path(owner, shows="titles")
    (event,) = _events(nobody, path)
    assert [_utc(at.isoformat()) for at in event.getrruleset(addRDate=True)] == told
    assert (event.summary.value, event.duration.value) == ("Training: Juno", timedelta(minutes=45))


def test_the_second_of_two_equal_times_of_a_night_is_told_right(nobody: Person, owner: Person, dog: Doc) -> None:
    for start in ("2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"):
        _plans(owner, dog, start)
    assert [one["starts_at"] for one in _listed(owner, "2026-10-25", "2026-10-25")] == [
        "2026-10-25T02:30:00+02:00", "2026-10-25T02:30:00+01:00"
    ]  # fmt: skip
    starts = sorted(_utc(one.dtstart.value.isoformat()) for one in _events(nobody, _secret_path(owner)))
    assert starts == ["2026-10-25T00:30", "2026-10-25T01:30"]


@pytest.mark.parametrize(
    ("zone", "start", "told"),
    [
        ("Europe/Berlin", "2026-03-29T03:30:00+02:00", "2026-03-29T01:30"),
        ("Europe/Berlin", "2026-03-29T01:30:00+01:00", "2026-03-29T00:30"),
        ("America/New_York", "2026-03-08T03:15:00-04:00", "2026-03-08T07:15"),
        ("America/New_York", "2026-11-01T00:45:00-04:00", "2026-11-01T04:45"),
        ("Australia/Lord_Howe", "2026-10-04T02:45:00+11:00", "2026-10-03T15:45"),
        ("Australia/Lord_Howe", "2026-04-05T02:15:00+10:30", "2026-04-04T15:45"),
    ],
)
def test_the_hours_around_the_change_are_told_right(
    nobody: Person, owner: Person, dog: Doc, clock: SetClock, zone: str, start: str, told: str
) -> None:
    clock.stands_at(datetime.fromisoformat(start) - timedelta(days=2))
    _plans(owner, dog, start, time_zone=zone)
    (event,) = _events(nobody, _secret_path(owner))
    assert _utc(event.dtstart.value.isoformat()) == told


def test_days_are_those_of_the_practice(owner: Person, dog: Doc) -> None:
    read(owner.patch("/organization", {"time_zone": "America/New_York"}, if_match=1))
    _plans(owner, dog, "2026-10-10T01:00:00+02:00")  # the evening of the 9th over there
    assert [len(_listed(owner, day, day)) for day in ("2026-10-09", "2026-10-10")] == [1, 0]


def test_probes_and_what_expires_stand_on_their_days(owner: Person, dog: Doc, nobody: Person) -> None:
    rule = {"id": "m", "name": "90 %", "level_percent": 90, "min_trials": 5, "sessions": 1, "probe_days": [1, 9, 40]}
    owner.plans_for(dog, name="down", mastered_on="2026-09-30", mastery_rule=rule)
    owner.adds_health_item(dog, name="Rabies", given_on="2025-10-08")
    told = [(one["kind"], one["on"], one["title"], one["starts_at"]) for one in _listed(owner)]
    assert told == [("health", "2026-10-08", "Rabies expires", None), ("probe", "2026-10-09", "down", None)]
    events = _events(nobody, _secret_path(owner, shows="titles"))
    days = [(one.summary.value, one.dtstart.value) for one in events]
    assert ("Rabies expires: Juno", date(2026, 10, 8)) in days
    assert ("Look after mastery, down: Juno", date(2026, 10, 9)) in days


def test_reminders_of_a_dog_go_to_those_who_are_assigned_to_it(practice: Practice, owner: Person, dog: Doc) -> None:
    tom = practice.joined_by("Tom", "trainer")
    owner.adds_health_item(dog, name="Rabies", given_on="2025-10-08")
    assert [len(_listed(owner, person_id=one.id)) for one in (owner, tom)] == [1, 1]
    owner.edits("dogs", dog, assigned_person_ids=[tom.id])
    assert [len(_listed(owner, person_id=one.id)) for one in (owner, tom)] == [0, 1]


def test_a_feed_tells_nothing_but_times_unless_that_is_wanted(nobody: Person, owner: Person, dog: Doc) -> None:
    _plans(owner, dog, location="North field", summary="Owner is afraid of him", participants=[
        {"part": "owner", "name": "Mrs Berger"}, {"part": "trainer", "person_id": owner.id},
    ])  # fmt: skip
    for shows, known in (("times", set()), ("titles", {"Juno", "North field"})):
        text = nobody.get(_secret_path(owner, shows=shows)).text
        words = {"Juno", "North field", "afraid", "Berger", "Lena", "Wolf"}
        assert {word for word in words if word in text} - {"Wolf"} == known


def test_an_address_is_shown_once_and_dead_when_revoked_renewed_or_left(
    practice: Practice, nobody: Person, owner: Person, dog: Doc
) -> None:
    tom = practice.joined_by("Tom", "trainer")
    assert read(tom.get("/calendar/feed")) == {"feed": None}
    refusal(tom.delete("/calendar/feed"), 404, "not-found")
    first = _secret_path(tom)
    assert read(tom.get("/calendar/feed"))["feed"] == {
        "shows": "times", "made_at": "2026-10-06T15:30:00.000Z", "url": None
    }  # fmt: skip
    assert nobody.get(first).status_code == 200
    second = _secret_path(tom)
    refusal(nobody.get(first), 404, "not-found")
    assert tom.delete("/calendar/feed").status_code == 204
    refusal(nobody.get(second), 404, "not-found")
    third = _secret_path(tom)
    assert owner.delete(f"/members/{practice.member_id_of(tom)}", if_match=1).status_code == 204
    refusal(nobody.get(third), 404, "not-found")


def test_the_address_itself_is_not_kept(owner: Person) -> None:
    secret = _secret_path(owner).split("/")[2].removesuffix(".ics")
    with_everything = owner.client.get  # nothing else of the registry answers it
    assert secret not in read(owner.get("/calendar/feed")).__repr__()
    assert secret not in with_everything(f"{API}/audit/log").text


def test_a_program_is_told_when_nothing_changed(nobody: Person, owner: Person, dog: Doc, clock: SetClock) -> None:
    path = _secret_path(owner)
    etag = nobody.get(path).headers["etag"]
    clock.passes(hours=2)
    again = nobody.get(path, headers={"If-None-Match": etag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", etag)
    _plans(owner, dog)
    changed = nobody.get(path, headers={"If-None-Match": etag})
    assert (changed.status_code, changed.headers["etag"] == etag) == (200, False)


def test_a_feed_that_is_asked_for_all_the_time_has_to_wait(nobody: Person, owner: Person) -> None:
    path = _secret_path(owner)
    answers = [nobody.get(path).status_code for _ in range(61)]
    assert answers == [200] * 60 + [429]
    assert int(refusal(nobody.get(path), 429, "too-many-requests")["status"]) == 429


@pytest.mark.parametrize(("first", "last"), [("2026-10-06", "2026-10-05"), ("2026-10-06", "2026-12-07")])
def test_a_span_of_no_days_or_too_many_is_refused(owner: Person, first: str, last: str) -> None:
    refusal(owner.get("/calendar", params={"from": first, "to": last}), 400, "malformed")
    assert _listed(owner, "2026-10-06", "2026-12-06", person_id=random_id()) == []


def _utc(text: str) -> str:
    return datetime.fromisoformat(text).astimezone(UTC).isoformat()[:16]
