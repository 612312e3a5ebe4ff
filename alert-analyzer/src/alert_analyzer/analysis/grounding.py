"""Holds an answer against the lines it cites: a claim is supported when it cites lines that were sent, names nothing
that stands in none of the data, and shares its words with what it cites. What is not is marked, never passed off.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

import msgspec

from alert_analyzer.analysis.answers import Answer, Claim, Confidence
from alert_analyzer.redact.redactor import MARK

_LINK: Final = re.compile(r"(?:\b[a-z][a-z0-9+.-]{1,15}://|\bwww\.|\]\()[^\s)>\]]*", re.IGNORECASE)
# What names one thing: addresses, paths, dotted and dashed names, names with figures, figures, code words, quotations.
_NAMES: Final = re.compile(
    r"[\"'`“„][^\"'`“”„\n]{3,120}[\"'`“”]"
    r"|(?<![\w/])/[\w.-]{2,}(?:/[\w.-]+)*"
    r"|\b[A-Za-z0-9]+(?:[._:@-][A-Za-z0-9]+)+\b"
    r"|\b(?=[A-Za-z]*\d)[A-Za-z0-9]{2,}\b"
    r"|\b[A-Z][a-z]+(?:[A-Z][a-z0-9]+)+\b|\b[a-z]+(?:[A-Z][a-z0-9]+)+\b|\b\w+_\w+\b"
)
_ENGLISH_DASHED: Final = re.compile(r"[a-z]+(?:-[a-z]+)+")
_WORDS: Final = re.compile(r"[^\W\d_]{3,}")
_COMMON: Final = frozenset(
    "the and was were that this with from for because which when due not has have had its into are but after before "
    "line lines log logs alert alerts error errors cause caused causes causing failed failing failure failures service "
    "shows indicates likely probably pod pods cannot could does did being been there".split()
)


class Checked(msgspec.Struct, frozen=True, kw_only=True):
    """A claim with what the check found."""

    claim: str
    lines: tuple[int, ...]
    """Cited lines that exist."""
    doubts: tuple[str, ...] = ()
    """Why it is not supported; empty when it is."""


class Analysis(msgspec.Struct, frozen=True, kw_only=True):
    """An answer after the check."""

    summary: Checked
    probable_cause: Checked | None
    findings: tuple[Checked, ...]
    affected: tuple[str, ...]
    next_steps: tuple[str, ...]
    confidence: Confidence
    wrong_citations: int
    """How many cited lines do not exist."""

    @property
    def unsupported(self) -> int:
        """How many claims are marked."""
        claims = (self.summary, self.probable_cause, *self.findings)
        return sum(bool(claim and claim.doubts) for claim in claims)


class Ground:
    """The data that an answer was asked about."""

    def __init__(self, lines: Mapping[int, str], alerts: Iterable[str]) -> None:
        self._lines = {number: text.lower() for number, text in lines.items()}
        self._alerts = " ".join(alerts).lower()
        self._all = "\n".join((*self._lines.values(), self._alerts))

    def check(self, answer: Answer) -> Analysis:
        """The answer with every claim that the data does not bear marked, and without links."""
        claims = [claim for claim in (answer.probable_cause, *answer.findings) if claim]
        cause = self._claim(answer.probable_cause) if answer.probable_cause else None
        cited = tuple(dict.fromkeys(number for claim in claims for number in claim.lines if number in self._lines))
        summary = self._summary(answer.summary, cited)
        sure = cause is not None and not cause.doubts and not summary.doubts
        return Analysis(
            summary=summary,
            probable_cause=cause,
            findings=tuple(self._claim(claim) for claim in answer.findings),
            affected=tuple(name for name in map(_plain, answer.affected) if name and name.lower() in self._all),
            next_steps=tuple(self._step(step) for step in answer.next_steps),
            confidence=answer.confidence if sure else "low",
            wrong_citations=sum(number not in self._lines for claim in claims for number in claim.lines),
        )

    def _claim(self, claim: Claim) -> Checked:
        text = _plain(claim.claim)
        lines = tuple(number for number in claim.lines if number in self._lines)
        doubts = list(self._invented(text))
        if not lines:
            doubts.insert(0, "cites no line that exists" if claim.lines else "cites no line")
        elif not self._shares_words(text, lines):
            doubts.append("its words stand in none of the lines it cites")
        return Checked(claim=text, lines=lines, doubts=tuple(doubts))

    def _summary(self, text: str, cited: Sequence[int]) -> Checked:
        text = _plain(text)
        doubts = list(self._invented(text))
        if not self._shares_words(text, cited):
            doubts.append("its words stand in none of the cited lines")
        return Checked(claim=text, lines=(), doubts=tuple(doubts))

    def _step(self, step: str) -> str:
        doubts = tuple(self._invented(_plain(step)))
        return _plain(step) + (f" ({'; '.join(doubts)})" if doubts else "")

    def _invented(self, text: str) -> Iterable[str]:
        names = dict.fromkeys(found[0].strip("\"'`“”„") for found in _NAMES.finditer(MARK.sub(" ", text)))
        strange = [name for name in names if not self._knows(name)]
        if strange:
            yield f"not in the data: {', '.join(strange[:5])}"

    def _knows(self, name: str) -> bool:
        """Whether the name stands in the data, as a whole and not as a part of another."""
        lowered = name.lower()
        if _ENGLISH_DASHED.fullmatch(name):  # "out-of-memory" is a word, not a name, when its parts stand there
            return all(part in self._all for part in lowered.split("-") if len(part) > 3)
        place = self._all.find(lowered)
        while place >= 0:
            around = self._all[place - 1 : place] + self._all[place + len(lowered) : place + len(lowered) + 1]
            if not (name[0].isdigit() or name[-1].isdigit()) or not any(sign.isdigit() for sign in around):
                return True
            place = self._all.find(lowered, place + 1)
        return False

    def _shares_words(self, text: str, lines: Sequence[int]) -> bool:
        cited = " ".join(self._lines[number] for number in lines)
        return any(_stem(word) in cited for word in _words(text))


def _words(text: str) -> set[str]:
    return {word for word in map(str.lower, _WORDS.findall(text)) if word not in _COMMON}


def _stem(word: str) -> str:
    return word[: max(4, len(word) - 3)]


def _plain(text: str) -> str:
    """Without links and markup: nothing in an answer may be followed by a click."""
    return " ".join(_LINK.sub("<link removed>", text).replace("`", "'").replace("<!", "").split())
