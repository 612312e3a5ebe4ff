"""A report laid out for reading: what the page and the paper both print, in the same words and the same order.

Numbers carry marks, `[1]`, that lead to the list at the end, where the records that they were counted from are named
and linked. Numbers from the same records share a mark, and one after the other they show it once. The brackets keep the
mark apart from its number in text that is taken out of the paper: five with the mark nine is no fifty-nine.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Final
from zoneinfo import ZoneInfo

import msgspec
from msgspec.structs import replace

from registry.measures.days import local_day
from registry.measures.wording import on_day
from registry.platform.ids import Id
from registry.reports.charts import drawn
from registry.reports.content import Block, Chart, Clip, Content, Piece, Quote, RecordRef, Sentence, Table, shown
from registry.reports.links import address_of
from registry.reports.photos import Photo, photo

Album = Mapping[Id, bytes]
"""By attachment, what may be shown: a picture as JPEG, no bytes of a video or a sound."""
NO_PICTURES: Final[Album] = {}
RECORDS: Final[Mapping[str, str]] = {
    "session": "Session", "note": "Note", "exercise_set": "Set", "observation": "Observation", "target": "Plan",
    "safety_flag": "Safety flag", "homework": "Homework", "health_item": "Health record", "dog": "Dog",
    "attachment": "File", "incident": "Incident",
}  # fmt: skip


class Run(msgspec.Struct, frozen=True, omit_defaults=True):
    """Some words of a line; `source` is the number in the list of sources when they are a figure.

    `marked`: its mark is printed behind it. Of figures that follow each other and share a source the last one has it,
    the others lead there themselves. `strong`: it is a number and no judgement in words.
    """

    text: str
    source: int = 0
    marked: bool = False
    strong: bool = False


class Line(msgspec.Struct, frozen=True, tag="line"):
    """A paragraph."""

    runs: list[Run]


class Said(msgspec.Struct, frozen=True, tag="said"):
    """Words of somebody, paragraph by paragraph, and who said them when."""

    paragraphs: list[str]
    by: str
    source: int


class Picture(msgspec.Struct, frozen=True, tag="picture"):
    """A chart as SVG."""

    svg: str
    alt: str
    caption: str


class Grid(msgspec.Struct, frozen=True, tag="grid"):
    """A table."""

    caption: str
    columns: list[str]
    rows: list[list[list[Run]]]


class Contents(msgspec.Struct, frozen=True, tag="contents"):
    """Where each chapter of the report begins."""


class Code(msgspec.Struct, frozen=True, tag="code"):
    """A program, to be copied."""

    text: str


class LogEntry(msgspec.Struct, frozen=True, tag="entry"):
    """An entry of the ledger: (name, value) of what is known of it, of what it says, and of its hashes."""

    title: str
    facts: list[list[str]]
    fields: list[list[str]]
    hashes: list[list[str]]


Part = Line | Said | Picture | Photo | Grid | Contents | Code | LogEntry


class Chapter(msgspec.Struct, frozen=True):
    """A section: the trainer's words first."""

    title: str
    words: list[str]
    parts: list[Part]


class SourceLink(msgspec.Struct, frozen=True):
    """A record in the list of sources; without an address for readers who have no account."""

    label: str
    address: str = ""


class Attachment(msgspec.Struct, frozen=True):
    """A file that goes with the paper."""

    name: str
    text: str
    media_type: str
    about: str


class Source(msgspec.Struct, frozen=True):
    """The records behind one mark."""

    number: int
    links: list[SourceLink]


class Laid(msgspec.Struct, frozen=True, kw_only=True):
    """The whole report."""

    title: str
    practice: str
    running: str
    address: list[str]
    colour: str
    language: str
    about: list[list[str]]
    words: list[str]
    chapters: list[Chapter]
    sources: list[Source]
    colophon: str
    attachments: list[Attachment] = []


class _Sources:
    """Gives marks to sets of records, in the order of reading."""

    def __init__(self, content: Content, public_url: str | None) -> None:
        self._known = {record.id: record for record in content.records}
        self._content, self._public_url = content, public_url
        self._marks: dict[tuple[Id, ...], int] = {}

    def mark(self, records: Iterable[Id]) -> int:
        kept = tuple(dict.fromkeys(record for record in records if record in self._known))
        return self._marks.setdefault(kept, len(self._marks) + 1) if kept else 0

    def listed(self) -> list[Source]:
        return [
            Source(number, [self._link(self._known[record]) for record in records])
            for records, number in self._marks.items()
        ]

    def _link(self, record: RecordRef) -> SourceLink:
        label = RECORDS[record.kind]
        if record.at is not None:
            label = f"{label}, {_day(record.at, self._content)}"
        if self._public_url is None:
            return SourceLink(label)
        return SourceLink(label, address_of(record, self._content.dog_id, public_url=self._public_url))


def laid_out(
    content: Content, *, public_url: str | None, version: int, fingerprint: str, album: Album = NO_PICTURES
) -> Laid:  # fmt: skip
    """The report as it is printed. `public_url` is where the practice's page is; links lead there. None for readers
    without an account: records are named and not linked. `album` holds what may be shown of its pictures and clips;
    what is not in it is not shown."""
    sources = _Sources(content, public_url)
    chapters = [
        Chapter(one.title, paragraphs(one.words), [_part(block, content, sources, album) for block in one.blocks])
        for one in shown(content)
    ]
    period = f"{on_day(content.period.first)} to {on_day(content.period.last)}"
    return Laid(
        title=content.title, practice=content.letterhead.name, running=f"{content.title}, version {version}",
        address=[line for line in content.letterhead.address.splitlines() if line.strip()],
        colour=content.letterhead.colour, language=content.language,
        about=[["Dog", content.dog_name], ["Period", period], ["Written by", content.composed_by],
               ["On", _day(content.composed_at, content)]],
        words=paragraphs(content.words), chapters=chapters, sources=sources.listed(),
        colophon=f"Version {version} of this report; its fingerprint in the practice's records is {fingerprint[:16]}.",
    )  # fmt: skip


def paragraphs(words: str) -> list[str]:
    """Text parted by empty lines; single line breaks stay within their paragraph."""
    lines = ["" if not line.strip() else line.rstrip() for line in words.replace("\r\n", "\n").split("\n")]
    return [part.strip("\n") for part in "\n".join(lines).split("\n\n") if part.strip()]


def _part(block: Block, content: Content, sources: _Sources, album: Album) -> Part:
    match block:
        case Sentence():
            return Line(_runs(block.pieces, sources))
        case Quote():
            day = _day(block.at, content) if block.at else ""
            return Said(
                paragraphs(block.text), ", ".join(filter(None, (block.author, day))), sources.mark([block.record])
            )
        case Table():
            return Grid(block.caption, block.columns, [[_runs(c, sources) for c in row.cells] for row in block.rows])
        case Chart():
            svg = drawn(
                block, colour=content.letterhead.colour, units=content.unit_system, zone=content.period.time_zone
            )
            return Picture(svg, block.alt, block.title)
        case Clip():
            picture = album.get(block.record)
            source = sources.mark([block.record]) if picture is not None else 0
            return photo(block, _day(block.at, content), picture, source)


def _runs(pieces: Iterable[Piece], sources: _Sources) -> list[Run]:
    runs = [_run(piece, sources) for piece in pieces]
    following = 0
    for index in range(len(runs) - 1, -1, -1):
        if runs[index].source:
            runs[index] = replace(runs[index], marked=runs[index].source != following)
            following = runs[index].source
    return runs


def _run(piece: Piece, sources: _Sources) -> Run:
    if isinstance(piece, str):
        return Run(piece)
    return Run(piece.text, sources.mark(piece.records), strong=piece.value is not None)


def _day(at: str, content: Content) -> str:
    return on_day(local_day(datetime.fromisoformat(at), ZoneInfo(content.period.time_zone)))
