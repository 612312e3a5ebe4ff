"""One person's session on two devices: begun on the phone, gone on with on the tablet, and nothing lost or doubled."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Locator, Page, expect

from conftest import Window
from live_session import stored
from practice import Person, join, log_in, new_id
from windows import DESK, PHONE, Size

Picture = Callable[[Page, str], None]


def zone(page: Page, name: str) -> Locator:
    """One of the three big zones."""
    return page.get_by_role("group", name="Outcome of the trial").get_by_role("button", name=re.compile(f"^{name}"))


def offer(page: Page) -> Locator:
    """What the page says of one's session on another device."""
    return page.get_by_role("region", name="Your open session")


def score(page: Page) -> Locator:
    """How many of how many."""
    return page.locator(".train-score")


def find_nothing(page: Page) -> None:
    """Has axe read what is in view."""
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run().then(r => r.violations.map(v => v.id + ': ' + v.nodes.map(n => n.html).join()))")
    assert found == []


def begin(page: Page, dog_id: str) -> None:
    """A session of the dog's plan with one correct trial, stored."""
    page.goto(f"/dogs/{dog_id}/session")
    page.get_by_role("button", name="recall").click()
    zone(page, "Correct").click()
    stored(page)


def sets_of(person: Person, dog_id: str) -> list[dict[str, Any]]:
    """The sets of the dog's one session, as the registry has them."""
    (session,) = person.call("GET", f"/dogs/{dog_id}/timeline?kind=session").json()["items"]
    found: list[dict[str, Any]] = person.call("GET", f"/sessions/{session['id']}/record").json()["sets"]
    return found


@pytest.fixture
def dog_id(person: Person) -> str:
    """Juno, with a recall plan."""
    dog = person.add_dog("Juno")
    person.call("PUT", f"/plans/{new_id()}", {"dog_id": dog, "name": "recall"})
    return dog


def test_it_goes_on_elsewhere_and_the_first_device_loses_and_doubles_nothing(
    open_window: Window, address: str, person: Person, dog_id: str, size: Size, picture: Picture
) -> None:
    phone = open_window(PHONE, who=person)
    begin(phone, dog_id)
    phone.route("**/api/v1/**", lambda route: route.abort())
    zone(phone, "Incorrect").click()
    expect(phone.get_by_text("it goes out by itself")).to_be_visible()

    tablet = open_window(size, who=log_in(address, person.email))
    tablet.goto(f"/dogs/{dog_id}/session")
    expect(offer(tablet)).to_contain_text(
        re.compile(r"You have a session with Juno open since \d\d:\d\d, begun on another device\.")
    )
    expect(tablet.get_by_role("button", name="recall")).to_be_visible()
    picture(tablet, f"open-elsewhere-{size.name}")
    find_nothing(tablet)
    offer(tablet).get_by_role("button", name="Go on here").click()
    expect(score(tablet)).to_contain_text("1 of 1")
    zone(tablet, "Correct").click()
    stored(tablet)

    phone.unroute("**/api/v1/**")
    phone.reload()
    expect(score(phone)).to_contain_text("2 of 3")
    stored(phone)
    zone(tablet, "No response").click()
    expect(score(tablet)).to_contain_text("2 of 4")
    stored(tablet)
    (only,) = sets_of(person, dog_id)
    outcomes = [trial["outcome"] for trial in only["trials"]]
    assert sorted(outcomes) == ["correct", "correct", "incorrect", "no_response"]
    assert [trial["ordinal"] for trial in only["trials"]] == [1, 2, 3, 4]
    assert len({trial["id"] for trial in only["trials"]}) == 4


def test_what_was_ended_elsewhere_ends_here_without_a_second_note(
    open_window: Window, address: str, person: Person, dog_id: str, picture: Picture
) -> None:
    phone = open_window(PHONE, who=person)
    begin(phone, dog_id)
    desk = open_window(DESK, who=log_in(address, person.email))
    desk.goto(f"/dogs/{dog_id}/session")
    offer(desk).get_by_role("button", name="Go on here").click()
    zone(desk, "Correct").click()
    desk.get_by_role("button", name="End", exact=True).click()
    text = desk.get_by_role("textbox", name="Note", exact=True)
    expect(text).to_have_value(re.compile("recall 2/2"))
    desk.get_by_role("button", name="Save note").click()
    expect(text).to_have_count(0)

    expect(phone.get_by_text("Your session with Juno was ended on another device.")).to_be_visible()
    picture(phone, "ended-elsewhere")
    find_nothing(phone)
    phone.get_by_role("link", name="Look at it").click()
    expect(phone.get_by_role("heading", name=re.compile("^recall"))).to_contain_text("2 of 2")
    phone.goto(f"/dogs/{dog_id}/session")
    expect(phone.get_by_role("button", name="recall")).to_be_visible()
    expect(offer(phone)).to_have_count(0)


def test_the_timeline_tells_what_it_came_to_and_leads_to_it(
    open_window: Window, person: Person, dog_id: str, size: Size, picture: Picture
) -> None:
    page = open_window(size, who=person)
    begin(page, dog_id)
    zone(page, "Incorrect").click()
    expect(score(page)).to_contain_text("1 of 2")
    stored(page)
    page.goto(f"/dogs/{dog_id}")
    entry = page.get_by_role("main").get_by_role("link").filter(has_text="Training session")
    expect(entry).to_contain_text("recall 1/2 (50 %)")
    picture(page, f"timeline-session-{size.name}")
    find_nothing(page)
    entry.click()
    expect(page.get_by_role("heading", name=re.compile("^recall"))).to_contain_text("1 of 2")


def test_it_is_offered_to_nobody_else_and_may_be_left(
    open_window: Window, address: str, person: Person, dog_id: str
) -> None:
    begin(open_window(PHONE, who=person), dog_id)
    other = open_window(DESK, who=join(person, "trainer", "Tom Reuter"))
    other.goto(f"/dogs/{dog_id}/session")
    expect(other.get_by_role("button", name="recall")).to_be_visible()
    expect(offer(other)).to_have_count(0)
    desk = open_window(DESK, who=log_in(address, person.email))
    desk.goto(f"/dogs/{dog_id}/session")
    offer(desk).get_by_role("button", name="Leave it").click()
    expect(offer(desk)).to_have_count(0)
    expect(desk.get_by_role("button", name="recall")).to_be_visible()
