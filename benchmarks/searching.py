"""The search on a device, in Chromium: how fast a device with 100,000 documents takes them in, and how fast it finds.

The documents are those of the other benchmarks, in the shape of a pull, put into the browser's own database page by
page through the page's own replicator; then the index of the search catches up with them, as it does in idle time.
"""

import random
import subprocess
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import msgspec
from playwright.sync_api import Page, sync_playwright

import prose
from practice import Size, dog_id, note_body, note_id
from registry.platform.clock import to_ms, to_text
from tapping import executable, share_below

DOCUMENTS: Final = 100_000
PAGE: Final = 500
SLOWER: Final = 4
ROUNDS: Final = 5
P95_TARGET_MS: Final = 200.0
_FRONTEND: Final = Path(__file__).resolve().parent.parent / "frontend"
_AUTHOR: Final = "00000000-0000-7000-8000-000000000001"
_SEED: Final = 4
_QUERIES: Final = (
    "recall", "loose leash", '"loose leash"', "threshold barked", "rec", "thres", "dog:juno recall", "tag:vet limped",
    "kind:incident bite", "recall -crate", "after:2026-03 recall", "after:2025-06 before:2025-07", "recal", "treshold",
    "clipper refused settled", "nail trim 4/5", "15 m", "the", "LLW pushed", "",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Filled:
    """What taking everything in cost, step by step, and what it takes on the device."""

    documents: int
    step_ms: list[float]
    megabytes: float

    @property
    def per_second(self) -> float:
        """Documents."""
        return self.documents / sum(self.step_ms) * 1000

    @property
    def slower(self) -> float:
        """How much longer a step takes in the last tenth than in the first one."""
        tenth = max(1, len(self.step_ms) // 10)
        return share_below(self.step_ms[-tenth:], 0.5) / share_below(self.step_ms[:tenth], 0.5)


def searching(documents: int = DOCUMENTS) -> int:
    """Measures and prints; 1 when a search takes too long."""
    script = subprocess.run(
        ["node", _FRONTEND / "scripts" / "search-bench.mjs"], capture_output=True, text=True, check=True
    ).stdout
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as folder:
        context = playwright.chromium.launch_persistent_context(folder, executable_path=executable())
        page = context.new_page()
        _begin(page, script)
        _tell("pulled", _pull(page, documents))
        _tell("indexed", _index(page, documents))
        asked = [_asked(page, script, slower) for slower in (1, SLOWER)]
        context.close()
    return 0 if share_below(asked[0], 0.95) <= P95_TARGET_MS else 1


def _begin(page: Page, script: str) -> None:
    """An empty page of its own origin, with the page's database and search in it."""
    page.context.route("http://bench.localhost/**", lambda route: route.fulfill(body="<!doctype html>"))
    page.goto("http://bench.localhost/")
    page.add_script_tag(content=script)


def _pull(page: Page, documents: int) -> Filled:
    """Without the index: a pull leaves that for later."""
    before = _used_mb(page)
    page.evaluate("() => { window.bench = new Bench(); return bench.open() }")
    page_ms: list[float] = []
    for number, batch in enumerate(_pages(documents)):
        took = page.evaluate("([documents, at]) => bench.take(JSON.parse(documents), at)", [batch, str(number)])
        page_ms.append(took)
    return Filled(documents, page_ms, _used_mb(page) - before)


def _tell(what: str, filled: Filled) -> None:
    print(
        f"{filled.documents:,} documents {what}: {filled.per_second:,.0f} a second, a step in"
        f" {share_below(filled.step_ms, 0.5):.0f} ms, p95 {share_below(filled.step_ms, 0.95):.0f} ms"
        f" (the last tenth {filled.slower:.2f} times the first), {filled.megabytes:.0f} MB on the device",
        flush=True,
    )


def _index(page: Page, documents: int) -> Filled:
    before = _used_mb(page)
    step_ms: list[float] = page.evaluate("bench.catchUp()")
    return Filled(documents, step_ms, _used_mb(page) - before)


def _asked(page: Page, script: str, slower: int) -> list[float]:
    """Asks everything, after the page was opened anew, on a device so many times slower; milliseconds of each."""
    page.reload()
    page.add_script_tag(content=script)
    debugger = page.context.new_cdp_session(page)
    debugger.send("Emulation.setCPUThrottlingRate", {"rate": slower})
    opened = page.evaluate("() => { window.bench = new Bench(); return bench.open() }")
    first, _ = page.evaluate("bench.ask('recall gate')")
    by_query = {query: [page.evaluate("q => bench.ask(q)", query) for _ in range(ROUNDS)] for query in _QUERIES}
    taken = [took for answers in by_query.values() for took, _ in answers]
    wrote = [page.evaluate("([id, body]) => bench.write(id, body)", _edit(number)) for number in range(40)]
    heap = debugger.send("Runtime.getHeapUsage")["usedSize"] / 1e6
    print(
        f"\n{slower}x: opened in {opened:.0f} ms, the first search {first:.0f} ms; {len(taken)} searches: p50"
        f" {share_below(taken, 0.5):.0f}, p95 {share_below(taken, 0.95):.0f}, most {max(taken):.0f} ms;"
        f" a note written: p50 {share_below(wrote, 0.5):.1f}, p95 {share_below(wrote, 0.95):.1f} ms;"
        f" {heap:.0f} MB of script memory"
    )
    print("\n".join(
        f"  {share_below([took for took, _ in answers], 0.5):6.0f} ms  {answers[0][1]:>7,} hits  {query or '(nothing)'}"
        for query, answers in by_query.items()
    ), flush=True)  # fmt: skip
    debugger.detach()
    return taken


def _used_mb(page: Page) -> float:
    used: float = page.evaluate("navigator.storage.estimate().then(({ usage }) => usage / 1e6)")
    return used


def _edit(number: int) -> tuple[str, dict[str, Any]]:
    size, chance = Size(DOCUMENTS), random.Random(number)
    written = note_body(prose.Writer(number).note(), size, chance.randrange(DOCUMENTS))
    return f"00000000-0000-7000-9000-{number % 20:012d}", msgspec.to_builtins(written)


def _pages(documents: int) -> Iterator[str]:
    """Pages of a pull, as JSON: the dogs, then notes in the order of their writing."""
    size, batch = Size(documents), list[dict[str, Any]]()
    for document in _documents(size):
        batch.append(document)
        if len(batch) == PAGE:
            yield msgspec.json.encode(batch).decode()
            batch = []


def _documents(size: Size) -> Iterator[dict[str, Any]]:
    for number in range(size.dogs):
        name = f"{prose.NAMES[number % len(prose.NAMES)]} {number}"
        yield _document("dog", dog_id(number), {"call_name": name}, size.moment_of(0).isoformat())
    writer = prose.Writer(_SEED)
    for number in range(size.notes - size.dogs):
        body = note_body(writer.note(), size, number)
        made = to_text(to_ms(body.occurred_at) + 600_000)
        yield _document("note", note_id(number, size), msgspec.to_builtins(body), made)


def _document(kind: str, id_: str, body: dict[str, Any], made: str) -> dict[str, Any]:
    return {
        "kind": kind, "id": id_, "revision": 1, "deleted": False, "removed": False, "author_id": _AUTHOR,
        "updated_by_id": _AUTHOR, "created_at": made, "recorded_at": made, "occurred_at": made, "body": body,
    }  # fmt: skip
