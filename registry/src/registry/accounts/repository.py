"""Every query on people, memberships, browser sessions, tokens and invitations."""

from dataclasses import dataclass
from typing import Any

import msgspec

from registry.platform.database import Transaction
from registry.records.canonical import NO_HASH


@dataclass(frozen=True, slots=True)
class Person:
    """A row of `person`."""

    number: int
    id: str
    email: str
    name: str
    password_hash: str
    totp_secret: str | None
    totp_since_ms: int | None
    totp_last_step: int


_PERSON = "number, id, email, name, password_hash, totp_secret, totp_since_ms, totp_last_step"


def card_of(person_id: str, name: str) -> str:
    """The JSON by which a person is shown as an author."""
    return msgspec.json.encode({"id": person_id, "name": name}).decode()


def person_by_email(tx: Transaction, email: str) -> Person | None:
    """By address, which is kept in lower case."""
    row = tx.row(f"SELECT {_PERSON} FROM person WHERE email = ?", email)
    return Person(*row) if row else None


def person_by_number(tx: Transaction, number: int) -> Person:
    """A person who is known to exist."""
    row = tx.row(f"SELECT {_PERSON} FROM person WHERE number = ?", number)
    assert row is not None
    return Person(*row)


def add_person(
    tx: Transaction, *, person_id: str, email: str, name: str, password_hash: str, now_ms: int
) -> int | None:
    """The new person's number, or None when the address is taken."""
    row = tx.row(
        "INSERT INTO person (id, email, name, card, password_hash, created_ms) VALUES (?, ?, ?, ?, ?, ?)"
        " ON CONFLICT (email) DO NOTHING RETURNING number",
        *(person_id, email, name, card_of(person_id, name), password_hash, now_ms),
    )
    return row[0] if row else None


def rename_person(tx: Transaction, person: int, person_id: str, name: str) -> None:
    """Under the new name everywhere, also on what was written before."""
    tx.run("UPDATE person SET name = ?, card = ? WHERE number = ?", name, card_of(person_id, name), person)


def set_password(tx: Transaction, person: int, password_hash: str) -> None:
    """Replaces the password."""
    tx.run("UPDATE person SET password_hash = ? WHERE number = ?", password_hash, person)


def set_totp(tx: Transaction, person: int, *, secret: str | None, since_ms: int | None) -> None:
    """Sets, confirms or removes the authenticator."""
    tx.run("UPDATE person SET totp_secret = ?, totp_since_ms = ? WHERE number = ?", secret, since_ms, person)


def use_totp_step(tx: Transaction, person: int, step: int) -> bool:
    """Marks a time step as used; False when it or a later one was used before."""
    row = tx.row(
        "UPDATE person SET totp_last_step = ? WHERE number = ? AND totp_last_step < ? RETURNING number",
        step,
        person,
        step,
    )
    return row is not None


def replace_recovery_codes(tx: Transaction, person: int, code_hashes: list[bytes]) -> None:
    """Only the new codes work from now on."""
    tx.run("DELETE FROM recovery_code WHERE person = ?", person)
    for code_hash in code_hashes:
        tx.run("INSERT INTO recovery_code (person, code_hash) VALUES (?, ?)", person, code_hash)


def use_recovery_code(tx: Transaction, person: int, code_hash: bytes) -> bool:
    """True once for each code."""
    row = tx.row("DELETE FROM recovery_code WHERE person = ? AND code_hash = ? RETURNING person", person, code_hash)
    return row is not None


def add_organization(tx: Transaction, *, organization_id: str, name: str, now_ms: int) -> int:
    """A new organization with an empty ledger."""
    row = tx.row(
        "INSERT INTO organization (id, name, created_ms, head) VALUES (?, ?, ?, ?) RETURNING number",
        *(organization_id, name, now_ms, NO_HASH),
    )
    assert row is not None
    number: int = row[0]
    return number


def memberships(tx: Transaction, person: int) -> list[tuple[Any, ...]]:
    """(member id, role, organization number, organization id, organization name), oldest first."""
    return tx.rows(
        "SELECT m.member_id, m.role, o.number, o.id, o.name FROM membership m"
        " JOIN organization o ON o.number = m.organization"
        " WHERE m.person = ? AND m.status = 'active' ORDER BY o.number",
        person,
    )


def members(tx: Transaction, organization: int, *, member_id: str | None = None) -> list[tuple[Any, ...]]:
    """(name, email, representation) of members by name; of one when `member_id` is given."""
    one = " AND d.id = ?" if member_id else ""
    return tx.rows(
        "SELECT p.name, p.email, d.representation FROM document d"
        " JOIN membership m ON m.member_id = d.id AND m.organization = d.organization"
        " JOIN person p ON p.number = m.person"
        f" WHERE d.organization = ? AND d.kind = 'member' AND d.deleted_ms IS NULL{one} ORDER BY p.name, d.number",
        *((organization, member_id) if member_id else (organization,)),
    )


def authors(tx: Transaction, organization: int) -> list[tuple[str, str]]:
    """(id, name) of everybody who ever belonged to the organization, by name."""
    return tx.rows(
        "SELECT p.id, p.name FROM membership m JOIN person p ON p.number = m.person"
        " WHERE m.organization = ? ORDER BY p.name, p.id",
        organization,
    )


def organization_name(tx: Transaction, organization: int) -> str:
    """What the organization is called."""
    row = tx.row("SELECT name FROM organization WHERE number = ?", organization)
    return row[0] if row else ""


def count_owners(tx: Transaction, organization: int) -> int:
    """How many active owners there are."""
    row = tx.row(
        "SELECT count(*) FROM membership WHERE organization = ? AND role = 'owner' AND status = 'active'", organization
    )
    assert row is not None
    count: int = row[0]
    return count


def put_membership(
    tx: Transaction, organization: int, *, person_id: str, member_id: str, role: str, status: str
) -> None:
    """Read model of the kind `member`."""
    tx.run(
        "INSERT INTO membership (organization, person, member_id, role, status)"
        " SELECT ?, number, ?, ?, ? FROM person WHERE id = ?"
        " ON CONFLICT (organization, person) DO UPDATE SET member_id = excluded.member_id, role = excluded.role,"
        " status = excluded.status",
        *(organization, member_id, role, status, person_id),
    )


def member_id_of(tx: Transaction, organization: int, person: int) -> tuple[str, str] | None:
    """(member id, status) of a person in an organization."""
    row = tx.row("SELECT member_id, status FROM membership WHERE organization = ? AND person = ?", organization, person)
    return (row[0], row[1]) if row else None


def organization_representation(tx: Transaction, organization: int, organization_id: str) -> str:
    """The JSON of the organization's own document, which is there from its first moment."""
    row = tx.row("SELECT representation FROM document WHERE organization = ? AND id = ?", organization, organization_id)
    assert row is not None
    text: str = row[0]
    return text
