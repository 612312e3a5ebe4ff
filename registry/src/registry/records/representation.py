"""How a document answers: its body's fields and, beside them, what the registry knows about it.

The text is made once, when the document is written, and sent as it is when it is read.
"""

from collections.abc import Mapping
from typing import Annotated, Any

import msgspec

from registry.platform.clock import to_text
from registry.platform.ids import Id


class RecordFields(msgspec.Struct, kw_only=True):
    """The fields that every resource answers with beside its own."""

    id: Id
    revision: Annotated[int, msgspec.Meta(ge=1)]
    created_at: str
    updated_at: str
    author_id: Id
    updated_by_id: Id


OWN_FIELDS = frozenset({*RecordFields.__struct_fields__, "deleted_at"})


def represent(
    body: bytes,
    *,
    document_id: str,
    revision: int,
    created_ms: int,
    updated_ms: int,
    author_id: str,
    updated_by_id: str,
    deleted_ms: int | None,
) -> str:
    """The answer's JSON: the registry's fields, then those of the canonical `body`."""
    fields: dict[str, Any] = {
        "id": document_id,
        "revision": revision,
        "created_at": to_text(created_ms),
        "updated_at": to_text(updated_ms),
        "author_id": author_id,
        "updated_by_id": updated_by_id,
    }
    if deleted_ms is not None:
        fields["deleted_at"] = to_text(deleted_ms)
    head = msgspec.json.encode(fields).decode()
    rest = body.decode()[1:]
    return f"{head[:-1]},{rest}" if rest != "}" else head


def body_fields(representation: Mapping[str, Any]) -> dict[str, Any]:
    """The body's own fields out of an answer."""
    return {name: value for name, value in representation.items() if name not in OWN_FIELDS}
