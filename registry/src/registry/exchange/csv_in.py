"""Reading a CSV that some other program wrote: its encoding, its separator, its rows."""

import csv
import io
from dataclasses import dataclass
from typing import Final

from registry.platform.errors import InvalidBody

MOST_ROWS: Final = 20_000
MOST_BYTES: Final = 20 * 1024**2
_SEPARATORS: Final = (",", ";", "\t", "|")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A CSV: its headings, and each row with the number of the line that it ends on."""

    name: str
    headings: list[str]
    rows: list[tuple[int, dict[str, str]]]


def read_sheet(name: str, content: bytes) -> Sheet:
    """Raises InvalidBody for what is no table."""
    if len(content) > MOST_BYTES:
        raise InvalidBody(f"`{name}` is larger than {MOST_BYTES // 1024**2} MiB. Divide it into several.")
    text = _decoded(content)
    if "\x00" in text:
        raise InvalidBody(f"`{name}` is no CSV: it holds characters that no text has.")
    first = text.split("\n", 1)[0]
    separator = max(_SEPARATORS, key=first.count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator)
    try:
        headings = [heading.strip() for heading in next(reader, [])]
        rows = [(reader.line_num, row) for row in reader if any(cell.strip() for cell in row)]
    except csv.Error as error:
        raise InvalidBody(f"`{name}` is no CSV that can be read: {error}.") from error
    if not any(headings):
        raise InvalidBody(f"`{name}` has no headings in its first line.")
    if len(rows) > MOST_ROWS:
        raise InvalidBody(f"`{name}` has more than {MOST_ROWS:,} rows. Divide it into several.")
    return Sheet(name, headings, [(line, _cells(headings, row)) for line, row in rows])


def _cells(headings: list[str], row: list[str]) -> dict[str, str]:
    """The row by heading; an apostrophe that guarded a formula in an export of ours goes again."""
    found: dict[str, str] = {}
    for heading, cell in zip(headings, row, strict=False):
        text = cell.strip()
        guarded = len(text) > 1 and text[0] == "'" and text[1] in "=+-@"
        found.setdefault(heading, text[1:] if guarded else text)
    return found


def _decoded(content: bytes) -> str:
    """UTF-8, as nearly everything is today; otherwise what Windows wrote."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")
