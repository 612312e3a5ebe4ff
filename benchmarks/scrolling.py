"""The timeline of one dog with 5,000 sessions on the device, on a phone four times slower than this machine.

The sessions go through the real registry into the database of a real browser. Then the dog's page is opened anew, as
after a reload, and from the list of dogs; the time counts until the frame in which the first entry of the timeline was
drawn. At last a finger moves through the whole timeline, and every gap between two frames is looked at.
"""

import json
import tempfile
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import BrowserContext, CDPSession, Page

from registry import migrations
from report import Verdict, machine, targets
from servers import registry_server
from tapping import PAGE_DIR, SLOWER, call, new_id, phone, register, share_below

FIRST_ENTRY_TARGET_MS: Final = 300
SESSIONS: Final = 5_000
_SETS, _TRIALS, _AT_ONCE, _ROUNDS = 2, 5, 100, 5
_FRAME_MS: Final = 1000 / 60
_PIXELS_PER_S: Final = 6_000
_STRETCH: Final = 30_000  # pixels in one go: about as far as somebody scrolls without looking
_PATIENCE_MS: Final = 240_000

# Says when the first entry was drawn: the frame after the one in which it came into the document.
_WATCH: Final = """(() => {
    let from = 0;
    const seen = () => requestAnimationFrame(() => requestAnimationFrame(() => {
        window.firstEntry ??= performance.now() - from;
    }));
    const look = () => {
        const entry = document.querySelector('.entry');
        if (entry !== null) seen();
        return entry !== null;
    };
    const watch = () => {
        window.firstEntry = null;
        if (look()) return;
        const observer = new MutationObserver(() => { if (look()) observer.disconnect(); });
        observer.observe(document, { childList: true, subtree: true });
    };
    watch();
    addEventListener('pointerup', (event) => {
        if (document.querySelector('.entry') !== null) return;
        from = event.timeStamp;
        watch();
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

_RECORD: Final = """() => {
    const gaps = (window.gaps = []);
    let last = performance.now();
    const frame = (now) => { gaps.push(now - last); last = now; requestAnimationFrame(frame); };
    requestAnimationFrame((now) => { last = now; requestAnimationFrame(frame); });
}"""


def scrolling() -> int:
    """Measures and prints; the answer is the exit code: 1 when a target is missed."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'timeline.db'}"
        migrations.upgrade(url)
        with (
            registry_server(url, log_level="warning", page_dir=PAGE_DIR) as server,
            phone(server, _WATCH) as (
                context,
                said,
            ),
        ):
            dog_id = _filled(context)
            page = _pulled(context, dog_id)
            browser = context.new_cdp_session(page)
            browser.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
            anew = [_opened_anew(page) for _ in range(_ROUNDS)]
            from_list = [_opened_from_the_list(page, dog_id) for _ in range(_ROUNDS)]
            gaps, shown = _scrolled(page, browser)
    dropped = [gap for gap in gaps if gap > 1.5 * _FRAME_MS]
    verdicts = [
        Verdict("tap on the dog to first entry p50, ms", share_below(from_list, 0.5), FIRST_ENTRY_TARGET_MS, False),
        Verdict("reload to first entry p50, ms", share_below(anew, 0.5), FIRST_ENTRY_TARGET_MS, False),
        Verdict("frames dropped while scrolling", len(dropped), 0, False),
    ]
    print("\n\n".join((
        machine(f"{said}, {SLOWER} times slower"), _table(anew, from_list), _frames(gaps, dropped, shown),
        targets(verdicts),
    )))  # fmt: skip
    return 0 if all(verdict.met for verdict in verdicts) else 1


def _filled(context: BrowserContext) -> str:
    """A practice whose dog has all the sessions; gives the dog's id."""
    token, dog_id = register(context), new_id()
    call(context, "PUT", f"/dogs/{dog_id}", {"call_name": "Juno"}, csrf_token=token)
    rows: list[dict[str, Any]] = []
    for number in range(SESSIONS):
        rows += _session(dog_id, number)
        if len(rows) + _SETS >= _AT_ONCE or number == SESSIONS - 1:
            told = call(context, "POST", "/sync/push", {"rows": rows}, csrf_token=token)
            refused = [one for one in told["results"] if one["status"] != "stored"]
            if refused:
                raise RuntimeError(f"The registry refused what the benchmark made: {refused[0]}")
            rows = []
    return dog_id


def _session(dog_id: str, number: int) -> Iterator[dict[str, Any]]:
    """A session with its sets, each eight hours before the one of the last number."""
    began = datetime(2026, 11, 20, 16, 0, tzinfo=UTC) - timedelta(hours=8 * number)
    session_id, at = new_id(), began.isoformat()
    body = {"dog_id": dog_id, "started_at": at, "ended_at": (began + timedelta(minutes=20)).isoformat()}
    summary = "Recall past the gate, then stays at the bench. Two looks at the bikes, both let go of by himself."
    yield _row("session", session_id, at, body | {"status": "final", "location": "Yard", "summary": summary})
    for ordinal in range(1, _SETS + 1):
        skill = ("recall", "stay")[ordinal - 1]
        trials = [_trial(began, trial, number) for trial in range(1, _TRIALS + 1)]
        part = {"dog_id": dog_id, "session_id": session_id, "started_at": at, "skill": skill, "ordinal": ordinal}
        yield _row("exercise_set", new_id(), at, part | {"trials": trials, "status": "final"})


def _trial(began: datetime, ordinal: int, number: int) -> dict[str, Any]:
    outcome = "incorrect" if (ordinal + number) % 4 == 0 else "correct"
    at = (began + timedelta(seconds=20 * ordinal)).isoformat()
    return {"id": new_id(), "ordinal": ordinal, "at": at, "outcome": outcome, "latency_ms": 900 + 40 * ordinal}


def _row(kind: str, record_id: str, at: str, body: dict[str, Any]) -> dict[str, Any]:
    known = {"push_id": new_id(), "kind": kind, "id": record_id, "assumed_revision": 0, "deleted": False}
    return known | {"body": body, "edited_at": at}


def _pulled(context: BrowserContext, dog_id: str) -> Page:
    """The dog's page on a device that has everything."""
    page = context.new_page()
    page.goto(f"/dogs/{dog_id}")
    page.locator(".entry").first.wait_for()
    # A function that promises counts as true at once; so it is asked until its promise is kept.
    while not page.evaluate(_COMPLETE):
        page.wait_for_timeout(200)
    return page


def _opened_anew(page: Page) -> float:
    page.reload()
    return _first_entry(page)


def _opened_from_the_list(page: Page, dog_id: str) -> float:
    page.goto("/dogs")
    page.locator(f"main a[href='/dogs/{dog_id}']").first.tap()
    return _first_entry(page)


def _first_entry(page: Page) -> float:
    page.wait_for_function("() => window.firstEntry !== null && window.firstEntry !== undefined")
    took: float = page.evaluate("window.firstEntry")
    return took


def _scrolled(page: Page, browser: CDPSession) -> tuple[list[float], int]:
    """The gaps between frames while a finger moves to the end of the timeline, and how many entries were shown."""
    page.evaluate(_RECORD)
    end = page.locator(".timeline-end")
    while not end.is_visible():
        browser.send("Input.synthesizeScrollGesture", {
            "x": 195, "y": 600, "yDistance": -_STRETCH, "speed": _PIXELS_PER_S, "gestureSourceType": "touch",
        })  # fmt: skip
    gaps: list[float] = json.loads(page.evaluate("JSON.stringify(window.gaps)"))
    return gaps, page.locator(".entry").count()


def _table(anew: list[float], from_list: list[float]) -> str:
    rows = [f"| {SESSIONS:,} sessions, ms until the first entry was drawn | p50 | max |", "|---|---:|---:|"]
    for what, took in (("tap on the dog in the list", from_list), ("reload of the dog's page", anew)):
        rows.append(f"| {what} | {share_below(took, 0.5):.0f} | {max(took):.0f} |")
    return "\n".join(rows)


def _frames(gaps: list[float], dropped: list[float], shown: int) -> str:
    rows = [
        "| scrolling through all of it, ms between frames | p50 | p95 | max | dropped |",
        "|---|---:|---:|---:|---:|",
    ]
    half, most = share_below(gaps, 0.5), share_below(gaps, 0.95)
    rows.append(
        f"| {len(gaps):,} frames, {shown:,} entries | {half:.1f} | {most:.1f} | {max(gaps):.1f} | {len(dropped)} |"
    )
    return "\n".join(rows)
