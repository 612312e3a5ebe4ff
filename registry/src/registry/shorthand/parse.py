"""The way from a text to its facts."""

from typing import Final

from registry.shorthand.abc import read_abc
from registry.shorthand.classes import read_attendance
from registry.shorthand.counts import read_counts, read_timed_counts
from registry.shorthand.exposures import read_exposures
from registry.shorthand.facts import Fact
from registry.shorthand.grammar import grammar_version, lexicon_for
from registry.shorthand.known import Known
from registry.shorthand.lexing import lex
from registry.shorthand.lines import Page, lay_out
from registry.shorthand.readings import read_readings
from registry.shorthand.remarks import read_markers, read_remarks
from registry.shorthand.scopes import mute_scopes
from registry.shorthand.sets import read_sets
from registry.shorthand.trials import read_trials
from registry.shorthand.words import read_nodes

GRAMMAR_VERSION: Final = grammar_version()
NOTHING_KNOWN: Final = Known()
# In this order: who comes first takes the digits.
READERS: Final = (
    read_abc,
    read_readings,
    read_trials,
    read_timed_counts,
    read_exposures,
    read_counts,
    read_sets,
    read_remarks,
    read_attendance,
)


def parse(text: str, *, language: str = "en", known: Known = NOTHING_KNOWN) -> list[Fact]:
    """The facts in a text, by the start of their spans, then by their end. Never raises, never changes the text."""
    lexicon = lexicon_for(language, known)
    page = Page(text, lexicon, read_nodes(lex(text, lexicon.alphabet), lexicon))
    lay_out(page)
    read_markers(page)
    mute_scopes(page)
    for read in READERS:
        read(page)
    return sorted(page.facts, key=lambda fact: fact.span)
