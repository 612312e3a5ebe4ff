"""Headings: a line without data that names a skill near its start gives it to the bare sets below."""

from typing import Final

from registry.shorthand.candidates import candidate_at
from registry.shorthand.lines import Page, Sentence
from registry.shorthand.skills import Named, named_at

NEAR_START: Final = 4
SHORT: Final = 3
NAMES: Final = frozenset({"skill", "weak_skill"})


def heading_skill(page: Page, sentence: Sentence) -> Named | None:
    """The skill that a heading names, if this sentence is one and fills its line."""
    if not sentence.has(NAMES):
        return None
    words = 0
    named: Named | None = None
    for at in range(sentence.start, sentence.end):
        if candidate_at(page, at) is not None:
            return None
        if page.node(at).kind != "word":
            continue
        words += 1
        if named is None and words <= NEAR_START and page.is_a(at, "skill"):
            named = named_at(page, at, "skill")
    if named is None and words <= SHORT:
        return _short_heading(page, sentence)
    return named


def _short_heading(page: Page, sentence: Sentence) -> Named | None:
    """`Place`, `Down` or `Come` alone on its line."""
    for at in range(sentence.start, sentence.end):
        if page.node(at).kind == "word":
            return named_at(page, at, "weak_skill") if page.is_a(at, "weak_skill") else None
    return None
