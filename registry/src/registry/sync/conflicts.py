"""Conflicts: of two contradicting edits one is current, the other is a revision of which its author is asked.

A conflict stays open until somebody who may change the document settles it. Nothing is removed by that: every revision
stays in the ledger.
"""

import math
from typing import Any, Final

import msgspec
import msgspec.inspect

from registry.platform.access import Access
from registry.platform.clock import to_text
from registry.platform.database import Transaction
from registry.platform.errors import InvalidBody, NotAllowed
from registry.platform.http.decode import convert
from registry.platform.ids import new_id
from registry.records import ledger
from registry.records.kinds import Document, Kind
from registry.records.service import Intent, Records
from registry.sync import conflict_store, repository
from registry.sync.conflict_store import Conflict
from registry.sync.errors import no_such_conflict
from registry.sync.pull import one_document
from registry.sync.schemas import Settlement

Json = dict[str, Any]
LINE: Final = 200  # characters: fields that hold no more are names and headings, not texts


def open_conflict(
    tx: Transaction, access: Access, document: Document, *, revision: int, fields: tuple[str, ...], now_ms: int
) -> str:
    """Marks a revision as set aside; gives the conflict's id."""
    found = repository.revision(tx, access.organization, document.id, revision)
    author = found.actor if found is not None and found.actor is not None else document.author
    conflict_id = new_id()
    conflict_store.add(tx, document, conflict_id, revision=revision, author=author, fields=fields, at_ms=now_ms)
    return conflict_id


def open_conflicts(
    tx: Transaction, access: Access, records: Records, *, after: int, limit: int
) -> list[tuple[int, Json]]:
    """(number, card) of open conflicts about documents that the caller may read, oldest first."""
    found = conflict_store.open_within_reach(tx, access, after=after, limit=limit)
    return [(conflict.number, _card(tx, access, records, conflict)) for conflict in found]


def settle(
    tx: Transaction, access: Access, records: Records, conflict_id: str, wanted: Settlement, *, now_ms: int
) -> Json:
    """Ends a conflict as the person wants it; ending it once more changes nothing."""
    head = ledger.lock_head(tx, access.organization)
    conflict = conflict_store.find(tx, access, conflict_id)
    if conflict is None:
        raise no_such_conflict()
    if conflict.settled is None:
        kind = records.kinds[conflict.kind]
        _require_writer(access, kind, conflict)
        if wanted.keep != "current":
            _write(tx, access, records, kind, conflict, wanted, now_ms=now_ms)
            head = ledger.lock_head(tx, access.organization)  # the write has moved it
        conflict_store.settle(tx, access, conflict, keep=wanted.keep, now_ms=now_ms)
        event = ledger.Event(
            action="conflict-settled", at_ms=now_ms, actor=access.person, actor_id=access.person_id,
            kind=conflict.kind, id=conflict.document_id, reason=f"revision {conflict.revision}: {wanted.keep}",
        )  # fmt: skip
        ledger.append(tx, head, event)
        conflict = conflict_store.find(tx, access, conflict_id) or conflict
    return _card(tx, access, records, conflict)


def _require_writer(access: Access, kind: Kind, conflict: Conflict) -> None:
    if access.role not in kind.writers:
        raise NotAllowed(f"Your role here is {access.role}; it does not change a {kind.title}. Ask the owner.")
    kind.may_change(access, conflict.document_author)


def _write(
    tx: Transaction, access: Access, records: Records, kind: Kind, conflict: Conflict, wanted: Settlement, *,
    now_ms: int,
) -> None:  # fmt: skip
    if wanted.seen_revision is None:
        raise InvalidBody.at("/seen_revision", "Say which revision of the record you saw.")
    current = records.get(tx, access, kind, conflict.document_id)
    body = _plain(tx, access, kind, conflict.document_id, current.revision)
    other = _plain(tx, access, kind, conflict.document_id, conflict.revision)
    for name in conflict.fields:
        if wanted.keep == "set_aside":
            body[name] = other.get(name)
        elif (both := _both(kind, body, name, other.get(name))) is not None:
            body = both
    intent = Intent(now_ms=now_ms, seen_revision=wanted.seen_revision, reason=f"settled: {wanted.keep}")
    records.put(tx, access, kind, conflict.document_id, convert(body, kind.body), intent)


def _both(kind: Kind, body: Json, name: str, other: Any) -> Json | None:
    """The body with both texts of a field, when that is a text and has room for two."""
    current = body.get(name)
    if not isinstance(current, str) or not isinstance(other, str):
        return None
    below = f"{current.rstrip()}\n\n{other.lstrip()}"
    joined = body | {name: f"{current} / {other}" if _is_line(kind, name) else below}
    try:
        convert(joined, kind.body)
    except InvalidBody:
        return None
    return joined


def _is_line(kind: Kind, name: str) -> bool:
    """Whether a field holds a name or a heading."""
    described = msgspec.inspect.type_info(kind.body)
    assert isinstance(described, msgspec.inspect.StructType)
    return _most_characters(next(field.type for field in described.fields if field.encode_name == name)) <= LINE


def _most_characters(described: msgspec.inspect.Type) -> float:
    """That a text of this type may have; infinite where nothing bounds it."""
    if isinstance(described, msgspec.inspect.Metadata):
        return _most_characters(described.type)
    if isinstance(described, msgspec.inspect.UnionType):
        return min(_most_characters(one) for one in described.types)
    return getattr(described, "max_length", None) or math.inf


def _plain(tx: Transaction, access: Access, kind: Kind, document_id: str, number: int) -> Json:
    found = repository.revision(tx, access.organization, document_id, number)
    if found is None or found.body is None:
        raise no_such_conflict()
    plain: Json = msgspec.to_builtins(kind.as_typed(msgspec.json.decode(found.body, type=kind.body)))
    return plain


def _card(tx: Transaction, access: Access, records: Records, conflict: Conflict) -> Json:
    set_aside = repository.revision(tx, access.organization, conflict.document_id, conflict.revision)
    assert set_aside is not None
    body = None if set_aside.body is None else msgspec.Raw(set_aside.body.encode())
    return {
        "id": conflict.id,
        "kind": conflict.kind,
        "document_id": conflict.document_id,
        "fields": conflict.fields,
        "yours": conflict.author == access.person,
        "at": to_text(conflict.at_ms),
        "set_aside": {
            "revision": conflict.revision,
            "author": msgspec.Raw(conflict.author_card.encode()),
            "recorded_at": to_text(set_aside.at_ms),
            "body": body,
        },
        "current": one_document(tx, access, records.kinds, conflict.document_id),
        "settled": conflict.settled,
    }
