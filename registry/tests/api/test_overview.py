"""The overview of a day: what waits for whom, and why."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from tests.factories.practices import Practice
from tests.factories.records import a_trial
from tests.harness.clock import SetClock
from tests.harness.person import Doc, Person, read, refusal

FIVES = {"id": "f", "name": "Fives", "set_size": 5, "push_min": 4, "drop_max": 2}
NINETY = {"id": "m", "name": "90 %", "level_percent": 90, "min_trials": 5, "sessions": 1, "probe_days": [7, 14]}
TODAY = date(2026, 10, 6)


def _part(person: Person, name: str) -> Doc:
    part: Doc = read(person.get("/overview"))[name]
    assert part["count"] >= len(part["items"])
    return part


def _told(person: Person, name: str) -> list[tuple[str, str]]:
    """(dog, reason) of a part's items."""
    return [(one["dog"], one["reason"]) for one in _part(person, name)["items"]]


def _set(person: Person, dog: Doc, plan: Doc, *, days_ago: int, correct: int, hour: int = 9, **step: Any) -> Doc:
    at = f"{TODAY - timedelta(days=days_ago)}T{hour:02}:00:00Z"
    session = person.logs_session(dog, started_at=at, status="ended", ended_at=at.replace(":00:00Z", ":30:00Z"))
    trials = [
        a_trial(n, "correct" if n <= correct else "incorrect") | {"at": at.replace(":00Z", f":{n:02}Z")}
        for n in range(1, 6)
    ]
    person.scores(dog, session, skill="recall", plan_id=plan["id"], trials=trials, started_at=at, step=step)
    return session


def test_nobody_is_told_and_a_stranger_sees_their_own_practice_only(
    nobody: Person, stranger: Person, owner: Person, dog: Doc
) -> None:
    refusal(nobody.get("/overview"), 401, "not-signed-in")
    assert _part(stranger, "without_session") == {"count": 0, "items": []}
    assert _part(owner, "without_session")["count"] == 1


def test_an_assistant_is_told_of_the_dogs_they_are_assigned_to(practice: Practice, owner: Person, dog: Doc) -> None:
    ana = practice.joined_by("Ana", "assistant")
    assert _told(ana, "without_session") == []
    owner.edits("dogs", dog, assigned_person_ids=[ana.id])
    assert [name for name, _ in _told(ana, "without_session")] == ["Juno"]


def test_dogs_without_a_session_today_come_with_the_longest_wait_first(owner: Person) -> None:
    names = ("Never", "Long", "Short", "Today", "Void", "Gone")
    dogs = {name: owner.adds_dog(call_name=name) for name in names}
    owner.logs_session(dogs["Long"], started_at="2026-09-26T09:00:00Z")
    owner.logs_session(dogs["Short"], started_at="2026-10-05T09:00:00Z")
    owner.logs_session(dogs["Today"], started_at="2026-10-06T09:00:00Z")
    owner.logs_session(dogs["Void"], started_at="2026-10-06T09:00:00Z", status="void")
    owner.edits("dogs", dogs["Gone"], status="graduated")
    assert _told(owner, "without_session") == [
        ("Never", "No session is on record yet."),
        ("Void", "No session is on record yet."),
        ("Long", "No session yet today; the last was on 26 Sep 2026, 10 days ago."),
        ("Short", "No session yet today; the last was on 5 Oct 2026, 1 day ago."),
    ]


@pytest.mark.parametrize(
    ("zone", "now", "trained"),
    [
        ("Pacific/Auckland", datetime(2026, 10, 6, 15, 30, tzinfo=UTC), False),  # it is the 7th there
        ("America/New_York", datetime(2026, 10, 7, 3, 30, tzinfo=UTC), True),  # still the 6th
        ("Europe/Berlin", datetime(2026, 10, 6, 22, 30, tzinfo=UTC), False),  # half past midnight
    ],
)
def test_today_is_the_day_of_the_practices_time_zone(
    practice: Practice, owner: Person, dog: Doc, clock: SetClock, zone: str, now: datetime, trained: bool
) -> None:
    read(owner.patch("/organization", {"time_zone": zone}, if_match=1))
    owner.logs_session(dog, started_at="2026-10-06T10:30:00Z")
    clock.stands_at(now)
    overview = read(owner.get("/overview"))
    assert (overview["time_zone"], overview["without_session"]["count"]) == (zone, 0 if trained else 1)


def test_a_plan_with_two_drops_in_a_row_is_stuck(owner: Person, dog: Doc) -> None:
    plan = owner.plans_for(dog, advance_rule=FIVES)
    _set(owner, dog, plan, days_ago=2, correct=2)
    assert _told(owner, "stuck") == []
    _set(owner, dog, plan, days_ago=1, correct=1)
    (item,) = _part(owner, "stuck")["items"]
    assert (item["kind"], item["id"], item["title"]) == ("target", plan["id"], "recall")
    assert item["reason"].startswith("1 of 5 correct (20 %) after 2 of 5 in the set before")
    owner.edits("plans", plan, status="on_hold")
    assert _told(owner, "stuck") == []


def test_a_plan_that_reaches_no_push_in_six_sets_is_stuck_until_it_does(owner: Person, dog: Doc) -> None:
    plan = owner.plans_for(dog, advance_rule=FIVES)
    for days_ago in (7, 6, 5, 4, 3):
        _set(owner, dog, plan, days_ago=days_ago, correct=3)
    assert _told(owner, "stuck") == []
    last = _set(owner, dog, plan, days_ago=2, correct=3)
    (told,) = _told(owner, "stuck")
    assert told[1] == (
        "6 sets on this step since 29 Sep 2026, and none reached the push (4 of 5). The last had 3 of 5 correct (60 %)."
    )
    owner.edits("sessions", last, status="void")
    assert _told(owner, "stuck") == []
    _set(owner, dog, plan, days_ago=1, correct=5)
    assert _told(owner, "stuck") == []


def test_many_sets_of_one_day_are_a_bad_day_and_nothing_stuck(owner: Person, dog: Doc) -> None:
    plan = owner.plans_for(dog, advance_rule=FIVES)
    for hour in range(6, 13):
        _set(owner, dog, plan, days_ago=1, correct=3, hour=hour)
    assert _told(owner, "stuck") == []


def test_probes_that_are_due_stand_there_until_they_are_done(owner: Person, dog: Doc) -> None:
    plan = owner.plans_for(
        dog, status="mastered", mastered_on=str(TODAY - timedelta(days=9)), mastery_rule=NINETY, advance_rule=FIVES
    )
    later = owner.plans_for(dog, name="down", mastered_on=str(TODAY - timedelta(days=6)), mastery_rule=NINETY)
    (item,) = _part(owner, "probes")["items"]
    assert (item["id"], item["reason"]) == (plan["id"], "The probe of 4 Oct 2026 is 2 days late.")
    assert later["id"] != item["id"]
    _set(owner, dog, plan, days_ago=0, correct=5)
    assert _told(owner, "probes") == []


def test_a_look_at_the_overview_keeps_nothing_from_the_next_one(owner: Person, dog: Doc) -> None:
    other = owner.adds_dog(call_name="Mika")
    plans = {one["call_name"]: owner.plans_for(one, advance_rule=FIVES) for one in (dog, other)}
    lines = [
        owner.writes_note(dog, "recall 1/5", occurred_at=f"2026-10-0{day}T09:00:00Z") for day in (3, 4)
    ]  # fmt: skip
    assert [name for name, _ in _told(owner, "stuck")] == ["Juno"]
    for line in lines:
        owner.edits("notes", line, dog_id=other["id"])
    assert [name for name, _ in _told(owner, "stuck")] == ["Mika"]
    owner.edits("plans", plans["Mika"], advance_rule={**FIVES, "push_min": 1, "drop_max": 0})
    assert _told(owner, "stuck") == []


def test_what_is_private_stops_no_plan(practice: Practice, owner: Person, dog: Doc) -> None:
    owner.plans_for(dog, advance_rule=FIVES)
    for day in (3, 4):
        owner.writes_note(dog, "recall 1/5", occurred_at=f"2026-10-0{day}T09:00:00Z", visibility="private")
    assert _told(owner, "stuck") == _told(practice.joined_by("Tom", "trainer"), "stuck") == []


def test_a_hand_over_waits_for_whoever_has_not_read_it_as_it_stands(
    practice: Practice, owner: Person, dog: Doc
) -> None:
    tom = practice.joined_by("Tom", "trainer")
    owner.writes_note(dog, "Old.", kind="handover", occurred_at="2026-10-01T10:00:00Z")
    note = owner.writes_note(dog, "Watch the gate.", kind="handover", occurred_at="2026-10-05T10:00:00Z")
    reason = "Lena wrote it on 5 Oct 2026, and you have not read it as it stands now."
    assert (_told(tom, "handovers"), _told(owner, "handovers")) == ([("Juno", reason)], [])
    assert _part(tom, "handovers")["items"][0]["id"] == note["id"]
    read(tom.post(f"/notes/{note['id']}/acknowledge"))
    assert _told(tom, "handovers") == []
    owner.edits("notes", note, body="Watch both gates.")
    assert _told(tom, "handovers") == [("Juno", reason)]
    owner.edits("notes", {**note, "revision": 2}, status="void")
    assert [item["id"] != note["id"] for item in _part(tom, "handovers")["items"]] == [True]


def test_a_private_hand_over_waits_for_nobody(practice: Practice, owner: Person, dog: Doc) -> None:
    tom = practice.joined_by("Tom", "trainer")
    owner.writes_note(dog, "Mine.", kind="handover", visibility="private")
    assert _told(tom, "handovers") == []


def test_ones_own_drafts_stand_there(practice: Practice, owner: Person, dog: Doc) -> None:
    tom = practice.joined_by("Tom", "trainer")
    draft = owner.writes_note(dog, "\n Half a thought\nand more", status="draft")
    owner.writes_note(dog, "Done.")
    (item,) = _part(owner, "drafts")["items"]
    assert (item["id"], item["title"], item["dog"]) == (draft["id"], "Half a thought", "Juno")
    assert _told(tom, "drafts") == []
    owner.deletes("notes", draft)
    assert _told(owner, "drafts") == []


def test_of_many_a_hundred_are_listed_and_all_are_counted(owner: Person) -> None:
    for number in range(103):
        owner.adds_dog(call_name=f"Dog {number:03}")
    part = _part(owner, "without_session")
    assert (part["count"], len(part["items"])) == (103, 100)
