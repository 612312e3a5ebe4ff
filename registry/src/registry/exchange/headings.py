"""Which table a CSV is, and which of its columns is which field: in the spellings of other systems and languages.

The words are data (`headings.json`). They are compared without case, accents and punctuation.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cache
from importlib import resources
from typing import Final

import msgspec

from registry.platform.fields import sort_key

_NEEDED: Final = {
    "guardians": (("name", "first_name", "last_name"),),
    "dogs": (("call_name",),),
    "notes": (("dog",), ("body",)),
    "safety_flags": (("dog",), ("instruction",)),
    "reinforcers": (("dog",), ("item",)),
    "health_items": (("dog",), ("name",)),
}
TABLES: Final = tuple(_NEEDED)


class _Words(msgspec.Struct):
    files: list[str]
    fields: dict[str, list[str]]


@cache
def _words() -> dict[str, _Words]:
    text = resources.files("registry.exchange").joinpath("headings.json").read_bytes()
    return msgspec.json.decode(text, type=dict[str, _Words])


def plain(text: str) -> str:
    """A heading as it is compared: `Owner_ID`, `owner id` and `OwnerId` are the same."""
    apart = re.sub(r"(?<=[a-z])(?=[A-Z])", " ", text)
    return " ".join(re.findall(r"[a-z0-9]+", sort_key(apart)))


def fields_of(table: str) -> tuple[str, ...]:
    """The fields that a table has."""
    return tuple(_words()[table].fields)


def table_of_file(name: str) -> str | None:
    """The table that a file's name says."""
    stem = plain(name.rsplit("/", 1)[-1].rsplit(".", 1)[0])
    return next((table for table, words in _words().items() if stem in words.files), None)


def table_of_headings(headings: Sequence[str]) -> str | None:
    """The table that most headings speak for, if they hold all that it needs; None when two do."""
    scores = {table: _score(table, recognised(table, headings)) for table in TABLES}
    best = max(scores.values())
    found = [table for table, score in scores.items() if score == best]
    return found[0] if best > 0 and len(found) == 1 else None


def recognised(table: str, headings: Sequence[str]) -> dict[str, str]:
    """{heading: field}; of two headings that mean the same field the first is taken."""
    meant: dict[str, str] = {}
    for heading in headings:
        field = _field_of(table, heading)
        if field is not None and field not in meant.values():
            meant[heading] = field
    return meant


def missing(table: str, mapping: Mapping[str, str]) -> str | None:
    """A field that the table cannot do without and no heading stands for."""
    return next((one[0] for one in _NEEDED[table] if not set(one) & set(mapping.values())), None)


def _field_of(table: str, heading: str) -> str | None:
    said = plain(heading)
    by_name = {plain(field): field for field in _words()[table].fields}
    if said in by_name:
        return by_name[said]
    return next((field for field, spellings in _words()[table].fields.items() if said in spellings), None)


def _score(table: str, mapping: Mapping[str, str]) -> int:
    return 0 if missing(table, mapping) is not None else len(mapping)
