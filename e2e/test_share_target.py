"""What another app shares with Longline is in a note that begins, and is sent with it; none of it is lost."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Locator, Page, expect

import service_worker
import trainer
from conftest import Window, take_picture
from practice import Person, join, register
from test_accessibility import read_in_every_theme
from test_capture import FULL
from windows import PHONE, Size

TEXT = "Juno was sick twice last night, ate grass. Can we still come on Thursday?"
PHOTO: FilePayload = {
    "name": "kerb.png",
    "mimeType": "image/png",
    "buffer": (Path(__file__).parent.parent / "frontend/public/icons/mark-192.png").read_bytes(),
}
PAGE_FILE: FilePayload = {"name": "plan.txt", "mimeType": "text/plain", "buffer": b"Recall, step two"}
# The request that a system makes: the form that the manifest describes, sent as a navigation.
_SHARE = """([action, words]) => {
  const form = document.createElement('form');
  Object.assign(form, {method: 'post', action, enctype: 'multipart/form-data', id: 'shared'});
  for (const [name, value] of Object.entries(words)) {
    const field = Object.assign(document.createElement('input'), {name, value});
    form.append(field);
  }
  form.append(Object.assign(document.createElement('input'), {type: 'file', name: 'files', multiple: true}));
  document.body.append(form);
}"""


@pytest.fixture
def owner(address: str) -> Person:
    """A practice with two dogs."""
    owner = register(address)
    owner.add_dog("Juno")
    owner.add_dog("Pip")
    return owner


def with_longline(open_window: Window, size: Size, who: Person | None) -> Page:
    """A window whose device has Longline."""
    page = open_window(size, who=who, service_worker=True)
    page.goto("/dogs")
    service_worker.wait_until_kept(page)
    return page


def share(page: Page, words: dict[str, str], files: Sequence[FilePayload] = ()) -> None:
    """Shares something with Longline from another app."""
    page.goto("/settings")
    page.evaluate(_SHARE, ["/share", words])
    page.locator("#shared input[type=file]").set_input_files(files)
    with page.expect_navigation():
        page.evaluate("document.getElementById('shared').submit()")


def test_a_shared_text_opens_the_composer_and_asks_for_the_dog(open_window: Window, size: Size, owner: Person) -> None:
    page = with_longline(open_window, size, owner)
    share(page, {"title": "Message", "text": TEXT, "url": "https://example.org/juno"})

    expect(trainer.note_field(page)).to_have_value(f"Message\n{TEXT}\nhttps://example.org/juno")
    page.get_by_role("button", name="Juno", exact=True).click()
    page.get_by_role("button", name="Save note").click()
    expect(page.get_by_text("Note on Juno saved")).to_be_visible()
    page.reload()
    expect(page.get_by_role("heading", name="No file is waiting")).to_be_visible()
    expect(trainer.note_field(page)).to_have_count(0)


def test_a_shared_text_stands_below_what_was_begun(open_window: Window, owner: Person) -> None:
    page = with_longline(open_window, PHONE, owner)
    page.goto("/new-note")
    trainer.note_field(page).fill("Called back at noon.")
    share(page, {"text": TEXT})
    expect(trainer.note_field(page)).to_have_value(f"Called back at noon.\n\n{TEXT}")


def files_in_note(page: Page) -> Locator:
    """The files of the note that is being written, or in view."""
    return page.get_by_role("region", name="Files").get_by_role("listitem")


def test_shared_photos_are_in_the_note_and_arrive_with_it(open_window: Window, size: Size, owner: Person) -> None:
    page = with_longline(open_window, size, owner)
    share(page, {"text": "At the kerb"}, [PHOTO, PHOTO | {"name": "kerb-2.png"}])

    expect(files_in_note(page)).to_have_count(2)
    expect(page.get_by_role("img", name="Photo").first).to_be_visible()
    assert read_in_every_theme(page, "shared-photo-composer", size, take_picture) == []
    page.get_by_role("button", name="Pip", exact=True).click()
    expect(files_in_note(page)).to_have_count(2)
    page.get_by_role("button", name="Save note").click()
    page.get_by_role("button", name="Open", exact=True).click()
    expect(page.get_by_role("main")).to_contain_text("At the kerb")
    expect(files_in_note(page).filter(has_text="Stored")).to_have_count(2, timeout=30_000)
    sent = hashlib.sha256(PHOTO["buffer"]).hexdigest()
    listed = owner.call("GET", f"/dogs/{owner.dogs['Pip']}/attachments").json()["items"]
    assert [(one["sha256"], one["keep_place"]) for one in listed] == [(sent, False)] * 2


def test_a_photo_follows_its_words_to_the_draft_of_the_dog(open_window: Window, owner: Person) -> None:
    page = with_longline(open_window, PHONE, owner)
    page.goto(f"/dogs/{owner.dogs['Juno']}")
    trainer.open_composer(page).fill("Second exit, loose.")
    share(page, {}, [PHOTO])
    page.get_by_role("button", name="Juno", exact=True).click()
    expect(trainer.note_field(page)).to_have_value("Second exit, loose.")
    expect(files_in_note(page)).to_have_count(1)


def test_what_no_note_can_carry_waits_with_the_reason_until_it_is_discarded(
    open_window: Window, size: Size, owner: Person
) -> None:
    page = with_longline(open_window, size, owner)
    share(page, {}, [PAGE_FILE])
    expect(page.get_by_role("main")).to_contain_text("Longline keeps pictures, videos, sound and PDF papers.")
    expect(trainer.note_field(page)).to_have_count(0)
    assert read_in_every_theme(page, "shared-no-photo-waiting", size, take_picture) == []
    with page.expect_download() as copied:
        page.get_by_role("link", name="Keep a copy of plan.txt").click()
    assert copied.value.path().read_bytes() == PAGE_FILE["buffer"]
    page.get_by_role("button", name="Discard plan.txt").click()
    page.get_by_role("button", name="Discard it").click()
    expect(page.get_by_role("heading", name="No file is waiting")).to_be_visible()


def test_one_tap_puts_a_file_that_waited_into_a_note(open_window: Window, owner: Person) -> None:
    page = with_longline(open_window, PHONE, owner)
    page.evaluate(FULL)
    page.add_init_script(f"({FULL})()")
    share(page, {}, [PHOTO])
    expect(page.get_by_role("alert").filter(has_text="it is full")).to_be_visible()
    page.evaluate("window.roomAgain()")
    page.get_by_role("button", name="Put into a note kerb.png").click()
    expect(files_in_note(page)).to_have_count(1)


def test_what_is_shared_offline_is_kept(open_window: Window, owner: Person) -> None:
    page = with_longline(open_window, PHONE, owner)
    page.context.set_offline(True)
    share(page, {"text": TEXT}, [PHOTO])
    expect(trainer.note_field(page)).to_have_value(TEXT)
    expect(files_in_note(page)).to_contain_text("On this device, goes with the note")


def test_what_is_shared_while_nobody_is_signed_in_waits_for_the_log_in(open_window: Window, owner: Person) -> None:
    page = with_longline(open_window, PHONE, None)
    share(page, {"text": TEXT})
    trainer.log_in(page, email=owner.email)
    expect(trainer.note_field(page)).to_have_value(TEXT)


def test_another_person_on_the_device_sees_nothing_of_it(open_window: Window, owner: Person) -> None:
    marek = join(owner, "trainer", "Marek Novak")
    page = with_longline(open_window, PHONE, owner)
    share(page, {}, [PHOTO, PAGE_FILE])
    expect(files_in_note(page)).to_have_count(1)
    page.get_by_role("button", name="Close and keep draft").click()
    page.get_by_role("button", name="More").click()
    page.get_by_role("button", name="Log out").click()
    trainer.log_in(page, email=marek.email)
    expect(page.get_by_role("heading", name="Dogs", exact=True)).to_be_visible()
    page.goto("/share")
    expect(page.get_by_role("heading", name="No file is waiting")).to_be_visible()
    page.goto("/new-note")
    expect(page.get_by_role("button", name="Take a photo")).to_be_visible()
    expect(files_in_note(page)).to_have_count(0)


def test_without_the_service_worker_the_page_says_that_nothing_was_kept(open_window: Window, owner: Person) -> None:
    page = open_window(PHONE, who=owner)
    share(page, {"text": TEXT})
    expect(page.get_by_role("alert")).to_contain_text("nothing of it was kept")
