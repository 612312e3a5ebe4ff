"""A report is handed out by link from its page, and read by somebody with a phone and no account."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from conftest import Window
from owner_phone import overheard
from practice import Person, register
from test_accessibility import read_in_every_theme, settle
from test_reports import text_of, trained
from windows import DESK, PHONE, Size

Picture = Callable[[Page, str], None]
WORDS = "She comes when called."


@pytest.fixture
def owner(address: str) -> Person:
    return register(address)


@pytest.fixture
def report(owner: Person) -> dict[str, Any]:
    """A progress report at its second version."""
    made = owner.call("POST", f"/dogs/{trained(owner)}/reports", {"kind": "owner_progress"}).json()
    edit = {"title": "Juno in autumn", "words": WORDS}
    edited: dict[str, Any] = owner.call("PUT", f"/reports/{made['id']}", edit, if_match='"1"').json()
    return edited


@pytest.fixture
def link(owner: Person, report: dict[str, Any]) -> dict[str, str]:
    wanted = {"scope": "report", "about_id": report["id"], "audience": "Zoë Berger"}
    made: dict[str, str] = owner.call("POST", "/shares", wanted).json()
    return made


def opened(page: Page, link: dict[str, str]) -> None:
    page.goto(f"/s/{link['token']}")
    expect(page.get_by_text(WORDS)).to_be_visible()


def test_links_to_a_report_are_made_listed_and_withdrawn_on_its_page(
    open_window: Window, owner: Person, report: dict[str, Any], size: Size, picture: Picture
) -> None:
    page = open_window(size, who=owner)
    settle(page, f"/dogs/{report['content']['dog_id']}/reports/{report['id']}")
    page.get_by_role("button", name="Share").click()
    links = page.get_by_role("region", name="Links to this report")
    expect(links.get_by_text("No link was made yet.")).to_be_visible()
    expect(links.get_by_text("It shows: Version 2, the newest.")).to_be_visible()
    links.get_by_label("For whom").fill("Zoë Berger")
    links.get_by_role("button", name="Make a link").click()
    expect(links.get_by_text("It is shown this once.")).to_be_visible()
    expect(links.get_by_role("button", name="Copy")).to_be_visible()
    expect(links.get_by_role("listitem").get_by_text("Version 2, the newest.")).to_be_visible()
    assert read_in_every_theme(page, "report-shared", size, picture) == []
    address = links.locator(".once code").inner_text()
    outside = open_window(PHONE)
    outside.goto(address)
    expect(outside.get_by_text(WORDS)).to_be_visible()
    page.get_by_label("Your words at the beginning").fill("For nobody yet")
    page.get_by_role("button", name="Save the report").click()
    expect(links.get_by_text("It shows: Version 3, the newest.")).to_be_visible()
    expect(links.get_by_role("listitem").get_by_text("An earlier one, version 2.")).to_be_visible()
    outside.reload()
    expect(outside.get_by_text(WORDS)).to_be_visible()
    expect(outside.get_by_text("For nobody yet")).to_have_count(0)
    links.get_by_role("button", name="Withdraw the link of Zoë Berger").click()
    page.get_by_role("dialog").get_by_role("button", name="Withdraw").click()
    expect(links.get_by_role("listitem").get_by_text("Withdrawn", exact=False)).to_be_visible()
    outside.reload()
    expect(outside.get_by_role("heading", name="This link does not work any more")).to_be_visible()
    expect(outside.get_by_text("Juno")).to_have_count(0)


def test_what_is_for_inside_has_no_share_button(open_window: Window, owner: Person, size: Size) -> None:
    juno = trained(owner)
    page = open_window(size, who=owner)
    for kind in ("handover", "vet_referral", "court_dossier"):
        made = owner.call("POST", f"/dogs/{juno}/reports", {"kind": kind}).json()
        settle(page, f"/dogs/{juno}/reports/{made['id']}")
        expect(page.get_by_role("button", name="PDF of")).to_be_visible()
        expect(page.get_by_role("button", name="Share")).to_have_count(0)


@pytest.mark.parametrize("window", [PHONE, DESK], ids=lambda one: one.name)
def test_a_report_is_read_on_a_link_without_an_account(
    open_window: Window, link: dict[str, str], window: Size, picture: Picture
) -> None:
    page = open_window(window)
    heard = overheard(page)
    opened(page, link)
    expect(page.get_by_role("heading", name="A report about Juno")).to_be_visible()
    expect(page.get_by_text("Harbour Dogs for Zoë Berger")).to_be_visible()
    sheet = page.get_by_role("article", name="Juno in autumn")
    expect(sheet.get_by_role("heading", name="Juno in autumn")).to_be_visible()
    expect(sheet.get_by_text(WORDS)).to_be_visible()
    assert read_in_every_theme(page, "link-report", window, picture) == []
    assert page.context.cookies() == []
    assert heard.doors() == {f"/s/{link['token']}", f"/s/{link['token']}/report"}
    assert WORDS not in page.evaluate("JSON.stringify(localStorage)")


def test_a_number_leads_to_where_it_comes_from(open_window: Window, link: dict[str, str]) -> None:
    page = open_window(PHONE)
    opened(page, link)
    sheet = page.get_by_role("article", name="Juno in autumn")
    sheet.locator("a.mark[href='#r1']").first.tap()
    source = sheet.locator("#r1")
    expect(source).to_be_focused()
    expect(source).to_be_in_viewport()
    expect(page).to_have_url(f"{page.url.partition('/s/')[0]}/s/{link['token']}")


def test_a_report_is_taken_out_as_a_pdf_of_either_size(open_window: Window, link: dict[str, str]) -> None:
    page = open_window(PHONE)
    opened(page, link)
    for name in ("PDF, A4", "PDF, US Letter"):
        with page.expect_download() as download:
            page.get_by_role("button", name=name).tap()
        assert download.value.suggested_filename == "Juno in autumn.pdf"
        assert WORDS in text_of(download.value.path())
        expect(page.get_by_role("button", name=name)).to_be_enabled()


def test_a_withdrawn_link_to_an_open_report_is_dead_at_the_next_touch(
    open_window: Window, owner: Person, link: dict[str, str], picture: Picture
) -> None:
    page = open_window(PHONE)
    opened(page, link)
    owner.call("DELETE", f"/shares/{link['id']}")
    page.get_by_role("button", name="PDF, A4").tap()
    expect(page.get_by_role("heading", name="This link does not work any more")).to_be_visible()
    expect(page.get_by_text(WORDS)).to_have_count(0)
    assert "Juno" not in page.evaluate("JSON.stringify(localStorage)")
    picture(page, "link-report-dead-phone")


def test_without_a_network_the_page_says_so_and_reads_the_report_later(
    open_window: Window, link: dict[str, str]
) -> None:
    page = open_window(PHONE)
    page.route("**/report", lambda route: route.abort())
    page.goto(f"/s/{link['token']}")
    expect(page.get_by_text("The report could not be read now. It needs a network.")).to_be_visible()
    page.unroute("**/report")
    page.get_by_role("button", name="Try again").tap()
    expect(page.get_by_text(WORDS)).to_be_visible()
