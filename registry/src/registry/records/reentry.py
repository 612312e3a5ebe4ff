"""Entering a whole history again, word for word, where its organization has none yet.

This is no second way to write. Nothing is decided here: not who may, not what is merged, not what time it is. An
entry goes in only when its hash is the one that its content and the entries before it give (`History`), so what comes
in is what the one write path once made, with its authors and times. The documents are then derived from the entries by
the functions that show a fresh write, and the read models follow as they do in a reindex.
"""

from collections.abc import Iterable, Mapping

import msgspec

from registry.platform.database import Transaction
from registry.records import circles, repository
from registry.records.entries import Entry
from registry.records.history import History, NotAHistory, Written
from registry.records.kinds import Document, Facets, Kind
from registry.records.readings import readings_come_back
from registry.records.reindex import show_again
from registry.records.representation import represent
from registry.records.service import Records


def enter_again(
    tx: Transaction,
    records: Records,
    history: History,
    entries: Iterable[Entry],
    *,
    organization: int,
    people: Mapping[str, int],
) -> None:
    """Stores the entries of an organization that has none, and everything that follows from them.

    `people`: the numbers of everybody who is named in an entry, by id. Raises NotAHistory; then nothing of the
    transaction may be kept. The caller asks the history whether it has ended where it should.
    """
    for entry in entries:
        history.add(entry)
        actor = people.get(entry.actor_id) if entry.actor_id is not None else None
        if entry.actor_id is not None and actor is None:
            raise NotAHistory(f"Entry {entry.position} of the history was written by somebody who is not named.")
        repository.append_again(tx, organization, entry, actor)
    repository.set_head(tx, organization, history.position, history.hash)
    _Documents(tx, records, organization, people).derive(history)
    readings_come_back(tx, organization)


class _Documents:
    """Derives the current state from the entries."""

    def __init__(self, tx: Transaction, records: Records, organization: int, people: Mapping[str, int]) -> None:
        self._tx, self._records, self._organization, self._people = tx, records, organization, people
        self._numbers: dict[str, int] = {}
        self._waiting: list[tuple[int, str]] = []
        self._following: list[tuple[int, str]] = []
        self._closed_circles: dict[str, int] = {}

    def derive(self, history: History) -> None:
        """In the order of their creation, as they got their numbers the first time."""
        made = []
        for document_id, written in history.documents.items():
            if not written.purged:
                made.append((self._make(document_id, written), document_id))
            elif self._records.kinds[written.kind].is_dog:
                self._numbers[document_id] = repository.take_number(self._tx, self._organization, document_id)
            elif self._records.kinds[written.kind].audited:
                gone = repository.take_number(self._tx, self._organization, document_id)
                self._closed_circles[document_id] = -gone
        for number, dog_id in self._waiting:
            repository.set_dog(self._tx, number, self._numbers[dog_id])
        for number, followed_id in self._following:
            self._follow(number, followed_id)
        for kind, document_id in made:
            document, _ = repository.find(self._tx, self._organization, document_id)
            assert document is not None
            self._show(kind, document)

    def _make(self, document_id: str, written: Written) -> Kind:
        kind = self._records.kinds[written.kind]
        text, _ = repository.body_at(self._tx, self._organization, written.position)
        facets = kind.facets(msgspec.json.decode(text, type=kind.body))
        document = self._document(document_id, written, facets, text)
        number = repository.insert(self._tx, document, sort_key=facets.sort_key, status=facets.status)
        if kind.is_dog:
            repository.set_own_dog(self._tx, number)
            self._numbers[document_id] = number
        elif written.dog_id is not None and document.dog is None:
            self._waiting.append((number, written.dog_id))
        circles.with_readers(self._tx, msgspec.structs.replace(document, number=number), facets)
        if facets.follows_id is not None:
            self._following.append((number, facets.follows_id))
        return kind

    def _follow(self, number: int, followed_id: str) -> None:
        """What belongs to a restricted record is in its circle. Where that was purged since, only owners are in it."""
        circle = repository.circle_of(self._tx, self._organization, followed_id)
        circle = self._closed_circles.get(followed_id) if circle is None else circle
        if circle is not None:
            repository.put_in_circle(self._tx, number, circle)

    def _document(self, document_id: str, written: Written, facets: Facets, text: str) -> Document:
        author = self._people[written.author_id]
        deleted_ms = written.updated_ms if written.deleted else None
        dog = self._numbers.get(written.dog_id) if written.dog_id is not None else None
        representation = represent(
            text.encode(), document_id=document_id, revision=written.revision, created_ms=written.created_ms,
            updated_ms=written.updated_ms, author_id=written.author_id, updated_by_id=written.updated_by_id,
            deleted_ms=deleted_ms,
        )  # fmt: skip
        return Document(
            0, self._organization, written.kind, document_id, written.revision, written.position, author,
            written.created_ms, written.updated_ms, deleted_ms, dog, author if facets.private else None,
            facets.occurred_ms, representation,
        )  # fmt: skip

    def _show(self, kind: Kind, document: Document) -> None:
        """A deleted document is in no read model; but a member who left was one, and stays known by name."""
        if document.deleted_ms is None:
            show_again(self._tx, self._records, document)
        elif kind.name == "member":
            show_again(self._tx, self._records, document)
            for model in kind.read_models:
                model.remove(self._tx, document)
