"""What was measured, as tables and as verdicts on the targets."""

import platform
import statistics
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from growth import KINDS
from measure import Figures, Measured

READ_TARGET: Final = 0.5
TIMELINE_TARGET: Final = 0.6
WRITE_TARGET: Final = 0.4
SEARCH_TARGET_MS: Final = 100
DEPTH_TARGET: Final = 1.2
GROWTH_TARGET: Final = 1.5
_NAMES: Final = {"sqlite": "SQLite", "postgresql": "PostgreSQL"}


@dataclass(frozen=True, slots=True)
class Case:
    """Everything about one database of one size."""

    dialect: str
    notes: int
    octets: int
    reading: Measured
    timeline: Measured
    search: Measured
    depth_page: int
    depth: Measured
    writing: Measured

    @property
    def title(self) -> str:
        """Such as `SQLite, 10,000 notes`."""
        return f"{_NAMES[self.dialect]}, {self.notes:,} notes"


@dataclass(frozen=True, slots=True)
class Growth:
    """The largest database against the smallest one, both served at the same time."""

    dialect: str
    smallest: int
    largest: int
    measured: Measured


@dataclass(frozen=True, slots=True)
class Verdict:
    """A target and what was reached."""

    what: str
    reached: float
    target: float
    at_least: bool

    @property
    def met(self) -> bool:
        """Whether it was reached."""
        return self.reached >= self.target if self.at_least else self.reached <= self.target


def limit(measured: Measured, *, raw: str = "raw") -> float:
    """Answers a second if serving cost only the constant answer and the statements, one after the other."""
    return 1 / (1 / measured["constant"].rate + 1 / raw_rate(measured, raw))


def raw_rate(measured: Measured, raw: str = "raw") -> float:
    """What the database alone reaches, with one connection or with four, whichever is more."""
    return max(measured[f"{raw} 1"].rate, measured[f"{raw} 4"].rate)


def verdicts(cases: list[Case], growths: list[Growth]) -> Iterator[Verdict]:
    """Every target of the issue; the smallest database has none of its own."""
    for case in cases:
        for who in ("token", "session"):
            reading, timeline = (each[who].rate / limit(each) for each in (case.reading, case.timeline))
            yield Verdict(f"{case.title}: read by {who}, of the limit", reading, READ_TARGET, at_least=True)
            yield Verdict(f"{case.title}: timeline by {who}, of the limit", timeline, TIMELINE_TARGET, at_least=True)
            writing = case.writing[who].rate / raw_rate(case.writing)
            yield Verdict(f"{case.title}: write by {who}, of the raw commits", writing, WRITE_TARGET, at_least=True)
        deeper = case.depth["first"].rate / case.depth["deep"].rate
        yield Verdict(f"{case.title}: page {case.depth_page} against page 1", deeper, DEPTH_TARGET, at_least=False)
        slowest = statistics.median(case.search["one"].p95)
        yield Verdict(f"{case.title}: search p95, ms", slowest, SEARCH_TARGET_MS, at_least=False)
    for growth in growths:
        for what in KINDS:
            times = growth.measured[f"{what} small"].rate / growth.measured[f"{what} large"].rate
            name = f"{_NAMES[growth.dialect]}: {what} at {growth.largest:,} against {growth.smallest:,} notes"
            yield Verdict(name, times, GROWTH_TARGET, at_least=False)


def text(cases: list[Case], growths: list[Growth], *, machine: str) -> str:
    """The whole report as Markdown."""
    tables = (_readings(cases), _writings(cases), _searches(cases), targets(list(verdicts(cases, growths))))
    parts = [machine, *tables, _busiest_client(cases)]
    return "\n\n".join(parts) + "\n"


def machine(versions: str) -> str:
    """Where and when."""
    now = datetime.now(UTC)
    return f"{now:%Y-%m-%d %H:%M} UTC · {_processor()} · {platform.system()} {platform.release()} · {versions}"


def _readings(cases: list[Case]) -> str:
    head = (
        "| answers a second | constant | statements | limit | by token | by session | with log lines "
        "| **of the limit** token / session / log | last statement only | p50 / p99 ms | CPU µs: server / constant |"
    )
    rows = [head, "|---" + "|---:" * 10 + "|"]
    for case in cases:
        for what, measured in (("note", case.reading), ("timeline", case.timeline)):
            rows.append(_reading(f"{case.title}: {what}", measured))
    return "\n".join(rows)


def _reading(what: str, measured: Measured) -> str:
    most, token = limit(measured), measured["token"]
    shares = " / ".join(f"{measured[who].rate / most:.2f}" for who in ("token", "session", "logged"))
    cells = [
        what, _rate(measured["constant"]), f"{raw_rate(measured):,.0f}", f"{most:,.0f}",
        *(_rate(measured[who]) for who in ("token", "session", "logged")), f"**{shares}**",
        f"{token.rate / limit(measured, raw='alone'):.2f}", f"{_middle(token.p50)} / {_middle(token.p99)}",
        f"{statistics.median(token.cpu_us):.0f} / {statistics.median(measured['constant'].cpu_us):.0f}",
    ]  # fmt: skip
    return f"| {' | '.join(cells)} |"


def _writings(cases: list[Case]) -> str:
    rows = [
        "| durable writes a second | raw, 1 connection | raw, 4 | by token | by session | **of raw** token / session "
        "| p50 / p99 ms | CPU µs |",
        "|---" + "|---:" * 7 + "|",
    ]
    for case in cases:
        measured, token = case.writing, case.writing["token"]
        shares = " / ".join(f"{measured[who].rate / raw_rate(measured):.2f}" for who in ("token", "session"))
        cells = [
            case.title, *(_rate(measured[who]) for who in ("raw 1", "raw 4", "token", "session")), f"**{shares}**",
            f"{_middle(token.p50)} / {_middle(token.p99)}", f"{statistics.median(token.cpu_us):.0f}",
        ]  # fmt: skip
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def _searches(cases: list[Case]) -> str:
    rows = [
        "| search | one at a time: p50 / p95 / p99 ms | four at a time | a second | statements alone, a second "
        "| page 1 and deep page, a second |",
        "|---" + "|---:" * 5 + "|",
    ]
    for case in cases:
        one, four = case.search["one"], case.search["four"]
        latencies = [f"{_middle(each.p50)} / {_middle(each.p95)} / {_middle(each.p99)}" for each in (one, four)]
        depth = f"{_rate(case.depth['first'])}; page {case.depth_page}: {_rate(case.depth['deep'])}"
        cells = [case.title, *latencies, _rate(four), f"{raw_rate(case.search):,.0f}", depth]
        rows.append(f"| {' | '.join(cells)} |")
    return "\n".join(rows)


def targets(found: list[Verdict]) -> str:
    """Each target, what was reached, and whether that is met or missed, as a table."""
    rows = ["| target | wanted | reached | |", "|---|---:|---:|---|"]
    for verdict in found:
        wanted = f"{'≥' if verdict.at_least else '≤'} {verdict.target:g}"
        rows.append(f"| {verdict.what} | {wanted} | {verdict.reached:.2f} | {'met' if verdict.met else '**missed**'} |")
    return "\n".join(rows)


def _busiest_client(cases: list[Case]) -> str:
    phases = [each for case in cases for each in (case.reading, case.timeline, case.writing)]
    shares = [share for measured in phases for figures in measured.values() for share in figures.client_busy]
    return f"The client that asked used at most {max(shares):.0%} of a core; at 90 % it would be the limit itself."


def _rate(figures: Figures) -> str:
    return f"{figures.rate:,.0f} ±{figures.spread:.0%}"


def _middle(values: list[float]) -> str:
    return f"{statistics.median(values):.1f}"


def _processor() -> str:
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    except OSError:
        return platform.processor() or platform.machine()
    names = [line.partition(":")[2].strip() for line in lines if line.startswith("model name")]
    return f"{len(names)} × {names[0]}" if names else platform.machine()
