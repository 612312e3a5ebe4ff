"""The first evening: an account, a dog, a note, found again by a misspelt word, put right, with nothing lost."""

from collections.abc import Callable

from playwright.sync_api import Page, expect

import trainer
from conftest import Window
from practice import new_email
from windows import Size

NOTE = "Loose lead past the bakery, 8 of 10. One bark at the skateboard, recovered in 4 seconds."
CHANGED = NOTE.replace("8 of 10", "7 of 10") + " Homework: two short walks before breakfast."


def test_a_note_is_written_found_by_a_misspelt_word_and_edited(
    open_window: Window, size: Size, picture: Callable[[Page, str], None]
) -> None:
    page = open_window(size)
    trainer.register(page, name="Lena Brandt", practice="Harbour Dogs", email=new_email("lena"))
    picture(page, f"first-evening-1-registered-{size.name}")
    trainer.add_dog(page, "Juno")
    trainer.write_note(page, NOTE)

    page.reload()
    expect(trainer.note_in(page, NOTE)).to_be_visible()
    picture(page, f"first-evening-2-written-{size.name}")

    trainer.search_for(page, "skatebord")
    hit = trainer.note_in(page, "skateboard")
    expect(hit).to_contain_text("skateboard")
    expect(hit.locator("mark").first).to_have_text("skateboard")
    picture(page, f"first-evening-3-found-{size.name}")
    hit.click()

    page.get_by_role("button", name="Edit").click()
    text = trainer.note_field(page)
    expect(text).to_have_value(NOTE)
    text.fill(CHANGED)
    page.get_by_role("button", name="Save note").click()
    expect(page.get_by_role("main")).to_contain_text("7 of 10")

    page.get_by_role("button", name="History").click()
    expect(trainer.revision(page, 1)).to_be_visible()
    expect(trainer.revision(page, 2)).to_be_visible()
    expect(page.locator("del").filter(has_text="8").first).to_be_visible()
    expect(page.locator("ins").filter(has_text="7").first).to_be_visible()
    picture(page, f"first-evening-4-history-{size.name}")
