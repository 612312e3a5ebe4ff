"""A practice that comes back out of an archive: its people, and the place that it takes.

Nobody is changed who is here already. An archive cannot make somebody here its member who is not the one it says.
"""

from registry.accounts import repository
from registry.accounts.errors import AddressTaken
from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.platform.errors import Conflict
from registry.records import ledger


class HereAlready(Conflict):
    """The practice exists in this registry."""

    code = "here-already"
    title = "The practice is here already"


def place_person(
    tx: Transaction, *, person_id: str, email: str, name: str, created_ms: int, password_hash: str,
    only_new: bool,
) -> int:  # fmt: skip
    """The number of the person, who is new here, or here already under this very id, address and name.

    `only_new`: nobody else of this registry may be drawn into the practice; so, too, when they are the same.
    Raises AddressTaken when the id or the address belongs to somebody else, or to somebody of another name.
    """
    known = known_person(
        tx, person_id=person_id, email=email, name=name, created_ms=created_ms, only_new=only_new
    )  # fmt: skip
    if known is not None:
        return known
    number = repository.add_person(
        tx, person_id=person_id, email=email, name=name, password_hash=password_hash, now_ms=created_ms
    )
    if number is None:
        raise AddressTaken(f"Somebody has registered with {email} just now. Nothing was stored; try again.")
    return number


def known_person(
    tx: Transaction, *, person_id: str, email: str, name: str, created_ms: int, only_new: bool
) -> int | None:  # fmt: skip
    """The number of the person, or None for somebody who is new here; raises AddressTaken as `place_person` does."""
    found = tx.rows(
        "SELECT number, id, email, name, created_ms FROM person WHERE id = ? OR email = ?", person_id, email
    )
    if not found:
        return None
    if not only_new and len(found) == 1 and tuple(found[0][1:]) == (person_id, email, name, created_ms):
        known: int = found[0][0]
        return known
    raise AddressTaken(
        f"{name} ({email}) is in the archive, and somebody has this address or identity here already."
        " Nothing was stored. Ask whoever runs the registry."
    )


def check_new(tx: Transaction, organization_id: str) -> None:
    """Raises HereAlready for a practice that is here."""
    if tx.row("SELECT 1 FROM organization WHERE id = ?", organization_id) is not None:
        raise HereAlready(
            "This practice is here already. An archive brings a practice back where it is missing; it is never"
            " merged into one. Nothing was changed."
        )


def check_place(tx: Transaction, access: Access, organization_id: str) -> None:
    """Raises HereAlready, and Conflict when the caller's own practice is not one that was just founded."""
    check_new(tx, organization_id)
    if not is_just_founded(tx, access):
        raise Conflict(
            "Your practice holds records or members already, and an archive brings back a whole practice. Register a"
            " new practice with the address that you have in the archive, and import it there."
        )


def place_organization(tx: Transaction, *, organization_id: str, created_ms: int) -> int:
    """A new place for a practice that is not here; raises HereAlready."""
    check_new(tx, organization_id)
    return repository.add_organization(tx, organization_id=organization_id, name="", now_ms=created_ms)


def take_the_place(tx: Transaction, access: Access, *, organization_id: str, created_ms: int) -> int:
    """Gives the place of the caller's practice to another one. The caller's was just founded and holds nothing else.

    Its sessions and tokens go on to work, for the practice that came back. Raises as `check_place` does.
    """
    ledger.lock_head(tx, access.organization)
    check_place(tx, access, organization_id)
    for table in ("invitation", "membership", "document", "ledger"):
        tx.run(f"DELETE FROM {table} WHERE organization = ?", access.organization)
    tx.run(
        "UPDATE organization SET id = ?, created_ms = ? WHERE number = ?",
        *(organization_id, created_ms, access.organization),
    )
    return access.organization


def is_just_founded(tx: Transaction, access: Access) -> bool:
    """Whether the caller's practice holds nothing but its founding, and the caller belongs to no other."""
    row = tx.row(
        "SELECT (SELECT count(*) FROM ledger WHERE organization = ? AND revision > 0),"
        " (SELECT count(*) FROM document WHERE organization = ? AND kind IN ('organization', 'member')),"
        " (SELECT count(*) FROM membership WHERE person = ?)",
        *(access.organization, access.organization, access.person),
    )
    return row == (2, 2, 1)


def email_of(tx: Transaction, access: Access) -> str:
    """The caller's address."""
    return repository.person_by_number(tx, access.person).email


def become(tx: Transaction, access: Access, *, person_id: str, name: str, created_ms: int) -> int:
    """Gives the caller the identity that they had in the archive; they keep their address, password and session.

    Raises AddressTaken when somebody else has that identity here.
    """
    if tx.row("SELECT 1 FROM person WHERE id = ? AND number <> ?", person_id, access.person) is not None:
        raise AddressTaken("Somebody else has your identity of the archive here. Ask whoever runs the registry.")
    tx.run(
        "UPDATE person SET id = ?, name = ?, card = ?, created_ms = ? WHERE number = ?",
        *(person_id, name, repository.card_of(person_id, name), created_ms, access.person),
    )
    return access.person
