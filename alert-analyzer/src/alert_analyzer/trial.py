"""The selection tried on a recorded incident: a folder with its lines, its windows and its alert.

`logs.jsonl.gz` has one {ts_ns, labels, line} a line; `windows.json` the windows in nanoseconds (`baseline` may be
null); `alert.json` the notification. What is chosen is chosen by the code that runs in production.
"""

import gzip
from pathlib import Path

import msgspec

from alert_analyzer.evidence.selection import Chosen, Scope, scope_of, select
from alert_analyzer.evidence.templates import Line
from alert_analyzer.inbox.alerts import alerts_of


class _Windows(msgspec.Struct):
    incident: tuple[int, int]
    baseline: tuple[int, int] | None = None


class _Recorded(msgspec.Struct):
    ts_ns: int
    labels: dict[str, str]
    line: str


def select_from(folder: Path, *, budget: int) -> list[int | list[int]]:
    """Indexes into the recorded lines, best first; of a cut line [index, start, end]."""
    chosen, _, places = chosen_from(folder, budget=budget)
    return [_shown(choice, places[choice.index]) for choice in chosen]


def chosen_from(folder: Path, *, budget: int) -> tuple[list[Chosen], list[Line], list[int]]:
    """What is chosen of the incident's lines, these lines, and where each stands in the recording."""
    windows = msgspec.json.decode((folder / "windows.json").read_bytes(), type=_Windows)
    alerts = alerts_of((folder / "alert.json").read_bytes(), received_ms=0)
    recorded = _recorded(folder)
    places = [index for index, line in enumerate(recorded) if _within(line, windows.incident)]
    baseline = [line for line in recorded if windows.baseline and _within(line, windows.baseline)]
    scope = scope_of(alerts[0].labels) if alerts else Scope()
    lines = [_line(recorded[index]) for index in places]
    return select(lines, [_line(line) for line in baseline], scope, budget=budget), lines, places


def _recorded(folder: Path) -> list[_Recorded]:
    packed = folder / "logs.jsonl.gz"
    raw = gzip.decompress(packed.read_bytes()) if packed.exists() else (folder / "logs.jsonl").read_bytes()
    lines: list[_Recorded] = msgspec.json.Decoder(_Recorded).decode_lines(raw)
    return lines


def _within(line: _Recorded, window: tuple[int, int]) -> bool:
    return window[0] <= line.ts_ns <= window[1]


def _line(recorded: _Recorded) -> Line:
    return Line(recorded.ts_ns, recorded.labels, recorded.line)


def _shown(choice: Chosen, index: int) -> int | list[int]:
    return [index, *choice.cut] if choice.cut else index
