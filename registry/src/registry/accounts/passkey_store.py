"""Queries on passkeys and the challenges of their ceremonies."""

from typing import Any

from registry.platform.database import Transaction


def passkeys_of(tx: Transaction, person: int) -> list[tuple[Any, ...]]:
    """(credential id, id, name, public key, sign count, created), newest first."""
    return tx.rows(
        "SELECT credential_id, id, name, public_key, sign_count, created_ms FROM passkey WHERE person = ?"
        " ORDER BY created_ms DESC, id DESC",
        person,
    )


def add_passkey(
    tx: Transaction, *, credential_id: bytes, passkey_id: str, person: int, name: str, public_key: bytes,
    sign_count: int, now_ms: int,
) -> None:  # fmt: skip
    """Keeps an authenticator's public key; the same one again changes nothing."""
    tx.run(
        "INSERT INTO passkey (credential_id, id, person, name, public_key, sign_count, created_ms)"
        " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING",
        *(credential_id, passkey_id, person, name, public_key, sign_count, now_ms),
    )


def count_passkey_use(tx: Transaction, credential_id: bytes, sign_count: int) -> None:
    """The authenticator's own counter, by which a copied one is found."""
    tx.run("UPDATE passkey SET sign_count = ? WHERE credential_id = ?", sign_count, credential_id)


def remove_passkey(tx: Transaction, person: int, passkey_id: str) -> bool:
    """False when there is none."""
    return tx.row("DELETE FROM passkey WHERE person = ? AND id = ? RETURNING id", person, passkey_id) is not None


def add_challenge(
    tx: Transaction, *, token_hash: bytes, person: int, purpose: str, value: bytes, expires_ms: int
) -> None:
    """A ceremony has begun."""
    tx.run(
        "INSERT INTO challenge (token_hash, person, purpose, value, expires_ms) VALUES (?, ?, ?, ?, ?)",
        *(token_hash, person, purpose, value, expires_ms),
    )


def use_challenge(tx: Transaction, token_hash: bytes, person: int, purpose: str, now_ms: int) -> bytes | None:
    """The challenge, once; None when it is over, used, or somebody else's."""
    row = tx.row(
        "DELETE FROM challenge WHERE token_hash = ? AND person = ? AND purpose = ? AND expires_ms > ? RETURNING value",
        *(token_hash, person, purpose, now_ms),
    )
    return row[0] if row else None
