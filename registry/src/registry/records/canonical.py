"""The one way to write a document as bytes, so that its hash means something.

Canonical JSON here: UTF-8, object keys sorted by code point, no white space, numbers in their shortest
form. The stored text is what was hashed, so a verifier needs no JSON library to repeat the hash.
"""

import hashlib
from typing import Any, Final

import msgspec

_ENCODER: Final = msgspec.json.Encoder(order="sorted")

NO_HASH: Final = bytes(32)


def canonical(value: Any) -> bytes:
    """Canonical JSON of a struct or of plain data."""
    return _ENCODER.encode(value)


def sha256(data: bytes) -> bytes:
    """SHA-256, 32 bytes."""
    return hashlib.sha256(data).digest()


class Envelope(msgspec.Struct, frozen=True, kw_only=True):
    """What an entry's hash covers.

    `body_sha256` stands for the text itself, so that a lawful erasure can take the text away and leave the
    chain whole. `previous_hash` is the hash of the document's revision before this one, `previous_entry_hash`
    that of the organization's entry before this one, both as hex and 64 zeros at the beginning.
    """

    organization_id: str
    position: int
    recorded_at: str
    actor_id: str | None
    action: str
    kind: str
    id: str
    revision: int
    deleted: bool
    occurred_at: str | None
    reason: str
    body_sha256: str | None
    previous_hash: str
    previous_entry_hash: str

    def hash(self) -> bytes:
        """SHA-256 over the envelope's canonical JSON."""
        return sha256(canonical(self))
