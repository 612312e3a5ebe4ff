"""Longline as an app of the device: Chromium would install it, its icons and shortcuts work, it loads light."""

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

import service_worker
import trainer
from conftest import CHROMIUM_SWITCHES, PATIENCE_MS, Window, chromium_path
from practice import Person, new_id, register
from windows import PHONE, THEMES, Size

MOST_SCRIPT_BYTES = 170_000
_PIXELS = """async (path) => {
  const image = await createImageBitmap(await (await fetch(path)).blob());
  return `${image.width}x${image.height}`;
}"""
# What a visitor came for is there: the form of the log-in, the first entry of a timeline.
_WATCH = """new MutationObserver((_, self) => {
  if (document.querySelector('input[type=password], .entry') === null) return;
  window.usableAt = performance.now();
  self.disconnect();
}).observe(document, { childList: true, subtree: true })"""
_SCRIPT_BYTES = """() => performance.getEntriesByType('resource')
  .filter((one) => /\\.js$/.test(new URL(one.name).pathname) && one.startTime < window.usableAt)
  .reduce((sum, one) => sum + one.encodedBodySize, 0)"""


@pytest.fixture
def own_profile(browser: Browser, address: str, tmp_path: Path) -> Iterator[Page]:
    """A window with a profile on disk: Chromium installs nothing out of a private one, as the other windows are."""
    context = browser.browser_type.launch_persistent_context(
        tmp_path, executable_path=chromium_path(), args=list(CHROMIUM_SWITCHES), base_url=address
    )
    context.set_default_timeout(PATIENCE_MS)
    yield context.pages[0]
    context.close()


def manifest_of(page: Page) -> dict[str, Any]:
    """The manifest as Chromium read it, in which it must have found no error."""
    session = page.context.new_cdp_session(page)
    found = session.send("Page.getAppManifest")
    assert found["errors"] == []
    manifest: dict[str, Any] = json.loads(found["data"])
    return manifest


def test_chromium_would_install_it(own_profile: Page) -> None:
    own_profile.goto("/login")
    service_worker.wait_until_kept(own_profile)
    manifest = manifest_of(own_profile)
    assert (manifest["id"], manifest["scope"], manifest["start_url"]) == ("/", "/", "/")

    session = own_profile.context.new_cdp_session(own_profile)
    assert session.send("Page.getInstallabilityErrors")["installabilityErrors"] == []


def test_every_picture_of_the_manifest_is_there_in_its_size(open_window: Window) -> None:
    page = open_window()
    page.goto("/login")
    manifest = manifest_of(page)
    shortcuts = [icon for shortcut in manifest["shortcuts"] for icon in shortcut["icons"]]
    pictures = [*manifest["icons"], *manifest["screenshots"], *shortcuts]
    assert {"any", "maskable", "monochrome"} == {icon["purpose"] for icon in manifest["icons"]}
    assert {"narrow", "wide"} == {shot["form_factor"] for shot in manifest["screenshots"]}
    for picture in pictures:
        if picture["sizes"] != "any":
            assert page.evaluate(_PIXELS, picture["src"]) == picture["sizes"], picture["src"]


@pytest.mark.parametrize("theme", THEMES)
def test_the_system_paints_its_bars_in_the_colour_of_the_theme(open_window: Window, theme: str) -> None:
    page = open_window(PHONE, theme=theme)
    page.goto("/login")
    expect(page.get_by_role("heading", name="Log in")).to_be_visible()
    chrome = page.evaluate("getComputedStyle(document.documentElement).getPropertyValue('--chrome').trim()")
    expect(page.locator("meta[name=theme-color]")).to_have_attribute("content", chrome)


def shortcut(page: Page, name: str) -> str:
    """Where a shortcut of the app's icon leads."""
    address: str = next(one["url"] for one in manifest_of(page)["shortcuts"] if one["name"] == name)
    return address


def test_shortcut_new_note_opens_the_composer_and_asks_for_the_dog(
    open_window: Window, size: Size, address: str
) -> None:
    owner = with_two_dogs(address)
    page = open_window(size, who=owner)
    page.goto("/dogs")
    page.goto(shortcut(page, "New note"))

    expect(trainer.note_field(page)).to_be_focused()
    trainer.note_field(page).fill("Loose lead past the bakery")
    page.get_by_role("button", name="Pip", exact=True).click()
    page.get_by_role("button", name="Save note").click()
    expect(page.get_by_text("Note on Pip saved")).to_be_visible()


def test_shortcut_new_session_is_three_taps_from_the_first_trial(open_window: Window, size: Size, address: str) -> None:
    owner = with_two_dogs(address)
    owner.call("PUT", f"/plans/{new_id()}", {"dog_id": owner.dogs["Pip"], "name": "recall"})
    page = open_window(size, who=owner)
    page.goto("/dogs")
    page.goto(shortcut(page, "New session"))

    page.get_by_role("main").get_by_role("link", name=re.compile("Pip")).click()
    page.get_by_role("button", name=re.compile("recall")).click()
    page.get_by_role("button", name="Correct", exact=True).click()
    expect(page.locator(".train-score")).to_contain_text("1 of 1")

    page.goto("/new-session")
    expect(page.get_by_role("main").get_by_role("listitem").first).to_contain_text("Session running")


def test_shortcuts_lead_a_stranger_to_the_log_in_and_then_on(open_window: Window, address: str) -> None:
    owner = with_two_dogs(address)
    page = open_window()
    page.goto("/new-session")
    trainer.log_in(page, email=owner.email)
    expect(page.get_by_role("heading", name="Train which dog?")).to_be_visible()


@pytest.mark.parametrize("place", ["log-in", "dog"])
def test_first_load_is_at_most_170_kb_of_compressed_script(open_window: Window, address: str, place: str) -> None:
    owner = with_two_dogs(address)
    owner.write_note(owner.dogs["Juno"], "Recall 4/5 at the river")
    page = open_window(PHONE, who=owner if place == "dog" else None)
    page.add_init_script(_WATCH)
    page.goto("/login" if place == "log-in" else f"/dogs/{owner.dogs['Juno']}")
    heading = "Log in" if place == "log-in" else "Juno"
    expect(page.get_by_role("heading", name=heading, exact=True)).to_be_visible()
    page.wait_for_load_state("networkidle")
    page.wait_for_function("() => window.usableAt !== undefined")

    weight = page.evaluate(_SCRIPT_BYTES)
    assert 20_000 < weight <= MOST_SCRIPT_BYTES, f"{place}: {weight} bytes of compressed script"


def with_two_dogs(address: str) -> Person:
    """The owner of a practice with two dogs."""
    owner = register(address)
    owner.add_dog("Juno")
    owner.add_dog("Pip")
    return owner
