"""Sections on what the owner practised between two lessons: what was asked, how much was done, what came of it.

An owner's count is another class of data than a trainer's: it stands here and is added to nothing else.
"""

from collections.abc import Iterator

from registry.measures.wording import on_day, percent
from registry.reports.content import Block, Figure, Piece, Quote, Section, Sentence
from registry.reports.material import Assigned, Material
from registry.reports.plain_words import number_figure, plural


def homework(material: Material) -> Iterator[Section]:
    """The homework that ran in the period, in the order in which it was given."""
    blocks = [block for one in material.homework for block in _of(one)]
    if blocks:
        yield Section(key="homework", title="Homework", blocks=blocks)


def _of(one: Assigned) -> Iterator[Block]:
    told = [one.name] if one.name.strip() != one.instruction.strip() else []
    told += [one.instruction, *([f"Stop: {one.stop_rule}"] if one.stop_rule.strip() else [])]
    yield Quote(id=f"homework.{one.record}", text="\n\n".join(told), author="", at="", record=one.record)
    yield Sentence(id=f"homework.{one.record}.done", pieces=_done(one))
    results = _results(one)
    if results:
        yield Sentence(id=f"homework.{one.record}.results", pieces=results)


def _done(one: Assigned) -> list[Piece]:
    kept, source = one.standing.adherence, [one.record]
    days: list[Piece] = [
        "From ", Figure(text=on_day(one.starts_on), what="starts_on", records=source),
        " to ", Figure(text=on_day(one.standing.due_on), what="due_on", records=source),
    ]  # fmt: skip
    if kept.percent is None:
        return [*days, "; no day of it is over yet."]
    extra: list[Piece] = []
    if kept.extra:
        extra = [", and ", number_figure(kept.extra, what="extra", records=source), " more than planned"]
    return [
        *days, ": ", number_figure(kept.done, what="done", records=source), " of ",
        number_figure(kept.planned, what="planned", records=source), f" planned {plural(kept.planned, 'round')} done (",
        Figure(text=percent(kept.percent), what="percent_done", value=kept.percent, records=source), ")", *extra, ".",
    ]  # fmt: skip


def _results(one: Assigned) -> list[Piece]:
    counted, source = one.standing.results, [one.record]
    if counted.share is None:
        return []
    return [
        "Right ", number_figure(counted.share.correct, what="owner_correct", records=source), " of ",
        number_figure(counted.share.scorable, what="owner_scorable", records=source), " times, in ",
        number_figure(counted.rounds, what="owner_rounds", records=source),
        f" {plural(counted.rounds, 'round')}, by the owner's own count.",
    ]  # fmt: skip
