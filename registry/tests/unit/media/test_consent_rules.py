"""When a recording is locked: no consent, withdrawn, given again; several households."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.dogs.rules import check_guardian
from registry.dogs.schemas import Consent, GuardianBody
from registry.media.rules import consent_needed, lock
from registry.platform.clock import to_ms
from registry.platform.errors import InvalidBody
from registry.platform.ids import new_id

DAY = datetime(2026, 10, 6, tzinfo=UTC)
NOW = to_ms(DAY + timedelta(days=10))


def _consent(given: int, withdrawn: int | None = None, **fields: Any) -> Consent:
    """Given and withdrawn so many days after the sixth of October; now is the sixteenth."""
    return Consent(
        id=new_id(), kind=fields.get("kind", "video"), text_version="2026-1", given_at=DAY + timedelta(days=given),
        withdrawn_at=None if withdrawn is None else DAY + timedelta(days=withdrawn),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("households", "code"),
    [
        ([], "not_given"),
        ([[]], "not_given"),
        ([[_consent(1)]], None),
        ([[_consent(11)]], "not_given"),
        ([[_consent(1, 5)]], "withdrawn"),
        ([[_consent(1, 11)]], None),
        ([[_consent(1, 5), _consent(6)]], None),
        ([[_consent(6), _consent(1, 5)]], None),
        ([[_consent(1, kind="audio")]], "not_given"),
        ([[_consent(1)], []], None),
        ([[_consent(1)], [_consent(2, 3)]], "withdrawn"),
    ],
)
def test_what_households_have_said_decides(households: list[list[Consent]], code: str | None) -> None:
    assert lock("video", households, now_ms=NOW) == code


@given(
    st.lists(
        st.lists(st.tuples(st.integers(0, 9), st.booleans()), max_size=3, unique_by=lambda each: each[0]), max_size=3
    )
)
def test_who_withdraws_everything_locks_and_who_agrees_anew_opens(said: list[list[tuple[int, bool]]]) -> None:
    households = [[_consent(day, day if gone else None) for day, gone in each] for each in said]
    withdrawn = [[_consent(day, day) for day, _ in each] for each in said]
    agreed = [[*each, _consent(10)] for each in households]
    assert lock("video", withdrawn, now_ms=NOW) == ("withdrawn" if any(said) else "not_given")
    assert lock("video", agreed, now_ms=NOW) == (None if agreed else "not_given")


def test_videos_and_sound_need_a_consent_pictures_and_papers_none() -> None:
    types = ("video/mp4", "audio/mp4", "image/jpeg", "application/pdf")
    assert [consent_needed(each) for each in types] == ["video", "audio", None, None]


def test_a_consent_is_not_withdrawn_before_it_was_given_and_stands_there_once() -> None:
    with pytest.raises(InvalidBody) as refused:
        check_guardian(GuardianBody(name="Berger", consents=[_consent(5, 4)]))
    assert refused.value.errors[0].pointer == "/consents/0/withdrawn_at"
    one = _consent(5)
    with pytest.raises(InvalidBody):
        check_guardian(GuardianBody(name="Berger", consents=[one, one]))
