"""A trainer co-signs what an assistant wrote: from the overview, with one tap, and at the kennel without a network."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from conftest import Window
from practice import Person, join, register
from test_accessibility import settle, too_wide, violations
from waiting import wait_until_complete, wait_until_sent
from windows import PHONE, Size

WAITS = "Waits for a trainer’s co-signature"
Picture = Callable[[Page, str], None]


@pytest.fixture
def owner(address: str) -> Person:
    return register(address)


@pytest.fixture
def note(owner: Person) -> tuple[str, str]:
    """(dog, note) that an assistant wrote."""
    juno = owner.add_dog("Juno")
    ana = join(owner, "assistant", "Ana Ruiz")
    dog = owner.call("GET", f"/dogs/{juno}")
    me = ana.call("GET", "/me").json()["person"]["id"]
    owner.call("PATCH", f"/dogs/{juno}", {"assigned_person_ids": [me]}, if_match=dog.headers["ETag"])
    return juno, ana.write_note(juno, "Calm at the gate, took food after ten seconds.")


def looks_right(page: Page, picture: Picture, name: str) -> None:
    """A picture is kept, axe finds nothing, nothing is wider than the window."""
    picture(page, name)
    assert violations(page, name) + too_wide(page, name) == []


def test_from_the_overview_to_a_signature_that_an_edit_makes_void(
    open_window: Window, owner: Person, note: tuple[str, str], size: Size, picture: Picture
) -> None:
    juno, written = note
    tom = join(owner, "trainer", "Tom Weber")
    page = open_window(size, who=tom)
    settle(page, "/overview")
    part = page.get_by_role("region", name=re.compile("Notes that wait for a co-signature"))
    told = re.compile(r"Juno: Calm at the gate.*Ana Ruiz wrote it", re.DOTALL)
    expect(part.get_by_role("listitem")).to_have_text(told)
    looks_right(page, picture, f"cosign-overview-{size.name}")
    part.get_by_role("link").click()
    expect(page).to_have_url(re.compile(f"/dogs/{juno}/notes/{written}$"))
    expect(page.get_by_text(WAITS)).to_be_visible()
    looks_right(page, picture, f"cosign-waits-{size.name}")
    page.get_by_role("button", name="Co-sign", exact=True).click()
    expect(page.get_by_text("Co-signed by Tom Weber")).to_be_visible()
    expect(page.get_by_text("still on its way")).to_have_count(0)
    looks_right(page, picture, f"cosign-done-{size.name}")
    revisions = owner.call("GET", f"/notes/{written}/revisions").json()["items"]
    (signature,) = owner.call("GET", f"/notes/{written}").json()["signatures"]
    assert (signature["name"], signature["hash"]) == ("Tom Weber", revisions[0]["hash"])
    owner.change_note(written, "Calm at the gate, took food after twelve seconds.")
    expect(page.get_by_text(WAITS)).to_be_visible()
    expect(page.get_by_role("article", name="Note").get_by_text("twelve seconds")).to_be_visible()


def test_without_a_network_it_is_kept_and_given_later(
    open_window: Window, owner: Person, note: tuple[str, str], picture: Picture
) -> None:
    juno, written = note
    page = open_window(PHONE, who=owner)
    page.goto(f"/dogs/{juno}/notes/{written}")
    expect(page.get_by_text(WAITS)).to_be_visible()
    wait_until_complete(page)
    page.context.set_offline(True)
    page.get_by_role("button", name="Co-sign", exact=True).click()
    expect(page.get_by_text("still on its way")).to_be_visible()
    picture(page, "cosign-offline-phone")
    page.get_by_role("button", name="Take it back").click()
    expect(page.get_by_text(WAITS)).to_be_visible()
    page.get_by_role("button", name="Co-sign", exact=True).click()
    expect(page.get_by_text("still on its way")).to_be_visible()
    assert owner.client.get(f"/api/v1/notes/{written}").json()["signatures"] == []
    page.context.set_offline(False)
    wait_until_sent(page)
    expect(page.get_by_text("still on its way")).to_have_count(0)
    expect(page.get_by_text("Co-signed by Lena Brandt")).to_be_visible()
    assert len(owner.call("GET", f"/notes/{written}").json()["signatures"]) == 1
