"""Each kind of record as a table for a spreadsheet. For reading: what was deleted, private or older is not in it."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any, Final

import msgspec

from registry.exchange import repository
from registry.platform.database import Transaction
from registry.records.kinds import Kind

OWN: Final = ("id", "revision", "created_at", "updated_at", "author_id", "updated_by_id")
_LIKE_A_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")
_PIECE: Final = 64 * 1024


def kind_table(tx: Transaction, organization: int, kind: Kind) -> Iterator[bytes]:
    """The CSV (RFC 4180, UTF-8) of a kind: the fields that every record has, then its own; lists and parts as JSON."""
    columns = [*OWN, *(field.encode_name for field in msgspec.structs.fields(kind.body))]
    rows = (
        [cell(fields.get(column)) for column in columns]
        for fields in (
            msgspec.json.decode(shown, type=dict[str, Any])
            for _, shown in repository.documents(tx, organization, kind.name)
        )
    )
    return as_csv(columns, rows)


def people_table(tx: Transaction, organization: int) -> Iterator[bytes]:
    """The CSV of everybody who is named in the practice."""
    rows = ([cell(person_id), cell(name), cell(email)] for person_id, name, email, _ in
            repository.people(tx, organization))  # fmt: skip
    return as_csv(["id", "name", "email"], rows)


def cell(value: object) -> str:
    """A value as a cell. A text that a spreadsheet would take for a formula gets an apostrophe before it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, (int, float)):
        return msgspec.json.encode(value).decode()
    text = value if isinstance(value, str) else msgspec.json.encode(value).decode()
    return f"'{text}" if text.startswith(_LIKE_A_FORMULA) else text


def as_csv(columns: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[bytes]:
    """Pieces of a CSV file."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(columns)
    for row in rows:
        writer.writerow(row)
        if out.tell() >= _PIECE:
            yield out.getvalue().encode()
            out.seek(0)
            out.truncate()
    yield out.getvalue().encode()
