"""The proofing map and the generalisation debt."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from registry.measures.facts import Step, TrialSet
from registry.measures.generalization import generalization_debt
from registry.measures.proofing import ProofingMap, proofing_map
from registry.measures.proofing_cells import (
    SIDES,
    Cell,
    cell_of,
    cell_words,
    cells_up_to,
    sides_of,
)

ZONE = ZoneInfo("Europe/Berlin")
START = datetime(2026, 10, 6, 9, tzinfo=UTC)
ALL = frozenset(SIDES)
GOAL = Step(duration_s=30, distance_m=5, distraction=2)


def done(
    day: int, correct: int, scorable: int, step: Step, *, place: str | None = None, person: str = "Ana"
) -> TrialSet:
    return TrialSet(
        at=START + timedelta(days=day), correct=correct, scorable=scorable, step=step, place=place, people=(person,)
    )


def state(found: ProofingMap, cell: Cell) -> str:
    return next(e.state for e in found.cells if e.cell == cell)


@pytest.mark.parametrize(
    ("step", "cell", "words"),
    [
        (Step(duration_s=1, distance_m=0, distraction=0), Cell(0, 0, 0), "up to 3 s, up to 1 m, D0"),
        (Step(duration_s=30, distance_m=5, distraction=1), Cell(2, 2, 1), "up to 30 s, up to 5 m, D1"),
        (Step(duration_s=30.1, distance_m=5.1, distraction=2), Cell(3, 3, 2), "up to 1 min, up to 10 m, D2"),
        (Step(duration_s=600, distance_m=50, distraction=3), Cell(5, 5, 3), "over 3 min, over 20 m, D3"),
        (Step(duration_s=60, distance_m=20, distraction=9), Cell(3, 4, 3), "up to 1 min, up to 20 m, D3"),
    ],
)
def test_steps_fall_into_bins_whose_upper_edge_belongs_to_them(step: Step, cell: Cell, words: str) -> None:
    assert cell_of(step, ALL) == cell
    assert cell_words(cell) == words


def test_feet_in_words_and_a_skill_without_duration() -> None:
    cell = cell_of(Step(distance_m=15, distraction=1), frozenset(["distance", "distraction"]))
    assert cell == Cell(None, 4, 1)
    assert cell_words(cell, "us") == "up to 66 ft, D1"
    assert cell_of(Step(distance_m=15), ALL) is None


def test_the_box_up_to_a_goal() -> None:
    assert len(cells_up_to(Cell(2, 2, 2))) == 27
    assert len(cells_up_to(Cell(None, 4, 1))) == 10
    assert cells_up_to(Cell(None, 4, 1))[0] == Cell(None, 0, 0)


EASY = Step(duration_s=3, distance_m=1, distraction=0)


def test_proven_takes_enough_trials_on_enough_days() -> None:
    one_day = proofing_map([done(0, 5, 5, EASY), done(0, 5, 5, EASY)], ZONE, goal=GOAL)
    first = one_day.cells[0]
    assert first.state == "weak"
    assert first.reason == "10 of the newest 10 trials on 1 day correct (100 %); proven takes 2 days."
    both = proofing_map([done(0, 5, 5, EASY), done(1, 4, 5, EASY)], ZONE, goal=GOAL)
    assert both.cells[0].state == "proven"
    assert both.cells[0].reason == "9 of the newest 10 trials on 2 days correct."
    assert (both.cells[0].sets, str(both.cells[0].last_on)) == (2, "2026-10-07")
    assert {e.state for e in both.cells[1:]} == {"never_tried"}
    assert len(both.cells) == 27


def test_early_failures_are_how_learning_looks() -> None:
    learning = [done(d, 1, 5, EASY) for d in range(5)] + [done(d, 5, 5, EASY) for d in (6, 7)]
    assert proofing_map(learning, ZONE).cells[0].state == "proven"
    lost = [done(d, 5, 5, EASY) for d in range(5)] + [done(d, 2, 5, EASY) for d in (6, 7)]
    found = proofing_map(lost, ZONE).cells[0]
    assert found.state == "weak"
    assert found.reason == "4 of the newest 10 trials on 2 days correct (40 %); proven takes at least 80 %."


def proven(step: Step) -> list[TrialSet]:
    return [done(d, 5, 5, step) for d in (0, 1)]


def test_the_next_cell_raises_one_d_only() -> None:
    found = proofing_map(proven(Step(duration_s=10, distance_m=3, distraction=1)), ZONE, goal=GOAL)
    assert found.next_cell is not None
    assert (found.next_cell.since, found.next_cell.raised) == (Cell(1, 1, 1), "duration")
    assert found.next_cell.cell == Cell(2, 1, 1)
    assert found.next_cell.reason == (
        "From up to 10 s, up to 3 m, D1, which is proven, raise duration alone to up to 30 s. Never tried."
    )
    easier = [e for e in found.cells if e.cell != Cell(1, 1, 1) and Cell(1, 1, 1).covers(e.cell)]
    assert len(easier) == 7
    assert all(e.covered and e.state == "never_tried" for e in easier)


def test_a_cell_that_failed_waits_until_the_others_are_tried() -> None:
    sets = [
        *proven(Step(duration_s=10, distance_m=3, distraction=1)),
        done(2, 1, 5, Step(duration_s=30, distance_m=3, distraction=1)),
    ]
    found = proofing_map(sets, ZONE, goal=GOAL)
    assert found.next_cell is not None
    assert found.next_cell.raised == "distance"


def test_without_a_proven_cell_it_starts_at_the_easiest() -> None:
    found = proofing_map([done(0, 2, 5, Step(duration_s=30, distance_m=5, distraction=2))], ZONE, goal=GOAL)
    assert found.next_cell is not None
    assert (found.next_cell.cell, found.next_cell.since) == (Cell(0, 0, 0), None)
    assert found.next_cell.reason.startswith("Start at up to 3 s, up to 1 m, D0.")


def test_all_proven_leaves_no_next_cell_and_no_debt() -> None:
    sets = proven(GOAL)
    found = proofing_map(sets, ZONE, goal=GOAL)
    assert found.next_cell is None
    debt = generalization_debt(found, sets, people_needed=1, places_needed=0)
    assert (debt.percent, debt.sentence) == (0.0, "Shown as widely as the plan wants it.")


def test_debt_counts_cells_people_and_places() -> None:
    goal = Step(distance_m=5, distraction=1)
    sets = [done(d, 5, 5, Step(distance_m=3, distraction=0), place="hall") for d in (0, 1)]
    found = proofing_map(sets, ZONE, goal=goal)
    debt = generalization_debt(found, sets, people_needed=2, places_needed=3)
    # 3 x 2 cells, of which distance up to 1 m and up to 3 m without distraction are shown.
    assert (debt.cells_needed, debt.cells_open, debt.people_open, debt.places_open) == (6, 4, 1, 2)
    assert debt.percent == pytest.approx(100 * 7 / 11)
    assert debt.sentence == "Still to show: 4 cells of the map, 1 more person and 2 more places."
    with pytest.raises(ValueError, match="need"):
        generalization_debt(found, sets, people_needed=-1)


def test_sets_without_a_side_that_others_state_are_counted_apart() -> None:
    found = proofing_map([done(0, 5, 5, EASY), done(1, 5, 5, Step(distance_m=3))], ZONE)
    assert found.unplaced == 1
    empty = proofing_map([], ZONE)
    assert (empty.cells, empty.next_cell, empty.sides) == ([], None, [])
    assert generalization_debt(empty, [], people_needed=0, places_needed=0).percent is None


def test_what_was_tried_beyond_the_goal_is_shown_and_never_next() -> None:
    far = Step(duration_s=200, distance_m=5, distraction=2)
    found = proofing_map([*proven(EASY), done(3, 1, 5, far)], ZONE, goal=GOAL)
    assert state(found, Cell(5, 2, 2)) == "weak"
    assert found.next_cell is not None
    assert cell_of(GOAL, ALL) is not None
    assert Cell(2, 2, 2).covers(found.next_cell.cell)


steps = st.builds(
    Step,
    duration_s=st.sampled_from([1.0, 8.0, 25.0]),
    distance_m=st.sampled_from([0.5, 2.0, 4.0]),
    distraction=st.integers(0, 2),
)
records = st.lists(
    st.builds(
        lambda day, wrong, step, void: replace(done(day, 5 - wrong, 5, step), void=void),
        st.integers(0, 9),
        st.integers(0, 5),
        steps,
        st.booleans(),
    ),
    max_size=20,
)


@settings(max_examples=60)
@given(records)
def test_the_next_cell_is_open_inside_the_goal_and_one_d_from_proven(sets: list[TrialSet]) -> None:
    found = proofing_map(sets, ZONE, goal=GOAL)
    by_cell = {e.cell: e for e in found.cells}
    move = found.next_cell
    if move is None:
        assert all(e.state == "proven" or e.covered for e in found.cells)
        return
    assert by_cell[move.cell].state != "proven"
    if move.since is not None and move.raised is not None:
        assert by_cell[move.since].state == "proven"
        assert move.since.harder(move.raised) == move.cell


@settings(max_examples=60)
@given(records)
def test_void_sets_leave_no_trace_and_every_live_set_is_counted(sets: list[TrialSet]) -> None:
    found = proofing_map(sets, ZONE, goal=GOAL)
    live = [s for s in sets if not s.void]
    assert found == proofing_map(live, ZONE, goal=GOAL)
    assert sum(e.sets for e in found.cells) + found.unplaced == len(live)
    assert sides_of([GOAL]) == set(found.sides)


@settings(max_examples=60)
@given(records, steps)
def test_proving_a_cell_never_raises_the_debt(sets: list[TrialSet], step: Step) -> None:
    before = generalization_debt(proofing_map(sets, ZONE, goal=GOAL), sets)
    more = [*sets, *(done(d, 5, 5, step) for d in (20, 21))]
    after = generalization_debt(proofing_map(more, ZONE, goal=GOAL), more)
    assert (after.percent or 0) <= (before.percent or 0)
