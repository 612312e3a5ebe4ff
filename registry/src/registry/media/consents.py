"""Whether a recording may leave the practice: only with the consent of the dog's household, as it stands now.

Nothing is refused and nothing lost for want of a consent: the trainer who films a reaction films it first. A recording
without one is kept, shown within the practice as before, and not shared. Where the household has withdrawn its consent,
only whoever recorded it and the owners open it any more. The lock is worked out whenever it is asked for, so that it
follows each consent at once.
"""

from typing import Final

import msgspec

from registry.dogs.schemas import Consent
from registry.media import repository, rules
from registry.media.schemas import LockCode
from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.platform.errors import NotAllowed
from registry.records.kinds import Document

_NAMES: Final = {"video": "videos", "audio": "sound recordings"}


class Lock(msgspec.Struct, frozen=True):
    """Why a recording is locked, as a code and as a sentence."""

    code: LockCode
    sentence: str


class Sharing(msgspec.Struct, frozen=True):
    """Whether a file may leave the practice; `reason` is a sentence when it may not."""

    allowed: bool
    reason: str = ""


class _Household(msgspec.Struct):
    consents: list[Consent] = []


class _File(msgspec.Struct):
    media_type: str


def lock_of(tx: Transaction, attachment: Document, *, now_ms: int) -> Lock | None:
    """The lock on an attachment's file, None when there is none. Whether the caller sees the attachment is decided
    before."""
    needed = rules.consent_needed(msgspec.json.decode(attachment.representation, type=_File).media_type)
    if needed is None or attachment.dog is None:
        return None
    households = [
        msgspec.json.decode(representation, type=_Household).consents
        for representation in repository.households_of(tx, attachment.dog)
    ]
    code = rules.lock(needed, households, now_ms=now_ms)
    return Lock(code, _sentence(code, _NAMES[needed], known=bool(households))) if code is not None else None


def may_share(tx: Transaction, access: Access, attachment: Document, *, now_ms: int) -> Sharing:
    """Whether an attachment that the caller may read may be shown to somebody outside the practice.

    What is private or belongs to an incident never is; whether its visibility reaches that far is for whoever shares.
    """
    if attachment.organization != access.organization:
        return Sharing(False, "It belongs to another practice.")
    if attachment.deleted_ms is not None:
        return Sharing(False, "It was deleted.")
    if attachment.private_to is not None:
        return Sharing(False, "It is read by a few people in the practice only, so it is not shared.")
    lock = lock_of(tx, attachment, now_ms=now_ms)
    return Sharing(True) if lock is None else Sharing(False, lock.sentence)


def require_open(tx: Transaction, access: Access, attachment: Document, *, now_ms: int) -> None:
    """Raises NotAllowed for a recording whose consent was withdrawn, but not to whoever recorded it and the owners."""
    if access.role == "owner" or attachment.author == access.person:
        return
    lock = lock_of(tx, attachment, now_ms=now_ms)
    if lock is not None and lock.code == "withdrawn":
        raise NotAllowed(f"{lock.sentence} Whoever recorded it and the owner of the practice can still open it.")


def _sentence(code: LockCode, what: str, *, known: bool) -> str:
    if code == "withdrawn":
        return f"The household has withdrawn its consent to {what}."
    if not known:
        return f"No household is entered for this dog, so nobody has agreed to {what}."
    return f"The household has not agreed to {what} yet."
