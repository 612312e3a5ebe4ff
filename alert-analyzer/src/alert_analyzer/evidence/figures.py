"""Values of the alert's own expression from Prometheus, over the time of the incident."""

import re
from collections.abc import Sequence
from typing import Any, Final
from urllib.parse import parse_qs, urlsplit

import httpx
import msgspec

from alert_analyzer.evidence.queries import Window
from alert_analyzer.evidence.sources import Said, SourceUnavailable, read
from alert_analyzer.inbox.alerts import Alert
from alert_analyzer.platform.clock import to_text

_POINTS: Final = 60
_SERIES: Final = 3
_NS: Final = 1_000_000_000
# `a / b > 0.9` is asked for as `a / b`: the values below the threshold tell when it began.
_THRESHOLD: Final = re.compile(r"\s*(?:==|!=|>=|<=|>|<)\s*(?:bool\s+)?-?[\d.]+(?:e-?\d+)?\s*$")


class _Series(msgspec.Struct):
    metric: dict[str, str]
    values: list[tuple[float, str]]


class _Data(msgspec.Struct):
    result: list[_Series]


class _Answer(msgspec.Struct):
    data: _Data


class Prometheus:
    """One Prometheus, or what speaks like one."""

    name = "Values of the alert's expression"

    def __init__(self, url: str, *, token: str = "", transport: httpx.BaseTransport | None = None) -> None:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        self._client = httpx.Client(base_url=url, headers=headers, transport=transport)

    def said(self, alert: Alert, window: Window, *, until_s: float) -> Sequence[Said]:
        """The course of a few series of the alert's expression; nothing where the alert does not hold it."""
        expression = expression_of(alert)
        if not expression:
            return ()
        seconds = window.from_ns // _NS, window.to_ns // _NS
        params: dict[str, Any] = {
            "query": expression,
            "start": str(seconds[0]),
            "end": str(seconds[1]),
            "step": str(max(1, (seconds[1] - seconds[0]) // _POINTS)),
        }
        answer = read(self._client, "/api/v1/query_range", params, _Answer, name="Prometheus", until_s=until_s)
        try:
            return [_course(series, expression) for series in answer.data.result if _is_of(series, alert)][:_SERIES]
        except (ValueError, OverflowError) as error:
            raise SourceUnavailable("Prometheus' answer could not be understood.") from error


def expression_of(alert: Alert) -> str:
    """The expression in the alert's link to Prometheus, without its threshold."""
    try:
        asked = parse_qs(urlsplit(alert.generator_url).query)
    except ValueError:
        return ""
    return _THRESHOLD.sub("", asked.get("g0.expr", [""])[0]).strip()


def _is_of(series: _Series, alert: Alert) -> bool:
    """Whether nothing in the series says that it is about something else."""
    return bool(series.values) and all(
        alert.labels.get(name, value) == value for name, value in series.metric.items() if name != "__name__"
    )


def _course(series: _Series, expression: str) -> Said:
    points = [(int(at * 1000), float(value)) for at, value in series.values]
    lowest, highest = min(points, key=lambda point: point[1]), max(points, key=lambda point: point[1])
    labels = ", ".join(f"{name}={value}" for name, value in sorted(series.metric.items()) if name != "__name__")
    text = f"{expression[:200]} {{{labels}}}: first {_at(points[0])}, lowest {_at(lowest)}, highest {_at(highest)}, "
    return Said(points[-1][0] * 1_000_000, "metric", f"{text}last {_at(points[-1])}", "the alert's own expression")


def _at(point: tuple[int, float]) -> str:
    return f"{point[1]:g} at {to_text(point[0])}"
