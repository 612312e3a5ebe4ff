"""What another app shares with Longline is in the composer or waits on the device; none of it is sent or lost."""

from collections.abc import Sequence
from pathlib import Path

import pytest
from playwright.sync_api import FilePayload, Page, expect

import service_worker
import trainer
from conftest import Window, take_picture
from practice import Person, join, register
from test_accessibility import read_in_every_theme
from windows import PHONE, Size

TEXT = "Juno was sick twice last night, ate grass. Can we still come on Thursday?"
PHOTO: FilePayload = {
    "name": "kerb.png",
    "mimeType": "image/png",
    "buffer": (Path(__file__).parent.parent / "frontend/public/icons/mark-192.png").read_bytes(),
}
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


def test_a_shared_photo_waits_with_the_draft_and_stays_after_the_note_is_saved(
    open_window: Window, size: Size, owner: Person
) -> None:
    page = with_longline(open_window, size, owner)
    share(page, {"text": "At the kerb"}, [PHOTO, PHOTO | {"name": "kerb-2.png"}])

    with_note = page.get_by_role("region", name="Shared for this note")
    expect(with_note.get_by_role("img", name="kerb.png")).to_be_visible()
    expect(with_note).to_contain_text("2 files wait on this device")
    assert read_in_every_theme(page, "shared-photo-composer", size, take_picture) == []
    page.reload()
    page.get_by_role("button", name="Go on with its note").first.click()
    page.get_by_role("button", name="Pip", exact=True).click()
    expect(with_note).to_contain_text("2 files wait on this device")
    page.get_by_role("button", name="Save note").click()
    expect(page.get_by_text("Note on Pip saved")).to_be_visible()

    page.reload()
    assert read_in_every_theme(page, "shared-photo-waiting", size, take_picture) == []
    with page.expect_download() as copied:
        page.get_by_role("link", name="Keep a copy of kerb.png").click()
    assert copied.value.path().read_bytes() == PHOTO["buffer"]
    page.get_by_role("link", name="Open its note").first.click()
    expect(page.get_by_role("main")).to_contain_text("At the kerb")


def test_a_photo_follows_its_words_to_the_draft_of_the_dog(open_window: Window, owner: Person) -> None:
    page = with_longline(open_window, PHONE, owner)
    page.goto(f"/dogs/{owner.dogs['Juno']}")
    trainer.open_composer(page).fill("Second exit, loose.")
    share(page, {}, [PHOTO])
    page.get_by_role("button", name="Juno", exact=True).click()
    expect(trainer.note_field(page)).to_have_value("Second exit, loose.")
    expect(page.get_by_role("region", name="Shared for this note")).to_contain_text("This file waits")


def test_a_photo_without_a_note_waits_until_it_is_discarded(open_window: Window, owner: Person) -> None:
    page = with_longline(open_window, PHONE, owner)
    share(page, {}, [PHOTO])
    page.get_by_role("button", name="Close and keep draft").click()
    page.goto("/dogs")
    page.get_by_role("button", name="More").click()
    page.get_by_role("link", name="Waiting files (1)").click()
    expect(page.get_by_role("button", name="Write a note")).to_be_visible()
    page.get_by_role("button", name="Discard kerb.png").click()
    page.get_by_role("button", name="Discard it").click()
    expect(page.get_by_role("heading", name="No file is waiting")).to_be_visible()


def test_what_is_shared_offline_is_kept(open_window: Window, owner: Person) -> None:
    page = with_longline(open_window, PHONE, owner)
    page.context.set_offline(True)
    share(page, {"text": TEXT}, [PHOTO])
    expect(trainer.note_field(page)).to_have_value(TEXT)
    expect(page.get_by_role("region", name="Shared for this note")).to_contain_text("This file waits")


def test_what_is_shared_while_nobody_is_signed_in_waits_for_the_log_in(open_window: Window, owner: Person) -> None:
    page = with_longline(open_window, PHONE, None)
    share(page, {"text": TEXT})
    trainer.log_in(page, email=owner.email)
    expect(trainer.note_field(page)).to_have_value(TEXT)


def test_another_person_on_the_device_sees_nothing_of_it(open_window: Window, owner: Person) -> None:
    marek = join(owner, "trainer", "Marek Novak")
    page = with_longline(open_window, PHONE, owner)
    share(page, {}, [PHOTO])
    page.get_by_role("button", name="Close and keep draft").click()
    page.get_by_role("button", name="More").click()
    page.get_by_role("button", name="Log out").click()
    trainer.log_in(page, email=marek.email)
    expect(page.get_by_role("heading", name="Dogs", exact=True)).to_be_visible()
    page.goto("/share")
    expect(page.get_by_role("heading", name="No file is waiting")).to_be_visible()


def test_without_the_service_worker_the_page_says_that_nothing_was_kept(open_window: Window, owner: Person) -> None:
    page = open_window(PHONE, who=owner)
    share(page, {"text": TEXT})
    expect(page.get_by_role("alert")).to_contain_text("nothing of it was kept")
