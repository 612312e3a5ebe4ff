"""A report from the page: composed, its words edited, a line left out, looked at as a page, saved as a PDF."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import Page, expect

from conftest import Window
from practice import Person, join, new_id, register
from test_accessibility import read_in_every_theme, settle, too_wide, violations
from windows import Size

Picture = Callable[[Page, str], None]


@pytest.fixture
def owner(address: str) -> Person:
    """A practice with a dog that was trained twice this week."""
    owner = register(address)
    juno = owner.add_dog("Juno")
    plan = {"dog_id": juno, "name": "recall"}
    owner.call("PUT", f"/plans/{new_id()}", plan)
    now = datetime.now(UTC).isoformat()
    for body in ("recall 3/5 @10m D1", "recall 5/5 @10m D1. Told owner: settles on the mat"):
        owner.write_note(juno, body, occurred_at=now)
    return owner


def compose(page: Page, dog_id: str) -> None:
    """From the dog's reports to a new progress report for its owner."""
    settle(page, f"/dogs/{dog_id}/reports")
    page.get_by_role("button", name="Compose").click()
    expect(page.get_by_label("Title")).to_have_value("Progress report: Juno")


def test_a_report_is_composed_edited_and_saved_as_a_pdf(
    open_window: Window, size: Size, owner: Person, picture: Picture
) -> None:
    page = open_window(size, who=owner)
    settle(page, f"/dogs/{owner.dogs['Juno']}/reports")
    expect(page.get_by_role("heading", name="No report yet")).to_be_visible()
    found = read_in_every_theme(page, "reports-empty", size, picture)
    compose(page, owner.dogs["Juno"])
    expect(page.get_by_text("Right 8 of 10 times, 80 %, in 2 sessions.")).to_be_visible()
    page.get_by_label("Title").fill("Juno in autumn")
    page.get_by_label("Your words at the beginning").fill("Dear family,\n\nshe is doing well.")
    page.get_by_label(re.compile("^At first")).uncheck()
    page.get_by_role("button", name="Save version").click()
    expect(page.get_by_text("Version 2,")).to_be_visible()
    expect(page.get_by_role("button", name="Save version")).to_be_disabled()
    found += read_in_every_theme(page, "report", size, picture)
    page.get_by_label("Paper").select_option("letter")
    with page.expect_download() as downloading:
        page.get_by_role("button", name="Save the PDF").click()
    download = downloading.value
    assert download.suggested_filename == "juno-in-autumn.pdf"
    assert download.path().read_bytes().startswith(b"%PDF")
    page.goto(f"/dogs/{owner.dogs['Juno']}/reports")
    expect(page.get_by_role("link", name="Juno in autumn")).to_be_visible()
    found += read_in_every_theme(page, "reports", size, picture)
    assert found == []


def test_the_report_as_a_page_reads_well_everywhere(
    open_window: Window, size: Size, owner: Person, picture: Picture
) -> None:
    page = open_window(size, who=owner)
    compose(page, owner.dogs["Juno"])
    address = page.get_by_role("link", name="Look at the page").get_attribute("href")
    assert address is not None
    page.goto(address)
    expect(page.get_by_role("heading", name="Progress report: Juno")).to_be_visible()
    expect(page.get_by_text("settles on the mat")).to_be_visible()
    # The page runs no script, not even axe's: it is read once more without its own rule.
    answer = owner.client.get(address, headers={"Accept": "text/html"})
    page.goto("about:blank")
    page.set_content(answer.text)
    picture(page, f"report-page-{size.name}")
    assert violations(page, "report-page") + too_wide(page, "report-page") == []


def test_a_report_that_somebody_else_edited_is_not_written_over(open_window: Window, owner: Person) -> None:
    page = open_window(who=owner)
    compose(page, owner.dogs["Juno"])
    report_id = page.url.rsplit("/", 1)[1]
    tom = join(owner, "trainer", "Tom Weber")
    tom.call("PUT", f"/reports/{report_id}", {"title": "Tom's title"}, if_match='"1"')
    page.get_by_label("Title").fill("My title")
    page.get_by_role("button", name="Save version").click()
    expect(page.get_by_text("Somebody edited this report in the meantime.")).to_be_visible()
    page.get_by_role("button", name="Show what was saved meanwhile").click()
    expect(page.get_by_label("Title")).to_have_value("Tom's title")


def test_who_only_reads_edits_nothing(open_window: Window, owner: Person) -> None:
    owner.call("POST", f"/dogs/{owner.dogs['Juno']}/reports", {"kind": "handover"})
    vera = join(owner, "viewer", "Vera")
    page = open_window(who=vera)
    settle(page, f"/dogs/{owner.dogs['Juno']}/reports")
    expect(page.get_by_role("button", name="Compose")).to_have_count(0)
    page.get_by_role("link", name="Hand-over: Juno").click()
    expect(page.get_by_label("Title")).not_to_be_editable()
    expect(page.get_by_role("button", name="Save the PDF")).to_be_enabled()
    assert violations(page, "report-read") == []
