"""Dictation writes into the note where the browser can hear; where it cannot, a voice note takes its place."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect

import service_worker
import trainer
from camera import chromium_with_camera, device_of, write_about
from conftest import take_picture
from practice import Person, register
from test_accessibility import read_in_every_theme
from test_capture import files_on
from waiting import until, wait_until_complete
from windows import PHONE

# A recogniser in the place of Chromium's, which would ask its maker. `hear` and `fail` are the test's.
_RECOGNITION = """
class Recogniser {
  start() { window.recogniser = this; }
  stop() { this.onend?.(); }
  abort() { this.stop(); }
  hear(transcript, isFinal) {
    this.onresult({resultIndex: 0, results: [Object.assign([{transcript}], {isFinal})]});
  }
  fail(error) { this.onerror({error}); this.onend?.(); }
}
window.SpeechRecognition = window.webkitSpeechRecognition = Recogniser;
"""


@pytest.fixture(scope="module")
def chromium(browser: Browser) -> Iterator[Browser]:
    """A Chromium with a microphone."""
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
    """The owner's phone; what it hears is up to the test."""
    context = device_of(chromium, owner)
    context.add_init_script(_RECOGNITION)
    yield context
    context.close()


def dictating(device: BrowserContext, body: str) -> Page:
    """A composer that listens."""
    page = device.new_page()
    page.goto("/dogs")
    write_about(page, "Juno", body)
    page.get_by_role("button", name="Dictate").click()
    assert until(page, "async () => window.recogniser !== undefined"), "it does not listen"
    return page


def test_dictated_words_stand_at_the_cursor_and_are_read(device: BrowserContext) -> None:
    page = dictating(device, "At the river. Home by six.")
    trainer.note_field(page).evaluate("(field) => field.setSelectionRange(13, 13)")
    page.evaluate("recogniser.hear('recall 8 out of', false)")
    heard = page.get_by_role("region", name="Dictation")
    expect(heard).to_contain_text("recall 8 out of")
    assert page.evaluate("recogniser.lang") == "en-GB"
    assert read_in_every_theme(page, "dictation", PHONE, take_picture) == []
    page.evaluate("recogniser.hear('Recall 8 out of 10 at 15 metres.', true)")
    expect(trainer.note_field(page)).to_have_value("At the river. Recall 8 out of 10 at 15 metres. Home by six.")
    expect(page.get_by_role("button", name="recall 8/10 · 15 m")).to_be_visible()
    page.get_by_role("button", name="Stop dictation").click()
    expect(heard).to_have_count(0)


def test_it_listens_in_the_language_of_the_note(device: BrowserContext) -> None:
    page = dictating(device, "Rückruf auf der Wiese, nicht abgelenkt.")
    assert page.evaluate("recogniser.lang") == "de-DE"


def test_without_a_network_it_becomes_a_voice_note_and_says_so(device: BrowserContext) -> None:
    page = device.new_page()
    page.goto("/dogs")
    expect(page.get_by_role("main").get_by_role("link", name="Juno").first).to_be_visible()
    service_worker.wait_until_kept(page)
    wait_until_complete(page)
    device.set_offline(True)
    write_about(page, "Juno", "At the river.")
    page.get_by_role("button", name="Dictate").click()
    voice = page.get_by_role("region", name="Voice note")
    expect(voice).to_contain_text("Dictation needs a connection. This is kept as a voice note instead.")
    expect(page.get_by_role("timer")).to_have_text(re.compile("^0:0[1-9]$"))
    assert read_in_every_theme(page, "dictation-offline", PHONE, take_picture) == []
    page.get_by_role("button", name="Stop recording").click()
    expect(files_on(page)).to_contain_text("On this device, goes with the note")


def test_a_network_that_is_lost_while_it_listens_loses_no_word(device: BrowserContext) -> None:
    page = dictating(device, "")
    page.evaluate("recogniser.hear('Loose lead past the', false)")
    page.evaluate("recogniser.fail('network')")
    expect(trainer.note_field(page)).to_have_value("Loose lead past the")
    expect(page.get_by_role("region", name="Voice note")).to_contain_text("kept as a voice note instead")
