"""An incident, from the gate without a network to two signatures: facts first, read by few, locked, closed."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

import service_worker
from conftest import Window
from practice import Person, join, new_id, register
from test_accessibility import too_wide, violations
from test_reports import text_of
from waiting import wait_until_complete, wait_until_sent
from windows import PHONE, Size

FACTS = "Juno lay at the gate. A visitor reached over it. Juno bit the left hand once and let go."
Picture = Callable[[Page, str], None]


def looks_right(page: Page, picture: Picture, name: str) -> None:
    """A picture is kept, axe finds nothing, nothing is wider than the window."""
    page.wait_for_load_state("networkidle")
    expect(page.locator("[aria-busy=true]")).to_have_count(0)
    page.evaluate("scrollTo(0, 0)")
    picture(page, f"incident-{name}")
    assert violations(page, name) + too_wide(page, name) == []


def report(page: Page, dog_id: str, look: Callable[[str], None] = lambda _: None) -> None:
    """Fills in the four steps of a bite, up to the last button; `look` is called on each."""

    page.goto(f"/dogs/{dog_id}/incidents")
    page.get_by_role("link", name="Report an incident").click()
    page.get_by_label("Where", exact=True).fill("Main gate")
    page.get_by_label("What happened").fill(FACTS)
    page.get_by_label("Just before").fill("The visitor had food in the hand.")
    look("1-facts")
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_role("button", name="Somebody was hurt or threatened").click()
    page.get_by_label("Part of the body").fill("Left hand")
    page.get_by_label("Medical care").select_option("Doctor")
    page.get_by_label("Bites", exact=True).fill("1")
    page.get_by_role("radio", name=re.compile("2 Contact, no puncture")).check()
    page.get_by_label("Exactly").select_option("2.8")
    look("2-bite")
    page.get_by_role("button", name="Save and go on").click()
    page.get_by_label("What was done at once").fill("Dog into the kennel, wound washed.")
    page.get_by_label("Reported to").fill("nobody")
    page.get_by_role("button", name="Somebody saw or heard it").click()
    page.get_by_label("Name", exact=True).fill("Ana Berger")
    page.get_by_label("What they saw or heard").fill("I saw him jump.")
    look("3-done")
    page.get_by_role("button", name="Save and go on").click()
    look("4-readers")


def test_two_people_sign_what_one_has_written(open_window: Window, address: str, size: Size, picture: Picture) -> None:
    owner = register(address)
    juno = owner.add_dog("Juno")
    tom = join(owner, "trainer", "Tom Weber")
    noor = join(owner, "trainer", "Noor Haddad")
    page = open_window(size, who=tom)
    report(page, juno, lambda step: looks_right(page, picture, f"{size.name}-{step}"))
    page.get_by_role("checkbox", name="Noor Haddad").check()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text(FACTS)).to_be_visible()
    expect(page.get_by_text("level 2.8")).to_be_visible()
    wait_until_sent(page)
    page.get_by_role("button", name="Sign as author").click()
    expect(page.get_by_text("Tom Weber as author")).to_be_visible()
    looks_right(page, picture, f"{size.name}-5-signed")
    here = page.url
    page.goto(f"{here}/edit")
    page.get_by_label("What happened").fill("Nothing happened.")
    page.get_by_role("button", name="Save and close").click()
    expect(page.get_by_text("This incident is signed and stays as it is.")).to_be_visible()

    second = open_window(size, who=noor)
    second.goto(here)
    second.get_by_role("button", name="Sign as supervisor").click()
    expect(second.get_by_text("Noor Haddad as supervisor")).to_be_visible()
    expect(second.get_by_text("Locked since Tom Weber signed")).to_be_visible()
    expect(second.get_by_text("Ana Berger")).to_be_visible()
    second.get_by_role("button", name="Close the incident").click()
    expect(second.get_by_text("closed", exact=True)).to_be_visible()
    second.get_by_label("Addendum").fill("The doctor wrote on Friday: no stitches.")
    second.get_by_role("button", name="Add", exact=True).click()
    expect(second.get_by_role("heading", name=re.compile("^Addendum,"))).to_be_visible()
    wait_until_sent(second)
    looks_right(second, picture, f"{size.name}-6-closed")
    stored = owner.call("GET", f"/incidents/{here.rsplit('/', 1)[1]}").json()
    assert (stored["status"], stored["dunbar_level"], len(stored["signatures"])) == ("closed", 2.8, 2)
    assert [each["text"] for each in stored["addenda"]] == ["The doctor wrote on Friday: no stitches."]


def test_a_colleague_who_is_not_named_sees_nothing_of_it(open_window: Window, address: str, picture: Picture) -> None:
    owner = register(address)
    juno = owner.add_dog("Juno")
    tom, other = join(owner, "trainer", "Tom Weber"), join(owner, "trainer", "Otto Lang")
    page = open_window(PHONE, who=tom)
    report(page, juno)
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_text(FACTS)).to_be_visible()
    wait_until_sent(page)
    here = page.url

    theirs = open_window(PHONE, who=other)
    theirs.goto(f"/dogs/{juno}/incidents")
    expect(theirs.get_by_role("heading", name="No incident that you may read")).to_be_visible()
    looks_right(theirs, picture, "none")
    theirs.goto(here)
    expect(theirs.get_by_text("does not exist, or it is not yours to see")).to_be_visible()
    theirs.goto(f"/dogs/{juno}")
    expect(theirs.get_by_role("heading", name="Juno", exact=True)).to_be_visible()
    expect(theirs.get_by_text("Main gate")).to_have_count(0)
    for window, found in ((page, 1), (theirs, 0)):
        window.goto("/search?q=main+gate")
        expect(window.locator("[aria-busy=true]")).to_have_count(0)
        expect(
            window.get_by_role("main").get_by_role("link", name=re.compile("Bite, Main gate|Incident"))
        ).to_have_count(found)


def test_at_the_gate_without_a_network(open_window: Window, address: str, picture: Picture) -> None:
    owner = register(address)
    juno = owner.add_dog("Juno")
    page = open_window(PHONE, who=owner, service_worker=True)
    page.goto(f"/dogs/{juno}/incidents")
    expect(page.get_by_role("heading", name="No incident that you may read")).to_be_visible()
    service_worker.wait_until_kept(page)
    wait_until_complete(page)
    page.context.set_offline(True)
    page.get_by_role("link", name="Report an incident").click()
    page.get_by_label("What happened").fill(FACTS)
    page.reload()  # a call came in between
    expect(page.get_by_label("What happened")).to_have_value(FACTS)
    page.get_by_role("button", name="Save and close").click()
    expect(page.get_by_text(FACTS)).to_be_visible()
    expect(page.get_by_text("Signing and closing need a connection")).to_be_visible()
    expect(page.get_by_text("Say where it happened.")).to_be_visible()
    looks_right(page, picture, "offline")
    page.context.set_offline(False)
    wait_until_sent(page)
    stored = owner.call("GET", f"/dogs/{juno}/incidents").json()["items"]
    assert [each["status"] for each in stored] == ["draft"]


def test_a_consent_stands_before_the_camera(open_window: Window, address: str, size: Size, picture: Picture) -> None:
    owner = register(address)
    household = new_id()
    owner.call("PUT", f"/guardians/{household}", {"name": "Berger"})
    juno = new_id()
    owner.call("PUT", f"/dogs/{juno}", {"call_name": "Juno", "guardian_ids": [household]})
    note = owner.write_note(juno, "Recall at the gate.")
    page = open_window(size, who=owner)

    def begin_video() -> None:
        page.goto(f"/dogs/{juno}/notes/{note}")
        page.get_by_role("button", name="Record a video").click()

    begin_video()
    expect(page.get_by_text("The household has not agreed to videos yet.")).to_be_visible()
    picture(page, f"consent-{size.name}-not-given")
    page.get_by_role("link", name="To its consents").click()
    page.get_by_label("By which text").fill("2026-1")
    page.get_by_role("button", name="They have agreed").click()
    expect(page.get_by_text(re.compile("text 2026-1, given"))).to_be_visible()
    looks_right(page, picture, f"consents-{size.name}")

    begin_video()
    expect(page.get_by_role("dialog")).to_be_visible()
    expect(page.get_by_text("agreed to videos")).to_have_count(0)

    page.goto(f"/guardians/{household}")
    page.get_by_role("button", name="Withdraw the consent to videos").click()
    expect(page.get_by_text(re.compile("withdrawn"))).to_be_visible()
    begin_video()
    expect(page.get_by_text("has withdrawn its consent to videos, so nothing is recorded")).to_be_visible()
    expect(page.get_by_role("button", name="Record", exact=True)).to_have_count(0)
    expect(page.get_by_text("Record with the device’s camera")).to_have_count(0)
    looks_right(page, picture, f"consent-{size.name}-withdrawn")


def person_id(person: Person) -> str:
    found: str = person.call("GET", "/me").json()["person"]["id"]
    return found


def test_a_chosen_reader_makes_the_dossier_of_an_incident(
    open_window: Window, address: str, size: Size, picture: Picture
) -> None:
    owner = register(address)
    juno, incident = owner.add_dog("Juno"), new_id()
    tom, noor = join(owner, "trainer", "Tom Weber"), join(owner, "trainer", "Noor Haddad")
    told = {"dog_id": juno, "occurred_at": "2026-03-14T16:20:00+01:00", "kind": "bite", "facts": FACTS}
    tom.call("PUT", f"/incidents/{incident}", told | {"readers": [person_id(noor)]})
    page = open_window(size, who=noor)
    page.goto(f"/dogs/{juno}/incidents/{incident}")
    page.get_by_role("button", name="Make the dossier").click()
    expect(page.get_by_role("heading", name="Dossier of an incident: Juno")).to_be_visible()
    expect(page.get_by_text("The paper holds 1 record")).to_be_visible()
    expect(page.get_by_role("button", name="Share")).to_have_count(0)
    with page.expect_download() as download:
        page.get_by_role("button", name="PDF of").click()
    assert FACTS[:30] in text_of(download.value.path())
    looks_right(page, picture, f"{size.name}-dossier")
    theirs = open_window(size, who=join(owner, "trainer", "Otto Lang"))
    theirs.goto(f"/dogs/{juno}/reports")
    expect(theirs.get_by_text("No report yet.")).to_be_visible()
