"""What taking in answers on the wire."""

from typing import Annotated, Literal

import msgspec

from registry.platform.ids import Id

Count = Annotated[int, msgspec.Meta(ge=0)]
Table = Literal["guardians", "dogs", "notes", "safety_flags", "reinforcers", "health_items"]


class ImportQuery(msgspec.Struct, forbid_unknown_fields=True):
    """Parameters of an import. Without `apply=true` it is a dry run: it says what would happen, and nothing does.

    For tables: `table` says what a single CSV holds, `mapping` which column is which field: a JSON object of objects,
    `{"dogs": {"Hundename": "call_name", "Notes": ""}}`, by table and heading; a column with no field is left out. Of
    the 64 kB that an address may have, it takes 12 bytes for each sign beyond Unicode's first plane.
    """

    apply: Literal["true", "false"] = "false"
    table: Table | None = None
    mapping: Annotated[str, msgspec.Meta(max_length=5_000)] | None = None


class ArchiveReport(msgspec.Struct, kw_only=True):
    """What an archive holds. `applied`: whether it was restored by this request."""

    applied: bool
    organization_id: Id
    organization: str
    entries: Count
    documents: Count
    people: Count
    files: Count
    file_bytes: Count


class RefusedRow(msgspec.Struct):
    """A row that was not taken, by its line in the file, and why."""

    line: Count
    reason: str


class TableReport(msgspec.Struct, kw_only=True):
    """What became of one CSV, or would. `mapping`: which heading was taken for which field; `ignored`: the others.

    `already_there`: rows that an import before has brought. `problem`: why nothing of the file can be taken.
    `refused` names the first thousand of the `refused_rows`.
    """

    file: str
    table: Table | None
    mapping: dict[str, str]
    ignored: list[str]
    rows: Count
    taken: Count
    already_there: Count
    refused_rows: Count
    refused: list[RefusedRow]
    problem: str | None


class TablesReport(msgspec.Struct, kw_only=True):
    """What became of a set of tables. `applied`: whether it was done by this request."""

    applied: bool
    tables: list[TableReport]


class ImportReport(msgspec.Struct, kw_only=True):
    """The outcome of an import or of its dry run: of an archive, or of tables."""

    archive: ArchiveReport | None = None
    tables: TablesReport | None = None
