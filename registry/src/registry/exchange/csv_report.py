"""A table on its way in: what its columns mean, and what became of its rows."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any, Final, cast

from registry.exchange import headings
from registry.exchange.csv_in import Sheet
from registry.exchange.schemas import RefusedRow, TableReport

MOST_NAMED: Final = 1_000


@dataclass(slots=True)
class Table:
    """One CSV with its meaning. `problem`: why nothing of it can be taken."""

    sheet: Sheet
    table: str | None
    mapping: dict[str, str]
    problem: str | None = None
    taken: int = 0
    already: int = 0
    refused_rows: int = 0
    refused: list[RefusedRow] = field(default_factory=list)

    @classmethod
    def of(cls, sheet: Sheet, said: str | None, mapped: Any) -> "Table":
        """By what the caller says, else by the file's name, else by its headings."""
        table = said or headings.table_of_file(sheet.name) or headings.table_of_headings(sheet.headings)
        if table is None:
            which = ", ".join(headings.TABLES)
            return cls(sheet, None, {}, f"What `{sheet.name}` holds is not clear. Say which table it is: {which}.")
        own = mapped.get(table, {})
        mapping = {one: name for one, name in own.items() if one in sheet.headings and name}
        for heading, name in headings.recognised(table, [one for one in sheet.headings if one not in own]).items():
            if name not in mapping.values():
                mapping[heading] = name
        return cls(sheet, table, mapping, _problem(sheet, table, mapping, own))

    def rows(self) -> Iterator[tuple[int, dict[str, str]]]:
        """(line, cells by field)."""
        for line, cells in self.sheet.rows:
            yield line, {name: cells.get(heading, "") for heading, name in self.mapping.items()}

    def count(self, *, taken: bool) -> None:
        """A row that was taken, or was there already."""
        self.taken += taken
        self.already += not taken

    def refuse(self, line: int, reason: str) -> None:
        """A row that was not taken."""
        self.refused_rows += 1
        if len(self.refused) < MOST_NAMED:
            self.refused.append(RefusedRow(line, reason))

    def report(self) -> TableReport:
        """What became of it."""
        ignored = [heading for heading in self.sheet.headings if heading and heading not in self.mapping]
        return TableReport(
            file=self.sheet.name, table=cast("Any", self.table), mapping=self.mapping, ignored=ignored,
            rows=len(self.sheet.rows), taken=self.taken, already_there=self.already, refused_rows=self.refused_rows,
            refused=self.refused, problem=self.problem,
        )  # fmt: skip


def _problem(sheet: Sheet, table: str, mapping: dict[str, str], own: Any) -> str | None:
    known = headings.fields_of(table)
    for heading, name in own.items():
        if heading not in sheet.headings:
            return f"`{sheet.name}` has no column “{heading[:60]}”."
        if name and name not in known:
            return f"{table} have no field `{name[:60]}`. They have: {', '.join(known)}."
    if len(set(mapping.values())) != len(mapping):
        return f"Two columns of `{sheet.name}` stand for the same field. Leave one out of the mapping."
    absent = headings.missing(table, mapping)
    if absent is not None:
        return f"No column of `{sheet.name}` says the {absent} of {table}. Say which one in the mapping."
    return None
