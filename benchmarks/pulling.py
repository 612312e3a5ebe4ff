"""A new device of a large practice: pulls everything, page after page, from a registry that serves nobody else.

The cost of a document must not grow with how many were pulled before it, nor the registry's memory with their number.
"""

import statistics
import time
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final

from filling import filled
from practice import Size
from servers import Caller, Server, callers, fetch, registry_server
from storage import WORK, Storage

NOTES: Final = 100_000
PAGE: Final = 500
FLAT: Final = 1.2
MOST_GROWTH_MB: Final = 64


@dataclass(slots=True)
class Pull:
    """What one device got, and what that cost the registry."""

    documents: int = 0
    seconds: float = 0.0
    cpu_s: float = 0.0
    before_mb: float = 0.0
    after_mb: float = 0.0
    page_ms: list[float] = field(default_factory=list)

    @property
    def slower(self) -> float:
        """How much longer a page takes in the last tenth of the pull than in the first one."""
        tenth = max(1, len(self.page_ms) // 10)
        return statistics.median(self.page_ms[-tenth - 1 : -1]) / statistics.median(self.page_ms[:tenth])


def pulling(storage: Storage, source: Storage) -> int:
    """Measures and prints; 1 when the cost is not flat or the memory grows with the documents."""
    size = Size(NOTES)
    name, work = filled(storage, size, source=source), f"{WORK}_pull"
    storage.copy(name, work)
    try:
        with registry_server(storage.url(work), log_level="warning") as server:
            _, session = callers(server)
            _pull_all(server, session, at_most=2)  # the first requests open connections and load code
            pull = _pull_all(server, session)
    finally:
        storage.drop(work)
    grown = pull.after_mb - pull.before_mb
    print(
        f"{storage.dialect}: {pull.documents:,} documents in {pull.seconds:.1f} s,"
        f" {pull.seconds / pull.documents * 1e6:.0f} µs each ({pull.cpu_s / pull.documents * 1e6:.0f} µs of CPU);"
        f" pages of {PAGE}: {statistics.median(pull.page_ms):.1f} ms, the last tenth {pull.slower:.2f} times the first;"
        f" resident {pull.before_mb:.0f} MB before, {pull.after_mb:.0f} MB after",
        flush=True,
    )
    return 0 if pull.slower <= FLAT and grown <= MOST_GROWTH_MB else 1


def _pull_all(server: Server, caller: Caller, *, at_most: int | None = None) -> Pull:
    pull = Pull(before_mb=_resident_mb(server), cpu_s=-server.cpu_s())
    checkpoint, more = "", True
    while more and (at_most is None or len(pull.page_ms) < at_most):
        started = time.perf_counter()
        sent = f"&checkpoint={checkpoint}" if checkpoint else ""
        status, page = fetch(server, f"/api/v1/sync/pull?limit={PAGE}{sent}", caller)
        pull.page_ms.append((time.perf_counter() - started) * 1000)
        assert status == 200, page
        pull.documents += len(page["documents"])
        checkpoint, more = page["checkpoint"], page["more"]
    pull.seconds = sum(pull.page_ms) / 1000
    pull.cpu_s += server.cpu_s()
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
