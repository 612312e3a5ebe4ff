"""Where a search may look: the caller's reach, living dogs, and the filters that stand beside the query."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from registry.platform.access import Access
from registry.platform.database import Transaction, Value
from registry.records.kinds import Kinds
from registry.records.reach import document_reach
from registry.search import repository, tokens, word_store
from registry.search.expression import Expression, any_of
from registry.search.plan import Plan
from registry.search.query import Query
from registry.search.repository import Scope
from registry.search.schemas import SearchQuery

_LIVING_DOG: Final = "NOT EXISTS (SELECT 1 FROM document g WHERE g.number = e.dog AND g.deleted_ms IS NOT NULL)"
_PHRASE: Final = "(e.terms LIKE ? OR e.title_terms LIKE ?)"
_MOST_DOGS: Final = 300


def scope_of(tx: Transaction, access: Access, kinds: Kinds, query: Query) -> Scope:
    """The conditions that every hit meets, whatever words it has."""
    for_all = [kind.name for kind in kinds.values() if kind.read_by_all]
    condition, values = _reach(access, for_all)
    conditions, bound = [f"({condition})", _LIVING_DOG], [*values]
    if query.from_ms is not None:
        conditions.append("e.occurred_ms >= ?")
        bound.append(query.from_ms)
    if query.until_ms is not None:
        conditions.append("e.occurred_ms < ?")
        bound.append(query.until_ms)
    for words in query.phrases:
        conditions.append(_PHRASE)
        bound += _pattern(words)
    for words in query.excluded:
        if len(words) > 1:
            conditions.append(f"NOT {_PHRASE}")
            bound += _pattern(words)
    within = _assigned(tx, access, for_all) if access.only_assigned_dogs else None
    return Scope(access.organization, " AND ".join(conditions), tuple(bound), within)


def with_filters(tx: Transaction, access: Access, plan: Plan, wanted: SearchQuery, query: Query) -> Plan | None:
    """The plan with what the filters leave; None when a filter names something that does not exist."""
    organization = access.organization
    required: list[Expression] = list(plan.required)
    if wanted.dog is not None:
        dog = repository.document_number(tx, organization, wanted.dog)
        if dog is None:
            return None
        required.append(tokens.dog(organization, dog))
    if wanted.author is not None:
        author = repository.person_number(tx, organization, wanted.author)
        if author is None:
            return None
        required.append(tokens.author(organization, author))
    if wanted.kind is not None:
        required.append(tokens.kind(organization, wanted.kind))
    if wanted.tag is not None:
        required.append(tokens.tag(organization, wanted.tag))
    if query.from_ms is not None or query.until_ms is not None:
        known = word_store.months_with_documents(tx, organization)
        months = [mark for mark in tokens.months(query.from_ms, query.until_ms) if mark in known]
        if not months:
            return None
        required.append(any_of(tokens.of(organization) + mark for mark in months))
    return replace(plan, required=tuple(required))


def _reach(access: Access, for_all: Sequence[str]) -> tuple[str, tuple[Value, ...]]:
    """What the caller may read: what is in reach, and the kinds that every member reads."""
    condition, values = document_reach(access, of="e")
    if not access.only_assigned_dogs or not for_all:
        return condition, values
    shared, none = document_reach(access, of="e", read_by_all=True)
    kinds = ", ".join("?" for _ in for_all)
    return f"({condition}) OR ({shared} AND e.kind IN ({kinds}))", (*values, *none, *for_all)


def _assigned(tx: Transaction, access: Access, for_all: Sequence[str]) -> Expression | None:
    """An assistant's dogs, if they are few, households, and the kinds that every member reads."""
    dogs = repository.assigned_dogs(tx, access.person, at_most=_MOST_DOGS + 1)
    if len(dogs) > _MOST_DOGS:
        return None
    organization = access.organization
    kinds = [tokens.kind(organization, name) for name in ("guardian", *for_all)]
    return any_of([*kinds, *(tokens.dog(organization, dog) for dog in dogs)])


def _pattern(words: tuple[str, ...]) -> tuple[Value, Value]:
    pattern = f"% {' '.join(words)} %"
    return pattern, pattern
