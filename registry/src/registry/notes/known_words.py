"""The words that a practice adds to the grammar's own, kept in memory for the write path.

Saving a note reads its text with them, so they must cost next to nothing there, and never be stale: not for somebody
who named a dog a moment ago in another process. Every change to a dog, a definition, a plan or a member is an entry in
the organization's ledger. What is kept remembers the entry that it was read at, by position and hash, and one statement
asks for that entry and those behind it. Another hash means that what was read was undone (a transaction rolled back, a
copy restored): then all is read anew. Whoever may see only some dogs has words of his own, without the other dogs.
"""

import threading
import time
from collections import OrderedDict
from collections.abc import Callable, Iterable
from typing import Final, TypeVar

import msgspec

from registry.notes import repository
from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.shorthand import Known

K = TypeVar("K")
V = TypeVar("V")

PRACTICES_KEPT: Final = 64
DOGS_KEPT: Final = 4_096
# A person's new name is an entry in the ledger of one of his practices only; the others learn it by then.
READ_ANEW_AFTER_S: Final = 600
_ENTRIES_AT_MOST: Final = 500
_WORDS: Final = frozenset({"dog", "skill", "behavior", "member", "person"})
_PLANS: Final = "target"


class _Definition(msgspec.Struct):
    name: str
    key: str | None
    synonyms: list[str]


class _Dog(msgspec.Struct):
    call_name: str


class _Plan(msgspec.Struct):
    name: str
    key: str | None
    measure: str


class _Kept:
    """What was read of one practice for those who may see the same dogs; used under its lock."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.position = 0
        self.hash = b""
        self.words: Known | None = None
        self.read_at = 0.0
        self.of_dogs: OrderedDict[str, Known] = OrderedDict()

    def look_for_changes(self, tx: Transaction, organization: int) -> None:
        """Forgets what was changed since the entry that is remembered."""
        entries = repository.entries_from(tx, organization, self.position, limit=_ENTRIES_AT_MOST)
        goes_on = bool(entries) and entries[0][0] == self.position and entries[0][2] == self.hash
        if not goes_on or len(entries) == _ENTRIES_AT_MOST or time.monotonic() - self.read_at > READ_ANEW_AFTER_S:
            self.forget()
            self.position, self.hash = repository.last_entry(tx, organization)
            return
        kinds = {kind for _, kind, _ in entries[1:]}
        if kinds & _WORDS:
            self.forget()
        elif _PLANS in kinds:
            self.of_dogs.clear()
        self.position, _, self.hash = entries[-1]

    def forget(self) -> None:
        """Everything, for the dogs' words rest on those of the practice."""
        self.words = None
        self.of_dogs.clear()


class KnownWords:
    """The words of the practices used last; for many threads and several processes."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._kept: OrderedDict[tuple[int, int | None], _Kept] = OrderedDict()

    def of(self, tx: Transaction, access: Access, dog_id: str | None) -> Known:
        """What the practice and the plans of the dog add; only what the caller may see."""
        kept = self._of(access)
        with kept.lock:
            kept.look_for_changes(tx, access.organization)
            words = kept.words
            if words is None:
                words = kept.words = _words(tx, access)
                kept.read_at = time.monotonic()
            if dog_id is None:
                return words
            return _remembered(kept.of_dogs, dog_id, DOGS_KEPT, lambda: _with_plans(tx, access, dog_id, words))

    def kept(self, access: Access, dog_id: str) -> Known | None:
        """What `of` gave the last time, which may be stale by now; None when nothing is kept."""
        kept = self._of(access)
        with kept.lock:
            return kept.of_dogs.get(dog_id)

    def _of(self, access: Access) -> _Kept:
        key = (access.organization, access.person if access.only_assigned_dogs else None)
        with self._lock:
            return _remembered(self._kept, key, PRACTICES_KEPT, _Kept)


KNOWN_WORDS: Final = KnownWords()


def _remembered(kept: OrderedDict[K, V], key: K, most: int, make: Callable[[], V]) -> V:
    """What is kept under a key, made when it is not there; of more than `most`, what was used longest ago goes."""
    found = kept.get(key)
    if found is None:
        found = kept[key] = make()
        if len(kept) > most:
            kept.popitem(last=False)
    kept.move_to_end(key)
    return found


def _words(tx: Transaction, access: Access) -> Known:
    dogs = [msgspec.json.decode(text, type=_Dog).call_name for text in repository.dogs(tx, access)]
    return Known(
        skills=_names(repository.definitions(tx, access, "skill")),
        behaviors=_names(repository.definitions(tx, access, "behavior")),
        dogs=dogs,
        members=repository.names_of_members(tx, access),
    )


def _names(definitions: Iterable[str]) -> dict[str, str | None]:
    names: dict[str, str | None] = {}
    for text in definitions:
        definition = msgspec.json.decode(text, type=_Definition)
        names.update(dict.fromkeys([definition.name, *definition.synonyms], definition.key))
    return names


def _with_plans(tx: Transaction, access: Access, dog_id: str, words: Known) -> Known:
    """The names of a dog's plans on top of the practice's words, which go before them."""
    skills: dict[str, str | None] = {}
    behaviors: dict[str, str | None] = {}
    for text in repository.plans_of_dog(tx, access, dog_id):
        plan = msgspec.json.decode(text, type=_Plan)
        is_skill = plan.measure in ("percent_correct", "latency")
        mine, above = (skills, words.skills) if is_skill else (behaviors, words.behaviors)
        if plan.name not in above:
            mine.setdefault(plan.name, plan.key)
    return Known(skills=skills, behaviors=behaviors, beyond=words) if skills or behaviors else words
