"""Duration, distance, distraction: raise one at a time, and ease the others meanwhile.

When two are raised at once and it fails, nobody knows which one was too much. The record sees it; the warning is soft.
"""

import msgspec

from registry.measures.facts import Step
from registry.measures.wording import UnitSystem, distance, duration, listed

ANY_STEP = Step()


class Raised(msgspec.Struct, frozen=True):
    """One D that was made harder: `name` is duration, distance or distraction; `words` say from what to what."""

    name: str
    words: str


def raised(earlier: Step, later: Step, *, units: UnitSystem = "metric") -> list[Raised]:
    """The Ds that are harder in `later` than in `earlier`. A D that one of the two leaves open is not compared."""
    found = []
    if _more(earlier.duration_s, later.duration_s):
        found.append(Raised("duration", _change(earlier.duration_s, later.duration_s, "duration", units)))
    if _more(earlier.distance_m, later.distance_m):
        found.append(Raised("distance", _change(earlier.distance_m, later.distance_m, "distance", units)))
    if _more(earlier.distraction, later.distraction):
        found.append(Raised("distraction", f"distraction from D{earlier.distraction} to D{later.distraction}"))
    return found


def two_ds_warning(earlier: Step, later: Step, *, planned: bool = False, units: UnitSystem = "metric") -> str | None:
    """A sentence when two or three Ds rise at once, else None. `planned`: the later step is still to come."""
    found = raised(earlier, later, units=units)
    if len(found) < 2:
        return None
    what = listed(one.words for one in found)
    if planned:
        return f"The next step would raise {what} at once: raise one of them and ease the others."
    return f"This set raised {what} at once: if it fails, nobody can tell which one was too much."


def as_hard_as(step: Step, goal: Step) -> bool:
    """Whether a step is at least as hard as `goal` in each D that the goal states.

    A D that the goal states and the step leaves open is not known to be reached. What the goal leaves open is free.
    """
    pairs = (
        (step.duration_s, goal.duration_s),
        (step.distance_m, goal.distance_m),
        (step.distraction, goal.distraction),
    )
    return all(wanted is None or (reached is not None and reached >= wanted) for reached, wanted in pairs)


def in_words(step: Step, units: UnitSystem = "metric") -> str:
    """The Ds that a step states: `30 s, 15 m and D2`; empty when it states none."""
    told = (
        duration(step.duration_s) if step.duration_s is not None else None,
        distance(step.distance_m, units) if step.distance_m is not None else None,
        f"D{step.distraction}" if step.distraction is not None else None,
    )
    return listed(part for part in told if part is not None)


def _more(earlier: float | None, later: float | None) -> bool:
    return earlier is not None and later is not None and later > earlier


def _change(earlier: float | None, later: float | None, name: str, units: UnitSystem) -> str:
    before, after = earlier or 0.0, later or 0.0
    if name == "duration":
        return f"duration from {duration(before)} to {duration(after)}"
    return f"distance from {distance(before, units)} to {distance(after, units)}"
