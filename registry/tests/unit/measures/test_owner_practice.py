"""The owner's own count: golden sums, and that neither order nor splitting changes them."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.measures.adherence import Practice, adherence
from registry.measures.owner_practice import SOURCE, DayOfPractice, Round, owner_practice

ZURICH = ZoneInfo("Europe/Zurich")
START = datetime(2026, 10, 20, 8, tzinfo=UTC)
ROUNDS = st.lists(
    st.builds(
        Round,
        at=st.integers(0, 60 * 24 * 9).map(lambda minutes: START + timedelta(minutes=minutes)),
        correct=st.integers(0, 30),
        incorrect=st.integers(0, 30),
        fas=st.none() | st.integers(0, 5),
    ),
    max_size=30,
)


def test_two_days_of_practice_are_summed_by_day_and_together() -> None:
    found = owner_practice(
        [
            Round(at=START, correct=4, incorrect=1, fas=1),
            Round(at=START + timedelta(hours=8), correct=5, incorrect=0),
            Round(at=START + timedelta(days=1), correct=3, incorrect=2, fas=2),
        ],
        ZURICH,
    )
    assert found.source == SOURCE == "owner_practice"
    assert found.days == [
        DayOfPractice(date(2026, 10, 20), 2, 9, 10),
        DayOfPractice(date(2026, 10, 21), 1, 3, 5),
    ]
    assert found.share is not None
    assert (found.share.correct, found.share.scorable, found.share.percent) == (12, 15, 80.0)
    # Wilson, 12 of 15 at 95 %: 54.8 to 93.0.
    assert (round(found.share.lower, 1), round(found.share.upper, 1)) == (54.8, 93.0)
    assert (found.rounds, found.fas_peak, found.last_at) == (3, 2, START + timedelta(days=1))
    assert found.sentence == "12 of 15 tries correct (80 %) in 3 rounds, by the owner's own count."


def test_nothing_sent_and_nothing_scored_are_told_apart() -> None:
    assert owner_practice([], ZURICH).sentence == "The owner has not sent a round yet."
    unscored = owner_practice([Round(at=START, correct=0, incorrect=0)], ZURICH)
    assert (unscored.share, unscored.sentence) == (None, "1 round by the owner, none scored.")


def test_a_round_at_midnight_belongs_to_the_practices_own_day() -> None:
    late = Round(at=datetime(2026, 10, 24, 22, 30, tzinfo=UTC), correct=1, incorrect=0)
    assert owner_practice([late], ZURICH).days == [DayOfPractice(date(2026, 10, 25), 1, 1, 1)]


def test_a_negative_count_is_refused() -> None:
    with pytest.raises(ValueError, match="less than nothing"):
        owner_practice([Round(at=START, correct=-1, incorrect=0)], ZURICH)


@given(rounds=ROUNDS, order=st.randoms())
def test_neither_order_nor_a_split_changes_a_sum(rounds: list[Round], order: object) -> None:
    shuffled = list(rounds)
    order.shuffle(shuffled)  # type: ignore[attr-defined]  # hypothesis gives a random.Random
    found = owner_practice(rounds, ZURICH)
    assert owner_practice(shuffled, ZURICH) == found
    assert sum(day.rounds for day in found.days) == found.rounds == len(rounds)
    assert sum(day.scorable for day in found.days) == sum(one.correct + one.incorrect for one in rounds)
    assert [day.day for day in found.days] == sorted({day.day for day in found.days})
    halves = [owner_practice(part, ZURICH) for part in (rounds[::2], rounds[1::2])]
    assert sum(half.share.correct if half.share else 0 for half in halves) == sum(day.correct for day in found.days)


@given(rounds=ROUNDS, times=st.integers(1, 12), days=st.integers(1, 14), today=st.integers(0, 20))
def test_adherence_and_results_count_the_same_rounds(rounds: list[Round], times: int, days: int, today: int) -> None:
    first = date(2026, 10, 20)
    last = first + timedelta(days=days - 1)
    now = first + timedelta(days=today)
    done = adherence(
        [Practice(at=one.at) for one in rounds], ZURICH,
        times_per_day=times, first_day=first, last_day=last, today=now,
    )  # fmt: skip
    counted = [day for day in owner_practice(rounds, ZURICH).days if first <= day.day <= last and day.day < now]
    assert done.done + done.extra == sum(day.rounds for day in counted)
    assert done.days_practised == len(counted)
    assert done.done <= done.planned
    assert done.percent is None or 0 <= done.percent <= 100
