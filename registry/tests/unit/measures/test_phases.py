"""Phases of a target: disjoint, without holes, however they are entered."""

from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from registry.measures.phases import Phase, PhaseKind, enter_phase, phase_index, phase_problems

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
