"""A set while its sentence is being read: what follows may still add steps, errors and latencies to it."""

from typing import TypeAlias

import msgspec

from registry.shorthand.candidates import Candidate
from registry.shorthand.facts import ErrorCount, SetFact
from registry.shorthand.lines import Page
from registry.shorthand.measures import (
    LATEST_S,
    may_measure,
    read_distance,
    read_distraction,
    read_steps,
    read_time,
    rounded,
)
from registry.shorthand.skills import Named

Steps: TypeAlias = dict[str, float]


class Draft(msgspec.Struct, gc=False):
    """A set at nodes [start, end); `own` when a step was told for it and not only for the set before."""

    start: int
    end: int
    candidate: Candidate
    skill: Named | None
    steps: Steps
    advice: str
    own: bool = False
    errors: dict[str, int] = {}
    latencies: list[float] = []

    @property
    def missing(self) -> int:
        """How many of the incorrect trials nothing has been said of yet."""
        return self.candidate.scorable - self.candidate.correct - sum(self.errors.values())

    def reach(self, page: Page, end: int) -> None:
        """The set goes on to node `end`, unless something else stands in between."""
        if page.all_free(self.end, end):
            page.take(self.end, end)
            self.end = end


def finish(page: Page, draft: Draft) -> SetFact:
    """The draft as a fact."""
    steps = draft.steps
    level, count = steps.get("distraction"), steps.get("steps")
    return SetFact(
        span=page.span(draft.start, draft.end),
        skill=draft.skill.text if draft.skill else None,
        key=draft.skill.key if draft.skill else None,
        correct=draft.candidate.correct,
        scorable=draft.candidate.scorable,
        distance_m=steps.get("distance_m"),
        duration_s=steps.get("duration_s"),
        distraction=None if level is None else int(level),
        steps=None if count is None else int(count),
        advice=draft.advice or None,  # type: ignore[arg-type]
        errors=[ErrorCount(kind, count) for kind, count in draft.errors.items()] or None,
        latencies_s=draft.latencies or None,
    )


class Step(msgspec.Struct, frozen=True, gc=False):
    """One of a set's conditions, and the node behind it; `ranged` when it was not the same throughout (`10-30 m`)."""

    name: str
    value: float
    end: int
    ranged: bool = False


def read_step(page: Page, at: int) -> Step | None:
    """A distance, a duration, a count of steps or a level of distraction. `in 10 min` is how long one looked."""
    if not may_measure(page.node(at)):
        return None
    steps = read_steps(page, at)
    if steps is not None:
        return Step("steps", steps.value, steps.end)
    level = read_distraction(page, at)
    if level is not None:
        return Step("distraction", level.value, level.end)
    distance = read_distance(page, at)
    if distance is not None:
        return Step("distance_m", distance.value, distance.end, distance.most is not None)
    time = read_time(page, at)
    if time is not None and not page.is_a(at - 1, "observed_in"):
        return Step("duration_s", time.value, time.end)
    return None


class Listed(msgspec.Struct, frozen=True, gc=False):
    """Numbers in a row, in seconds, and the node behind them."""

    seconds: list[float]
    end: int


def read_seconds(page: Page, at: int, most: int) -> Listed | None:
    """`1.1, 0.9, 1.4 s`: numbers up to `most` of which the last has a unit of time."""
    values: list[float] = []
    factor = 0.0
    while len(values) < most and page.is_number(at) and page.free(at):
        values.append(page.node(at).value)
        unit = page.sense(at + 1, "unit_s")
        factor = float(unit) if unit else 0.0
        at += 2 if unit else 1
        if page.is_number(at + 1) and page.word(at) in (",", ";", "/") and page.free(at):
            at += 1
    if not values or factor == 0 or page.word(at) in ("/", "-"):
        return None
    if max(values) * factor > LATEST_S:
        return None
    return Listed([rounded(value * factor) for value in values], at)


def read_latencies_in_brackets(page: Page, draft: Draft) -> Listed | None:
    """`(1.1, 0.9, 1.4 s)` right behind a set; a single whole number there may be anything."""
    if page.word(draft.end) != "(":
        return None
    listed = read_seconds(page, draft.end + 1, draft.candidate.scorable)
    if listed is None or page.word(listed.end) != ")":
        return None
    if len(listed.seconds) == 1 and listed.seconds[0] == int(listed.seconds[0]):
        return None
    return Listed(listed.seconds, listed.end + 1)
