"""What is only on this device is always in view, with a way out, and nobody else on the device reads it."""

import json
import re
from pathlib import Path

import pytest
from playwright.sync_api import Page, Route, expect

import service_worker
import trainer
from conftest import Window, take_picture
from practice import Person, join, register
from test_accessibility import read_in_every_theme
from waiting import in_step
from windows import PHONE, Size

TWO_DAYS_MS = 2 * 24 * 60 * 60 * 1000


@pytest.fixture
def owner(address: str) -> Person:
    """A practice with a dog."""
    owner = register(address)
    owner.add_dog("Juno")
    return owner


def log_in(page: Page, who: Person) -> None:
    """Logs in and waits until the page is there."""
    trainer.log_in(page, email=who.email)
    expect(page.get_by_role("navigation", name="Main").filter(visible=True)).to_be_visible()


def offline_device(open_window: Window, who: Person, size: Size = PHONE) -> Page:
    """A device that was in step, and has no network from now on."""
    page = open_window(size, who=who, service_worker=True)
    in_step(page)
    service_worker.wait_until_kept(page)
    page.context.set_offline(True)
    return page


def banner(page: Page, says: str) -> None:
    """The line over the page."""
    expect(page.get_by_role("status").filter(has_text=says).first).to_be_visible()


def write_about(page: Page, about: str) -> None:
    """Fills in the field of the form for a dog, where everything that may be known is unfolded."""
    page.get_by_role("textbox", name="About").fill(about)


def change_about(page: Page, dog_id: str, about: str) -> None:
    """Changes what the practice says about a dog."""
    page.goto(f"/dogs/{dog_id}")
    page.get_by_role("button", name="Dog details").click()
    write_about(page, about)
    page.get_by_role("button", name="Save dog").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_what_waits_is_listed_can_be_taken_along_and_goes_out(
    open_window: Window, size: Size, owner: Person, tmp_path: Path
) -> None:
    page = offline_device(open_window, owner, size)
    trainer.add_dog(page, "Bruno")
    banner(page, "1 entry waits to be sent.")
    page.goto("/sync")
    expect(page.get_by_role("main").get_by_text("Bruno")).to_be_visible()
    assert read_in_every_theme(page, "this-device", size, take_picture) == []
    with page.expect_download() as told:
        page.get_by_role("button", name="Save as text").click()
    told.value.save_as(tmp_path / "unsent.txt")
    assert "Bruno" in (tmp_path / "unsent.txt").read_text("utf-8")
    with page.expect_download() as told:
        page.get_by_role("button", name="Save as data").click()
    told.value.save_as(tmp_path / "unsent.json")
    (entry,) = json.loads((tmp_path / "unsent.json").read_text("utf-8"))["entries"]
    assert (entry["kind"], entry["body"]["call_name"]) == ("dog", "Bruno")

    page.context.set_offline(False)
    expect(page.get_by_text("Everything that you wrote is on the server.")).to_be_visible()
    assert [dog["call_name"] for dog in owner.call("GET", "/dogs").json()["items"]] == ["Bruno", "Juno"]


def test_a_refused_entry_stays_with_its_reason_until_somebody_acts(open_window: Window, owner: Person) -> None:
    page = offline_device(open_window, owner)
    trainer.add_dog(page, "Bruno")
    page.context.route("**/api/v1/sync/push", _refuse)
    page.context.set_offline(False)
    banner(page, "1 entry not taken.")
    page.get_by_role("link", name="Look").click()
    expect(page.get_by_text("This dog is not taken today.")).to_be_visible()
    page.context.unroute("**/api/v1/sync/push")
    page.get_by_role("button", name="Send again").click()
    expect(page.get_by_text("Everything that you wrote is on the server.")).to_be_visible()
    assert len(owner.call("GET", "/dogs").json()["items"]) == 2


def test_giving_up_a_refused_entry_asks_first(open_window: Window, owner: Person) -> None:
    page = offline_device(open_window, owner)
    trainer.add_dog(page, "Bruno")
    page.context.route("**/api/v1/sync/push", _refuse)
    page.context.set_offline(False)
    banner(page, "1 entry not taken.")
    page.goto("/sync")
    page.get_by_role("button", name="Give up").click()
    page.get_by_role("button", name="Give it up").click()
    expect(page.get_by_text("Everything that you wrote is on the server.")).to_be_visible()
    assert len(owner.call("GET", "/dogs").json()["items"]) == 1


def _refuse(route: Route) -> None:
    """The registry will not take a row."""
    rows = json.loads(route.request.post_data or "")["rows"]
    problem = {"type": "urn:longline:problem:invalid", "title": "No", "status": 422}
    told = problem | {"detail": "This dog is not taken today."}
    results = [{"push_id": row["push_id"], "status": "refused", "problem": told} for row in rows]
    route.fulfill(json={"results": results})


def test_two_people_change_the_same_and_one_tap_keeps_both(open_window: Window, owner: Person) -> None:
    marek = join(owner, "trainer", "Marek Novak")
    juno = owner.dogs["Juno"]
    here = offline_device(open_window, owner)
    there = offline_device(open_window, marek)
    change_about(here, juno, "Barks at bicycles.")
    change_about(there, juno, "Fears thunder.")
    here.context.set_offline(False)
    in_step(here)
    there.context.set_offline(False)
    banner(here, "Two versions of 1 entry.")
    here.get_by_role("link", name="Look").click()
    expect(here.get_by_role("heading", name="Two versions", exact=True)).to_be_visible()
    take_picture(here, "two-versions-phone")
    here.get_by_role("button", name="Keep both").click()
    expect(here.get_by_role("heading", name="Two versions", exact=True)).to_have_count(0)
    about = owner.call("GET", f"/dogs/{juno}").json()["about"]
    assert all(words in about for words in ("Barks at bicycles.", "Fears thunder.")), about


def test_a_session_that_ended_keeps_what_waits_for_the_same_person(
    open_window: Window, owner: Person, address: str
) -> None:
    marek = join(owner, "trainer", "Marek Novak")
    page = offline_device(open_window, marek)
    trainer.add_dog(page, "Bruno")
    marek.call("POST", "/auth/logout")
    page.context.set_offline(False)
    banner(page, "You are logged out. 1 entry waits to be sent.")
    page.get_by_role("link", name="Log in").first.click()
    log_in(page, owner)
    page.goto("/dogs")
    expect(page.get_by_role("main").get_by_role("link", name=re.compile("^Juno"))).to_be_visible()
    expect(page.get_by_text("Bruno")).to_have_count(0)
    page.goto("/sync")
    expect(page.get_by_text("Everything that you wrote is on the server.")).to_be_visible()

    page.get_by_role("button", name="More").click()
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()
    log_in(page, marek)
    in_step(page)
    assert "Bruno" in [dog["call_name"] for dog in owner.call("GET", "/dogs").json()["items"]]


def test_who_was_let_go_keeps_only_what_was_never_sent(open_window: Window, owner: Person) -> None:
    marek = join(owner, "trainer", "Marek Novak")
    page = offline_device(open_window, marek)
    trainer.add_dog(page, "Bruno")
    (member,) = [one for one in owner.call("GET", "/members").json()["items"] if one["name"] == "Marek Novak"]
    owner.call("DELETE", f"/members/{member['id']}", if_match=f'"{member["revision"]}"')
    page.context.set_offline(False)
    banner(page, "You are no longer a member here.")
    page.get_by_role("link", name="Look").click()
    with page.expect_download() as told:
        page.get_by_role("button", name="Save as text").click()
    assert "Bruno" in Path(told.value.path()).read_text("utf-8")
    stored = page.evaluate(RECORDS)
    assert [(one["kind"], one["stored"]) for one in stored] == [("dog", None)]
    page.reload()
    banner(page, "You are no longer a member here.")
    assert [one["kind"] for one in page.evaluate(RECORDS)] == ["dog"]


# Everything that this device keeps of anybody.
RECORDS = """async () => {
    const all = [];
    for (const { name } of await indexedDB.databases()) {
        if (!name.startsWith('longline.')) continue;
        const base = await new Promise((done) => {
            const asked = indexedDB.open(name);
            asked.onsuccess = () => done(asked.result);
        });
        if (base.objectStoreNames.contains('records')) {
            all.push(...await new Promise((done) => {
                const asked = base.transaction('records').objectStore('records').getAll();
                asked.onsuccess = () => done(asked.result);
            }));
        }
        base.close();
    }
    return all;
}"""


@pytest.mark.parametrize(("off_ms", "says"), [(-TWO_DAYS_MS, "2 days behind"), (TWO_DAYS_MS, "2 days ahead")])
def test_a_clock_that_is_two_days_wrong_is_told_and_loses_nothing(
    open_window: Window, owner: Person, off_ms: int, says: str
) -> None:
    page = open_window(PHONE, who=owner)
    page.add_init_script(f"const now = Date.now; Date.now = () => now() + {off_ms};" + SHIFTED_DATE)
    juno = owner.dogs["Juno"]
    page.goto(f"/dogs/{juno}")
    banner(page, says)
    change_about(page, juno, "Barks at bicycles.")
    in_step(page)
    owner_sees = owner.call("GET", f"/dogs/{juno}").json()
    assert owner_sees["about"] == "Barks at bicycles."


# `new Date()` follows `Date.now`, which stands wrong.
SHIFTED_DATE = """
    const Real = Date;
    globalThis.Date = class extends Real {
        constructor(...given) { given.length === 0 ? super(Real.now()) : super(...given); }
    };
"""


def test_a_full_device_says_so_and_keeps_the_words(open_window: Window, owner: Person) -> None:
    page = open_window(PHONE, who=owner, service_worker=True)
    page.add_init_script(FULL_DEVICE)
    in_step(page)
    service_worker.wait_until_kept(page)
    page.evaluate("window.deviceIsFull = true")
    juno = owner.dogs["Juno"]
    page.get_by_role("link", name="Dogs").filter(visible=True).click()
    page.get_by_role("main").get_by_role("link", name=re.compile("^Juno")).first.click()
    page.get_by_role("button", name="Dog details").click()
    write_about(page, "Barks at bicycles.")
    page.context.set_offline(True)
    page.get_by_role("button", name="Save dog").click()
    expect(page.get_by_role("alert").filter(has_text="no longer kept here")).to_be_visible()
    expect(page.get_by_role("textbox", name="About")).to_have_value("Barks at bicycles.")
    page.context.set_offline(False)
    page.get_by_role("button", name="Save dog").click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    assert owner.call("GET", f"/dogs/{juno}").json()["about"] == "Barks at bicycles."


# Chromium's own quota cannot be set from outside (decision 0013), so writes fail as a full device's do.
FULL_DEVICE = """
    const put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function (...given) {
        if (window.deviceIsFull) throw new DOMException('no room', 'QuotaExceededError');
        return put.apply(this, given);
    };
"""


def test_the_next_person_on_the_device_finds_nothing_of_the_one_before(
    open_window: Window, owner: Person, address: str
) -> None:
    page = open_window(PHONE, who=owner, service_worker=True)
    in_step(page)
    page.get_by_role("button", name="More").click()
    page.get_by_role("button", name="Log out").click()
    stranger = register(address, "Nora Quist", "Hill Dogs")
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()
    log_in(page, stranger)
    in_step(page)
    service_worker.wait_until_kept(page)
    page.context.set_offline(True)
    page.goto("/dogs")
    expect(page.get_by_role("heading", name="Dogs", exact=True)).to_be_visible()
    expect(page.get_by_text("Juno")).to_have_count(0)
