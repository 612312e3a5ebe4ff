"""Which lines are worth a model's and a person's attention, best first, and why each of them is in.

A template gets points for its level and words, for being new or more frequent than in the baseline, and for where it
stands; the first line of each template stands for it. Services share the room: each further line of one service needs
a few points more. Nothing here needs a clock, so the same lines always give the same selection.
"""

import math
from collections import Counter
from collections.abc import Iterator
from typing import Final

import msgspec

from alert_analyzer.evidence.lines import ERROR, FATAL, UNKNOWN, WARNING, Reading, place_of_interest
from alert_analyzer.evidence.templates import Entry, Line, Template, app_of, entries_of, pod_of, templates_of

LINE_COST: Final = 16
"""What a line's number, time and pod take beside its text, in characters."""

_LEVEL_POINTS: Final = {FATAL: 3.6, ERROR: 3.0, WARNING: 1.6}
_LEVEL_NAMES: Final = {FATAL: "fatal", ERROR: "error", WARNING: "warning"}
_WHOLE_CHARACTERS: Final = 420
_BEFORE: Final = 100
_AFTER: Final = 300
_ENOUGH_BASELINE: Final = 30
_SHARE_POINTS: Final = 0.12

USUAL: Final = "as usual as in the baseline"
CHANGE: Final = "tells of a change"


class Scope(msgspec.Struct, frozen=True):
    """What the alert names."""

    pods: frozenset[str] = frozenset()
    apps: frozenset[str] = frozenset()


class Chosen(msgspec.Struct, frozen=True):
    """A line of the selection."""

    index: int
    cut: tuple[int, int] | None
    """The part that is kept of a long line, in characters; None for the whole."""
    points: float
    reasons: tuple[str, ...]


def select(incident: list[Line], baseline: list[Line], scope: Scope, *, budget: int) -> list[Chosen]:
    """The best lines of the incident that fit into that many characters, best first; indexes are the incident's."""
    usual = entries_of(baseline)
    templates = templates_of(entries_of(incident), usual)
    total = sum(len(template.incident) for template in templates)
    ratio = total / len(usual) if len(usual) >= _ENOUGH_BASELINE else 0.0
    rated = [(*_rate(template, scope, ratio), template) for template in templates]
    rated.sort(key=lambda each: (-each[0], each[2].incident[0].index))
    chosen: list[Chosen] = []
    room = budget
    for points, reasons, entry in _shared(rated):
        lines = _lines_of(entry, incident, points, reasons)
        cost = sum(_cost(line, incident) for line in lines)
        if cost > room:
            lines = lines[:1]  # of a trace that does not fit, its head
            cost = _cost(lines[0], incident)
        if cost <= room:
            chosen += lines
            room -= cost
        elif room < LINE_COST * 4:
            break
    return chosen


Rated = tuple[float, tuple[str, ...], Template]


def _shared(rated: list[Rated]) -> list[tuple[float, tuple[str, ...], Entry]]:
    """Every template's first line with the points that are left when services share; then the last lines."""
    of_app: Counter[str] = Counter()
    first: list[tuple[float, tuple[str, ...], Entry]] = []
    for points, reasons, template in rated:
        left = points - _SHARE_POINTS * math.sqrt(of_app[template.app]) * 2
        of_app[template.app] += 1
        first.append((left, reasons, template.incident[0]))
    first.sort(key=lambda each: (-each[0], each[2].index))
    last = [
        (points - 4, (*reasons, "the last of its kind"), template.incident[-1])
        for points, reasons, template in rated
        if len(template.incident) > 1 and points > 3
    ]
    return sorted(first + last, key=lambda each: (-each[0], each[2].index))


def _rate(template: Template, scope: Scope, ratio: float) -> tuple[float, tuple[str, ...]]:
    """Points and reasons of a template; `ratio` is how much longer the incident is than the baseline, 0 without one."""
    count = len(template.incident)
    parts = [*_by_what_it_says(template.reading), *_by_the_baseline(template, ratio), *_by_place(template, scope)]
    points = sum(part[0] for part in parts) - 0.15 * math.log(count)
    return points, (*(part[1] for part in parts), f"{count} such line" + ("s" if count > 1 else ""))


Part = tuple[float, str]


def _by_what_it_says(reading: Reading) -> Iterator[Part]:
    if reading.level in _LEVEL_POINTS:
        yield _LEVEL_POINTS[reading.level], f"level {_LEVEL_NAMES[reading.level]}"
    if reading.words:
        yield (2.0 if reading.level == UNKNOWN else 1.0), f"says {reading.words!r}"
    if reading.status >= 400:
        yield (1.5 if reading.status >= 500 else 0.4), f"status {reading.status}"


def _by_the_baseline(template: Template, ratio: float) -> Iterator[Part]:
    reading = template.reading
    expected = template.baseline * ratio
    if ratio and not template.baseline:
        yield 2.4, "not seen in the baseline"
    if reading.change and not template.baseline:
        yield 1.2, f"{CHANGE}: {reading.change!r}"
    if expected:
        rise = len(template.incident) / expected
        if rise > 2:
            yield min(1.5, 0.5 * math.log2(rise)), f"{rise:.0f} times the baseline's rate"
        elif reading.level in _LEVEL_POINTS or reading.words:
            yield -1.2, USUAL


def _by_place(template: Template, scope: Scope) -> Iterator[Part]:
    if {entry.pod for entry in template.incident[:50]} & scope.pods:
        yield 0.7, "of the alert's pod"
    elif template.app in scope.apps:
        yield 0.5, "of the alert's service"


def _lines_of(entry: Entry, incident: list[Line], points: float, reasons: tuple[str, ...]) -> list[Chosen]:
    """An entry's lines: a long one is cut around what it says, a trace is kept whole."""
    head = Chosen(entry.index, _cut(incident[entry.index].text), points, reasons)
    below = range(entry.index + 1, entry.index + entry.lines)
    return [head, *(Chosen(index, None, points, (f"trace of line {entry.index}",)) for index in below)]


def _cut(text: str) -> tuple[int, int] | None:
    if len(text) <= _WHOLE_CHARACTERS:
        return None
    start = max(0, place_of_interest(text) - _BEFORE)
    return start, min(len(text), start + _BEFORE + _AFTER)


def _cost(chosen: Chosen, incident: list[Line]) -> int:
    kept = chosen.cut[1] - chosen.cut[0] if chosen.cut else len(incident[chosen.index].text)
    return kept + LINE_COST


def scope_of(labels: dict[str, str]) -> Scope:
    """What an alert's labels name."""
    pods = {labels[name] for name in ("pod", "instance", "pod_name") if labels.get(name)}
    named = {labels[name] for name in ("app", "service", "container", "deployment", "job") if labels.get(name)}
    return Scope(frozenset(pods or ({pod_of(labels)} - {""})), frozenset((named | {app_of(labels)}) - {""}))
