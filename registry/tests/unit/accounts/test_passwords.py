"""Passwords: how they are kept, and which are refused."""

import pytest

from registry.accounts import passwords
from registry.accounts.passwords import hash_password, password_matches, refuse_guessable
from registry.platform.errors import InvalidBody

GOOD = "seven quiet beagles wander"


def test_a_password_is_kept_as_argon2id_at_the_cost_that_owasp_asks_for_or_more() -> None:
    hasher = passwords._HASHER
    kept = hash_password(GOOD)
    assert kept.startswith("$argon2id$v=19$")
    assert hasher.memory_cost >= 19 * 1024
    assert hasher.time_cost >= 2
    assert GOOD not in kept


def test_the_same_password_is_kept_differently_each_time() -> None:
    assert hash_password(GOOD) != hash_password(GOOD)


def test_only_the_right_password_matches() -> None:
    kept = hash_password(GOOD)
    assert password_matches(GOOD, kept)
    assert not any(password_matches(wrong, kept) for wrong in ("", GOOD + " ", GOOD.upper(), kept))


def test_nobody_has_no_password_not_even_the_one_it_is_compared_with() -> None:
    assert not password_matches("nobody has this password", None)
    assert not password_matches("", None)


@pytest.mark.parametrize("kept", ["", "x", "$argon2id$broken", "$2b$12$abc"])
def test_a_hash_that_cannot_be_read_matches_nothing(kept: str) -> None:
    assert not password_matches(GOOD, kept or "x")


@pytest.mark.parametrize("password", ["password12", "1234567890", "qwertyuiop", "abcabcabcabc", "iloveyou123"])
def test_what_is_guessed_first_is_refused_with_advice(password: str) -> None:
    with pytest.raises(InvalidBody) as refused:
        refuse_guessable(password, about=())
    assert refused.value.errors[0].pointer == "/password"


def test_ones_own_name_and_practice_are_guessed_first_too() -> None:
    refuse_guessable("juniperhollow7", about=())
    with pytest.raises(InvalidBody):
        refuse_guessable("juniperhollow7", about=("juniperhollow", "lena@example.org"))


@pytest.mark.parametrize(
    "password", [GOOD, "correct horse battery", "Zx9!kkw-pplQ2", "x" * 10 + " rain on tin roofs " + "y" * 100]
)
def test_long_and_unlikely_ones_pass(password: str) -> None:
    refuse_guessable(password, about=("lena@example.org", "Lena"))
