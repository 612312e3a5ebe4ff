"""From two edits of a document to one typed body that its kind accepts."""

from typing import Any

import msgspec

from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.platform.errors import RegistryError
from registry.platform.http.decode import convert
from registry.records.kinds import Document, Kind
from registry.sync import repository
from registry.sync.three_way import Json, Merge, Side, merge_bodies, whole_bodies


def bodies_of(
    tx: Transaction, access: Access, kind: Kind, current: Document, assumed: int, pushed: Any
) -> tuple[Json | None, Json, Json]:
    """(assumed revision, current, pushed) as plain data without what the registry fills in by itself.

    The assumed revision is None when the registry does not have it or its text was purged.
    """
    here = _plain_revision(tx, access, kind, current.id, current.revision)
    assert here is not None
    base = _plain_revision(tx, access, kind, current.id, assumed) if assumed <= current.revision else None
    return base, here, _plain(kind, pushed)


def merged_by_kind(kind: Kind, base: Json | None, current: Json, pushed: Json, *, newer: Side) -> tuple[Merge, Any]:
    """The merge and its typed body; when the merged fields contradict each other, the newer body as a whole."""
    merge = merge_bodies(base, current, pushed, newer=newer)
    try:
        body = convert(merge.body, kind.body)
        if kind.check is not None:
            kind.check(body)
    except RegistryError:
        merge = whole_bodies(current, pushed, newer=newer)
        body = convert(merge.body, kind.body)
    return merge, body


def _plain_revision(tx: Transaction, access: Access, kind: Kind, document_id: str, number: int) -> Json | None:
    found = repository.revision(tx, access.organization, document_id, number)
    if found is None or found.body is None:
        return None
    return _plain(kind, msgspec.json.decode(found.body, type=kind.body))


def _plain(kind: Kind, body: Any) -> Json:
    plain: Json = msgspec.to_builtins(kind.as_typed(body))
    return plain
