"""From characters to tokens: words, numbers, times of day, marks, line breaks, tags, mentions; and what is blind.

A token is blind when its digits can never be data: an address of the web, an e-mail address, a date, a telephone
number, a fraction. Characters are told apart by lists (the grammar's) and ranges, never by a library's tables, so that
both interpreters agree on every character there is. One pass; the regular expressions only take plain words and digits
faster to where the pass would have come.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Final, Literal, TypeAlias

import msgspec

Tags: TypeAlias = Mapping[str, str]
Kind = Literal["word", "number", "clock", "mark", "break", "blind", "tag", "mention", "end"]

LONGEST_NUMBER: Final = 6
LONGEST_LABEL: Final = 64
MOST_LETTERS: Final = 2_000
NO_TAGS: Final[Tags] = {}
# Nearly every word of a note: plain letters, and behind them what can neither go on with them nor make them an address.
_PLAIN_WORD: Final = r"[A-Za-z]+(?=[ \n,;!?()/0-9-]|\.(?:[ \n]|\Z)|\Z)"
_PLAIN_WORDS: Final = re.compile(f"{_PLAIN_WORD}(?: +{_PLAIN_WORD})*")
_DIGITS: Final = re.compile("[0-9]+")


@dataclass(frozen=True, slots=True)
class Alphabet:
    """Which characters are what."""

    spaces: frozenset[str]
    breaks: frozenset[str]
    marks: frozenset[str]
    same: Mapping[str, str]
    fractions: frozenset[str]
    decimal: str
    letters: dict[str, str] = field(default_factory=dict)  # characters met so far: in lower case, "" for no letter


class Token(msgspec.Struct, gc=False):
    """A piece of text, [start, end) in code points. `gap`: white space or nothing stands before it.

    What it may stand for (`tags`), and whether it is a number in words (`spoken`), is filled in by `read_nodes`.
    """

    kind: Kind
    start: int
    end: int
    word: str
    gap: bool
    value: float = 0.0
    whole: bool = False
    spoken: bool = False
    tags: Tags = NO_TAGS


def lex(text: str, alphabet: Alphabet) -> list[Token]:
    """All tokens of a text."""
    lexer = _Lexer(text, alphabet)
    lexer.run()
    return lexer.tokens


def lower(char: str) -> str:
    """Lower case, of letters whose case is the same in every version of Unicode."""
    if ord(char) < 0x530:
        small = char.lower()
        return small if len(small) == 1 else char
    return char


class _Lexer:
    def __init__(self, text: str, alphabet: Alphabet) -> None:
        self.text = text
        self.size = len(text)
        self.alphabet = alphabet
        self.tokens: list[Token] = []
        self.at = 0
        self.gap = True

    def run(self) -> None:
        while self.at < self.size:
            char = self.text[self.at]
            if char == " ":
                self.at += 1
                self.gap = True
            elif char in self.alphabet.breaks:
                self.add("break", self.at + 1, "\n")
                self.gap = True
            elif self.is_space(char):
                self.at += 1
                self.gap = True
            elif is_digit(char):
                self.number()
            elif self.is_letter(char):
                plain = _PLAIN_WORDS.match(self.text, self.at)
                if plain is None:
                    self.word()
                else:
                    self.plain_words(plain[0])
            else:
                self.mark(char)

    def plain_words(self, words: str) -> None:
        """Words with nothing but blanks between them."""
        start, gap = self.at, self.gap
        for word in words.lower().split(" "):
            end = start + len(word)
            if word:
                self.tokens.append(Token("word", start, end, word, gap))
            start, gap = end + 1, True
        self.at, self.gap = self.at + len(words), False

    def is_space(self, char: str) -> bool:
        return char in self.alphabet.spaces or ord(char) < 0x20 or ord(char) == 0x7F

    def is_letter(self, char: str) -> bool:
        code = ord(char)
        if code < 0x80:
            return 0x41 <= code <= 0x5A or 0x61 <= code <= 0x7A
        alphabet = self.alphabet
        return not (
            char in alphabet.marks or char in alphabet.same or char in alphabet.spaces or char in alphabet.breaks
        )

    def char(self, at: int) -> str:
        return self.text[at] if 0 <= at < self.size else "\n"

    def is_name(self, at: int) -> bool:
        char = self.char(at)
        return is_digit(char) or self.is_letter(char)

    def add(self, kind: Kind, end: int, word: str, value: float = 0.0, *, whole: bool = False) -> None:
        self.tokens.append(Token(kind, self.at, end, word, self.gap, value, whole))
        self.at = end
        self.gap = False

    def add_blind(self, end: int) -> None:
        self.add("blind", end, self.text[self.at : end])

    def chunk_end(self, at: int) -> int:
        """Where the next white space is."""
        while at < self.size and not self.is_space(self.text[at]) and self.text[at] not in self.alphabet.breaks:
            at += 1
        return at

    def word(self) -> None:
        end, letters, written = self.at, self.alphabet.letters, ""
        while end < self.size:
            char = self.text[end]
            small = letters.get(char)
            if small is None:
                small = self.learn(char)
            if not small:
                if end == self.at or not self.is_apostrophe(end):
                    break
                small = "'"
            written += small
            end += 1
        if not written.isascii() and any("\u0300" <= char <= "\u036f" for char in written):
            written = unicodedata.normalize("NFC", written)
        if self.is_address(end, written):
            self.add_blind(self.chunk_end(end))
        else:
            self.add("word", end, written)

    def learn(self, char: str) -> str:
        """The letter as words are written, empty for what is none; remembered, as long as that stays small."""
        small = lower(self.alphabet.same.get(char, char)) if self.is_letter(char) else ""
        if len(self.alphabet.letters) < MOST_LETTERS:
            self.alphabet.letters[char] = small
        return small

    def is_apostrophe(self, at: int) -> bool:
        char = self.char(at)
        return self.alphabet.same.get(char, char) == "'" and self.is_letter(self.char(at + 1))

    def is_address(self, end: int, written: str) -> bool:
        """`https://...`, `www....`, `example.org/...`"""
        if self.char(end) == ":":
            return self.char(end + 1) == "/" and self.char(end + 2) == "/"
        if self.char(end) != "." or not self.is_letter(self.char(end + 1)):
            return False
        if written == "www":
            return True
        at = end
        while at - end < LONGEST_LABEL and (self.is_name(at) or self.char(at) in ".-"):
            at += 1
        return self.char(at) == "/" and self.is_letter(self.char(at - 1)) and self.is_letter(self.char(at - 2))

    def number(self) -> None:
        end = self.digits(self.at)
        if self.char(end) == ":" and is_digit(self.char(end + 1)):
            self.clock(end)
            return
        if self.char(end) in ".," and is_digit(self.char(end + 1)):
            self.decimal(end)
            return
        digits = self.text[self.at : end]
        if len(digits) > LONGEST_NUMBER or self.char(end) in self.alphabet.fractions:
            self.add_blind(end)
        else:
            self.add("number", end, digits, float(digits), whole=digits == "0" or digits[0] != "0")

    def digits(self, at: int) -> int:
        found = _DIGITS.match(self.text, at)
        return at if found is None else found.end()

    def decimal(self, point: int) -> None:
        """`1.5`, and by lenience `1,5`; a chain such as `10.10.2026` or `1,500` is blind."""
        end = self.digits(point + 1)
        grouped = self.char(point) != self.alphabet.decimal and end - point == 4
        chained = self.char(end) in ".," and is_digit(self.char(end + 1))
        if grouped or chained or end - self.at > 2 * LONGEST_NUMBER:
            while self.char(end) in ".," and is_digit(self.char(end + 1)):
                end = self.digits(end + 1)
            self.add_blind(end)
            return
        written = self.text[self.at : point] + "." + self.text[point + 1 : end]
        self.add("number", end, written, float(written))

    def clock(self, colon: int) -> None:
        """`4:30`: minutes and seconds behind a word that says so, else a time of day."""
        end = self.digits(colon + 1)
        minutes, seconds = self.text[self.at : colon], self.text[colon + 1 : end]
        if len(minutes) > 3 or len(seconds) != 2 or self.char(end) == ":":
            self.add_blind(end)
        else:
            self.add("clock", end, minutes + ":" + seconds, float(minutes) * 60 + float(seconds))

    def mark(self, char: str) -> None:
        mark = self.alphabet.same.get(char, char)
        if mark == "#" and self.opens_name():
            self.tag()
        elif mark == "@" and self.is_letter(self.char(self.at + 1)):
            self.mention(named=self.opens_name())
        elif char in self.alphabet.fractions:
            self.add_blind(self.at + 1)
        elif mark in "-=" and self.char(self.at + 1) == ">":
            self.add("mark", self.at + 2, "→")
        else:
            self.add("mark", self.at + 1, mark)

    def opens_name(self) -> bool:
        """A name begins behind this mark, and none ends before it."""
        return self.is_name(self.at + 1) and not (self.at > 0 and self.is_name(self.at - 1))

    def name_end(self, at: int) -> int:
        while self.is_name(at) or (self.char(at) in "-_" and self.is_name(at + 1)):
            at += 1
        return at

    def tag(self) -> None:
        end = self.name_end(self.at + 1)
        name = self.text[self.at + 1 : end]
        if any(self.is_letter(char) for char in name):
            self.add("tag", end, name)
        else:
            self.add_blind(end)

    def mention(self, *, named: bool) -> None:
        end = self.name_end(self.at + 1)
        if named:
            self.add("mention", end, self.text[self.at + 1 : end])
        elif self.char(end) == "." and self.is_letter(self.char(end + 1)):
            self.mail(self.chunk_end(end))
        else:
            self.add("mark", self.at + 1, "@")

    def mail(self, end: int) -> None:
        """Everything before the @ that belongs to the address is blind, too."""
        while self.tokens and not self.gap and self.tokens[-1].kind != "break":
            last = self.tokens.pop()
            self.at, self.gap = last.start, last.gap
        self.add_blind(end)


def is_digit(char: str) -> bool:
    """0 to 9 and nothing else."""
    return "0" <= char <= "9"
