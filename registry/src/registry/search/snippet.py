"""The part of a text that shows best why it was found, as HTML with `<mark>` around the words.

Made from the original text, so that what is shown is what was written; only the places of the words come from
the folded text. Cuts fall between words, or at least never inside a character that is made of several.
"""

import html
import re
import unicodedata
from bisect import bisect_right
from collections.abc import Sequence
from typing import Final, NamedTuple

from registry.search.matching import Matcher
from registry.search.words import fold, places

LENGTH: Final = 240
_LEAD: Final = 40
_MOST_MARKS: Final = 500
_SEARCH_BACK: Final = 30
_RUN: Final = re.compile(r"[^\x00-\x7f]+")
_JOINER: Final = "\u200d"


class _Span(NamedTuple):
    start: int
    end: int
    unit: int
    quality: float


def snippet(text: str, matcher: Matcher) -> str:
    """About 240 characters of `text` around the densest matches."""
    spans = _spans(text, matcher)
    start, end = _window(text, spans)
    shown = [span for span in spans if start <= span.start and span.end <= end]
    parts: list[str] = ["…" if text[:start].strip() else ""]
    at = start
    for span in shown:
        if span.start < at:
            continue
        parts += (_escaped(text[at : span.start]), "<mark>", _escaped(text[span.start : span.end]), "</mark>")
        at = span.end
    parts += (_escaped(text[at:end]), "…" if text[end:].strip() else "")
    return re.sub(r"\s+", " ", "".join(parts)).strip()


def _spans(text: str, matcher: Matcher) -> list[_Span]:
    if not matcher.units:
        return []
    original = _Offsets(text)
    found, joined = places(original.folded)
    spans = [
        _Span(*original.span(found[match.position].start, found[match.position].end), match.unit, match.quality)
        for match in matcher.matches([place.word for place in found])
    ]
    spans += (
        _Span(*original.span(place.start, place.end), match.unit, match.quality)
        for place in joined
        for match in matcher.matches([place.word])[:1]
    )
    longest_first = sorted(spans, key=lambda span: (span.start, -span.end))
    return longest_first[:_MOST_MARKS]


class _Offsets:
    """From places in the folded text to places in the original; ASCII stays where it is."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._folded_at = [0]
        self._original_at = [0]
        self._fixed: list[bool] = [True]
        parts: list[str] = []
        length = last = 0
        for run in _RUN.finditer(text):
            parts.append(text[last : run.start()].lower())
            length += run.start() - last
            for at in range(run.start(), run.end()):
                piece = fold(text[at])
                self._mark(length, at, fixed=False)
                parts.append(piece)
                length += len(piece)
            self._mark(length, run.end(), fixed=True)
            last = run.end()
        parts.append(text[last:].lower())
        self.folded = "".join(parts)

    def span(self, start: int, end: int) -> tuple[int, int]:
        """The original's characters behind a place in the folded text, with the marks that belong to them."""
        begin, finish = self._original(start), self._original(end - 1) + 1
        while finish < len(self._text) and _extends(self._text[finish]):
            finish += 1
        return begin, finish

    def _original(self, at: int) -> int:
        index = bisect_right(self._folded_at, at) - 1
        offset = at - self._folded_at[index] if self._fixed[index] else 0
        return self._original_at[index] + offset

    def _mark(self, folded: int, original: int, *, fixed: bool) -> None:
        self._folded_at.append(folded)
        self._original_at.append(original)
        self._fixed.append(fixed)


def _window(text: str, spans: Sequence[_Span]) -> tuple[int, int]:
    if len(text) <= LENGTH:
        return 0, len(text)
    first = _densest(spans)
    lead = 0 if first is None or first.start <= _LEAD else first.start - _LEAD
    start = _cut(text, min(lead, max(0, len(text) - LENGTH)))
    end = len(text) if start + LENGTH >= len(text) else max(_cut(text, start + LENGTH), start + 1)
    covered = [span.end for span in spans if start <= span.start < end < span.end]
    return start, max([end, *covered])


def _densest(spans: Sequence[_Span]) -> _Span | None:
    """The span with which the best window begins: most units, then the best fitting words."""
    best: tuple[float, _Span] | None = None
    for index, first in enumerate(spans):
        units: dict[int, float] = {}
        extra = 0.0
        for span in spans[index:]:
            if span.end > first.start + LENGTH - _LEAD:
                break
            units[span.unit] = max(units.get(span.unit, 0.0), span.quality)
            extra += 0.02
        value = sum(units.values()) + min(extra, 0.2)
        if best is None or value > best[0] + 1e-9:
            best = (value, first)
    return best[1] if best else None


def _cut(text: str, at: int) -> int:
    """A place at or before `at` where a text may be cut: between words if one ends close by."""
    if at <= 0 or at >= len(text):
        return max(0, min(at, len(text)))
    for back in range(min(_SEARCH_BACK, at)):
        if text[at - back - 1].isspace():
            return at - back
    while at > 0 and _inside_character(text, at):
        at -= 1
    return at


def _inside_character(text: str, at: int) -> bool:
    if _extends(text[at]) or text[at - 1] == _JOINER:
        return True
    begin = at
    while _is_half_a_flag(text[begin - 1 : begin]):
        begin -= 1
    return _is_half_a_flag(text[at]) and (at - begin) % 2 == 1


def _is_half_a_flag(character: str) -> bool:
    return "\U0001f1e6" <= character <= "\U0001f1ff"


def _extends(character: str) -> bool:
    """Whether it only adds to the character before: an accent, a skin tone, a joiner, a variant."""
    if character.isascii():
        return False
    return (
        character == _JOINER
        or "\U0001f3fb" <= character <= "\U0001f3ff"
        or unicodedata.category(character) in {"Mn", "Mc", "Me"}
    )


def _escaped(text: str) -> str:
    return html.escape(text, quote=True)
