"""The cells of the proofing map: how long, how far, against what.

Trainers speak in round numbers, so the bins end on them and the upper edge belongs to the bin: a stay of 30 s is in
"up to 30 s". The steps grow roughly by two to three, as criteria do when they are raised in practice. Distraction has
the four levels of the plan, D0 none to D3 high. A skill that knows no duration, such as a recall, has no such side.
"""

from bisect import bisect_left
from typing import Literal

import msgspec

from registry.measures.facts import Step
from registry.measures.wording import UnitSystem, distance, duration

Side = Literal["duration", "distance", "distraction"]
SIDES: tuple[Side, ...] = ("duration", "distance", "distraction")

DURATION_EDGES_S = (3.0, 10.0, 30.0, 60.0, 180.0)
DISTANCE_EDGES_M = (1.0, 3.0, 5.0, 10.0, 20.0)
DISTRACTIONS = 4
_BINS: dict[Side, int] = {
    "duration": len(DURATION_EDGES_S) + 1,
    "distance": len(DISTANCE_EDGES_M) + 1,
    "distraction": DISTRACTIONS,
}


class Cell(msgspec.Struct, frozen=True, order=True):
    """A place on the map: the index of the bin on each side, from 0 (easiest); None: the skill has no such side."""

    duration: int | None
    distance: int | None
    distraction: int | None

    def index(self, side: Side) -> int | None:
        """The bin on one side."""
        found: int | None = getattr(self, side)
        return found

    def covers(self, other: "Cell") -> bool:
        """Whether this cell is at least as hard as the other on every side."""
        return all((self.index(side) or 0) >= (other.index(side) or 0) for side in SIDES)

    @property
    def difficulty(self) -> int:
        """How many steps the cell lies above the easiest."""
        return sum(self.index(side) or 0 for side in SIDES)

    def harder(self, side: Side) -> "Cell | None":
        """The cell one bin harder on one side; None at the end of the side, or where there is no such side."""
        here = self.index(side)
        if here is None or here + 1 >= _BINS[side]:
            return None
        return msgspec.structs.replace(self, **{side: here + 1})


def sides_of(steps: list[Step]) -> frozenset[Side]:
    """The sides that at least one of the steps states."""
    stated = {
        "duration": any(step.duration_s is not None for step in steps),
        "distance": any(step.distance_m is not None for step in steps),
        "distraction": any(step.distraction is not None for step in steps),
    }
    return frozenset(side for side in SIDES if stated[side])


def cell_of(step: Step, sides: frozenset[Side]) -> Cell | None:
    """The cell a step falls into; None when it leaves one of the sides open. Distraction beyond D3 counts as D3."""
    bins = {
        "duration": None if step.duration_s is None else bisect_left(DURATION_EDGES_S, step.duration_s),
        "distance": None if step.distance_m is None else bisect_left(DISTANCE_EDGES_M, step.distance_m),
        "distraction": None if step.distraction is None else min(max(step.distraction, 0), DISTRACTIONS - 1),
    }
    if any(bins[side] is None for side in sides):
        return None
    return Cell(*(bins[side] if side in sides else None for side in SIDES))


def cells_up_to(goal: Cell) -> list[Cell]:
    """Every cell that is not harder than `goal` on any side, easiest first."""
    ranges = [[None] if (top := goal.index(side)) is None else list(range(top + 1)) for side in SIDES]
    cells = [Cell(a, b, c) for a in ranges[0] for b in ranges[1] for c in ranges[2]]
    return sorted(cells, key=lambda cell: (cell.difficulty, _numbers(cell)))


def _numbers(cell: Cell) -> tuple[int, ...]:
    return tuple(cell.index(side) or 0 for side in SIDES)


def cell_words(cell: Cell, units: UnitSystem = "metric") -> str:
    """The cell in words: "up to 30 s, up to 5 m, D1"."""
    return ", ".join(side_words(cell, side, units=units) for side in SIDES if cell.index(side) is not None)


def side_words(cell: Cell, side: Side, *, units: UnitSystem = "metric") -> str:
    """One side of the cell in words: "up to 30 s", "over 20 m", "D2"; empty when it has no such side."""
    here = cell.index(side)
    if here is None:
        return ""
    if side == "distraction":
        return f"D{here}"
    if side == "duration":
        past = here == len(DURATION_EDGES_S)
        return f"{'over' if past else 'up to'} {duration(DURATION_EDGES_S[here - past])}"
    past = here == len(DISTANCE_EDGES_M)
    return f"{'over' if past else 'up to'} {distance(DISTANCE_EDGES_M[here - past], units)}"
