"""What somebody who scrolls sees of a long page: the gaps between frames, and what each frame cost.

A gap of more than one and a half frames (at 60 Hz) is a dropped frame. Other work on the machine drops frames, too, so
the page's own share is told beside it: the processor time of the main thread's longest tasks, by Chromium's trace. A
task within a frame of 16.7 ms is none that drops one.
"""

import json
from dataclasses import dataclass
from typing import Any, Final

from playwright.sync_api import CDPSession, Page

from tapping import share_below

FRAME_MS: Final = 1000 / 60
_PIXELS_PER_S: Final = 6_000
_STRETCH: Final = 30_000  # pixels in one go: about as far as somebody scrolls without looking
_STRETCHES: Final = 6

_RECORD: Final = """() => {
    const gaps = (window.gaps = []);
    let last = performance.now();
    const frame = (now) => { gaps.push(now - last); last = now; requestAnimationFrame(frame); };
    requestAnimationFrame((now) => { last = now; requestAnimationFrame(frame); });
}"""


@dataclass(frozen=True, slots=True)
class Scrolled:
    """Gaps between frames in ms; the main thread's tasks of more than a ms, in ms of its processor; entries drawn."""

    gaps: list[float]
    tasks: list[float]
    entries: int

    @property
    def dropped(self) -> int:
        """Frames that came late."""
        return sum(gap > 1.5 * FRAME_MS for gap in self.gaps)

    @property
    def long_tasks(self) -> int:
        """Tasks that drop a frame whatever else the machine does."""
        return sum(task > FRAME_MS for task in self.tasks)

    def table(self) -> str:
        """For people."""
        rows = ["| scrolling | p50 | p95 | max | too long |", "|---|---:|---:|---:|---:|"]
        for what, values, missed in (
            (f"ms between {len(self.gaps):,} frames, {self.entries:,} entries", self.gaps, self.dropped),
            (f"ms of processor of {len(self.tasks):,} tasks of the page", self.tasks, self.long_tasks),
        ):
            half, most = share_below(values, 0.5), share_below(values, 0.95)
            rows.append(f"| {what} | {half:.1f} | {most:.1f} | {max(values):.1f} | {missed} |")
        return "\n".join(rows)


def scrolled(page: Page, devtools: CDPSession) -> Scrolled:
    """Scrolls with the wheel: Chromium's made-up touches do not move a page that emulates a phone."""
    browser = page.context.browser
    assert browser is not None
    browser.start_tracing(page=page, categories=["toplevel", "__metadata"])
    page.evaluate(_RECORD)
    for _ in range(_STRETCHES):
        devtools.send("Input.synthesizeScrollGesture", {
            "x": 195, "y": 600, "yDistance": -_STRETCH, "speed": _PIXELS_PER_S, "gestureSourceType": "mouse",
        })  # fmt: skip
    gaps: list[float] = json.loads(page.evaluate("JSON.stringify(window.gaps)"))
    return Scrolled(gaps, _tasks(browser.stop_tracing()), page.locator(".entry").count())


def _tasks(trace: bytes) -> list[float]:
    """Of the main thread that worked most: the page's, not that of its service worker."""
    events: list[dict[str, Any]] = json.loads(trace)["traceEvents"]
    main = {
        (one["pid"], one["tid"])
        for one in events
        if one["name"] == "thread_name" and one["args"]["name"] == "CrRendererMain"
    }
    by_thread: dict[tuple[int, int], list[float]] = {thread: [] for thread in main}
    for one in events:
        if one["name"].endswith("RunTask") and (one["pid"], one["tid"]) in main:
            by_thread[one["pid"], one["tid"]].append(one.get("tdur", 0) / 1000)
    return [task for task in max(by_thread.values(), key=sum) if task > 1]
