"""Keyset pages: a cursor says after which row the next page begins, so page 1,000 costs what page 1 costs.

A cursor is opaque to callers. It names the list it belongs to (with its filters), so that a cursor of
another list is refused instead of giving a page that makes no sense.
"""

import base64
import binascii
import hashlib
from typing import Annotated, Any, TypeVar

import msgspec

from registry.platform.errors import MalformedRequest

Keys = TypeVar("Keys")

DEFAULT_LIMIT = 50
MAX_LIMIT = 200

Limit = Annotated[int, msgspec.Meta(ge=1, le=MAX_LIMIT, description="How many items a page holds at most.")]
Cursor = Annotated[
    str, msgspec.Meta(min_length=1, max_length=1000, description="`next_cursor` of the page before this one.")
]


class BadCursor(MalformedRequest):
    """The cursor was not made by this list."""

    code = "bad-cursor"


def list_name(name: str, *filters: object) -> str:
    """A short name for a list and its filters, to be kept inside its cursors."""
    return hashlib.blake2s(repr((name, filters)).encode(), digest_size=6).hexdigest()


def encode_cursor(of: str, *keys: int | float | str) -> str:
    """The cursor behind the row with these sort keys in the list `of`."""
    return base64.urlsafe_b64encode(msgspec.json.encode([of, *keys])).decode().rstrip("=")


def decode_cursor(cursor: str | None, *, of: str, keys: type[Keys]) -> Keys | None:
    """The sort keys in a cursor of the list `of`, as the tuple type `keys`; None for the first page."""
    if cursor is None:
        return None
    try:
        raw: list[Any] = msgspec.json.decode(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)), type=list)
        name, *found = raw
        if not all(_storable(key) for key in found):
            raise ValueError("a key that no list has")
        if name != of:
            raise BadCursor("This cursor belongs to another list or other filters. Start again from the first page.")
        return msgspec.convert(tuple(found), keys)
    except (binascii.Error, msgspec.MsgspecError, ValueError) as error:
        raise BadCursor("The cursor cannot be read. Start again from the first page.") from error


def _storable(key: object) -> bool:
    if isinstance(key, int):
        return -(2**63) <= key < 2**63
    return not (isinstance(key, str) and "\x00" in key)
