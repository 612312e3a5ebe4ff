"""The one write path, and reading one document.

validate -> authorize -> compare the revision -> append to the ledger -> current state -> read models; all of
it in the transaction that the door opened. There is no second way to write.
"""

from collections.abc import Iterator, Sequence
from typing import Any, Literal

import msgspec

from registry.platform.access import Access
from registry.platform.clock import to_text
from registry.platform.database import Transaction
from registry.platform.fields import sort_key
from registry.records import circles, ledger, repository
from registry.records.canonical import NO_HASH, canonical
from registry.records.errors import (
    Deleted,
    IdTaken,
    RevisionUnknown,
    Stale,
    deleted,
    missing,
    missing_reference,
)
from registry.records.kinds import Document, Facets, Kind, Kinds, ReadModel
from registry.records.merge_patch import merge
from registry.records.representation import represent

Outcome = Literal["created", "updated", "unchanged"]


class Saved(msgspec.Struct, frozen=True, gc=False):
    """A document after a write, and what the write did."""

    document: Document
    outcome: Outcome


class Intent(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What a writer knows and wants to say: the revision that was seen, the time, and why."""

    now_ms: int
    seen_revision: int | None = None
    reason: str = ""


class _Change(msgspec.Struct, frozen=True):
    action: str
    body: Any
    intent: Intent
    deleted: bool = False


class Records:
    """Writes and reads documents of the given kinds."""

    def __init__(self, kinds: Sequence[Kind], read_models: Sequence[ReadModel]) -> None:
        self.kinds: Kinds = {kind.name: kind for kind in kinds}
        self._read_models = tuple(read_models)

    def get(self, tx: Transaction, access: Access, kind: Kind, document_id: str) -> Document:
        """The current state; raises NotFound for what is not there, not visible or deleted."""
        document = repository.find_within_reach(tx, access, kind, document_id)
        if document is None:
            raise missing(kind)
        if document.deleted_ms is not None:
            raise deleted(kind, document, to_text(document.deleted_ms))
        return document

    def by_name(
        self,
        tx: Transaction,
        access: Access,
        kind: Kind,
        *,
        after: tuple[str, int] | None,
        limit: int,
        containing: str = "",
        status: str | None = None,
        dog: int | None = None,
    ) -> list[tuple[str, int, str]]:
        """(sort key, number, representation) of what the caller may read, by name, behind the key `after`.

        `dog` is the number of a dog whose documents alone are wanted.
        """
        part = sort_key(containing) if containing.strip() else ""
        return repository.list_by_sort_key(
            tx, access, kind, after=after, limit=limit, containing=part, status=status, dog=dog
        )

    def put(self, tx: Transaction, access: Access, kind: Kind, document_id: str, body: Any, intent: Intent) -> Saved:
        """Creates or replaces; the same body again changes nothing."""
        if kind.check is not None:
            kind.check(body)
        head = ledger.lock_head(tx, access.organization)
        current, used = repository.find(tx, access.organization, document_id)
        if current is None and used:
            raise IdTaken("This id belonged to a record that was purged. Make a new id.")
        if current is None:
            return self._create(tx, access, kind, head, document_id, body, intent)
        self._require_same_kind(tx, access, kind, current)
        if current.deleted_ms is not None:
            raise Deleted(f"This {kind.title} was deleted. Restore it before you change it.")
        return self._replace(tx, access, kind, head, current, body, intent)

    def patch(
        self, tx: Transaction, access: Access, kind: Kind, document_id: str, changes: dict[str, Any], intent: Intent
    ) -> Saved:
        """Applies a JSON merge patch (RFC 7396) to the body."""
        from registry.platform.http.decode import convert

        head = ledger.lock_head(tx, access.organization)
        current = self.get(tx, access, kind, document_id)
        body, _ = repository.body_at(tx, access.organization, current.position)
        merged = convert(merge(msgspec.json.decode(body), changes), kind.body)
        if kind.check is not None:
            kind.check(merged)
        return self._replace(tx, access, kind, head, current, merged, intent)

    def delete(self, tx: Transaction, access: Access, kind: Kind, document_id: str, intent: Intent) -> Saved:
        """Deletes softly; repeating it changes nothing."""
        head = ledger.lock_head(tx, access.organization)
        current = repository.find_within_reach(tx, access, kind, document_id)
        if current is None:
            raise missing(kind)
        kind.may_delete(access, current.author)
        if current.deleted_ms is not None:
            return Saved(current, "unchanged")
        _compare(kind, current, intent)
        if kind.guard_deletion is not None:
            kind.guard_deletion(tx, access, current)
        return self._revise(tx, access, kind, head, current, _Change("deleted", None, intent, deleted=True))

    def restore(self, tx: Transaction, access: Access, kind: Kind, document_id: str, intent: Intent) -> Saved:
        """Brings a deleted document back; repeating it changes nothing."""
        head = ledger.lock_head(tx, access.organization)
        current = repository.find_within_reach(tx, access, kind, document_id)
        if current is None:
            raise missing(kind)
        kind.may_delete(access, current.author)
        if current.deleted_ms is None:
            return Saved(current, "unchanged")
        if intent.seen_revision is not None:
            _compare(kind, current, intent)
        return self._revise(tx, access, kind, head, current, _Change("restored", None, intent))

    def _create(
        self, tx: Transaction, access: Access, kind: Kind, head: ledger.Head, document_id: str, body: Any,
        intent: Intent,
    ) -> Saved:  # fmt: skip
        kind.may_change(access, None)
        body = kind.prepare(tx, access, body, None)
        kind.guard(tx, access, document_id, body, None)
        dog = self._resolve_references(tx, access, kind, body)
        facets, now = kind.facets(body), intent.now_ms
        change = _Change("created", body, intent)
        position, written = self._append(head, tx, access, kind, document_id, 1, change, facets, NO_HASH)
        representation = represent(
            written, document_id=document_id, revision=1, created_ms=now, updated_ms=now,
            author_id=access.person_id, updated_by_id=access.person_id, deleted_ms=None,
        )  # fmt: skip
        document = Document(
            0, access.organization, kind.name, document_id, 1, position, access.person, now, now, None, dog,
            circles.kept_to(tx, access.organization, access.person, facets, None), facets.occurred_ms, representation,
        )  # fmt: skip
        number = repository.insert(tx, document, sort_key=facets.sort_key, status=facets.status)
        document = msgspec.structs.replace(document, number=number, dog=number if kind.is_dog else dog)
        if kind.is_dog:
            repository.set_own_dog(tx, number)
        document = circles.with_readers(tx, document, facets)
        self.show(tx, kind, document, facets, before=None)
        return Saved(document, "created")

    def _replace(
        self,
        tx: Transaction,
        access: Access,
        kind: Kind,
        head: ledger.Head,
        current: Document,
        body: Any,
        intent: Intent,
    ) -> Saved:
        stored, _ = repository.body_at(tx, access.organization, current.position)
        before = msgspec.json.decode(stored, type=kind.body)
        body = kind.prepare(tx, access, body, before)
        if before == body:
            return Saved(current, "unchanged")
        kind.may_change(access, current.author)
        _compare(kind, current, intent)
        kind.guard(tx, access, current.id, body, before)
        return self._revise(tx, access, kind, head, current, _Change("updated", body, intent))

    def _revise(
        self, tx: Transaction, access: Access, kind: Kind, head: ledger.Head, current: Document, change: _Change
    ) -> Saved:
        stored, previous_hash = repository.body_at(tx, access.organization, current.position)
        if change.body is None:
            change = msgspec.structs.replace(change, body=msgspec.json.decode(stored, type=kind.body))
            dog = current.dog
        else:
            dog = current.number if kind.is_dog else self._resolve_references(tx, access, kind, change.body)
        facets = kind.facets(change.body)
        revision, now = current.revision + 1, change.intent.now_ms
        position, written = self._append(head, tx, access, kind, current.id, revision, change, facets, previous_hash)
        known = msgspec.json.decode(current.representation)
        deleted_ms = now if change.deleted else None
        document = msgspec.structs.replace(
            current,
            revision=revision,
            position=position,
            updated_ms=now,
            deleted_ms=deleted_ms,
            dog=dog,
            private_to=circles.kept_to(tx, access.organization, current.author, facets, current),
            occurred_ms=facets.occurred_ms,
            representation=represent(
                written, document_id=current.id, revision=revision, created_ms=current.created_ms, updated_ms=now,
                author_id=known["author_id"], updated_by_id=access.person_id, deleted_ms=deleted_ms,
            ),
        )  # fmt: skip
        repository.update(tx, document, sort_key=facets.sort_key, status=facets.status)
        document = circles.with_readers(tx, document, facets)
        if change.deleted:
            self._hide(tx, kind, current)
        else:
            before = None if current.deleted_ms is not None else current
            self.show(tx, kind, document, facets, before=before)
        return Saved(document, "updated")

    def _append(
        self, head: ledger.Head, tx: Transaction, access: Access, kind: Kind, document_id: str, revision: int,
        change: _Change, facets: Facets, previous_hash: bytes,
    ) -> tuple[int, bytes]:  # fmt: skip
        """The entry's position, and the body as it was written there."""
        written = canonical(change.body)
        event = ledger.Event(
            action=change.action, at_ms=change.intent.now_ms, actor=access.person, actor_id=access.person_id,
            kind=kind.name, id=document_id, revision=revision, deleted=change.deleted,
            occurred_at=facets.occurred_at, reason=change.intent.reason, body=written, previous_hash=previous_hash,
        )  # fmt: skip
        ledger.append(tx, head, event)
        return head.position, written

    def show(self, tx: Transaction, kind: Kind, document: Document, facets: Facets, *, before: Document | None) -> None:
        """Puts a document into every read model that wants it."""
        for model in (*self._read_models, *kind.read_models):
            model.put(tx, document, facets, before=before)

    def all_read_models(self) -> Iterator[ReadModel]:
        """Those of every kind and those of single kinds."""
        yield from self._read_models
        for kind in self.kinds.values():
            yield from kind.read_models

    def _hide(self, tx: Transaction, kind: Kind, document: Document) -> None:
        for model in (*self._read_models, *kind.read_models):
            model.remove(tx, document)

    def _resolve_references(self, tx: Transaction, access: Access, kind: Kind, body: Any) -> int | None:
        """Checks what the body refers to; gives the number of the dog that it is about."""
        dog: int | None = None
        for reference in kind.references(body):
            possible = [self.kinds[name] for name in (reference.kind, *reference.or_kinds)]
            found = (repository.find_within_reach(tx, access, each, reference.id) for each in possible)
            target = next((each for each in found if each is not None and each.deleted_ms is None), None)
            if target is None:
                raise missing_reference(reference.pointer, " or ".join(each.title for each in possible))
            if reference.pointer == "/dog_id":
                dog = target.number
        return dog

    def _require_same_kind(self, tx: Transaction, access: Access, kind: Kind, current: Document) -> None:
        if current.kind == kind.name and repository.find_within_reach(tx, access, kind, current.id):
            return
        title = self.kinds[current.kind].title
        article = f"a {title}" if current.kind != kind.name else "another record"
        raise IdTaken(f"This id already belongs to {article}. Make a new id.")


def _compare(kind: Kind, current: Document, intent: Intent) -> None:
    if intent.seen_revision is None:
        raise RevisionUnknown(
            f'It exists already. Send the revision you have seen as If-Match: "{current.revision}" is the newest.',
            headers={"ETag": f'"{current.revision}"'},
        )
    if intent.seen_revision != current.revision:
        raise Stale.now(current, shown=not kind.audited)
