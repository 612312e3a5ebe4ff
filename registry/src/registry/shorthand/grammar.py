"""The grammar's data: words by class and language, made ready to be looked up.

The file is shorthand/grammar.json at the top of the repository; the page reads the same. No word of a human language
stands in the code of either interpreter.
"""

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

import msgspec

from registry.shorthand.known import Known
from registry.shorthand.lexing import Alphabet, lex

Classes: TypeAlias = dict[str, dict[str, list[str]]]


class _Marks(msgspec.Struct, frozen=True):
    spaces: str
    breaks: str
    same: dict[str, str]
    other: str
    fractions: str
    currency: str
    trials: dict[str, str]
    bounds: str
    sentence: str
    prime_m: float


class _Shared(msgspec.Struct, frozen=True):
    words: Classes


class _Language(msgspec.Struct, frozen=True):
    decimal: str
    abbreviations: list[str]
    numbers: dict[str, int]
    tens: dict[str, int]
    words: Classes


class _File(msgspec.Struct, frozen=True):
    version: int
    shared: _Shared
    marks: _Marks
    languages: dict[str, _Language]


@dataclass(slots=True)
class Phrase:
    """Words that stand for something, and by class what for."""

    words: tuple[str, ...]
    tags: dict[str, str]


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All phrases of a language with what an organization adds, by their first word, longest first."""

    alphabet: Alphabet
    marks: _Marks
    numbers: Mapping[str, int]
    tens: Mapping[str, int]
    abbreviations: frozenset[str]
    phrases: dict[str, list[Phrase]] = field(default_factory=dict)

    def add(self, name: str, sense: str, phrases: Iterable[str]) -> None:
        """Enters phrases of a class; what is entered first stays."""
        for phrase in phrases:
            words = phrase_words(phrase, self.alphabet)
            if words:
                self._entry(words).tags.setdefault(name, sense)

    def replace(self, name: str, sense: str, phrase: str) -> None:
        """Enters one phrase over what the grammar says of it."""
        words = phrase_words(phrase, self.alphabet)
        if words:
            self._entry(words).tags[name] = sense

    def _entry(self, words: tuple[str, ...]) -> Phrase:
        same_start = self.phrases.setdefault(words[0], [])
        for phrase in same_start:
            if phrase.words == words:
                return phrase
        made = Phrase(words, {})
        at = 0
        while at < len(same_start) and len(same_start[at].words) >= len(words):
            at += 1
        same_start.insert(at, made)
        return made


def phrase_words(phrase: str, alphabet: Alphabet) -> tuple[str, ...]:
    """A phrase as the text's own words would be read: lower case, without hyphens."""
    return tuple(token.word for token in lex(phrase, alphabet) if token.word != "-")


def languages() -> tuple[str, ...]:
    """The languages that the grammar knows."""
    return tuple(_file().languages)


def grammar_version() -> int:
    """The version that the grammar's file states."""
    return _file().version


def lexicon_for(language: str, known: Known) -> Lexicon:
    """The words of a language (of English for one that the grammar does not know) and of an organization."""
    name = language if language in _file().languages else next(iter(_file().languages))
    if known == Known():
        return _plain(name)
    return _with_known(_build(name), known)


def _with_known(lexicon: Lexicon, known: Known) -> Lexicon:
    for skill, key in known.skills.items():
        lexicon.replace("skill", key or "", skill)
    for behavior, key in known.behaviors.items():
        lexicon.replace("behavior", key or "", behavior)
    for dog in known.dogs:
        lexicon.replace("dog_name", dog, dog)
    for member in known.members:
        lexicon.replace("member", member, member)
    return lexicon


@cache
def _plain(name: str) -> Lexicon:
    return _build(name)


def _build(name: str) -> Lexicon:
    file = _file()
    language = file.languages[name]
    marks = file.marks
    alphabet = Alphabet(
        spaces=frozenset(marks.spaces),
        breaks=frozenset(marks.breaks),
        marks=frozenset(marks.other),
        same={char: mark for mark, chars in marks.same.items() for char in chars},
        fractions=frozenset(marks.fractions),
        decimal=language.decimal,
    )
    lexicon = Lexicon(alphabet, marks, language.numbers, language.tens, frozenset(language.abbreviations))
    for classes in (language.words, file.shared.words):
        for class_name, senses in classes.items():
            for sense, phrases in senses.items():
                lexicon.add(class_name, sense, phrases)
    return lexicon


@cache
def _file() -> _File:
    return msgspec.json.decode(_path().read_bytes(), type=_File)


def _path() -> Path:
    """Beside the checkout's `registry` folder, or where the registry's settings say."""
    configured = os.environ.get("LONGLINE_SHORTHAND_DIR", "")
    return (Path(configured) if configured else Path(__file__).parents[4] / "shorthand") / "grammar.json"
