"""A practice with people in every role, founded through the registry's own services.

Only the password's hash is made once and shared: argon2 is slow on purpose, and what it does is tested where people
sign in.
"""

from functools import cache
from itertools import count

from argon2 import PasswordHasher

from registry.accounts import passwords, repository
from registry.accounts.kinds import MEMBER
from registry.accounts.organization_schemas import OrganizationBody
from registry.accounts.schemas import MemberBody
from registry.platform.access import Access, Role, Scope
from registry.platform.database import Transaction
from registry.platform.http.operation import Visitor
from registry.platform.ids import new_id
from registry.records.service import Intent
from tests.harness.person import Person
from tests.harness.site import Site

PASSWORD = "seven quiet beagles wander"
ALL_SCOPES: frozenset[Scope] = frozenset({"read", "write", "admin"})
_numbers = count(1)


def password_hash() -> str:
    """One for each cost: where tests hash at the least cost, no test before them must have set a higher one."""
    return _hash_at(passwords._HASHER)


@cache
def _hash_at(_: PasswordHasher) -> str:
    return passwords.hash_password(PASSWORD)


class Practice:
    """An organization with an owner; others join by `joined_by`."""

    def __init__(self, site: Site, name: str = "Wolf & Co") -> None:
        self.site = site
        self.owner = site.registry.database.write(lambda tx: self._found(tx, name))
        self.organization_id = self.owner.access.organization_id

    def joined_by(self, name: str, role: Role) -> Person:
        """Somebody new in this practice."""
        return self.site.registry.database.write(lambda tx: self._join(tx, name, role))

    def admits(self, person: Person, role: Role) -> str:
        """Somebody who has an account already; gives the new member's id."""
        member_id = new_id()
        body = MemberBody(person_id=person.id, role=role)
        self.site.registry.database.write(
            lambda tx: self.site.registry.records.put(
                tx, self.owner.access, MEMBER, member_id, body, Intent(now_ms=self._now())
            )
        )
        return member_id

    def member_id_of(self, person: Person) -> str:
        with self.site.registry.database.reading() as tx:
            found = repository.member_id_of(tx, self.owner.access.organization, person.access.person)
        assert found is not None
        return found[0]

    def _found(self, tx: Transaction, name: str) -> Person:
        number, person_id, email = self._person(tx, "Lena")
        access = self.site.registry.accounts.found_organization(
            tx, number, person_id, "Lena", OrganizationBody(name=name), now_ms=self._now()
        )
        return self._signed_in(tx, access, email)

    def _join(self, tx: Transaction, name: str, role: Role) -> Person:
        number, person_id, email = self._person(tx, name)
        own = self.owner.access
        body = MemberBody(person_id=person_id, role=role)
        self.site.registry.records.put(tx, own, MEMBER, new_id(), body, Intent(now_ms=self._now()))
        access = Access(number, person_id, name, own.organization, own.organization_id, role, ALL_SCOPES)
        return self._signed_in(tx, access, email)

    def _person(self, tx: Transaction, name: str) -> tuple[int, str, str]:
        person_id, email = new_id(), f"{name.lower()}.{next(_numbers)}@example.org"
        number = repository.add_person(
            tx, person_id=person_id, email=email, name=name, password_hash=password_hash(), now_ms=self._now()
        )
        assert number is not None
        return number, person_id, email

    def _signed_in(self, tx: Transaction, access: Access, email: str) -> Person:
        visitor = Visitor(address="127.0.0.1", user_agent="tests", cookies={}, headers={})
        signed_in = self.site.registry.accounts.open_session(tx, access, visitor, now_ms=self._now())
        person = self.site.visitor(access=access)
        person.email = email
        return person.has_cookie(signed_in.secret, signed_in.me.csrf_token)

    def _now(self) -> int:
        return self.site.clock.now_ms()
