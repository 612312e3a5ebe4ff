"""Rules for moving along a plan: push, stick, drop.

After each set the dog's own result says what comes next. The best known rule is Jean Donaldson's push-drop-stick: with
five trials, four or five right push to the next step, three stick, two or fewer drop to an easier one. Trainers use
variants of it; all have the same shape, so they are data here. A rule has a name and a version, and what it once
advised keeps the rule it was made with.
"""

from typing import Literal

import msgspec

Decision = Literal["push", "stick", "drop"]


class AdvanceRule(msgspec.Struct, frozen=True, kw_only=True):
    """Push at `push_min` or more of `set_size` correct, drop at `drop_max` or fewer, stick in between.

    With `consecutive_sets` above 1, as many sets in a row on one step must reach the push. Raises ValueError unless
    0 <= drop_max < push_min <= set_size and consecutive_sets >= 1.
    """

    id: str
    name: str
    set_size: int
    push_min: int
    drop_max: int
    version: int = 1
    consecutive_sets: int = 1

    def __post_init__(self) -> None:
        if not 0 <= self.drop_max < self.push_min <= self.set_size or self.consecutive_sets < 1:
            raise ValueError("A rule drops below where it pushes, and pushes within the size of its set.")


PUSH_DROP_STICK = AdvanceRule(id="push-drop-stick", name="Push, drop, stick", set_size=5, push_min=4, drop_max=2)
TWICE_RUNNING = AdvanceRule(
    id="push-drop-stick-twice", name="Fives, twice running", set_size=5, push_min=4, drop_max=2, consecutive_sets=2
)
THREES = AdvanceRule(id="threes", name="Sets of three", set_size=3, push_min=3, drop_max=1)
STOPLIGHT = AdvanceRule(id="stoplight", name="Stoplight (fives)", set_size=5, push_min=5, drop_max=2)
TENS = AdvanceRule(id="tens", name="Sets of ten", set_size=10, push_min=8, drop_max=5)

# Threes and the stoplight are written out in the research file [52]. For tens it gives no numbers: 80 % pushes as with
# fives, and what is under the 60 % at which fives stick drops.
ADVANCE_RULES = (PUSH_DROP_STICK, TWICE_RUNNING, THREES, STOPLIGHT, TENS)


def decide(rule: AdvanceRule, correct: int, *, scorable: int) -> Decision:
    """What one finished set says by itself.

    A set of another size is held to the same shares, compared in whole numbers (7 of 8 against 4 of 5).
    Raises ValueError when correct is not between 0 and scorable, or nothing was scorable.
    """
    if not 0 <= correct <= scorable or scorable == 0:
        raise ValueError("A set has trials, and 0 to all of them correct.")
    if correct * rule.set_size >= rule.push_min * scorable:
        return "push"
    return "drop" if correct * rule.set_size <= rule.drop_max * scorable else "stick"


def decide_early(rule: AdvanceRule, correct: int, *, scorable: int) -> Decision | None:
    """The decision as soon as no outcome of the trials still to come can change it; None while it is open.

    Four right of four are a push whatever the fifth brings: fewer repetitions, less food, less fatigue. A set that
    has its full size is always decided. Raises ValueError as `decide` does, except that no trial at all is None.
    """
    if scorable >= rule.set_size:
        return decide(rule, correct, scorable=scorable)
    if not 0 <= correct <= scorable:
        raise ValueError("A set has 0 to all of its trials correct.")
    left = rule.set_size - scorable
    possible = {decide(rule, correct + more, scorable=rule.set_size) for more in range(left + 1)}
    return possible.pop() if len(possible) == 1 else None
