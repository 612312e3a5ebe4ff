"""From matches to what is shown: title, snippet, author and dog of the hits of one page."""

from collections.abc import Mapping, Sequence
from typing import Any

import msgspec

from registry.platform.clock import to_text
from registry.platform.database import Transaction
from registry.records.endpoints import Author
from registry.records.kinds import Facets, Kind
from registry.records.representation import body_fields
from registry.search import repository
from registry.search.matching import Matcher
from registry.search.ranking import Scored
from registry.search.schemas import Hit
from registry.search.snippet import snippet


def present(tx: Transaction, kinds: Mapping[str, Kind], found: Sequence[Scored], matcher: Matcher) -> list[Hit]:
    """The hits in their order."""
    rows = repository.hits(tx, [each.number for each in found])
    dogs = _dogs(tx, kinds, [row.dog for row in rows.values() if row.dog is not None])
    return [
        _hit(kinds[row.kind], row, dogs.get(row.dog, (None, None)), each.score, matcher)
        for each in found
        if (row := rows.get(each.number)) is not None
    ]


def _hit(kind: Kind, row: repository.HitRow, dog: tuple[str | None, str | None], score: float, matcher: Matcher) -> Hit:
    facets = _facets(kind, row.representation)
    return Hit(
        kind=row.kind,
        id=row.id,
        dog_id=dog[0],
        dog_name=dog[1],
        occurred_at=facets.occurred_at or to_text(row.created_ms),
        author=msgspec.json.decode(row.card, type=Author),
        title=facets.title,
        snippet=snippet("\n".join(facets.texts), matcher),
        score=round(min(1.0, max(0.0, score)), 4),
        detail_kind=facets.detail_kind,
        tags=list(facets.tags),
    )


def _dogs(tx: Transaction, kinds: Mapping[str, Kind], numbers: Sequence[int]) -> dict[int | None, tuple[str, str]]:
    """(id, call name) of dogs, by number."""
    found = repository.representations(tx, sorted(set(numbers)))
    return {number: (id_, _facets(kinds[kind], representation).title) for number, kind, id_, representation in found}


def _facets(kind: Kind, representation: str) -> Facets:
    fields: dict[str, Any] = msgspec.json.decode(representation)
    return kind.facets(msgspec.convert(body_fields(fields), kind.body))
