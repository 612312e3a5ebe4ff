"""A dog's owner with a link, a phone and no account: understands, counts, is offline, is told when the link is dead."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from playwright.sync_api import BrowserContext, Page, expect

from conftest import Window
from owner_phone import Thumb, overheard
from practice import Person, new_id
from service_worker import kept_paths, wait_until_link_kept
from test_accessibility import read_in_every_theme
from windows import DESK, PHONE

Picture = Callable[[Page, str], None]


@pytest.fixture
def homework_id(person: Person) -> str:
    """Juno's homework of today."""
    dog_id, homework_id = person.add_dog("Juno"), new_id()
    body = {
        "dog_id": dog_id, "title": "Mat in the kitchen",
        "instruction": "Say “mat” once.\nCorrect is: all four paws on it within five seconds.",
        "stop_rule": "Two misses in a row: play, and try again later.", "reps": 5, "times_per_day": 2,
        "starts_on": datetime.now(UTC).date().isoformat(),
    }  # fmt: skip
    person.call("PUT", f"/homework/{homework_id}", body)
    return homework_id


@pytest.fixture
def link(person: Person, homework_id: str) -> dict[str, str]:
    made: dict[str, str] = person.call(
        "POST", "/shares", {"scope": "dog", "about_id": person.dogs["Juno"], "audience": "Zoë Berger"}
    ).json()
    return made


def rounds(person: Person, homework_id: str) -> list[list[str]]:
    kept = person.call("GET", f"/homework/{homework_id}").json()["practice"]
    return [each["trials"] for each in kept]


def trainers_files(paths: list[str]) -> list[str]:
    """What of the page's files only trainers use: the pages behind the log-in, and the records on the device."""
    return [path for path in paths if re.match(r"/?(practice\.routes|device|replication|dexie|session-page)-", path)]


def opened(page: Page, link: dict[str, str]) -> None:
    page.goto(f"/s/{link['token']}")
    expect(page.get_by_role("heading", name="Homework for Juno")).to_be_visible()


def test_an_owner_logs_a_round_with_six_taps_and_without_an_account(
    open_window: Window, person: Person, homework_id: str, link: dict[str, str], picture: Picture
) -> None:
    page = open_window(PHONE)
    heard = overheard(page)
    opened(page, link)
    expect(page.get_by_text("Two misses in a row")).to_be_visible()
    expect(page.get_by_text("Today: 0 of 2")).to_be_visible()
    assert read_in_every_theme(page, "link", PHONE, picture) == []
    thumb = Thumb(page)
    for name in ("Correct", "Correct", "Incorrect", "Correct", "Correct"):
        thumb.on(name)
    expect(page.get_by_text("That was the round: 5 tries.")).to_be_visible()
    assert read_in_every_theme(page, "link-counting", PHONE, picture) == []
    thumb.on("Round done")
    assert thumb.taps == 6
    expect(page.get_by_text("Your trainer has the round.")).to_be_visible()
    expect(page.get_by_text("Today: 1 of 2")).to_be_visible()
    picture(page, "link-done-phone")
    assert rounds(person, homework_id) == [["correct", "correct", "incorrect", "correct", "correct"]]
    assert page.context.cookies() == []
    assert heard.doors() == {f"/s/{link['token']}", f"/s/{link['token']}/practice"}
    assert trainers_files(sorted(heard.files())) == []


def test_undo_takes_the_last_tap_back_and_a_reload_loses_none(
    open_window: Window, person: Person, homework_id: str, link: dict[str, str]
) -> None:
    page = open_window(PHONE)
    opened(page, link)
    thumb = Thumb(page)
    thumb.on("Correct")
    thumb.on("Incorrect")
    thumb.on("Undo the last tap")
    page.reload()
    expect(page.get_by_text("1 correct, 0 incorrect")).to_be_visible()
    page.get_by_label("Anything to tell Harbour Dogs?").fill("He was tired.")
    page.get_by_role("button", name="Round done").tap()
    expect(page.get_by_text("Your trainer has the round.")).to_be_visible()
    (entry,) = person.call("GET", f"/homework/{homework_id}").json()["practice"]
    assert (entry["trials"], entry["comment"], entry["by_name"]) == (["correct"], "He was tired.", "Zoë Berger")


def test_without_a_network_the_page_opens_counts_and_sends_later_once(
    open_window: Window, person: Person, homework_id: str, link: dict[str, str], picture: Picture
) -> None:
    page = open_window(PHONE, service_worker=True)
    opened(page, link)
    wait_until_link_kept(page)
    assert trainers_files(kept_paths(page)) == []
    phone: BrowserContext = page.context
    phone.set_offline(True)
    opened(page, link)
    thumb = Thumb(page)
    thumb.on("Correct")
    thumb.on("Round done")
    expect(page.get_by_text("1 round is kept on this phone")).to_be_visible()
    expect(page.get_by_text("Today: 1 of 2")).to_be_visible()
    assert read_in_every_theme(page, "link-offline", PHONE, picture) == []
    page.reload()
    expect(page.get_by_text("1 round is kept on this phone")).to_be_visible()
    assert rounds(person, homework_id) == []
    phone.set_offline(False)
    expect(page.get_by_text("Everything is with your trainer.")).to_be_visible(timeout=40_000)
    page.reload()
    expect(page.get_by_text("Today: 1 of 2")).to_be_visible()
    assert rounds(person, homework_id) == [["correct"]]


def test_a_withdrawn_link_is_dead_at_once_and_says_so(
    open_window: Window, person: Person, link: dict[str, str], picture: Picture
) -> None:
    page = open_window(PHONE)
    opened(page, link)
    person.call("DELETE", f"/shares/{link['id']}")
    page.reload()
    expect(page.get_by_role("heading", name="This link does not work any more")).to_be_visible()
    expect(page.get_by_text("Juno")).to_have_count(0)
    assert "Juno" not in page.evaluate("JSON.stringify(localStorage)")
    assert read_in_every_theme(page, "link-dead", PHONE, picture) == []


def test_the_page_of_a_link_is_the_same_at_a_desk(open_window: Window, link: dict[str, str], picture: Picture) -> None:
    page = open_window(DESK)
    opened(page, link)
    assert read_in_every_theme(page, "link", DESK, picture) == []
