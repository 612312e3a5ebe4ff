"""What else a trainer may have called it: `recall` and `come`, `LLW` and loose-leash walking.

The lists are data (shorthand/synonyms.json), kept by people who train dogs. A group's members stand for each
other; an expansion works in one direction only, from a loose word to what a careful note says instead.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Final, TypeAlias

import msgspec

from registry.search.words import fold, places, stem

Stems: TypeAlias = tuple[str, ...]
LONGEST_KEY: Final = 5


class _File(msgspec.Struct):
    """The form of synonyms.json."""

    groups: list[list[str]]
    expansions: dict[str, list[str]] = msgspec.field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Synonyms:
    """For every phrase, by its stems, the phrases that may stand for it."""

    by_stems: Mapping[Stems, Sequence[Stems]] = field(default_factory=dict)

    def of(self, stems: Stems) -> Sequence[Stems]:
        """What else to look for."""
        return self.by_stems.get(stems, ())

    def longest_at(self, stems: Sequence[str], at: int) -> int:
        """How many stems from `at` on form the longest known phrase of several words, 0 for none."""
        for length in range(min(LONGEST_KEY, len(stems) - at), 1, -1):
            if tuple(stems[at : at + length]) in self.by_stems:
                return length
        return 0


NO_SYNONYMS: Final = Synonyms()


def read_synonyms(path: Path) -> Synonyms:
    """Reads synonyms.json."""
    file = msgspec.json.decode(path.read_bytes(), type=_File)
    return make_synonyms(file.groups, file.expansions)


def make_synonyms(groups: Iterable[Iterable[str]], expansions: Mapping[str, Iterable[str]]) -> Synonyms:
    """From groups of equals, and from words to what they may mean."""
    found: dict[Stems, dict[Stems, None]] = {}
    for group in groups:
        members = list(dict.fromkeys(stems for member in group if (stems := stems_of(member))))
        for member in members:
            found.setdefault(member, {}).update((other, None) for other in members if other != member)
    for word, meanings in expansions.items():
        if key := stems_of(word):
            others = (stems for meaning in meanings if (stems := stems_of(meaning)) and stems != key)
            found.setdefault(key, {}).update((other, None) for other in others)
    return Synonyms({key: tuple(others) for key, others in found.items()})


def stems_of(text: str) -> Stems:
    """A phrase as its stems."""
    return tuple(stem(place.word) for place in places(fold(text))[0])
