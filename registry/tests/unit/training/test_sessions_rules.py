"""What a session is called, and how long it took."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.platform.errors import InvalidBody
from registry.training.checks import check_session as check
from registry.training.rules import facets, minutes
from registry.training.schemas import SessionBody

START = datetime(2026, 10, 6, 17, 30, tzinfo=UTC)


def a_session(**fields: Any) -> SessionBody:
    return SessionBody(dog_id="01a20b80-db73-70b3-98aa-79f535e9c533", started_at=START, **fields)


@pytest.mark.parametrize(
    ("fields", "title"),
    [({}, "Training session"), ({"kind": "owner_practice"}, "Owner practice"),
     ({"location": "Yard"}, "Training session · Yard"),
     ({"location": "Yard", "area": "Gate"}, "Training session · Yard, Gate"),
     ({"kind": "class", "ended_at": START + timedelta(minutes=45)}, "Class · 45 min"),
     ({"ended_at": START}, "Training session · 0 min")],
)  # fmt: skip
def test_a_session_is_called_by_kind_place_and_length(fields: dict[str, Any], title: str) -> None:
    assert facets(a_session(**fields)).title == title


@given(st.integers(-10_000, 10_000))
def test_a_session_ends_after_it_began(seconds: int) -> None:
    session = a_session(ended_at=START + timedelta(seconds=seconds))
    if seconds < 0:
        with pytest.raises(InvalidBody):
            check(session)
    else:
        check(session)
        length = minutes(session)
        assert length is not None
        assert abs(length - seconds / 60) <= 0.5


def test_an_open_session_has_no_length() -> None:
    assert minutes(a_session()) is None
