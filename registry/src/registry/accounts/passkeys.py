"""Passkeys (WebAuthn) as a second step of signing in; the ceremony's cryptography is py_webauthn's.

A ceremony begins with options that hold a random challenge and ends with what the browser's authenticator
signed. The challenge is kept in the database under the hash of a token that only this browser was given, works
once and for five minutes.
"""

from typing import Any, Final
from urllib.parse import urlsplit

import msgspec
import webauthn
from webauthn.helpers.exceptions import WebAuthnException
from webauthn.helpers.structs import PublicKeyCredentialDescriptor

from registry.accounts import passkey_store, repository
from registry.accounts.credentials import secret_hash
from registry.accounts.errors import TooMany, WrongCredentials
from registry.accounts.passwords import password_matches
from registry.accounts.schemas import (
    NewPasskey,
    PasskeyCard,
    PasskeyCredential,
    PasskeyOptions,
    PasskeyProof,
)
from registry.platform.access import Access
from registry.platform.clock import to_text
from registry.platform.database import Database, Transaction
from registry.platform.errors import InvalidBody, NotFound
from registry.platform.ids import new_id, new_secret

CHALLENGE_MS: Final = 5 * 60 * 1000
MOST: Final = 20
_SITE: Final = "Longline"
# What py_webauthn raises for bytes that are no ceremony at all, beside its own errors.
_GARBAGE: Final = (WebAuthnException, ValueError, KeyError, TypeError, IndexError)


class Passkeys:
    """Adding, using and removing passkeys."""

    def __init__(self, database: Database, *, public_url: str) -> None:
        self._database = database
        self._origin = public_url
        self._site_id = urlsplit(public_url).hostname or "localhost"

    def begin_adding(self, access: Access, *, now_ms: int) -> PasskeyOptions:
        """Options for the browser's `navigator.credentials.create`."""
        with self._database.reading() as tx:
            person = repository.person_by_number(tx, access.person)
            known = passkey_store.passkeys_of(tx, access.person)
        if len(known) >= MOST:
            raise TooMany(f"You have {MOST} passkeys. Remove those that you no longer use.")
        options = webauthn.generate_registration_options(
            rp_id=self._site_id,
            rp_name=_SITE,
            user_id=access.person_id.encode(),
            user_name=person.email,
            user_display_name=person.name,
            exclude_credentials=[PublicKeyCredentialDescriptor(id=row[0]) for row in known],
        )
        return self._remember(access.person, "add", options.challenge, options, now_ms=now_ms)

    def add(self, access: Access, wanted: NewPasskey, *, now_ms: int) -> PasskeyCard:
        """Checks what the authenticator made and keeps its public key."""
        challenge = self._take(access.person, "add", wanted.challenge_token, now_ms=now_ms)
        try:
            made = webauthn.verify_registration_response(
                credential=_plain(wanted.credential),
                expected_challenge=challenge,
                expected_rp_id=self._site_id,
                expected_origin=self._origin,
            )
        except _GARBAGE as error:
            raise InvalidBody.at("/credential", "The passkey could not be checked. Try to add it again.") from error
        passkey_id = new_id()
        self._database.write(
            lambda tx: passkey_store.add_passkey(
                tx, credential_id=made.credential_id, passkey_id=passkey_id, person=access.person, name=wanted.name,
                public_key=made.credential_public_key, sign_count=made.sign_count, now_ms=now_ms,
            )
        )  # fmt: skip
        return PasskeyCard(passkey_id, wanted.name, to_text(now_ms))

    def cards(self, tx: Transaction, access: Access) -> list[PasskeyCard]:
        """One's own passkeys."""
        return [
            PasskeyCard(passkey_id, name, to_text(created))
            for _, passkey_id, name, _, _, created in passkey_store.passkeys_of(tx, access.person)
        ]

    def remove(self, access: Access, passkey_id: str, password: str) -> None:
        """Takes a passkey away; needs the password."""
        with self._database.reading() as tx:
            person = repository.person_by_number(tx, access.person)
        if not password_matches(password, person.password_hash):
            raise WrongCredentials("The password is wrong; the passkey stays.")
        if not self._database.write(lambda tx: passkey_store.remove_passkey(tx, access.person, passkey_id)):
            raise NotFound("There is no such passkey.")

    def begin_use(self, person: int, *, now_ms: int) -> PasskeyOptions | None:
        """Options for `navigator.credentials.get`; None for somebody without passkeys."""
        with self._database.reading() as tx:
            known = passkey_store.passkeys_of(tx, person)
        if not known:
            return None
        options = webauthn.generate_authentication_options(
            rp_id=self._site_id, allow_credentials=[PublicKeyCredentialDescriptor(id=row[0]) for row in known]
        )
        return self._remember(person, "use", options.challenge, options, now_ms=now_ms)

    def is_right(self, person: int, proof: PasskeyProof, *, now_ms: int) -> bool:
        """Whether one of the person's authenticators signed the challenge."""
        try:
            challenge = self._take(person, "use", proof.challenge_token, now_ms=now_ms)
        except InvalidBody:
            return False
        with self._database.reading() as tx:
            known = {row[0]: row for row in passkey_store.passkeys_of(tx, person)}
        try:
            credential_id = webauthn.base64url_to_bytes(proof.credential.raw_id)
            _, _, _, public_key, sign_count, _ = known[credential_id]
            used = webauthn.verify_authentication_response(
                credential=_plain(proof.credential),
                expected_challenge=challenge,
                expected_rp_id=self._site_id,
                expected_origin=self._origin,
                credential_public_key=public_key,
                credential_current_sign_count=sign_count,
            )
        except _GARBAGE:
            return False
        self._database.write(lambda tx: passkey_store.count_passkey_use(tx, credential_id, used.new_sign_count))
        return True

    def _remember(self, person: int, purpose: str, challenge: bytes, options: Any, *, now_ms: int) -> PasskeyOptions:
        token = new_secret()
        self._database.write(
            lambda tx: passkey_store.add_challenge(
                tx, token_hash=secret_hash(token), person=person, purpose=purpose, value=challenge,
                expires_ms=now_ms + CHALLENGE_MS,
            )
        )  # fmt: skip
        return PasskeyOptions(token, msgspec.json.decode(webauthn.options_to_json(options)))

    def _take(self, person: int, purpose: str, token: str, *, now_ms: int) -> bytes:
        token_hash = secret_hash(token)
        found = self._database.write(lambda tx: passkey_store.use_challenge(tx, token_hash, person, purpose, now_ms))
        if found is None:
            raise InvalidBody.at("/challenge_token", "This took too long or was used already. Start again.")
        return found


def _plain(credential: PasskeyCredential) -> dict[str, Any]:
    plain: dict[str, Any] = msgspec.to_builtins(credential)
    return plain
