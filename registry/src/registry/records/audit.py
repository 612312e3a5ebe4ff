"""Verifying the ledger: any byte that was changed, removed or put in between is found and named."""

from collections.abc import Iterator
from typing import Any

import msgspec

from registry.platform.clock import to_text
from registry.platform.database import Transaction
from registry.records.canonical import NO_HASH, Envelope, sha256

BATCH = 1000
MOST_PROBLEMS = 100
_COLUMNS = (
    "l.position, l.at_ms, p.id, l.action, l.kind, l.id, l.revision, l.deleted, l.occurred_at, l.reason, l.body,"
    " l.body_hash, l.previous_hash, l.hash"
)


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
    check = _Chain(organization_id)
    for row in _entries(tx, organization):
        check.entry(row)
        if len(check.problems) >= MOST_PROBLEMS:
            break
    else:
        if check.position != last_position or check.hash != last_hash:
            check.report(last_position, "", "", 0, "the end of the ledger is missing or was replaced")
        check.problems += _documents_that_differ(tx, organization)
    return AuditReport(not check.problems, check.position, check.problems[:MOST_PROBLEMS])


class _Chain:
    """Walks the entries in order and remembers what the next ones must fit."""

    def __init__(self, organization_id: str) -> None:
        self._organization_id = organization_id
        self._last_of: dict[str, bytes] = {}
        self.position = 0
        self.hash = NO_HASH
        self.problems: list[AuditProblem] = []

    def report(self, position: int, kind: str, document_id: str, revision: int, what: str) -> None:
        self.problems.append(AuditProblem(position, kind, document_id, revision, what))

    def entry(self, row: tuple[Any, ...]) -> None:
        position, at_ms, actor_id, action, kind, document_id, revision, deleted = row[:8]
        occurred_at, reason, body, body_hash, previous_hash, entry_hash = row[8:]
        where = (position, kind, document_id, revision)
        if position != self.position + 1:
            self.report(*where, f"entries {self.position + 1} to {position - 1} are missing")
        if body is not None and sha256(body.encode()) != body_hash:
            self.report(*where, "the text is not the one that was written")
        if revision and previous_hash != self._last_of.get(document_id, NO_HASH):
            self.report(*where, "the revision before it is missing or was replaced")
        expected = Envelope(
            organization_id=self._organization_id, position=position, recorded_at=to_text(at_ms), actor_id=actor_id,
            action=action, kind=kind, id=document_id, revision=revision, deleted=bool(deleted),
            occurred_at=occurred_at, reason=reason, body_sha256=body_hash.hex() if body_hash else None,
            previous_hash=previous_hash.hex(), previous_entry_hash=self.hash.hex(),
        ).hash()  # fmt: skip
        if expected != entry_hash:
            self.report(*where, "the entry was changed, or the one before it")
        if revision:
            self._last_of[document_id] = entry_hash
        self.position, self.hash = position, entry_hash


def _entries(tx: Transaction, organization: int) -> Iterator[tuple[Any, ...]]:
    position = 0
    while rows := tx.rows(
        f"SELECT {_COLUMNS} FROM ledger l LEFT JOIN person p ON p.number = l.actor"
        " WHERE l.organization = ? AND l.position > ? ORDER BY l.position LIMIT ?",
        *(organization, position, BATCH),
    ):
        yield from rows
        position = rows[-1][0]


def _documents_that_differ(tx: Transaction, organization: int) -> list[AuditProblem]:
    """Documents whose current state is not their newest revision's text."""
    problems: list[AuditProblem] = []
    number = 0
    while rows := tx.rows(
        "SELECT d.number, d.position, d.kind, d.id, d.revision, d.representation, l.body, l.revision FROM document d"
        " LEFT JOIN ledger l ON l.organization = d.organization AND l.position = d.position AND l.id = d.id"
        " WHERE d.organization = ? AND d.number > ? ORDER BY d.number LIMIT ?",
        *(organization, number, BATCH),
    ):
        for _, position, kind, document_id, revision, representation, body, recorded in rows:
            if recorded != revision or (body is not None and not _same_text(representation, body)):
                what = "what is shown is not what was recorded"
                problems.append(AuditProblem(position, kind, document_id, revision, what))
        number = rows[-1][0]
    return problems


def _same_text(representation: str, body: str) -> bool:
    rest = body[1:]
    return rest == "}" or representation.endswith(rest)
