"""People who write without an account: an owner who logs homework on a link.

A revision has an author, so a guest is a person with a name. Nothing lets one in: their address is none that anybody
could type, they have no password, and their membership is of a status that no door knows.
"""

from typing import Final

from registry.accounts import repository
from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.platform.ids import new_id

STATUS: Final = "guest"
_NO_PASSWORD: Final = ""


def guest_of(tx: Transaction, access: Access, *, key: str, name: str, now_ms: int) -> int:
    """The number of the guest with this key in the caller's practice, made when there is none, and called `name`."""
    address = f"guest {access.organization_id} {key}"
    number = repository.add_person(
        tx, person_id=new_id(), email=address, name=name, password_hash=_NO_PASSWORD, now_ms=now_ms
    )
    known = repository.person_by_email(tx, address)
    assert known is not None
    if number is None:
        if known.name != name:
            repository.rename_person(tx, known.number, known.id, name)
        return known.number
    repository.put_membership(
        tx, access.organization, person_id=known.id, member_id=new_id(), role=STATUS, status=STATUS
    )
    return number
