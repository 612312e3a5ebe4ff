"""A court dossier of many pages: from the wish to the finished PDF, as an owner's browser asks for it.

Composing and printing are two requests to a registry that serves nobody else; the text is read back from the PDF, so
that a file of empty pages is never called fast.
"""

import io
import json
import time
import urllib.request
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pypdf import PdfReader

from practice import Size, dog_id, write_practice
from servers import Caller, Server, callers, registry_server
from storage import WORK, Storage

NOTES: Final = 620  # four tenths of them on the busy dog, whose dossier it is
LEAST_PAGES: Final = 60
MOST_S: Final = 10.0
ROUNDS: Final = 3
_PERIOD: Final = {"kind": "court_dossier", "from": "2024-10-01", "to": "2026-09-30"}  # two years, the most
_TOLD: Final = ("How to verify it", "revision 1: ")
_RESULTS: Final = Path(__file__).resolve().parent / "results"


@dataclass(frozen=True, slots=True)
class Printed:
    """One dossier: seconds of each step, the registry's seconds of processor for both, and the file."""

    composed_s: float
    printed_s: float
    cpu_s: float
    pdf: bytes

    @property
    def seconds(self) -> float:
        """From the wish to the finished file."""
        return self.composed_s + self.printed_s


def dossiers(storages: Iterable[Storage]) -> int:
    """Measures and prints; 1 when one is too slow, too short to count, or without its text."""
    return max(_measured(storage) for storage in storages)


def _measured(storage: Storage) -> int:
    work = f"{WORK}_dossier"
    storage.make(work)
    try:
        write_practice(storage.url(work), Size(NOTES))
        with registry_server(storage.url(work), log_level="warning") as server:
            token, _ = callers(server)
            rounds = [_printed(server, token) for _ in range(ROUNDS)]
    finally:
        storage.drop(work)
    return _tell(storage, rounds)


def _printed(server: Server, caller: Caller) -> Printed:
    begun, cpu_before = time.perf_counter(), server.cpu_s()
    wish = json.dumps(_PERIOD).encode()
    report = json.loads(_answer(server, caller, f"/dogs/{dog_id(0)}/reports", wish=wish, accept="application/json"))
    composed = time.perf_counter()
    pdf = _answer(server, caller, f"/reports/{report['id']}", wish=None, accept="application/pdf")
    return Printed(composed - begun, time.perf_counter() - composed, server.cpu_s() - cpu_before, pdf)


def _answer(server: Server, caller: Caller, path: str, *, wish: bytes | None, accept: str) -> bytes:
    headers = dict(line.split(": ", 1) for line in caller.writing.strip().split("\r\n"))
    headers |= {"Accept": accept} | ({"Content-Type": "application/json"} if wish else {})
    request = urllib.request.Request(f"http://127.0.0.1:{server.port}/api/v1{path}", data=wish, headers=headers)
    with urllib.request.urlopen(request, timeout=120) as answer:
        found: bytes = answer.read()
    return found


def _tell(storage: Storage, rounds: list[Printed]) -> int:
    middle = sorted(rounds, key=lambda one: one.seconds)[len(rounds) // 2]
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(middle.pdf)).pages]
    missing = [told for told in _TOLD if not any(told in page for page in pages)]
    empty = sum(not page.strip() for page in pages)
    print(
        f"{storage.dialect}: a court dossier of {len(pages)} pages, {len(middle.pdf) / 1e6:.1f} MB: composed in"
        f" {middle.composed_s:.2f} s, printed in {middle.printed_s:.2f} s, together {middle.seconds:.2f} s (the middle"
        f" of {len(rounds)}, the slowest {max(one.seconds for one in rounds):.2f} s; {middle.cpu_s:.2f} s of CPU);"
        f" {sum(map(len, pages)):,} characters of text, {empty} pages without any",
        flush=True,
    )
    _RESULTS.mkdir(exist_ok=True)
    (_RESULTS / f"dossier-{storage.dialect}.pdf").write_bytes(middle.pdf)
    too_slow = max(one.seconds for one in rounds) > MOST_S
    return int(too_slow or len(pages) < LEAST_PAGES or bool(missing) or empty > 0)
