"""`make bench`: how far the registry is from what its machine could do.

    make bench                              10 000 notes on both databases, a few minutes
    make bench ARGS=--full                  10 000, 200 000 and 1 000 000 notes, more rounds; an hour the first time
    make bench ARGS="--only sqlite --notes 50000"
    make bench ARGS=--pull                  a new device that pulls 100 000 documents, registry and page
    make bench ARGS=--load                  the page on a phone that never saw it, by Lighthouse, which npm fetches
    make bench ARGS=--taps                  the page instead, in Chromium: taps, reading a note; under a minute
    make bench ARGS=--search                the search on a device with 100 000 documents, in Chromium; minutes
    make bench ARGS=--dossier               a court dossier of more than 60 pages on both databases; minutes
    make bench ARGS=--timeline              the page with 5,000 sessions of one dog on the device; some minutes

The filled databases stay in LONGLINE_BENCH_DIR (benchmarks/.data) for the next run. `--docs` puts the tables into
docs/performance.md.
"""

import argparse
import json
import os
import platform
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path

import apsw
import granian

import report
from dossier import dossiers
from filling import filled
from growth import growth
from load import LoadClient
from loading import loading
from measure import Bench, Effort
from practice import Size
from pulling import pulling
from reading import reading
from report import Case, Growth
from scrolling import scrolling
from searching import searching
from servers import callers, constant_server, registry_server
from storage import WORK, SqliteFiles, Storage, postgresql
from tapping import taps

_HERE = Path(__file__).resolve().parent
_DOCUMENT = _HERE.parent / "docs" / "performance.md"
_BEGIN, _END = "<!-- made by make bench -->", "<!-- end -->"
_QUICK, _FULL = Effort(rounds=3, seconds=1.5), Effort(rounds=5, seconds=2.0)
_SIZES = (10_000, 200_000, 1_000_000)


def main() -> int:
    """Measures, prints, keeps; the answer is the exit code: 1 when a target is missed."""
    chosen = _arguments()
    if chosen.taps:
        return max(taps(), reading())
    if chosen.search:
        return searching()
    if chosen.timeline:
        return scrolling()
    if chosen.load:
        return loading()
    folder = Path(os.environ.get("LONGLINE_BENCH_DIR") or _HERE / ".data").absolute()
    effort = _effort(chosen)
    sizes = [Size(notes) for notes in chosen.notes or (_SIZES if chosen.full else _SIZES[:1])]
    run = _Run()
    sqlite = SqliteFiles(folder / "sqlite")
    if chosen.pull:
        return pulling((storage for storage, _ in _storages(folder, sqlite, chosen.only)), sqlite)
    if chosen.dossier:
        return dossiers(storage for storage, _ in _storages(folder, sqlite, chosen.only))
    for storage, version in _storages(folder, sqlite, chosen.only):
        run.versions.append(version)
        names = {size: filled(storage, size, source=sqlite, also_stale=chosen.stale) for size in sizes}
        _measure(storage, names, effort, run)
    tables = run.keep()
    print("\n" + tables)
    if chosen.docs:
        _put_into_document(tables)
    return 0 if all(verdict.met for verdict in report.verdicts(run.cases, run.growths)) else 1


class _Run:
    """What one run has measured so far; kept after every step, because the next one may be cut off."""

    def __init__(self) -> None:
        self.cases: list[Case] = []
        self.growths: list[Growth] = []
        self.versions = [f"Python {platform.python_version()}", f"Granian {granian.__version__}"]
        self._file = _HERE / "results" / f"{datetime.now(UTC):%Y%m%d-%H%M%S}"

    def keep(self) -> str:
        """Writes everything as JSON and as tables; gives the tables."""
        tables = report.text(self.cases, self.growths, machine=report.machine(", ".join(self.versions)))
        self._file.parent.mkdir(exist_ok=True)
        figures = {"cases": list(map(asdict, self.cases)), "growths": list(map(asdict, self.growths))}
        self._file.with_suffix(".json").write_text(json.dumps(figures), encoding="utf-8")
        self._file.with_suffix(".md").write_text(tables, encoding="utf-8")
        return tables


def _effort(chosen: argparse.Namespace) -> Effort:
    usual = _FULL if chosen.full else _QUICK
    return replace(usual, rounds=chosen.rounds or usual.rounds, seconds=chosen.seconds or usual.seconds)


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--full", action="store_true", help="all sizes, more rounds")
    parser.add_argument("--notes", type=int, action="append", help="a size of your own; may be given several times")
    parser.add_argument("--only", choices=["sqlite", "postgresql"], help="one database only")
    parser.add_argument("--rounds", type=int, help="how often each thing is measured")
    parser.add_argument("--seconds", type=float, help="how long each time")
    parser.add_argument("--stale", action="store_true", help="do not fill anew what older code has filled")
    parser.add_argument("--docs", action="store_true", help="put the tables into docs/performance.md")
    parser.add_argument("--pull", action="store_true", help="measure a new device's first pull and nothing else")
    parser.add_argument("--search", action="store_true", help="measure the search on a device and nothing else")
    parser.add_argument("--load", action="store_true", help="measure how fast the page opens and nothing else")
    parser.add_argument("--dossier", action="store_true", help="measure a long court dossier and nothing else")
    parser.add_argument(
        "--taps",
        action="store_true",
        help="measure the page: taps of a live session and reading a note, and nothing else",
    )
    parser.add_argument(
        "--timeline", action="store_true", help="measure the timeline of a dog with 5,000 sessions, and nothing else"
    )
    return parser.parse_args()


def _storages(folder: Path, sqlite: Storage, only: str | None) -> Iterator[tuple[Storage, str]]:
    if only != "postgresql":
        yield sqlite, f"SQLite {apsw.sqlite_lib_version()}"
    if only != "sqlite":
        with postgresql(folder / "postgresql") as server:
            yield server, f"PostgreSQL {server.version()}"


def _measure(storage: Storage, names: dict[Size, str], effort: Effort, run: _Run) -> None:
    works = {size: f"{WORK}_{size.notes}" for size in names}
    client = LoadClient()
    try:
        for size, work in works.items():
            storage.copy(names[size], work)
            with _bench(storage, work, size, effort, client) as bench:
                run.cases.append(_case(storage, work, bench))
            run.keep()
        if len(names) > 1:
            urls = {size: storage.url(work) for size, work in works.items()}
            run.growths.append(Growth(storage.dialect, *growth(urls, effort, client)))
    finally:
        client.close()
        for work in works.values():
            storage.drop(work)


@contextmanager
def _bench(storage: Storage, work: str, size: Size, effort: Effort, client: LoadClient) -> Iterator[Bench]:
    url = storage.url(work)
    with (
        constant_server() as constant,
        registry_server(url, log_level="warning") as quiet,
        registry_server(url, log_level="info") as logging,
    ):
        token, session = callers(quiet)
        yield Bench(url, size, effort, client, constant, quiet, logging, token, session)


def _case(storage: Storage, work: str, bench: Bench) -> Case:
    started = time.perf_counter()
    octets = storage.size(work)
    reading, timeline, search = bench.notes(), bench.timelines(), bench.searches()
    page, depth = bench.depth()
    case = Case(
        storage.dialect, bench.size.notes, octets, reading, timeline, search, page, depth, writing=bench.writes()
    )
    took = time.perf_counter() - started
    print(f"{case.title}, {octets / 1e6:,.0f} MB: measured in {took:.0f} s", flush=True)
    return case


def _put_into_document(tables: str) -> None:
    before, _, rest = _DOCUMENT.read_text(encoding="utf-8").partition(_BEGIN)
    _, _, after = rest.partition(_END)
    _DOCUMENT.write_text(f"{before}{_BEGIN}\n\n{tables}\n{_END}{after}", encoding="utf-8")


if __name__ == "__main__":
    raise SystemExit(main())
