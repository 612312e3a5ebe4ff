"""Ids of everything that is kept: UUIDs in canonical lower case, made by the client as version 7.

The registry makes ids only for what it creates itself (people, organizations, members, tokens).
"""

import secrets
from typing import Annotated

import msgspec
from uuid_utils import uuid7

from registry.platform.patterns import whole

ID_PATTERN = whole("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}")

Id = Annotated[
    str,
    msgspec.Meta(
        pattern=ID_PATTERN,
        description="UUID in canonical lower case; clients make version 7.",
        extra_json_schema={"format": "uuid"},
    ),
]


def new_id() -> str:
    """A fresh UUIDv7 as text."""
    return str(uuid7())


def new_secret(prefix: str = "") -> str:
    """An unguessable, URL-safe text of 256 bits behind `prefix`."""
    return prefix + secrets.token_urlsafe(32)
