"""The answer that holds a file, or the part of it that a player asks for."""

from collections.abc import Mapping

from registry.media.files import FileOnOffer
from registry.media.ranges import wanted
from registry.media.store import Store
from registry.media.types import shown_in_place
from registry.platform.http.operation import Reply


def file_reply(store: Store, found: FileOnOffer, asked: str | None, *, headers: Mapping[str, str]) -> Reply:
    """The bytes that the `Range` header asks for, all without one; `headers` are added. Raises BeyondTheEnd."""
    sent = {
        "Accept-Ranges": "bytes", "X-Content-Type-Options": "nosniff",
        "Content-Security-Policy": "default-src 'none'; sandbox",
        "Content-Disposition": "inline" if shown_in_place(found.media_type) else "attachment", **headers,
    }  # fmt: skip
    key = f"{found.stored.folder}/{found.name}"
    length = found.stored.bytes if found.name == "file" else store.size(key)
    part = wanted(asked, length)
    first, count = part or (0, length)
    if part is not None:
        sent["Content-Range"] = f"bytes {first}-{first + count - 1}/{length}"
    pieces = store.read(key, first=first, count=count)
    return Reply(pieces, length=count, status=200 if part is None else 206, headers=sent, content_type=found.media_type)
