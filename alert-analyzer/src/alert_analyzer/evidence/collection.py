"""The evidence on an incident: lines around its start, from the finest stream that its labels name to the widest."""

import time
from collections.abc import Sequence
from typing import Protocol

import msgspec

from alert_analyzer.evidence.loki import AT, Direction, LokiUnavailable
from alert_analyzer.evidence.queries import Window, selectors_of, windows_of
from alert_analyzer.evidence.selection import Chosen, Scope, scope_of, select
from alert_analyzer.evidence.sources import Said, Source, SourceUnavailable
from alert_analyzer.evidence.templates import Line, pod_of
from alert_analyzer.inbox.alerts import Alert

_ALERTS_LOOKED_AT = 3
_FEW_LINES = 20
_OTHERS_S = 3.0


class LogSource(Protocol):
    """Where lines come from."""

    def lines(
        self, selector: str, window: Window, *, most: int, direction: Direction, until_s: float
    ) -> tuple[list[Line], bool]:
        """Lines of a window and whether these are all; raises LokiUnavailable."""
        ...


class Reach(msgspec.Struct, frozen=True, kw_only=True):
    """How far the collection looks and how much it takes."""

    before_s: float = 1800.0
    after_s: float = 300.0
    baseline_s: float = 3600.0
    most_lines: int = 10_000
    """Of the incident's window and of the baseline's, each."""
    budget: int = 16_000
    """Characters of all chosen lines."""


class Piece(msgspec.Struct, frozen=True):
    """A line of the evidence, with the number that an analysis names it by."""

    number: int
    at_ns: int
    pod: str
    text: str
    reasons: tuple[str, ...]
    logged: bool = True
    """A log line; otherwise a value or an event."""
    points: float = 0.0
    """How much a log line stands out."""


class Evidence(msgspec.Struct, frozen=True, kw_only=True):
    """What the logs say, best first, and what could not be read."""

    pieces: tuple[Piece, ...] = ()
    looked_at: int = 0
    missing: tuple[str, ...] = ()


class Collector:
    """Collects evidence from one log store, and from other sources where they are set up."""

    def __init__(self, source: LogSource | None, reach: Reach, others: Sequence[Source] = ()) -> None:
        self._source = source
        self._reach = reach
        self._others = tuple(others)

    def collect(self, alerts: Sequence[Alert], *, now_ns: int, until_s: float) -> Evidence:
        """Never raises for a source that is slow or broken: what is missing is said."""
        shown = sorted(alerts, key=lambda alert: (alert.rank, alert.starts_at_ns))[:_ALERTS_LOOKED_AT]
        reach = self._reach
        incident, baseline = windows_of(
            min(alert.starts_at_ns for alert in shown),
            now_ns,
            before_s=reach.before_s,
            after_s=reach.after_s,
            baseline_s=reach.baseline_s,
        )
        missing: list[str] = []
        said = self._said(shown[0], incident, until_s, missing)
        lines, chosen = self._lines(shown, incident, baseline, until_s=until_s, missing=missing)
        pieces = pieces_of(chosen, lines)
        others = [
            Piece(number, each.at_ns, each.where, each.text, (each.reason,), logged=False)
            for number, each in enumerate(said, start=len(pieces) + 1)
        ]
        return Evidence(pieces=(*pieces, *others), looked_at=len(lines), missing=tuple(missing))

    def _said(self, alert: Alert, window: Window, until_s: float, missing: list[str]) -> list[Said]:
        """What the other sources say; each has a little time before the logs are read."""
        found: list[Said] = []
        for source in self._others:
            try:
                found += source.said(alert, window, until_s=min(until_s, time.monotonic() + _OTHERS_S))
            except (SourceUnavailable, OSError) as error:
                sentence = str(error) if isinstance(error, SourceUnavailable) else "its token could not be read."
                missing.append(f"{source.name}: {sentence}")
        return found

    def _lines(
        self, alerts: Sequence[Alert], incident: Window, baseline: Window, *, until_s: float, missing: list[str]
    ) -> tuple[list[Line], list[Chosen]]:
        if self._source is None:
            missing.append("Log lines: no log store is set up.")
            return [], []
        selectors = _of_all([selectors_of(alert.labels) for alert in alerts])
        if not selectors:
            missing.append("Log lines: the alert names no pod, container, app or namespace.")
            return [], []
        before = len(missing)
        half_s = (until_s - time.monotonic()) * 0.6 + time.monotonic()
        lines = self._incident(self._source, selectors, incident, until_s=half_s, missing=missing)
        usual = self._baseline(self._source, selectors, baseline, until_s=until_s, missing=missing) if lines else []
        if not lines and len(missing) == before:
            missing.append("Log lines: there are none in the alert's time and place.")
        return lines, select(lines, usual, _scope(alerts), budget=self._reach.budget)

    def _incident(
        self, source: LogSource, selectors: list[str], window: Window, *, until_s: float, missing: list[str]
    ) -> list[Line]:
        """The finest stream first, with half of the room; then the widest, whose other pods may hold the cause."""
        found: list[Line] = []
        finest, widest = selectors[0], selectors[-1]
        try:
            found = _from_both_ends(source, finest, window, self._reach.most_lines // 2, until_s)
            for selector in selectors[1:-1]:
                if len(found) >= _FEW_LINES:
                    break
                found = _from_both_ends(source, selector, window, self._reach.most_lines // 2, until_s)
            if widest != finest:
                found += _from_both_ends(source, widest, window, self._reach.most_lines - len(found), until_s)
        except LokiUnavailable as error:
            missing.append(f"{'Some log lines' if found else 'Log lines'}: {error}")
        return _merged(found) if widest != finest else sorted(found, key=AT)

    def _baseline(
        self, source: LogSource, selectors: list[str], window: Window, *, until_s: float, missing: list[str]
    ) -> list[Line]:
        """The newest lines before the incident, of the widest streams."""
        try:
            lines, _ = source.lines(
                selectors[-1], window, most=self._reach.most_lines, direction="backward", until_s=until_s
            )
        except LokiUnavailable as error:
            missing.append(f"A baseline to compare with: {error}")
            return []
        return sorted(lines, key=AT)


def _from_both_ends(source: LogSource, selector: str, window: Window, most: int, until_s: float) -> list[Line]:
    """All lines, or of too many the oldest half, where it began, and the newest, where it is."""
    first, all_read = source.lines(selector, window, most=most // 2, direction="forward", until_s=until_s)
    if all_read or not first:
        return first
    rest = Window(first[-1].at_ns, window.to_ns)
    last, _ = source.lines(selector, rest, most=most - len(first), direction="backward", until_s=until_s)
    return first + last


def pieces_of(chosen: Sequence[Chosen], lines: Sequence[Line]) -> tuple[Piece, ...]:
    """The chosen lines as they are shown, numbered from 1."""
    pieces = []
    for number, choice in enumerate(chosen, start=1):
        line = lines[choice.index]
        start, end = choice.cut or (0, len(line.text))
        text = line.text[start:end]
        text = ("… " if start else "") + text + (" …" if end < len(line.text) else "")
        pieces.append(Piece(number, line.at_ns, pod_of(line.labels), text, choice.reasons, points=choice.points))
    return tuple(pieces)


def _of_all(lists: list[list[str]]) -> list[str]:
    """The finest selectors of all alerts, then the wider ones, each once."""
    longest = max((len(each) for each in lists), default=0)
    return list(dict.fromkeys(each[place] for place in range(longest) for each in lists if place < len(each)))


def _scope(alerts: Sequence[Alert]) -> Scope:
    scopes = [scope_of(alert.labels) for alert in alerts]
    return Scope(
        frozenset().union(*(scope.pods for scope in scopes)), frozenset().union(*(scope.apps for scope in scopes))
    )


def _merged(lines: list[Line]) -> list[Line]:
    """In the order of time, each once."""
    pods = {id(line.labels): line.labels for line in lines}  # the lines of a stream share their labels
    names = {number: pod_of(labels) for number, labels in pods.items()}
    distinct = {(line.at_ns, names[id(line.labels)], line.text): line for line in lines}
    return sorted(distinct.values(), key=AT)
