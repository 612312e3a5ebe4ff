"""Pushing: edits that were made without a network, one row and one transaction each.

A row passes the same gates as an ordinary write, because it is one: `Records.put`, `delete` or `restore`. What comes
before them is decided here: was the row stored already, and has somebody changed the document since the revision that
the edit was made on. Then the pushed body is appended word for word as a revision and, behind it, the merged one; so
every text that anybody saved stands in a revision, and the device may go on from the revision with its own words.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from registry.platform.access import Access
from registry.platform.clock import to_ms
from registry.platform.database import Database, Transaction
from registry.platform.errors import InvalidBody, NotAllowed, RegistryError
from registry.platform.http.decode import convert, refuse_unstorable
from registry.platform.http.problems import problem_of
from registry.records import ledger, lookup
from registry.records.canonical import canonical, sha256
from registry.records.errors import missing
from registry.records.kinds import Document, Kind
from registry.records.readings import note_reading
from registry.records.service import Intent, Records
from registry.sync import conflicts, push_log
from registry.sync.errors import NotPushed, PushIdTaken
from registry.sync.merging import bodies_of, merged_by_kind
from registry.sync.pull import one_document
from registry.sync.push_log import Outcome
from registry.sync.schemas import PushRow
from registry.sync.three_way import Side

_SERVER_FAULT: Final = 500


@dataclass(frozen=True, slots=True)
class Devices:
    """Takes in what devices push; `kinds` are those that they may push."""

    records: Records
    kinds: Mapping[str, Kind]

    def push(self, database: Database, access: Access, row: PushRow, *, now_ms: int) -> dict[str, Any]:
        """Carries out one row and gives its result. Raises only what speaks against every row: no database, no disk."""
        try:
            kind, body = self._understood(access, row)
            if kind.ahead is not None and body is not None:
                kind.ahead(access, body)
            return database.write(lambda tx: self._answered(tx, access, kind, row, body, now_ms))
        except RegistryError as refusal:
            if refusal.status >= _SERVER_FAULT:
                raise
            return {"push_id": row.push_id, "status": "refused", "problem": problem_of(refusal)}

    def _understood(self, access: Access, row: PushRow) -> tuple[Kind, Any]:
        kind = self.kinds.get(row.kind)
        if kind is None:
            raise NotPushed.at("/kind", f"Records of the kind `{row.kind}` are changed online, in the settings.")
        if access.role not in kind.writers:
            raise NotAllowed(f"Your role here is {access.role}; it does not change a {kind.title}. Ask the owner.")
        if row.deleted:
            return kind, None
        if row.body is None:
            raise InvalidBody.at("/body", f"The {kind.title} itself is missing: send its fields as body.")
        refuse_unstorable(row.body, "/body")
        refuse_unstorable(row.reason, "/reason")
        body = convert(row.body, kind.body)
        if kind.check is not None:
            kind.check(body)
        return kind, body

    def _answered(
        self, tx: Transaction, access: Access, kind: Kind, row: PushRow, body: Any, now_ms: int
    ) -> dict[str, Any]:
        ledger.lock_head(tx, access.organization)  # a row that is sent twice at once is stored once
        content = sha256(canonical((row.kind, row.id, row.assumed_revision, row.deleted, row.body)))
        known = push_log.find(tx, access, row.push_id)
        if known is not None and not known.is_same(access, content):
            raise PushIdTaken("This push_id belongs to another edit. Give each edit an id of its own.")
        outcome = known.outcome if known else None
        if outcome is None:
            edit = _Edit(self.records, tx, access, kind, row, now_ms)
            outcome = edit.delete() if row.deleted else edit.save(body)
            push_log.add(tx, access, row.push_id, outcome, content=content, document_id=row.id)
        result: dict[str, Any] = {"push_id": row.push_id, "status": outcome.status}
        if outcome.own_revision:
            result["own_revision"] = outcome.own_revision
        if outcome.conflict_id is not None:
            result["conflict_id"] = outcome.conflict_id
        document = one_document(tx, access, self.records.kinds, row.id)
        if document is not None and kind.audited and outcome.own_revision != outcome.last_revision:
            note_reading(
                tx, access, kind.name, row.id, revision=outcome.last_revision, how="sent to a device", now_ms=now_ms
            )
        return result if document is None else result | {"document": document}


class _Edit:
    """One row against the state that it meets, within its transaction."""

    def __init__(self, records: Records, tx: Transaction, access: Access, kind: Kind, row: PushRow, now_ms: int):
        self._records = records
        self._tx = tx
        self._access = access
        self._kind = kind
        self._row = row
        self._now_ms = now_ms
        self._edited_ms = now_ms if row.edited_at is None else min(now_ms, to_ms(row.edited_at))
        self._current = lookup.find(tx, access, kind, row.id)

    def save(self, body: Any) -> Outcome:
        """Stores the pushed body, merged when somebody was faster."""
        current, assumed = self._current, self._row.assumed_revision
        if current is None:
            if assumed and lookup.is_used(self._tx, self._access, self._row.id):
                raise missing(self._kind)
            return self._stored(self._put(body, None).revision)
        if current.revision == assumed:
            if current.deleted_ms is not None:
                current = self._restored(current, self._row.reason)
            return self._stored(self._put(body, current).revision)
        return self._merge(body, current)

    def delete(self) -> Outcome:
        """Deletes, unless somebody has changed the document since: then the newer text stays."""
        current = self._current
        if current is None:
            raise missing(self._kind)
        if current.deleted_ms is not None:
            return self._stored(current.revision)
        if current.revision != self._row.assumed_revision:
            self._kind.may_delete(self._access, current.author)
            return Outcome("conflict", 0, current.revision, None, self._edited_ms)
        intent = self._intent(current, self._row.reason)
        saved = self._records.delete(self._tx, self._access, self._kind, current.id, intent)
        return self._stored(saved.document.revision)

    def _merge(self, body: Any, current: Document) -> Outcome:
        base, here, there = bodies_of(self._tx, self._access, self._kind, current, self._row.assumed_revision, body)
        if there == base:
            return self._stored(self._row.assumed_revision, last=current)
        if current.deleted_ms is not None:
            # Somebody deleted what was edited here: the text outlives the deletion.
            current = self._restored(current, "edited elsewhere while it was deleted")
        if there == here:
            return self._stored(current.revision)
        theirs_ms = push_log.edited_ms(self._tx, current)
        newer: Side = "pushed" if self._edited_ms >= theirs_ms else "current"
        merge, merged = merged_by_kind(self._kind, base, here, there, newer=newer)
        own = self._put(body, current)
        after = self._put(merged, own, reason=f"merged with revision {current.revision}")
        conflict_id = None
        if merge.disputed:
            set_aside = current.revision if newer == "pushed" else own.revision
            conflict_id = conflicts.open_conflict(
                self._tx, self._access, after, revision=set_aside, fields=merge.disputed, now_ms=self._now_ms
            )
        status = "conflict" if merge.disputed else "merged"
        edited_ms = max(self._edited_ms, theirs_ms)
        return Outcome(status, own.revision, after.revision, conflict_id, edited_ms)

    def _restored(self, current: Document, reason: str) -> Document:
        try:
            self._kind.may_delete(self._access, current.author)
        except NotAllowed as refusal:
            raise NotAllowed(
                f"This {self._kind.title} was deleted in the meantime, and only its author or the owner of the practice"
                " brings it back. Save your text as a new one, or ask them."
            ) from refusal
        intent = self._intent(current, reason)
        return self._records.restore(self._tx, self._access, self._kind, current.id, intent).document

    def _put(self, body: Any, seen: Document | None, *, reason: str | None = None) -> Document:
        intent = self._intent(seen, self._row.reason if reason is None else reason)
        return self._records.put(self._tx, self._access, self._kind, self._row.id, body, intent).document

    def _intent(self, seen: Document | None, reason: str) -> Intent:
        return Intent(now_ms=self._now_ms, seen_revision=seen.revision if seen else None, reason=reason)

    def _stored(self, own: int, *, last: Document | None = None) -> Outcome:
        return Outcome("stored", own, last.revision if last else own, None, self._edited_ms)
