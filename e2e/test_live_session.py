"""A session at the dog: taps that are never lost, advice in a sentence, and a note at the end."""

import re
from collections.abc import Callable

from playwright.sync_api import Page, expect

from conftest import Window
from live_session import find_nothing, start, stored, zone
from practice import Person, new_id
from windows import DESK, PHONE, Size

Picture = Callable[[Page, str], None]

# A dog with one plan is trained at once: Train, five trials, the advice.
MOST_TAPS = 7
# Sessions are sent by replication; until the device has everything, they go to the registry's own door.
WRITES = re.compile(r"/api/v1/(sync/push|sessions/)")


def test_five_trials_with_advice_cost_at_most_seven_taps(
    open_window: Window, person: Person, dog_id: str, size: Size, picture: Picture
) -> None:
    page = open_window(size, who=person)
    thumb = start(page, dog_id)
    for outcome in ("Correct", "Correct", "Incorrect", "Correct", "Correct"):
        thumb.tap(zone(page, outcome))
    advice = page.get_by_role("region", name="Advice")
    expect(advice).to_contain_text("4 of 5 correct (80 %): push from 4 of 5 on. Go to the next step.")
    picture(page, f"live-set-{size.name}")
    thumb.tap(advice.get_by_role("button", name="Push: next step"))
    expect(page.get_by_text("Recall in the yard, 15 m away")).to_be_visible()
    assert thumb.taps <= MOST_TAPS
    stored(page)
    plan = person.call("GET", f"/dogs/{dog_id}/plans").json()["items"][0]
    assert plan["current_step_id"] == plan["steps"][2]["id"]


def test_reload_in_the_middle_of_a_set_costs_no_tap(open_window: Window, person: Person, dog_id: str) -> None:
    page = open_window(PHONE, who=person)
    page.route(WRITES, lambda route: route.abort())
    start(page, dog_id)
    zone(page, "Correct").click()
    zone(page, "Incorrect").click()
    page.reload()
    expect(page.get_by_role("listitem").filter(has_text=re.compile("Correct|Incorrect"))).to_have_count(2)
    expect(page.get_by_text("it goes out by itself")).to_be_visible()
    page.unroute(WRITES)
    stored(page, patience_ms=60_000)  # the pauses between its tries have grown meanwhile


def test_a_tap_is_undone_and_done_again_from_the_keyboard(open_window: Window, person: Person, dog_id: str) -> None:
    page = open_window(DESK, who=person)
    start(page, dog_id)
    score = page.locator(".train-score")
    page.keyboard.press("c")
    expect(page.get_by_role("button", name="Cue given")).to_be_visible()
    page.keyboard.press("1")
    page.keyboard.press("2")
    expect(score).to_contain_text("1 of 2")
    page.keyboard.press("u")
    expect(score).to_contain_text("1 of 1")
    expect(page.get_by_text("Incorrect, undone")).to_be_attached()
    page.keyboard.press("Shift+U")
    expect(score).to_contain_text("1 of 2")


def test_long_press_names_the_error(open_window: Window, person: Person, dog_id: str) -> None:
    page = open_window(PHONE, who=person)
    start(page, dog_id)
    zone(page, "Incorrect").hover()
    page.mouse.down()
    kinds = page.get_by_role("dialog", name="Incorrect: what happened?")
    expect(kinds).to_be_visible()
    page.mouse.up()
    kinds.get_by_role("button", name="Creep").click()
    expect(page.get_by_text("Incorrect, Creep")).to_be_attached()
    expect(page.locator(".train-score")).to_contain_text("0 of 1")


def test_two_drops_put_a_step_in_between(open_window: Window, person: Person, dog_id: str) -> None:
    page = open_window(PHONE, who=person)
    start(page, dog_id)
    advice = page.get_by_role("region", name="Advice")
    for way in ("Drop: easier step", "Split: step in between"):
        for _ in range(3):
            zone(page, "No response").click()
        advice.get_by_role("button", name=way).click()
        expect(advice).to_have_count(0)
    stored(page)
    plan = person.call("GET", f"/dogs/{dog_id}/plans").json()["items"][0]
    assert [one["distance_m"] for one in plan["steps"]] == [2.5, 5, 10, 15]


def test_danger_is_read_before_the_dog_is_handled(
    open_window: Window, person: Person, dog_id: str, picture: Picture
) -> None:
    flag = {"dog_id": dog_id, "instruction": "Bites when touched on the back.", "severity": "danger"}
    person.call("PUT", f"/safety-flags/{new_id()}", flag)
    page = open_window(PHONE, who=person)
    page.goto(f"/dogs/{dog_id}/session")
    page.get_by_role("button", name="recall").click()
    gate = page.get_by_role("dialog", name="Read this before you handle the dog")
    expect(gate).to_contain_text("Bites when touched on the back.")
    picture(page, "live-danger")
    gate.get_by_role("button", name="Hold: I have read this").hover()
    page.mouse.down()
    expect(gate).to_have_count(0)
    page.mouse.up()
    stored(page)


def test_an_ended_session_becomes_a_note_that_is_edited_and_saved(
    open_window: Window, person: Person, dog_id: str, size: Size, picture: Picture
) -> None:
    page = open_window(size, who=person)
    start(page, dog_id)
    find_nothing(page)
    for _ in range(3):
        zone(page, "Correct").click()
    page.get_by_role("button", name="Observe").click()
    page.get_by_role("button", name="FAS", exact=True).click()
    find_nothing(page)
    page.get_by_role("button", name="Mild signs").click()
    page.get_by_role("button", name="End", exact=True).click()
    text = page.get_by_role("textbox", name="Note", exact=True)
    expect(text).to_have_value(re.compile("recall", re.IGNORECASE))
    text.press("End")
    text.press_sequentially(" Good work.")
    page.get_by_role("button", name="Save note").click()
    expect(text).to_have_count(0)
    expect(page.get_by_text("FAS 2", exact=True)).to_be_visible()
    picture(page, f"finished-session-{size.name}")
    find_nothing(page)
    notes = person.call("GET", f"/dogs/{dog_id}/timeline?kind=note").json()["items"]
    note = person.call("GET", f"/notes/{notes[0]['id']}").json()
    assert note["kind"] == "session"
    assert note["session_id"] in page.url
    assert note["source"] == "typed"


def test_a_note_that_says_more_than_was_tapped_is_told_so_and_saved_all_the_same(
    open_window: Window, person: Person, size: Size, picture: Picture
) -> None:
    dog_id = person.add_dog("Mika")
    person.call("PUT", f"/plans/{new_id()}", {"dog_id": dog_id, "name": "sit", "key": "skill.sit"})
    page = open_window(size, who=person)
    page.goto(f"/dogs/{dog_id}")
    page.get_by_role("link", name="Train").click()
    page.get_by_role("button", name="sit").click()
    for outcome in ("Correct", "Correct", "Incorrect", "Correct", "Incorrect"):
        zone(page, outcome).click()
    page.get_by_role("button", name="End", exact=True).click()
    text = page.get_by_role("textbox", name="Note", exact=True)
    expect(text).to_have_value(re.compile("3/5"))
    hint = page.get_by_text("The text says sit 4/5; 3/5 was recorded.")
    expect(hint).to_have_count(0)
    text.fill("sit 4/5")
    expect(hint).to_be_visible()
    picture(page, f"text-against-taps-{size.name}")
    find_nothing(page)
    page.get_by_role("button", name="Save note").click()
    expect(text).to_have_count(0)
    kept = person.call("GET", f"/dogs/{dog_id}/timeline?kind=note").json()["items"][0]
    note = person.call("GET", f"/notes/{kept['id']}").json()
    assert (note["body"], note["facts"][0]["fact"]["correct"]) == ("sit 4/5", 4)

    page.goto(f"/dogs/{dog_id}/notes/{kept['id']}")
    page.get_by_role("button", name=re.compile("^Edit")).click()
    expect(hint).to_be_visible()
    page.get_by_role("textbox", name="Note", exact=True).fill("sit 3/5")
    expect(hint).to_have_count(0)
