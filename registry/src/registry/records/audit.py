"""Verifying the ledger: any byte that was changed, removed or put in between is found and named.

Two passes. The first walks the entries in order and recomputes every hash. The second compares every document
with the entries it came from: what is shown must be what was recorded, and nothing recorded may have vanished.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Final

import msgspec

from registry.platform.database import Transaction
from registry.records.canonical import NO_HASH, sha256
from registry.records.entries import BATCH, Entry, as_texts, entries, envelope_of, text_column
from registry.records.representation import represent

MOST_PROBLEMS = 100
_TEXTS_OF_DOCUMENT: Final = (2, 3, 5, 8, 10, 11)


class AuditProblem(msgspec.Struct):
    """Something that does not fit: where, and what."""

    position: int
    kind: str
    id: str
    revision: int
    what: str


class AuditReport(msgspec.Struct):
    """The outcome of a verification; `ok` when no problem was found."""

    ok: bool
    entries: int
    problems: list[AuditProblem]


def organizations(tx: Transaction) -> list[tuple[int, str, str]]:
    """(number, id, name) of every organization."""
    return tx.rows("SELECT number, id, name FROM organization ORDER BY number")


def verify(tx: Transaction, organization: int) -> AuditReport:
    """Recomputes every hash of an organization's ledger and compares the documents with it."""
    head = tx.row("SELECT id, position, head FROM organization WHERE number = ?", organization)
    if head is None:
        raise LookupError(f"organization {organization} is not in the database")
    organization_id, last_position, last_hash = head
    chain = _Chain(organization_id)
    for entry in entries(tx, organization):
        chain.entry(entry)
        if len(chain.problems) >= MOST_PROBLEMS:
            return AuditReport(False, chain.position, chain.problems[:MOST_PROBLEMS])
    chain.end(last_position, last_hash)
    for row in _documents(tx, organization):
        chain.document(row)
    chain.vanished()
    return AuditReport(not chain.problems, chain.position, chain.problems[:MOST_PROBLEMS])


class _Chain:
    """Walks the entries in order and remembers what the rest must fit."""

    def __init__(self, organization_id: str) -> None:
        self._organization_id = organization_id
        self._last_of: dict[str, tuple[bytes, int, str, int]] = {}  # id -> hash, position, kind, revision
        self._without_text: dict[str, tuple[int, str, int]] = {}
        self.position = 0
        self.hash = NO_HASH
        self.problems: list[AuditProblem] = []

    def entry(self, entry: Entry) -> None:
        """Checks one entry against the one before it and against its document's revision before it."""
        where = (entry.position, entry.kind, entry.id, entry.revision)
        if entry.position != self.position + 1:
            self._report(*where, f"entries {self.position + 1} to {entry.position - 1} are missing")
        before, *_ = self._last_of.get(entry.id, (NO_HASH,))
        if entry.revision and entry.previous_hash != before:
            self._report(*where, "the revision before it is missing or was replaced")
        envelope = envelope_of(entry, organization_id=self._organization_id, previous_entry_hash=self.hash)
        if envelope is None or envelope.hash() != entry.hash or entry.deleted not in (0, 1):
            self._report(*where, "the entry was changed, or the one before it")
        self._text(where, entry.action, entry.body, entry.body_hash)
        if entry.revision:
            self._last_of[entry.id] = (entry.hash, entry.position, entry.kind, entry.revision)
        self.position, self.hash = entry.position, entry.hash

    def end(self, last_position: int, last_hash: bytes) -> None:
        """Nothing may be missing at the end; texts may be missing only where a purge says so."""
        if self.position != last_position or self.hash != last_hash:
            self._report(last_position, "", "", 0, "the end of the ledger is missing or was replaced")
        for document_id, (position, kind, revision) in self._without_text.items():
            self._report(position, kind, document_id, revision, "the text was taken away without a purge")

    def document(self, row: Sequence[Any]) -> None:
        """What is shown must be what the first and the newest entry of the document say."""
        _, position, kind, document_id, revision, shown, deleted_ms, created_ms, author_id, *newest = row
        at_ms, _, body, recorded_revision, deleted = newest
        if body is not None and author_id is not None:
            expected = _expected(document_id, created_ms, author_id, *newest)
            if expected != shown or revision != recorded_revision or deleted_ms != (at_ms if deleted else None):
                self._report(position, kind, document_id, revision, "what is shown is not what was recorded")
        elif document_id not in self._without_text:
            self._report(position, kind, document_id, revision, "its newest revision is not in the ledger")
        last = self._last_of.pop(document_id, None)
        if last is not None and last[1] != position:
            self._report(position, kind, document_id, revision, "it does not show its newest revision")

    def vanished(self) -> None:
        """Every document of the ledger must still be there, unless it was purged."""
        for document_id, (_, position, kind, revision) in self._last_of.items():
            self._report(position, kind, document_id, revision, "the record has vanished without a purge")

    def _text(self, where: tuple[int, str, str, int], action: str, body: str | None, body_hash: bytes | None) -> None:
        position, kind, document_id, revision = where
        if action == "purged":
            self._without_text.pop(document_id, None)
            self._last_of.pop(document_id, None)
        elif body is None and body_hash is not None:
            self._without_text[document_id] = (position, kind, revision)
        elif (body is None) != (body_hash is None) or (body is not None and sha256(body.encode()) != body_hash):
            self._report(*where, "the text is not the one that was written")

    def _report(self, position: int, kind: str, document_id: str, revision: int, what: str) -> None:
        self.problems.append(AuditProblem(position, kind, document_id, revision, what))


def _expected(
    document_id: str, created_ms: int, author_id: str, at_ms: int, actor_id: str, body: str, revision: int,
    deleted: int,
) -> str | None:  # fmt: skip
    """What the newest entry must be shown as; None when its time is one that no clock shows."""
    try:
        return represent(
            body.encode(), document_id=document_id, revision=revision, created_ms=created_ms, updated_ms=at_ms,
            author_id=author_id, updated_by_id=actor_id, deleted_ms=at_ms if deleted else None,
        )  # fmt: skip
    except (OverflowError, OSError, ValueError):
        return None


def _documents(tx: Transaction, organization: int) -> Iterator[list[Any]]:
    kind, document_id, shown, author_id, actor_id, body = (
        text_column(tx.dialect, name) for name in ("d.kind", "d.id", "d.representation", "a.id", "p.id", "l.body")
    )
    number = 0
    while rows := tx.rows(
        f"SELECT d.number, d.position, {kind}, {document_id}, d.revision, {shown}, d.deleted_ms, f.at_ms, {author_id},"
        f" l.at_ms, {actor_id}, {body}, l.revision, l.deleted FROM document d"
        " LEFT JOIN ledger f ON f.organization = d.organization AND f.id = d.id AND f.revision = 1 AND f.revision > 0"
        " LEFT JOIN person a ON a.number = f.actor"
        " LEFT JOIN ledger l ON l.organization = d.organization AND l.position = d.position AND l.id = d.id"
        " LEFT JOIN person p ON p.number = l.actor"
        " WHERE d.organization = ? AND d.number > ? ORDER BY d.number LIMIT ?",
        *(organization, number, BATCH),
    ):
        yield from (as_texts(row, _TEXTS_OF_DOCUMENT) for row in rows)
        number = rows[-1][0]
