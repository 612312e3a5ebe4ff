"""Signing a record: one mechanism for every kind that is signed.

A signature is given for the revision that was seen, by its hash in the ledger, and is itself a part of the next
revision: it travels with the record, stands in its history, and cannot be taken out unnoticed. An event of its own says
it in the ledger once more. What a kind wants signed, by whom, and what a signature locks is the kind's own business.
"""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Annotated, Any, Literal

import msgspec

from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.platform.errors import Conflict
from registry.platform.fields import Line, Moment
from registry.platform.ids import Id, new_id
from registry.records import ledger, lookup
from registry.records.errors import RevisionUnknown, Stale
from registry.records.kinds import Document, Kind
from registry.records.representation import body_fields
from registry.records.service import Intent, Records, Saved

SignatureRole = Literal["author", "supervisor", "evaluator"]
HexHash = Annotated[str, msgspec.Meta(max_length=64)]


class Signature(msgspec.Struct, kw_only=True, forbid_unknown_fields=True):
    """Who has signed which revision: its hash in the ledger, and the SHA-256 of its text. The registry makes it."""

    id: Id
    person_id: Id
    name: Line
    role: SignatureRole
    at: Moment
    revision: Annotated[int, msgspec.Meta(ge=1)]
    hash: HexHash
    body_sha256: HexHash


class NotYours(Conflict):
    """A signature that this person cannot give."""

    code = "signature-not-yours"
    title = "You cannot sign like this"


class Seals:
    """Writes signatures into records of a kind. `kind` is what people write: signatures pass its `prepare`, which keeps
    them as they are, and its guard, which speaks of people's edits."""

    def __init__(self, records: Records, kind: Kind) -> None:
        self._records = records
        self._kind = kind
        self._signed = replace(kind, prepare=_as_it_is, guard=_nothing_against_it)

    def read(self, tx: Transaction, access: Access, record_id: str) -> tuple[Document, Any]:
        """The record within the caller's reach, and its body."""
        document = self._records.get(tx, access, self._kind, record_id)
        return document, msgspec.convert(body_fields(msgspec.json.decode(document.representation)), self._kind.body)

    def read_to_sign(self, tx: Transaction, access: Access, record_id: str) -> tuple[Document, Any]:
        """The same, and nobody signs or changes it until the end of the transaction."""
        ledger.lock_head(tx, access.organization)
        return self.read(tx, access, record_id)

    def write(
        self, tx: Transaction, access: Access, document: Document, body: Any, *, action: str, about: str, now_ms: int
    ) -> Saved:
        """The body as the record's next revision, and an event of its own that says `action` and `about`."""
        intent = Intent(now_ms=now_ms, seen_revision=document.revision, reason=action)
        saved = self._records.put(tx, access, self._signed, document.id, body, intent)
        event = ledger.Event(
            action=action, at_ms=now_ms, actor=access.person, actor_id=access.person_id, kind=document.kind,
            id=document.id, reason=about,
        )  # fmt: skip
        ledger.append(tx, ledger.lock_head(tx, access.organization), event)
        return saved


def signature_by(
    tx: Transaction, access: Access, document: Document, role: SignatureRole, *, now_ms: int
) -> Signature:  # fmt: skip
    """The caller's signature for the record as it stands."""
    entry_hash, body_sha256 = lookup.sealed(tx, document)
    return Signature(
        id=new_id(), person_id=access.person_id, name=access.person_name, role=role, at=moment(now_ms),
        revision=document.revision, hash=entry_hash, body_sha256=body_sha256,
    )  # fmt: skip


def about_signature(signature: Signature) -> str:
    """What the ledger's event says of a signature."""
    return f"revision {signature.revision} as {signature.role}, {signature.hash}"


def require_seen(document: Document, seen_revision: int | None) -> None:
    """Raises RevisionUnknown or Stale: a signature is given for what was seen."""
    if seen_revision is None:
        raise RevisionUnknown(
            "Send the revision that you have read as If-Match: a signature is given for what was seen."
        )
    if seen_revision != document.revision:
        raise Stale.now(document, shown=False)


def moment(now_ms: int) -> datetime:
    """A point in time as records say it, in UTC."""
    return datetime.fromtimestamp(now_ms / 1000, UTC)


def _as_it_is(_tx: Transaction, _access: Access, body: Any, _before: Any | None) -> Any:
    return body


def _nothing_against_it(_tx: Transaction, _access: Access, _id: str, _body: Any, _before: Any | None) -> None:
    return None
