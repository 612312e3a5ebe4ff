"""The same pull by the page itself: its own replicator, in Chromium at phone size, into IndexedDB.

What a page of documents costs is told twice: the time from one request to the next (the registry's answer, the network
and keeping it, in one) and the processor time of all of Chromium's processes, which says whether it grows: other work
on the machine does not change that. The memory is that of the page's script.
"""

import statistics
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any, Final

from playwright.sync_api import BrowserContext, CDPSession

from practice import EMAIL, PASSWORD
from servers import Server
from tapping import chromium

_MEGA: Final = 1024 * 1024
_PATIENCE_S: Final = 1_800
_LOOK_EVERY_MS: Final = 250
# Notes when each page was asked for, and when the database says that it has everything.
_WATCH: Final = """(() => {
    const asked = (window.measuredPull = { at: [] });
    const fetch = window.fetch;
    window.fetch = async (...args) => {
        if (!String(args[0]).includes('/sync/pull')) return fetch(...args);
        asked.at.push(performance.now());
        return fetch(...args);
    };
})()"""
_COMPLETE: Final = """async () => {
    const [known] = (await indexedDB.databases()).filter(({ name }) => name.startsWith('longline.'));
    if (!known || window.measuredPull.at.length === 0) return null;
    const database = await new Promise((resolve, reject) => {
        const opening = indexedDB.open(known.name);
        opening.onsuccess = () => resolve(opening.result);
        opening.onerror = () => reject(opening.error);
    });
    const ask = (store, question) => new Promise((resolve, reject) => {
        const asking = question(database.transaction(store).objectStore(store));
        asking.onsuccess = () => resolve(asking.result);
        asking.onerror = () => reject(asking.error);
    });
    const done = await ask('marks', (marks) => marks.get('done:first-full-pull'));
    const held = done ? await ask('records', (records) => records.count()) : 0;
    database.close();
    return done ? { held, now: performance.now() } : null;
}"""


@dataclass(slots=True)
class PagePull:
    """What the page has after the pull, and what that took."""

    documents: int = 0
    seconds: float = 0.0
    page_ms: list[float] = field(default_factory=list)
    looks: list[tuple[int, float]] = field(default_factory=list)
    heap_before_mb: float = 0.0
    heap_most_mb: float = 0.0
    heap_after_mb: float = 0.0

    @property
    def per_page(self) -> float:
        """Documents in a page of the feed."""
        return self.documents / len(self.page_ms)

    @property
    def cpu_s(self) -> float:
        """Processor seconds of Chromium for all of it."""
        return self.looks[-1][1] - self.looks[0][1]

    @property
    def dearer(self) -> float:
        """How much more of the processor a page takes in the last fifth of the pull than in the first one."""
        fifth = len(self.page_ms) // 5
        return self._cpu_of_page(len(self.page_ms) - fifth, len(self.page_ms)) / self._cpu_of_page(0, fifth)

    def _cpu_of_page(self, first: int, last: int) -> float:
        """By the looks that were taken between two pages, which are numbered from 0."""
        between = [look for look in self.looks if first <= look[0] <= last]
        (begin, begin_s), (end, end_s) = between[0], between[-1]
        return (end_s - begin_s) / (end - begin)


def pull_into_page(server: Server) -> PagePull:
    """Logs in and opens the page; ends when its database has everything."""
    with _phone(server) as (context, processes):
        page = context.new_page()
        devtools = context.new_cdp_session(page)
        pull = PagePull()
        page.goto("/login")
        pull.heap_before_mb = _heap_mb(devtools, collect=True)
        page.get_by_label("E-mail").fill(EMAIL)
        page.get_by_label("Password").fill(PASSWORD)
        page.get_by_role("button", name="Log in").tap()
        done: dict[str, Any] | None = None
        for _ in range(_PATIENCE_S * 1000 // _LOOK_EVERY_MS):
            page.wait_for_timeout(_LOOK_EVERY_MS)
            pull.looks.append((page.evaluate("window.measuredPull.at.length"), _cpu_s(processes)))
            pull.heap_most_mb = max(pull.heap_most_mb, _heap_mb(devtools, collect=False))
            if (done := page.evaluate(_COMPLETE)) is not None:
                break
        if done is None:
            raise RuntimeError(f"The page had not pulled everything after {_PATIENCE_S} seconds.")
        pull.heap_after_mb = _heap_mb(devtools, collect=True)
        at: list[float] = page.evaluate("window.measuredPull.at")
    # A run that follows the first one asks once more and gets nothing: it is no page of the first pull.
    ends = [*at[1:], done["now"]]
    pull.page_ms = [end - begin for begin, end in zip(at, ends, strict=True) if end > begin]
    pull.documents, pull.seconds = done["held"], sum(pull.page_ms) / 1000
    return pull


@contextmanager
def _phone(server: Server) -> Iterator[tuple[BrowserContext, CDPSession]]:
    """A phone's window, and the session that tells of the browser's processes."""
    with chromium() as (browser, _):
        context = browser.new_context(
            base_url=f"http://127.0.0.1:{server.port}", viewport={"width": 390, "height": 844}, has_touch=True,
            is_mobile=True, locale="en-GB", service_workers="block",
        )  # fmt: skip
        context.add_init_script(_WATCH)
        yield context, browser.new_browser_cdp_session()


def _cpu_s(processes: CDPSession) -> float:
    """What all processes of the browser have used."""
    info: list[dict[str, float]] = processes.send("SystemInfo.getProcessInfo")["processInfo"]
    return sum(one["cpuTime"] for one in info)


def _heap_mb(devtools: CDPSession, *, collect: bool) -> float:
    """What the page's script holds, after a collection where one is asked for."""
    if collect:
        devtools.send("HeapProfiler.collectGarbage")
    used: float = devtools.send("Runtime.getHeapUsage")["usedSize"]
    return used / _MEGA


def told(pull: PagePull) -> str:
    """In one line."""
    middle = statistics.median(pull.page_ms)
    return (
        f"page: {pull.documents:,} records in {pull.seconds:.1f} s, {pull.seconds / pull.documents * 1e6:.0f} µs each,"
        f" of which Chromium computes {pull.cpu_s / pull.documents * 1e6:.0f} µs; pages of {pull.per_page:.0f}:"
        f" {middle:.0f} ms; Chromium's CPU for the last fifth {pull.dearer:.2f} times that for the first;"
        f" heap {pull.heap_before_mb:.0f} MB before,"
        f" at most {pull.heap_most_mb:.0f} MB, {pull.heap_after_mb:.0f} MB after"
    )
