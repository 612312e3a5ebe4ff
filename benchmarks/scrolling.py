"""The timeline of one dog with 5,000 sessions on the device, on this machine and on a phone four times slower.

The sessions are written into a registry and pulled by the page itself into the database of a real browser. Then the
dog's page is opened by a tap in the list of dogs, and anew: a cold start, the service worker stopped before it. The
time counts until the frame after the one in which the first entry of the timeline came into the document; from the
finger that lifts, or from the beginning of the navigation. Beside it stands the processor time that the page's main
thread took for it, which tells of the page what the time tells of the whole machine. At last the timeline is scrolled
(`frames`).

"Four times slower" is Chromium's own throttling of the page's main thread, as Lighthouse's mobile preset has it; its
other processes, the database among them, run as they are.
"""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import BrowserContext, CDPSession, Page

import frames
from practice import EMAIL, PASSWORD
from report import Verdict, machine, targets
from servers import registry_server
from sessions import write_sessions
from tapping import PAGE_DIR, SLOWER, call, phone, share_below

FIRST_ENTRY_TARGET_MS: Final = 300
SESSIONS: Final = 5_000
_ROUNDS: Final = 10
_WORKER_PATIENCE_MS: Final = 60_000
_PULL_PATIENCE_MS: Final = 240_000

# A promise of when the first entry was drawn: the frame after the one in which it came into the document.
_WATCH: Final = """(() => {
    const watch = (from) => {
        window.firstEntry = new Promise((resolve) => {
            const seen = () => document.querySelector('.entry') !== null;
            const drawn = () => requestAnimationFrame(() => requestAnimationFrame(() => {
                resolve(performance.now() - from);
            }));
            if (seen()) return drawn();
            const observer = new MutationObserver(() => {
                if (!seen()) return;
                observer.disconnect();
                drawn();
            });
            observer.observe(document, { childList: true, subtree: true });
        });
    };
    watch(0);
    addEventListener('pointerup', (event) => {
        if (document.querySelector('.entry') === null) watch(event.timeStamp);
    }, true);
})()"""

_COMPLETE: Final = """() => new Promise((resolve) => indexedDB.databases().then((all) => {
    const known = all.find(({ name }) => name.startsWith('longline.'));
    if (known === undefined) return resolve(false);
    const opening = indexedDB.open(known.name);
    opening.onsuccess = () => {
        const asked = opening.result.transaction('marks').objectStore('marks').get('done:first-full-pull');
        asked.onsuccess = () => { opening.result.close(); resolve(asked.result !== undefined); };
    };
}))"""

# What was pulled is made findable afterwards, for as long as a page is open: that is work of the first day.
_INDEXED: Final = """() => new Promise((resolve) => indexedDB.databases().then((all) => {
    const opening = indexedDB.open(all.find(({ name }) => name.startsWith('longline.')).name);
    opening.onsuccess = () => {
        const asked = opening.result.transaction('searchDue').objectStore('searchDue').count();
        asked.onsuccess = () => { opening.result.close(); resolve(asked.result === 0); };
    };
}))"""

_WORKER_KEEPS_PAGE: Final = """async () => {
    await navigator.serviceWorker.ready;
    for (const name of await caches.keys()) {
        const keys = name.endsWith(':assets:page:cache') ? await (await caches.open(name)).keys() : [];
        if (keys.some(({ url }) => /\\/main-[^/]*\\.js$/.test(url))) return true;
    }
    return false;
}"""


@dataclass(frozen=True, slots=True)
class Opening:
    """How long the first entry took, in ms, and what the page's main thread computed until then."""

    ms: float
    processor_ms: float


def scrolling() -> int:
    """Measures and prints; the answer is the exit code: 1 when a target is missed."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'timeline.db'}"
        dog_id = write_sessions(url, SESSIONS)
        with (
            registry_server(url, log_level="warning", page_dir=PAGE_DIR) as server,
            phone(server, _WATCH) as (context, said),
        ):
            _pulled(context, dog_id)
            opened = {rate: _opened(context, dog_id, rate) for rate in (1, SLOWER)}
            moved = {speed: _scrolled(context, dog_id, speed) for speed in frames.SPEEDS}
    verdicts = [
        *(verdict for rate, (tapped, anew) in opened.items() for verdict in _verdicts(rate, tapped, anew)),
        *(_dropped(speed, timeline) for speed, (timeline, _) in moved.items()),
    ]
    scrolls = [frames.table(speed, *both) for speed, both in moved.items()]
    print("\n\n".join((machine(said), _table(opened), *scrolls, targets(verdicts))))
    return 0 if all(verdict.met for verdict in verdicts) else 1


def _verdicts(rate: int, tapped: list[Opening], anew: list[Opening]) -> Iterator[Verdict]:
    for what, took in (("tap on the dog", tapped), ("cold start", anew)):
        half = share_below([one.ms for one in took], 0.5)
        yield Verdict(f"{what} to first entry p50, ms, {rate}x", half, FIRST_ENTRY_TARGET_MS, False)


def _dropped(speed: int, timeline: frames.Scrolled) -> Verdict:
    """By Chromium's account. That the main thread's part of a frame came later stands in the table."""
    what = f"frames dropped while scrolling {speed:,} pixels a second, {SLOWER}x"
    return Verdict(what, timeline.shown.dropped, 0, False)


def _scrolled(context: BrowserContext, dog_id: str, speed: int) -> tuple[frames.Scrolled, frames.Scrolled]:
    """The timeline, and the control."""
    with _page(context, f"/dogs/{dog_id}", SLOWER) as (page, browser):
        page.locator(".entry").first.wait_for()
        timeline = frames.scrolled(page, browser, speed)
    with _page(context, None, SLOWER) as (page, browser):
        return timeline, frames.control(page, browser, speed)


def _pulled(context: BrowserContext, dog_id: str) -> None:
    """Leaves a device that has all records, its search caught up with them, and the page in its service worker."""
    call(context, "POST", "/auth/login", {"email": EMAIL, "password": PASSWORD}, csrf_token="")
    with _page(context, f"/dogs/{dog_id}", 1) as (page, _):
        _until(page, _COMPLETE, _PULL_PATIENCE_MS)
        _until(page, _INDEXED, _PULL_PATIENCE_MS)
        _until(page, _WORKER_KEEPS_PAGE, _WORKER_PATIENCE_MS)


def _until(page: Page, question: str, patience_ms: int) -> None:
    """Asks until the answer is yes: a function that promises counts as true at once where Playwright waits for it."""
    for _ in range(0, patience_ms, 200):
        if page.evaluate(question):
            return
        page.wait_for_timeout(200)
    raise RuntimeError(f"The page did not come so far within {patience_ms / 1000:.0f} s: {question}")


def _opened(context: BrowserContext, dog_id: str, rate: int) -> tuple[list[Opening], list[Opening]]:
    """From the list, and anew; each time in a page of its own."""
    tapped = [_from_the_list(context, dog_id, rate) for _ in range(_ROUNDS)]
    return tapped, [_anew(context, dog_id, rate) for _ in range(_ROUNDS)]


def _from_the_list(context: BrowserContext, dog_id: str, rate: int) -> Opening:
    with _page(context, "/dogs", rate) as (page, browser):
        link = page.locator(f"main a[href='/dogs/{dog_id}']").first
        link.wait_for()
        page.wait_for_load_state("networkidle")  # the page's start is the other measure
        box = link.bounding_box()
        assert box is not None
        before = _processor_ms(browser)
        page.touchscreen.tap(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
        return _first_entry(browser, before)


def _anew(context: BrowserContext, dog_id: str, rate: int) -> Opening:
    with _page(context, None, rate) as (page, browser):
        browser.send("ServiceWorker.enable")
        browser.send("ServiceWorker.stopAllWorkers")
        page.goto(f"/dogs/{dog_id}", wait_until="commit")
        return _first_entry(browser, 0)


@contextmanager
def _page(context: BrowserContext, path: str | None, rate: int) -> Iterator[tuple[Page, CDPSession]]:
    page = context.new_page()
    browser = context.new_cdp_session(page)
    browser.send("Emulation.setCPUThrottlingRate", {"rate": rate})
    browser.send("Performance.enable")
    if path is not None:
        page.goto(path)
    yield page, browser
    page.close()


def _first_entry(browser: CDPSession, before_ms: float) -> Opening:
    """Asks past Playwright, whose own script would be read by the page's main thread meanwhile."""
    asked = browser.send("Runtime.evaluate", {
        "expression": "window.firstEntry", "awaitPromise": True, "returnByValue": True,
    })  # fmt: skip
    processor_ms = _processor_ms(browser) - before_ms
    return Opening(asked["result"]["value"], processor_ms)


def _processor_ms(browser: CDPSession) -> float:
    """What the page's main thread has computed since it began."""
    metrics: list[dict[str, Any]] = browser.send("Performance.getMetrics")["metrics"]
    seconds: float = next(one["value"] for one in metrics if one["name"] == "ThreadTime")
    return seconds * 1000


def _table(opened: dict[int, tuple[list[Opening], list[Opening]]]) -> str:
    rows = [
        f"| {SESSIONS:,} sessions, until the first entry was drawn | ms p50 | p95 | max | ms of processor p50 |",
        "|---|---:|---:|---:|---:|",
    ]
    for rate, measured in opened.items():
        for what, took in zip(("tap on the dog in the list", "cold start at the dog's page"), measured, strict=True):
            ms = [one.ms for one in took]
            half, most, processor = share_below(ms, 0.5), share_below(ms, 0.95), [one.processor_ms for one in took]
            said = f"{half:.0f} | {most:.0f} | {max(ms):.0f} | {share_below(processor, 0.5):.0f}"
            rows.append(f"| {what}, processor {rate}x | {said} |")
    return "\n".join(rows)
