"""Signing and closing an incident.

A signature is given for the revision that was seen, by its hash in the ledger, and is itself a part of the next
revision: it travels with the record, stands in its history, and cannot be taken out unnoticed. An event of its own says
it in the ledger once more. The first signature locks the text, so that the second is given for the same words.
"""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any, Final

import msgspec

from registry.incidents import rules
from registry.incidents.errors import NotReady, NotYours, Signed
from registry.incidents.schemas import IncidentBody, Readiness, Signature, SignatureRole
from registry.platform.access import TRAINERS, Access
from registry.platform.database import Transaction
from registry.platform.errors import NotAllowed
from registry.platform.ids import new_id
from registry.records import ledger, lookup
from registry.records.errors import RevisionUnknown, Stale
from registry.records.kinds import Document, Kind
from registry.records.representation import body_fields
from registry.records.service import Intent, Records, Saved

_MOST_SIGNATURES: Final = 5


class Signing:
    """The verbs beside writing. `kind` is what people write; signatures pass its guard, which keeps everything else."""

    def __init__(self, records: Records, kind: Kind) -> None:
        self._records = records
        self._kind = kind
        self._signed = replace(kind, prepare=_as_it_is, guard=_nothing_against_it)

    def readiness(self, tx: Transaction, access: Access, incident_id: str) -> Readiness:
        """How far the incident is, for the caller."""
        document = self._records.get(tx, access, self._kind, incident_id)
        body = _body(document)
        entry_hash, _ = lookup.sealed(tx, document)
        missing = rules.missing(body)
        return Readiness(
            revision=document.revision, hash=entry_hash, status=body.status, locked=bool(body.signatures),
            missing=missing, may_sign_as=[] if missing else _roles_left(access, document, body),
            may_close=body.status == "signed" and rules.can_close(body.signatures) and access.role in TRAINERS,
            may_choose_readers=access.role == "owner" or body.reported_by == access.person_id,
            signatures=body.signatures,
        )  # fmt: skip

    def sign(
        self, tx: Transaction, access: Access, incident_id: str, role: SignatureRole, *, seen_revision: int | None,
        now_ms: int,
    ) -> Saved:  # fmt: skip
        """Adds the caller's signature; the same once more changes nothing. Raises Stale, NotReady, NotYours."""
        document, body = self._current(tx, access, incident_id)
        own = next((each for each in body.signatures if each.person_id == access.person_id), None)
        if own is not None:
            if own.role != role:
                raise NotYours(f"You have signed already, as {own.role}. Nobody signs twice.")
            return Saved(document, "unchanged")
        _require_seen(document, seen_revision)
        if missing := rules.missing(body):
            raise NotReady(missing[0], extra={"missing": missing})
        if role not in _roles_left(access, document, body):
            raise NotYours(_why_not(access, document, body, role))
        entry_hash, body_sha256 = lookup.sealed(tx, document)
        signature = Signature(
            id=new_id(), person_id=access.person_id, name=access.person_name, role=role, at=_at(now_ms),
            revision=document.revision, hash=entry_hash, body_sha256=body_sha256,
        )  # fmt: skip
        changes = {"signatures": [*body.signatures, signature], "status": "signed"}
        about = f"revision {document.revision} as {role}, {entry_hash}"
        return self._write(tx, access, document, body, changes, action="signed", about=about, now_ms=now_ms)

    def withdraw(
        self, tx: Transaction, access: Access, incident_id: str, *, seen_revision: int | None, now_ms: int
    ) -> Saved:  # fmt: skip
        """Takes the caller's own signature back while it is the only one, so that a mistake can be put right."""
        document, body = self._current(tx, access, incident_id)
        if not any(each.person_id == access.person_id for each in body.signatures):
            return Saved(document, "unchanged")
        _require_seen(document, seen_revision)
        if len(body.signatures) > 1 or body.status == "closed":
            raise Signed("Somebody else has signed, too: no signature is taken back any more. Write an addendum.")
        changes = {"signatures": [], "status": "draft"}
        about = f"revision {body.signatures[0].revision}"
        return self._write(
            tx, access, document, body, changes, action="signature withdrawn", about=about, now_ms=now_ms
        )

    def close(
        self, tx: Transaction, access: Access, incident_id: str, *, seen_revision: int | None, now_ms: int
    ) -> Saved:  # fmt: skip
        """Ends the case; two different people must have signed. Closing it once more changes nothing."""
        document, body = self._current(tx, access, incident_id)
        if body.status == "closed":
            return Saved(document, "unchanged")
        _require_seen(document, seen_revision)
        if not rules.can_close(body.signatures):
            left = rules.NEEDED_SIGNATURES - len(body.signatures)
            who = "one more person signs" if left == 1 else "two people sign"
            raise NotReady(f"An incident is closed after {who}.", extra={"missing": [f"Have {who.rstrip('s')}."]})
        changes = {"status": "closed", "closed_at": _at(now_ms)}
        return self._write(tx, access, document, body, changes, action="closed", about="", now_ms=now_ms)

    def _current(self, tx: Transaction, access: Access, incident_id: str) -> tuple[Document, IncidentBody]:
        ledger.lock_head(tx, access.organization)  # before it is read: nobody signs or changes it meanwhile
        document = self._records.get(tx, access, self._kind, incident_id)
        return document, _body(document)

    def _write(
        self, tx: Transaction, access: Access, document: Document, body: IncidentBody, changes: dict[str, Any], *,
        action: str, about: str, now_ms: int,
    ) -> Saved:  # fmt: skip
        intent = Intent(now_ms=now_ms, seen_revision=document.revision, reason=action)
        changed = msgspec.structs.replace(body, **changes)
        saved = self._records.put(tx, access, self._signed, document.id, changed, intent)
        event = ledger.Event(
            action=action, at_ms=now_ms, actor=access.person, actor_id=access.person_id, kind=document.kind,
            id=document.id, reason=about,
        )  # fmt: skip
        ledger.append(tx, ledger.lock_head(tx, access.organization), event)
        return saved


def _as_it_is(_tx: Transaction, _access: Access, body: Any, _before: Any | None) -> Any:
    return body


def _nothing_against_it(_tx: Transaction, _access: Access, _id: str, _body: Any, _before: Any | None) -> None:
    return None


def _body(document: Document) -> IncidentBody:
    return msgspec.convert(body_fields(msgspec.json.decode(document.representation)), IncidentBody)


def _roles_left(access: Access, document: Document, body: IncidentBody) -> list[SignatureRole]:
    """As what the caller may still sign."""
    signed = any(each.person_id == access.person_id for each in body.signatures)
    if signed or body.status == "closed" or len(body.signatures) >= _MOST_SIGNATURES:
        return []
    if document.author == access.person:
        return ["author"] if access.role != "viewer" else []
    return ["supervisor", "evaluator"] if access.role in TRAINERS else []


def _why_not(access: Access, document: Document, body: IncidentBody, role: SignatureRole) -> str:
    if body.status == "closed":
        return "This incident is closed. Nobody signs it any more."
    if len(body.signatures) >= _MOST_SIGNATURES:
        return f"{_MOST_SIGNATURES} people have signed. That is enough."
    if document.author == access.person:
        return "You wrote this incident, so you sign it as its author. Somebody else signs as supervisor."
    if access.role not in TRAINERS:
        raise NotAllowed("Assistants sign only what they have written. Ask a trainer or the owner.")
    return f"Somebody else wrote this incident, so you do not sign it as {role}. Sign it as supervisor or evaluator."


def _require_seen(document: Document, seen_revision: int | None) -> None:
    if seen_revision is None:
        raise RevisionUnknown(
            "Send the revision that you have read as If-Match: a signature is given for what was seen."
        )
    if seen_revision != document.revision:
        raise Stale.now(document, shown=False)


def _at(now_ms: int) -> datetime:
    return datetime.fromtimestamp(now_ms / 1000, UTC)
