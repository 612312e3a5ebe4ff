"""A Chromium with a camera and a microphone that are made up, and what a test sees of the files that it keeps."""

import contextlib
import re
from collections.abc import Iterator
from contextlib import contextmanager

from playwright.sync_api import Browser, BrowserContext, Error, Page, expect

import trainer
from conftest import CHROMIUM_SWITCHES, PATIENCE_MS, chromium_path
from practice import Person
from windows import PHONE, Size

_MADE_UP = ("--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream")

# The bytes that the device keeps for each file, by the id of its attachment: read past the page.
_KEPT = """async () => {
  const found = {};
  for (const {name} of await indexedDB.databases()) {
    if (!name.startsWith('longline.')) continue;
    const database = await new Promise((resolve, reject) => {
      const opening = indexedDB.open(name);
      opening.onsuccess = () => resolve(opening.result);
      opening.onerror = () => reject(opening.error);
    });
    const parts = await new Promise((resolve, reject) => {
      const asked = database.transaction('fileParts').objectStore('fileParts').getAll();
      asked.onsuccess = () => resolve(asked.result);
      asked.onerror = () => reject(asked.error);
    });
    database.close();
    const contents = new Map();
    for (const {id, n, content} of parts) {
      if (!contents.has(id)) contents.set(id, []);
      contents.get(id)[n] = content;
    }
    for (const [id, content] of contents) {
      const digest = await crypto.subtle.digest('SHA-256', await new Blob(content).arrayBuffer());
      found[id] = Array.from(new Uint8Array(digest), (byte) => byte.toString(16).padStart(2, '0')).join('');
    }
  }
  return found;
}"""


@contextmanager
def chromium_with_camera(browser: Browser) -> Iterator[Browser]:
    """A second Chromium: the switches are those of a whole browser."""
    chromium = browser.browser_type.launch(executable_path=chromium_path(), args=[*CHROMIUM_SWITCHES, *_MADE_UP])
    yield chromium
    chromium.close()


def device_of(chromium: Browser, person: Person, *, at: str = "", size: Size = PHONE) -> BrowserContext:
    """A device on which somebody is signed in."""
    address = at or person.address
    context = chromium.new_context(base_url=address, permissions=["camera", "microphone"], **size.as_options())
    context.set_default_timeout(PATIENCE_MS)
    context.add_init_script("localStorage.setItem('longline.theme', 'light')")
    context.add_cookies(
        [{"name": name, "value": value, "url": address} for name, value in person.client.cookies.items()]
    )
    return context


def kill(page: Page) -> None:
    """Ends a tab as a system does that is short of memory: its process is gone, nothing is said to it."""
    with page.expect_event("crash"), contextlib.suppress(Error):
        page.goto("chrome://crash")  # there is no answer to it
    page.close()


def hashes_kept(page: Page) -> dict[str, str]:
    """The SHA-256 of every file whose bytes are on this device."""
    found: dict[str, str] = page.evaluate(_KEPT)
    return found


def take_photo(page: Page) -> None:
    """One tap for the camera, one for the picture."""
    page.get_by_role("button", name="Take a photo").click()
    page.get_by_role("button", name="Take photo", exact=True).click()
    expect(page.get_by_role("heading", name="Take a photo")).to_have_count(0)


def record_video(page: Page) -> None:
    """A short video, long enough for its first part."""
    page.get_by_role("button", name="Record a video").click()
    expect(page.get_by_text("At most 1:00 minutes")).to_be_visible()
    page.get_by_role("button", name="Record", exact=True).click()
    expect(page.get_by_role("timer")).to_have_text(re.compile("^0:0[2-9] of 1:00$"))
    page.get_by_role("button", name="Stop", exact=True).click()
    expect(page.get_by_role("heading", name="Record a video")).to_have_count(0)


def record_voice_note(page: Page) -> None:
    """A short voice note."""
    page.get_by_role("button", name="Record a voice note").click()
    expect(page.get_by_role("timer")).to_have_text(re.compile("^0:0[1-9]$"))
    page.get_by_role("button", name="Stop recording").click()
    expect(page.get_by_role("region", name="Voice note")).to_have_count(0)


def write_about(page: Page, dog: str, body: str) -> None:
    """Begins a note about a dog in the composer, as it is begun without a network, too."""
    page.goto("/new-note")
    page.get_by_label("Dog", exact=True).select_option(dog)
    trainer.note_field(page).fill(body)
