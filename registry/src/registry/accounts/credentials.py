"""Queries on what proves who somebody is: browser sessions, tokens, invitations, reset links.

Secrets are never stored, only their SHA-256; they are random, so no salt is needed.
"""

import hashlib
from typing import Any

from registry.platform.database import Transaction


def secret_hash(secret: str) -> bytes:
    """SHA-256 of a secret."""
    return hashlib.sha256(secret.encode()).digest()


def session_rows(tx: Transaction, token_hash: bytes, now_ms: int) -> list[tuple[Any, ...]]:
    """One row for each active membership of the person whose browser session this is."""
    return tx.rows(
        "SELECT s.id, s.csrf_token, s.organization, s.seen_ms, p.number, p.id, p.name, o.number, o.id, m.role"
        " FROM login_session s JOIN person p ON p.number = s.person"
        " JOIN membership m ON m.person = p.number AND m.status = 'active'"
        " JOIN organization o ON o.number = m.organization"
        " WHERE s.token_hash = ? AND s.expires_ms > ?",
        *(token_hash, now_ms),
    )


def is_open(tx: Transaction, token_hash: bytes, now_ms: int) -> bool:
    """Whether a browser session is valid, also of a person who belongs to no organization any more."""
    found = tx.row("SELECT 1 FROM login_session WHERE token_hash = ? AND expires_ms > ?", token_hash, now_ms)
    return found is not None


def token_row(tx: Transaction, token_hash: bytes, now_ms: int) -> tuple[Any, ...] | None:
    """The person and organization of a valid access token."""
    return tx.row(
        "SELECT t.scopes, p.number, p.id, p.name, o.number, o.id, m.role"
        " FROM access_token t JOIN person p ON p.number = t.person"
        " JOIN membership m ON m.person = p.number AND m.organization = t.organization AND m.status = 'active'"
        " JOIN organization o ON o.number = t.organization WHERE t.token_hash = ? AND t.expires_ms > ?",
        *(token_hash, now_ms),
    )


def add_session(
    tx: Transaction, *, token_hash: bytes, session_id: str, person: int, organization: int, csrf_token: str,
    now_ms: int, expires_ms: int, user_agent: str,
) -> None:  # fmt: skip
    """A browser is signed in."""
    tx.run(
        "INSERT INTO login_session (token_hash, id, person, organization, csrf_token, created_ms, seen_ms,"
        " expires_ms, user_agent) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        *(token_hash, session_id, person, organization, csrf_token, now_ms, now_ms, expires_ms, user_agent),
    )


def touch_session(tx: Transaction, session_id: str, now_ms: int) -> None:
    """It was used."""
    tx.run("UPDATE login_session SET seen_ms = ? WHERE id = ?", now_ms, session_id)


def sessions_of(tx: Transaction, person: int, now_ms: int) -> list[tuple[Any, ...]]:
    """(id, created, seen, user agent) of a person's browser sessions, newest first."""
    return tx.rows(
        "SELECT id, created_ms, seen_ms, user_agent FROM login_session WHERE person = ? AND expires_ms > ?"
        " ORDER BY seen_ms DESC, id DESC LIMIT 200",
        *(person, now_ms),
    )


def end_session(tx: Transaction, person: int, session_id: str) -> bool:
    """Signs one browser out; False when there is none."""
    return tx.row("DELETE FROM login_session WHERE person = ? AND id = ? RETURNING id", person, session_id) is not None


def end_other_sessions(tx: Transaction, person: int, keep: str | None) -> None:
    """Signs out every browser but `keep`."""
    tx.run(
        "DELETE FROM login_session WHERE person = ? AND id <> ?", person, keep or "00000000-0000-0000-0000-000000000000"
    )


def add_token(
    tx: Transaction, *, token_hash: bytes, token_id: str, person: int, organization: int, name: str, scopes: str,
    now_ms: int, expires_ms: int,
) -> None:  # fmt: skip
    """A personal access token."""
    tx.run(
        "INSERT INTO access_token (token_hash, id, person, organization, name, scopes, created_ms, expires_ms)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        *(token_hash, token_id, person, organization, name, scopes, now_ms, expires_ms),
    )


def tokens_of(tx: Transaction, person: int, organization: int) -> list[tuple[Any, ...]]:
    """(id, name, scopes, created, expires), newest first."""
    return tx.rows(
        "SELECT id, name, scopes, created_ms, expires_ms FROM access_token WHERE person = ? AND organization = ?"
        " ORDER BY created_ms DESC, id DESC LIMIT 200",
        *(person, organization),
    )


def count_tokens(tx: Transaction, person: int) -> int:
    """How many tokens a person has."""
    row = tx.row("SELECT count(*) FROM access_token WHERE person = ?", person)
    assert row is not None
    count: int = row[0]
    return count


def revoke_token(tx: Transaction, person: int, organization: int, token_id: str) -> bool:
    """Ends a token; False when there is none."""
    row = tx.row(
        "DELETE FROM access_token WHERE person = ? AND organization = ? AND id = ? RETURNING id",
        *(person, organization, token_id),
    )
    return row is not None


def add_invitation(
    tx: Transaction, *, token_hash: bytes, invitation_id: str, organization: int, email: str, role: str,
    invited_by: int, now_ms: int, expires_ms: int,
) -> None:  # fmt: skip
    """A new invitation takes the place of an older one to the same address."""
    tx.run("DELETE FROM invitation WHERE organization = ? AND email = ?", organization, email)
    tx.run(
        "INSERT INTO invitation (token_hash, id, organization, email, role, invited_by, created_ms, expires_ms)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        *(token_hash, invitation_id, organization, email, role, invited_by, now_ms, expires_ms),
    )


def invitations_of(tx: Transaction, organization: int, now_ms: int) -> list[tuple[Any, ...]]:
    """(id, email, role, created, expires) of open invitations, newest first."""
    return tx.rows(
        "SELECT id, email, role, created_ms, expires_ms FROM invitation WHERE organization = ? AND expires_ms > ?"
        " ORDER BY created_ms DESC, id DESC LIMIT 200",
        *(organization, now_ms),
    )


def invitation_by_token(tx: Transaction, token_hash: bytes, now_ms: int) -> tuple[Any, ...] | None:
    """(id, organization number, organization id, organization name, email, role, inviter's name, expires)."""
    return tx.row(
        "SELECT i.id, o.number, o.id, o.name, i.email, i.role, p.name, i.expires_ms FROM invitation i"
        " JOIN organization o ON o.number = i.organization JOIN person p ON p.number = i.invited_by"
        " WHERE i.token_hash = ? AND i.expires_ms > ?",
        *(token_hash, now_ms),
    )


def end_invitation(tx: Transaction, organization: int, invitation_id: str) -> bool:
    """Withdraws or uses up an invitation; False when there is none."""
    row = tx.row("DELETE FROM invitation WHERE organization = ? AND id = ? RETURNING id", organization, invitation_id)
    return row is not None


def add_reset(tx: Transaction, *, token_hash: bytes, person: int, expires_ms: int) -> None:
    """A link that sets a new password once."""
    tx.run("DELETE FROM password_reset WHERE person = ?", person)
    tx.run(
        "INSERT INTO password_reset (token_hash, person, expires_ms) VALUES (?, ?, ?)", token_hash, person, expires_ms
    )


def use_reset(tx: Transaction, token_hash: bytes, now_ms: int) -> int | None:
    """The person whose link this is; the link is used up."""
    row = tx.row(
        "DELETE FROM password_reset WHERE token_hash = ? AND expires_ms > ? RETURNING person", token_hash, now_ms
    )
    return row[0] if row else None


def count_failure(tx: Transaction, subject: str, *, now_ms: int, window_ms: int) -> None:
    """One more failed log-in for an address or account."""
    tx.run(
        "INSERT INTO failed_log_in (subject, failures, window_ends_ms) VALUES (?, 1, ?)"
        " ON CONFLICT (subject) DO UPDATE SET"
        " failures = CASE WHEN failed_log_in.window_ends_ms <= ? THEN 1 ELSE failed_log_in.failures + 1 END,"
        " window_ends_ms = CASE WHEN failed_log_in.window_ends_ms <= ? THEN excluded.window_ends_ms"
        " ELSE failed_log_in.window_ends_ms END",
        *(subject, now_ms + window_ms, now_ms, now_ms),
    )


def failures(tx: Transaction, subject: str, now_ms: int) -> tuple[int, int]:
    """(failures, end of the window in ms) in the running window."""
    row = tx.row(
        "SELECT failures, window_ends_ms FROM failed_log_in WHERE subject = ? AND window_ends_ms > ?", subject, now_ms
    )
    return (row[0], row[1]) if row else (0, 0)


def forget_failures(tx: Transaction, subject: str) -> None:
    """A success ends the count."""
    tx.run("DELETE FROM failed_log_in WHERE subject = ?", subject)


def forget_expired(tx: Transaction, now_ms: int) -> None:
    """Sessions, tokens, invitations, links and counts that are over."""
    for table in ("login_session", "access_token", "invitation", "password_reset", "challenge"):
        tx.run(f"DELETE FROM {table} WHERE expires_ms <= ?", now_ms)
    tx.run("DELETE FROM failed_log_in WHERE window_ends_ms <= ?", now_ms)
