"""What a device cannot do alone is said: readings that were not taken, and what is done online."""

import re

import pytest
from playwright.sync_api import expect

from conftest import Window, take_picture
from practice import Person, new_id, register
from test_accessibility import read_in_every_theme
from test_safety_and_handover import flag_card, hold
from test_this_device import banner, offline_device
from waiting import in_step
from windows import PHONE


@pytest.fixture
def owner(address: str) -> Person:
    """A practice with a dog."""
    owner = register(address)
    owner.add_dog("Juno")
    return owner


def test_a_reading_that_was_not_taken_is_told_until_it_is_read_again_or_given_up(
    open_window: Window, owner: Person
) -> None:
    juno = owner.dogs["Juno"]
    flags = [(f"/safety-flags/{new_id()}", words) for words in ("Two leads outside", "Never reach over the bowl")]
    for path, words in flags:
        owner.call("PUT", path, {"dog_id": juno, "instruction": words, "severity": "danger"})
    page = offline_device(open_window, owner)
    page.goto(f"/dogs/{juno}/care")
    for _, words in flags:
        hold(page, flag_card(page, words).get_by_role("button", name="Hold: I have read this"))
    page.goto("/sync")
    waiting = page.get_by_role("region", name="Waits on this device").get_by_role("listitem")
    expect(waiting.filter(has_text="that you have read it")).to_have_count(2)
    for path, words in flags:
        owner.call("PATCH", path, {"instruction": f"{words}, always"}, if_match='"1"')

    page.context.set_offline(False)
    banner(page, "2 entries not taken.")
    refused = page.get_by_role("region", name="Not taken").get_by_role("listitem")
    expect(refused).to_have_count(2)
    expect(refused.first).to_contain_text("Safety flag, that you have read it")
    expect(refused.first.locator(".refusal")).to_contain_text(re.compile("changed"))
    assert read_in_every_theme(page, "not-taken", PHONE, take_picture) == []
    refused.filter(has_text="Never reach").get_by_role("button", name="Give up").click()
    expect(refused).to_have_count(1)
    refused.get_by_role("link", name="Read it again").click()
    hold(page, flag_card(page, "Two leads").get_by_role("button", name="Hold: I have read this"))
    in_step(page)
    expect(page.get_by_role("region", name="Not taken")).to_have_count(0)
    given = owner.call("GET", "/acknowledgements").json()["items"]
    assert [(one["document_id"], one["revision"]) for one in given] == [(flags[0][0].rpartition("/")[2], 2)]


def test_what_is_done_online_says_so_without_a_network(open_window: Window, owner: Person) -> None:
    page = offline_device(open_window, owner)
    for path in ("/team", "/settings", "/audit"):
        page.goto(path)
        said = page.get_by_role("alert").filter(has_text="It comes as soon as there is a connection.")
        expect(said.first).to_be_visible()
    page.goto("/team")
    page.get_by_label("E-mail").fill("tom@example.org")
    page.get_by_role("button", name="Invite").click()
    expect(page.get_by_role("alert").filter(has_text="Longline cannot be reached right now.").first).to_be_visible()
