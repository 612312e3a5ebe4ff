"""The library that comes with Longline: definitions of behaviours that every practice may take over.

It is data in the folder `library`, one file a domain, written for this project; it is read once.
"""

from functools import cache
from pathlib import Path

import msgspec

from registry.behavior.schemas import Domain, LibraryBehavior
from registry.platform.fields import sort_key

_FOLDER = Path(__file__).with_name("library")


class _Synonyms(msgspec.Struct):
    """Search words by language."""

    en: list[str]
    de: list[str]


class _Written(msgspec.Struct, kw_only=True):
    """An entry as the files hold it."""

    key: str
    name: str
    name_de: str
    domain: Domain
    operational_definition: str
    examples: list[str]
    non_examples: list[str]
    onset: str
    offset: str
    default_measure: str
    default_unit: str
    synonyms: _Synonyms
    version: int


class _File(msgspec.Struct):
    """The form of a file."""

    behaviors: list[_Written]


@cache
def library() -> tuple[LibraryBehavior, ...]:
    """Every entry, by name."""
    files = [msgspec.json.decode(path.read_bytes(), type=_File) for path in sorted(_FOLDER.glob("*.json"))]
    entries = [_as_answered(written) for file in files for written in file.behaviors]
    return tuple(sorted(entries, key=lambda entry: (sort_key(entry.name), entry.key)))


def name_in_library(key: str) -> str | None:
    """What the library calls the behaviour with this key."""
    return next((entry.name for entry in library() if entry.key == key), None)


def find_in_library(*, q: str = "", domain: Domain | None = None) -> list[LibraryBehavior]:
    """The entries of a domain whose name or one of whose synonyms contains `q`, without case and accents."""
    wanted = sort_key(q) if q.strip() else ""
    return [
        entry
        for entry, words in zip(library(), _words(), strict=True)
        if domain in (None, entry.domain) and any(wanted in word for word in words)
    ]


@cache
def _words() -> tuple[tuple[str, ...], ...]:
    return tuple(tuple(sort_key(word) for word in (entry.name, *entry.synonyms)) for entry in library())


def _as_answered(written: _Written) -> LibraryBehavior:
    fields = msgspec.structs.asdict(written) | {
        "synonyms": list(dict.fromkeys([*written.synonyms.en, written.name_de, *written.synonyms.de]))
    }
    return msgspec.convert({name: fields[name] for name in LibraryBehavior.__struct_fields__}, LibraryBehavior)
