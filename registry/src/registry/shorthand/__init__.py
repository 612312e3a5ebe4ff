"""Shorthand: notes that chart themselves.

`parse` reads sets, counts, exposures and more out of what a trainer typed, without changing the text and without
a model. It is pure: the same text gives the same facts. The words are data (shorthand/grammar.json at the top of the
repository); the page has the same interpreter in TypeScript, and shared vectors hold the two together.
"""

from registry.shorthand.facts import Fact
from registry.shorthand.known import Known
from registry.shorthand.parse import GRAMMAR_VERSION, NOTHING_KNOWN, parse

__all__ = ["GRAMMAR_VERSION", "NOTHING_KNOWN", "Fact", "Known", "parse"]
