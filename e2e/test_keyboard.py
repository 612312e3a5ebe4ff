"""Everything that a note needs can be done without a mouse."""

from playwright.sync_api import Page, expect

import trainer
from conftest import Window
from practice import PASSWORD, new_email, register
from windows import DESK

NOTE = "Down stay with the door open: 20 seconds, 9 of 10."
MOST_STOPS = 60


def tab_to(page: Page, role: str, name: str) -> None:
    """Presses Tab until the thing of that role and name has the focus; each stop on the way must be visible."""
    wanted = page.get_by_role(role, name=name, exact=True).first  # type: ignore[arg-type]  # the role is a literal here
    expect(wanted).to_be_visible()
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        if wanted.evaluate("element => element === document.activeElement"):
            assert focus_is_visible(page), f"the focus on {name!r} cannot be seen"
            return
    raise AssertionError(f"Tab does not reach {role} {name!r}")


def focus_is_visible(page: Page) -> bool:
    """Whether the thing with the focus is drawn with a ring, or another mark around it."""
    seen: bool = page.evaluate(
        """() => {
            const style = getComputedStyle(document.activeElement);
            const parent = getComputedStyle(document.activeElement.parentElement);
            const ring = (s) => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) > 0) || s.boxShadow !== 'none';
            return ring(style) || ring(parent);
        }"""
    )
    return seen


def test_from_the_door_to_a_saved_note_without_a_mouse(open_window: Window) -> None:
    page = open_window(DESK)
    page.goto("/register")
    for label, value in (
        ("Name", "Lena Brandt"),
        ("Practice or facility", "Harbour Dogs"),
        ("E-mail", new_email("lena")),
        ("Password", PASSWORD),
    ):
        tab_to_label(page, label)
        page.keyboard.type(value)
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Dogs", exact=True)).to_be_visible()

    tab_to(page, "button", "Add dog")
    page.keyboard.press("Enter")
    tab_to_label(page, "Call name")
    page.keyboard.type("Juno")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Juno", exact=True)).to_be_visible()

    tab_to(page, "button", "New note")
    page.keyboard.press("Enter")
    expect(trainer.note_field(page)).to_be_focused()
    page.keyboard.type(NOTE)
    page.keyboard.press("Control+Enter")
    expect(page.get_by_role("main").get_by_text(NOTE[:24]).first).to_be_visible()


def test_closing_the_composer_gives_the_focus_back(open_window: Window, address: str) -> None:
    owner = register(address)
    dog_id = owner.add_dog("Juno")
    page = open_window(DESK, who=owner)
    page.goto(f"/dogs/{dog_id}")
    tab_to(page, "button", "New note")
    page.keyboard.press("Enter")
    expect(trainer.note_field(page)).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="New note")).to_be_focused()


def tab_to_label(page: Page, label: str) -> None:
    """Brings the focus to a field, unless the page has put it there already."""
    field = page.get_by_label(label, exact=True).or_(page.get_by_label(f"{label} (required)", exact=True)).first
    expect(field).to_be_visible()
    for _ in range(MOST_STOPS):
        if field.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError(f"Tab does not reach the field {label!r}")
