"""Numbers with their units: distances in metres, times in seconds, steps, levels of distraction."""

import math
from typing import Final

import msgspec

from registry.shorthand.lines import Page
from registry.shorthand.words import Node

MOST_DISTRACTION: Final = 3
# Beyond these a number is a slip of the finger.
FARTHEST_M: Final = 1_000
LONGEST_S: Final = 86_400
LATEST_S: Final = 600  # from a cue to the response
PRIME: Final = "'"  # `10'`
APPROXIMATE: Final = frozenset("~≥≤<>±")
MEASURING: Final = frozenset({"approx", "time_phrase", "distraction_letter", "distraction", "call_it"})


class Reading(msgspec.Struct, frozen=True, gc=False):
    """A value, or a range up to `most`, and the node behind it."""

    value: float
    end: int
    most: float | None = None


def rounded(value: float) -> float:
    """Four digits behind the point, by the same arithmetic in both interpreters."""
    return math.floor(value * 10_000 + 0.5) / 10_000


def read_factor(page: Page, at: int, unit: str) -> float:
    """The factor of a unit that stands here, 0 for none."""
    sense = page.sense(at, unit)
    return float(sense) if sense else 0.0


def is_free_number(page: Page, at: int) -> bool:
    """A number that nobody read, not glued to a letter (`D1`) or a slash."""
    if not page.is_number(at) or not page.free(at):
        return False
    return not (page.glued(at) and (page.node(at - 1).kind == "word" or page.word(at - 1) == "/"))


def may_measure(node: Node) -> bool:
    """Whether a distance, a time, a count of steps or a level of distraction may begin with this node."""
    return node.kind == "number" or not MEASURING.isdisjoint(node.tags) or node.word in APPROXIMATE


def skip_approximation(page: Page, at: int) -> int:
    """Behind `~`, `≥`, `about`."""
    for _ in range(2):
        node = page.node(at)
        if node.kind == "number":
            return at
        if node.kind not in ("mark", "word") or not (node.word in APPROXIMATE or "approx" in node.tags):
            return at
        at += 1
    return at


def read_distance(page: Page, at: int) -> Reading | None:
    """`15m`, `28-30 m`, `10'`, `~10 m`; not the length of a leash."""
    first = skip_approximation(page, at)
    if page.node(first).kind != "number" or not is_free_number(page, first) or page.is_a(at - 1, "equipment"):
        return None
    least, most, end = page.node(first).value, None, first + 1
    if _joins_range(page, end) and page.is_number(end + 1) and page.free(end + 1):
        most, end = page.node(end + 1).value, end + 2
    factor, end = _unit_of_distance(page, end)
    if factor == 0 or page.is_a(end, "equipment") or _is_speed(page, end):
        return None
    if (most is not None and most < least) or max(least, most or 0) * factor > FARTHEST_M:
        return None
    return Reading(rounded(least * factor), end, None if most is None else rounded(most * factor))


def _joins_range(page: Page, at: int) -> bool:
    return page.word(at) == "-" or page.is_a(at, "range_to")


def _unit_of_distance(page: Page, at: int) -> tuple[float, int]:
    node = page.node(at)
    if node.word == PRIME and page.glued(at) and page.node(at + 1).gap:
        return page.lexicon.marks.prime_m, at + 1
    return read_factor(page, at, "unit_m"), at + 1


def _is_speed(page: Page, at: int) -> bool:
    return page.word(at) == "/" and page.glued(at) and page.is_a(at + 1, "unit_s")


def read_time(page: Page, at: int, *, clock: bool = False) -> Reading | None:
    """`30s`, `2 min 40`, `half a minute`; with `clock`, `4:30` too."""
    at = skip_approximation(page, at)
    phrase = page.sense(at, "time_phrase")
    if phrase and page.free(at):
        return Reading(float(phrase), at + 1)
    if clock and page.node(at).kind == "clock" and page.free(at):
        return Reading(page.node(at).value, at + 1)
    if not is_free_number(page, at):
        return None
    factor = read_factor(page, at + 1, "unit_s")
    ranged = page.word(at - 1) == "-" and page.is_number(at - 2)  # `soak 30-60 min` is no time
    if factor == 0 or ranged or not page.free(at + 1):
        return None
    seconds, end = page.node(at).value * factor, at + 2
    rest = _rest_of_time(page, end, factor)
    if rest is not None:
        seconds, end = seconds + rest.value, rest.end
    return Reading(rounded(seconds), end) if seconds <= LONGEST_S else None


def _rest_of_time(page: Page, at: int, factor: float) -> Reading | None:
    """`40`, `40 s` behind minutes, `20 min` behind hours."""
    if factor < 60 or not is_free_number(page, at):
        return None
    number = page.node(at)
    smaller = read_factor(page, at + 1, "unit_s")
    if 0 < smaller < factor:
        return Reading(number.value * smaller, at + 2)
    behind = page.node(at + 1)
    alone = behind.kind in ("word", "end", "break") or page.is_bound(at + 1) or behind.word in (".", "!")
    counts = any(name in behind.tags for name in ("of", "unit_m", "unit_steps", "times_word", "behavior", "unit_s"))
    if number.whole and 10 <= number.value < 60 and alone and not counts:
        return Reading(number.value * (factor / 60), at + 1)
    return None


def read_steps(page: Page, at: int) -> Reading | None:
    """`15 steps`"""
    if page.is_count(at) and is_free_number(page, at) and page.is_a(at + 1, "unit_steps"):
        return Reading(page.node(at).value, at + 2)
    return None


def read_distraction(page: Page, at: int) -> Reading | None:
    """`D1`, `D one`, `distraction 2`, `call it a three`."""
    if not page.node(at).tags or not page.free(at):
        return None
    if page.is_a(at, "distraction_letter"):
        return _level(page, at + 1)
    if page.is_a(at, "distraction") or page.is_a(at, "call_it"):
        return _level(page, at + 2 if page.word(at + 1) in (":", "=") else at + 1)
    return None


def _level(page: Page, at: int) -> Reading | None:
    node = page.node(at)
    if not page.is_count(at) or node.value > MOST_DISTRACTION:
        return None
    behind = page.node(at + 1)
    measured = any(name in behind.tags for name in ("unit_m", "unit_s", "unit_steps", "of"))
    if measured or (behind.word == "/" and page.glued(at + 1) and page.is_number(at + 2)):
        return None
    return Reading(node.value, at + 1)
