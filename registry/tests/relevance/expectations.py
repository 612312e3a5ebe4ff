"""What a trainer expects from the search over the made-up practice; queries.json holds it, this reads and judges it.

A query is asked by `as` (a trainer's key, the owner unless said otherwise) on the day `today`. What is expected:

- `first`: this note comes first.
- `all_of_top`: the first results are these notes, in any order.
- `among_top_n`: these notes are among the first n.
- `exactly`: these notes and nothing else, in any order.
- `none`: these notes are not found at all.
- `count_at_least`: so many are found.

Notes are named by their keys in the demo. A session and its note tell the same thing, so that a hit on the session
counts as one on its note, at the better place of the two. Hits on dogs and households are not judged: whoever asks
leaves them out of what is passed to `complaints`.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

import msgspec

QUERIES = Path(__file__).with_name("queries.json")


class AmongTop(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """Notes that are among the first `n`."""

    n: int
    keys: tuple[str, ...]


class Expected(msgspec.Struct, frozen=True, forbid_unknown_fields=True, omit_defaults=True):
    """What the answer must be like; everything that is given must hold."""

    first: str | None = None
    all_of_top: tuple[str, ...] = ()
    among_top_n: AmongTop | None = None
    exactly: tuple[str, ...] | None = None
    none: tuple[str, ...] = ()
    count_at_least: int = 0


class Filters(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The parameters of the interface beside `q`; dog and author by key."""

    dog: str | None = None
    author: str | None = None
    kind: str | None = None
    tag: str | None = None


class Case(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One query, why it is asked, and what a trainer expects."""

    query: str
    why: str
    expect: Expected
    asked_by: str | None = msgspec.field(default=None, name="as")
    filters: Filters = Filters()


class _File(msgspec.Struct, forbid_unknown_fields=True):
    today: date
    asked_by: str = msgspec.field(name="as")
    queries: tuple[Case, ...]


@dataclass(frozen=True, slots=True)
class Expectations:
    """The whole set."""

    today: date
    asked_by: str
    cases: Sequence[Case] = field(repr=False)

    def named(self) -> Iterator[tuple[str, Case]]:
        """The cases with names for test reports."""
        for number, case in enumerate(self.cases, start=1):
            yield f"{number:03d} {case.query}", case


def expectations() -> Expectations:
    """Reads queries.json."""
    file = msgspec.json.decode(QUERIES.read_bytes(), type=_File)
    return Expectations(file.today, file.asked_by, file.queries)


def keys_named(expected: Expected) -> set[str]:
    """Every note that an expectation speaks of."""
    among = expected.among_top_n.keys if expected.among_top_n else ()
    first = (expected.first,) if expected.first else ()
    return {*first, *expected.all_of_top, *among, *(expected.exactly or ()), *expected.none}


def as_notes(found: Sequence[str]) -> list[str]:
    """Keys of hits, best first, with sessions taken for their notes and each only once."""
    return list(dict.fromkeys(key.removesuffix("-session") for key in found))


def complaints(expected: Expected, found: Sequence[str], *, total: int | None = None) -> list[str]:
    """What is wrong with an answer, as sentences; `total` is the count that the search itself gives."""
    notes = as_notes(found)
    said = []
    if expected.first is not None and notes[:1] != [expected.first]:
        said.append(f"{expected.first} should come first, but is {_place(expected.first, notes)}; first: {notes[:3]}")
    if expected.all_of_top:
        top = notes[: len(expected.all_of_top)]
        if set(top) != set(expected.all_of_top):
            said.append(f"the first should be {sorted(expected.all_of_top)}, but are {top}")
    if expected.among_top_n is not None:
        n = expected.among_top_n.n
        said += [
            f"{key} should be among the first {n}, but is {_place(key, notes)}; first: {notes[:3]}"
            for key in expected.among_top_n.keys
            if key not in notes[:n]
        ]
    if expected.exactly is not None and set(notes) != set(expected.exactly):
        missing, too_many = set(expected.exactly) - set(notes), set(notes) - set(expected.exactly)
        said.append(f"missing: {sorted(missing)}; too many: {sorted(too_many)[:5]}")
    said += [f"{key} should not be found, but is {_place(key, notes)}" for key in expected.none if key in notes]
    if max(len(notes), total or 0) < expected.count_at_least:
        said.append(f"only {len(notes)} found instead of at least {expected.count_at_least}")
    return said


def _place(key: str, notes: Sequence[str]) -> str:
    return f"at place {notes.index(key) + 1}" if key in notes else "not found"
