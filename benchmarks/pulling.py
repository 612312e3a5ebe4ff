"""A new device of a large practice: pulls everything, page after page, from a registry that serves nobody else.

The cost of a document must not grow with how many were pulled before it, nor the registry's memory with their number.
"""

import statistics
import time
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from copies import write_copies
from page_pulling import pull_into_page, told
from practice import Size
from registry import migrations
from servers import Caller, Server, callers, fetch, registry_server
from storage import WORK, Storage
from tapping import PAGE_DIR
from transfer import transfer

NOTES: Final = 100_000
PAGE: Final = 500
FLAT: Final = 1.2
MOST_GROWTH_MB: Final = 64


@dataclass(slots=True)
class Pull:
    """What one device got, and what that cost the registry."""

    documents: int = 0
    seconds: float = 0.0
    before_mb: float = 0.0
    after_mb: float = 0.0
    most_mb: float = 0.0
    page_ms: list[float] = field(default_factory=list)
    page_cpu_s: list[float] = field(default_factory=list)

    @property
    def dearer(self) -> float:
        """How much more of the registry's processor the last fifth of the pull takes than the first one.

        Not how much longer: that tells more of what else the machine does.
        """
        fifth = max(1, len(self.page_cpu_s) // 5)
        return sum(self.page_cpu_s[-fifth:]) / max(0.01, sum(self.page_cpu_s[:fifth]))

    @property
    def flat(self) -> bool:
        """Whether neither time nor memory grew with what was pulled before."""
        return self.dearer <= FLAT and self.most_mb - self.before_mb <= MOST_GROWTH_MB


def pulling(storages: Iterable[Storage], sqlite: Storage) -> int:
    """Measures and prints; 1 when the cost is not flat or the memory grows with the documents."""
    kept = f"{WORK}_pull"
    started = time.perf_counter()
    sqlite.make(kept)
    write_copies(sqlite.url(kept), Size(NOTES))
    print(f"{NOTES:,} notes made in {time.perf_counter() - started:.0f} s", flush=True)
    try:
        return max([_measured(storage, kept, sqlite) for storage in storages])
    finally:
        sqlite.drop(kept)


def _measured(storage: Storage, kept: str, sqlite: Storage) -> int:
    if storage is not sqlite:
        storage.make(kept)
        migrations.upgrade(storage.url(kept))
        transfer(sqlite.url(kept), storage.url(kept))
        storage.settle(kept)
    try:
        with registry_server(storage.url(kept), log_level="warning", page_dir=PAGE_DIR) as server:
            _, session = callers(server)
            _pull_all(server, session, at_most=2)  # the first requests open connections and load code
            pull = _pull_all(server, session)
            print(f"{storage.dialect}: {_told(pull)}", flush=True)
            if storage is not sqlite:
                return 0 if pull.flat else 1
            before, cpu_s = _resident_mb(server), -server.cpu_s()
            page = pull_into_page(server)
            grown = _resident_mb(server) - before
            print(f"{told(page)}; the registry meanwhile {cpu_s + server.cpu_s():.1f} s of CPU", flush=True)
            return 0 if pull.flat and page.dearer <= FLAT and grown <= MOST_GROWTH_MB else 1
    finally:
        if storage is not sqlite:
            storage.drop(kept)


def _told(pull: Pull) -> str:
    each_us = pull.seconds / pull.documents * 1e6
    cpu_us = sum(pull.page_cpu_s) / pull.documents * 1e6
    return (
        f"{pull.documents:,} documents in {pull.seconds:.1f} s, {each_us:.0f} µs each, of which the registry computes"
        f" {cpu_us:.1f} µs; pages of {PAGE}: {statistics.median(pull.page_ms):.1f} ms;"
        f" the registry's CPU for the last fifth {pull.dearer:.2f} times that for the first;"
        f" resident {pull.before_mb:.0f} MB before, at most {pull.most_mb:.0f} MB, {pull.after_mb:.0f} MB after"
    )


def _pull_all(server: Server, caller: Caller, *, at_most: int | None = None) -> Pull:
    pull, cpu_s = Pull(before_mb=_resident_mb(server)), server.cpu_s()
    checkpoint, more = "", True
    while more and (at_most is None or len(pull.page_ms) < at_most):
        started = time.perf_counter()
        sent = f"&checkpoint={checkpoint}" if checkpoint else ""
        status, page = fetch(server, f"/api/v1/sync/pull?limit={PAGE}{sent}", caller)
        pull.page_ms.append((time.perf_counter() - started) * 1000)
        pull.page_cpu_s.append(server.cpu_s() - cpu_s)
        cpu_s += pull.page_cpu_s[-1]
        assert status == 200, page
        pull.most_mb = max(pull.most_mb, _resident_mb(server))
        pull.documents += len(page["documents"])
        checkpoint, more = page["checkpoint"], page["more"]
    pull.seconds = sum(pull.page_ms) / 1000
    pull.after_mb = _resident_mb(server)
    return pull


def _resident_mb(server: Server) -> float:
    """Memory of the server's processes that no file backs; 0 where /proc is not."""
    return sum(_anonymous_kb(pid) for pid in server.processes()) / 1024


def _anonymous_kb(pid: int) -> int:
    try:
        lines = Path(f"/proc/{pid}/status").read_text(encoding="ascii").splitlines()
    except OSError:
        return 0
    return next((int(line.split()[1]) for line in lines if line.startswith("RssAnon:")), 0)
