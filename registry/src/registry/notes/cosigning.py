"""Co-signing: a trainer puts their name to what an assistant wrote.

The signature is given for one revision and stays only as long as the note says the same: whoever edits it takes the
signature away, and it waits again. What was signed, by whom and when stays in the note's history and in the ledger.
"""

from collections.abc import Callable
from typing import Final

import msgspec

from registry.notes import repository
from registry.notes.errors import NothingToSign
from registry.notes.facts import without_read_facts
from registry.notes.rules import waits_for_cosign
from registry.notes.schemas import Cosigning, NoteBody
from registry.platform.access import TRAINERS, Access
from registry.platform.database import Transaction
from registry.records import lookup
from registry.records.kinds import Document, Kind
from registry.records.service import Records, Saved
from registry.records.signatures import NotYours, Seals, about_signature, require_seen, signature_by

_OWN: Final = "You wrote this note, so somebody else co-signs it: a trainer or the owner of the practice."


def as_typed(note: NoteBody) -> NoteBody:
    """The note as its writers left it, without what the registry fills in."""
    return msgspec.structs.replace(without_read_facts(note), needs_cosign=False, signatures=[])


def with_signatures(note: NoteBody, before: NoteBody | None, is_wanted: Callable[[], bool]) -> NoteBody:
    """The note, which has its facts, with the signatures that still hold: those of `before`, if it says the same.

    `is_wanted` is asked only when something was written, and tells whether what the writer writes has to be co-signed.
    Once it has to, it stays so, whoever edits the note next.
    """
    if before is not None and as_typed(note) == as_typed(before):
        return msgspec.structs.replace(note, needs_cosign=before.needs_cosign, signatures=before.signatures)
    needed = (before is not None and before.needs_cosign) or is_wanted()
    return msgspec.structs.replace(note, needs_cosign=needed, signatures=[])


class CoSigners:
    """The verbs beside writing."""

    def __init__(self, records: Records, kind: Kind) -> None:
        self._seals = Seals(records, kind)

    def state(self, tx: Transaction, access: Access, note_id: str) -> Cosigning:
        """How far the note is, for the caller."""
        document, note = self._seals.read(tx, access, note_id)
        entry_hash, _ = lookup.sealed(tx, document)
        waits = waits_for_cosign(note)
        return Cosigning(
            revision=document.revision, hash=entry_hash, waits=waits,
            may_sign=waits and access.role in TRAINERS and document.author != access.person,
            may_withdraw=access.role in TRAINERS and _has_signed(note, access), signatures=note.signatures,
        )  # fmt: skip

    def sign(
        self, tx: Transaction, access: Access, note_id: str, *, seen_revision: int | None, now_ms: int
    ) -> Saved:  # fmt: skip
        """Adds the caller's signature; the same once more changes nothing. Raises Stale, NothingToSign, NotYours."""
        document, note = self._seals.read_to_sign(tx, access, note_id)
        if _has_signed(note, access):
            return Saved(document, "unchanged")
        require_seen(document, seen_revision)
        if document.author == access.person:
            raise NotYours(_OWN)
        if not waits_for_cosign(note):
            raise NothingToSign(_why_it_does_not_wait(note))
        signature = signature_by(tx, access, document, "supervisor", now_ms=now_ms)
        signed = msgspec.structs.replace(note, signatures=[signature])
        return self._write(
            tx, access, document, signed, action="co-signed", about=about_signature(signature), now_ms=now_ms
        )

    def withdraw(
        self, tx: Transaction, access: Access, note_id: str, *, seen_revision: int | None, now_ms: int
    ) -> Saved:  # fmt: skip
        """Takes the caller's own signature back, so that a slip of the finger can be put right."""
        document, note = self._seals.read_to_sign(tx, access, note_id)
        if not _has_signed(note, access):
            return Saved(document, "unchanged")
        require_seen(document, seen_revision)
        about = f"revision {note.signatures[0].revision}"
        unsigned = msgspec.structs.replace(note, signatures=[])
        return self._write(tx, access, document, unsigned, action="signature withdrawn", about=about, now_ms=now_ms)

    def _write(
        self, tx: Transaction, access: Access, document: Document, note: NoteBody, *, action: str, about: str,
        now_ms: int,
    ) -> Saved:  # fmt: skip
        saved = self._seals.write(tx, access, document, note, action=action, about=about, now_ms=now_ms)
        repository.carry_acknowledgements(tx, document, to=saved.document.revision)
        return saved


def _has_signed(note: NoteBody, access: Access) -> bool:
    return any(each.person_id == access.person_id for each in note.signatures)


def _why_it_does_not_wait(note: NoteBody) -> str:
    if note.signatures:
        return f"{note.signatures[0].name} has co-signed this note already."
    if not note.needs_cosign:
        return "This note needs no co-signature."
    if note.visibility == "private":
        return "This note is private to its author. Nobody co-signs it."
    return (
        "This note is a draft. It is co-signed when it is finished." if note.status == "draft" else "This note is void."
    )
