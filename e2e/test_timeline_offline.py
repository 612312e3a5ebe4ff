"""The timeline from the device: without a network, page by page and filtered; and in step with what others write."""

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

import service_worker
from conftest import Window, take_picture
from practice import Person, join, new_id, register
from waiting import wait_until_complete
from windows import PHONE

SESSIONS = 60


@pytest.fixture
def owner(address: str) -> Person:
    """A practice whose dog has more than a page of sessions, two notes and a colleague's note."""
    owner = register(address)
    dog_id = owner.add_dog("Juno")
    first = datetime(2026, 3, 14, 16, 0, tzinfo=UTC)
    for number in range(SESSIONS):
        began = first - timedelta(days=number)
        body = {"dog_id": dog_id, "started_at": began.isoformat(), "location": f"Yard {number}"}
        owner.call("PUT", f"/sessions/{new_id()}", body | {"ended_at": began.isoformat(), "status": "final"})
    owner.write_note(dog_id, "Recall 4/5 at the river #river", occurred_at="2026-03-15T10:00:00+01:00")
    colleague = join(owner, "trainer", "Marek Novak")
    colleague.write_note(dog_id, "Bit the lead twice at the gate", occurred_at="2026-03-15T11:00:00+01:00")
    owner.call("DELETE", f"/members/{_member_id(owner, 'Marek Novak')}", if_match='"1"')
    return owner


def _member_id(owner: Person, name: str) -> str:
    members = owner.call("GET", "/members").json()["items"]
    return str(next(member["id"] for member in members if member["name"] == name))


def opened(open_window: Window, owner: Person) -> Page:
    """The dog's page on a device that has everything."""
    page = open_window(PHONE, who=owner, service_worker=True)
    page.goto(f"/dogs/{owner.dogs['Juno']}")
    expect(page.locator(".entry").first).to_be_visible()
    service_worker.wait_until_kept(page)
    wait_until_complete(page)
    return page


def test_the_timeline_is_read_filtered_and_followed_to_its_beginning_offline(
    open_window: Window, owner: Person
) -> None:
    page = opened(open_window, owner)
    page.context.set_offline(True)
    page.reload()
    entries = page.locator(".entry")
    expect(entries.first).to_contain_text("Bit the lead twice")
    expect(entries.first).to_contain_text("Marek Novak")  # who left the practice
    take_picture(page, "timeline-offline-phone")

    page.get_by_label("Tag", exact=True).select_option("river")
    expect(entries).to_have_count(1)
    expect(entries.first).to_contain_text("Recall 4/5 at the river")
    page.get_by_role("button", name="Clear").click()
    expect(entries.nth(1)).to_be_visible()

    end = page.get_by_text("The beginning of Juno’s line")
    while not end.is_visible():
        page.mouse.wheel(0, 3_000)
        page.wait_for_load_state()
    expect(entries).to_have_count(SESSIONS + 2)
    expect(entries.last).to_contain_text(f"Yard {SESSIONS - 1}")


def test_a_note_from_elsewhere_appears_and_what_is_looked_at_stays(open_window: Window, owner: Person) -> None:
    page = opened(open_window, owner)
    old = page.locator(".entry").filter(has_text=re.compile(r"Yard 12\b")).locator("a")
    old.scroll_into_view_if_needed()
    old.focus()
    old.element_handle().wait_for_element_state("stable")  # days that come into view take their true height
    place = old.bounding_box()
    owner.write_note(owner.dogs["Juno"], "Slept through the thunder", occurred_at="2026-03-16T09:00:00+01:00")

    other = page.context.new_page()  # a second tab hears of it first or later: both follow
    other.goto(f"/dogs/{owner.dogs['Juno']}")
    for tab in (other, page):
        expect(tab.locator(".entry").filter(has_text="Slept through the thunder")).to_have_count(1)
    expect(old).to_be_focused()
    assert place is not None
    page.bring_to_front()  # a tab in the background draws no frames
    # Where it was: the browser moves the page along within the next frame.
    page.wait_for_function(
        "([entry, y]) => Math.abs(entry.getBoundingClientRect().y - y) < 2", arg=[old.element_handle(), place["y"]]
    )
