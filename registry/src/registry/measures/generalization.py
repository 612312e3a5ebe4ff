"""Generalisation debt: how much of what the goal promises has not been shown yet.

A dog that comes when called in its own garden, to one person, owes the rest: the other cells of the proofing map up to
the goal, other people, other places. The debt is the share still open, in percent; it falls with every proven cell and
every new person and place, and zero means that the skill was shown as widely as the plan wants it.
"""

from collections.abc import Iterable

import msgspec

from registry.measures.facts import TrialSet
from registry.measures.proofing import ProofingMap
from registry.measures.wording import counted, listed


class Debt(msgspec.Struct, frozen=True):
    """`percent` of everything needed that is still open (0 to 100; None when nothing is needed), and its parts."""

    percent: float | None
    cells_needed: int
    cells_open: int
    people_open: int
    places_open: int
    sentence: str


def generalization_debt(
    found: ProofingMap, sets: Iterable[TrialSet], *, people_needed: int = 1, places_needed: int = 1
) -> Debt:
    """What is still open of the map's cells, the people and the places.

    A cell counts as shown when it is proven or covered by a harder proven one. People and places count when a set with
    at least one correct trial names them. Void sets are left out. Raises ValueError for a negative need.
    """
    if min(people_needed, places_needed) < 0:
        raise ValueError("A need is not negative.")
    good = [s for s in sets if not s.void and s.correct > 0]
    people = len({person for s in good for person in s.people})
    places = len({s.place for s in good if s.place is not None})
    still = sum(e.state != "proven" and not e.covered for e in found.cells)
    open_people, open_places = max(0, people_needed - people), max(0, places_needed - places)
    needed = len(found.cells) + people_needed + places_needed
    debt = 100 * (still + open_people + open_places) / needed if needed else None
    return Debt(debt, len(found.cells), still, open_people, open_places, _sentence(still, open_people, open_places))


def _sentence(cells: int, people: int, places: int) -> str:
    parts = [
        f"{counted(cells, 'cell')} of the map" if cells else "",
        counted(people, "more person", plural="more people") if people else "",
        counted(places, "more place") if places else "",
    ]
    still = listed(part for part in parts if part)
    return f"Still to show: {still}." if still else "Shown as widely as the plan wants it."
