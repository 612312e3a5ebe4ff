"""How many pods, what database and what money for how many trainers, from the measured table of docs/performance.md.

What was measured is read from that page, what a pod may use from the chart's values, prices from prices.json. What is
assumed about trainers stands here. docs/capacity.md is drawn from it (`make infra-docs`), so it says nothing else.
"""

import math
import re
from dataclasses import dataclass
from typing import Any, Final

import yaml

from longline_infra.prices import HOURS, monthly, prices
from longline_infra.settings import parameters_of
from longline_infra.templates import PLATFORM

REPOSITORY: Final = PLATFORM.parents[2]
MEASURED: Final = REPOSITORY / "docs" / "performance.md"
VALUES: Final = REPOSITORY / "infrastructure" / "kubernetes" / "chart" / "values.yaml"
ASKED: Final = {"KubectlSha256": "0" * 64}
ROW: Final = "PostgreSQL, 1,000,000 notes"

# Of trainers: assumed, not measured.
ACTIVE_SHARE: Final = 0.6  # work on a day
WRITES_A_DAY: Final = 120  # notes, sets, observations of one who works
PAGES_A_DAY: Final = 200  # timelines and lists
SEARCHES_A_DAY: Final = 10
BUSY_HOUR_SHARE: Final = 0.2  # of a day's work falls into its busiest hour
PEAK: Final = 3.0  # the busiest minute against that hour
OPEN_SHARE: Final = 0.3  # have the page open in the busiest minute
POLLS_A_SECOND: Final = 1 / 5  # of an open page (LONGLINE_STREAM_PLACES=0)

# Of machines.
BUSY: Final = 0.7  # how busy a core may be, so that answers stay quick
CORES_OF_NODE: Final = 2  # m7g.large
CORES_OF_ACU: Final = 0.25  # of Aurora; from memory
ACUS_AT_FIRST: Final = 1  # what the environment's bill reckons with
CONNECTIONS_OF_POD: Final = 4 + 2  # LONGLINE_THREADS and two more
SIZES: Final = (10, 1_000, 100_000)
SECONDS_OF_HOUR: Final = 3_600


@dataclass(frozen=True)
class Measured:
    """Seconds of CPU of the registry, and of the database's statements, for one of each."""

    note_s: float
    page_s: float
    write_s: float
    search_s: float
    note_statement_s: float
    page_statement_s: float
    search_statement_s: float
    commits: float
    """Durable commits a second that one PostgreSQL did, on four connections."""
    written: float
    """Of them through one registry with the database beside it on two cores."""


def _cells(text: str, name: str) -> list[list[str]]:
    rows = re.findall(rf"^\| {re.escape(name)} \|(.*)\|$", text, re.MULTILINE)
    return [[cell.strip() for cell in row.split("|")] for row in rows]


def _figure(cell: str) -> float:
    found = re.match(r"[\d,]+(?:\.\d+)?", cell.strip("* "))
    assert found, cell
    return float(found[0].replace(",", ""))


def measured(text: str | None = None) -> Measured:
    """The figures of the page's tables; fails when a table has lost its row or a column its place."""
    text = MEASURED.read_text(encoding="utf-8") if text is None else text
    (note,) = _cells(text, f"{ROW}: note")
    (page,) = _cells(text, f"{ROW}: timeline")
    write, search = _cells(text, ROW)
    assert (len(note), len(page), len(write), len(search)) == (10, 10, 7, 5)
    micro = 1e-6
    return Measured(
        note_s=_figure(note[9]) * micro,
        page_s=_figure(page[9]) * micro,
        write_s=_figure(write[6]) * micro,
        search_s=_figure(search[0]) / 1000,
        note_statement_s=1 / _figure(note[1]),
        page_statement_s=1 / _figure(page[1]),
        search_statement_s=1 / _figure(search[3]),
        commits=_figure(write[1]),
        written=_figure(write[3]),
    )


@dataclass(frozen=True)
class Rates:
    """What comes in a second of the busiest minute."""

    writes: float
    pages: float
    searches: float
    polls: float


def rates(trainers: float) -> Rates:
    """From how many trainers there are."""
    of_a_day = trainers * ACTIVE_SHARE * BUSY_HOUR_SHARE / SECONDS_OF_HOUR * PEAK
    return Rates(
        writes=of_a_day * WRITES_A_DAY,
        pages=of_a_day * PAGES_A_DAY,
        searches=of_a_day * SEARCHES_A_DAY,
        polls=trainers * OPEN_SHARE * POLLS_A_SECOND,
    )


@dataclass(frozen=True)
class Need:
    """What so many trainers need."""

    trainers: int
    rates: Rates
    registry_cores: float
    database_cores: float
    pods: int
    whole_pods: int
    """If each may use a whole core, which is the most that one process can."""
    dollars: float
    environment: str


def pod_cores() -> tuple[float, int]:
    """How much of a core the autoscaler lets a pod of the registry use, and how many pods there may be."""
    registry: dict[str, Any] = yaml.safe_load(VALUES.read_text(encoding="utf-8"))["registry"]
    asked = int(registry["resources"]["requests"]["cpu"].removesuffix("m")) / 1000
    return asked * registry["replicas"]["cpuPercent"] / 100, registry["replicas"]["most"]


def needs(trainers: int, cost: Measured) -> Need:
    """Reckons it."""
    rate = rates(trainers)
    registry = (
        rate.writes * cost.write_s + rate.pages * cost.page_s + rate.searches * cost.search_s + rate.polls * cost.note_s
    )
    database = (
        rate.writes / cost.commits
        + rate.pages * cost.page_statement_s
        + rate.searches * cost.search_statement_s
        + rate.polls * cost.note_statement_s
    )
    of_pod, _ = pod_cores()
    environment = "small" if trainers <= SIZES[0] else "production"
    nodes = math.ceil(registry / (CORES_OF_NODE * BUSY)) if registry > CORES_OF_NODE * BUSY else 0
    acus = max(0, math.ceil(database / BUSY / CORES_OF_ACU) - ACUS_AT_FIRST)
    price = prices()
    more = HOURS * (nodes * price["m7g.large hour"] + 2 * acus * price["aurora acu hour"])
    bill = monthly(parameters_of(environment, more=ASKED)) + (more if environment == "production" else 0)
    return Need(
        trainers, rate, registry, database,
        pods=max(2, math.ceil(registry / of_pod)), whole_pods=max(2, math.ceil(registry / BUSY)),
        dollars=bill, environment=environment,
    )  # fmt: skip


def walls(cost: Measured) -> list[tuple[str, int]]:
    """How many trainers each limit lets work, the nearest first."""
    one = needs(1_000, cost)
    of_pod, most = pod_cores()
    found = [
        (f"`registry.replicas.most` is {most}, at {of_pod:g} cores a pod", most * of_pod / one.registry_cores),
        (f"{most} pods that may use a whole core each", most * BUSY / one.registry_cores),
        (f"one machine of two cores for all ({cost.written:g} writes)", cost.written / one.rates.writes),
        (f"one PostgreSQL's durable commits ({cost.commits:g})", cost.commits / one.rates.writes),
    ]  # fmt: skip
    return sorted(((what, int(thousands * 1_000)) for what, thousands in found), key=lambda one: one[1])
