"""The composer loses nothing: not on a reload, not on a finger too fast, not when the session has ended."""

from playwright.sync_api import Page, expect

import trainer
from conftest import Window
from practice import Person, log_in, register
from waiting import told
from windows import Size

DRAFT = "Threshold at the front door: 6 clean exits, then the neighbour's cat."


def on_the_page_of_a_dog(open_window: Window, size: Size, owner: Person) -> Page:
    dog_id = owner.add_dog("Juno")
    page = open_window(size, who=owner)
    page.goto(f"/dogs/{dog_id}")
    return page


def test_draft_survives_a_reload(open_window: Window, size: Size, address: str) -> None:
    page = on_the_page_of_a_dog(open_window, size, register(address))
    trainer.open_composer(page).press_sequentially(DRAFT)

    page.reload()
    expect(trainer.open_composer(page)).to_have_value(DRAFT)


def test_control_enter_saves(open_window: Window, size: Size, address: str) -> None:
    owner = register(address)
    page = on_the_page_of_a_dog(open_window, size, owner)
    text = trainer.open_composer(page)
    text.fill(DRAFT)
    text.press("Control+Enter")

    expect(trainer.note_in(page, DRAFT)).to_be_visible()
    items = owner.call("GET", f"/dogs/{owner.dogs['Juno']}/timeline").json()["items"]
    assert len(items) == 1


def test_saved_note_leaves_no_draft_behind(open_window: Window, size: Size, address: str) -> None:
    page = on_the_page_of_a_dog(open_window, size, register(address))
    trainer.write_note(page, DRAFT)
    page.reload()
    expect(trainer.note_in(page, DRAFT)).to_be_visible()
    expect(trainer.open_composer(page)).to_have_value("")


def test_a_finger_too_fast_saves_one_note(open_window: Window, size: Size, address: str) -> None:
    owner = register(address)
    page = on_the_page_of_a_dog(open_window, size, owner)
    trainer.open_composer(page).fill(DRAFT)
    page.get_by_role("button", name="Save note").dblclick()

    expect(trainer.note_in(page, DRAFT)).to_be_visible()
    items = owner.call("GET", f"/dogs/{owner.dogs['Juno']}/timeline").json()["items"]
    assert len(items) == 1


def test_text_is_kept_when_the_session_ends_while_writing(open_window: Window, size: Size, address: str) -> None:
    owner = register(address)
    page = on_the_page_of_a_dog(open_window, size, owner)
    trainer.open_composer(page).fill(DRAFT)
    elsewhere = end_all_other_sessions(owner)

    page.get_by_role("button", name="Save note").click()
    expect(trainer.note_in(page, DRAFT)).to_be_visible()
    told_so = page.get_by_role("status").filter(has_text="You are logged out.")
    expect(told_so).to_contain_text("Log in to go on.")
    assert texts_about_juno(elsewhere, owner) == []
    told_so.get_by_role("link", name="Log in").click()
    with told(page, "/sync/push", saying=DRAFT):
        trainer.log_in(page, email=owner.email)

    expect(page.get_by_role("heading", name="Juno", exact=True)).to_be_visible()
    expect(trainer.note_in(page, DRAFT)).to_be_visible()
    assert texts_about_juno(elsewhere, owner) == [DRAFT]


def texts_about_juno(asking: Person, owner: Person) -> list[str]:
    """The notes about the owner's dog that the registry has."""
    items = asking.call("GET", f"/dogs/{owner.dogs['Juno']}/timeline").json()["items"]
    return [item["title"] for item in items]


def end_all_other_sessions(owner: Person) -> Person:
    """Ends the session that the window uses, from a second one, as from another device; answers the second."""
    elsewhere = log_in(owner.address, owner.email)
    for session in elsewhere.call("GET", "/auth/sessions").json()["items"]:
        if not session["current"]:
            elsewhere.call("DELETE", f"/auth/sessions/{session['id']}")
    return elsewhere
