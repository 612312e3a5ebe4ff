"""Without a network Longline opens from the second visit on: every address, for the person who was signed in."""

import re

import pytest
from playwright.sync_api import Page, expect

import service_worker
import trainer
from conftest import Window, take_picture
from practice import Person, join, new_id, register
from test_accessibility import read_in_every_theme
from waiting import told, wait_until_complete
from windows import PHONE, Size

DRAFT = "Two exits at the gate, the second one loose."


@pytest.fixture(scope="module")
def owner(address: str) -> Person:
    """A practice with a dog and a note."""
    owner = register(address)
    owner.write_note(owner.add_dog("Juno"), "Recall 4/5 at the river")
    return owner


def visited(open_window: Window, size: Size, who: Person) -> Page:
    """A window after its first visit, without a network from now on."""
    page = open_window(size, who=who, service_worker=True)
    page.goto("/dogs")
    page.get_by_role("main").get_by_role("link", name=re.compile("^Juno")).first.click()
    expect(page.get_by_role("heading", name="Juno", exact=True)).to_be_visible()
    service_worker.wait_until_kept(page)
    wait_until_complete(page)
    page.context.set_offline(True)
    return page


def titles(who: Person, dog: str) -> list[str]:
    """What the registry calls the notes of a dog."""
    items = who.call("GET", f"/dogs/{who.dogs[dog]}/timeline").json()["items"]
    return [item["title"] for item in items]


def test_every_address_opens_and_says_what_it_cannot_show(open_window: Window, size: Size, owner: Person) -> None:
    page = visited(open_window, size, owner)
    juno = f"/dogs/{owner.dogs['Juno']}"
    places = [
        "/", "/dogs", juno, f"{juno}/care", f"{juno}/handover", f"{juno}/session", f"{juno}/progress", f"{juno}/plans",
        f"{juno}/plans/new", f"{juno}/sessions/{new_id()}", f"{juno}/notes/{new_id()}", f"/notes/{new_id()}",
        "/library", "/search?q=river", "/guardians", f"/guardians/{new_id()}", "/team", "/audit", "/settings",
        "/new-session", "/share", "/login", "/no-such-page",
    ]  # fmt: skip
    for place in places:
        page.goto(place)
        expect(page.get_by_role("status").filter(has_text="No connection.")).to_be_visible()
        expect(page.get_by_role("navigation", name="Main").filter(visible=True)).to_be_visible()
    page.goto("/dogs")
    expect(page.get_by_role("main").get_by_role("link", name=re.compile("^Juno")).first).to_be_visible()
    assert read_in_every_theme(page, "offline-dogs", size, take_picture) == []
    page.goto("/new-session")
    expect(page.get_by_role("main").get_by_role("link", name=re.compile("Juno"))).to_be_visible()
    assert read_in_every_theme(page, "offline-new-session", size, take_picture) == []


def test_a_note_begun_offline_is_kept_and_goes_out_with_the_network(
    open_window: Window, size: Size, address: str
) -> None:
    owner = register(address)
    owner.add_dog("Juno")
    page = visited(open_window, size, owner)
    page.goto("/new-note")
    page.get_by_label("Dog", exact=True).select_option("Juno")
    trainer.note_field(page).fill(DRAFT)
    page.reload()
    page.goto("/new-note")
    page.get_by_label("Dog", exact=True).select_option("Juno")
    expect(trainer.note_field(page)).to_have_value(DRAFT)
    page.get_by_role("button", name="Save note").click()
    expect(page.get_by_text("Note on Juno saved on this device")).to_be_visible()
    assert DRAFT not in titles(owner, "Juno")

    with told(page, "/sync/push"):
        page.context.set_offline(False)
    assert titles(owner, "Juno").count(DRAFT) == 1


def test_the_page_fills_by_itself_when_the_network_is_back(open_window: Window, owner: Person) -> None:
    page = visited(open_window, PHONE, owner)
    page.goto("/team")
    expect(page.get_by_role("alert").filter(has_text="No connection")).to_be_visible()
    page.context.set_offline(False)
    expect(page.get_by_role("main").get_by_text("Lena Brandt").first).to_be_visible()


def test_no_answer_of_the_registry_is_kept_by_the_service_worker(open_window: Window, owner: Person) -> None:
    page = visited(open_window, PHONE, owner)
    kept = service_worker.kept_paths(page)
    assert "/index.html" in kept
    assert [path for path in kept if path.startswith("/api/")] == []


def test_after_the_log_out_nobody_is_let_in_offline(open_window: Window, address: str) -> None:
    owner = register(address)
    owner.add_dog("Juno")
    page = visited(open_window, PHONE, owner)
    page.context.set_offline(False)
    page.goto("/dogs")
    page.get_by_role("button", name="More").click()
    page.get_by_role("button", name="Log out").click()
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()

    page.context.set_offline(True)
    page.goto("/dogs")
    expect(page.get_by_text("Longline cannot be reached right now.")).to_be_visible()
    expect(page.get_by_text("Lena Brandt")).to_have_count(0)


def test_a_session_that_ended_elsewhere_leads_to_the_log_in(open_window: Window, address: str) -> None:
    owner = register(address)
    owner.add_dog("Juno")
    trainee = join(owner, "trainer", "Marek Novak")
    page = visited(open_window, PHONE, trainee)
    page.goto("/dogs")
    trainee.call("POST", "/auth/logout")

    page.context.set_offline(False)
    expect(page.get_by_role("status").filter(has_text="No connection.")).to_have_count(0)
    page.get_by_role("link", name="Log in").first.click()
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()
