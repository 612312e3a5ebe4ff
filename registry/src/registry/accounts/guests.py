"""People who write without an account: an owner who logs homework on a link.

A revision has an author, so a guest is a person with a name. Nothing lets one in: their address is none that anybody
could type, they have no password, and their membership is of a status that no door knows.
"""

import re
from typing import Final

from registry.accounts import repository
from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.platform.ids import new_id
from registry.platform.patterns import whole

STATUS: Final = "guest"
_NO_PASSWORD: Final = ""
_KEY: Final = re.compile(whole("[a-z]{1,20} [0-9a-f-]{36}"))


def guest_of(tx: Transaction, access: Access, *, key: str, name: str, now_ms: int) -> int:
    """The number of the guest with this key in the caller's practice, made when there is none, and called `name`.

    A key is what the guest is known by, a word and an id: `share` and the link's.
    """
    address = _addresses_of(access.organization_id) + key
    number = repository.add_person(
        tx, person_id=new_id(), email=address, name=name, password_hash=_NO_PASSWORD, now_ms=now_ms
    )
    known = repository.person_by_email(tx, address)
    assert known is not None
    if number is None:
        if known.name != name:
            repository.rename_person(tx, known.number, known.id, name)
        return known.number
    admit_guest(tx, access.organization, person_id=known.id)
    return number


def admit_guest(tx: Transaction, organization: int, *, person_id: str) -> None:
    """Names the person among those of a practice, with a membership that opens nothing."""
    repository.put_membership(tx, organization, person_id=person_id, member_id=new_id(), role=STATUS, status=STATUS)


def is_guest(address: str, organization_id: str) -> bool:
    """Whether somebody with this address is a guest of the practice."""
    before = _addresses_of(organization_id)
    return address.startswith(before) and _KEY.fullmatch(address.removeprefix(before)) is not None


def _addresses_of(organization_id: str) -> str:
    return f"guest {organization_id} "
