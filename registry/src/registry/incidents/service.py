"""Signing and closing an incident, by the signatures that every record has (`records.signatures`).

The first signature locks the text, so that the second is given for the same words.
"""

from typing import Any, Final

import msgspec

from registry.incidents import rules
from registry.incidents.errors import NotReady, Signed
from registry.incidents.schemas import IncidentBody, Readiness
from registry.platform.access import TRAINERS, Access
from registry.platform.database import Transaction
from registry.platform.errors import NotAllowed
from registry.records import lookup
from registry.records.kinds import Document, Kind
from registry.records.service import Records, Saved
from registry.records.signatures import (
    NotYours,
    Seals,
    SignatureRole,
    about_signature,
    moment,
    require_seen,
    signature_by,
)

_MOST_SIGNATURES: Final = 5


class Signing:
    """The verbs beside writing."""

    def __init__(self, records: Records, kind: Kind) -> None:
        self._seals = Seals(records, kind)

    def readiness(self, tx: Transaction, access: Access, incident_id: str) -> Readiness:
        """How far the incident is, for the caller."""
        document, body = self._seals.read(tx, access, incident_id)
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
        document, body = self._seals.read_to_sign(tx, access, incident_id)
        own = next((each for each in body.signatures if each.person_id == access.person_id), None)
        if own is not None:
            if own.role != role:
                raise NotYours(f"You have signed already, as {own.role}. Nobody signs twice.")
            return Saved(document, "unchanged")
        require_seen(document, seen_revision)
        if missing := rules.missing(body):
            raise NotReady(missing[0], extra={"missing": missing})
        if role not in _roles_left(access, document, body):
            raise NotYours(_why_not(access, document, body, role))
        signature = signature_by(tx, access, document, role, now_ms=now_ms)
        changes = {"signatures": [*body.signatures, signature], "status": "signed"}
        about = about_signature(signature)
        return self._write(tx, access, document, body, changes, action="signed", about=about, now_ms=now_ms)

    def withdraw(
        self, tx: Transaction, access: Access, incident_id: str, *, seen_revision: int | None, now_ms: int
    ) -> Saved:  # fmt: skip
        """Takes the caller's own signature back while it is the only one, so that a mistake can be put right."""
        document, body = self._seals.read_to_sign(tx, access, incident_id)
        if not any(each.person_id == access.person_id for each in body.signatures):
            return Saved(document, "unchanged")
        require_seen(document, seen_revision)
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
        document, body = self._seals.read_to_sign(tx, access, incident_id)
        if body.status == "closed":
            return Saved(document, "unchanged")
        require_seen(document, seen_revision)
        if not rules.can_close(body.signatures):
            left = rules.NEEDED_SIGNATURES - len(body.signatures)
            who = "one more person signs" if left == 1 else "two people sign"
            raise NotReady(f"An incident is closed after {who}.", extra={"missing": [f"Have {who.rstrip('s')}."]})
        changes = {"status": "closed", "closed_at": moment(now_ms)}
        return self._write(tx, access, document, body, changes, action="closed", about="", now_ms=now_ms)

    def _write(
        self, tx: Transaction, access: Access, document: Document, body: IncidentBody, changes: dict[str, Any], *,
        action: str, about: str, now_ms: int,
    ) -> Saved:  # fmt: skip
        changed = msgspec.structs.replace(body, **changes)
        return self._seals.write(tx, access, document, changed, action=action, about=about, now_ms=now_ms)


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
