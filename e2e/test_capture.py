"""Photos, videos and voice notes: on the device first, whatever happens to it, and then at the registry once."""

import hashlib
import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, FilePayload, Page, expect

import service_worker
import trainer
from camera import (
    chromium_with_camera,
    device_of,
    hashes_kept,
    kill,
    record_video,
    record_voice_note,
    take_photo,
    write_about,
)
from conftest import take_picture
from live_session import plan_for
from practice import Person, join, register
from test_accessibility import read_in_every_theme
from waiting import in_step, until, wait_until_complete
from windows import PHONE

MIB = 1024 * 1024
# Whether the player in the dialog gets as far as having something to show or to hear.
PLAYS = """async (tag) => {
  const player = document.querySelector(`dialog ${tag}`);
  await player.play();
  return player.readyState >= 2 && player.error === null;
}"""
# From now on the browser has no room for files.
FULL = """() => {
  const add = IDBObjectStore.prototype.add;
  IDBObjectStore.prototype.add = function (value, ...rest) {
    if (this.name === 'files') throw new DOMException('no room', 'QuotaExceededError');
    return add.call(this, value, ...rest);
  };
  window.roomAgain = () => { IDBObjectStore.prototype.add = add; };
}"""


@pytest.fixture(scope="module")
def chromium(browser: Browser) -> Iterator[Browser]:
    """A Chromium with a camera."""
    with chromium_with_camera(browser) as chromium:
        yield chromium


@pytest.fixture
def owner(address: str) -> Person:
    """A practice with a dog."""
    owner = register(address)
    owner.add_dog("Juno")
    return owner


@pytest.fixture
def device(chromium: Browser, owner: Person) -> Iterator[BrowserContext]:
    """The owner's phone."""
    context = device_of(chromium, owner)
    yield context
    context.close()


def opened(device: BrowserContext) -> Page:
    """A tab after its first visit, so that it opens without a network."""
    page = device.new_page()
    page.goto("/dogs")
    expect(page.get_by_role("main").get_by_role("link", name="Juno").first).to_be_visible()
    service_worker.wait_until_kept(page)
    wait_until_complete(page)
    return page


def files_on(page: Page) -> Any:
    """The files of the note in view."""
    return page.get_by_role("region", name="Files").get_by_role("listitem")


def attachments(owner: Person) -> dict[str, dict[str, Any]]:
    """What the registry has about Juno's files."""
    listed = owner.call("GET", f"/dogs/{owner.dogs['Juno']}/attachments").json()["items"]
    return {one["id"]: one for one in listed}


def stored_hash(owner: Person, attachment_id: str) -> str:
    """The SHA-256 of the bytes that the registry hands out; they must be those that it says it has."""
    state = owner.call("GET", f"/attachments/{attachment_id}/file").json()
    content = owner.call("GET", f"/attachments/{attachment_id}/content").content
    found = hashlib.sha256(content).hexdigest()
    assert (state["state"], state["sha256"], state["bytes"]) == ("stored", found, len(content))
    return found


def test_taken_offline_kept_through_a_killed_tab_and_sent_once(device: BrowserContext, owner: Person) -> None:
    page = opened(device)
    device.set_offline(True)
    write_about(page, "Juno", "Cut on the left fore paw")
    take_photo(page)
    record_video(page)
    record_voice_note(page)
    expect(files_on(page)).to_have_count(3)
    expect(files_on(page).first).to_contain_text("On this device, goes with the note")
    assert read_in_every_theme(page, "capture-composer", PHONE, take_picture) == []
    kept = hashes_kept(page)
    assert len(kept) == 3

    kill(page)
    page = device.new_page()
    page.goto("/new-note")
    page.get_by_label("Dog", exact=True).select_option("Juno")
    expect(trainer.note_field(page)).to_have_value("Cut on the left fore paw")
    expect(files_on(page)).to_have_count(3)
    expect(page.get_by_role("img", name="Photo")).to_be_visible()
    expect(page.get_by_role("img", name=re.compile("^Video, 0:0[2-9]$"))).to_be_visible()
    assert hashes_kept(page) == kept

    device.set_offline(False)
    page.get_by_role("button", name="Save note").click()
    page.get_by_role("button", name="Open", exact=True).click()
    expect(files_on(page).filter(has_text="Stored")).to_have_count(3, timeout=30_000)
    at_registry = attachments(owner)
    assert {one: body["sha256"] for one, body in at_registry.items()} == kept
    kinds = {body["media_type"].split("/")[0]: one for one, body in at_registry.items()}
    for sort in ("video", "audio"):
        assert stored_hash(owner, kinds[sort]) == kept[kinds[sort]]
    stored_hash(owner, kinds["image"])  # another file than was sent: the registry leaves only the picture in it
    events = [
        event for event in owner.call("GET", "/audit?limit=100").json()["items"] if event["action"] == "file received"
    ]
    assert len(events) == 3


def add_file(page: Page, file: FilePayload) -> None:
    """Adds one of the device's files."""
    page.get_by_label("Add files").set_input_files(file)
    page.get_by_role("button", name="Add it").click()
    expect(page.get_by_role("heading", name="Add to the note")).to_have_count(0)


def test_a_note_of_a_photo_alone_is_one_tap_and_shows_in_the_timeline(device: BrowserContext, owner: Person) -> None:
    page = opened(device)
    write_about(page, "Juno", "")
    take_photo(page)
    expect(files_on(page)).to_have_count(1)
    page.get_by_role("button", name="Save note").click()
    expect(page.get_by_text("Note on Juno saved")).to_be_visible()
    page.goto(f"/dogs/{owner.dogs['Juno']}")
    expect(trainer.note_in(page, "Photo").get_by_role("img", name="Photo")).to_be_visible()
    assert read_in_every_theme(page, "capture-timeline", PHONE, take_picture) == []


def test_a_file_is_looked_at_described_deleted_and_brought_back(device: BrowserContext, owner: Person) -> None:
    note_id = owner.write_note(owner.dogs["Juno"], "At the kerb")
    page = opened(device)
    page.goto(f"/dogs/{owner.dogs['Juno']}/notes/{note_id}")
    take_photo(page)
    expect(files_on(page)).to_contain_text("Stored", timeout=30_000)
    page.get_by_role("button", name="Photo", exact=True).click()
    dialog = page.get_by_role("dialog", name="Photo")
    expect(dialog.get_by_role("img", name="Photo")).to_be_visible()
    dialog.get_by_label("Caption").fill("Second exit, loose lead")
    dialog.get_by_label("Caption").blur()
    expect(dialog.get_by_role("img", name="Photo: Second exit, loose lead")).to_be_visible()
    frame = dialog.get_by_role("group", name="Picture, larger with plus and smaller with minus")
    frame.focus()
    frame.press("+")
    assert frame.evaluate("(one) => one.scrollWidth > one.clientWidth")
    frame.press("0")
    assert read_in_every_theme(page, "capture-viewer", PHONE, take_picture) == []

    dialog.get_by_role("button", name="Delete").click()
    expect(files_on(page)).to_have_count(0)
    page.get_by_role("button", name="Undo").click()
    expect(files_on(page)).to_contain_text("Second exit, loose lead")
    expect(files_on(page)).to_contain_text("Stored")
    listed = f"/api/v1/dogs/{owner.dogs['Juno']}/attachments"
    back = f"async () => (await (await fetch('{listed}')).json()).items[0]?.caption === 'Second exit, loose lead'"
    assert until(page, back), "the registry does not have it again"


def test_video_and_voice_note_play_with_a_name(device: BrowserContext, owner: Person) -> None:
    note_id = owner.write_note(owner.dogs["Juno"], "At the kerb")
    page = opened(device)
    page.goto(f"/dogs/{owner.dogs['Juno']}/notes/{note_id}")
    record_video(page)
    record_voice_note(page)
    # How long they are depends on how soon the machine stopped them.
    for name, tag in ((re.compile("^Video, 0:0[2-9]$"), "video"), (re.compile("^Voice note, 0:0[1-9]$"), "audio")):
        page.get_by_role("button", name=name).click()
        player = page.get_by_role("dialog").locator(tag)
        expect(player).to_have_attribute("aria-label", name)
        assert page.evaluate(PLAYS, tag), f"{tag} does not play"
        assert read_in_every_theme(page, f"capture-{tag}", PHONE, take_picture) == []
        page.get_by_role("button", name="Close").click()


def test_the_next_person_on_the_device_sees_none_of_it(device: BrowserContext, owner: Person) -> None:
    marek = join(owner, "trainer", "Marek Novak")
    page = opened(device)
    write_about(page, "Juno", "Cut on the paw")
    take_photo(page)
    expect(files_on(page)).to_have_count(1)
    page.get_by_role("button", name="Close and keep draft").click()
    page.get_by_role("button", name="More").click()
    page.get_by_role("button", name="Log out").click()
    trainer.log_in(page, email=marek.email)
    expect(page.get_by_role("heading", name="Dogs", exact=True)).to_be_visible()
    write_about(page, "Juno", "Mine")
    expect(page.get_by_role("button", name="Take a photo")).to_be_visible()
    expect(files_on(page)).to_have_count(0)

    page.get_by_role("button", name="Close and keep draft").click()
    page.get_by_role("button", name="More").click()
    page.get_by_role("button", name="Log out").click()
    trainer.log_in(page, email=owner.email)
    expect(page.get_by_role("heading", name="Dogs", exact=True)).to_be_visible()
    write_about(page, "Juno", "Cut on the paw")
    expect(files_on(page)).to_have_count(1)


def test_a_file_that_the_registry_refuses_says_why_and_can_be_taken_away(device: BrowserContext, owner: Person) -> None:
    note_id = owner.write_note(owner.dogs["Juno"], "At the kerb")
    page = opened(device)
    page.goto(f"/dogs/{owner.dogs['Juno']}/notes/{note_id}")
    add_file(page, {"name": "kerb.jpg", "mimeType": "image/jpeg", "buffer": b"this is no picture" * 40})
    expect(files_on(page)).to_contain_text("Refused: The file is no image/jpeg", timeout=30_000)
    assert read_in_every_theme(page, "capture-refused", PHONE, take_picture) == []
    page.get_by_role("button", name="Look at it").click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(files_on(page)).to_have_count(0)


def test_what_finds_no_room_on_the_device_stays_in_the_page_until_the_person_chose(
    device: BrowserContext, owner: Person
) -> None:
    note_id = owner.write_note(owner.dogs["Juno"], "At the kerb")
    page = opened(device)
    page.goto(f"/dogs/{owner.dogs['Juno']}/notes/{note_id}")
    page.evaluate(FULL)
    take_photo(page)
    alert = page.get_by_role("alert").filter(has_text="This device is full.")
    expect(alert).to_contain_text("The photo is only in this page")
    assert read_in_every_theme(page, "capture-full", PHONE, take_picture) == []
    with page.expect_download() as copied:
        alert.get_by_role("button", name="Keep a copy").click()
    assert copied.value.path().read_bytes().startswith(b"\xff\xd8")
    page.evaluate("window.roomAgain()")
    alert.get_by_role("button", name="Try again").click()
    expect(files_on(page)).to_contain_text("Stored", timeout=30_000)
    expect(alert).to_have_count(0)


def test_in_a_running_session_a_photo_is_one_tap_away_and_stays_with_the_session(
    device: BrowserContext, owner: Person
) -> None:
    plan_for(owner, owner.dogs["Juno"])
    page = opened(device)
    page.goto(f"/dogs/{owner.dogs['Juno']}/session")
    page.get_by_role("button", name="Correct", exact=True).click()
    take_photo(page)
    expect(files_on(page)).to_have_count(1)
    assert read_in_every_theme(page, "capture-session", PHONE, take_picture) == []
    page.get_by_role("button", name="End", exact=True).click()
    expect(page).to_have_url(re.compile("/sessions/"))
    page.get_by_role("button", name="Close and keep draft").click()
    expect(files_on(page)).to_contain_text("Stored", timeout=30_000)
    [body] = attachments(owner).values()
    assert body["about_id"] == page.url.rsplit("/", 1)[1]


def test_a_file_whose_note_was_never_written_goes_into_another(device: BrowserContext, owner: Person) -> None:
    page = opened(device)
    write_about(page, "Juno", "Cut on the left fore paw")
    take_photo(page)
    expect(files_on(page)).to_have_count(1)
    page.evaluate("localStorage.clear()")  # the draft with it
    page.close()
    page = device.new_page()
    page.add_init_script("const now = Date.now; Date.now = () => now() + 2 * 3_600_000;")
    page.goto("/dogs")
    line = page.get_by_role("status").filter(has_text="1 file has no note.")
    line.get_by_role("link", name="Look").click()
    loose = page.get_by_role("region", name="Files without a note")
    assert read_in_every_theme(page, "loose-files", PHONE, take_picture) == []
    loose.get_by_role("button", name="Throw away").click()
    page.get_by_role("button", name="Undo").click()
    loose.get_by_role("button", name="Write a note").click()
    expect(line).to_have_count(0)
    page.get_by_label("Dog", exact=True).select_option("Juno")
    page.get_by_role("button", name="Save note").click()
    expect(page.get_by_text("Note on Juno saved on this device")).to_be_visible()
    in_step(page)
    assert len(attachments(owner)) == 1
