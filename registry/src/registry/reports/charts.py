"""Charts as SVG, in the style of the page's own: one line in ink, hollow points where little stands behind them.

Everything in the picture is drawn here from numbers and fixed words; no text that a person wrote gets into it.
"""

import math
from collections.abc import Callable, Sequence
from datetime import datetime
from typing import Final, NamedTuple
from zoneinfo import ZoneInfo

from registry.measures.chart_shapes import Measure
from registry.measures.days import local_day
from registry.measures.wording import METRES_PER_FOOT, UnitSystem, tidy
from registry.reports.content import Chart
from registry.reports.plain_words import PHASES

WIDTH: Final = 640
HEIGHT: Final = 230
_LEFT, _RIGHT, _TOP, _BOTTOM = 52, 602, 30, 194
_INK, _QUIET, _EDGE, _EDGE_STRONG = "#141a33", "#4b5268", "#d3d6cb", "#7b8194"
_SHARES: Final = frozenset({"percent_correct", "interval", "task_analysis"})
_MONTHS: Final = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
_MOST_DATES: Final = 6
_PHASE_ROOM: Final = 60  # for the name of a phase


class _Axis(NamedTuple):
    """From values to the words beside the axis."""

    shown: Callable[[float], float]
    unit: str


def drawn(chart: Chart, *, colour: str, units: UnitSystem, zone: str) -> str:
    """The chart as an SVG document; `zone` is the one by which days are told apart."""
    axis = _axis(chart.measure, units, max(point.value for point in chart.points))
    values = [axis.shown(point.value) for point in chart.points]
    aim = [axis.shown(chart.aim)] if chart.aim is not None else []
    ticks = _ticks(100.0 if chart.measure in _SHARES else max([*values, *aim]))
    place = _places(len(values), ticks[-1])
    spots = [place(index, value) for index, value in enumerate(values)]
    body = [
        *_grid(ticks, axis.unit),
        *_dates(chart, spots, ZoneInfo(zone)),
        *_phases(chart, spots),
        *(_aim(place(0, value)[1]) for value in aim),
        *_lines(chart, spots, colour),
        *_dots(chart, spots, colour),
    ]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}" width="{WIDTH}" height="{HEIGHT}"'
        f' font-family="Libertinus Serif, Georgia, serif" font-size="13">{"".join(body)}</svg>'
    )


def _axis(measure: Measure, units: UnitSystem, largest: float) -> _Axis:
    if measure == "threshold_distance":
        return _Axis(lambda m: m / METRES_PER_FOOT, "ft") if units == "us" else _Axis(lambda m: m, "m")
    if measure in ("duration", "latency"):
        return _Axis(lambda s: s / 60, "min") if largest >= 180 else _Axis(lambda s: s, "s")
    return _Axis(lambda value: value, "%" if measure in _SHARES else "")


def _ticks(largest: float) -> list[float]:
    """From zero to at least the largest value in four or five even, round steps."""
    if largest <= 0:
        return [0.0, 1.0]
    rough = largest / 4
    size = 10.0 ** math.floor(math.log10(rough))
    step = next(size * factor for factor in (1, 2, 2.5, 5, 10) if size * factor >= rough * 0.999)
    return [step * n for n in range(math.ceil(largest / step - 1e-9) + 1)]


def _places(count: int, top: float) -> Callable[[int, float], tuple[float, float]]:
    gap = (_RIGHT - _LEFT - 24) / max(1, count - 1)

    def place(index: int, value: float) -> tuple[float, float]:
        return _LEFT + 12 + gap * index, _BOTTOM - (_BOTTOM - _TOP) * value / top

    return place


def _grid(ticks: Sequence[float], unit: str) -> list[str]:
    parts = []
    for tick in ticks:
        y = _BOTTOM - (_BOTTOM - _TOP) * tick / ticks[-1]
        stroke = _EDGE_STRONG if tick == 0 else _EDGE
        label = f"{tidy(tick) if ticks[-1] >= 2 else f'{tick:.2f}'} {unit}".strip()
        parts.append(f'<path d="M{_LEFT} {y:.1f}H{_RIGHT}" stroke="{stroke}" fill="none"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end" fill="{_QUIET}">{label}</text>')
    return parts


def _dates(chart: Chart, spots: Sequence[tuple[float, float]], zone: ZoneInfo) -> list[str]:
    """The days of some points: always the first and the last."""
    last = len(spots) - 1
    count = min(_MOST_DATES, len(spots))
    chosen = sorted({round(n * last / max(1, count - 1)) for n in range(count)})
    parts = []
    for index in chosen:
        day = local_day(datetime.fromisoformat(chart.points[index].at), zone)
        anchor = "end" if index == last else "start" if index == 0 else "middle"
        parts.append(
            f'<text x="{spots[index][0]:.1f}" y="{_BOTTOM + 20}" text-anchor="{anchor}" fill="{_QUIET}">'
            f"{day.day} {_MONTHS[day.month - 1]}</text>"
        )
    return parts


def _phases(chart: Chart, spots: Sequence[tuple[float, float]]) -> list[str]:
    """A dashed line where a phase began between two points, with its name; the first phase has only the name."""
    times = [datetime.fromisoformat(point.at) for point in chart.points]
    parts = []
    for phase in chart.phases:
        start = datetime.fromisoformat(phase.start)
        after = next((index for index, at in enumerate(times) if at >= start), None)
        if after is None:
            continue
        x = _LEFT if after == 0 else (spots[after - 1][0] + spots[after][0]) / 2
        if after > 0:
            parts.append(
                f'<path d="M{x:.1f} {_TOP - 10}V{_BOTTOM}" stroke="{_EDGE_STRONG}" stroke-dasharray="4 3" fill="none"/>'
            )
        place = f'x="{x + 4:.1f}"' if x < _RIGHT - _PHASE_ROOM else f'x="{WIDTH}" text-anchor="end"'
        parts.append(f'<text {place} y="{_TOP - 14}" fill="{_QUIET}">{PHASES[phase.kind]}</text>')
    return parts


def _aim(y: float) -> str:
    return (
        f'<path d="M{_LEFT} {y:.1f}H{_RIGHT}" stroke="{_QUIET}" stroke-dasharray="1 4" stroke-width="1.6" fill="none"/>'
        f'<text x="{_RIGHT + 6}" y="{y + 4:.1f}" fill="{_QUIET}">goal</text>'
    )


def _lines(chart: Chart, spots: Sequence[tuple[float, float]], colour: str) -> list[str]:
    path = "".join(
        f"{'L' if point.joined else 'M'}{x:.1f} {y:.1f}" for point, (x, y) in zip(chart.points, spots, strict=True)
    )
    return [f'<path d="{path}" stroke="{colour}" stroke-width="2" stroke-linejoin="round" fill="none"/>']


def _dots(chart: Chart, spots: Sequence[tuple[float, float]], colour: str) -> list[str]:
    return [
        f'<circle cx="{x:.1f}" cy="{y:.1f}" r="3.6" fill="{"#ffffff" if point.thin else colour}" stroke="{colour}"'
        ' stroke-width="1.6"/>'
        for point, (x, y) in zip(chart.points, spots, strict=True)
    ]
