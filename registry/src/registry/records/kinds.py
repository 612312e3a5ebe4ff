"""A kind of document: its type, who may write it, what it refers to, and what read models need to know of it.

Rooms declare their kinds; the write path, the timeline, the search index and the OpenAPI document work from
the declaration and know no kind by name.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Protocol

import msgspec

from registry.platform.access import WRITERS, Access, Role
from registry.platform.database import Transaction


class Facets(msgspec.Struct, frozen=True, kw_only=True):
    """What read models take from a document's body.

    `sort_key` orders lists of the kind; `occurred_at` is RFC 3339 with the offset that the trainer saw.
    `private` documents are read by their author only. `reader_ids`, where it is no None, restricts a document to its
    author, the owners of the practice and these people; `follows_id` names a record: where that is restricted, its
    readers alone read this document, too. `assigned_person_ids` and `linked_ids` are set by dogs: who may handle the
    dog as an assistant, and the households that belong to it. What is `upcoming` has not happened: neither timeline
    nor search show it. `body` is the body itself, set by
    kinds that say something measured, for the table of facts.
    """

    dog_id: str | None = None
    occurred_at: str | None = None
    occurred_ms: int | None = None
    title: str = ""
    summary: str = ""
    tags: Sequence[str] = ()
    detail_kind: str = ""
    visibility: str = "org"
    private: bool = False
    reader_ids: Sequence[str] | None = None
    follows_id: str | None = None
    sort_key: str = ""
    status: str = ""
    upcoming: bool = False
    texts: Sequence[str] = ()
    assigned_person_ids: Sequence[str] = ()
    linked_ids: Sequence[str] = ()
    body: Any = None


class Reference(msgspec.Struct, frozen=True, gc=False):
    """A field of a body that names another document, which must exist and be visible to the writer.

    `or_kinds`: other kinds that will do.
    """

    pointer: str
    kind: str
    id: str
    or_kinds: tuple[str, ...] = ()


class Document(msgspec.Struct, frozen=True, gc=False):
    """The current state of a document. Numbers are the database's, ids are everybody's.

    `private_to`: None for what the practice reads, a person's number for what that person alone reads, and for what is
    restricted the number of the document whose readers read it, below zero (see `records.reach`).
    """

    number: int
    organization: int
    kind: str
    id: str
    revision: int
    position: int
    author: int
    created_ms: int
    updated_ms: int
    deleted_ms: int | None
    dog: int | None
    private_to: int | None
    occurred_ms: int | None
    representation: str


class ReadModel(Protocol):
    """A table derived from documents, kept in the transaction of the write and rebuilt by `reindex`."""

    def put(self, tx: Transaction, document: Document, facets: Facets, *, before: Document | None) -> None:
        """Shows the document's newest revision; `before` is its state until now."""
        ...

    def remove(self, tx: Transaction, document: Document) -> None:
        """Forgets a document that was deleted; `document` is its last visible state."""
        ...

    def clear(self, tx: Transaction) -> None:
        """Forgets everything, before a rebuild."""
        ...


def _nothing_refers(_body: Any) -> Iterable[Reference]:
    return ()


def _everybody_may(_access: Access, _author: int | None) -> None:
    return None


def _as_sent(_tx: Transaction, _access: Access, body: Any, _before: Any | None) -> Any:
    return body


def _as_it_is(body: Any) -> Any:
    return body


def _nothing_against_it(_tx: Transaction, _access: Access, _id: str, _body: Any, _before: Any | None) -> None:
    return None


@dataclass(frozen=True, slots=True, kw_only=True)
class Kind:
    """One kind of document.

    `may_change(access, author)` raises NotAllowed when a caller with the right role may still not write this
    one; `author` is None for a new document. `prepare(tx, access, body, before)` completes a body before it is compared
    and stored (`before` is the stored one, None for a new document); it only reads, nothing that the writer may not
    read, and preparing twice is preparing once. `ahead(access, body)` does what takes long in it, as far as that needs
    no database, before anything is locked; nothing depends on its having run. `as_typed(body)` is a body without what
    `prepare` put in: two edits are compared and merged by what people said.
    `guard(tx, access, id, body, before)` raises what speaks against the write in the state of other records, and
    `guard_deletion(tx, access, document)` what speaks against a deletion. Of `audited` kinds the ledger keeps who has
    read what. `timeline` and `searchable` say in which read models it appears; `read_by_all` kinds belong to no dog and
    are read by every member, assistants too.
    """

    name: str
    title: str
    body: type[msgspec.Struct]
    facets: Callable[[Any], Facets]
    writers: frozenset[Role] = WRITERS
    references: Callable[[Any], Iterable[Reference]] = _nothing_refers
    may_change: Callable[[Access, int | None], None] = _everybody_may
    may_delete: Callable[[Access, int | None], None] = _everybody_may
    check: Callable[[Any], None] | None = None
    prepare: Callable[[Transaction, Access, Any, Any | None], Any] = _as_sent
    ahead: Callable[[Access, Any], None] | None = None
    as_typed: Callable[[Any], Any] = _as_it_is
    guard: Callable[[Transaction, Access, str, Any, Any | None], None] = _nothing_against_it
    guard_deletion: Callable[[Transaction, Access, Document], None] | None = None
    audited: bool = False
    timeline: bool = False
    searchable: bool = False
    is_dog: bool = False
    read_by_all: bool = False
    read_models: Sequence[ReadModel] = ()


Kinds = Mapping[str, Kind]
