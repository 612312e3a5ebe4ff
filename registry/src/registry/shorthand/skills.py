"""Which skill a note talks about."""

from typing import Final

import msgspec

from registry.shorthand.candidates import candidate_at
from registry.shorthand.lexing import lower
from registry.shorthand.lines import Page
from registry.shorthand.measures import (
    is_free_number,
    may_measure,
    read_distance,
    read_distraction,
    read_steps,
    read_time,
)

MOST_STEPS_ASIDE: Final = 4
MOST_BEFORE: Final = 8
MEASURED: Final = ("article", "of", "unit_s")
MAY_PRECEDE: Final = frozenset({
    "filler", "dog_name", "article", "advice", "unit_m", "unit_s", "distraction", "distraction_letter", "time_phrase",
})  # fmt: skip


class Named(msgspec.Struct, frozen=True, gc=False):
    """A skill or a behaviour as the note names it, with its key in the library."""

    text: str
    key: str | None


def typed(page: Page, start: int, end: int) -> str:
    """The words of nodes [start, end) as typed, in lower case."""
    first, behind = page.span(start, end)
    text = page.text[first:behind]
    return text.lower() if text.isascii() else "".join(lower(char) for char in text)


def named_at(page: Page, at: int, name: str) -> Named:
    """The node as a skill or behaviour of a class."""
    return Named(typed(page, at, at + 1), page.sense(at, name) or None)


def skill_at(page: Page, at: int) -> Named | None:
    """The skill that is named here. Short everyday words count only in front of data (`down 4/5`, `place 3 m`).

    What stands behind `=` is how it went: `bell at volume 3 = stays 4/5`. What stands behind `after` is when something
    else came: `tug only after 2 s of eye contact, 9/10`. `5 retrieves` says how many there were.
    """
    tags = page.node(at).tags
    if ("skill" in tags or "weak_skill" in tags) and page.word(at - 1) == "=":
        return None
    if ("skill" in tags or "weak_skill" in tags) and (_is_when(page, at) or is_counted(page, at)):
        return None
    if "skill" in tags:
        return named_at(page, at, "skill")
    if "weak_skill" in tags and not _belongs_to_word_before(page, at) and _stands_before_data(page, at):
        return named_at(page, at, "weak_skill")
    return None


def is_counted(page: Page, at: int) -> bool:
    """`5 hides`, `3 low hides`: how many things were set out; no skill unless the dog has a plan of that name."""
    if not page.is_a(at, "set_out"):
        return False
    before = at - 2 if page.plain(at - 1) else at - 1
    return is_free_number(page, before) and not _ends_set(page, before)


def _is_when(page: Page, at: int) -> bool:
    """`after a sit`, `before 10 s of mat`"""
    before = at - 1
    while at - before <= MOST_STEPS_ASIDE and (page.is_number(before) or any(page.is_a(before, n) for n in MEASURED)):
        before -= 1
    return page.is_a(before, "when")


def _belongs_to_word_before(page: Page, at: int) -> bool:
    """`left front`, `step out`, `one paw`, `called him off`: a part of something else."""
    for before in range(at - 1, max(page.starts[at], at - MOST_BEFORE) - 1, -1):
        node = page.node(before)
        if node.word == ":" or page.taken[before] or _ends_set(page, before):
            return False
        if node.spoken or (node.kind == "word" and MAY_PRECEDE.isdisjoint(node.tags)):
            return True
    return False


def _ends_set(page: Page, at: int) -> bool:
    return page.is_number(at) and page.is_number(at - 2) and (page.word(at - 1) == "/" or page.is_a(at - 1, "of"))


def _stands_before_data(page: Page, at: int) -> bool:
    if page.is_a(at, "advice_or_skill"):
        return candidate_at(page, at + 2 if page.word(at + 1) in (":", "=") else at + 1) is not None
    behind = at + 1
    for _ in range(MOST_STEPS_ASIDE):
        if page.word(behind) in (":", "=", ",", "@") or page.is_a(behind, "weak_link"):
            behind += 1
    return is_data(page, behind)


def is_data(page: Page, at: int) -> bool:
    """Whether a set, a step, or a row of trials begins here."""
    if candidate_at(page, at) is not None or is_step(page, at):
        return True
    return page.word(at) in page.lexicon.marks.trials and page.word(at + 1) in page.lexicon.marks.trials


def is_step(page: Page, at: int) -> bool:
    """Whether a distance, a duration, a count of steps or a level of distraction begins here."""
    return may_measure(page.node(at)) and (
        read_distance(page, at) is not None
        or read_time(page, at) is not None
        or read_steps(page, at) is not None
        or read_distraction(page, at) is not None
    )
