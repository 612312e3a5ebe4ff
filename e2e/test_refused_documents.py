"""What a session shows when the registry does not take what was tapped: the reason, a way out, and nothing lost."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from typing import Any

from playwright.sync_api import Locator, Page, expect

import trainer
from conftest import Window
from live_session import start, stored, zone
from practice import Person, join, new_id
from test_accessibility import read_in_every_theme
from waiting import in_step
from windows import PHONE, Size

Picture = Callable[[Page, str], None]


def session_of(page: Page) -> str:
    """The id of the running session, as this device keeps it."""
    found: str = page.evaluate(
        """() => JSON.parse(Object.entries(localStorage)
            .find(([key]) => key.startsWith('longline.live-session'))[1]).sessionId"""
    )
    return found


def trials_of(person: Person, session_id: str) -> list[str]:
    """The outcomes that the registry holds of a session's sets."""
    record = person.call("GET", f"/sessions/{session_id}/record").json()
    return [trial["outcome"] for one in record["sets"] for trial in one["trials"]]


def refusal_of(page: Page, name: str) -> Locator:
    """The box that says why something is not stored yet."""
    box = page.get_by_role("alert").filter(has_text=f"{name} is not stored yet.")
    expect(box).to_be_visible()
    return box


def discard(page: Page, box: Locator, what: str) -> None:
    """Gives up what was refused, after the question."""
    box.get_by_role("button", name="Discard").click()
    page.get_by_role("dialog", name="Discard it?").get_by_role("button", name=f"Discard {what}").click()
    expect(box).to_have_count(0)


def changed_elsewhere(person: Person, path: str, **changes: Any) -> None:
    """The same person on another device changes what is stored."""
    etag = person.call("GET", path).headers["ETag"]
    person.call("PATCH", path, changes, if_match=etag)


def test_a_refused_set_says_why_and_leaves_a_way_out(
    open_window: Window, person: Person, dog_id: str, size: Size, picture: Picture
) -> None:
    now = datetime.now(UTC)
    page = open_window(size, who=person)
    page.clock.install(time=now)
    start(page, dog_id)
    zone(page, "Correct").click()
    stored(page)
    session_id = session_of(page)
    page.clock.set_system_time(now - timedelta(hours=3))  # somebody set the phone's clock back
    zone(page, "Incorrect").click()
    box = refusal_of(page, "Set 1, recall")
    expect(box).to_contain_text("This trial is before the session's start. Check the device's clock.")
    expect(box).to_contain_text("It is kept on this device; the rest goes on.")
    assert read_in_every_theme(page, "session-refused", size, picture) == []
    box.get_by_text("Take it along as text").click()
    expect(box.locator("code")).to_contain_text('"incorrect"')
    box.get_by_role("button", name="Discard").click()
    expect(page.get_by_role("dialog", name="Discard it?")).to_contain_text("your latest change to it goes")
    assert read_in_every_theme(page, "session-discard", size, picture) == []
    page.get_by_role("button", name="Keep it").click()
    discard(page, box, "Set 1, recall")

    expect(page.locator(".train-score")).to_contain_text("1 of 1")
    page.clock.set_system_time(now + timedelta(minutes=1))
    zone(page, "No response").click()
    expect(page.locator(".train-score")).to_contain_text("1 of 2")
    stored(page)
    assert trials_of(person, session_id) == ["correct", "no_response"]


def test_the_refused_end_of_a_session_is_given_up_and_the_session_runs_on(
    open_window: Window, person: Person, dog_id: str
) -> None:
    page = open_window(PHONE, who=person)
    start(page, dog_id)
    zone(page, "Correct").click()
    stored(page)
    session_id = session_of(page)
    barked = bark_of_a_device_whose_clock_is_ahead(person, dog_id, session_id)
    page.get_by_role("button", name="End", exact=True).click()
    page.get_by_role("button", name="Close and keep draft").click()
    page.get_by_role("status").filter(has_text="1 entry not taken.").get_by_role("link", name="Look").click()
    expect(page.get_by_text("An event of this session is after this end.")).to_be_visible()
    page.get_by_role("button", name="Give up").click()
    page.get_by_role("button", name="Give it up").click()
    expect(page.get_by_text("Everything that you wrote is on the server.")).to_be_visible()

    person.call("DELETE", f"/observations/{barked}", if_match='"1"')
    page.goto(f"/dogs/{dog_id}/session")
    page.get_by_role("button", name="Go on here").click()
    zone(page, "Incorrect").click()
    stored(page)
    page.get_by_role("button", name="End", exact=True).click()
    expect(page.get_by_role("textbox", name="Note", exact=True)).to_have_value(re.compile("recall 0/1"))
    assert person.call("GET", f"/sessions/{session_id}").json()["status"] == "ended"
    assert trials_of(person, session_id) == ["correct", "incorrect"]


def bark_of_a_device_whose_clock_is_ahead(person: Person, dog_id: str, session_id: str) -> str:
    """An event in ten minutes, which the session would have to last for; the id of its observation."""
    observation_id = new_id()
    later = (datetime.now(UTC) + timedelta(minutes=10)).isoformat()
    event = {"id": new_id(), "at": later, "kind": "point"}
    body = {
        "dog_id": dog_id, "session_id": session_id, "type": "events", "behavior": "barking", "occurred_at": later,
        "events": [event],
    }  # fmt: skip
    person.call("PUT", f"/observations/{observation_id}", body)
    return observation_id


def test_a_plan_that_was_changed_elsewhere_stands_where_it_was_moved_last_and_both_are_kept(
    open_window: Window, person: Person, dog_id: str
) -> None:
    page = open_window(PHONE, who=person)
    start(page, dog_id)
    plan = person.call("GET", f"/dogs/{dog_id}/plans").json()["items"][0]
    changed_elsewhere(person, f"/plans/{plan['id']}", current_step_id=plan["steps"][0]["id"])
    for _ in range(4):
        zone(page, "Correct").click()
    page.get_by_role("button", name="Push: next step").click()
    expect(page.get_by_text("Recall in the yard, 15 m away")).to_be_visible()
    stored(page)
    steps = [step["id"] for step in plan["steps"]]
    assert person.call("GET", f"/plans/{plan['id']}").json()["current_step_id"] == steps[2]
    revisions = person.call("GET", f"/plans/{plan['id']}/revisions").json()["items"]
    assert {steps[0], steps[2]} <= {one["fields"]["current_step_id"] for one in revisions}


def test_signed_out_in_the_middle_loses_no_tap_and_goes_on_after_the_log_in(
    open_window: Window, person: Person, dog_id: str, size: Size, picture: Picture
) -> None:
    page = open_window(size, who=person)
    start(page, dog_id)
    zone(page, "Correct").click()
    stored(page)
    session_id = session_of(page)
    person.call("POST", "/auth/logout")
    zone(page, "Incorrect").click()
    told = page.get_by_role("alert").filter(has_text="You are signed out.")
    expect(told).to_contain_text("It is sent once Lena Brandt has logged in again.")
    zone(page, "No response").click()
    expect(page.locator(".train-score")).to_contain_text("1 of 3")
    assert read_in_every_theme(page, "session-signed-out", size, picture) == []
    told.get_by_role("link", name="Log in").click()
    trainer.log_in(page, email=person.email)
    expect(page.locator(".train-score")).to_contain_text("1 of 3")
    stored(page)
    again = Person(person.address, person.email, person.name, person.client)
    again.client.cookies.clear()
    for cookie in page.context.cookies():
        again.client.cookies.set(cookie["name"], cookie["value"])
    assert trials_of(again, session_id) == ["correct", "incorrect", "no_response"]


def test_nothing_of_a_session_goes_out_as_a_colleague_who_signed_in_on_the_device(
    open_window: Window, person: Person, dog_id: str
) -> None:
    marek = join(person, "trainer", "Marek Novak")
    page = open_window(PHONE, who=person)
    start(page, dog_id)
    zone(page, "Correct").click()
    stored(page)
    session_id = session_of(page)
    page.context.clear_cookies()
    page.context.add_cookies(
        [{"name": name, "value": value, "url": person.address} for name, value in marek.client.cookies.items()]
    )
    zone(page, "Incorrect").click()
    expect(page.get_by_role("alert").filter(has_text="You are signed out.")).to_be_visible()
    assert trials_of(person, session_id) == ["correct"]
    page.context.clear_cookies()
    page.context.add_cookies(
        [{"name": name, "value": value, "url": person.address} for name, value in person.client.cookies.items()]
    )
    zone(page, "No response").click()
    stored(page)
    assert trials_of(person, session_id) == ["correct", "incorrect", "no_response"]


def test_a_danger_that_ended_after_the_session_began_is_read_before_it_is_stored(
    open_window: Window, person: Person, dog_id: str, size: Size, picture: Picture
) -> None:
    page = open_window(size, who=person)
    page.clock.install(time=datetime.now(UTC) - timedelta(hours=1))
    in_step(page)
    page.route("**/api/v1/sync/**", lambda route: route.abort())
    start(page, dog_id)
    zone(page, "Correct").click()
    flag_id = new_id()
    flag = {"dog_id": dog_id, "instruction": "Guards the car.", "severity": "danger"}
    person.call("PUT", f"/safety-flags/{flag_id}", flag)
    ended_at = datetime.now(UTC) - timedelta(hours=1)  # just now by the clock of this device
    changed_elsewhere(person, f"/safety-flags/{flag_id}", ended_at=ended_at.isoformat(), ended_reason="Sold")
    zone(page, "Correct").click()
    page.unroute("**/api/v1/sync/**")
    page.evaluate("dispatchEvent(new Event('online'))")
    gate = page.get_by_role("dialog", name="Read this before you handle the dog")
    expect(gate).to_contain_text("Guards the car.")
    expect(gate).to_contain_text("Ended by now; it held when this session began.")
    assert read_in_every_theme(page, "session-ended-danger", size, picture) == []
    gate.get_by_role("button", name="Hold: I have read this").hover()
    page.mouse.down()
    page.clock.fast_forward(1_500)
    expect(gate).to_have_count(0)
    page.mouse.up()
    stored(page)
