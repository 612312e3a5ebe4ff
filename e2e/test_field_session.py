"""A session in a field without a network, from the second visit on: nothing is lost, nothing doubled."""

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

import service_worker
import trainer
from conftest import CHROMIUM_SWITCHES, PATIENCE_MS, Window, chromium_path
from live_session import Thumb, plan_for, zone
from practice import Person
from waiting import wait_until_complete
from windows import PHONE

Picture = Callable[[Page, str], None]
MOST_TAPS = 3


@contextmanager
def phone(browser: Browser, profile: Path, address: str) -> Iterator[BrowserContext]:
    """A browser of its own over a profile that outlives it."""
    context = browser.browser_type.launch_persistent_context(
        profile, executable_path=chromium_path(), args=list(CHROMIUM_SWITCHES), base_url=address, **PHONE.as_options()
    )
    context.set_default_timeout(PATIENCE_MS)
    yield context
    context.close()


def sign_in(context: BrowserContext, person: Person, address: str) -> None:
    """As whoever has been at this browser before."""
    context.add_cookies([{"name": n, "value": v, "url": address} for n, v in person.client.cookies.items()])


def first_visit(page: Page) -> None:
    """Until the page and all records are on the device; without a network from then on."""
    page.goto("/dogs")
    service_worker.wait_until_kept(page)
    wait_until_complete(page)
    page.context.set_offline(True)


@pytest.mark.parametrize("start", ["/new-session", "/"])
def test_cold_start_without_a_network_to_the_first_trial_in_three_taps(
    browser: Browser, address: str, person: Person, tmp_path: Path, start: str
) -> None:
    plan_for(person, person.add_dog("Juno"))
    with phone(browser, tmp_path, address) as context:
        sign_in(context, person, address)
        first_visit(context.new_page())
    with phone(browser, tmp_path, address) as context:
        context.set_offline(True)
        page, thumb = context.new_page(), Thumb()
        page.goto(start)
        thumb.tap(page.get_by_role("main").get_by_role("link", name=re.compile("Juno")).first)
        if start == "/":
            thumb.tap(page.get_by_role("link", name="Train", exact=True))
        thumb.tap(zone(page, "Correct"))
        expect(page.locator(".train-score")).to_contain_text("1 of 1")
        assert thumb.taps <= MOST_TAPS


def killed(page: Page) -> Page:
    """A new tab after the process of the old one was killed in the middle."""
    address = page.url
    with pytest.raises(Error, match="crash"):
        page.goto("chrome://crash")
    page.close()
    again = page.context.new_page()
    again.goto(address)
    return again


def observe(page: Page, what: str) -> None:
    """Opens a sheet of the observe panel."""
    page.get_by_role("button", name="Observe").click()
    page.get_by_role("button", name=what, exact=True).click()


def note_abc(page: Page) -> None:
    """What came before, what the dog did, and what came after."""
    observe(page, "ABC")
    page.get_by_label("Kind of antecedent").select_option("noise")
    page.get_by_label("Before", exact=True).fill("doorbell")
    page.get_by_label("Behaviour", exact=True).fill("barking")
    page.get_by_label("Kind of consequence").select_option("attention")
    page.get_by_label("After", exact=True).fill("owner talked to her")
    page.get_by_role("button", name="Note it").click()
    expect(page.get_by_text("ABC noted")).to_be_visible()


def test_a_whole_day_in_the_field_arrives_once(open_window: Window, person: Person, picture: Picture) -> None:
    page = open_window(PHONE, who=person, theme="sunlight", service_worker=True)
    first_visit(page)
    trainer.add_dog(page, "Pip")
    dog_id = re.search(r"/dogs/([0-9a-f-]{36})", page.url)
    assert dog_id
    page.goto(f"/dogs/{dog_id[1]}/plans/new")
    page.get_by_label("Name", exact=True).fill("recall")
    page.get_by_role("button", name="Save plan").click()
    expect(page.get_by_text("Plan recall saved")).to_be_visible()

    page.goto(f"/dogs/{dog_id[1]}/session")
    page.get_by_role("button", name="recall").click()
    zone(page, "Correct").click()
    page = killed(page)
    expect(page.locator(".train-score")).to_contain_text("1 of 1")
    zone(page, "Incorrect").click()
    page.get_by_role("group", name="Met a trigger").get_by_role("button", name="dog").click()
    page.get_by_role("button", name="Barks, lunges").click()
    note_abc(page)
    page = killed(page)
    expect(page.locator(".train-score")).to_contain_text("1 of 2")
    picture(page, "field-session-sunlight")
    page.get_by_role("button", name="End", exact=True).click()
    text = trainer.note_field(page)
    expect(text).to_have_value(re.compile(r"recall 1/2[\s\S]*dog: barked, lunged"))
    expect(text).to_have_value(re.compile("A: doorbell B: barking C: owner talked to her"))
    page.get_by_role("button", name="Save note").click()
    expect(text).to_have_count(0)
    expect(page.get_by_text("doorbell → barking → owner talked to her")).to_be_visible()
    picture(page, "field-note-sunlight")

    # All of it goes out in one push.
    with page.expect_response(lambda answer: "/sync/push" in answer.url and answer.ok):
        page.context.set_offline(False)
    items = person.call("GET", f"/dogs/{dog_id[1]}/timeline").json()["items"]
    assert sorted(one["kind"] for one in items) == ["note", "observation", "observation", "session"]
    session_id = next(one["id"] for one in items if one["kind"] == "session")
    record = person.call("GET", f"/sessions/{session_id}/record").json()
    (only,) = record["sets"]
    assert [trial["outcome"] for trial in only["trials"]] == ["correct", "incorrect"]
    seen = {one["type"]: one for one in record["observations"]}
    assert sorted(seen) == ["abc", "exposure"]
    assert seen["abc"]["behavior"] == "barking"
    assert seen["abc"]["abc"]["antecedent"] == {"category": "noise", "text": "doorbell"}
    assert seen["abc"]["abc"]["consequence"]["category"] == "attention"
    assert [plan["name"] for plan in person.call("GET", f"/dogs/{dog_id[1]}/plans").json()["items"]] == ["recall"]
