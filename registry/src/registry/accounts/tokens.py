"""Personal access tokens: for scripts, with scopes and an end, shown once and kept only as a hash."""

from typing import Final

from registry.accounts import credentials
from registry.accounts.errors import TooMany
from registry.accounts.schemas import NewToken, TokenCard
from registry.accounts.service import DAY_MS, Accounts
from registry.platform.access import Access
from registry.platform.clock import to_ms, to_text
from registry.platform.database import Transaction
from registry.platform.errors import InvalidBody, NotAllowed, NotFound
from registry.platform.ids import new_id, new_secret

MOST: Final = 50
LONGEST_DAYS: Final = 366


def make(tx: Transaction, access: Access, wanted: NewToken, *, now_ms: int) -> TokenCard:
    """A new token; its secret is in this answer and nowhere else."""
    expires_ms = to_ms(wanted.expires_at)
    if not now_ms < expires_ms <= now_ms + LONGEST_DAYS * DAY_MS:
        raise InvalidBody.at("/expires_at", "A token ends in the future and within a year.")
    if not access.scopes.issuperset(wanted.scopes):
        raise NotAllowed("A token cannot make a token that may do more than itself.")
    if credentials.count_tokens(tx, access.person) >= MOST:
        raise TooMany(f"You have {MOST} access tokens. Revoke those that you no longer use.")
    secret, token_id, scopes = new_secret("llp_"), new_id(), sorted(set(wanted.scopes))
    credentials.add_token(
        tx, token_hash=credentials.secret_hash(secret), token_id=token_id, person=access.person,
        organization=access.organization, name=wanted.name, scopes=" ".join(scopes), now_ms=now_ms,
        expires_ms=expires_ms,
    )  # fmt: skip
    Accounts.note_event(tx, access, "token-made", "token", token_id, now_ms=now_ms)
    return TokenCard(token_id, wanted.name, scopes, to_text(now_ms), to_text(expires_ms), token=secret)


def cards(tx: Transaction, access: Access) -> list[TokenCard]:
    """One's own tokens, without their secrets."""
    return [
        TokenCard(token_id, name, scopes.split(), to_text(created), to_text(expires))
        for token_id, name, scopes, created, expires in credentials.tokens_of(tx, access.person, access.organization)
    ]


def revoke(tx: Transaction, access: Access, token_id: str, *, now_ms: int) -> None:
    """The token is dead from now on."""
    if not credentials.revoke_token(tx, access.person, access.organization, token_id):
        raise NotFound("There is no such token.")
    Accounts.note_event(tx, access, "token-revoked", "token", token_id, now_ms=now_ms)
