"""Every query of reminders."""

from typing import Any, Final

import msgspec

from registry.platform.access import Access, Role
from registry.platform.database import Transaction
from registry.records.reach import reach

_IDS_AT_ONCE: Final = 500


class Wish(msgspec.Struct, frozen=True):
    """A member who wants a letter a day; numbers are the database's."""

    organization: int
    organization_id: str
    practice: str
    person: int
    person_id: str
    name: str
    email: str
    role: Role
    hour: int
    time_zone: str
    token: str


class Practice(msgspec.Struct, frozen=True):
    """A practice that has households reminded."""

    organization: int
    organization_id: str
    name: str


def wishes(tx: Transaction, *, after: tuple[int, int], limit: int) -> list[Wish]:
    """Active members with a wish, behind (organization, person)."""
    rows = tx.rows(
        "SELECT w.organization, o.id, o.name, p.number, p.id, p.name, p.email, m.role, w.hour, w.time_zone, w.token"
        " FROM reminder_member w JOIN organization o ON o.number = w.organization JOIN person p ON p.number = w.person"
        " JOIN membership m ON m.organization = w.organization AND m.person = w.person AND m.status = 'active'"
        " WHERE w.stopped_ms IS NULL AND (w.organization > ? OR (w.organization = ? AND w.person > ?))"
        " ORDER BY w.organization, w.person LIMIT ?",
        *(after[0], after[0], after[1], limit),
    )
    return [Wish(*row) for row in rows]


def wish_of(tx: Transaction, access: Access) -> tuple[int, str] | None:
    """(hour, time zone) of the caller's wish."""
    return tx.row(
        "SELECT hour, time_zone FROM reminder_member WHERE organization = ? AND person = ? AND stopped_ms IS NULL",
        *(access.organization, access.person),
    )


def put_wish(tx: Transaction, access: Access, *, hour: int, time_zone: str, token: str, now_ms: int) -> None:
    """The caller wants reminders; the address that ends them stays the same."""
    tx.run(
        "INSERT INTO reminder_member (organization, person, hour, time_zone, token, wished_ms)"
        " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (organization, person)"
        " DO UPDATE SET hour = excluded.hour, time_zone = excluded.time_zone, wished_ms = excluded.wished_ms,"
        " stopped_ms = NULL",
        *(access.organization, access.person, hour, time_zone, token, now_ms),
    )


def stop_wish(tx: Transaction, access: Access, *, now_ms: int) -> None:
    """The caller wants none."""
    tx.run(
        "UPDATE reminder_member SET stopped_ms = ? WHERE organization = ? AND person = ? AND stopped_ms IS NULL",
        *(now_ms, access.organization, access.person),
    )


def has_wish(tx: Transaction, organization: int, person_id: str) -> bool:
    """Whether somebody is still an active member who wants reminders."""
    row = tx.row(
        "SELECT 1 FROM reminder_member w JOIN person p ON p.number = w.person"
        " JOIN membership m ON m.organization = w.organization AND m.person = w.person AND m.status = 'active'"
        " WHERE w.organization = ? AND p.id = ? AND w.stopped_ms IS NULL",
        *(organization, person_id),
    )
    return row is not None


def thought_of(tx: Transaction, organizations: tuple[int, int], days: list[str]) -> set[tuple[int, str, str]]:
    """(organization, recipient, day) of who was thought of on these days, from one organization to another."""
    marks = ", ".join("?" * len(days))
    rows = tx.rows(
        "SELECT organization, recipient, day FROM reminder_day WHERE organization >= ? AND organization <= ?"
        f" AND day IN ({marks})",
        *organizations,
        *days,
    )
    return {(row[0], row[1], row[2]) for row in rows}


def think_of(tx: Transaction, organization: int, recipient: str, day: str, *, now_ms: int) -> bool:
    """Notes that somebody was thought of on a day; False when another process was first."""
    row = tx.row(
        "INSERT INTO reminder_day (organization, recipient, day, thought_ms) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (organization, recipient, day) DO NOTHING RETURNING day",
        *(organization, recipient, day, now_ms),
    )
    return row is not None


def forget_days(tx: Transaction, *, before_ms: int) -> None:
    """Days that are long over."""
    tx.run("DELETE FROM reminder_day WHERE thought_ms < ?", before_ms)


def practices(tx: Transaction) -> list[Practice]:
    """Those that have the households of some dog reminded."""
    rows = tx.rows(
        "SELECT o.number, o.id, o.name FROM organization o WHERE o.number IN (SELECT organization FROM reminder_dog)"
        " ORDER BY o.number"
    )
    return [Practice(*row) for row in rows]


def is_dog_on(tx: Transaction, access: Access, dog_id: str) -> bool:
    """Whether the households of a dog are reminded."""
    row = tx.row(
        "SELECT 1 FROM reminder_dog WHERE organization = ? AND dog_id = ?", *(access.organization, dog_id)
    )  # fmt: skip
    return row is not None


def switch_dog(tx: Transaction, access: Access, dog_id: str, *, on: bool, now_ms: int) -> None:
    """Households of a dog are reminded from now on, or not any more."""
    if not on:
        tx.run("DELETE FROM reminder_dog WHERE organization = ? AND dog_id = ?", *(access.organization, dog_id))
        return
    tx.run(
        "INSERT INTO reminder_dog (organization, dog_id, switched_by, switched_ms) VALUES (?, ?, ?, ?)"
        " ON CONFLICT (organization, dog_id) DO NOTHING",
        *(access.organization, dog_id, access.person, now_ms),
    )


def reminded_dogs(tx: Transaction, access: Access) -> list[tuple[int, str]]:
    """(number, representation) of active dogs whose households are reminded."""
    return tx.rows(
        "SELECT d.number, d.representation FROM reminder_dog r"
        " JOIN document d ON d.organization = r.organization AND d.kind = 'dog' AND d.id = r.dog_id"
        " WHERE r.organization = ? AND d.status = 'active' AND d.deleted_ms IS NULL ORDER BY d.number",
        access.organization,
    )


def of_dogs(tx: Transaction, access: Access, kind: str, *, dog: int | None = None) -> list[tuple[int, str, str]]:
    """(dog, its representation, representation) of records of a kind of active dogs that the caller may read; open
    homework only."""
    readable, values = reach(access, of="d")
    more: list[Any] = [] if dog is None else [dog]
    return tx.rows(
        "SELECT d.dog, o.representation, d.representation FROM document d JOIN document o ON o.number = d.dog"
        " WHERE d.organization = ? AND d.kind = ? AND d.deleted_ms IS NULL AND o.deleted_ms IS NULL"
        f" AND o.status = 'active' AND (d.kind <> 'homework' OR d.status = 'open') AND {readable}"
        f"{' AND d.dog = ?' if more else ''} ORDER BY o.sort_key, d.number",
        *(access.organization, kind, *values, *more),
    )


def household(tx: Transaction, organization: int, guardian_id: str) -> tuple[str, int | None] | None:
    """(token, when it stopped) of a household that was written to before."""
    return tx.row(
        "SELECT token, stopped_ms FROM reminder_household WHERE organization = ? AND guardian_id = ?",
        *(organization, guardian_id),
    )


def add_household(tx: Transaction, organization: int, guardian_id: str, token: str) -> str:
    """The token of a household, this one where it had none."""
    tx.run(
        "INSERT INTO reminder_household (organization, guardian_id, token) VALUES (?, ?, ?)"
        " ON CONFLICT (organization, guardian_id) DO NOTHING",
        *(organization, guardian_id, token),
    )
    found = household(tx, organization, guardian_id)
    assert found is not None
    return found[0]


def practice_of_token(tx: Transaction, token: str) -> str | None:
    """The name of the practice whose letters a token ends, or has ended."""
    row = tx.row(
        "SELECT o.name FROM organization o JOIN (SELECT organization FROM reminder_member WHERE token = ?"
        " UNION ALL SELECT organization FROM reminder_household WHERE token = ?) t ON t.organization = o.number",
        *(token, token),
    )
    return row[0] if row else None


def stop(tx: Transaction, token: str, *, now_ms: int) -> None:
    """Nobody is written to by this token any more."""
    for table in ("reminder_member", "reminder_household"):
        tx.run(f"UPDATE {table} SET stopped_ms = ? WHERE token = ? AND stopped_ms IS NULL", now_ms, token)


def guardians(tx: Transaction, access: Access, ids: list[str]) -> list[tuple[str, str]]:
    """(id, representation) of households that are there."""
    found: list[tuple[str, str]] = []
    for begin in range(0, len(ids), _IDS_AT_ONCE):
        some = ids[begin : begin + _IDS_AT_ONCE]
        marks = ", ".join("?" * len(some))
        found += tx.rows(
            "SELECT id, representation FROM document WHERE organization = ? AND kind = 'guardian'"
            f" AND deleted_ms IS NULL AND id IN ({marks}) ORDER BY number",
            access.organization,
            *some,
        )
    return found
