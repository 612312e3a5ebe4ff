"""What was sent as tables: one CSV, or a zip of several."""

from pathlib import Path
from typing import Any, Final

import msgspec

from registry.exchange.csv_in import MOST_BYTES, Sheet, read_sheet
from registry.exchange.errors import BrokenArchive
from registry.exchange.zip_in import Limits, ZipIn
from registry.platform.errors import InvalidBody

_LIMITS: Final = Limits(members=50, unpacked_bytes=4 * MOST_BYTES)


def is_set_of_tables(path: Path) -> bool:
    """Whether a zip holds CSV files and is no archive of ours."""
    opened = ZipIn(path, Limits())
    try:
        return "manifest.json" not in opened.sizes and any(_is_csv(name) for name in opened.sizes)
    finally:
        opened.close()


def sheets_of_zip(path: Path) -> list[Sheet]:
    """Every CSV of a zip; raises BrokenArchive and InvalidBody."""
    opened = ZipIn(path, _LIMITS)
    try:
        names = [name for name in opened.sizes if _is_csv(name)]
        return [read_sheet(name.rsplit("/", 1)[-1], opened.whole(name, most=MOST_BYTES)) for name in names]
    finally:
        opened.close()


def sheet_of_csv(path: Path, *, name: str) -> Sheet:
    """A CSV that was sent alone."""
    if path.stat().st_size > MOST_BYTES:
        raise BrokenArchive(f"A CSV may have at most {MOST_BYTES // 1024**2} MiB. Divide it into several.")
    return read_sheet(name, path.read_bytes())


def mapping_of(text: str | None) -> dict[str, dict[str, str]]:
    """The parameter `mapping`; raises InvalidBody."""
    if text is None:
        return {}
    try:
        found: dict[str, Any] = msgspec.json.decode(text, type=dict[str, dict[str, str]])
    except (msgspec.DecodeError, RecursionError) as error:
        raise InvalidBody.at(
            "/mapping", 'The mapping must be a JSON object such as {"dogs": {"Hundename": "call_name"}}.'
        ) from error
    return found


def _is_csv(name: str) -> bool:
    return name.lower().endswith((".csv", ".tsv", ".txt")) and not name.rsplit("/", 1)[-1].startswith((".", "_"))
