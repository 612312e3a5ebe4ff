"""A link for a dog's owner is mailed from the page that made it; without a mail server there is only the link."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from camera import device_of
from conftest import Window
from mail_server import UNKNOWN, MailServer, mail_server
from practice import Person, new_id, register
from registry_process import RunningRegistry, running_registry
from test_accessibility import read_in_every_theme
from windows import Size

ZOE = "zoe@example.org"


@pytest.fixture(scope="module")
def mails() -> Iterator[MailServer]:
    with mail_server() as server:
        yield server


@pytest.fixture(scope="module")
def mailing(mails: MailServer, tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningRegistry]:
    """A registry that has a mail server."""
    folder: Path = tmp_path_factory.mktemp("mailing")
    with running_registry(folder, LONGLINE_SMTP_URL=mails.url, LONGLINE_MAIL_FROM="longline@example.org") as running:
        yield running


def with_household(address: str) -> tuple[Person, str]:
    """A practice and its dog, whose household has an address."""
    owner = register(address)
    guardian_id, dog_id = new_id(), owner.add_dog("Juno")
    owner.call("PUT", f"/guardians/{guardian_id}", {"name": "Berger family", "email": ZOE})
    etag = owner.call("GET", f"/dogs/{dog_id}").headers["ETag"]
    owner.call("PATCH", f"/dogs/{dog_id}", {"guardian_ids": [guardian_id]}, if_match=etag)
    return owner, dog_id


def make_link(page: Page, dog_id: str) -> None:
    """Makes a link for the household on the page of the dog's homework."""
    page.goto(f"/dogs/{dog_id}/homework")
    expect(page.get_by_label("For", exact=True).locator("option:checked")).to_have_text("Berger family")
    page.get_by_role("button", name="Make a link").click()
    expect(page.get_by_text("It is shown this once.")).to_be_visible()


def test_a_link_is_mailed_and_the_page_says_what_became_of_it(
    browser: Browser, mailing: RunningRegistry, mails: MailServer, size: Size, picture: Callable[[Page, str], None]
) -> None:
    owner, dog_id = with_household(mailing.address)
    context = device_of(browser, owner, size=size)
    page = context.new_page()
    make_link(page, dog_id)
    address = page.get_by_label("Mail it to")
    expect(address).to_have_value(ZOE)
    mails.taken.clear()
    page.get_by_role("button", name="Send by mail").click()
    expect(page.get_by_role("status").get_by_text(f"Mailed to {ZOE}")).to_be_visible(timeout=20_000)
    link = page.locator(".once code").inner_text()
    assert [link in mail.get_content() for mail in mails.taken] == [True]
    assert read_in_every_theme(page, "share-mailed", size, picture) == []
    address.fill(UNKNOWN)
    page.get_by_role("button", name="Send by mail").click()
    refused = page.get_by_role("status").get_by_text(f"The mail to {UNKNOWN} was refused")
    expect(refused).to_be_visible(timeout=20_000)
    expect(refused).to_contain_text("550 no such person")
    context.close()


def test_a_link_to_a_report_is_mailed_from_the_page_of_the_report(
    browser: Browser, mailing: RunningRegistry, mails: MailServer, size: Size
) -> None:
    owner, dog_id = with_household(mailing.address)
    report = owner.call("POST", f"/dogs/{dog_id}/reports", {"kind": "owner_progress"}).json()
    context = device_of(browser, owner, size=size)
    page = context.new_page()
    page.goto(f"/dogs/{dog_id}/reports/{report['id']}")
    page.get_by_role("button", name="Share").click()
    expect(page.get_by_label("For", exact=True).locator("option:checked")).to_have_text("Berger family")
    page.get_by_role("button", name="Make a link").click()
    mails.taken.clear()
    page.get_by_role("button", name="Send by mail").click()
    expect(page.get_by_role("status").get_by_text(f"Mailed to {ZOE}")).to_be_visible(timeout=20_000)
    link = page.locator(".once code").inner_text()
    assert [link in mail.get_content() for mail in mails.taken] == [True]
    context.close()


def test_without_a_mail_server_there_is_only_the_link(open_window: Window, address: str, size: Size) -> None:
    owner, dog_id = with_household(address)
    page = open_window(size, who=owner)
    make_link(page, dog_id)
    expect(page.get_by_role("button", name="Copy")).to_be_visible()
    expect(page.get_by_role("button", name="Send by mail")).to_have_count(0)


def test_reminders_are_switched_on_for_oneself_and_for_an_owner(
    browser: Browser, mailing: RunningRegistry, size: Size, picture: Callable[[Page, str], None]
) -> None:
    owner, dog_id = with_household(mailing.address)
    context = device_of(browser, owner, size=size)
    page = context.new_page()
    page.goto("/settings")
    mine = page.get_by_role("region", name="Reminders by mail")
    mine.get_by_label("Send me what is due").check()
    mine.get_by_label("From this hour on").select_option("06:00")
    expect(mine.get_by_label("By the clocks in")).to_have_value("Europe/Berlin")
    mine.get_by_role("button", name="Save reminders").click()
    expect(page.get_by_text("Reminders come from 06:00 on")).to_be_visible()
    wanted = {"on": True, "hour": 6, "time_zone": "Europe/Berlin", "mails": True}
    assert owner.call("GET", "/me/reminders").json() == wanted
    assert read_in_every_theme(page, "settings-reminders", size, picture) == []
    page.goto(f"/dogs/{dog_id}/homework")
    theirs = page.get_by_role("region", name="Reminders for the owner")
    switch = theirs.get_by_label("Remind the owner of homework and vaccinations by mail")
    expect(switch).not_to_be_checked()
    switch.check()
    expect(theirs.get_by_text("Berger family is written to.")).to_be_visible()
    assert read_in_every_theme(page, "owner-reminders", size, picture) == []
    context.close()


def test_a_video_without_a_consent_is_told_to_stay_off_the_link(
    open_window: Window, address: str, size: Size, picture: Callable[[Page, str], None]
) -> None:
    owner, dog_id = with_household(address)
    clip_id = new_id()
    film = {"dog_id": dog_id, "about_id": dog_id, "media_type": "video/mp4", "bytes": 4, "sha256": "0" * 64}
    film["captured_at"] = "2026-03-14T16:20:00+01:00"
    owner.call("PUT", f"/attachments/{clip_id}", film)
    given = {"dog_id": dog_id, "title": "Mat", "instruction": "On the mat.", "starts_on": "2026-03-14"}
    owner.call("PUT", f"/homework/{new_id()}", given | {"clip_id": clip_id})
    page = open_window(size, who=owner)
    page.goto(f"/dogs/{dog_id}/homework")
    notice = page.get_by_text("The video stays off the owner’s link until the household’s consent is entered.")
    expect(notice).to_be_visible()
    picture(page, f"homework-clip-locked-{size.name}")
    page.get_by_role("link", name="To its consents").click()
    expect(page.get_by_role("heading", name="Berger family")).to_be_visible()
