"""Notes chart themselves: what a text says as data is shown while typing, put right, dropped, saved and kept."""

from collections.abc import Callable
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Locator, Page, expect

import trainer
from conftest import Window
from practice import Person, register
from windows import THEMES, Size

TEXT = "recall 8/10 @15m D1\nSit 4/5. Fed twice, call the vet on 9/11, open 24/7."


def begin(open_window: Window, size: Size, owner: Person, theme: str = "light") -> Page:
    dog_id = owner.add_dog("Juno")
    page = open_window(size, who=owner, theme=theme)
    page.goto(f"/dogs/{dog_id}")
    return page


def chips(page: Page) -> Locator:
    """The chips under the text, or below a saved note."""
    return page.get_by_role("list", name="Data in this note").get_by_role("listitem")


def chip(page: Page, words: str) -> Locator:
    return chips(page).get_by_role("button").filter(has_text=words)


def saved_facts(owner: Person) -> list[tuple[str, str, Any]]:
    """Origin, words and correct trials of the facts of Juno's newest note."""
    items = owner.call("GET", f"/dogs/{owner.dogs['Juno']}/timeline").json()["items"]
    facts = owner.call("GET", f"/notes/{items[0]['id']}").json()["facts"]
    return [(kept["origin"], kept["quote"], kept["fact"].get("correct")) for kept in facts]


def violations(page: Page) -> list[str]:
    page.evaluate(AXE_SCRIPT)
    found = page.evaluate("axe.run(document)")["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html']}" for one in found]


def put_right_and_drop(page: Page) -> None:
    """Recall becomes 9 of 10; the sit is no data."""
    chip(page, "recall 8/10 · 15 m · D1").click()
    page.get_by_label("Correct", exact=True).fill("9")
    page.get_by_role("button", name="Keep", exact=True).click()
    chip(page, "sit 4/5").click()
    page.get_by_role("button", name="That is no data").click()


def test_chips_are_put_right_dropped_saved_and_kept(
    open_window: Window, size: Size, address: str, picture: Callable[[Page, str], None]
) -> None:
    owner = register(address)
    page = begin(open_window, size, owner)
    text = trainer.open_composer(page)
    text.press_sequentially(TEXT)
    expect(chips(page)).to_have_text(["recall 8/10 · 15 m · D1", "sit 4/5"])

    put_right_and_drop(page)
    expect(chips(page)).to_have_text(["recall 9/10 · 15 m · D1", "sit 4/5"])
    page.reload()
    trainer.open_composer(page)
    expect(chips(page)).to_have_text(["recall 9/10 · 15 m · D1", "sit 4/5"])
    page.get_by_role("button", name="Save note").click()

    trainer.note_in(page, TEXT).click()
    expect(chips(page)).to_contain_text(["recall 9/10 · 15 m · D1"])
    assert [fact[0] for fact in saved_facts(owner)] == ["corrected", "dropped"]
    assert violations(page) == []
    picture(page, f"note-with-facts-{size.name}")


def test_editing_the_text_keeps_what_was_put_right(open_window: Window, size: Size, address: str) -> None:
    owner = register(address)
    page = begin(open_window, size, owner)
    trainer.open_composer(page).fill(TEXT)
    put_right_and_drop(page)
    page.get_by_role("button", name="Save note").click()
    trainer.note_in(page, TEXT).click()

    page.get_by_role("button", name="Edit").click()
    trainer.note_field(page).fill(f"Rain all day.\n{TEXT}\ndown 3/5")
    expect(chips(page)).to_have_text(["recall 9/10 · 15 m · D1", "sit 4/5", "down 3/5"])
    page.get_by_role("button", name="Save note").click()

    expect(page.get_by_role("button", name="Edit")).to_be_visible()
    expect(chips(page)).to_contain_text(["recall 9/10 · 15 m · D1", "down 3/5"])
    page.get_by_role("button", name="History").click()
    expect(page.get_by_text("New: down 3/5")).to_be_visible()
    assert [(origin, correct) for origin, _, correct in saved_facts(owner)] == [
        ("corrected", 9),
        ("dropped", 4),
        ("read", 3),
    ]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Rückruf 8/10 auf 15 m", ["rückruf 8/10 · 15 m"]),
        ("Call back on 9/11, number 555 123 4567, we are open 24/7, lesson at 8:10 for 40/60 Euro.", []),
    ],
    ids=["german", "no-data"],
)
def test_other_lines(open_window: Window, size: Size, address: str, text: str, words: list[str]) -> None:
    owner = register(address)
    page = begin(open_window, size, owner)
    # The last line is data in either language: once its chip is there, the line above has been read, too.
    trainer.open_composer(page).press_sequentially(f"{text}\nsit 5/5" if not words else text)
    expect(chips(page)).to_have_text(words or ["sit 5/5"])


def test_undo_by_keyboard_alone(open_window: Window, address: str) -> None:
    page = begin(open_window, size=Size("desk", 1440, 900, touch=False), owner=register(address))
    trainer.open_composer(page).fill("sit 4/5")
    chip(page, "sit 4/5").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("dialog", name="Set")).to_be_visible()
    page.keyboard.press("Escape")
    expect(chip(page, "sit 4/5")).to_be_focused()
    expect(trainer.note_field(page)).to_have_value("sit 4/5")

    page.keyboard.press("Enter")
    page.get_by_role("button", name="That is no data").press("Enter")
    page.get_by_role("button", name="Undo").press("Enter")
    expect(chip(page, "sit 4/5")).to_have_accessible_name("sit 4/5. Set. Change")


@pytest.mark.parametrize("theme", THEMES)
def test_chips_and_their_sheet_have_no_violations(
    open_window: Window, size: Size, address: str, theme: str, picture: Callable[[Page, str], None]
) -> None:
    page = begin(open_window, size, register(address), theme)
    text = trainer.open_composer(page)
    text.fill(f"{TEXT}\nbarking 14 in 10min, FAS 1/4/2\ndog @28m: took food. He was stubborn.\n4/5")
    expect(page.get_by_text("“stubborn”")).to_be_visible()
    put_right_and_drop(page)
    assert violations(page) == []
    picture(page, f"chips-{size.name}-{theme}")

    box = chips(page).first.get_by_role("button").bounding_box()
    assert box is not None
    assert box["height"] >= 44
    strip = page.locator(".fact-strip").bounding_box()
    field = text.bounding_box()
    assert strip is not None
    assert field is not None
    assert strip["height"] < 70, "the chips take more than one line"
    assert field["y"] + field["height"] <= strip["y"] + 1, "the chips cover the text"

    chip(page, "recall 9/10").click()
    expect(page.get_by_role("dialog", name="Set")).to_be_visible()
    assert violations(page) == []
    picture(page, f"chip-sheet-{size.name}-{theme}")
