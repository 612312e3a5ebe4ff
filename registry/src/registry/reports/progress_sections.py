"""Sections on what was practised and what came of it: numbers with their sessions, a line, a chart."""

from collections.abc import Iterable, Iterator, Sequence

from registry.measures.chart_shapes import Point
from registry.measures.progress import ChartedSeries
from registry.measures.proportion import percent_correct
from registry.measures.timing import elapsed_s
from registry.measures.wording import distance, duration, percent
from registry.reports.content import Block, Chart, ChartPhase, ChartPoint, Figure, Piece, Section, Sentence
from registry.reports.mastered import mastery, standing
from registry.reports.material import Held, Material
from registry.reports.plain_words import (
    MEASURED,
    capitalized,
    in_words,
    number_figure,
    plain_name,
    plural,
    records_of,
    value_figure,
)
from registry.training.answers import ProgressTarget

_SHARES = ("percent_correct", "interval", "task_analysis")
_LEAST_FOR_A_CHART = 2


def attendance(material: Material) -> Iterator[Section]:
    """How often and how long."""
    held = material.sessions
    if not held:
        return
    ids = [one.id for one in held]
    trained = number_figure(len(held), what="sessions", records=ids)
    pieces: list[Piece] = [f"{material.dog.call_name} was trained in ", trained, f" {plural(len(held), 'session')}"]
    minutes = _minutes(held)
    if minutes is not None:
        pieces += [", ", minutes, " in all"]
    yield Section(
        key="attendance", title="What we did", blocks=[Sentence(id="attendance.sessions", pieces=[*pieces, "."])]
    )


def _minutes(held: Sequence[Held]) -> Figure | None:
    """The time of all sessions to whole minutes; only when each has an end."""
    lengths = [elapsed_s(one.started_at, one.ended_at) for one in held if one.ended_at is not None]
    total = round(sum(lengths) / 60) * 60
    if len(lengths) < len(held) or total < 60:
        return None
    text = duration(total) if total < 7200 else f"{total // 3600} h {total % 3600 // 60} min"
    return Figure(text=text, what="duration_s", value=total, records=[one.id for one in held])


def known_targets(material: Material) -> Iterator[Section]:
    """The targets that a guardian may read of: those with a plan or a name from the library.

    What was measured without either is called what a trainer typed, which was not written for the owner.
    """
    yield from _targets(material, [one for one in material.progress.targets if _may_be_named(one)])


def mastered_targets(material: Material) -> Iterator[Section]:
    """Of those the ones that are mastered."""
    done = [one for one in material.progress.targets if _is_mastered(material, one)]
    yield from _targets(material, done, key="mastered")


def targets_to_keep_up(material: Material) -> Iterator[Section]:
    """And the ones that are not."""
    others = [one for one in material.progress.targets if _may_be_named(one) and not _is_mastered(material, one)]
    yield from _targets(material, others)


def _may_be_named(target: ProgressTarget) -> bool:
    return target.plan_id is not None or target.key is not None


def _is_mastered(material: Material, target: ProgressTarget) -> bool:
    return _may_be_named(target) and standing(material, target) == "mastered"


def all_targets(material: Material) -> Iterator[Section]:
    """Every target of the period."""
    yield from _targets(material, material.progress.targets)


def _targets(material: Material, targets: Iterable[ProgressTarget], *, key: str = "target") -> Iterator[Section]:
    for index, target in enumerate(targets, start=1):
        series = [one for one in material.progress.series if one.target == target.target and one.points]
        blocks = [block for one in series for block in _of_series(material, target, one)]
        blocks += mastery(material, target)
        if blocks:
            name = capitalized(plain_name(target))
            yield Section(key=f"{key}.{index}", title=name, blocks=blocks, about=target.target)


def _of_series(material: Material, target: ProgressTarget, series: ChartedSeries) -> Iterator[Block]:
    key = series.measure
    yield Sentence(id=f"{key}.total", pieces=_total(series))
    if len(series.points) == 1 and series.measure not in (*_SHARES, "count"):
        yield Sentence(
            id=f"{key}.once", pieces=["It was ", *_value(material, series, series.points[0], what="first"), "."]
        )
    if len(series.points) >= _LEAST_FOR_A_CHART:
        yield Sentence(id=f"{key}.change", pieces=_change(material, series))
        yield _chart(material, target, series)


def _total(series: ChartedSeries) -> list[Piece]:
    """What all points come to; shares are added up as correct of scorable, never as percentages."""
    points = series.points
    over: list[Piece] = [" in ", _point_count(series), f" {plural(len(points), _unit(series))}."]
    if series.measure in _SHARES:
        share = percent_correct(sum(p.correct or 0 for p in points), sum(p.scorable or 0 for p in points))
        if share is not None:
            records = records_of(points)
            return [
                "Right " if series.measure == "percent_correct" else "Seen ",
                number_figure(share.correct, what="correct", records=records), " of ",
                number_figure(share.scorable, what="scorable", records=records), " times (",
                Figure(text=percent(share.percent), what="percent", value=share.percent, records=records), ")", *over,
            ]  # fmt: skip
    if series.measure == "count":
        times = round(sum(point.value for point in points))
        return ["Seen ", number_figure(times, what="count", records=records_of(points)),
                f" {plural(times, 'time')}", *over]  # fmt: skip
    return [f"{capitalized(MEASURED[series.measure])} was measured", *over]


def _unit(series: ChartedSeries) -> str:
    return "day" if series.per == "day" else "session"


def _point_count(series: ChartedSeries) -> Figure:
    return number_figure(len(series.points), what="points", records=records_of(series.points))


def _change(material: Material, series: ChartedSeries) -> list[Piece]:
    first, last = series.points[0], series.points[-1]
    return [
        "At first ", *_value(material, series, first, what="first"), ", most recently ",
        *_value(material, series, last, what="last"), ".",
    ]  # fmt: skip


def _value(material: Material, series: ChartedSeries, point: Point, *, what: str) -> list[Piece]:
    if series.measure in _SHARES and point.scorable is not None and point.correct is not None:
        records = records_of([point])
        return [
            number_figure(point.correct, what=f"{what}_correct", records=records), " of ",
            number_figure(point.scorable, what=f"{what}_scorable", records=records),
        ]  # fmt: skip
    return [value_figure(point, series.measure, material.units, what=what)]


def _chart(material: Material, target: ProgressTarget, series: ChartedSeries) -> Chart:
    points = [
        ChartPoint(
            at=point.at.isoformat(), value=point.value, records=records_of([point]), thin=point.thin,
            joined=index > 0 and point.break_before is None,
        )
        for index, point in enumerate(series.points)
    ]  # fmt: skip
    first, last = series.points[0].at, series.points[-1].at
    phases = [
        ChartPhase(phase.start.isoformat(), phase.kind)
        for phase in series.phases
        if not phase.implied and phase.start <= last and (phase.end is None or phase.end > first)
    ]
    values = [point.value for point in series.points]
    first_value, last_value, lowest, highest = (
        in_words(value, series.measure, material.units) for value in (values[0], values[-1], min(values), max(values))
    )
    alt = (
        f"Line chart of {plain_name(target)}, {MEASURED[series.measure]}: {len(values)} points, from {first_value} to "
        f"{last_value}; the lowest is {lowest}, the highest {highest}."
    )
    title = f"{capitalized(plain_name(target))}: {MEASURED[series.measure]}"
    return Chart(
        id=f"{series.measure}.chart", title=title, alt=alt, measure=series.measure, points=points, phases=phases,
        aim=series.aim.value if series.aim is not None else None,
    )  # fmt: skip


def calm_distances(material: Material) -> Iterator[Section]:
    """How far away a trigger may be for the dog to stay calm most of the time."""
    blocks: list[Block] = []
    for one in material.progress.thresholds:
        calm, records = one.curve.mostly_calm, material.meetings.get(one.trigger, [])
        if calm is None:
            continue
        blocks.append(Sentence(id=f"calm.{one.trigger}", pieces=[
            f"{capitalized(_trigger(one.trigger))}: calm in most meetings from ",
            Figure(text=distance(calm.metres, material.units), what="calm_m", value=calm.metres, records=records),
            " on; there were ", number_figure(one.curve.exposures, what="meetings", records=records),
            f" {plural(one.curve.exposures, 'meeting')}.",
        ]))  # fmt: skip
    if blocks:
        yield Section(key="calm_distances", title="How near is near enough", blocks=blocks)


def _trigger(kind: str) -> str:
    """The kind of a trigger in the plural."""
    return {"dog": "other dogs", "person": "people", "child": "children", "other": "other things"}.get(kind, kind)
