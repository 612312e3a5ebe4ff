"""The read model `fact`: every fact of a dog by time, out of notes, sets and observations.

It is kept in the transaction of the write and rebuilt by `longline reindex`. Whether a session was void is asked when
facts are read, so that a session that is made void takes its facts out of every statistic at once.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any, Final

import msgspec

from registry.measures.timing import elapsed_s
from registry.platform.access import Access
from registry.platform.clock import to_ms
from registry.platform.database import Transaction, Value
from registry.records.kinds import Document, Facets
from registry.records.reach import reach
from registry.training.fact_rows import FactRow, FactType, Placed
from registry.training.fact_sources import fact_of_set, facts_of_note, facts_of_observation
from registry.training.repeats import Subject, says_something, subjects, without_repeats
from registry.training.schemas import Participant

Source = Callable[[Any], Iterator[tuple[datetime, FactRow]]]
_SOURCES: Final[Mapping[str, Source]] = {
    "note": facts_of_note,
    "exercise_set": fact_of_set,
    "observation": facts_of_observation,
}
_ENCODER: Final = msgspec.json.Encoder()
_DECODER: Final = msgspec.json.Decoder(type=FactRow)
_AT_ONCE: Final = 500  # sessions in one query


class _Session(msgspec.Struct):
    """What a fact needs of its session."""

    kind: str
    location: str | None
    area: str | None
    ended_at: datetime | None = None
    participants: list[Participant] = []


class FactTable:
    """Keeps the table `fact`."""

    def put(self, tx: Transaction, document: Document, facets: Facets, *, before: Document | None) -> None:
        """The facts of the newest revision in the place of those before."""
        if document.kind not in _SOURCES:
            return
        if before is not None:
            self.remove(tx, document)
        body = facets.body
        rows = list(_SOURCES[document.kind](body))
        if not rows and body.session_id is not None:
            rows = [(datetime.fromisoformat(facets.occurred_at or ""), FactRow(type="recorded"))]
        for ordinal, (at, row) in enumerate(rows):
            tx.run(
                "INSERT INTO fact"
                " (document, ordinal, organization, dog, at_ms, session, author, private_to, type, item)"
                " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
                *(document.number, ordinal, document.organization, document.dog, to_ms(at), body.session_id),
                *(document.author, document.private_to, row.type),
                f"{at.isoformat()}\t{_ENCODER.encode(row).decode()}",
            )

    def remove(self, tx: Transaction, document: Document) -> None:
        """A deleted document says nothing."""
        if document.kind in _SOURCES:
            tx.run("DELETE FROM fact WHERE document = ?", document.number)

    def clear(self, tx: Transaction) -> None:
        """Before a rebuild."""
        tx.run("DELETE FROM fact")


def facts_of_dog(
    tx: Transaction, access: Access, dog: int, *, from_ms: int | None = None, until_ms: int | None = None
) -> list[Placed]:
    """What the caller may read of a dog's facts, oldest first, without those of void or deleted sessions."""
    condition, values = "f.dog = ?", (dog,)
    return _facts(tx, access, condition, values, from_ms=from_ms, until_ms=until_ms)


def newest_facts_of_dog(
    tx: Transaction, access: Access, dog: int, *, most: int
) -> tuple[list[Placed], datetime | None]:
    """(facts, since) like `facts_of_dog`, read from at most `most` rows, the newest ones.

    `since` is None when these are all of them; else the oldest row's moment, before which nothing was looked at.
    """
    rows = _rows(tx, access, "f.dog = ?", (dog,), from_ms=None, until_ms=None, newest=most + 1)
    since = datetime.fromisoformat(rows[1][2].partition("\t")[0]) if len(rows) > most else None
    return _read(tx, access, rows[-most:]), since


def newest_lines_of_dog(
    tx: Transaction, access: Access, dog: int, sort: FactType, *, most: int, from_ms: int
) -> list[Placed]:
    """The newest lines of text of one sort, oldest first. However much was scored meanwhile hides none of them."""
    rows = _rows(tx, access, "f.dog = ? AND f.type = ?", (dog, sort), from_ms=from_ms, until_ms=None, newest=most)
    return _read(tx, access, rows)


def facts_of_session(tx: Transaction, access: Access, session_id: str) -> list[Placed]:
    """The facts of one session, oldest first."""
    return _facts(
        tx, access, "f.organization = ? AND f.session = ?", (access.organization, session_id), from_ms=None,
        until_ms=None,
    )  # fmt: skip


def tapped_in(tx: Transaction, organization: int, session_id: str) -> list[FactRow]:
    """What the sets and observations of a session say, oldest first; nothing when it is void or deleted."""
    rows = tx.rows(
        "SELECT f.item, s.representation FROM fact f JOIN document d ON d.number = f.document"
        " JOIN document s ON s.organization = f.organization AND s.id = f.session"
        " WHERE f.organization = ? AND f.session = ? AND f.type <> 'recorded' AND d.kind <> 'note'"
        " AND s.deleted_ms IS NULL AND s.status <> 'void' ORDER BY f.at_ms, f.document, f.ordinal",
        *(organization, session_id),
    )
    session = msgspec.json.decode(rows[0][1], type=_Session) if rows else None
    told = [item.partition("\t") for item, _ in rows]
    return [_stopped(_DECODER.decode(text), datetime.fromisoformat(at), session) for at, _, text in told]


def _facts(
    tx: Transaction, access: Access, condition: str, values: tuple[Value, ...], *, from_ms: int | None,
    until_ms: int | None,
) -> list[Placed]:  # fmt: skip
    return _read(tx, access, _rows(tx, access, condition, values, from_ms=from_ms, until_ms=until_ms))


def _rows(
    tx: Transaction, access: Access, condition: str, values: tuple[Value, ...], *, from_ms: int | None,
    until_ms: int | None, newest: int | None = None,
) -> list[tuple[Any, ...]]:  # fmt: skip
    """Oldest first: all of them, or the `newest` ones, which an index finds from its end.

    What happened in the same moment comes in the order of the ids, which every device knows, and not in the order of
    the document numbers, which no device does: the page must chart the same.
    """
    readable, reader = reach(access, of="f")
    if from_ms is not None:
        condition, values = f"{condition} AND f.at_ms >= ?", (*values, from_ms)
    if until_ms is not None:
        condition, values = f"{condition} AND f.at_ms < ?", (*values, until_ms)
    order = " DESC" if newest is not None else ""
    rows = tx.rows(
        "SELECT d.kind, d.id, f.item, f.session, p.name, s.representation, f.at_ms FROM fact f"
        " JOIN document d ON d.number = f.document JOIN person p ON p.number = f.author"
        " LEFT JOIN document s ON s.organization = f.organization AND s.id = f.session"
        f" WHERE {condition} AND f.type <> 'recorded' AND {readable}"
        " AND (f.session IS NULL OR (s.deleted_ms IS NULL AND s.status <> 'void'))"
        f" ORDER BY f.at_ms{order}, f.document{order}, f.ordinal{order}{' LIMIT ?' if newest is not None else ''}",
        *(*values, *reader, *((newest,) if newest is not None else ())),
    )
    return sorted(rows if newest is None else rows[::-1], key=lambda row: (row[6], row[1]))


def _read(tx: Transaction, access: Access, rows: Sequence[tuple[Any, ...]]) -> list[Placed]:
    sessions: dict[str, _Session] = {}
    placed = [_placed(row, sessions) for row in rows]
    told_in = sorted({one.session_id for one in placed if one.record_kind == "note" and one.session_id is not None})
    return without_repeats(placed, _tapped(tx, access, told_in))


def _tapped(tx: Transaction, access: Access, sessions: Sequence[str]) -> dict[str, set[Subject]]:
    """What was tapped in each session, at whatever time: the part of the chart that is asked for may begin later."""
    found: dict[str, set[Subject]] = {}
    for begin in range(0, len(sessions), _AT_ONCE):
        some = sessions[begin : begin + _AT_ONCE]
        marks = ", ".join("?" for _ in some)
        values: tuple[Value, ...] = (access.organization, *some)
        rows = tx.rows(
            "SELECT f.session, f.item FROM fact f JOIN document d ON d.number = f.document"
            f" WHERE f.organization = ? AND f.session IN ({marks}) AND f.type <> 'recorded' AND d.kind <> 'note'",
            *values,
        )
        for session_id, item in rows:
            row = _DECODER.decode(item.partition("\t")[2])
            if says_something(row):
                found.setdefault(session_id, set()).update(subjects(row))
    return found


def _placed(row: tuple[Any, ...], sessions: dict[str, _Session]) -> Placed:
    kind, document_id, item, session_id, author, representation, _ = row
    at, _, text = item.partition("\t")
    fact = _DECODER.decode(text)
    session = sessions.get(session_id) if session_id else None
    if session is None and representation is not None:
        session = sessions[session_id] = msgspec.json.decode(representation, type=_Session)
    moment = datetime.fromisoformat(at)
    return Placed(
        row=_stopped(fact, moment, session), record_kind=kind, record_id=document_id, at=moment, session_id=session_id,
        author=author, place=_place(session), people=_people(session, fact, author),
        owner_practice=session is not None and session.kind == "owner_practice",
    )  # fmt: skip


def _stopped(fact: FactRow, start: datetime, session: _Session | None) -> FactRow:
    """Asked when facts are read, so that a session that ends at another time tells another length at once."""
    if not fact.unstopped or session is None or session.ended_at is None:
        return fact
    return msgspec.structs.replace(fact, duration_s=elapsed_s(start, session.ended_at))


def _place(session: _Session | None) -> str | None:
    parts = [part for part in (session.location, session.area) if part] if session is not None else []
    return ", ".join(parts) or None


def _people(session: _Session | None, fact: FactRow, author: str) -> tuple[str, ...]:
    """Who worked the dog: the set's handler, else the session's handlers, else whoever wrote it down."""
    if fact.handler:
        return (fact.handler,)
    handlers = [
        one.name or one.person_id or ""
        for one in (session.participants if session is not None else ())
        if one.part in ("handler", "trainer")
    ]
    return tuple(handlers) or (author,)
