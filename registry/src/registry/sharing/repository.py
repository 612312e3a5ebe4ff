"""Every query on shares."""

from typing import Any

import msgspec

from registry.platform.access import Access
from registry.platform.database import Transaction


class Grant(msgspec.Struct, frozen=True):
    """A share with everything that is known of it; numbers are the database's."""

    number: int
    id: str
    scope: str
    about_id: str
    dog_id: str
    guardian_id: str | None
    audience: str
    made_ms: int
    expires_ms: int
    revoked_ms: int | None
    views: int
    first_viewed_ms: int | None
    last_viewed_ms: int | None
    made_by: str
    guest: int
    guest_id: str
    organization: int
    organization_id: str
    practice: str
    version: int | None


_SELECT = (
    "SELECT s.number, s.id, s.scope, s.about_id, s.dog_id, s.guardian_id, s.audience, s.made_ms, s.expires_ms,"
    " s.revoked_ms, s.views, s.first_viewed_ms, s.last_viewed_ms, m.name, g.number, g.id, o.number, o.id, o.name,"
    " s.version"
    " FROM share_grant s JOIN person m ON m.number = s.made_by JOIN person g ON g.number = s.guest"
    " JOIN organization o ON o.number = s.organization"
)


def by_token(tx: Transaction, token_hash: bytes) -> Grant | None:
    """The share behind a token, dead or alive."""
    row = tx.row(f"{_SELECT} WHERE s.token_hash = ?", token_hash)
    return Grant(*row) if row else None


def by_id(tx: Transaction, access: Access, share_id: str) -> Grant | None:
    """A share of the caller's practice."""
    row = tx.row(f"{_SELECT} WHERE s.organization = ? AND s.id = ?", access.organization, share_id)
    return Grant(*row) if row else None


def page(
    tx: Transaction, access: Access, *, dog_id: str | None, about_id: str | None, before: int | None, limit: int
) -> list[Grant]:
    """Shares of the caller's practice, of one dog or to one thing if it is named, newest first, older than the number
    `before`."""
    wanted = {"s.dog_id = ?": dog_id, "s.about_id = ?": about_id, "s.number < ?": before}
    given: dict[str, Any] = {condition: value for condition, value in wanted.items() if value is not None}
    where = " AND ".join(["s.organization = ?", *given])
    sql = f"{_SELECT} WHERE {where} ORDER BY s.number DESC LIMIT ?"
    rows = tx.rows(sql, access.organization, *given.values(), limit)
    return [Grant(*row) for row in rows]


def count_alive(tx: Transaction, access: Access, dog_id: str, *, now_ms: int) -> int:
    """How many links of a dog work."""
    row = tx.row(
        "SELECT count(*) FROM share_grant WHERE organization = ? AND dog_id = ? AND revoked_ms IS NULL"
        " AND expires_ms > ?",
        *(access.organization, dog_id, now_ms),
    )
    assert row is not None
    count: int = row[0]
    return count


def add(
    tx: Transaction, access: Access, *, share_id: str, token_hash: bytes, scope: str, about_id: str, dog_id: str,
    guardian_id: str | None, audience: str, guest: int, now_ms: int, expires_ms: int, version: int | None,
) -> None:  # fmt: skip
    """A new share."""
    tx.run(
        "INSERT INTO share_grant (id, token_hash, organization, scope, about_id, dog_id, guardian_id, audience, guest,"
        " made_by, made_ms, expires_ms, version) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        *(share_id, token_hash, access.organization, scope, about_id, dog_id, guardian_id, audience, guest),
        *(access.person, now_ms, expires_ms, version),
    )


def lives(tx: Transaction, organization: int, share_id: str, *, now_ms: int) -> bool:
    """Whether a link of an organization works."""
    row = tx.row(
        "SELECT 1 FROM share_grant WHERE organization = ? AND id = ? AND revoked_ms IS NULL AND expires_ms > ?",
        *(organization, share_id, now_ms),
    )
    return row is not None


def revoke(tx: Transaction, number: int, now_ms: int) -> None:
    """It is dead from now on."""
    tx.run("UPDATE share_grant SET revoked_ms = ? WHERE number = ?", now_ms, number)


def count_view(tx: Transaction, number: int, *, now_ms: int, not_since_ms: int) -> bool:
    """One more view, unless one was counted since; False when it was not counted."""
    row = tx.row(
        "UPDATE share_grant SET views = views + 1, last_viewed_ms = ?,"
        " first_viewed_ms = COALESCE(first_viewed_ms, ?) WHERE number = ?"
        " AND (last_viewed_ms IS NULL OR last_viewed_ms <= ?) RETURNING views",
        *(now_ms, now_ms, number, not_since_ms),
    )
    return row is not None
