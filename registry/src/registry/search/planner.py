"""From a query to a plan: resolves names, completes the last word, and corrects words that nobody has written."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from typing import Final

from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.platform.fields import sort_key
from registry.search import repository, tokens
from registry.search.expression import Expression, any_of
from registry.search.names import Named, NameDirectory, meant
from registry.search.plan import CORRECTED, PREFIX, Alternative, Plan, Unit, phrase_unit, units_of
from registry.search.query import Filter, Query
from registry.search.repository import Scope
from registry.search.schemas import Correction
from registry.search.spelling import sound
from registry.search.synonyms import Synonyms
from registry.search.vocabulary import Vocabulary
from registry.search.words import stem

SHORTEST_PREFIX: Final = 2
MOST_CORRECTED: Final = 6
_TRIED: Final = 8
_COUNTED: Final = 200
_LONGEST_NAME: Final = 3
Corrections = Sequence[Correction]


@dataclass(frozen=True, slots=True)
class Planner:
    """Makes plans with the vocabulary, the synonyms and the names of an organization."""

    vocabulary: Vocabulary
    synonyms: Synonyms
    names: NameDirectory

    def plan(self, tx: Transaction, access: Access, query: Query) -> Plan | None:
        """What to look for; None when a filter names nobody, so that nothing can be found."""
        required: list[Expression] = []
        excluded: list[Expression] = [
            tokens.word(access.organization, stem(words[0])) for words in query.excluded if len(words) == 1
        ]
        for wanted in query.filters:
            expression = self._filter(tx, access, wanted)
            if expression is not None:
                (excluded if wanted.excluded else required).append(expression)
            elif not wanted.excluded:
                return None
        units = units_of(query, self.synonyms, self._dogs_in(tx, access, query.words))
        if query.unfinished and units and len(units[-1].typed) == 1 and units[-1].typed[0] == query.words[-1]:
            units[-1] = self._completed(tx, access.organization, units[-1])
        phrases = tuple(map(phrase_unit, query.phrases))
        return Plan(access.organization, tuple(units), phrases, tuple(required), tuple(excluded))

    def corrections(self, tx: Transaction, scope: Scope, plan: Plan) -> Corrections:
        """Better words for those units that nobody has written about."""
        found: list[Correction] = []
        for unit in [unit for unit in plan.units if len(unit.typed) == 1][:MOST_CORRECTED]:
            if not repository.frequency(tx, scope, unit.expression(plan.organization), at_most=1):
                found += self._corrections_of(tx, scope, unit.typed[0])
        return found

    def corrected(self, plan: Plan, corrections: Corrections) -> Plan:
        """The plan with corrected words."""
        return replace(plan, units=tuple(self._corrected(unit, corrections) for unit in plan.units))

    def _corrected(self, unit: Unit, corrections: Corrections) -> Unit:
        better = [each.to for each in corrections if unit.typed == (each.from_,)]
        for word in better:
            stems = (stem(word),)
            unit = unit.with_more([Alternative(stems, CORRECTED, (word,))])
            unit = unit.with_more(
                Alternative(other, CORRECTED * 0.7, together=len(other) > 1) for other in self.synonyms.of(stems)
            )
        return unit

    def _corrections_of(self, tx: Transaction, scope: Scope, typed: str) -> list[Correction]:
        """The likeliest word that has documents; several when they are equally likely."""
        heard = sound(typed)
        neighbours = [
            (sound(word) != heard, distance, word[0] != typed[0], abs(len(word) - len(typed)), word)
            for word, distance in self.vocabulary.neighbours(tx, scope.organization, typed)
        ]
        written: list[tuple[tuple[bool, int], int, str]] = []
        stems: set[str] = set()
        for otherwise, distance, *_, word in sorted(neighbours):
            if stem(word) in stems:
                continue
            stems.add(stem(word))
            likelihood = (otherwise, distance)
            if (written and likelihood > written[0][0]) or len(stems) > _TRIED:
                break
            token = tokens.word(scope.organization, stem(word))
            if often := repository.frequency(tx, scope, token, at_most=_COUNTED):
                written.append((likelihood, -often, word))
        return [Correction(typed, word) for *_, word in sorted(written)[:3]]

    def _completed(self, tx: Transaction, organization: int, unit: Unit) -> Unit:
        typed = unit.typed[0]
        if len(typed) < SHORTEST_PREFIX:
            return unit
        words = self.vocabulary.completions(tx, organization, typed)
        return unit.with_more(Alternative((each,), PREFIX) for each in dict.fromkeys(map(stem, words)))

    def _dogs_in(self, tx: Transaction, access: Access, words: Sequence[str]) -> list[tuple[tuple[str, ...], int]]:
        """Dogs whose whole call name stands in the query."""
        spans = {
            tuple(words[at : at + length])
            for length in range(1, _LONGEST_NAME + 1)
            for at in range(len(words) - length + 1)
        }
        names = {sort_key(" ".join(span)): span for span in sorted(spans)}
        found = self.names.dogs_called(tx, access, list(names))
        return [(names[dog.name], dog.number) for dog in found if dog.name in names]

    def _filter(self, tx: Transaction, access: Access, wanted: Filter) -> Expression | None:
        organization, value = access.organization, wanted.value
        match wanted.operator:
            case "kind":
                return tokens.kind(organization, value.casefold())
            case "tag":
                return tokens.tag(organization, value.removeprefix("#"))
            case "dog":
                return _any(tokens.dog(organization, dog.number) for dog in meant(value, self.names.dogs(tx, access)))
            case "author":
                people = self._people(tx, access, value)
                return _any(tokens.author(organization, person.number) for person in people)

    def _people(self, tx: Transaction, access: Access, value: str) -> Sequence[Named]:
        if value.casefold() == "me":
            return [Named(access.person, access.person_id, access.person_name)]
        return meant(value, self.names.people(tx, access.organization))


def _any(each: Iterable[str]) -> Expression | None:
    found = list(each)
    return any_of(found) if found else None
