"""Every number in a report is the one that the charts show, and every number has its records."""

import math
import re
from collections.abc import Iterator
from datetime import datetime

import pytest

from registry.measures.chart_shapes import Point
from registry.measures.progress import ChartedSeries
from registry.measures.timing import elapsed_s
from registry.reports.compose import figures, pieces_of
from registry.reports.content import Chart, Content, Figure, ReportKind, Section
from registry.training.answers import DogProgress
from tests.integration.reports.composing import composed, documents, progress_in
from tests.integration.reports.conftest import Kept

KINDS: tuple[ReportKind, ...] = ("owner_progress", "handover", "vet_referral", "graduation")
DAYS = (7, 400)


def _reports(kept: Kept, kind: ReportKind) -> Iterator[tuple[str, int, Content]]:
    for dog, now_ms in kept.dogs:
        for days in DAYS:
            yield dog, now_ms, composed(kept, dog, kind, now_ms=now_ms, days=days)


@pytest.mark.parametrize("kind", KINDS)
def test_numbers_of_the_demo_are_those_of_the_charts(demo: Kept, kind: ReportKind) -> None:
    compared = sum(_compared(demo, dog, content, now_ms) for dog, now_ms, content in _reports(demo, kind))
    assert compared > 100


@pytest.mark.parametrize("kind", KINDS)
def test_numbers_of_made_up_practices_are_those_of_the_charts(made_up: list[Kept], kind: ReportKind) -> None:
    compared = sum(
        _compared(kept, dog, content, now_ms) for kept in made_up for dog, now_ms, content in _reports(kept, kind)
    )
    assert compared > 100


def _compared(kept: Kept, dog: str, content: Content, now_ms: int) -> int:
    """Holds each figure and point of a report to the progress page and the sessions; gives how many."""
    progress = progress_in(kept, dog, content, now_ms=now_ms)
    count = 0
    known = {record.id for record in content.records}
    for section, figure in figures(content.sections):
        assert figure.records, figure
        assert known >= set(figure.records), figure
        if section.about is not None and figure.value is not None:
            assert _among(figure, progress, section), (section.title, figure)
            count += 1
    for section in content.sections:
        for block in section.blocks:
            if isinstance(block, Chart):
                (series,) = [
                    one for one in progress.series if one.target == section.about and one.measure == block.measure
                ]
                shown = [(point.value, point.records) for point in block.points]
                assert shown == [(point.value, list(dict.fromkeys(point.session_ids))) for point in series.points]
                count += len(shown)
    _hold_calm_distances(content, progress)
    _hold_sessions(kept, dog, content)
    return count


def _among(figure: Figure, progress: DogProgress, section: Section) -> bool:
    """Whether a series of the section's target says the figure, from the same sessions."""
    return any(
        figure.value is not None and math.isclose(value, figure.value, rel_tol=1e-12) and sessions == figure.records
        for series in progress.series
        if series.target == section.about and series.points
        for value, sessions in _said(series, figure.what)
    )


def _said(series: ChartedSeries, what: str) -> Iterator[tuple[float, list[str]]]:
    points = series.points
    every = list(dict.fromkeys(one for point in points for one in point.session_ids))
    correct, scorable = sum(p.correct or 0 for p in points), sum(p.scorable or 0 for p in points)
    match what:
        case "correct":
            yield correct, every
        case "scorable":
            yield scorable, every
        case "percent":
            yield 100 * correct / (scorable or math.inf), every
        case "points":
            yield len(points), every
        case "count":
            yield sum(point.value for point in points), every
        case _:
            point, rest = _ends(points, what)
            value = getattr(point, rest) if rest else point.value
            if value is not None:
                yield value, list(dict.fromkeys(point.session_ids))


def _ends(points: list[Point], what: str) -> tuple[Point, str]:
    end, _, rest = what.partition("_")
    return {"first": points[0], "last": points[-1]}[end], rest


def _hold_calm_distances(content: Content, progress: DogProgress) -> None:
    told = {figure.value for _, figure in figures(content.sections) if figure.what == "calm_m"}
    curves = [one.curve.mostly_calm for one in progress.thresholds]
    assert told == {curve.metres for curve in curves if curve is not None}


def _hold_sessions(kept: Kept, dog: str, content: Content) -> None:
    told = [figure for _, figure in figures(content.sections) if figure.what in ("sessions", "duration_s")]
    sessions = documents(kept, "session") if told else []
    for figure in told:
        held = [one for one in sessions if one["id"] in figure.records]
        assert len(held) == len(figure.records)
        assert all(one["dog_id"] == dog and one["status"] != "void" and "deleted_at" not in one for one in held)
        if figure.what == "sessions":
            assert figure.value == len(held)
        else:
            ends = [
                (datetime.fromisoformat(one["started_at"]), datetime.fromisoformat(one["ended_at"])) for one in held
            ]
            lengths = [elapsed_s(start, end) for start, end in ends]
            assert figure.value == pytest.approx(sum(lengths), abs=30)


@pytest.mark.parametrize("kind", KINDS)
def test_no_number_stands_outside_of_a_figure(demo: Kept, made_up: list[Kept], kind: ReportKind) -> None:
    for kept in (demo, *made_up):
        names = {plan["name"].casefold() for plan in documents(kept, "target")}
        for _, _, content in _reports(kept, kind):
            for section in content.sections:
                for block in section.blocks:
                    for piece in pieces_of(block):
                        if isinstance(piece, str):
                            text = piece.casefold()
                            for name in names:
                                text = text.replace(name, "")
                            assert re.search(r"\d", text) is None, piece
