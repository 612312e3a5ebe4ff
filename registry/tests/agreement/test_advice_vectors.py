"""The page and the registry advise alike: the cases that both are held to are what the registry says today."""

import msgspec

from tests.agreement.make_advice_vectors import CASES, VECTORS, vectors


def test_cases_are_what_the_registry_says_today() -> None:
    """After a change of a rule: python registry/tests/agreement/make_advice_vectors.py."""
    assert VECTORS.read_text(encoding="utf-8") == vectors()


def test_cases_meet_every_verdict_and_every_brake() -> None:
    said = [case["says"] for case in msgspec.json.decode(VECTORS.read_bytes())]
    assert len(said) == CASES
    assert {one["advice"] for one in said} == {"push", "stick", "drop", "split", None}
    assert any(one["braked"] for one in said)
    assert any(len(one["warnings"]) > 1 for one in said)
    reasons = " ".join(one["reason"] for one in said)
    for earlier in ("1 of them in an earlier session", "of them in earlier sessions", "before, in an earlier session"):
        assert earlier in reasons
