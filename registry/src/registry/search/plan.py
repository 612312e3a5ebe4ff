"""What a query looks for: units that should all be in a document, each with alternatives of different worth.

`recal proofing` with the synonym recall = come becomes two units: (recal · recall as a completion · come) and
(proof). An alternative is one stem, or several that belong together, or a dog whose name was typed.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Final

from registry.search import tokens
from registry.search.expression import Expression, Without, all_of, any_of
from registry.search.query import Query
from registry.search.synonyms import Synonyms
from registry.search.words import STOP_WORDS, stem

JOINED: Final = 0.95
NAME: Final = 0.95
PREFIX: Final = 0.8
CORRECTED: Final = 0.75
SYNONYM: Final = 0.6
MOST_ALTERNATIVES: Final = 50
MOST_COMBINED: Final = 6


@dataclass(frozen=True, slots=True)
class Alternative:
    """One way in which a unit can be in a document.

    `words` are what was typed, where that is known: the very word is worth more than another form of it.
    `together`: the stems must stand next to each other, in this order. `dog`: the document is about this dog.
    """

    stems: tuple[str, ...]
    quality: float
    words: tuple[str, ...] = ()
    together: bool = False
    dog: int | None = None

    def expression(self, organization: int) -> Expression:
        """Where the index has it."""
        if self.dog is not None:
            return tokens.dog(organization, self.dog)
        telling = [each for each in self.stems if each not in STOP_WORDS] or self.stems
        return all_of(tokens.word(organization, each) for each in telling)


@dataclass(frozen=True, slots=True)
class Unit:
    """Something that was asked for, with all its alternatives. `typed` is what stood in the query."""

    typed: tuple[str, ...]
    alternatives: tuple[Alternative, ...]

    def expression(self, organization: int) -> Expression:
        """Where the index has any of the alternatives."""
        return any_of(each.expression(organization) for each in self.alternatives)

    def with_more(self, more: Iterable[Alternative]) -> "Unit":
        """With further alternatives, as far as they are new."""
        known = {each.stems for each in self.alternatives if each.dog is None}
        fresh = [each for each in more if each.dog is not None or each.stems not in known]
        return replace(self, alternatives=(*self.alternatives, *fresh[:MOST_ALTERNATIVES]))


@dataclass(frozen=True, slots=True)
class Plan:
    """What is looked for. Phrases and `required` always hold; of the units perhaps only some."""

    organization: int
    units: tuple[Unit, ...]
    phrases: tuple[Unit, ...]
    required: tuple[Expression, ...]
    excluded: tuple[Expression, ...]

    def expression(self, *, need: int, named: bool) -> Expression:
        """The documents with at least `need` units; either those that have a name or the others."""
        parts = [*self.required, *(unit.expression(self.organization) for unit in self.phrases)]
        if self.units:
            parts.append(self._units(need))
        excluded = list(self.excluded)
        if named:
            parts.append(tokens.named(self.organization))
        elif parts:
            excluded.append(tokens.named(self.organization))
        else:
            parts.append(tokens.written(self.organization))
        base = all_of(parts)
        return Without(base, any_of(excluded)) if excluded else base

    def fewer(self, need: int) -> Iterator[int]:
        """With how many units to content oneself when `need` give nothing."""
        if len(self.units) <= MOST_COMBINED:
            yield from range(need - 1, 0, -1)
        elif need > 1:
            yield 1

    def _units(self, need: int) -> Expression:
        each = [unit.expression(self.organization) for unit in self.units]
        if need >= len(each):
            return all_of(each)
        if need <= 1 or len(each) > MOST_COMBINED:
            return any_of(each)
        return any_of(all_of(chosen) for chosen in combinations(each, need))


def units_of(query: Query, synonyms: Synonyms, names: Sequence[tuple[tuple[str, ...], int]]) -> list[Unit]:
    """The units of a query's words. `names`: the words of dogs' names that occur in it, with the dogs' numbers."""
    words, stems = query.words, [stem(word) for word in query.words]
    found: list[Unit] = []
    at = 0
    while at < len(words):
        length = max(1, synonyms.longest_at(stems, at), _compound_length(query, at), _name_length(words, names, at))
        found.append(_unit(query, synonyms, names, tuple(words[at : at + length]), at))
        at += length
    meaningful = [unit for unit in found if not (len(unit.typed) == 1 and unit.typed[0] in STOP_WORDS)]
    distinct = dict.fromkeys(meaningful if meaningful or query.phrases else found)
    return list(distinct)


def phrase_unit(words: tuple[str, ...]) -> Unit:
    """A phrase in quotes."""
    return Unit(words, (Alternative(tuple(map(stem, words)), 1.0, words, together=len(words) > 1),))


def _unit(
    query: Query, synonyms: Synonyms, names: Sequence[tuple[tuple[str, ...], int]], words: tuple[str, ...], at: int
) -> Unit:
    stems = tuple(map(stem, words))
    spans = [each for each in query.compounds if each.first == at and each.last == at + len(words) - 1]
    unit = Unit(words, (Alternative(stems, 1.0, words, together=bool(spans) and len(words) > 1),))
    unit = unit.with_more(Alternative((stem(each.joined),), JOINED, (each.joined,)) for each in spans)
    unit = unit.with_more(Alternative((), NAME, dog=dog) for name, dog in names if name == words)
    keys = [stems, *((stem(each.joined),) for each in spans)]
    return unit.with_more(
        Alternative(other, SYNONYM, together=len(other) > 1) for key in keys for other in synonyms.of(key)
    )


def _compound_length(query: Query, at: int) -> int:
    return max((each.last - at + 1 for each in query.compounds if each.first == at), default=0)


def _name_length(words: Sequence[str], names: Sequence[tuple[tuple[str, ...], int]], at: int) -> int:
    return max((len(name) for name, _ in names if tuple(words[at : at + len(name)]) == name), default=0)
