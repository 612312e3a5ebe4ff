"""Who is asking: from the cookie of a browser or the bearer token of a script to an `Access`."""

import hmac
import re
from typing import Final

from registry.accounts.credentials import is_open, secret_hash, session_rows, token_row, touch_session
from registry.accounts.errors import NotAMember
from registry.platform.access import Access, Scope
from registry.platform.clock import Clock
from registry.platform.database import Database, Transaction
from registry.platform.errors import NotAllowed, NotFound, NotSignedIn, RegistryError
from registry.platform.http.operation import Visitor
from registry.platform.ids import ID_PATTERN

COOKIE: Final = "longline_session"
ALL_SCOPES: Final[frozenset[Scope]] = frozenset({"read", "write", "admin"})
SEEN_EVERY_MS: Final = 60 * 60 * 1000
_SAFE: Final = frozenset({"GET", "HEAD", "OPTIONS"})


class CsrfMissing(NotAllowed):
    """A browser's unsafe request without the token that only the page knows."""

    code = "csrf"
    title = "The page is out of date"


class Doorkeeper:
    """Recognises callers."""

    def __init__(self, database: Database, clock: Clock) -> None:
        self._database = database
        self._clock = clock

    def recognise(self, tx: Transaction, visitor: Visitor, *, method: str) -> Access | None:
        """The caller's access in the organization they name, or None for a stranger."""
        authorization = visitor.headers.get("Authorization")
        if authorization is not None:
            return self._by_token(tx, visitor, authorization)
        secret = visitor.cookies.get(COOKIE)
        if not secret:
            return None
        access = self._by_session(tx, visitor, secret)
        if access is not None and method not in _SAFE:
            _check_csrf(visitor, access)
        return access

    def refusal(self, tx: Transaction, visitor: Visitor) -> RegistryError:
        """Why a stranger is no member: signed out, or let go by the only organization they had."""
        secret = visitor.cookies.get(COOKIE)
        if secret and is_open(tx, secret_hash(secret), self._clock.now_ms()):
            return NotAMember()
        return NotSignedIn("You are not signed in. Log in and try again; what you wrote is still on your device.")

    def note_use(self, access: Access) -> None:
        """Notes that a browser session is in use, at most once an hour: reads stay reads."""
        session, seen_ms = access.session, access.seen_ms
        if session is None or seen_ms is None:
            return
        now_ms = self._clock.now_ms()
        if now_ms - seen_ms > SEEN_EVERY_MS:
            self._database.write(lambda tx: touch_session(tx, session, now_ms))

    def _by_session(self, tx: Transaction, visitor: Visitor, secret: str) -> Access | None:
        rows = session_rows(tx, secret_hash(secret), self._clock.now_ms())
        if not rows:
            return None
        wanted = _wanted_organization(visitor)
        chosen = (
            [row for row in rows if row[8] == wanted] if wanted else [row for row in rows if row[7] == row[2]] or rows
        )
        if not chosen:
            raise NotAMember()
        session_id, csrf, _, seen_ms, person, person_id, name, organization, organization_id, role = chosen[0]
        return Access(
            person, person_id, name, organization, organization_id, role, ALL_SCOPES,
            csrf_token=csrf, session=session_id, seen_ms=seen_ms,
        )  # fmt: skip

    def _by_token(self, tx: Transaction, visitor: Visitor, authorization: str) -> Access:
        scheme, _, secret = authorization.partition(" ")
        row = token_row(tx, secret_hash(secret.strip()), self._clock.now_ms()) if scheme.lower() == "bearer" else None
        if row is None:
            raise NotSignedIn("The access token is not valid or has expired. Make a new one in the settings.")
        scopes, person, person_id, name, organization, organization_id, role = row
        wanted = _wanted_organization(visitor)
        if wanted and wanted != organization_id:
            raise NotFound("This access token belongs to another organization.")
        return Access(person, person_id, name, organization, organization_id, role, frozenset(scopes.split()))


def _wanted_organization(visitor: Visitor) -> str | None:
    wanted = visitor.headers.get("X-Organization")
    if wanted is None:
        return None
    if not re.match(ID_PATTERN, wanted.lower()):
        raise NotAMember()
    return wanted.lower()


def _check_csrf(visitor: Visitor, access: Access) -> None:
    sent = visitor.headers.get("X-CSRF-Token") or ""
    if access.csrf_token is None or not hmac.compare_digest(sent.encode(), access.csrf_token.encode()):
        raise CsrfMissing("The header X-CSRF-Token is missing or old. Reload the page; your draft is kept.")
