"""The proofing map: where a skill is proven, where it is weak, and where nobody has tried it yet.

A skill that works at home is one cell of a large box. The map lays the sets into cells of duration, distance and
distraction and judges each by its own newest trials, because early failures are how learning looks. From the proven
cells it names the next one, which raises one D only.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Literal
from zoneinfo import ZoneInfo

import msgspec

from registry.measures.days import local_day, moment
from registry.measures.facts import Step, TrialSet
from registry.measures.proofing_cells import (
    SIDES,
    Cell,
    Side,
    cell_of,
    cell_words,
    cells_up_to,
    side_words,
    sides_of,
)
from registry.measures.proportion import percent_correct
from registry.measures.wording import UnitSystem, counted, listed, percent

State = Literal["proven", "weak", "never_tried"]
FAILING_PERCENT = 40.0


class ProofRule(msgspec.Struct, frozen=True, kw_only=True):
    """A cell is proven by its newest `min_trials` or more trials, on `min_days` days, with `level_percent` correct."""

    level_percent: float = 80.0
    min_trials: int = 10
    min_days: int = 2


USUAL_PROOF = ProofRule()


class CellEvidence(msgspec.Struct, frozen=True, kw_only=True):
    """One cell and what speaks for its state.

    `correct` of `scorable` are the newest trials that were judged, with percent and Wilson interval in percent; `sets`
    and `last_on` look at all of the cell's sets. `covered`: never tried itself, but a harder cell is proven. `reason`
    is a full sentence.
    """

    cell: Cell
    words: str
    state: State
    covered: bool
    correct: int
    scorable: int
    percent: float | None
    lower: float | None
    upper: float | None
    sets: int
    last_on: date | None
    reason: str


class NextCell(msgspec.Struct, frozen=True):
    """Where to go next: one bin up on one side from a proven cell (None, None: start here). `reason` in a sentence."""

    cell: Cell
    since: Cell | None
    raised: Side | None
    reason: str


class ProofingMap(msgspec.Struct, frozen=True):
    """Every cell up to the goal (and any beyond it that was tried), the next cell, and sets that have no place.

    `unplaced` sets leave open a side that others state. `next_cell` None: everything up to the goal is proven.
    """

    sides: list[Side]
    cells: list[CellEvidence]
    next_cell: NextCell | None
    unplaced: int


def proofing_map(
    sets: Iterable[TrialSet],
    zone: ZoneInfo,
    *,
    goal: Step | None = None,
    rule: ProofRule = USUAL_PROOF,
    units: UnitSystem = "metric",
) -> ProofingMap:
    """The map of one skill of one dog, from its sets in any order; void sets are left out.

    `goal` is the hardest step wanted; without one, the box spanned by what was tried. Days are those of `zone`.
    `units` are those of the sentences.
    """
    live = sorted((s for s in sets if not s.void and s.scorable > 0), key=lambda s: moment(s.at))
    sides = sides_of([s.step for s in live] + ([goal] if goal else []))
    placed: dict[Cell, list[TrialSet]] = {}
    for one in live:
        cell = cell_of(one.step, sides)
        if cell is not None:
            placed.setdefault(cell, []).append(one)
    top = _top(goal, list(placed), sides)
    wanted = cells_up_to(top) if top else []
    judged = {
        cell: _judge(cell, placed.get(cell, []), zone=zone, rule=rule, units=units)
        for cell in [*wanted, *sorted((c for c in placed if c not in set(wanted)), key=lambda c: c.difficulty)]
    }
    proven = [cell for cell, evidence in judged.items() if evidence.state == "proven"]
    cells = [
        msgspec.structs.replace(e, covered=e.state == "never_tried" and any(p.covers(e.cell) for p in proven))
        for e in judged.values()
    ]
    return ProofingMap(
        sides=[side for side in SIDES if side in sides],
        cells=cells,
        next_cell=_next_cell({e.cell: e for e in cells}, wanted, units=units),
        unplaced=len(live) - sum(len(found) for found in placed.values()),
    )


def _top(goal: Step | None, tried: Sequence[Cell], sides: frozenset[Side]) -> Cell | None:
    """The hardest corner of the box. A side that the goal leaves open reaches as far as was tried."""
    wanted = [cell_of(_only(goal, side), frozenset([side])) for side in SIDES] if goal else [None] * len(SIDES)
    corner: list[int | None] = []
    for side, asked in zip(SIDES, wanted, strict=True):
        reached = max((cell.index(side) or 0 for cell in tried), default=0)
        corner.append((asked.index(side) if asked else reached) if side in sides else None)
    return Cell(*corner) if goal or tried else None


def _only(step: Step, side: Side) -> Step:
    return {
        "duration": Step(duration_s=step.duration_s),
        "distance": Step(distance_m=step.distance_m),
        "distraction": Step(distraction=step.distraction),
    }[side]


def _judge(cell: Cell, sets: Sequence[TrialSet], *, zone: ZoneInfo, rule: ProofRule, units: UnitSystem) -> CellEvidence:
    newest = _newest(sets, zone=zone, rule=rule)
    share = percent_correct(sum(s.correct for s in newest), sum(s.scorable for s in newest))
    days = len({local_day(s.at, zone) for s in newest})
    state: State = "never_tried"
    reason = "Never tried."
    if share is not None:
        trials = f"{share.correct} of the newest {counted(share.scorable, 'trial')} on {counted(days, 'day')} correct"
        gaps = [
            f"at least {percent(rule.level_percent)}" if share.percent < rule.level_percent else "",
            counted(rule.min_trials, "trial") if share.scorable < rule.min_trials else "",
            counted(rule.min_days, "day") if days < rule.min_days else "",
        ]
        missing = listed(gap for gap in gaps if gap)
        state = "weak" if missing else "proven"
        reason = f"{trials} ({percent(share.percent)}); proven takes {missing}." if missing else f"{trials}."
    return CellEvidence(
        cell=cell,
        words=cell_words(cell, units),
        state=state,
        covered=False,
        correct=share.correct if share else 0,
        scorable=share.scorable if share else 0,
        percent=share.percent if share else None,
        lower=share.lower if share else None,
        upper=share.upper if share else None,
        sets=len(sets),
        last_on=local_day(sets[-1].at, zone) if sets else None,
        reason=reason,
    )


def _newest(sets: Sequence[TrialSet], *, zone: ZoneInfo, rule: ProofRule) -> list[TrialSet]:
    """The newest sets that make enough trials on enough days; all of them when they do not."""
    chosen: list[TrialSet] = []
    for one in reversed(sets):
        trials = sum(s.scorable for s in chosen)
        days = {local_day(s.at, zone) for s in chosen}
        if trials >= rule.min_trials and len(days) >= rule.min_days:
            break
        chosen.append(one)
    return chosen


def _next_cell(cells: dict[Cell, CellEvidence], wanted: Sequence[Cell], *, units: UnitSystem) -> NextCell | None:
    inside = set(wanted)
    proven = [cell for cell, evidence in cells.items() if evidence.state == "proven"]
    open_cells = [c for c in wanted if cells[c].state != "proven" and not cells[c].covered]
    if not open_cells:
        return None
    moves = [
        (cell, side, harder)
        for cell in proven
        for side in SIDES
        if (harder := cell.harder(side)) in inside and harder in open_cells
    ]
    if not moves:
        start = open_cells[0]
        return NextCell(start, None, None, f"Start at {cell_words(start, units)}. {cells[start].reason}")
    since, side, cell = min(moves, key=lambda m: (_failing(cells[m[2]]), m[2].difficulty, SIDES.index(m[1]), m[0]))
    reason = (
        f"From {cell_words(since, units)}, which is proven, raise {side} alone to "
        f"{side_words(cell, side, units=units)}. {cells[cell].reason}"
    )
    return NextCell(cell, since, side, reason)


def _failing(evidence: CellEvidence) -> bool:
    return evidence.percent is not None and evidence.percent <= FAILING_PERCENT
