"""Every query of the search.

The two databases differ only here: in how an entry gets into the inverted index, and in how the newest matches
get out of it. FTS5 walks its lists from the newest document and stops. PostgreSQL's GIN gives every match before
the first can be looked at, so there each document also has tokens that say in which ranges its number lies; the
search asks for the newest range first, and what it finds there tells how far back it has to look.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from registry.platform.database import Transaction, Value
from registry.search import tokens
from registry.search.expression import Expression, all_of, any_of, to_fts5, to_tsquery
from registry.search.tokens import Entry

SCORED_CHARACTERS: Final = 8_000
RANGE_BITS: Final = (12, 14, 16, 18)  # every document has tokens for its range of 4,096 ... 262,144 numbers
FIRST_RANGE: Final = 4_096
FEW_ENOUGH: Final = 6
_COLUMNS: Final = (
    "number, organization, dog, author, occurred_ms, private_to, kind, detail_kind, named, tags, title_terms, terms"
)


class Candidate(NamedTuple):
    """A match, with what is needed to score it."""

    number: int
    dog: int | None
    occurred_ms: int
    title_terms: str
    terms: str


@dataclass(frozen=True, slots=True)
class Scope:
    """Where a search looks: an organization, and a condition on the columns of `search_entry e`.

    `within` says to the index what it knows of the condition, so that it need not go through what others wrote.
    """

    organization: int
    condition: str
    values: tuple[Value, ...]
    within: Expression | None = None


@dataclass(frozen=True, slots=True)
class _Part:
    """Which matches: the newest `limit` below a number."""

    below: int | None
    limit: int
    scattered: bool


# Writing


def insert(tx: Transaction, entry: Entry, found_under: Sequence[str]) -> None:
    """Puts an entry into the index."""
    columns: tuple[Value, ...] = (
        *(entry.number, entry.organization, entry.dog, entry.author, entry.occurred_ms, entry.private_to),
        *(entry.kind, entry.detail_kind, int(entry.named), entry.tags, entry.title_terms, entry.terms),
    )
    if tx.dialect == "sqlite":
        tx.run(f"INSERT INTO search_entry ({_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", *columns)
        tx.run("INSERT INTO search_fts (rowid, tokens) VALUES (?, ?)", entry.number, " ".join(found_under))
    else:
        ranges = (_range_token(entry.organization, entry.number, bits) for bits in RANGE_BITS)
        tx.run(
            f"INSERT INTO search_entry ({_COLUMNS}, tokens) VALUES"
            " (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, array_to_tsvector(string_to_array(?, ' ')))",
            *(*columns, " ".join((*found_under, *ranges))),
        )


def remove(tx: Transaction, organization: int, number: int) -> None:
    """Takes an entry out of the index, if it is there."""
    if tx.dialect == "sqlite":
        row = tx.row(f"SELECT {_COLUMNS} FROM search_entry WHERE number = ?", number)
        if row is None:
            return
        old = Entry(**dict(zip(_COLUMNS.split(", "), row, strict=True)))
        tx.run(
            "INSERT INTO search_fts (search_fts, rowid, tokens) VALUES ('delete', ?, ?)",
            *(number, " ".join(tokens.tokens_of(old))),
        )
        tx.run("DELETE FROM search_entry WHERE number = ?", number)
    else:
        tx.run("DELETE FROM search_entry WHERE organization = ? AND number = ?", organization, number)


def clear(tx: Transaction) -> None:
    """Empties the index."""
    tx.run("DELETE FROM search_entry")
    if tx.dialect == "sqlite":
        tx.run("INSERT INTO search_fts (search_fts) VALUES ('delete-all')")


# Finding


def newest(
    tx: Transaction, scope: Scope, wanted: Expression, *, below: int | None, limit: int, scattered: bool = False
) -> list[Candidate]:
    """The newest matches with numbers below `below`, newest first. `scattered`: they are few and anywhere."""
    columns = f"e.number, e.dog, e.occurred_ms, e.title_terms, substr(e.terms, 1, {SCORED_CHARACTERS})"
    return [Candidate(*row) for row in _newest(tx, columns, scope, wanted, _Part(below, limit, scattered))]


def frequency(tx: Transaction, scope: Scope, wanted: Expression, *, at_most: int) -> int:
    """How many documents match, counted up to `at_most`."""
    return len(_newest(tx, "e.number", scope, wanted, _Part(None, at_most, scattered=False)))


def first_number(tx: Transaction, organization: int) -> int:
    """The number of the organization's first document."""
    if tx.dialect == "sqlite":
        row = tx.row(
            "SELECT rowid FROM search_fts WHERE search_fts MATCH ? ORDER BY rowid LIMIT 1",
            to_fts5(tokens.written(organization)),
        )
        return int(row[0]) if row else 0
    return _extent(tx, organization)[0]


def _newest(tx: Transaction, columns: str, scope: Scope, wanted: Expression, part: _Part) -> list[tuple[Any, ...]]:
    if scope.within is not None:
        wanted = all_of((wanted, scope.within))
    if tx.dialect == "postgresql":
        return _newest_by_ranges(tx, columns, scope, wanted, part)
    below_sql, below_values = ("", ()) if part.below is None else (" AND f.rowid < ?", (part.below,))
    return tx.rows(
        f"SELECT {columns} FROM search_fts f CROSS JOIN search_entry e ON e.number = f.rowid"
        f" WHERE f.search_fts MATCH ?{below_sql} AND e.organization = ? AND {scope.condition}"
        " ORDER BY f.rowid DESC LIMIT ?",
        *(to_fts5(wanted), *below_values, scope.organization, *scope.values, part.limit),
    )


def _newest_by_ranges(
    tx: Transaction, columns: str, scope: Scope, wanted: Expression, part: _Part
) -> list[tuple[Any, ...]]:
    """Counts the matches among the newest numbers, and then looks at as many numbers as that makes promising.

    The `+ 0` keeps PostgreSQL from walking the primary key instead of the GIN index once it stops planning anew
    for each query (a generic plan knows nothing of the words).
    """
    first, last = _extent(tx, scope.organization)
    ceiling = last + 1 if part.below is None else min(part.below, last + 1)
    everything = max(0, ceiling - first)
    size = everything if part.scattered else min(FIRST_RANGE, everything)
    while True:
        floor = ceiling - size
        expression = wanted if size == everything else all_of((wanted, _range(scope.organization, floor, ceiling)))
        found = tx.rows(
            f"SELECT {columns} FROM (SELECT e.number FROM search_entry e WHERE e.tokens @@ CAST(? AS tsquery)"
            f" AND e.number + 0 >= ? AND e.number + 0 < ? AND e.organization + 0 = ? AND {scope.condition}"
            " ORDER BY e.number + 0 DESC LIMIT ?) newest"
            " JOIN search_entry e ON e.organization = ? AND e.number = newest.number ORDER BY e.number + 0 DESC",
            *(to_tsquery(expression), floor, ceiling, scope.organization, *scope.values, part.limit),
            scope.organization,
        )
        if len(found) == part.limit or size == everything:
            return found
        size = _promising(size, len(found), part.limit, everything)


def _promising(size: int, found: int, wanted: int, everything: int) -> int:
    """How many numbers to look at after `size` of them had too few matches; all, when matches are rare."""
    if found * everything <= FEW_ENOUGH * wanted * size:
        return everything
    return min(everything, max(2 * size, 3 * size * wanted // (2 * found)))


def _extent(tx: Transaction, organization: int) -> tuple[int, int]:
    row = tx.row("SELECT min(number), max(number) FROM search_entry WHERE organization = ?", organization)
    return (row[0], row[1]) if row and row[0] is not None else (0, 0)


def _range(organization: int, floor: int, ceiling: int) -> Expression:
    """Two or three tokens that cover the numbers from `floor` to `ceiling`: GIN slows down with every one more."""
    bits = next((each for each in RANGE_BITS if 2 << each >= ceiling - floor), RANGE_BITS[-1])
    parts = range(floor >> bits, (ceiling - 1 >> bits) + 1)
    return any_of(_range_token(organization, part << bits, bits) for part in parts)


def _range_token(organization: int, number: int, bits: int) -> str:
    return f"{tokens.of(organization)}_r{bits}-{number >> bits}"


# Filters


def document_number(tx: Transaction, organization: int, document_id: str) -> int | None:
    """The number of a document by its id."""
    row = tx.row("SELECT number FROM document WHERE organization = ? AND id = ?", organization, document_id)
    return row[0] if row else None


def person_number(tx: Transaction, organization: int, person_id: str) -> int | None:
    """The number of a member by the person's id."""
    row = tx.row(
        "SELECT p.number FROM person p JOIN membership m ON m.person = p.number WHERE m.organization = ? AND p.id = ?",
        *(organization, person_id),
    )
    return row[0] if row else None


def assigned_dogs(tx: Transaction, person: int, *, at_most: int) -> list[int]:
    """The numbers of the dogs that an assistant is assigned to."""
    return [dog for (dog,) in tx.rows("SELECT dog FROM assignment WHERE person = ? LIMIT ?", person, at_most)]


# What is shown


class HitRow(NamedTuple):
    """A document and its author's card."""

    number: int
    kind: str
    id: str
    dog: int | None
    created_ms: int
    representation: str
    card: str


def hits(tx: Transaction, numbers: Sequence[int]) -> dict[int, HitRow]:
    """Documents by their numbers."""
    rows = _in(
        tx,
        "SELECT d.number, d.kind, d.id, d.dog, d.created_ms, d.representation, p.card"
        " FROM document d JOIN person p ON p.number = d.author WHERE d.deleted_ms IS NULL AND d.number",
        numbers,
    )
    return {row[0]: HitRow(*row) for row in rows}


def representations(tx: Transaction, numbers: Sequence[int]) -> list[tuple[int, str, str, str]]:
    """(number, kind, id, representation) of documents."""
    return _in(tx, "SELECT d.number, d.kind, d.id, d.representation FROM document d WHERE d.number", numbers)


def _in(tx: Transaction, select: str, numbers: Sequence[int], *values: Value) -> list[tuple[Any, ...]]:
    if not numbers:
        return []
    listed = ",".join(map(str, numbers))
    if tx.dialect == "sqlite":
        return tx.rows(f"{select} IN (SELECT value FROM json_each(?))", *values, f"[{listed}]")
    return tx.rows(f"{select} = ANY (string_to_array(?, ',')::bigint[])", *values, listed)
