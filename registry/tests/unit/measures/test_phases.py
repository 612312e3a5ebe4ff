"""Phases of a target: disjoint, without holes, however they are entered."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from random import Random

from hypothesis import assume, given
from hypothesis import strategies as st

from registry.measures.phases import Phase, PhaseKind, enter_phase, in_order, phase_index, phase_problems, whole_life

START = datetime(2026, 10, 6, 9, tzinfo=UTC)


def at(day: float) -> datetime:
    return START + timedelta(days=day)


KINDS: Sequence[PhaseKind] = ("baseline", "acquisition", "proofing", "maintenance", "on_hold")


@given(st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 50)), min_size=1, max_size=12))
def test_phases_stay_disjoint_and_without_holes_however_they_are_entered(changes: list[tuple[PhaseKind, int]]) -> None:
    phases: list[Phase] = []
    for kind, day in changes:
        phases = enter_phase(phases, kind, at=at(day))
    assert phase_problems(phases) == []
    assert phases[-1].end is None
    assert all(one.end == other.start for one, other in pairwise(phases))
    first = min(day for _, day in changes)
    assert phase_index(phases, at(first)) == 0
    assert phase_index(phases, at(first - 1)) is None
    assert all(phase_index(phases, at(day)) is not None for day in range(first, 60))
    assert phases[phase_index(phases, at(changes[-1][1])) or 0].kind == changes[-1][0]


def test_overlapping_and_backward_phases_are_told() -> None:
    told = phase_problems([Phase("baseline", at(0), at(5)), Phase("on_hold", at(4), at(3)), Phase("proofing", at(6))])
    assert told == ["The phase on hold ends before it starts.", "The phases baseline and on hold overlap."]
    assert phase_problems([Phase("baseline", at(0)), Phase("proofing", at(6))]) == [
        "The phases baseline and proofing overlap."
    ]


def _runs(phase: Phase, day: float) -> bool:
    return phase.start <= at(day) and (phase.end is None or at(day) < phase.end)


@given(
    spans=st.lists(st.tuples(st.sampled_from(KINDS), st.integers(0, 30), st.none() | st.integers(0, 30)), max_size=5),
    begins=st.none() | st.integers(0, 30),
    order=st.randoms(use_true_random=False),
)
def test_5_every_moment_of_a_life_belongs_to_exactly_one_phase_whatever_was_entered(
    spans: list[tuple[PhaseKind, int, int | None]], begins: int | None, order: Random
) -> None:
    entered = [Phase(kind, at(start), None if end is None else at(end)) for kind, start, end in spans]
    assume(not phase_problems(entered))
    order.shuffle(entered)
    life = whole_life(entered, None if begins is None else at(begins))
    known = [*(phase.start for phase in entered), *([at(begins)] if begins is not None else [])]
    for half_days in range(-2, 80):
        day = half_days / 2
        alive = bool(known) and at(day) >= min(known)
        assert sum(_runs(phase, day) for phase in life) == alive
    assert [phase for phase in life if not phase.implied] == in_order(entered)


def test_a_phase_without_length_stands_before_the_one_that_goes_on_from_there() -> None:
    brief, lasting = Phase("baseline", at(0), at(0)), Phase("acquisition", at(0))
    assert whole_life([lasting, brief], None) == [brief, lasting]
    assert phase_problems([lasting, brief]) == []


def test_what_nobody_entered_is_baseline_before_the_first_phase_and_on_hold_after_an_end() -> None:
    life = whole_life([Phase("proofing", at(9), at(12)), Phase("acquisition", at(3), at(6))], at(1))
    assert [(one.kind, one.start, one.end, one.implied) for one in life] == [
        ("baseline", at(1), at(3), True),
        ("acquisition", at(3), at(6), False),
        ("on_hold", at(6), at(9), True),
        ("proofing", at(9), at(12), False),
        ("on_hold", at(12), None, True),
    ]
    assert whole_life([], at(1)) == [Phase("baseline", at(1), implied=True)]
    assert whole_life([], None) == []
