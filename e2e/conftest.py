"""Chromium, the registry it talks to, and a window of the size that a test asks for.

One registry serves a whole run: each test has a practice of its own in it, and no practice sees another.
"""

import os
import re
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from live_session import plan_for
from practice import Person, before_each_call, register
from registry_process import PAGE_DIR, RunningRegistry, running_registry
from waiting import wait_until_sent
from windows import SIZES, Size

ARTEFACTS = Path(__file__).resolve().parent / "artefacts"
# Chromium's own address bar loads two pages for each new window, which take as long as ours; the features behind the
# first line are those that Playwright switches off by the same switch, which would count no more.
FEATURES_OFF = (
    *("WebUIOmniboxPopup", "WebUIOmniboxAimPopup"),
    *("AvoidUnnecessaryBeforeUnloadCheckSync", "DestroyProfileOnBrowserClose", "HttpsUpgrades"),
    *(
        "HttpsFirstBalancedModeAutoEnable",
        "LensOverlay",
        "MediaRouter",
        "PaintHolding",
        "ThirdPartyStoragePartitioning",
    ),
    *("AvoidCorsURLLoaderRestartOnRedirect", "OptimizationHints", "NetworkTimeServiceQuerying", "AimEnabled"),
    "PreconnectToSearch",
)
# As root in a container Chromium has no sandbox; the other switches keep it from asking the internet for anything.
CHROMIUM_SWITCHES = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    f"--disable-features={','.join(FEATURES_OFF)}",
)
PATIENCE_MS = 10_000

Window = Callable[..., Page]


@pytest.fixture(scope="session")
def registry(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RunningRegistry]:
    """The registry, with nothing in its database; or one that runs already, as behind the images' edge."""
    if given := os.environ.get("LONGLINE_E2E_ADDRESS"):
        yield RunningRegistry(given, {})
        return
    assert (PAGE_DIR / "index.html").is_file(), "the page is not built: make e2e"
    with running_registry(tmp_path_factory.mktemp("data")) as running:
        yield running


@pytest.fixture(scope="session")
def address(registry: RunningRegistry) -> str:
    """Where the registry answers."""
    return registry.address


def chromium_path() -> str:
    """Where the system's Chromium is."""
    names = [os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome"]
    executable = next((path for name in names if name and (path := shutil.which(name))), None)
    assert executable is not None, "no Chromium on this machine: make chromium"
    return executable


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    expect.set_options(timeout=PATIENCE_MS)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=chromium_path(), args=list(CHROMIUM_SWITCHES))
        yield chromium
        chromium.close()


@pytest.fixture(params=SIZES, ids=lambda size: size.name)
def size(request: pytest.FixtureRequest) -> Size:
    """Both sizes, one after the other: a phone held in one hand, and a desk."""
    chosen: Size = request.param
    return chosen


@pytest.fixture
def open_window(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Window]:
    """Opens a window with a profile of its own, as a further person would; checks at the end that no script failed."""
    contexts: list[BrowserContext] = []
    failures: list[str] = []

    def opened(
        size: Size = SIZES[1],
        *,
        who: Person | None = None,
        theme: str = "light",
        service_worker: bool = False,
        at: str = address,
    ) -> Page:
        # Without one unless a test is about it: each new profile would fetch the whole page beside the test.
        workers: Literal["allow", "block"] = "allow" if service_worker else "block"
        context = browser.new_context(base_url=at, service_workers=workers, **size.as_options())
        context.set_default_timeout(PATIENCE_MS)
        context.add_init_script(f"localStorage.setItem('longline.theme', '{theme}')")
        if who is not None:
            context.add_cookies(
                [{"name": name, "value": value, "url": at} for name, value in who.client.cookies.items()]
            )
        page = context.new_page()
        page.on("pageerror", lambda error: failures.append(str(error)))
        contexts.append(context)
        return page

    def sent() -> None:
        for context in contexts:
            for page in context.pages:
                wait_until_sent(page)

    before_each_call.append(sent)
    yield opened
    before_each_call.remove(sent)
    for number, context in enumerate(contexts):
        if request.session.testsfailed:
            for page in context.pages:
                take_picture(page, f"failed-{request.node.name}-{number}")
        context.close()
    assert failures == [], "a script of the page failed"


def take_picture(page: Page, name: str) -> None:
    """Keeps a screenshot of the whole page as an artefact of the run."""
    ARTEFACTS.mkdir(exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"{re.sub(r'[^a-z0-9-]+', '-', name.lower()).strip('-')}.png", full_page=True)


@pytest.fixture
def picture() -> Callable[[Page, str], None]:
    """Takes a screenshot for the artefacts."""
    return take_picture


@pytest.fixture
def person(address: str) -> Person:
    """A trainer with a practice of their own."""
    return register(address)


@pytest.fixture
def dog_id(person: Person) -> str:
    """Juno, with a recall plan."""
    dog = person.add_dog("Juno")
    plan_for(person, dog)
    return dog
