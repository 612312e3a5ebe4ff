"""The week of appointments: looked at, planned in, moved through, over a change of the clocks, without a network."""

import re
from collections.abc import Callable

from playwright.sync_api import Locator, Page, expect

from conftest import Window
from practice import Person, new_id, register
from test_accessibility import read_in_every_theme, settle
from waiting import told, wait_until_complete
from windows import DESK, PHONE, Size

BERLIN = "Europe/Berlin"
THIS_WEEK = re.compile(r"^23\W+29 November 2026$")
NEXT_WEEK = re.compile(r"^30 November\W+6 December 2026$")


def in_berlin(address: str) -> Person:
    """A practice whose days are Berlin's, with two dogs."""
    owner = register(address)
    etag = owner.call("GET", "/organization").headers["ETag"]
    owner.call("PATCH", "/organization", {"time_zone": BERLIN}, if_match=etag)
    for name in ("Juno", "Mika"):
        owner.add_dog(name)
    return owner


def planned(owner: Person, dog: str, start: str, end: str, **more: object) -> str:
    """An appointment; answers its id."""
    session_id = new_id()
    when = {"started_at": start, "ended_at": end, "time_zone": BERLIN, "status": "planned"}
    owner.call("PUT", f"/sessions/{session_id}", {"dog_id": owner.dogs[dog], **when, **more})
    return session_id


def appointment(page: Page, words: str) -> Locator:
    """An appointment in the grid, by what is told of it."""
    return page.get_by_role("button", name=re.compile(words))


def a_full_week(owner: Person) -> None:
    """Appointments that overlap, one that repeats, and something that expires, in the week of 23 November 2026."""
    day = "2026-11-24T"
    planned(owner, "Juno", f"{day}09:00:00+01:00", f"{day}10:30:00+01:00", location="Hall")
    planned(owner, "Mika", f"{day}09:30:00+01:00", f"{day}10:00:00+01:00", kind="assessment")
    planned(owner, "Mika", f"{day}10:00:00+01:00", f"{day}11:00:00+01:00", kind="class")
    weekly = {"every_weeks": 1, "count": 4}
    planned(owner, "Juno", "2026-11-26T17:30:00+01:00", "2026-11-26T18:30:00+01:00", repeats=weekly)
    shot = {"dog_id": owner.dogs["Juno"], "kind": "vaccination", "name": "Rabies", "expires_on": "2026-11-24"}
    owner.call("PUT", f"/vaccinations/{new_id()}", shot)


def test_a_week_is_read_and_moved_through_by_tap_and_key(
    open_window: Window, address: str, size: Size, picture: Callable[[Page, str], None]
) -> None:
    owner = in_berlin(address)
    a_full_week(owner)
    page = open_window(size, who=owner)
    page.clock.set_fixed_time("2026-11-24T08:00:00Z")
    page.goto("/dogs")
    if size.name == "phone":
        page.get_by_role("button", name="More").click()
    page.get_by_role("link", name="Calendar").last.click()
    expect(page.get_by_role("heading", name=THIS_WEEK)).to_be_visible()
    expect(page.locator("h3[aria-current=date]")).to_have_text(re.compile("Tuesday,? 24 November"))
    for words in ("09:00 – 10:30, Juno, Training, Hall", "09:30 – 10:00, Mika, Assess", "10:00 – 11:00, Mika, Class"):
        expect(appointment(page, words)).to_be_visible()
    left, right = (appointment(page, words).bounding_box() for words in ("09:00 – 10:30", "09:30 – 10:00"))
    assert left is not None
    assert right is not None
    assert left["x"] + left["width"] <= right["x"] + 1, "they cover each other"
    expect(page.get_by_role("link", name="Juno: Rabies expires")).to_be_visible()
    settle(page, "/calendar?day=2026-11-24")
    assert read_in_every_theme(page, "calendar", size, picture) == []
    page.keyboard.press("j")
    expect(page.get_by_role("heading", name=NEXT_WEEK)).to_be_visible()
    if size.name == "phone":
        page.get_by_role("button", name=re.compile("^Thursday,? 3 December")).click()
    expect(appointment(page, "17:30 – 18:30, Juno, Training, repeats")).to_be_visible()
    page.get_by_role("button", name="Previous week").click()
    expect(page.get_by_role("heading", name=THIS_WEEK)).to_be_visible()
    page.go_back()
    expect(page.get_by_role("heading", name=NEXT_WEEK)).to_be_visible()
    page.keyboard.press("t")
    expect(page.get_by_role("heading", name=THIS_WEEK)).to_be_visible()


def test_an_empty_hour_is_planned_in_and_one_time_of_a_series_is_cancelled(
    open_window: Window, address: str, size: Size, picture: Callable[[Page, str], None]
) -> None:
    page = open_window(size, who=in_berlin(address))
    settle(page, "/calendar?day=2026-11-25")
    page.get_by_role("button", name=re.compile("^Plan something on Wednesday,? 25 November at 14:00")).click()
    expect(page.get_by_label("Time", exact=True)).to_have_value("14:00")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text("Say with which dog.")).to_be_visible()
    page.get_by_label("Dog", exact=True).select_option("Mika")
    page.get_by_label("Where").fill("Yard")
    page.get_by_label("Repeats").select_option("Every week")
    page.get_by_label("How many times").fill("3")
    picture(page, f"calendar-plan-{size.name}")
    with told(page, "/sync/push", saying="Yard"):
        page.get_by_role("button", name="Save").click()
    expect(appointment(page, "14:00 – 15:00, Mika, Training, Yard, repeats")).to_be_visible()
    page.get_by_role("button", name="Next week").click()
    appointment(page, "14:00 – 15:00, Mika").click()
    page.get_by_role("button", name="Cancel this time").click()
    expect(appointment(page, "14:00 – 15:00, Mika")).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(appointment(page, "14:00 – 15:00, Mika")).to_be_visible()


def test_the_arrows_lead_through_the_hours_and_past_one_that_the_clocks_skip(open_window: Window, address: str) -> None:
    page = open_window(DESK, who=in_berlin(address))
    settle(page, "/calendar?day=2026-03-29")
    page.get_by_role("button", name="All hours").click()
    hour = page.get_by_role("button", name=re.compile("^Plan something on Sunday,? 29 March at 01:00"))
    hour.focus()
    page.keyboard.press("ArrowDown")
    expect(page.locator(":focus")).to_have_attribute("aria-label", re.compile("29 March at 03:00"))
    page.keyboard.press("ArrowLeft")
    expect(page.locator(":focus")).to_have_attribute("aria-label", re.compile("28 March at 03:00"))
    page.keyboard.press("Enter")
    expect(page.get_by_label("Time", exact=True)).to_have_value("03:00")
    page.get_by_label("Day", exact=True).fill("2026-03-29")
    page.get_by_label("Time", exact=True).fill("02:30")
    page.get_by_label("Dog", exact=True).select_option("Juno")
    page.get_by_role("button", name="Save").click()
    expect(page.get_by_text(f"The clocks in {BERLIN} skip 02:30 on that day.")).to_be_visible()


def test_without_a_network_the_week_is_there_and_is_planned_in(
    open_window: Window, address: str, picture: Callable[[Page, str], None]
) -> None:
    owner = in_berlin(address)
    a_full_week(owner)
    page = open_window(PHONE, who=owner)
    settle(page, "/calendar?day=2026-11-26")
    expect(appointment(page, "17:30 – 18:30, Juno")).to_be_visible()
    wait_until_complete(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="Next week").click()
    expect(appointment(page, "17:30 – 18:30, Juno")).to_be_visible()
    expect(page.get_by_text("Looks after mastery that are due come with a connection.")).to_be_visible()
    page.get_by_role("button", name=re.compile("at 08:00$")).click()
    page.get_by_label("Dog", exact=True).select_option("Juno")
    page.get_by_role("button", name="Save").click()
    expect(appointment(page, "08:00 – 09:00, Juno")).to_be_visible()
    picture(page, "calendar-offline-phone")
    with told(page, "/sync/push"):
        page.context.set_offline(False)


def test_what_was_planned_begins_as_the_same_session(open_window: Window, address: str) -> None:
    owner = in_berlin(address)
    session_id = planned(owner, "Juno", "2026-11-24T09:00:00+01:00", "2026-11-24T10:00:00+01:00")
    page = open_window(PHONE, who=owner)
    page.clock.set_fixed_time("2026-11-24T08:00:00Z")
    settle(page, "/calendar?day=2026-11-24")
    appointment(page, "09:00 – 10:00, Juno").click()
    with told(page, "/sync/push", saying=session_id):
        page.get_by_role("button", name="Begin this session").click()
        expect(page.get_by_role("heading", name="Train Juno")).to_be_visible()
    expect(page.get_by_role("button", name="Go on here")).to_be_visible()
    assert owner.call("GET", f"/sessions/{session_id}").json()["status"] == "open"
