"""The second step of signing in: one-time codes of an authenticator app (RFC 6238) and recovery codes."""

import io
import secrets
from typing import Final

import pyotp
import segno

from registry.accounts import repository
from registry.accounts.credentials import secret_hash
from registry.accounts.errors import SecondStepRequired
from registry.accounts.passwords import password_matches
from registry.accounts.repository import Person
from registry.accounts.schemas import RecoveryCodes, TotpSecret
from registry.platform.access import Access
from registry.platform.database import Database, Transaction
from registry.platform.errors import Conflict, InvalidBody

STEP_S: Final = 30
RECOVERY_CODES: Final = 10
_ISSUER: Final = "Longline"


def code_is_right(tx: Transaction, person: Person, code: str, *, now_ms: int) -> bool:
    """Whether the code is the app's (one step early or late is fine) or a recovery code; each works once."""
    assert person.totp_secret is not None
    totp = pyotp.TOTP(person.totp_secret)
    step = now_ms // 1000 // STEP_S
    for candidate in (step, step - 1, step + 1):
        if secrets.compare_digest(totp.generate_otp(candidate), code):
            return repository.use_totp_step(tx, person.number, candidate)
    return repository.use_recovery_code(tx, person.number, secret_hash(code.lower()))


class SecondStep:
    """Setting the second step up and taking it away."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def begin(self, access: Access) -> TotpSecret:
        """A new secret for the app; it is in force only after `confirm`."""
        secret = pyotp.random_base32()

        def work(tx: Transaction) -> Person:
            person = repository.person_by_number(tx, access.person)
            if person.totp_since_ms is not None:
                raise Conflict("A second step is set up already. Remove it before you set up another.")
            repository.set_totp(tx, access.person, secret=secret, since_ms=None)
            return person

        person = self._database.write(work)
        uri = pyotp.TOTP(secret).provisioning_uri(name=person.email, issuer_name=_ISSUER)
        return TotpSecret(secret, uri, _qr_svg(uri))

    def confirm(self, access: Access, code: str, *, now_ms: int) -> RecoveryCodes:
        """Puts the second step in force after a right code; gives the recovery codes."""
        codes = [f"{secrets.token_hex(3)}-{secrets.token_hex(3)}" for _ in range(RECOVERY_CODES)]

        def work(tx: Transaction) -> None:
            person = repository.person_by_number(tx, access.person)
            if person.totp_secret is None or person.totp_since_ms is not None:
                raise Conflict("There is nothing to confirm. Start setting up the second step again.")
            if not code_is_right(tx, person, code, now_ms=now_ms):
                raise InvalidBody.at("/code", "The code is wrong. Check the phone's clock and enter the newest code.")
            repository.set_totp(tx, access.person, secret=person.totp_secret, since_ms=now_ms)
            repository.replace_recovery_codes(tx, access.person, [secret_hash(code) for code in codes])

        self._database.write(work)
        return RecoveryCodes(codes)

    def remove(self, access: Access, password: str) -> None:
        """Takes the second step away; needs the password."""
        with self._database.reading() as tx:
            person = repository.person_by_number(tx, access.person)
        if not password_matches(password, person.password_hash):
            raise SecondStepRequired("The password is wrong; the second step stays.")

        def work(tx: Transaction) -> None:
            repository.set_totp(tx, access.person, secret=None, since_ms=None)
            repository.replace_recovery_codes(tx, access.person, [])

        self._database.write(work)


def _qr_svg(uri: str) -> str:
    out = io.BytesIO()
    segno.make(uri, error="m").save(out, kind="svg", scale=4, border=2, xmldecl=False)
    return out.getvalue().decode()
