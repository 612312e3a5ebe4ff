"""How long: `whining 25 s`, `duration settle 4:30`."""

from registry.shorthand.facts import DurationFact
from registry.shorthand.lines import Page
from registry.shorthand.measures import read_time
from registry.shorthand.skills import Named, named_at


def read_duration_behind(page: Page, at: int) -> int:
    """`whining 25 s`, `barked for 2 min`"""
    behavior = named_at(page, at, "behavior")
    place = at + 2 if page.is_a(at + 1, "lasting") or page.word(at + 1) == ":" else at + 1
    time = read_time(page, place)
    if time is None or not page.all_free(at, time.end):
        return 0
    page.facts.append(
        DurationFact(span=page.span(at, time.end), behavior=behavior.text, key=behavior.key, seconds=time.value)
    )
    page.take(at, time.end)
    return time.end


def read_named_duration(page: Page, at: int) -> int:
    """`duration settle 4:30`, `settle duration 2 min`"""
    behind = at + 2 if page.word(at + 1) in (":", "=") or page.is_a(at + 1, "of") else at + 1
    start, place, named = at, behind, _behavior_or_skill(page, behind)
    if named is not None:
        place = behind + 2 if page.word(behind + 1) in (":", "=") or page.is_a(behind + 1, "is") else behind + 1
    else:
        start, named = at - 1, _behavior_or_skill(page, at - 1)
        place = behind + 1 if page.is_a(behind, "is") else behind
    time = read_time(page, place, clock=True)
    if named is None or time is None or not page.all_free(start, time.end):
        return 0
    page.facts.append(
        DurationFact(span=page.span(start, time.end), behavior=named.text, key=named.key, seconds=time.value)
    )
    page.take(start, time.end)
    return time.end


def _behavior_or_skill(page: Page, at: int) -> Named | None:
    for name in ("behavior", "skill", "weak_skill"):
        if page.is_a(at, name) and page.free(at):
            return named_at(page, at, name)
    return None
