"""What a trainer does on the page, in the words that the page shows."""

import re

from playwright.sync_api import Locator, Page, expect

from practice import PASSWORD


def register(page: Page, *, name: str, practice: str, email: str) -> None:
    """Creates an account and a practice, from the page's own door."""
    page.goto("/register")
    page.get_by_label("Name", exact=True).fill(name)
    page.get_by_label("Practice or facility").fill(practice)
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Create account").click()
    expect(page.get_by_role("heading", name="Dogs", exact=True)).to_be_visible()


def log_in(page: Page, *, email: str, password: str = PASSWORD) -> None:
    """Fills in the log-in form, wherever the page shows it, and sends it."""
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill(password)
    page.get_by_role("button", name="Log in").click()


def add_dog(page: Page, call_name: str) -> None:
    """Adds a dog from the list of dogs; ends on the dog's page."""
    page.goto("/dogs")
    page.get_by_role("button", name="Add dog").click()
    page.get_by_label("Call name").fill(call_name)
    page.get_by_role("button", name="Save dog").click()
    expect(page.get_by_role("heading", name=call_name, exact=True)).to_be_visible()


def note_field(page: Page) -> Locator:
    """Where the text of a note is written: in the composer, or on the note's own page while it is edited."""
    return page.get_by_role("textbox", name="Note", exact=True)


def revision(page: Page, number: int) -> Locator:
    """An entry in a note's history."""
    return page.get_by_role("button", name=re.compile(rf"^Revision {number}\b"))


def open_composer(page: Page) -> Locator:
    """Opens the composer with one tap; its text field must have the focus at once."""
    page.get_by_role("button", name="New note").click()
    text = note_field(page)
    expect(text).to_be_focused()
    return text


def write_note(page: Page, body: str) -> None:
    """Writes a note on a dog's page and sees it in the timeline."""
    open_composer(page).fill(body)
    page.get_by_role("button", name="Save note").click()
    expect(note_in(page, body)).to_be_visible()


def note_in(page: Page, body: str) -> Locator:
    """The entry of a note, in a timeline or among search hits."""
    beginning = re.escape(body.split("\n", maxsplit=1)[0][:24])
    return page.get_by_role("main").get_by_role("link").filter(has_text=re.compile(beginning)).first


def search_for(page: Page, words: str) -> None:
    """Searches all notes."""
    page.goto("/search")
    box = page.get_by_role("searchbox", name="Search notes")
    box.fill(words)
    box.press("Enter")
