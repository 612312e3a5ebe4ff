"""Composing: from material to content, without a clock and without a database."""

from collections.abc import Iterable, Iterator, Sequence

import msgspec

from registry.platform.ids import Id
from registry.reports.content import (
    Block,
    Chart,
    Clip,
    Content,
    Figure,
    Letterhead,
    Paper,
    Piece,
    Quote,
    RecordRef,
    ReportKind,
    Section,
    Sentence,
    Table,
)
from registry.reports.material import Material
from registry.reports.sections import SECTIONS, TITLES


class Envelope(msgspec.Struct, kw_only=True, frozen=True):
    """What stands around the sections."""

    kind: ReportKind
    letterhead: Letterhead
    language: str
    paper: Paper
    composed_at: str
    composed_by: str


def sections_of(kind: ReportKind, material: Material) -> list[Section]:
    """The sections that the kind of report has something to say in."""
    return [section for recipe in SECTIONS[kind] for section in recipe(material)]


def bound(envelope: Envelope, material: Material, sections: Sequence[Section], records: Sequence[RecordRef]) -> Content:
    """The whole report. `records` are what the figures and quotes of its sections come from."""
    return Content(
        kind=envelope.kind, dog_id=material.dog_id, dog_name=material.dog.call_name,
        title=f"{TITLES[envelope.kind]}: {material.dog.call_name}", language=envelope.language, period=material.period,
        unit_system=material.units, paper=envelope.paper, letterhead=envelope.letterhead,
        composed_at=envelope.composed_at, composed_by=envelope.composed_by, sections=list(sections),
        records=list(records),
    )  # fmt: skip


def figures(sections: Iterable[Section]) -> Iterator[tuple[Section, Figure]]:
    """Every figure with the section that it stands in."""
    for section in sections:
        for block in section.blocks:
            for piece in pieces_of(block):
                if isinstance(piece, Figure):
                    yield section, piece


def pieces_of(block: Block) -> Sequence[Piece]:
    """What the registry itself wrote in a block: strings and figures."""
    match block:
        case Sentence():
            return block.pieces
        case Table():
            return [piece for row in block.rows for cell in row.cells for piece in cell]
        case _:
            return []


def records_of_section(section: Section) -> Iterator[Id]:
    """The records behind everything in a section, in the order of reading."""
    for block in section.blocks:
        if isinstance(block, Quote | Clip):
            yield block.record
        elif isinstance(block, Chart):
            for point in block.points:
                yield from point.records
        else:
            for piece in pieces_of(block):
                if isinstance(piece, Figure):
                    yield from piece.records
