"""Hints to write what was seen.

"Stubborn" tells the next trainer nothing; "sat on 2 of 6 cues" does. This reads a text for words that judge the dog
(label), guess at its mind (mind, feeling), report a result without a number (vague), describe what a stuffed dog could
do (dead_man), or belong to another vocabulary (word), and says what to write instead. It is soft: it never changes or
blocks a text, and it would rather miss one than nag. Words in quotation marks, hashtags and what somebody else is
reported to have said are left alone, and most hints fall silent where a number stands in the same sentence.

The words are data (`observable_language.json`), so that the page can read the same file and another language is only
another list. Patterns use what regular expressions of Python and JavaScript share.
"""

import re
from bisect import bisect, insort
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from typing import Literal

import msgspec

HintKind = Literal["label", "mind", "feeling", "vague", "dead_man", "word"]
Language = Literal["en", "de"]


class Hint(msgspec.Struct, frozen=True):
    """One hint: the span [start, end) in code points of the text, the words found, and what to write instead."""

    start: int
    end: int
    kind: HintKind
    found: str
    instead: str


class _Words(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of the data file."""

    kind: HintKind
    find: list[str]
    instead: str
    unless_before: str | None = None
    unless_after: str | None = None
    unless: list[str] = []


class _Book(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """The data file."""

    version: int
    about: str
    exceptions: dict[Language, dict[str, str]]
    reported: dict[Language, str]
    hints: dict[Language, list[_Words]]


class _Rule(msgspec.Struct, frozen=True):
    """An entry, compiled."""

    kind: HintKind
    instead: str
    find: re.Pattern[str]
    before: re.Pattern[str] | None
    after: re.Pattern[str] | None
    in_sentence: list[re.Pattern[str]]
    in_line: list[re.Pattern[str]]


_QUOTED = re.compile(r"\"[^\"\n]*\"|“[^”\n]*”|„[^“”\n]*[“”]|«[^»\n]*»|»[^«\n]*«")
_LOOK_BACK = 120  # characters: enough for "the owner was a bit", and a long note stays quick
_WIDE = 500
_SENTENCE_END = re.compile(r"[.!?;](?=\s|$)|\n")


def observable_language(text: str, language: Language = "en") -> list[Hint]:
    """The hints for a text, in order, none overlapping another; an empty list when there is nothing to say."""
    quoted = [found.span() for found in _QUOTED.finditer(text)]
    reading = _Reading(text)
    hints: list[Hint] = []
    # The longer find wins where two overlap: "did great work" is one hint.
    for hint in sorted(_all(reading, language), key=lambda h: (h.start - h.end, h.start)):
        in_quotes = any(start <= hint.start and hint.end <= end for start, end in quoted)
        if not in_quotes and not _overlaps(hint, hints):
            insort(hints, hint, key=lambda h: h.start)
    return hints


def _overlaps(hint: Hint, others: list[Hint]) -> bool:
    """Whether the hint shares a letter with one of the others, which stand in order and apart from each other."""
    after = bisect(others, hint.start, key=lambda h: h.start)
    near = others[max(0, after - 1) : after + 1]
    return any(hint.start < other.end and other.start < hint.end for other in near)


def hint_languages() -> list[Language]:
    """The languages that the data file knows."""
    return list(_book().hints)


class _Reading:
    """A text with the places where its sentences and lines end, found once: a note may have 64 KiB."""

    def __init__(self, text: str) -> None:
        self.text = text
        self._sentence_ends = [end.end() for end in _SENTENCE_END.finditer(text)]

    def sentence(self, place: int) -> str:
        """The sentence around a place, at most 500 characters to each side."""
        after = bisect(self._sentence_ends, place)
        start = self._sentence_ends[after - 1] if after else 0
        end = self._sentence_ends[after] if after < len(self._sentence_ends) else len(self.text)
        return self.text[max(start, place - _WIDE) : min(end, place + _WIDE)]

    def line(self, place: int) -> str:
        """The line around a place, at most 500 characters to each side."""
        start, end = max(0, place - _WIDE), min(len(self.text), place + _WIDE)
        newline = self.text.find("\n", place, end)
        return self.text[max(start, self.text.rfind("\n", start, place) + 1) : newline if newline >= 0 else end]


def _all(reading: _Reading, language: Language) -> Iterator[Hint]:
    for rule in _rules(language):
        for found in rule.find.finditer(reading.text):
            if not _excused(rule, reading, found) and not _reported(language).search(reading.sentence(found.start())):
                yield Hint(found.start(), found.end(), rule.kind, found.group(), rule.instead)


def _excused(rule: _Rule, reading: _Reading, found: re.Match[str]) -> bool:
    before = reading.text[max(0, found.start() - _LOOK_BACK) : found.start()]
    if before.endswith(("#", "@")) or (rule.before and rule.before.search(before)):
        return True
    if rule.after and rule.after.match(reading.text, found.end()):
        return True
    sentence, line = reading.sentence(found.start()), reading.line(found.start())
    return any(p.search(sentence) for p in rule.in_sentence) or any(p.search(line) for p in rule.in_line)


@cache
def _book() -> _Book:
    words = files("registry.measures").joinpath("observable_language.json").read_bytes()
    return msgspec.json.decode(words, type=_Book)


@cache
def _reported(language: Language) -> re.Pattern[str]:
    return re.compile(_book().reported[language], re.IGNORECASE)


@cache
def _rules(language: Language) -> list[_Rule]:
    exceptions = {name: re.compile(p, re.IGNORECASE) for name, p in _book().exceptions[language].items()}
    return [
        _Rule(
            kind=words.kind,
            instead=words.instead,
            find=re.compile(rf"(?<!\w)(?:{'|'.join(words.find)})(?!\w)", re.IGNORECASE),
            before=_compiled(words.unless_before, r"(?<!\w)(?:{})$"),
            after=_compiled(words.unless_after, "(?:{})"),
            in_sentence=[exceptions[name] for name in words.unless if name != "score_in_line"],
            in_line=[exceptions[name] for name in words.unless if name == "score_in_line"],
        )
        for words in _book().hints[language]
    ]


def _compiled(pattern: str | None, around: str) -> re.Pattern[str] | None:
    return None if pattern is None else re.compile(around.format(pattern), re.IGNORECASE)
