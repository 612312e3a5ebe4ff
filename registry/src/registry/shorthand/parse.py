"""The way from a text to its facts."""

from typing import Final

from registry.shorthand.facts import Fact
from registry.shorthand.grammar import grammar_version, lexicon_for
from registry.shorthand.known import Known
from registry.shorthand.lexing import lex
from registry.shorthand.lines import Page, lay_out
from registry.shorthand.scopes import mute_scopes
from registry.shorthand.sets import read_sets
from registry.shorthand.words import read_nodes

GRAMMAR_VERSION: Final = grammar_version()
NOTHING_KNOWN: Final = Known()


def parse(text: str, *, language: str = "en", known: Known = NOTHING_KNOWN) -> list[Fact]:
    """The facts in a text, by the start of their spans, then by their end. Never raises, never changes the text."""
    lexicon = lexicon_for(language, known)
    page = Page(text, lexicon, read_nodes(lex(text, lexicon.alphabet), lexicon))
    lay_out(page)
    mute_scopes(page)
    read_sets(page)
    return sorted(page.facts, key=lambda fact: fact.span)
