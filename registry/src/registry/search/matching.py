"""Where a document's words meet a plan: used for scoring and for marking words in snippets alike."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from registry.search.plan import Alternative, Unit
from registry.search.words import stem

OTHER_FORM = 0.92
_GAP = 2


class Match(NamedTuple):
    """A word at a position that belongs to a unit, and how well it fits."""

    position: int
    unit: int
    quality: float


class _Slot(NamedTuple):
    """The place of a word in an alternative of a unit."""

    alternative: int
    place: int
    factor: float


class Matcher:
    """Knows which slots a word can fill. A word is stemmed once a search, however many texts it is in."""

    def __init__(self, units: Sequence[Unit]) -> None:
        self.units = tuple(units)
        self._slots: dict[str, tuple[_Slot, ...]] = {}
        self._met: set[str] = set()
        self._alternatives: list[tuple[int, Alternative]] = [
            (number, alternative)
            for number, unit in enumerate(units)
            for alternative in unit.alternatives
            if alternative.dog is None
        ]
        self._by_stem: dict[str, list[tuple[int, int]]] = {}
        for number, (_, alternative) in enumerate(self._alternatives):
            for index, each in enumerate(alternative.stems):
                self._by_stem.setdefault(each, []).append((number, index))
        self._initials = frozenset(each[0] for each in self._by_stem)
        self._dogs = [
            (number, alternative.dog, alternative.quality)
            for number, unit in enumerate(units)
            for alternative in unit.alternatives
            if alternative.dog is not None
        ]

    def matches(self, words: Sequence[str]) -> list[Match]:
        """All matches in a text, in any order."""
        found: list[Match] = []
        scattered: dict[int, list[tuple[int, int, float]]] = {}
        for position, slots in self._wanted(words):
            for number, index, factor in slots:
                unit, alternative = self._alternatives[number]
                if len(alternative.stems) == 1:
                    found.append(Match(position, unit, alternative.quality * factor))
                else:
                    scattered.setdefault(number, []).append((position, index, factor))
        for number, parts in scattered.items():
            found += self._put_together(number, parts)
        return found

    def about(self, dog: int | None) -> list[tuple[int, float]]:
        """(unit, quality) of the units that are the name of this dog."""
        return [(unit, quality) for unit, number, quality in self._dogs if number == dog]

    def _wanted(self, words: Sequence[str]) -> Iterator[tuple[int, tuple[_Slot, ...]]]:
        """The words that fill a slot, and their positions."""
        different = set(words)
        self._meet(different.difference(self._met))
        for word in self._slots.keys() & different:
            slots, at = self._slots[word], -1
            for _ in range(words.count(word)):
                at = words.index(word, at + 1)
                yield at, slots

    def _meet(self, new: set[str]) -> None:
        self._met |= new
        for word in new:
            if word[0] in self._initials and (places := self._by_stem.get(stem(word))):
                self._slots[word] = tuple(
                    _Slot(number, index, self._factor(number, index, word)) for number, index in places
                )

    def _factor(self, number: int, index: int, word: str) -> float:
        words = self._alternatives[number][1].words
        return OTHER_FORM if words and words[index] != word else 1.0

    def _put_together(self, number: int, parts: list[tuple[int, int, float]]) -> list[Match]:
        unit, alternative = self._alternatives[number]
        length = len(alternative.stems)
        chained = _chained(parts, length)
        if not chained and not alternative.together and len({index for _, index, _ in parts}) == length:
            return [Match(at, unit, alternative.quality * 0.85 * factor) for at, _, factor in parts]
        return [Match(at, unit, alternative.quality * factor) for at, _, factor in chained]


def _chained(parts: list[tuple[int, int, float]], length: int) -> list[tuple[int, int, float]]:
    """Those parts that stand one after the other in the right order, with at most one word between two."""
    at: dict[int, dict[int, float]] = {}
    for position, index, factor in parts:
        at.setdefault(index, {})[position] = factor
    found: list[tuple[int, int, float]] = []
    for start, factor in at.get(0, {}).items():
        chain = [(start, 0, factor)]
        for index in range(1, length):
            last = chain[-1][0]
            following = [p for p in range(last + 1, last + 1 + _GAP) if p in at.get(index, {})]
            if not following:
                break
            chain.append((following[0], index, at[index][following[0]]))
        if len(chain) == length:
            found += chain
    return found
