"""How the made-up dogs learn, so that their numbers tell a story a trainer believes.

A dog's ability climbs along the steps of a plan, fast at first and slower near the top; every session has its own
luck, and a trainer steers by push, drop and stick: 4 or 5 of 5 go on to the next step, 2 or less to an easier one.
A trainer with a plan for months does not take the last step in week three: until then a good set is done again.
"""

import math
import random
from dataclasses import dataclass, field
from typing import Literal

Advice = Literal["", "pushed", "dropped", "stuck", "again"]
Luck = Literal["", "!", "^"]

_DAY_SPREAD = 0.5
_LUCK = {"": 0.0, "!": -1.8, "^": 1.5}
_STEEPNESS = 1.5
_SURE_AT_OWN_STEP = 1.25
_BEND = 0.8
_READY_FOR_THE_NEXT = 0.75


@dataclass(frozen=True, slots=True)
class SetResult:
    """One set: `advice` says how the trainer came to this step from the set before."""

    step: str
    correct: int
    trials: int
    advice: Advice


@dataclass(frozen=True, slots=True)
class CountResult:
    """How often something happened in the minutes watched, and the same of the time before."""

    times: int
    minutes: int
    before: tuple[int, int] | None


@dataclass(slots=True)
class Learner:
    """One dog and one skill; `expected` sets lie ahead of it in the whole story."""

    name: str
    steps: tuple[str, ...]
    trials: int
    expected: int
    start: float
    done: int = 0
    at: int = 0
    chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.name)
        self.at = int(self.start)

    def sets(self, how_many: int, luck: Luck) -> list[SetResult]:
        """The sets of one session."""
        today = self.chance.gauss(_LUCK[luck], _DAY_SPREAD)
        advice: Advice = ""
        results = []
        for _ in range(how_many):
            sure = 1 / (1 + math.exp(-_STEEPNESS * (self._ability() + today - self.at + _SURE_AT_OWN_STEP)))
            correct = sum(self.chance.random() < sure for _ in range(self.trials))
            results.append(SetResult(self.steps[self.at], correct, self.trials, advice))
            self.done += 1
            advice = self._steer(correct / self.trials)
        return results

    def _ability(self) -> float:
        top = len(self.steps) - 0.7
        way = (1 - math.exp(-_BEND * self.done / max(1, self.expected))) / (1 - math.exp(-_BEND))
        return self.start + (top - self.start) * way

    def _furthest(self) -> int:
        return min(len(self.steps) - 1, int(self._ability() + _READY_FOR_THE_NEXT))

    def _steer(self, share: float) -> Advice:
        if share >= 0.8:
            if self.at >= self._furthest():
                return "again"
            self.at += 1
            return "pushed"
        if share <= 0.4 and self.at > 0:
            self.at -= 1
            return "dropped"
        return "stuck"


@dataclass(slots=True)
class Habit:
    """Something that is counted and becomes rarer, from `rate` to `rate_at_end` a minute."""

    name: str
    rate: float
    rate_at_end: float
    expected: int
    done: int = 0
    before: tuple[int, int] | None = None
    chance: random.Random = field(init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.name)

    def count(self, luck: Luck) -> CountResult:
        """One watch of 8 to 20 minutes."""
        minutes = self.chance.choice((8, 10, 10, 12, 12, 15, 20))
        way = self.done / max(1, self.expected - 1)
        rate = self.rate * (self.rate_at_end / self.rate) ** way * {"": 1.0, "!": 2.2, "^": 0.6}[luck]
        times = max(0, round(self.chance.gauss(rate * minutes, math.sqrt(rate * minutes) * 0.6)))
        result = CountResult(times, minutes, self.before)
        self.before = (times, minutes)
        self.done += 1
        return result
