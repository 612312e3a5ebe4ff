"""From the names that people type to dogs and people: `dog:juno`, `author:lena`."""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple, Protocol

from rapidfuzz.distance import OSA

from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.records.reach import document_reach
from registry.search.vocabulary import furthest_correction
from registry.search.words import fold, places


class Named(NamedTuple):
    """A dog or a person."""

    number: int
    id: str
    name: str


class NameDirectory(Protocol):
    """Knows the dogs and the people of an organization."""

    def dogs(self, tx: Transaction, access: Access) -> Sequence[Named]:
        """The dogs that the caller may see."""
        ...

    def dogs_called(self, tx: Transaction, access: Access, names: Sequence[str]) -> Sequence[Named]:
        """Those whose folded call name is one of `names`."""
        ...

    def people(self, tx: Transaction, organization: int) -> Sequence[Named]:
        """Everybody who is or was a member."""
        ...


class SqlNames:
    """The directory in the registry's own tables."""

    def dogs(self, tx: Transaction, access: Access) -> Sequence[Named]:
        """The dogs that the caller may see, by their folded names."""
        condition, values = document_reach(access)
        rows = tx.rows(
            "SELECT d.number, d.id, d.sort_key FROM document d WHERE d.organization = ? AND d.kind = 'dog'"
            f" AND d.sort_key <> '' AND d.deleted_ms IS NULL AND {condition} ORDER BY d.sort_key, d.number",
            *(access.organization, *values),
        )
        return [Named(*row) for row in rows]

    def dogs_called(self, tx: Transaction, access: Access, names: Sequence[str]) -> Sequence[Named]:
        """Those whose call name, folded, is one of `names`."""
        if not names:
            return ()
        condition, values = document_reach(access)
        rows = tx.rows(
            "SELECT d.number, d.id, d.sort_key FROM document d WHERE d.organization = ? AND d.kind = 'dog'"
            f" AND d.sort_key <> '' AND d.sort_key IN ({', '.join('?' * len(names))})"
            f" AND d.deleted_ms IS NULL AND {condition}"
            " ORDER BY d.number",
            *(access.organization, *names, *values),
        )
        return [Named(*row) for row in rows]

    def people(self, tx: Transaction, organization: int) -> Sequence[Named]:
        """Everybody who is or was a member."""
        rows = tx.rows(
            "SELECT p.number, p.id, p.name FROM membership m JOIN person p ON p.number = m.person"
            " WHERE m.organization = ? ORDER BY p.number",
            organization,
        )
        return [Named(*row) for row in rows]


def meant(typed: str, among: Iterable[Named]) -> list[Named]:
    """Who is meant: those called exactly so, else whose names begin so, else those with a typing error less."""
    wanted = _words(typed)
    if not wanted:
        return []
    known = [(named, _words(named.name)) for named in among]
    attempts: tuple[Callable[[str, str], bool], ...] = (str.__eq__, _begins, _nearly)
    for fits in attempts:
        found = [named for named, name in known if _has(name, wanted, fits)]
        if found:
            return found
    return []


def _words(text: str) -> list[str]:
    return [place.word for place in places(fold(text))[0]]


def _has(name: list[str], wanted: list[str], fits: Callable[[str, str], bool]) -> bool:
    """Whether each wanted word is one of the name's."""
    return all(any(fits(part, word) for part in name) for word in wanted)


def _begins(part: str, word: str) -> bool:
    return part.startswith(word)


def _nearly(part: str, word: str) -> bool:
    furthest = furthest_correction(word)
    return bool(furthest) and OSA.distance(part, word) <= furthest
