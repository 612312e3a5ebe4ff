"""What a report is made of.

A report is a list of sections, a section a list of blocks. Every number that the registry puts into a report is a
`Figure`: the words it is printed in, its value, and the records it was counted from. Plain strings between figures hold
no numbers of the registry's own, so that no number can be in a report without its records. What people wrote, before or
in the editor, stands apart: as a `Quote` with its record, or as the `words` of a section.
"""

from datetime import date
from typing import Annotated, Literal

import msgspec

from registry.measures.chart_shapes import Measure
from registry.measures.phases import PhaseKind
from registry.measures.wording import UnitSystem
from registry.platform.ids import Id

ReportKind = Literal["owner_progress", "handover", "vet_referral", "graduation", "court_dossier", "incident_dossier"]
Paper = Literal["a4", "letter"]
ClipForm = Literal["picture", "video", "sound"]
Title = Annotated[str, msgspec.Meta(min_length=1, max_length=200, pattern=r"\S")]
Words = Annotated[str, msgspec.Meta(max_length=10_000, description="Paragraphs are parted by an empty line.")]
BlockId = Annotated[str, msgspec.Meta(min_length=1, max_length=60)]


class Figure(msgspec.Struct, kw_only=True, frozen=True, omit_defaults=True):
    """A number, or a judgement made of numbers, as it is printed.

    `what` names what was counted; `value` is in SI units and null for a judgement in words. `records` are the ids of
    what it was counted from; `Content.records` says what those are.
    """

    text: str
    what: str
    records: list[Id]
    value: float | None = None


Piece = str | Figure


class Sentence(msgspec.Struct, kw_only=True, frozen=True, tag="sentence"):
    """A sentence that the registry made."""

    id: BlockId
    pieces: list[Piece]
    left_out: bool = False


class Quote(msgspec.Struct, kw_only=True, frozen=True, tag="quote"):
    """What somebody wrote, word for word, and in which record. `author` is empty where the reader need not know."""

    id: BlockId
    text: str
    author: str
    at: str
    record: Id
    left_out: bool = False


class TableRow(msgspec.Struct, frozen=True):
    """The cells of a row, each of pieces."""

    cells: list[list[Piece]]


class Table(msgspec.Struct, kw_only=True, frozen=True, tag="table"):
    """Rows under headings."""

    id: BlockId
    caption: str
    columns: list[str]
    rows: list[TableRow]
    left_out: bool = False


class ChartPoint(msgspec.Struct, kw_only=True, frozen=True, omit_defaults=True):
    """A point. `thin`: it rests on few trials (drawn hollow); `joined`: a line runs to it from the point before."""

    at: str
    value: float
    records: list[Id]
    thin: bool = False
    joined: bool = False


class ChartPhase(msgspec.Struct, frozen=True):
    """From when on a phase ran."""

    start: str
    kind: PhaseKind


class Chart(msgspec.Struct, kw_only=True, frozen=True, tag="chart"):
    """A line of points in order of time. Values in SI units; `alt` says in words what the picture shows."""

    id: BlockId
    title: str
    alt: str
    measure: Measure
    points: list[ChartPoint]
    phases: list[ChartPhase] = []
    aim: float | None = None
    left_out: bool = False


class Clip(msgspec.Struct, kw_only=True, frozen=True, tag="clip"):
    """A picture, a video or a sound, by its record; its bytes are not in the report and asked for at each reading.

    `caption` is what its maker wrote.
    """

    id: BlockId
    form: ClipForm
    caption: str
    at: str
    record: Id
    left_out: bool = False


Block = Sentence | Quote | Table | Chart | Clip


class Section(msgspec.Struct, kw_only=True, frozen=True):
    """A part of a report. `words` are the trainer's own and stand before its blocks; `about` is the target, if any."""

    key: BlockId
    title: Title
    blocks: list[Block]
    words: Words = ""
    about: str | None = None
    left_out: bool = False


class RecordRef(msgspec.Struct, kw_only=True, frozen=True):
    """A record that figures or quotes come from."""

    id: Id
    kind: Literal[
        "session",
        "note",
        "exercise_set",
        "observation",
        "target",
        "safety_flag",
        "health_item",
        "homework",
        "dog",
        "attachment",
    ]
    at: str | None = None


class Letterhead(msgspec.Struct, kw_only=True, frozen=True):
    """Whose report it is, as it was called when the report was composed. `colour` is #rrggbb and readable on white."""

    name: str
    colour: str
    address: str = ""


class Period(msgspec.Struct, kw_only=True, frozen=True, rename={"first": "from", "last": "to"}):
    """From the beginning of the first day to the end of the last, in the organization's time zone."""

    first: date
    last: date
    time_zone: str


class Dossier(msgspec.Struct, kw_only=True, frozen=True):
    """Which part of the ledger a dossier holds: every entry up to `position` about the `documents`.

    `head` is the hash of the entry at `position`. The texts of `withheld` documents, which were private to their
    authors, are not in it; their hashes are. The entries themselves are read from the ledger, where they cannot change.
    `incident_id` is that of the one incident that it is about.
    """

    organization_id: Id
    position: int
    head: str
    documents: list[Id]
    withheld: list[Id]
    incident_id: Id | None = None


class Content(msgspec.Struct, kw_only=True, frozen=True):
    """A report as it was composed and edited; the same content always makes the same page and the same paper."""

    kind: ReportKind
    dog_id: Id
    dog_name: str
    title: Title
    language: str
    period: Period
    unit_system: UnitSystem
    paper: Paper
    letterhead: Letterhead
    composed_at: str
    composed_by: str
    sections: list[Section]
    records: list[RecordRef]
    words: Words = ""
    dossier: Dossier | None = None


def shown(content: Content) -> list[Section]:
    """The sections that were not left out, with the blocks that were not; empty ones go."""
    kept = [
        msgspec.structs.replace(one, blocks=[block for block in one.blocks if not block.left_out])
        for one in content.sections
        if not one.left_out
    ]
    return [one for one in kept if one.blocks or one.words.strip()]
