"""Passwords: argon2id for keeping them, zxcvbn for refusing those that are guessed first."""

from functools import lru_cache
from typing import Final

from argon2 import PasswordHasher
from argon2.exceptions import InvalidHashError, VerificationError
from zxcvbn import zxcvbn

from registry.platform.errors import InvalidBody

LEAST_SCORE: Final = 2
_LONGEST_FOR_ESTIMATE: Final = 72
_HASHER: Final = PasswordHasher()


def hash_password(password: str) -> str:
    """An argon2id hash with a salt of its own; takes about 50 ms on purpose."""
    return _HASHER.hash(password)


def password_matches(password: str, password_hash: str | None) -> bool:
    """Compares; without a hash (unknown person) it takes the same time and says no."""
    try:
        _HASHER.verify(password_hash or _nobodys_hash(_HASHER), password)
    except (VerificationError, InvalidHashError):
        return False
    return password_hash is not None


def refuse_guessable(password: str, *, about: tuple[str, ...]) -> None:
    """Raises InvalidBody for a password that is guessed soon; `about` are the person's own words."""
    verdict = zxcvbn(password[:_LONGEST_FOR_ESTIMATE], user_inputs=list(about))
    if verdict["score"] < LEAST_SCORE:
        advice = verdict["feedback"]["warning"] or "It would be guessed soon"
        raise InvalidBody.at(
            "/password", f"{advice.rstrip('.')}. Choose a longer one, for example four unrelated words."
        )


@lru_cache(maxsize=1)
def _nobodys_hash(hasher: PasswordHasher) -> str:
    return hasher.hash("nobody has this password")
