"""Ids that are the same in every run: version 7 UUIDs whose random bits come from a name instead of from chance."""

from datetime import datetime
from hashlib import sha256
from uuid import UUID


def id_for(key: str, at: datetime) -> str:
    """The UUIDv7 of what `key` names and what happened at `at`, in canonical lower case."""
    milliseconds = int(at.timestamp() * 1000)
    digest = int.from_bytes(sha256(key.encode()).digest()[:10], "big")
    value = milliseconds << 80 | digest
    value = value & ~(0xF << 76) | 0x7 << 76
    value = value & ~(0b11 << 62) | 0b10 << 62
    return str(UUID(int=value))
