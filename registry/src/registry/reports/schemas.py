"""What reports look like on the wire."""

from datetime import date
from typing import Annotated

import msgspec

from registry.measures.wording import UnitSystem
from registry.platform.ids import Id
from registry.platform.patterns import whole
from registry.records.endpoints import Author
from registry.reports.content import BlockId, Content, Paper, ReportKind, Title, Words

Version = Annotated[int, msgspec.Meta(ge=1)]


class NewReport(msgspec.Struct, kw_only=True, forbid_unknown_fields=True, rename={"first": "from", "last": "to"}):
    """Which report. Without days it covers the last four weeks, without units and paper those of the organization.

    `id` is made by the client: the same request again gives the report that it made. `incident_id` is that of the
    incident of an `incident_dossier`, which covers its day; no other report has one.
    """

    kind: ReportKind
    id: Id | None = None
    incident_id: Id | None = None
    first: date | None = None
    last: date | None = None
    units: UnitSystem | None = None
    paper: Paper | None = None


class SectionEdit(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """What the trainer makes of a section: its title, words of their own, and what is left out."""

    key: BlockId
    title: Title | None = None
    words: Words = ""
    left_out: bool = False
    left_out_blocks: Annotated[list[BlockId], msgspec.Meta(max_length=1_000)] = []


class ReportEdit(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """The words of a report and what is left out. Sections stand in the order given; those not named keep theirs.

    Numbers are not edited: they are what the data said when the report was composed. A wrong one is put right in its
    record, and the report composed again.
    """

    title: Title
    words: Words = ""
    paper: Paper | None = None
    sections: Annotated[list[SectionEdit], msgspec.Meta(max_length=200)] = []


class Report(msgspec.Struct, kw_only=True):
    """A report at one of its versions. `hash` is that of the ledger's entry at `position`, which holds the content."""

    id: Id
    version: Version
    newest_version: Version
    created_at: str
    created_by: Author
    edited_at: str
    edited_by: Author
    position: Annotated[int, msgspec.Meta(ge=1)]
    hash: str
    content: Content


class ReportCard(msgspec.Struct, kw_only=True):
    """A report in a list."""

    id: Id
    kind: ReportKind
    title: str
    version: Version
    created_at: str
    created_by: Author
    edited_at: str


class ReportPage(msgspec.Struct):
    """Newest first."""

    items: list[ReportCard]
    next_cursor: str | None


class ReportVersion(msgspec.Struct, kw_only=True):
    """One version of a report, and its place in the tamper-evident log."""

    version: Version
    at: str
    author: Author
    action: str
    position: Annotated[int, msgspec.Meta(ge=1)]
    hash: str


class ReportVersions(msgspec.Struct):
    """Oldest first."""

    items: list[ReportVersion]
    next_cursor: str | None


class ReportQuery(msgspec.Struct, forbid_unknown_fields=True):
    """Which version; the newest one without it. `paper` overrides the report's own, for a PDF."""

    version: Annotated[str, msgspec.Meta(pattern=whole("[1-9][0-9]{0,5}"), max_length=6)] | None = None
    paper: Paper | None = None
