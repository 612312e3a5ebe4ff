"""Reminders to members: once a day by their own clock, whatever the clock and the replicas do, until they end them."""

import threading
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from registry import main
from tests.conftest import AnyDatabases
from tests.factories.practices import Practice
from tests.harness.mailbox import Mailbox
from tests.harness.person import Doc, Person, read
from tests.harness.reminded import (
    BERLIN,
    SENDER,
    ZOE,
    brought,
    clerk_of,
    ending_of,
    household_of,
    plans_appointment,
    wants,
)
from tests.harness.site import Site, open_site


def test_nobody_is_written_to_who_does_not_want_it(site: Site, owner: Person, dog: Doc, mailbox: Mailbox) -> None:
    plans_appointment(owner, dog, "2026-10-07")
    assert read(owner.get("/me/reminders")) == {"on": False, "hour": 7, "time_zone": "UTC", "mails": True}
    assert brought(site, mailbox) == []


def test_a_member_is_told_what_is_due_and_no_colleague_is(
    site: Site, practice: Practice, owner: Person, dog: Doc, mailbox: Mailbox
) -> None:
    plans_appointment(owner, dog, "2026-10-07", location="Hall", summary="He is afraid of Tom.")
    plans_appointment(owner, dog, "2026-10-08")
    ninety = {"id": "m", "name": "90 %", "level_percent": 90, "min_trials": 5, "sessions": 1, "probe_days": [3, 60]}
    owner.plans_for(dog, name="down", mastery_rule=ninety, status="mastered", mastered_on="2026-10-01")
    owner.adds_health_item(dog, kind="vaccination", name="Rabies", expires_on="2026-10-13", given_on=None)
    owner.adds_health_item(dog, kind="vaccination", name="Lepto", expires_on="2026-10-12", given_on=None)
    owner.gives_homework(dog, title="Mat", starts_on="2026-10-03")
    tom = practice.joined_by("Tom", "trainer")
    wants(owner)
    [letter] = brought(site, mailbox)
    assert letter["To"] == owner.email
    assert letter["From"] == SENDER
    assert letter["List-Unsubscribe-Post"] == "List-Unsubscribe=One-Click"
    assert letter.get_content().splitlines()[:11] == [
        "Tomorrow, Wednesday 7 Oct 2026",
        "- 17:30–18:15 Juno, Training, Hall",
        "",
        "Looks after mastery that are due",
        "- Juno: down, since 4 Oct 2026",
        "",
        "Ends soon",
        "- Juno: Rabies expires in 7 days, on 13 Oct 2026",
        "",
        "Homework of which nobody logged a round",
        "- Juno: Mat, 3 days",
    ]
    assert "afraid" not in letter.get_content()
    wants(tom)
    [his] = brought(site, mailbox)
    assert his["To"] == tom.email
    assert "17:30" not in his.get_content(), "it is not his appointment"


def test_a_day_without_anything_due_brings_no_letter(site: Site, owner: Person, dog: Doc, mailbox: Mailbox) -> None:
    wants(owner)
    assert brought(site, mailbox) == []
    plans_appointment(owner, dog, "2026-10-07")
    assert brought(site, mailbox) == [], "the day was looked at"
    site.clock.passes(days=1)
    plans_appointment(owner, dog, "2026-10-08")
    assert len(brought(site, mailbox)) == 1


@pytest.mark.parametrize(
    ("zone", "before", "then"),
    [
        (BERLIN, "2026-03-29T00:59:00", "2026-03-29T01:00:00"),  # two o'clock is skipped: it is three
        (BERLIN, "2026-10-24T23:59:00", "2026-10-25T00:00:00"),  # the first of two
        ("America/New_York", "2026-03-08T06:59:00", "2026-03-08T07:00:00"),
        ("Australia/Lord_Howe", "2026-10-03T15:29:00", "2026-10-03T15:30:00"),  # half an hour is skipped
    ],
)
def test_the_hour_is_that_of_the_members_own_clock_also_when_it_changes(
    site: Site, owner: Person, dog: Doc, mailbox: Mailbox, zone: str, before: str, then: str
) -> None:
    now = datetime.fromisoformat(then).replace(tzinfo=UTC)
    site.clock.stands_at(now)
    for days in (0, 1, 2):
        day = (now + timedelta(days=days)).date().isoformat()
        plans_appointment(owner, dog, day, "23:30:00+00:00", time_zone="UTC")
    wants(owner, hour=2, zone=zone)
    site.clock.stands_at(datetime.fromisoformat(before).replace(tzinfo=UTC))
    assert brought(site, mailbox) == []
    site.clock.stands_at(now)
    assert len(brought(site, mailbox)) == 1
    site.clock.passes(hours=1)
    assert brought(site, mailbox) == [], "the hour that comes twice is one hour"


def test_a_clock_that_jumps_writes_no_day_twice_and_catches_up_with_no_past(
    site: Site, owner: Person, dog: Doc, mailbox: Mailbox
) -> None:
    for day in range(6, 15):
        plans_appointment(owner, dog, f"2026-10-{day:02}", "12:00:00+02:00")
    wants(owner)
    assert len(brought(site, mailbox)) == 1
    site.clock.passes(hours=-3)
    assert brought(site, mailbox) == []
    site.clock.passes(days=5)
    assert len(brought(site, mailbox)) == 1, "one for the day it is, none for those in between"
    site.clock.passes(days=-5)
    assert brought(site, mailbox) == []
    site.clock.passes(days=1)
    assert len(brought(site, mailbox)) == 1


def test_two_replicas_at_once_and_one_that_is_started_again_write_one_letter(
    site: Site, database_url: str, tmp_path: Path, owner: Person, dog: Doc, mailbox: Mailbox
) -> None:
    plans_appointment(owner, dog, "2026-10-07")
    household_of(owner, dog)
    owner.gives_homework(dog, title="Mat", starts_on="2026-10-03")
    wants(owner)
    others = [open_site(database_url, tmp_path, smtp_url=mailbox.url, mail_from=SENDER) for _ in range(3)]
    begin = threading.Barrier(len(others))

    def at_once(one: Site) -> None:
        begin.wait()
        clerk_of(one).write_due()

    threads = [threading.Thread(target=at_once, args=(one,)) for one in others]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    for one in others:
        one.close()
    clerk_of(site).write_due()
    with site.registry.database.reading() as tx:
        written = [row[0] for row in tx.rows("SELECT recipient FROM letter ORDER BY recipient")]
    assert written == sorted([owner.email, ZOE])


def test_what_waits_for_the_mail_server_is_not_sent_once_nobody_wants_it(
    site: Site, practice: Practice, owner: Person, dog: Doc, mailbox: Mailbox
) -> None:
    tom, ida = practice.joined_by("Tom", "trainer"), practice.joined_by("Ida", "trainer")
    household_of(owner, dog)
    owner.gives_homework(dog, title="Mat", starts_on="2026-10-03")
    for person in (owner, tom, ida):
        wants(person)
    assert len(brought(site, mailbox)) == 4
    ending = {letter["To"]: ending_of(letter) for letter in mailbox.kept}
    site.clock.passes(days=3)
    mailbox.answer = "451 later"
    assert brought(site, mailbox) == []
    read(owner.put("/me/reminders", {"on": False}))
    for address in (tom.email, ZOE):
        assert site.visitor().post(ending[address]).status_code == 200
    members = read(owner.get("/members"))["items"]
    leaving = next(one for one in members if one["person_id"] == ida.id)
    assert owner.delete(f"/members/{leaving['id']}", if_match=leaving["revision"]).status_code in (200, 204)
    mailbox.answer = "250 taken"
    site.clock.passes(minutes=10)
    assert brought(site, mailbox) == []
    with site.registry.database.reading() as tx:
        assert [row[0] for row in tx.rows("SELECT state FROM letter ORDER BY number")][4:] == ["withdrawn"] * 4
    assert read(tom.get("/me/reminders"))["on"] is False
    wants(tom)
    assert read(tom.get("/me/reminders"))["on"] is True


def test_a_letter_of_yesterday_is_not_sent(site: Site, owner: Person, dog: Doc, mailbox: Mailbox) -> None:
    plans_appointment(owner, dog, "2026-10-07")
    wants(owner)
    mailbox.answer = "451 later"
    assert brought(site, mailbox) == []
    mailbox.answer = "250 taken"
    site.clock.stands_at(datetime(2026, 10, 7, 0, 30, tzinfo=UTC))
    assert brought(site, mailbox) == []


def test_many_members_are_each_thought_of(site: Site, practice: Practice, owner: Person, dog: Doc) -> None:
    """More than are read at once, so that the next ones are read too."""
    from registry.reminders import clerk

    people = [practice.joined_by(f"P{number}", "trainer") for number in range(7)]
    owner.gives_homework(dog, title="Mat", starts_on="2026-10-03")
    for person in people:
        wants(person)
    clerk._AT_ONCE, usual = 3, clerk._AT_ONCE  # type: ignore[misc]  # a page of three stands for one of 500
    try:
        assert clerk_of(site).write_due() == 7
    finally:
        clerk._AT_ONCE = usual  # type: ignore[misc]
    assert date(2026, 10, 6) == site.clock.now().date()


def test_without_a_mail_server_nobody_is_written_to(databases: AnyDatabases, tmp_path: Path) -> None:
    site = open_site(databases.fresh(), tmp_path)
    owner = Practice(site).owner
    assert read(owner.put("/me/reminders", {"on": True}))["mails"] is False
    assert main.clerk(site.registry) is None
    site.close()
