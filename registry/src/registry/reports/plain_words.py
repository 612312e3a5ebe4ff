"""Values of charts in words for somebody who has never read one."""

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Final

from registry.behavior.library_entries import name_in_library
from registry.measures.chart_shapes import Measure, Point
from registry.measures.phases import PhaseKind
from registry.measures.wording import UnitSystem, distance, duration, percent, tidy
from registry.platform.ids import Id
from registry.reports.content import Figure
from registry.training.answers import ProgressTarget

_ABBREVIATION: Final = re.compile("[A-Z]{2,6}")

_VALUES: Final[Mapping[Measure, Callable[[float, UnitSystem], str]]] = {
    "percent_correct": lambda value, _: percent(value),
    "interval": lambda value, _: percent(value),
    "task_analysis": lambda value, _: percent(value),
    "count": lambda value, _: tidy(value),
    "rate": lambda value, _: f"{_small(value)} a minute",
    "duration": lambda value, _: duration(value),
    "latency": lambda value, _: duration(value),
    "intensity": lambda value, _: tidy(value),
    "threshold_distance": distance,
}
MEASURED: Final[Mapping[Measure, str]] = {
    "percent_correct": "how often it was right",
    "interval": "in how much of the time it was seen",
    "task_analysis": "how much of it is done without help",
    "count": "how often it happened",
    "rate": "how often it happened in a minute",
    "duration": "how long it lasted",
    "latency": "how long it took to answer",
    "intensity": "how strong it was, from none to five",
    "threshold_distance": "the distance",
}
PHASES: Final[Mapping[PhaseKind, str]] = {
    "baseline": "before training", "acquisition": "learning", "proofing": "harder places", "maintenance": "keeping it",
    "on_hold": "on hold", "mastered": "mastered", "discontinued": "ended", "reversal": "trial pause",
}  # fmt: skip


def in_words(value: float, measure: Measure, units: UnitSystem) -> str:
    """A chart's value as a person says it: "84 %", "1.4 a minute", "49 ft"."""
    return _VALUES[measure](value, units)


def _small(value: float) -> str:
    """A rate is often far below one; two digits keep it from reading as nothing."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def value_figure(point: Point, measure: Measure, units: UnitSystem, *, what: str) -> Figure:
    """A point's value with its sessions."""
    return Figure(text=in_words(point.value, measure, units), what=what, value=point.value, records=records_of([point]))


def number_figure(value: int, *, what: str, records: Iterable[Id], text: str | None = None) -> Figure:
    """A count; `text` when it is printed in other words than its digits."""
    return Figure(text=text or str(value), what=what, value=value, records=list(dict.fromkeys(records)))


def records_of(points: Iterable[Point]) -> list[Id]:
    """The sessions and loose records behind points, each once, in order of time."""
    return list(dict.fromkeys(record for point in points for record in point.session_ids))


def plain_name(target: ProgressTarget) -> str:
    """What a target is called for somebody outside of the trade: an abbreviation by the library's name for it."""
    name = target.name.replace("_", " ").strip() or "Training"
    spelled_out = name_in_library(target.key) if target.key is not None and _ABBREVIATION.fullmatch(name) else None
    return spelled_out or name


def capitalized(name: str) -> str:
    """A name at the beginning of a sentence."""
    return name[:1].upper() + name[1:]


def plural(number: int, noun: str) -> str:
    """The noun that follows a number that stands for itself."""
    return noun if number == 1 else f"{noun}s"
