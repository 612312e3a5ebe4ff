"""The search index as a read model: one entry a document, kept in the transaction of the write."""

from collections.abc import Mapping, Sequence

from registry.platform.database import Transaction
from registry.records.kinds import Document, Facets, Kind
from registry.search import repository, tokens
from registry.search.tokens import Entry
from registry.search.vocabulary import Vocabulary
from registry.search.words import words_and_joined


class SearchIndex:
    """Keeps what is searchable findable. `kinds` by name; only those that say `searchable` are indexed."""

    def __init__(self, kinds: Mapping[str, Kind]) -> None:
        self.kinds = kinds
        self.vocabulary = Vocabulary()

    def put(self, tx: Transaction, document: Document, facets: Facets, *, before: Document | None) -> None:
        """Makes the newest revision findable, and the one before no longer."""
        if not self.kinds[document.kind].searchable:
            return
        if before is not None:
            repository.remove(tx, document.organization, document.number)
        if facets.upcoming:
            return
        entry = entry_of(document, facets)
        words = tokens.words_of(entry)
        repository.insert(tx, entry, tokens.tokens_of(entry, words))
        self.vocabulary.add(tx, document.organization, words.union(tokens.months_of(entry.occurred_ms)))

    def remove(self, tx: Transaction, document: Document) -> None:
        """A deleted document is found no more."""
        if self.kinds[document.kind].searchable:
            repository.remove(tx, document.organization, document.number)

    def clear(self, tx: Transaction) -> None:
        """Before a rebuild."""
        repository.clear(tx)
        self.vocabulary.forget(tx)


def entry_of(document: Document, facets: Facets) -> Entry:
    """What the index keeps of a document. Dogs and households have no time: the one of their creation counts."""
    return Entry(
        number=document.number,
        organization=document.organization,
        dog=document.dog,
        author=document.author,
        occurred_ms=document.created_ms if facets.occurred_ms is None else facets.occurred_ms,
        private_to=document.private_to,
        kind=document.kind,
        detail_kind=facets.detail_kind,
        named=facets.occurred_ms is None,
        tags=" ".join(dict.fromkeys(tokens.tag_key(tag) for tag in facets.tags)),
        title_terms=_terms([facets.title]),
        terms=_terms([*facets.texts, *facets.tags]),
    )


def _terms(texts: Sequence[str]) -> str:
    """Words with a blank before and after each; behind the separator the joined ones, which have no place."""
    found: list[str] = []
    joined: list[str] = []
    for text in texts:
        words, also = words_and_joined(text)
        found += words
        joined += also
    if joined:
        found += (tokens.SEPARATOR, *dict.fromkeys(joined))
    return f" {' '.join(found)} " if found else ""
