"""Registering, signing in and out, one's own account."""

from collections.abc import Callable
from dataclasses import dataclass

from registry.accounts import credentials, repository
from registry.accounts.errors import AddressTaken, SecondStepRequired, WrongCredentials
from registry.accounts.kinds import MEMBER, ORGANIZATION
from registry.accounts.log_in_limits import LogInLimits
from registry.accounts.organization_schemas import OrganizationBody
from registry.accounts.passkey_store import passkeys_of
from registry.accounts.passkeys import Passkeys
from registry.accounts.passwords import hash_password, password_matches, refuse_guessable
from registry.accounts.repository import Person
from registry.accounts.schemas import (
    LogIn,
    Me,
    MemberBody,
    MembershipCard,
    MyChanges,
    OrganizationCard,
    PersonCard,
    Registration,
)
from registry.accounts.second_step import code_is_right
from registry.platform.access import Access
from registry.platform.database import Database, Transaction
from registry.platform.errors import InvalidBody, NotAllowed
from registry.platform.http.operation import Visitor
from registry.platform.ids import new_id, new_secret
from registry.records import ledger
from registry.records.service import Intent, Records

DAY_MS = 86_400_000


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A fresh browser session: the secret for the cookie, and what the page may know."""

    secret: str
    me: Me


class Accounts:
    """The verbs of people who sign in."""

    def __init__(
        self, database: Database, records: Records, limits: LogInLimits, passkeys: Passkeys, *, session_days: int
    ) -> None:
        self._database = database
        self._passkeys = passkeys
        self._records = records
        self._limits = limits
        self._session_ms = session_days * DAY_MS

    def register(self, request: Registration, visitor: Visitor, *, now_ms: int) -> SignedIn:
        """Creates person, organization and the membership as owner, and signs in.

        Raises AddressTaken, and InvalidBody for a guessable password or a time zone that does not exist.
        """
        refuse_guessable(request.password, about=(request.email, request.name, request.organization))
        password_hash = hash_password(request.password)

        def work(tx: Transaction) -> SignedIn:
            person_id = new_id()
            number = repository.add_person(
                tx, person_id=person_id, email=request.email.lower(), name=request.name.strip(),
                password_hash=password_hash, now_ms=now_ms,
            )  # fmt: skip
            if number is None:
                raise AddressTaken("Somebody has registered with this e-mail address. Log in, or reset the password.")
            organization = OrganizationBody(name=request.organization.strip(), time_zone=request.time_zone or "UTC")
            access = self.found_organization(tx, number, person_id, request.name, organization, now_ms=now_ms)
            return self.open_session(tx, access, visitor, now_ms=now_ms)

        return self._database.write(work)

    def found_organization(
        self, tx: Transaction, person: int, person_id: str, person_name: str, body: OrganizationBody, *, now_ms: int
    ) -> Access:
        """A new organization whose owner is the person; raises InvalidBody for a time zone that does not exist."""
        organization_id = new_id()
        number = repository.add_organization(tx, organization_id=organization_id, name=body.name, now_ms=now_ms)
        access = Access(person, person_id, person_name, number, organization_id, "owner", frozenset())
        intent = Intent(now_ms=now_ms)
        self._records.put(tx, access, ORGANIZATION, organization_id, body, intent)
        self._records.put(tx, access, MEMBER, new_id(), MemberBody(person_id=person_id, role="owner"), intent)
        return access

    def authenticate(self, request: LogIn, visitor: Visitor, *, now_ms: int) -> Person:
        """The person with these credentials; an unknown address and a wrong password look and take the same."""
        email = request.email.strip().lower()
        self._limits.check(email, visitor.address, now_ms=now_ms)
        with self._database.reading() as tx:
            person = repository.person_by_email(tx, email)
        if not password_matches(request.password, person.password_hash if person else None) or person is None:
            self._limits.count_failure(email, visitor.address, now_ms=now_ms)
            raise WrongCredentials("E-mail address or password is wrong.")
        self._second_step(person, request, visitor, now_ms=now_ms)
        self._limits.forget(email)
        return person

    def log_in(self, request: LogIn, visitor: Visitor, *, now_ms: int) -> SignedIn:
        """Signs in."""
        person = self.authenticate(request, visitor, now_ms=now_ms)

        def work(tx: Transaction) -> SignedIn:
            access = self._first_access(tx, person)
            signed_in = self.open_session(tx, access, visitor, now_ms=now_ms)
            self.note_event(tx, access, "logged-in", "person", access.person_id, now_ms=now_ms)
            return signed_in

        return self._database.write(work)

    def open_session(self, tx: Transaction, access: Access, visitor: Visitor, *, now_ms: int) -> SignedIn:
        """Signs a browser in."""
        secret, csrf_token = new_secret(), new_secret()
        credentials.add_session(
            tx, token_hash=credentials.secret_hash(secret), session_id=new_id(), person=access.person,
            organization=access.organization, csrf_token=csrf_token, now_ms=now_ms,
            expires_ms=now_ms + self._session_ms, user_agent=visitor.user_agent.replace("\x00", ""),
        )  # fmt: skip
        return SignedIn(secret, me(tx, access, csrf_token=csrf_token))

    def change_me(self, access: Access, changes: MyChanges, *, now_ms: int) -> Me:
        """A new name or a new password; the latter signs every other browser out."""
        with self._database.reading() as tx:
            person = repository.person_by_number(tx, access.person)
        new_hash = self._checked_new_password(person, changes) if changes.password is not None else None

        def work(tx: Transaction) -> Me:
            if changes.name is not None:
                repository.rename_person(tx, access.person, access.person_id, changes.name.strip())
                self.note_event(tx, access, "renamed", "person", access.person_id, now_ms=now_ms)
            if new_hash is not None:
                repository.set_password(tx, access.person, new_hash)
                credentials.end_other_sessions(tx, access.person, keep=access.session)
                self.note_event(tx, access, "password-changed", "person", access.person_id, now_ms=now_ms)
            return me(tx, access, csrf_token=access.csrf_token)

        return self._database.write(work)

    def set_new_password(self, token: str, password: str, *, now_ms: int) -> bool:
        """Uses a reset link; False when it is dead. Signs every browser out."""
        refuse_guessable(password, about=())
        password_hash = hash_password(password)

        def work(tx: Transaction) -> bool:
            person = credentials.use_reset(tx, credentials.secret_hash(token), now_ms)
            if person is None:
                return False
            repository.set_password(tx, person, password_hash)
            credentials.end_other_sessions(tx, person, keep=None)
            return True

        return self._database.write(work)

    def reset_link(
        self, email: str, *, now_ms: int, valid_ms: int = DAY_MS,
        then: Callable[[Transaction, str, str], None] | None = None,
    ) -> str | None:  # fmt: skip
        """A secret for a link that sets a new password once; None for an unknown address.

        `then` takes part in the same transaction, with the person's address and the secret.
        """
        secret = new_secret()

        def work(tx: Transaction) -> str | None:
            person = repository.person_by_email(tx, email.strip().lower())
            if person is None:
                return None
            credentials.add_reset(
                tx, token_hash=credentials.secret_hash(secret), person=person.number, expires_ms=now_ms + valid_ms
            )
            if then is not None:
                then(tx, person.email, secret)
            return secret

        return self._database.write(work)

    @staticmethod
    def note_event(tx: Transaction, access: Access, action: str, kind: str, about: str, *, now_ms: int) -> None:
        """Puts something that is not a document's revision into the ledger."""
        event = ledger.Event(
            action=action, at_ms=now_ms, actor=access.person, actor_id=access.person_id, kind=kind, id=about
        )
        ledger.append(tx, ledger.lock_head(tx, access.organization), event)

    def _second_step(self, person: Person, request: LogIn, visitor: Visitor, *, now_ms: int) -> None:
        """Asks for the second step of those who have one, and checks it."""
        if request.passkey is not None:
            right = self._passkeys.is_right(person.number, request.passkey, now_ms=now_ms)
        elif request.code is not None and person.totp_since_ms is not None:
            code = request.code
            right = self._database.write(lambda tx: code_is_right(tx, person, code, now_ms=now_ms))
        else:
            return self._ask_for_second_step(person, now_ms=now_ms)
        if not right:
            self._limits.count_failure(person.email, visitor.address, now_ms=now_ms)
            raise SecondStepRequired(
                "That did not match or was used already. Wait for the next code, or use a recovery code."
            )
        return None

    def _ask_for_second_step(self, person: Person, *, now_ms: int) -> None:
        options = self._passkeys.begin_use(person.number, now_ms=now_ms)
        by_code = person.totp_since_ms is not None
        if options is None and not by_code:
            return
        methods = [name for name, there in (("code", by_code), ("passkey", options is not None)) if there]
        raise SecondStepRequired(
            "Enter the code that your authenticator app shows." if by_code else "Confirm with your passkey.",
            extra={"methods": methods, "passkey": options},
        )

    @staticmethod
    def _first_access(tx: Transaction, person: Person) -> Access:
        found = repository.memberships(tx, person.number)
        if not found:
            raise NotAllowed("You are not a member of any organization any more. Ask the owner for an invitation.")
        _, role, organization, organization_id, _ = found[0]
        return Access(person.number, person.id, person.name, organization, organization_id, role, frozenset())

    @staticmethod
    def _checked_new_password(person: Person, changes: MyChanges) -> str:
        if not password_matches(changes.current_password or "", person.password_hash):
            raise InvalidBody.at("/current_password", "The current password is wrong.")
        assert changes.password is not None
        refuse_guessable(changes.password, about=(person.email, person.name))
        return hash_password(changes.password)


def me(tx: Transaction, access: Access, *, csrf_token: str | None) -> Me:
    """Who is signed in, and where they belong."""
    person = repository.person_by_number(tx, access.person)
    places = [
        MembershipCard(member_id, role, OrganizationCard(organization_id, name))
        for member_id, role, _, organization_id, name in repository.memberships(tx, access.person)
    ]
    card = PersonCard(
        person.id, person.email, person.name, person.totp_since_ms is not None, len(passkeys_of(tx, person.number))
    )
    return Me(card, places, access.organization_id, csrf_token)
