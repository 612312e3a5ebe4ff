"""Which households are reminded, of which dogs, and at which address."""

import msgspec

from registry.dogs.schemas import GuardianBody
from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.records.representation import body_fields
from registry.reminders import repository
from registry.reminders.told import Dog


class Household(msgspec.Struct, frozen=True):
    """A household that can be written to; its dogs by their numbers."""

    id: str
    email: str
    dogs: dict[int, Dog]


def households_of(tx: Transaction, access: Access) -> list[Household]:
    """Those of dogs that a trainer switched reminders on for, that have an address and did not stop them."""
    dogs = [(number, msgspec.json.decode(text, type=Dog)) for number, text in repository.reminded_dogs(tx, access)]
    of_household: dict[str, dict[int, Dog]] = {}
    for number, dog in dogs:
        for guardian_id in dog.guardian_ids:
            of_household.setdefault(guardian_id, {})[number] = dog
    found = []
    for guardian_id, text in repository.guardians(tx, access, list(of_household)):
        address = address_of(text)
        known = repository.household(tx, access.organization, guardian_id)
        if address is not None and (known is None or known[1] is None):
            found.append(Household(guardian_id, address, of_household[guardian_id]))
    return found


def address_of(representation: str) -> str | None:
    """The household's own address, or that of the first of its people who has one."""
    body = msgspec.convert(body_fields(msgspec.json.decode(representation)), GuardianBody)
    return body.email or next((person.email for person in body.people if person.email), None)
