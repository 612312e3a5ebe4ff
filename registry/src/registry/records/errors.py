"""What can be wrong with a write or a read of a document."""

import msgspec

from registry.platform.errors import Conflict, FieldError, NotFound, RegistryError
from registry.records.kinds import Document, Kind


def missing(kind: Kind) -> NotFound:
    """Not there, or not yours to see: the two are told apart by nobody."""
    return NotFound(f"There is no such {kind.title}. It may have been deleted, or it is not shared with you.")


def deleted(kind: Kind, document: Document, deleted_at: str) -> NotFound:
    """It was deleted and can still be brought back."""
    return NotFound(
        f"This {kind.title} was deleted. It can be restored until it is purged.",
        extra={"deleted_at": deleted_at, "revision": document.revision},
    )


def missing_reference(pointer: str, title: str) -> NotFound:
    """The body names a document that the writer cannot see."""
    message = f"There is no {title} with this id."
    return NotFound(message, errors=[FieldError(pointer, message)])


class IdTaken(Conflict):
    """The id belongs to another document."""

    code = "id-taken"


class Deleted(Conflict):
    """A write over something that was deleted."""

    code = "deleted"


class TextMissing(Conflict):
    """Somebody took a text out of the ledger behind the registry's back."""

    code = "text-missing"


class RevisionUnknown(RegistryError):
    """A write over an existing document without `If-Match`."""

    status = 428
    code = "if-match-required"
    title = "Which revision did you change?"


class Stale(RegistryError):
    """Somebody else changed it in the meantime; the answer holds what they wrote."""

    status = 412
    code = "stale"
    title = "It was changed in the meantime"

    @classmethod
    def now(cls, document: Document, *, shown: bool = True) -> "Stale":
        """With the current representation; not `shown` where each reading is kept: then it is to be asked for."""
        headers = {"ETag": f'"{document.revision}"'}
        if not shown:
            return cls("Somebody changed this in the meantime. Read it again, then save again.", headers=headers)
        return cls(
            "Somebody changed this in the meantime. Look at `current`, put your change into it and save again.",
            extra={"current": msgspec.Raw(document.representation.encode())},
            headers=headers,
        )
