"""A report is composed from what was recorded, edited in one's own words, and taken out as a PDF."""

import io
import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pypdf
from playwright.sync_api import Page, expect

from conftest import Window
from practice import Person, join, new_id, register
from test_accessibility import settle, too_wide, violations
from windows import Size


def trained(owner: Person) -> str:
    """A dog with two weeks of recall; gives its id."""
    juno = owner.add_dog("Juno")
    owner.call("PUT", f"/plans/{new_id()}", {"dog_id": juno, "name": "recall"})
    for days, line in ((9, "recall 2/5 @15m D1"), (5, "recall 4/5 @15m D1"), (2, "told owner: lead on at the gate")):
        at = datetime.now(UTC) - timedelta(days=days)
        owner.write_note(juno, line, occurred_at=at.isoformat())
    return juno


def text_of(path: Path) -> str:
    """The words of a PDF, in order."""
    pages = pypdf.PdfReader(io.BytesIO(path.read_bytes())).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


def test_a_report_is_composed_edited_and_taken_out_on_paper(
    open_window: Window, address: str, size: Size, picture: Callable[[Page, str], None]
) -> None:
    owner = register(address)
    juno = trained(owner)
    page = open_window(size, who=owner)
    settle(page, f"/dogs/{juno}")
    page.get_by_role("navigation", name="Pages of this dog").get_by_role("link", name="Reports").click()
    expect(page.get_by_text("No report yet.")).to_be_visible()
    picture(page, f"reports-empty-{size.name}")
    page.get_by_label("What for").select_option(label="Progress, for the owner")
    page.get_by_role("button", name="Compose it").click()
    expect(page.get_by_role("heading", name="Progress report: Juno")).to_be_visible()
    expect(page.get_by_text("Right 6 of 10 times (60 %) in 2 sessions.")).to_be_visible()
    page.get_by_label("Title", exact=True).fill("Juno in autumn")
    page.get_by_label("Your words at the beginning").fill("Dear family")
    recall = page.get_by_role("group", name="Recall")
    recall.get_by_label("Your words").fill("She comes when called.")
    recall.get_by_label("Chart: Recall", exact=False).uncheck()
    page.get_by_role("button", name="Save the report").click()
    expect(page.get_by_role("heading", name="Juno in autumn")).to_be_visible()
    expect(page.locator(".report-head").get_by_text("version 2")).to_be_visible()
    picture(page, f"report-{size.name}")
    assert violations(page, "report") + too_wide(page, "report") == []
    with page.expect_download() as download:
        page.get_by_role("button", name="PDF of Juno in autumn").click()
    assert download.value.suggested_filename == "Juno in autumn.pdf"
    text = text_of(download.value.path())
    for told in ("Juno in autumn", "Dear family", "She comes when called.", "lead on at the gate", "Harbour Dogs"):
        assert told in text
    assert "how often it was right" not in text
    page.get_by_role("link", name="All reports").click()
    expect(page.get_by_role("link", name="Juno in autumn")).to_be_visible()
    picture(page, f"reports-{size.name}")
    assert violations(page, "reports") + too_wide(page, "reports") == []


def test_a_dossier_is_offered_to_owners_alone(open_window: Window, address: str, size: Size) -> None:
    owner = register(address)
    juno = trained(owner)
    for person, offered in ((owner, 1), (join(owner, "trainer", "Tom Weber"), 0)):
        page = open_window(size, who=person)
        settle(page, f"/dogs/{juno}/reports")
        expect(page.get_by_label("What for")).to_be_visible()
        expect(page.get_by_role("option", name=re.compile("Dossier"))).to_have_count(offered)
