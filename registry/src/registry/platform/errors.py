"""The errors that a caller may see.

Each carries an HTTP status, a stable `code` and a `detail`: one sentence that a trainer can act on.
Rooms derive their own from `RegistryError`; one handler in `platform.http` renders them all as RFC 9457.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class FieldError:
    """What is wrong with one field; `pointer` is a JSON Pointer into the sent body."""

    pointer: str
    message: str


class RegistryError(Exception):
    """Something the caller should know about, with what to do next."""

    status = 400
    code = "bad-request"
    title = "The request cannot be carried out"

    def __init__(
        self,
        detail: str,
        *,
        errors: Sequence[FieldError] = (),
        extra: Mapping[str, object] | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(detail)
        self.detail = detail
        self.errors = tuple(errors)
        self.extra = dict(extra or {})
        self.headers = dict(headers or {})


class MalformedRequest(RegistryError):
    """The bytes are not what the interface speaks: broken JSON, bad encoding, bad cursor."""

    code = "malformed"
    title = "The request is malformed"


class InvalidBody(RegistryError):
    """The JSON is well-formed but its values are not acceptable."""

    status = 422
    code = "invalid"
    title = "Some values are not valid"

    @classmethod
    def at(cls, pointer: str, message: str) -> "InvalidBody":
        """One wrong field."""
        return cls(message, errors=[FieldError(pointer, message)])


class NotSignedIn(RegistryError):
    """Nobody is signed in, or the credentials are no longer valid."""

    status = 401
    code = "not-signed-in"
    title = "You are not signed in"


class NotAllowed(RegistryError):
    """The person is known but may not do this."""

    status = 403
    code = "not-allowed"
    title = "Your role does not allow this"


class NotFound(RegistryError):
    """It does not exist, or the person may not know that it does."""

    status = 404
    code = "not-found"
    title = "There is nothing here"


def dead_link() -> NotFound:
    """A link to which nothing belongs, for whatever reason: the reasons are told apart by nobody."""
    return NotFound(
        "There is nothing behind this link. It may be incomplete, have run out or be withdrawn: ask for a new one.",
        headers={"X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer"},
    )


class Conflict(RegistryError):
    """The state of the record does not allow this."""

    status = 409
    code = "conflict"
    title = "That does not fit what is stored"


class UnsupportedMediaType(RegistryError):
    """A body of another media type than the operation takes."""

    status = 415
    code = "not-json"
    title = "Only JSON is understood here"


class TooLarge(RegistryError):
    """More than the registry takes."""

    status = 413
    code = "too-large"
    title = "That is too large"


class TooManyRequests(RegistryError):
    """A limit on how often was reached."""

    status = 429
    code = "too-many-requests"
    title = "Too many requests"

    @classmethod
    def wait(cls, seconds: int, detail: str) -> "TooManyRequests":
        """Asks the caller to come back after `seconds`."""
        return cls(detail, headers={"Retry-After": str(max(1, seconds))})


class Unavailable(RegistryError):
    """A dependency is down; the request was not carried out and may be repeated."""

    status = 503
    code = "unavailable"
    title = "The registry cannot do this right now"


class StorageFull(RegistryError):
    """The disk is full; nothing was stored."""

    status = 507
    code = "storage-full"
    title = "The registry's disk is full"
