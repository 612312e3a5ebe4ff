"""What somebody who scrolls sees of a long page, what its main thread does meanwhile, and what this machine could show.

Three measures, the strictest first:

- The gaps between the main thread's animation frames; a gap of more than one and a half frames (at 60 Hz) is late.
- Chromium's own account of each frame (`PipelineReporter` in a trace). Scrolling goes on beside the main thread: a
  frame is dropped to the eye when nothing new of it was presented, and blank where the moved page had a place that was
  not drawn yet. A frame that was presented without what the main thread still worked on is neither, and told beside
  them.
- The processor time of the main thread's tasks, which tells of the page what the others tell of the whole machine. A
  task within a frame of 16.7 ms is none that makes one late.

Without a graphics card Chromium draws in software, on the processors that the page needs, too. So the same scrolling
is done in the same run on a control: plain paragraphs of the same length without a script. What the control drops, this
machine drops whatever a page does: where it drops any, the difference to it and the page's own tasks are what can be
said of the page, and the strict figures still stand in the table.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any, Final

from playwright.sync_api import CDPSession, Page

from tapping import share_below

FRAME_MS: Final = 1000 / 60
SPEEDS: Final = (3_000, 6_000)
"""Pixels of CSS a second: a hard fling on a phone, and twice that, which leaves seven screens behind in a second."""
_STRETCH: Final = 30_000  # pixels in one go: about as far as somebody scrolls without looking
_STRETCHES: Final = 4
_CATEGORIES: Final = ("toplevel", "__metadata", "cc,benchmark")

Event = dict[str, Any]

_RECORD: Final = """() => {
    const gaps = (window.gaps = []);
    let last = performance.now();
    const frame = (now) => { gaps.push(now - last); last = now; requestAnimationFrame(frame); };
    requestAnimationFrame((now) => { last = now; requestAnimationFrame(frame); });
}"""

# As long as what the stretches reach, with about as much to read as a timeline has.
_CONTROL: Final = """<!doctype html><meta name="viewport" content="width=device-width">
<style>body { font: 17px/1.4 sans-serif } section { height: 150px; border: 2px solid; margin: 12px }</style>
""" + "".join(
    f"<section><h3>Training session · Yard {number}</h3><p>recall 4/5 (80 %) · stay 3/5 (60 %) · dog at 12 m: barked,"
    " lunged</p><p>Recall past the gate, then stays at the bench. Two looks at the bikes, both let go of.</p></section>"
    for number in range(_STRETCH * _STRETCHES // 160)
)


@dataclass(frozen=True, slots=True)
class Shown:
    """Frames while something moved, as Chromium tells of them."""

    frames: int
    dropped: int
    blank: int
    partial: int


@dataclass(frozen=True, slots=True)
class Scrolled:
    """Gaps between frames in ms; the main thread's tasks of more than a ms, in ms of its processor; entries drawn."""

    gaps: list[float]
    tasks: list[float]
    shown: Shown
    entries: int
    pixels: int

    @property
    def late(self) -> int:
        """Frames of the main thread that came late."""
        return sum(gap > 1.5 * FRAME_MS for gap in self.gaps)

    @property
    def long_tasks(self) -> int:
        """Tasks that make a frame late whatever else the machine does."""
        return sum(task > FRAME_MS for task in self.tasks)


def scrolled(page: Page, devtools: CDPSession, speed: int) -> Scrolled:
    """Scrolls down, so many pixels a second. With the wheel: Chromium's made-up touches do not move a page that
    emulates a phone."""
    browser = page.context.browser
    assert browser is not None
    browser.start_tracing(page=page, categories=list(_CATEGORIES))
    page.evaluate(_RECORD)
    for _ in range(_STRETCHES):
        devtools.send("Input.synthesizeScrollGesture", {
            "x": 195, "y": 600, "yDistance": -_STRETCH, "speed": speed, "gestureSourceType": "mouse",
        })  # fmt: skip
    gaps: list[float] = json.loads(page.evaluate("JSON.stringify(window.gaps)"))
    events: list[Event] = json.loads(browser.stop_tracing())["traceEvents"]
    process, tasks = _busiest(events)
    reports = [
        event["args"]["frame_reporter"]
        for event in events
        if event["name"] == "PipelineReporter" and event["ph"] == "b" and event["pid"] == process
    ]
    entries, pixels = page.locator(".entry").count(), page.evaluate("Math.round(scrollY)")
    return Scrolled(gaps, tasks, _shown(reports), entries, pixels)


def control(page: Page, devtools: CDPSession, speed: int) -> Scrolled:
    """The same on a page that does nothing."""
    page.set_content(_CONTROL)
    return scrolled(page, devtools, speed)


def table(speed: int, moved: Scrolled, still: Scrolled) -> str:
    """For people: the page, and the control beside it."""
    entries = f"{moved.entries:,} entries on {moved.pixels:,} pixels, {speed:,} a second"
    rows = [f"| scrolling, {entries} | the page | the control |", "|---|---:|---:|"]
    told: list[tuple[str, Callable[[Scrolled], str]]] = [
        ("frames while it moved, by Chromium", lambda one: f"{one.shown.frames:,}"),
        ("dropped to the eye", lambda one: f"{one.shown.dropped:,}"),
        ("with a place not drawn yet", lambda one: f"{one.shown.blank:,}"),
        ("moved, but the main thread's part came later", lambda one: f"{one.shown.partial:,}"),
        ("main thread: late frames of all", lambda one: f"{one.late:,} of {len(one.gaps):,}"),
        ("main thread: ms between frames, p50 / p95 / max", lambda one: _spread(one.gaps)),
        ("main thread: ms of processor a task, p50 / p95 / max", lambda one: _spread(one.tasks)),
        ("main thread: tasks longer than a frame, of all", lambda one: f"{one.long_tasks:,} of {len(one.tasks):,}"),
    ]
    return "\n".join([*rows, *(f"| {what} | {tell(moved)} | {tell(still)} |" for what, tell in told)])


def _spread(values: list[float]) -> str:
    if not values:
        return "none"
    return " / ".join(f"{value:.1f}" for value in (share_below(values, 0.5), share_below(values, 0.95), max(values)))


def _shown(reports: Iterable[Event]) -> Shown:
    """From the first frame that scrolled to the last. What belongs to one frame may be reported in parts."""
    frames: dict[tuple[int, int], list[Event]] = defaultdict(list)
    for report in reports:
        frames[report["frame_source"], report["frame_sequence"]].append(report)
    moving = [place for place, parts in frames.items() if any(one["scroll_state"] != "SCROLL_NONE" for one in parts)]
    between = [parts for place, parts in frames.items() if moving and min(moving) <= place <= max(moving)]
    seen = [[one for one in parts if one["state"].startswith("STATE_PRESENTED")] for parts in between]
    return Shown(
        frames=len(between),
        dropped=sum(
            not presented and any(one["state"] == "STATE_DROPPED" and one["affects_smoothness"] for one in parts)
            for parts, presented in zip(between, seen, strict=True)
        ),
        blank=sum(any(one["has_missing_content"] for one in presented) for presented in seen),
        partial=sum(
            any(one["state"] == "STATE_PRESENTED_PARTIAL" and one["affects_smoothness"] for one in presented)
            for presented in seen
        ),
    )


def _busiest(events: list[Event]) -> tuple[int, list[float]]:
    """The page's process, not that of its service worker: its main thread worked most. And that thread's tasks."""
    main = {
        (one["pid"], one["tid"])
        for one in events
        if one["name"] == "thread_name" and one["args"]["name"] == "CrRendererMain"
    }
    by_thread: dict[tuple[int, int], list[float]] = {thread: [] for thread in main}
    for one in events:
        if one["name"].endswith("RunTask") and (one["pid"], one["tid"]) in main:
            by_thread[one["pid"], one["tid"]].append(one.get("tdur", 0) / 1000)
    (process, _), tasks = max(by_thread.items(), key=lambda thread: sum(thread[1]))
    return process, [task for task in tasks if task > 1]
