"""The timeline: everything that was written about a dog, newest first.

A row holds the finished JSON of its item; rows lie in reading order, so a page is one walk along the key
and costs the same at any depth. Only the author's name is put in while reading, because people's names change. A
session's results lie beside its item: they change with its sets and observations, its item with the session itself.
"""

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec

from registry.platform.access import Access
from registry.platform.database import Transaction, Value
from registry.platform.ids import Id
from registry.platform.patterns import whole
from registry.records.endpoints import Author
from registry.records.kinds import Document, Facets, Kind
from registry.records.reach import reach

Tag = Annotated[str, msgspec.Meta(min_length=1, max_length=60, description="A tag, without #.")]
AnyKind = Annotated[str, msgspec.Meta(pattern=whole("[a-z_]{1,40}"), description="A kind of record or of note.")]


class SessionResults(msgspec.Struct, kw_only=True, frozen=True):
    """What a session came to, as one line, with distances in the units of either system."""

    metric: str
    us: str


class TimelineItem(msgspec.Struct, kw_only=True):
    """One thing that happened with a dog. `kind` is the kind of record, `detail_kind` the note's own kind; `results`
    are those of a session in which something was observed."""

    author: Author
    kind: str
    id: Id
    dog_id: Id
    occurred_at: str
    title: str
    summary: str
    tags: list[str]
    revision: Annotated[int, msgspec.Meta(ge=1)]
    detail_kind: str
    visibility: str
    results: SessionResults | None


class TimelinePage(msgspec.Struct):
    """Newest first."""

    items: list[TimelineItem]
    next_cursor: str | None


class Timeline:
    """Read model for the kinds that belong to a dog's timeline."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self._kinds = kinds

    def put(self, tx: Transaction, document: Document, facets: Facets, *, before: Document | None) -> None:
        """Shows the newest revision in its place."""
        if not self._kinds[document.kind].timeline:
            return
        if before is not None:
            self.remove(tx, before)
        if facets.upcoming:
            return
        item = {
            "kind": document.kind,
            "id": document.id,
            "dog_id": facets.dog_id,
            "occurred_at": facets.occurred_at,
            "title": facets.title,
            "summary": facets.summary,
            "tags": list(facets.tags),
            "revision": document.revision,
            "detail_kind": facets.detail_kind,
            "visibility": facets.visibility,
        }
        tx.run(
            "INSERT INTO timeline (dog, occurred_ms, document, kind, detail_kind, author, private_to, tags, item)"
            " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
            *(document.dog, document.occurred_ms, document.number, document.kind, facets.detail_kind),
            *(document.author, document.private_to, _joined(facets.tags)),
            msgspec.json.encode(item).decode()[1:],
        )

    def remove(self, tx: Transaction, document: Document) -> None:
        """Takes a document out of its old place."""
        if self._kinds[document.kind].timeline:
            tx.run(
                "DELETE FROM timeline WHERE dog = ? AND occurred_ms = ? AND document = ?",
                *(document.dog, document.occurred_ms, document.number),
            )

    def clear(self, tx: Transaction) -> None:
        """Before a rebuild."""
        tx.run("DELETE FROM timeline")


def show_results(tx: Transaction, organization: int, session_id: str, results: SessionResults | None) -> None:
    """Puts a session's results beside it, over those before; nothing happens when the session is not shown."""
    tx.run(
        "UPDATE timeline SET results = ? WHERE (dog, occurred_ms, document) ="
        " (SELECT dog, occurred_ms, number FROM document WHERE organization = ? AND id = ?)",
        *(msgspec.json.encode(results).decode() if results is not None else None, organization, session_id),
    )


class TimelineFilter(msgspec.Struct, frozen=True):
    """What of a timeline is wanted: times are milliseconds, `until_ms` is outside."""

    kind: str | None = None
    tag: str | None = None
    from_ms: int | None = None
    until_ms: int | None = None


def page(
    tx: Transaction, access: Access, dog: int, wanted: TimelineFilter, *, after: tuple[int, int] | None, limit: int
) -> list[tuple[int, int, bytes]]:
    """(occurred_ms, document number, item as JSON in UTF-8) behind the key `after`, newest first."""
    condition, values = _condition(access, dog, wanted)
    if after is not None:
        condition += " AND (t.occurred_ms, t.document) < (?, ?)"
        values += after
    item = "'{\"results\":' || COALESCE(t.results, 'null') || ',\"author\":' || p.card || ',' || t.item"
    if tx.dialect == "sqlite":
        item = f"CAST({item} AS BLOB)"  # bytes already: no way through Python's text and back
    rows = tx.rows(
        f"SELECT t.occurred_ms, t.document, {item}"
        f" FROM timeline t JOIN person p ON p.number = t.author WHERE {condition}"
        " ORDER BY t.occurred_ms DESC, t.document DESC LIMIT ?",
        *(*values, limit),
    )
    if tx.dialect == "sqlite":
        return rows
    return [(occurred_ms, document, text.encode()) for occurred_ms, document, text in rows]


def last_activity(tx: Transaction, dogs: list[int]) -> dict[int, str]:
    """When something was last written about each dog that the whole team may read."""
    found: dict[int, str] = {}
    for dog in dogs:
        row = tx.row(
            "SELECT item FROM timeline WHERE dog = ? AND private_to IS NULL"
            " ORDER BY occurred_ms DESC, document DESC LIMIT 1",
            dog,
        )
        if row is not None:
            item: dict[str, Any] = msgspec.json.decode("{" + row[0])
            found[dog] = item["occurred_at"]
    return found


def _condition(access: Access, dog: int, wanted: TimelineFilter) -> tuple[str, tuple[Value, ...]]:
    readable, reader = reach(access, of="t")
    condition, values = f"t.dog = ? AND {readable}", (dog, *reader)
    if wanted.kind is not None:
        condition += " AND (t.kind = ? OR t.detail_kind = ?)"
        values += (wanted.kind, wanted.kind)
    if wanted.tag is not None:
        condition += " AND t.tags LIKE ? ESCAPE '!'"
        values += (f"%\t{_escaped(wanted.tag.casefold())}\t%",)
    if wanted.from_ms is not None:
        condition += " AND t.occurred_ms >= ?"
        values += (wanted.from_ms,)
    if wanted.until_ms is not None:
        condition += " AND t.occurred_ms < ?"
        values += (wanted.until_ms,)
    return condition, values


def _joined(tags: Any) -> str:
    return "".join(f"\t{tag.casefold()}" for tag in tags) + "\t" if tags else ""


def _escaped(text: str) -> str:
    return text.replace("!", "!!").replace("%", "!%").replace("_", "!_")
