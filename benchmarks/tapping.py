"""How long a tap in the live session takes, on a phone four times slower than this machine.

The page is the built one, in Chromium, over a registry with an empty SQLite. A tap counts from the moment the finger
went up (the pointer event's own time, so waiting in the browser's queue counts too) until the session journal holds
it, and until the next frame after that is drawn.
"""

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import cycle, islice
from pathlib import Path
from typing import Any, Final

import uuid_utils
from playwright.sync_api import Browser, BrowserContext, Page, sync_playwright

from registry import migrations
from report import Verdict, machine, targets
from servers import Server, registry_server

STORED_TARGET_MS: Final = 50
PAGE_DIR: Final = Path(__file__).resolve().parent.parent / "frontend" / "dist" / "longline" / "browser"
SLOWER: Final = 4
_SETS, _TRIALS = 12, 5
# As root in a container Chromium has no sandbox; the other switches keep it from asking the internet for anything.
_SWITCHES: Final = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-sync")
# Four of five correct: the advice after every set is to push, and a failure of each kind is among the taps.
_OUTCOMES: Final = "correct correct incorrect correct correct correct correct none correct correct".split()

# The page writes the journal while the click is delivered: a write outside of that is the queue's, not the tap's.
_WATCH: Final = """(() => {
    const taps = (window.measuredTaps = []);
    let up = 0, tap = null;
    const inZone = (event) => event.target instanceof Element && event.target.closest('.zone') !== null;
    addEventListener('pointerup', (event) => { up = event.timeStamp; }, true);
    addEventListener('click', (event) => {
        if (inZone(event)) tap = { stored: null, painted: null, from: up };
    }, true);
    const kept = Storage.prototype.setItem;
    Storage.prototype.setItem = function (key, value) {
        kept.call(this, key, value);
        if (tap !== null && key.startsWith('longline.live-session.')) tap.stored ??= performance.now() - tap.from;
    };
    addEventListener('click', () => {
        const done = tap;
        tap = null;
        if (done === null) return;
        requestAnimationFrame(() => requestAnimationFrame(() => {
            done.painted = performance.now() - done.from;
            taps.push(done);
        }));
    });
})()"""


@dataclass(frozen=True, slots=True)
class Tap:
    """One tap, in milliseconds since the finger went up."""

    stored: float
    painted: float


def taps() -> int:
    """Measures and prints; the answer is the exit code: 1 when the target is missed."""
    if not (PAGE_DIR / "index.html").is_file():
        raise SystemExit("The page is not built. Run: make bench ARGS=--taps")
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'taps.db'}"
        migrations.upgrade(url)
        with (
            registry_server(url, log_level="warning", page_dir=PAGE_DIR) as server,
            phone(server, _WATCH) as (context, said),
        ):
            measured = _measure(context, dog_id=dog_with_plan(context)[0])
    verdict = Verdict(
        "tap to stored p95, ms", share_below([tap.stored for tap in measured], 0.95), STORED_TARGET_MS, False
    )
    print("\n\n".join((machine(f"{said}, {SLOWER} times slower"), _table(measured), targets([verdict]))))
    return 0 if verdict.met else 1


def executable() -> str:
    """This machine's Chromium."""
    names = (os.environ.get("CHROMIUM", ""), "chromium", "chromium-browser", "google-chrome")
    found = next((path for name in names if name and (path := shutil.which(name))), None)
    if found is None:
        raise SystemExit("No Chromium on this machine: make chromium")
    return found


@contextmanager
def chromium() -> Iterator[tuple[Browser, str]]:
    """This machine's Chromium, with its name and version."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=list(_SWITCHES))
        yield browser, f"Chromium {browser.version}"
        browser.close()


@contextmanager
def phone(server: Server, watch: str) -> Iterator[tuple[BrowserContext, str]]:
    """A phone's window of 390 x 844 that runs a script in every page, and its browser's name and version."""
    with chromium() as (browser, said):
        context = browser.new_context(
            base_url=f"http://127.0.0.1:{server.port}", viewport={"width": 390, "height": 844}, has_touch=True,
            is_mobile=True, locale="en-GB", timezone_id="Europe/Berlin",
        )  # fmt: skip
        context.add_init_script(watch)
        yield context, said


def register(context: BrowserContext) -> str:
    """Registers a practice, whose session the window then has, and gives its CSRF token."""
    person = {"email": "lena@example.org", "password": "seven whistles over the far paddock", "name": "Lena Brandt"}
    me = call(context, "POST", "/auth/register", person | {"organization": "The long field"}, csrf_token="")
    token: str = me["csrf_token"]
    return token


def dog_with_plan(context: BrowserContext) -> tuple[str, str]:
    """A practice with a dog that has a plan; gives the dog's id and the token for writing."""
    token, dog_id = register(context), new_id()
    call(context, "PUT", f"/dogs/{dog_id}", {"call_name": "Juno"}, csrf_token=token)
    steps = [{"id": new_id(), "distance_m": metres} for metres in range(1, _SETS + 2)]
    plan = {"dog_id": dog_id, "name": "recall", "steps": steps, "current_step_id": steps[0]["id"]}
    call(context, "PUT", f"/plans/{new_id()}", plan, csrf_token=token)
    return dog_id, token


def call(context: BrowserContext, method: str, path: str, body: object, *, csrf_token: str) -> Any:
    """One request as the person whose session the window has; anything but a success ends the run."""
    headers = {"X-CSRF-Token": csrf_token}
    answer = context.request.fetch(f"/api/v1{path}", method=method, data=body, headers=headers)
    if not answer.ok:
        raise RuntimeError(f"{method} {path}: {answer.status} {answer.text()}")
    return answer.json()


def _measure(context: BrowserContext, dog_id: str) -> list[Tap]:
    """Trains set after set, taking the advice in between; every tap must be stored."""
    page = context.new_page()
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
    page.goto(f"/dogs/{dog_id}/session")
    for number, outcome in enumerate(islice(cycle(_OUTCOMES), _SETS * _TRIALS), start=1):
        page.locator(f".zone-{outcome}").tap()
        page.wait_for_function("wanted => window.measuredTaps.length === wanted", arg=number)
        if number % _TRIALS == 0 and number < _SETS * _TRIALS:
            _take_advice(page)
    found: list[dict[str, float | None]] = page.evaluate("window.measuredTaps")
    if lost := [number for number, tap in enumerate(found, start=1) if tap["stored"] is None]:
        raise RuntimeError(f"The journal was not written while these taps were handled: {lost}")
    return [Tap(tap["stored"] or 0.0, tap["painted"] or 0.0) for tap in found]


def _take_advice(page: Page) -> None:
    advice = page.get_by_role("region", name="Advice")
    advice.get_by_role("button", name="Push: next step").tap()
    advice.wait_for(state="detached")


def _table(measured: list[Tap]) -> str:
    rows = [f"| {len(measured)} taps, ms since the finger went up | p50 | p95 | max |", "|---|---:|---:|---:|"]
    for what, values in (
        ("stored in the journal", [tap.stored for tap in measured]),
        ("drawn", [tap.painted for tap in measured]),
    ):
        rows.append(
            f"| {what} | {share_below(values, 0.5):.1f} | {share_below(values, 0.95):.1f} | {max(values):.1f} |"
        )
    return "\n".join(rows)


def share_below(values: list[float], share: float) -> float:
    """The smallest value that this share of all values does not exceed."""
    ordered = sorted(values)
    return ordered[max(0, -(-int(share * 100) * len(ordered) // 100) - 1)]


def new_id() -> str:
    """An id as the page makes it."""
    return str(uuid_utils.uuid7())
