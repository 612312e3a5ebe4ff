"""The team: members and invitations."""

from typing import Any

import msgspec

from registry.accounts import credentials, repository
from registry.accounts.errors import AddressTaken, LastOwner, TooMany, link_is_dead
from registry.accounts.kinds import MEMBER
from registry.accounts.passwords import hash_password, refuse_guessable
from registry.accounts.repository import Person
from registry.accounts.schemas import (
    Acceptance,
    Authors,
    InvitationCard,
    InvitationPreview,
    LogIn,
    Member,
    MemberBody,
    NewInvitation,
)
from registry.accounts.service import DAY_MS, Accounts, SignedIn
from registry.mail import letters
from registry.mail.outbox import Outbox
from registry.platform.access import Access
from registry.platform.clock import to_text
from registry.platform.database import Database, Transaction
from registry.platform.errors import InvalidBody, NotFound
from registry.platform.http.operation import Visitor
from registry.platform.ids import new_id, new_secret
from registry.records import ledger
from registry.records.endpoints import Author
from registry.records.service import Intent, Records

MOST_OPEN_INVITATIONS = 200


class Team:
    """The verbs of those who run an organization."""

    def __init__(
        self, database: Database, records: Records, accounts: Accounts, outbox: Outbox, *, public_url: str,
        invitation_days: int,
    ) -> None:  # fmt: skip
        self._database = database
        self._records = records
        self._accounts = accounts
        self._outbox = outbox
        self._public_url = public_url
        self._valid_ms = invitation_days * DAY_MS

    def members(self, tx: Transaction, access: Access) -> list[Member]:
        """Everybody in the organization, by name."""
        found = [_member(row) for row in repository.members(tx, access.organization)]
        return sorted(found, key=lambda member: (member.name, member.id))

    def authors(self, tx: Transaction, access: Access) -> Authors:
        """Everybody who ever belonged to the organization: names without addresses, also for those who left."""
        found = [Author(person_id, name) for person_id, name in repository.authors(tx, access.organization)]
        return Authors(sorted(found, key=lambda author: (author.name, author.id)))

    def member(self, tx: Transaction, access: Access, member_id: str) -> Member:
        """One member."""
        rows = repository.members(tx, access.organization, member_id=member_id)
        if not rows:
            raise NotFound("There is no such member.")
        return _member(rows[0])

    def change_role(self, tx: Transaction, access: Access, member_id: str, role: str, intent: Intent) -> Member:
        """Gives a member another role; the last owner stays owner."""
        ledger.lock_head(tx, access.organization)  # two owners who step down at once come one after the other
        current = self.member(tx, access, member_id)
        if current.role == "owner" and role != "owner":
            _keep_an_owner(tx, access)
        self._records.patch(tx, access, MEMBER, member_id, {"role": role}, intent)
        return self.member(tx, access, member_id)

    def end_membership(self, tx: Transaction, access: Access, member_id: str, intent: Intent) -> None:
        """The person leaves; what they wrote stays."""
        ledger.lock_head(tx, access.organization)
        current = next((m for m in self.members(tx, access) if m.id == member_id), None)
        if current is not None and current.role == "owner":
            _keep_an_owner(tx, access)
        self._records.delete(tx, access, MEMBER, member_id, intent)

    def invite(self, tx: Transaction, access: Access, wanted: NewInvitation, *, now_ms: int) -> InvitationCard:
        """Makes a link that lets one person in; a newer one to the same address takes its place."""
        if len(credentials.invitations_of(tx, access.organization, now_ms)) >= MOST_OPEN_INVITATIONS:
            raise TooMany(f"There are {MOST_OPEN_INVITATIONS} open invitations. Withdraw some first.")
        secret, invitation_id, expires_ms = new_secret(), new_id(), now_ms + self._valid_ms
        email = wanted.email.lower()
        credentials.add_invitation(
            tx, token_hash=credentials.secret_hash(secret), invitation_id=invitation_id,
            organization=access.organization, email=email, role=wanted.role, invited_by=access.person,
            now_ms=now_ms, expires_ms=expires_ms,
        )  # fmt: skip
        self._accounts.note_event(tx, access, "invited", "invitation", invitation_id, now_ms=now_ms)
        url = f"{self._public_url}/invitations/{secret}"
        letter = letters.invitation(
            to=email, organization=repository.organization_name(tx, access.organization), inviter=access.person_name,
            url=url, until=to_text(expires_ms),
        )  # fmt: skip
        self._outbox.put(tx, letter, now_ms=now_ms, until_ms=expires_ms)
        return InvitationCard(
            invitation_id, email, wanted.role, to_text(now_ms), to_text(expires_ms),
            token=secret, url=url, mailed=self._outbox.opened,
        )  # fmt: skip

    def invitations(self, tx: Transaction, access: Access, *, now_ms: int) -> list[InvitationCard]:
        """Open invitations."""
        return [
            InvitationCard(invitation_id, email, role, to_text(created), to_text(expires))
            for invitation_id, email, role, created, expires in credentials.invitations_of(
                tx, access.organization, now_ms
            )
        ]

    def withdraw(self, tx: Transaction, access: Access, invitation_id: str, *, now_ms: int) -> None:
        """The link is dead from now on."""
        if not credentials.end_invitation(tx, access.organization, invitation_id):
            raise NotFound("There is no such invitation. It may have been accepted or withdrawn.")
        self._accounts.note_event(tx, access, "invitation-withdrawn", "invitation", invitation_id, now_ms=now_ms)

    def preview(self, tx: Transaction, token: str, *, now_ms: int) -> InvitationPreview:
        """What the invited person sees first."""
        found = _open_invitation(tx, token, now_ms)
        _, _, _, organization, email, role, inviter, expires = found
        known = repository.person_by_email(tx, email) is not None
        return InvitationPreview(organization, email, role, inviter, to_text(expires), known)

    def accept(
        self, token: str, acceptance: Acceptance, caller: Access | None, visitor: Visitor, *, now_ms: int
    ) -> SignedIn:
        """Lets the invited person in, with a new account or with the one they have, and signs in."""
        with self._database.reading() as tx:
            email = _open_invitation(tx, token, now_ms)[4]
            known = repository.person_by_email(tx, email)
        new_hash = None
        if known is None:
            new_hash = _hash_of_new_account(acceptance, email)
        elif not _is_signed_in_as(caller, known):
            proof = LogIn(email, acceptance.password or "", acceptance.code)
            self._accounts.authenticate(proof, visitor, now_ms=now_ms)

        def work(tx: Transaction) -> SignedIn:
            person, person_id, name = self._person(tx, email, acceptance, new_hash, now_ms=now_ms)
            access = self._admit(tx, token, person, person_id, name, now_ms=now_ms)
            return self._accounts.open_session(tx, access, visitor, now_ms=now_ms)

        return self._database.write(work)

    @staticmethod
    def _person(
        tx: Transaction, email: str, acceptance: Acceptance, new_hash: str | None, *, now_ms: int
    ) -> tuple[int, str, str]:
        known = repository.person_by_email(tx, email)
        if known is not None:
            return known.number, known.id, known.name
        if new_hash is None or acceptance.name is None:
            raise link_is_dead()
        person_id, name = new_id(), acceptance.name.strip()
        number = repository.add_person(
            tx, person_id=person_id, email=email, name=name, password_hash=new_hash, now_ms=now_ms
        )
        if number is None:
            raise AddressTaken("Somebody has just registered with this address. Log in and open the link again.")
        return number, person_id, name

    def _admit(self, tx: Transaction, token: str, person: int, person_id: str, name: str, *, now_ms: int) -> Access:
        invitation_id, organization, organization_id, _, _, role, _, _ = _open_invitation(tx, token, now_ms)
        credentials.end_invitation(tx, organization, invitation_id)
        # The owner's invitation is what allows the newcomer to write this one record.
        on_invitation = Access(person, person_id, name, organization, organization_id, "owner", frozenset())
        known = repository.member_id_of(tx, organization, person)
        if known is None or known[1] != "active":
            body = MemberBody(person_id=person_id, role=role)
            self._records.put(tx, on_invitation, MEMBER, new_id(), body, Intent(now_ms=now_ms, reason="invited"))
        self._accounts.note_event(tx, on_invitation, "invitation-accepted", "invitation", invitation_id, now_ms=now_ms)
        return on_invitation


def _hash_of_new_account(acceptance: Acceptance, email: str) -> str:
    if acceptance.name is None:
        raise InvalidBody.at("/name", "Tell your name.")
    if acceptance.password is None or len(acceptance.password) < 10:
        raise InvalidBody.at("/password", "Choose a password of at least 10 characters.")
    refuse_guessable(acceptance.password, about=(email, acceptance.name))
    return hash_password(acceptance.password)


def _is_signed_in_as(caller: Access | None, person: Person) -> bool:
    return caller is not None and caller.person == person.number


def _open_invitation(tx: Transaction, token: str, now_ms: int) -> tuple[Any, ...]:
    found = credentials.invitation_by_token(tx, credentials.secret_hash(token), now_ms)
    if found is None:
        raise link_is_dead()
    return found


def _keep_an_owner(tx: Transaction, access: Access) -> None:
    if repository.count_owners(tx, access.organization) <= 1:
        raise LastOwner("This is the only owner. Make somebody else an owner first.")


def _member(row: tuple[str, str, str]) -> Member:
    name, email, representation = row
    fields = msgspec.json.decode(representation)
    return msgspec.convert({**fields, "name": name, "email": email}, Member)
