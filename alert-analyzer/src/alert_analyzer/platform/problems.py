"""Errors with a status, a stable code and a sentence that a person can act on; problem+json on the wire (RFC 9457)."""

from typing import ClassVar


class Problem(Exception):
    """Something that is told to the caller."""

    status: ClassVar[int] = 500
    code: ClassVar[str] = "internal"
    headers: ClassVar[dict[str, str]] = {}

    def __init__(self, detail: str) -> None:
        super().__init__(detail)
        self.detail = detail

    def body(self) -> dict[str, object]:
        """The document that stands on the wire."""
        return {"type": "about:blank", "title": self.code, "status": self.status, "detail": self.detail}


class Unauthenticated(Problem):
    """Nobody knows who sends this."""

    status = 401
    code = "unauthenticated"
    headers: ClassVar[dict[str, str]] = {"WWW-Authenticate": "Bearer"}


class NotUnderstood(Problem):
    """The body is no notification. Alertmanager does not try again, so this is for what can never be one."""

    status = 400
    code = "not_understood"


class TooLarge(Problem):
    """The body is larger than the limit."""

    status = 413
    code = "too_large"


class NotStored(Problem):
    """The notification could not be stored: the sender keeps it and tries again."""

    status = 503
    code = "not_stored"
    headers: ClassVar[dict[str, str]] = {"Retry-After": "5"}
