"""The log of homework only grows, whatever is sent and in whatever order."""

from datetime import UTC, date, datetime
from uuid import UUID

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.homework.rules import last_day, name_of, united
from registry.homework.schemas import MOST_ROUNDS, HomeworkBody, PracticeEntry
from registry.platform.errors import InvalidBody

ENTRIES = st.builds(
    lambda number, comment: PracticeEntry(
        id=str(UUID(int=number)), at=datetime(2026, 10, 6, number, tzinfo=UTC), comment=comment
    ),
    st.integers(0, 9),
    st.sampled_from(("", "Tired.", "Quick.")),
)
LOGS = st.lists(ENTRIES, max_size=8, unique_by=lambda entry: entry.id)


@given(kept=LOGS, sent=LOGS)
def test_what_is_kept_stays_word_for_word_and_what_is_new_joins_it(
    kept: list[PracticeEntry], sent: list[PracticeEntry]
) -> None:
    found = united(kept, sent)
    assert found[: len(kept)] == kept
    assert {entry.id for entry in found} == {entry.id for entry in (*kept, *sent)}
    assert len({entry.id for entry in found}) == len(found)
    assert united(found, sent) == found == united(found, [])


def test_a_log_has_an_end() -> None:
    full = [
        PracticeEntry(id=str(UUID(int=number)), at=datetime(2026, 10, 6, tzinfo=UTC)) for number in range(MOST_ROUNDS)
    ]
    one_more = PracticeEntry(id=str(UUID(int=MOST_ROUNDS)), at=datetime(2026, 10, 6, tzinfo=UTC))
    assert united(full, full) == full
    with pytest.raises(InvalidBody, match="at most"):
        united(full, [one_more])


def test_homework_is_called_by_its_title_or_by_how_it_begins() -> None:
    body = HomeworkBody(
        dog_id=str(UUID(int=1)), instruction="Mat in the kitchen.\nFive times.", starts_on=date(2026, 10, 6), days=3
    )
    assert name_of(body) == "Mat in the kitchen."
    assert name_of(msgspec.structs.replace(body, title=" Mat ")) == "Mat"
    assert last_day(body) == date(2026, 10, 8)
