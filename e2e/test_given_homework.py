"""The trainer's side of homework: a card is set, a link made, the owner's rounds come back, the link is withdrawn."""

import base64
import hashlib
import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import BrowserContext, Locator, Page, expect

from conftest import Window
from owner_phone import Thumb, overheard
from practice import Person, join, new_id
from service_worker import wait_until_kept
from test_accessibility import settle, too_wide, violations
from waiting import in_step, told, wait_until_complete
from windows import PHONE, Size

Picture = Callable[[Page, str], None]
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
)
NOTE = "Zq the neighbour complained about barking again, tell nobody."


@pytest.fixture
def juno(person: Person) -> str:
    """Juno with a household, a plan, a note that is nobody's business, and a picture."""
    dog_id, household, plan_id = person.add_dog("Juno"), new_id(), new_id()
    person.call("PUT", f"/guardians/{household}", {"name": "Family Berger"})
    etag = person.call("GET", f"/dogs/{dog_id}").headers["ETag"]
    person.call("PATCH", f"/dogs/{dog_id}", {"guardian_ids": [household]}, if_match=etag)
    step = {"id": new_id(), "text": "ten seconds, door open"}
    plan = {"dog_id": dog_id, "name": "Zq settle", "steps": [step], "current_step_id": step["id"]}
    person.call("PUT", f"/plans/{plan_id}", plan)
    note_id = person.write_note(dog_id, NOTE)
    attach(person, dog_id, note_id)
    return dog_id


def attach(person: Person, dog_id: str, note_id: str) -> None:
    """A picture of a note, with its bytes."""
    attachment_id = new_id()
    body = {
        "dog_id": dog_id, "about_id": note_id, "media_type": "image/png", "bytes": len(PIXEL), "caption": "Zq the mat",
        "sha256": hashlib.sha256(PIXEL).hexdigest(), "captured_at": datetime.now(UTC).isoformat(),
    }  # fmt: skip
    person.call("PUT", f"/attachments/{attachment_id}", body)
    sent = person.client.put(
        f"/api/v1/attachments/{attachment_id}/content", content=PIXEL,
        headers={"X-CSRF-Token": person.csrf_token, "Content-Type": "image/png"},
    )  # fmt: skip
    assert sent.is_success, sent.text


def homework_page(page: Page, dog_id: str) -> None:
    settle(page, f"/dogs/{dog_id}")
    page.get_by_role("navigation", name="Pages of this dog").get_by_role("link", name="Homework").click()
    expect(page.get_by_role("heading", name="Homework", exact=True)).to_be_visible()


def set_homework(page: Page, *, clip: str = "") -> Locator:
    """Fills in the form and saves it; gives the card."""
    page.get_by_role("button", name="Set homework").click()
    form = page.get_by_role("dialog", name="Set homework")
    form.get_by_label("For the plan").select_option(label="Zq settle")
    expect(form.get_by_label("Exercise")).to_have_value("Zq settle")
    form.get_by_label("Exercise").fill("Mat in the kitchen")
    form.get_by_label("What to do").fill("Say “mat” once.\nCorrect is: all four paws on it within five seconds.")
    form.get_by_label("When to stop").fill("Two misses in a row: play, and try again later.")
    form.get_by_label("Tries each time").fill("5")
    if clip:
        form.get_by_label("Clip").select_option(label=clip)
    form.get_by_role("button", name="Save").click()
    return card_of(page, "Mat in the kitchen")


def card_of(page: Page, title: str) -> Locator:
    card = page.get_by_role("article", name=title)
    expect(card).to_be_visible()
    return card


def made_link(page: Page) -> str:
    """Makes a link for the household; gives its path."""
    page.get_by_role("button", name="Make a link").click()
    expect(page.get_by_text("It is shown this once.")).to_be_visible()
    address = page.locator(".once code").inner_text()
    return address[address.index("/s/") :]


def withdraw(page: Page, whose: str) -> None:
    page.get_by_role("button", name=f"Withdraw the link of {whose}").click()
    page.get_by_role("dialog").get_by_role("button", name="Withdraw").click()
    expect(page.get_by_text(f"The link for {whose} is dead")).to_be_visible()


def test_homework_goes_to_the_owner_and_their_rounds_come_back(
    open_window: Window, person: Person, juno: str, size: Size, picture: Picture
) -> None:
    page = open_window(size, who=person)
    homework_page(page, juno)
    expect(page.get_by_text("No homework is open.")).to_be_visible()
    wait_until_complete(page)
    picture(page, f"homework-empty-{size.name}")
    page.get_by_role("button", name="Set homework").click()
    expect(page.get_by_role("dialog", name="Set homework")).to_be_visible()
    picture(page, f"homework-form-{size.name}")
    found = violations(page, "homework form") + too_wide(page, "homework form")
    page.get_by_role("button", name="Cancel").click()
    with told(page, "/sync/push", saying="Mat in the kitchen"):
        card = set_homework(page)
    expect(card.get_by_text("Twice a day, 5 tries each time.")).to_be_visible()
    expect(card.get_by_text("The owner has not sent a round yet.")).to_be_visible()
    way = made_link(page)
    picture(page, f"homework-link-{size.name}")
    found += violations(page, "homework link") + too_wide(page, "homework link")

    phone = open_window(PHONE)
    heard = overheard(phone)
    phone.goto(way)
    expect(phone.get_by_text("Harbour Dogs for Family Berger")).to_be_visible()
    thumb = Thumb(phone)
    for name in ("Correct", "Correct", "Incorrect", "Correct", "Correct", "Round done"):
        thumb.on(name)
    expect(phone.get_by_text("Your trainer has the round.")).to_be_visible()
    assert thumb.taps == 6

    results = page.get_by_role("region", name="What the owner counted: Mat in the kitchen")
    expect(results.get_by_text("4 of 5 tries correct (80 %) in 1 round, by the owner's own count.")).to_be_visible()
    results.get_by_text("Every round (1)").click()
    expect(results.get_by_text("4 correct, 1 incorrect")).to_be_visible()
    expect(results.get_by_text(re.compile("Family Berger"))).to_be_visible()
    page.reload()
    links = page.get_by_role("region", name="Links for the owner")
    expect(links.get_by_text(re.compile("Opened 1 time, last Today"))).to_be_visible()
    page.get_by_text("Every round (1)").click()
    picture(page, f"homework-{size.name}")
    found += violations(page, "homework") + too_wide(page, "homework")
    assert found == []

    withdraw(page, "Family Berger")
    for name in ("Correct", "Round done"):
        thumb.on(name)
    expect(phone.get_by_role("heading", name="This link does not work any more")).to_be_visible()
    expect(phone.get_by_text("A round (1 correct, 0 incorrect) was not taken")).to_be_visible()
    expect(links.get_by_text(re.compile("Withdrawn Today"))).to_be_visible()
    internal = (NOTE, "Zq settle", "ten seconds, door open", "Zq the mat", person.name, person.email, "barking")
    assert heard.doors() == {way, f"{way}/practice"}
    assert [text for text in internal if text in heard.said()] == []
    assert phone.context.cookies() == []


def test_a_clip_is_chosen_from_the_files_of_the_dog_and_seen_on_the_link(
    open_window: Window, person: Person, juno: str
) -> None:
    page = open_window(who=person)
    homework_page(page, juno)
    wait_until_complete(page)
    page.get_by_role("button", name="Set homework").click()
    label = page.get_by_label("Clip").locator("option", has_text="Zq the mat").inner_text()
    page.get_by_role("button", name="Cancel").click()
    with told(page, "/sync/push", saying="Mat in the kitchen"):
        card = set_homework(page, clip=label)
    expect(card.get_by_text("With a clip.")).to_be_visible()
    phone = open_window(PHONE)
    heard = overheard(phone)
    phone.goto(made_link(page))
    phone.get_by_role("button", name="See how it is done").tap()
    shown = phone.get_by_role("img", name="How it is done")
    expect(shown).to_be_visible()
    assert shown.evaluate("async (image) => { await image.decode(); return image.naturalWidth; }") == 1
    assert "Zq the mat" not in heard.said()


def test_without_a_network_homework_is_set_and_links_say_that_they_need_one(
    open_window: Window, person: Person, juno: str
) -> None:
    page = open_window(who=person, service_worker=True)
    homework_page(page, juno)
    wait_until_complete(page)
    wait_until_kept(page)
    expect(page.get_by_text("No link was made yet.")).to_be_visible()
    context: BrowserContext = page.context
    context.set_offline(True)
    card = set_homework(page)
    expect(card.get_by_text("No day of this homework is over yet.")).to_be_visible()
    page.get_by_role("button", name="Make a link").click()
    links = page.get_by_role("region", name="Links for the owner")
    expect(links.get_by_role("alert")).to_be_visible()
    expect(page.get_by_text("It is shown this once.")).to_have_count(0)
    context.set_offline(False)
    in_step(page)
    (kept,) = person.call("GET", f"/dogs/{juno}/homework").json()["items"]
    assert (kept["title"], kept["reps"], kept["step"]["text"]) == ("Mat in the kitchen", 5, "ten seconds, door open")


def test_homework_is_changed_ended_deleted_and_brought_back(open_window: Window, person: Person, juno: str) -> None:
    page = open_window(who=person)
    homework_page(page, juno)
    card = set_homework(page)
    card.get_by_role("button", name="Change Mat in the kitchen").click()
    form = page.get_by_role("dialog", name="Change the homework")
    form.get_by_label("What to do").fill("  ")
    form.get_by_role("button", name="Save").click()
    expect(form.get_by_text("Say what the owner is to do.")).to_be_visible()
    form.get_by_label("What to do").fill("Say “mat” twice.")
    form.get_by_label("How often").select_option(label="3 times a day")
    form.get_by_role("button", name="Save").click()
    expect(card.get_by_text("3 times a day, 5 tries each time.")).to_be_visible()
    card.get_by_role("button", name="It is over: Mat in the kitchen").click()
    page.get_by_text("Homework that is over (1)").click()
    card.get_by_role("button", name="Open again: Mat in the kitchen").click()
    card.get_by_role("button", name="Change Mat in the kitchen").click()
    form.get_by_role("button", name="Delete").click()
    expect(page.get_by_text("No homework is open.")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    expect(card.get_by_text("Say “mat” twice.")).to_be_visible()


def test_a_colleague_who_only_looks_sees_how_it_goes_and_no_links(
    open_window: Window, person: Person, juno: str
) -> None:
    today = datetime.now(UTC).date().isoformat()
    body = {"dog_id": juno, "instruction": "Lie on the mat.", "starts_on": today}
    person.call("PUT", f"/homework/{new_id()}", body)
    page = open_window(who=join(person, "viewer", "Noor Aziz"))
    homework_page(page, juno)
    expect(card_of(page, "Lie on the mat.").get_by_text("The owner has not sent a round yet.")).to_be_visible()
    for name in ("Set homework", "Make a link"):
        expect(page.get_by_role("button", name=name)).to_have_count(0)
