"""How fast the page opens on a phone that never saw it: Lighthouse's own mobile preset, with its simulated slow network
and slow processor, at the log-in and on a dog's page of a trainer who is signed in.

Lighthouse is no package of the page: npm fetches LIGHTHOUSE once and keeps it in its cache. Its scores count the work
of this machine's processor too; what is sent and how often is asked does not depend on that.
"""

import json
import os
import statistics
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from registry import migrations
from report import Verdict, targets
from servers import Server, registry_server
from tapping import PAGE_DIR, call, chromium, dog_with_plan, executable, new_id

LIGHTHOUSE: Final = "lighthouse@13.5.0"
PERFORMANCE_TARGET: Final = 95
_ROUNDS: Final = 3
_NOTES: Final = 30
_CATEGORIES: Final = ("performance", "accessibility", "best-practices")
_TIMES: Final = {
    "first paint": "first-contentful-paint", "largest paint": "largest-contentful-paint",
    "blocked": "total-blocking-time", "speed index": "speed-index",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Loaded:
    """One opening of a page, as Lighthouse tells it: scores of 100, milliseconds, bytes on the wire."""

    scores: dict[str, float]
    times_ms: dict[str, float]
    shift: float
    requests: int
    scripts: int
    bytes: int
    script_bytes: int
    load_average: float


def loading(page_dir: Path = PAGE_DIR) -> int:
    """Measures and prints; the answer is the exit code: 1 when a target is missed."""
    found: dict[str, list[Loaded]] = {}
    with _practice(page_dir) as (server, cookie, dog_id):
        for place, path, headers in (("log-in", "/login", {}), ("dog", f"/dogs/{dog_id}", {"Cookie": cookie})):
            found[place] = [_open(f"http://127.0.0.1:{server.port}{path}", headers) for _ in range(_ROUNDS)]
            print(_line(place, found[place]), flush=True)
    verdicts = list(_verdicts(found))
    print("\n" + targets(verdicts))
    return 0 if all(verdict.met for verdict in verdicts) else 1


@contextmanager
def _practice(page_dir: Path) -> Iterator[tuple[Server, str, str]]:
    """A registry with the page, the cookie of its trainer, and the dog that they wrote notes about."""
    with tempfile.TemporaryDirectory() as folder:
        url = f"sqlite:///{Path(folder) / 'loading.db'}"
        migrations.upgrade(url)
        with registry_server(url, log_level="warning", page_dir=page_dir) as server, chromium() as (browser, _):
            context = browser.new_context(base_url=f"http://127.0.0.1:{server.port}")
            dog_id, token = dog_with_plan(context)
            for number in range(_NOTES):
                day = f"2026-10-{number + 1:02}T08:00:00Z"
                note = {"dog_id": dog_id, "body": f"Recall {number % 5}/5 at the river.", "occurred_at": day,
                        "time_zone": "Europe/Berlin"}  # fmt: skip
                call(context, "PUT", f"/notes/{new_id()}", note, csrf_token=token)
            cookie = "; ".join(f"{one['name']}={one['value']}" for one in context.cookies())
            yield server, cookie, dog_id


def _open(url: str, headers: dict[str, str]) -> Loaded:
    before = os.getloadavg()[0]
    command = ["npm", "exec", "--yes", f"--package={LIGHTHOUSE}", "--", "lighthouse", url, "--quiet", "--output=json",
               "--throttling-method=simulate", f"--only-categories={','.join(_CATEGORIES)}",
               f"--extra-headers={json.dumps(headers)}", "--no-enable-error-reporting",
               "--chrome-flags=--headless=new --no-sandbox --disable-gpu"]  # fmt: skip
    environment = os.environ | {"CHROME_PATH": executable()}
    told = subprocess.run(command, env=environment, capture_output=True, check=True, text=True).stdout
    return _loaded(json.loads(told), before)


def _loaded(told: dict[str, Any], load_average: float) -> Loaded:
    audits = told["audits"]
    asked = audits["network-requests"]["details"]["items"]
    scripts = [one for one in asked if one.get("resourceType") == "Script"]
    return Loaded(
        scores={name: told["categories"][name]["score"] * 100 for name in _CATEGORIES},
        times_ms={name: audits[audit]["numericValue"] for name, audit in _TIMES.items()},
        shift=audits["cumulative-layout-shift"]["numericValue"],
        requests=len(asked),
        scripts=len(scripts),
        bytes=sum(one.get("transferSize", 0) for one in asked),
        script_bytes=sum(one.get("transferSize", 0) for one in scripts),
        load_average=load_average,
    )


def _line(place: str, rounds: list[Loaded]) -> str:
    """The median round by its performance, with the load averages of all."""
    middle = sorted(rounds, key=lambda one: one.scores["performance"])[len(rounds) // 2]
    scores = ", ".join(f"{name} {middle.scores[name]:.0f}" for name in _CATEGORIES)
    times = ", ".join(f"{name} {ms:.0f} ms" for name, ms in middle.times_ms.items())
    all_scores = ", ".join(f"{one.scores['performance']:.0f}" for one in rounds)
    loads = ", ".join(f"{one.load_average:.1f}" for one in rounds)
    return (
        f"{place}: {scores}; {times}, layout shift {middle.shift:.3f}; {middle.requests} requests,"
        f" {middle.bytes / 1000:.0f} kB; {middle.scripts} scripts, {middle.script_bytes / 1000:.0f} kB"
        f" (performance {all_scores} at load averages {loads})"
    )


def _verdicts(found: dict[str, list[Loaded]]) -> Iterator[Verdict]:
    for place, rounds in found.items():
        for name in _CATEGORIES:
            score = statistics.median(one.scores[name] for one in rounds)
            wanted = PERFORMANCE_TARGET if name == "performance" else 100
            yield Verdict(f"{place}: {name}", score, wanted, at_least=True)
