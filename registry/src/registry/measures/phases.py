"""Phases of a target: baseline, acquisition, proofing, maintenance, and so on.

A phase runs from its first moment to just before the next one's, so that every session belongs to exactly one. Entering
a phase cuts the one that was running; nothing recorded under it changes.

Phases are entered by people, late and with holes; a target's life has none. What nobody entered is filled in when it is
read (`whole_life`) and marked as `implied`: before the first phase it is baseline, which is what measurement before an
intervention is called, and where a phase was ended and none begun the target is on hold. What was entered stays.
"""

import itertools
from collections.abc import Iterable, Sequence
from datetime import datetime
from typing import Literal

import msgspec
from msgspec.structs import replace

from registry.measures.days import moment

PhaseKind = Literal[
    "baseline", "acquisition", "proofing", "maintenance", "on_hold", "mastered", "discontinued", "reversal"
]


class Phase(msgspec.Struct, frozen=True, rename={"start": "from", "end": "to"}):
    """A stretch of a target's life: `start` belongs to it, `end` no more; end None: it still runs.

    `implied`: nobody entered it; it stands where the entered phases leave a part of the life open.
    """

    kind: PhaseKind
    start: datetime
    end: datetime | None = None
    implied: bool = False


def place_in_time(phase: Phase) -> tuple[datetime, bool, datetime]:
    """What phases are ordered by. One that ended in the moment in which it began comes before one that goes on."""
    return moment(phase.start), phase.end is None, moment(phase.end or phase.start)


def in_order(phases: Iterable[Phase]) -> list[Phase]:
    """By time."""
    return sorted(phases, key=place_in_time)


def enter_phase(phases: Sequence[Phase], kind: PhaseKind, *, at: datetime) -> list[Phase]:
    """The phases after a change of phase at `at`: disjoint, without holes, in order of time.

    The phase that `at` falls into ends there, and the new one runs for the rest of its time. A change before the first
    phase runs up to it; one at the very start of a phase takes its place. The phases given are without overlap.
    """
    ordered = in_order(phases)
    before = [p for p in ordered if moment(p.start) < moment(at)]
    after = [p for p in ordered if moment(p.start) > moment(at)]
    kept = [*before[:-1], replace(before[-1], end=at)] if before else []
    return [*kept, Phase(kind, at, after[0].start if after else None), *after]


def whole_life(phases: Sequence[Phase], begins: datetime | None) -> list[Phase]:
    """The entered phases with what they leave open: disjoint, in order of time, and one at every moment of the life.

    The life begins with the first phase, or at `begins` when something was recorded before; it has no end. Without a
    phase and without `begins` it has not begun. The phases given are without overlap.
    """
    ordered = in_order(phases)
    first = ordered[0].start if ordered else None
    life: list[Phase] = []
    if begins is not None and (first is None or moment(begins) < moment(first)):
        life.append(Phase("baseline", begins, first, implied=True))
    for phase, following in itertools.zip_longest(ordered, ordered[1:]):
        life.append(phase)
        until = following.start if following is not None else None
        if phase.end is not None and (until is None or moment(phase.end) < moment(until)):
            life.append(Phase("on_hold", phase.end, until, implied=True))
    return life


def phase_index(phases: Sequence[Phase], at: datetime) -> int | None:
    """Which phase a moment falls into, as an index into `phases`; None outside of all of them."""
    when = moment(at)
    for i, phase in enumerate(phases):
        if moment(phase.start) <= when and (phase.end is None or when < moment(phase.end)):
            return i
    return None


def phase_problems(phases: Sequence[Phase]) -> list[str]:
    """What is wrong with the phases, in sentences for the trainer: ends before its start, overlaps the next."""
    ordered = in_order(phases)
    told = [
        f"The phase {_named(phase)} ends before it starts."
        for phase in ordered
        if phase.end is not None and moment(phase.end) < moment(phase.start)
    ]
    told += [
        f"The phases {_named(one)} and {_named(other)} overlap."
        for one, other in itertools.pairwise(ordered)
        if one.end is None or moment(one.end) > moment(other.start)
    ]
    return told


def _named(phase: Phase) -> str:
    return phase.kind.replace("_", " ")
