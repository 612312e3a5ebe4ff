"""The grammar's data: words by class and language, made ready to be looked up.

The file is shorthand/grammar.json at the top of the repository; the page reads the same. No word of a human language
stands in the code of either interpreter.
"""

import os
import threading
from collections import OrderedDict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Final, TypeAlias

import msgspec

from registry.shorthand.known import Known
from registry.shorthand.lexing import Alphabet, lex

Classes: TypeAlias = dict[str, dict[str, list[str]]]
_LEXICONS_KEPT: Final = 128


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
    """Words that stand for something, and by class what for. `second` is the second word, empty when there is none."""

    words: tuple[str, ...]
    tags: dict[str, str]
    second: str = field(init=False)

    def __post_init__(self) -> None:
        self.second = self.words[1] if len(self.words) > 1 else ""


@dataclass(frozen=True, slots=True)
class Lexicon:
    """All phrases of a language with what an organization adds, by their first word, longest first.

    Number words are among the first words, with or without a phrase: one look tells whether a word means anything.
    """

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

    def laid_over(self, known: Known) -> "Lexicon":
        """These words and those of an organization, which go before the grammar's; this lexicon stays as it is."""
        above = replace(self, phrases=dict(self.phrases))
        own: set[str] = set()
        for name, phrase, sense in _senses(known):
            words = phrase_words(phrase, self.alphabet)
            if not words:
                continue
            if words[0] not in own:
                own.add(words[0])
                above.phrases[words[0]] = [
                    Phrase(each.words, dict(each.tags)) for each in self.phrases.get(words[0], ())
                ]
            tags = above._entry(words).tags
            tags[name] = sense
            if name == "skill":
                tags.pop("set_out", None)
        return above

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
    below = _plain(name) if known.beyond is None else lexicon_for(name, known.beyond)
    if not (known.skills or known.behaviors or known.dogs or known.members):
        return below
    return _LAID_OVER.get(name, known, lambda: below.laid_over(known))


class _LaidOver:
    """The lexicons made last, by the very object that they were made for: equal words are not compared."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._made: OrderedDict[tuple[str, int], tuple[Known, Lexicon]] = OrderedDict()

    def get(self, language: str, known: Known, make: Callable[[], Lexicon]) -> Lexicon:
        """The lexicon for `known`; the object is held with it, so that its number is given to no other."""
        key = (language, id(known))
        with self._lock:
            found = self._made.get(key)
            if found is not None:
                self._made.move_to_end(key)
                return found[1]
        made = make()
        with self._lock:
            self._made[key] = (known, made)
            if len(self._made) > _LEXICONS_KEPT:
                self._made.popitem(last=False)
        return made


_LAID_OVER: Final = _LaidOver()


def _senses(known: Known) -> Iterator[tuple[str, str, str]]:
    """(class, phrase, sense) of all that an organization adds."""
    for skill, key in known.skills.items():
        yield "skill", skill, key or ""
    for behavior, key in known.behaviors.items():
        yield "behavior", behavior, key or ""
    for dog in known.dogs:
        yield "dog_name", dog, dog
    for member in known.members:
        yield "member", member, member


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
    for word in (*language.numbers, *language.tens):
        lexicon.phrases[word] = []
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
