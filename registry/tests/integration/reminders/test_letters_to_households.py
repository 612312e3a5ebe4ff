"""Reminders to households: what was written for owners and nothing else, and the way out without an account."""

from datetime import UTC, datetime

import pytest

from tests.factories.practices import Practice
from tests.harness.mailbox import Mailbox
from tests.harness.person import Doc, Person, new_id, read, refusal
from tests.harness.reminded import ZOE, brought, ending_of, household_of, plans_appointment
from tests.harness.site import Site


def test_a_household_is_told_what_is_for_owners_and_nothing_else(
    site: Site, owner: Person, dog: Doc, mailbox: Mailbox
) -> None:
    household_of(owner, dog, about="Pays late.")
    owner.gives_homework(dog, title="Mat", starts_on="2026-10-03", instruction="On the mat.", stop_rule="At a yawn.")
    for name in ("Rabies (Tollwut), owner refuses the other", "Kennel cough", "Secret serum"):
        owner.adds_health_item(dog, kind="vaccination", name=name, expires_on="2026-10-09", given_on=None)
    owner.adds_health_item(dog, kind="medication", name="Fluoxetine", expires_on="2026-10-09", given_on=None)
    owner.writes_note(dog, "Bit Tom. The household lies.", occurred_at="2026-10-05T10:00:00+02:00")
    plans_appointment(owner, dog, "2026-10-07", summary="Hide the bite.")
    owner.adds_dog(call_name="Mika")
    [letter] = brought(site, mailbox)
    assert letter["To"] == ZOE
    assert letter["Subject"] == "Wolf & Co: a reminder for Juno"
    text, _, rest = letter.get_content().partition("Wolf & Co switched these reminders on.")
    assert text.splitlines() == [
        "Wolf & Co reminds you:",
        "",
        "Juno",
        "- “Mat” has waited for 3 days. Open the link that your trainer sent you, and log a round.",
        "- The bordetella vaccination ends in 3 days, on 9 Oct 2026. Ask your vet for a date.",
        "- The rabies vaccination ends in 3 days, on 9 Oct 2026. Ask your vet for a date.",
        "- A vaccination ends in 3 days, on 9 Oct 2026. Ask your vet for a date.",
        "",
    ]
    assert rest.split()[-1] == letter["List-Unsubscribe"].strip("<>")
    assert brought(site, mailbox) == []


@pytest.mark.parametrize("why", ["switched off", "no address", "another dog", "too early", "practised"])
def test_no_household_is_written_to_without_a_reason(
    site: Site, owner: Person, dog: Doc, mailbox: Mailbox, why: str
) -> None:
    household = household_of(owner, dog)
    homework = owner.gives_homework(dog, title="Mat", starts_on="2026-10-03")
    if why == "switched off":
        read(owner.put(f"/dogs/{dog['id']}/owner-reminders", {"on": False}))
    if why == "no address":
        owner.edits("guardians", household, email=None)
    if why == "another dog":
        owner.edits("dogs", read(owner.get(f"/dogs/{dog['id']}")), guardian_ids=[])
    if why == "too early":
        site.clock.stands_at(datetime(2026, 10, 6, 8, 59, tzinfo=UTC))
    if why == "practised":
        done = {"id": new_id(), "at": "2026-10-05T18:00:00+02:00", "trials": ["correct"]}
        owner.edits("homework", homework, practice=[done])
    assert brought(site, mailbox) == []


def test_the_address_of_somebody_in_the_household_is_one(
    site: Site, owner: Person, dog: Doc, mailbox: Mailbox
) -> None:  # fmt: skip
    household_of(owner, dog, email=None, people=[{"name": "Ida"}, {"name": "Zoë", "email": ZOE}])
    owner.gives_homework(dog, title="Mat", starts_on="2026-10-03")
    assert [letter["To"] for letter in brought(site, mailbox)] == [ZOE]


def test_looking_at_the_way_out_ends_nothing_and_one_post_does(
    site: Site, owner: Person, dog: Doc, mailbox: Mailbox
) -> None:
    household = household_of(owner, dog)
    owner.gives_homework(dog, title="Mat", starts_on="2026-10-03")
    [letter] = brought(site, mailbox)
    nobody, way = site.visitor(), ending_of(letter)
    page = nobody.get(way)
    assert page.status_code == 200
    assert page.headers["content-type"] == "text/html; charset=utf-8"
    assert '<form method="post">' in page.text
    assert "Reminders from Wolf &amp; Co" in page.text
    state = read(owner.get(f"/dogs/{dog['id']}/owner-reminders"))
    told = {"id": household["id"], "name": "Berger", "has_address": True}
    assert state == {"on": True, "mails": True, "households": [{**told, "stopped": False}]}
    for _ in range(2):  # as mail programs do it (RFC 8058), and once more
        ended = nobody.send("POST", way, data={"List-Unsubscribe": "One-Click"})
        assert ended.status_code == 200, ended.text
    assert read(owner.get(f"/dogs/{dog['id']}/owner-reminders"))["households"] == [{**told, "stopped": True}]
    site.clock.passes(days=3)
    assert brought(site, mailbox) == []


def test_who_may_say_whom_to_remind(
    site: Site, practice: Practice, owner: Person, dog: Doc
) -> None:  # fmt: skip
    way = f"/dogs/{dog['id']}/owner-reminders"
    refusal(site.visitor().put(way, {"on": True}), 401, "not-signed-in")
    refusal(Practice(site).owner.put(way, {"on": True}), 404, "not-found")
    refusal(practice.joined_by("Vera", "viewer").put(way, {"on": True}), 403, "not-allowed")
    refusal(owner.put("/me/reminders", {"on": True, "hour": 24}), 422, "invalid")
    refusal(owner.put("/me/reminders", {"on": True, "time_zone": "Europe/Atlantis"}), 422, "invalid")
    refusal(site.visitor().get(f"/reminders/{'x' * 43}"), 404, "not-found")
    refusal(site.visitor().post(f"/reminders/{'x' * 43}"), 404, "not-found")
