"""The words that an organization has used, as they were written: for completing and correcting what is typed.

The table only grows by words that are new; the years and months that have documents are kept like words. Each
process remembers which words it knows to be stored, and writes the others. It must never believe in a word whose
transaction was undone, so it learns only from what it reads before it writes anything for that organization in a
transaction: whatever is visible then was committed by others. (Writers of one organization wait for each other; on
SQLite all pieces of one group commit share one transaction object.) A word that is wrongly taken for new costs one
needless statement, never a lost word.
"""

import threading
import time
import weakref
from collections import OrderedDict
from collections.abc import Iterable
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA

from registry.platform.database import Transaction
from registry.search import tokens, word_store

REMEMBERED_WORDS: Final = 300_000
FORGET_AFTER_S: Final = 600
COMPLETIONS: Final = 200
SHORTEST_TO_CORRECT: Final = 4
_SHORTEST: Final = 2
_LONGEST: Final = 40


class _Known:
    """One organization's words as far as this process has read them."""

    def __init__(self) -> None:
        self.lock = threading.Lock()
        self.read_to = 0
        self.words: set[str] = set()
        self.by_length: dict[int, list[str]] = {}
        self.born = time.monotonic()

    def learn(self, tx: Transaction, organization: int) -> None:
        """Reads what was added since the last time."""
        for number, word in word_store.words_after(tx, organization, self.read_to):
            self.read_to = max(self.read_to, number)
            if word not in self.words:
                self.words.add(word)
                if word[0] != tokens.MARK:
                    self.by_length.setdefault(len(word), []).append(word)


class Vocabulary:
    """The vocabularies of all organizations; safe for many threads and several processes."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._known: OrderedDict[int, _Known] = OrderedDict()
        self._writers: weakref.WeakKeyDictionary[Transaction, set[int]] = weakref.WeakKeyDictionary()
        self._rebuilders: weakref.WeakSet[Transaction] = weakref.WeakSet()

    def add(self, tx: Transaction, organization: int, words: Iterable[str]) -> None:
        """Stores the words that are new, in the transaction of the document that has them."""
        known = self._of(organization)
        nothing_written_yet = self._begins(tx, organization)
        with known.lock:
            new = {word for word in set(words).difference(known.words) if _worth_keeping(word)}
            if new and nothing_written_yet:
                known.learn(tx, organization)
                new -= known.words
        if new:
            word_store.add_words(tx, organization, sorted(new))

    def forget(self, tx: Transaction) -> None:
        """Empties the table, before a rebuild."""
        word_store.clear_words(tx)
        with self._lock:
            self._known.clear()
            self._rebuilders.add(tx)

    def completions(self, tx: Transaction, organization: int, prefix: str) -> list[str]:
        """Words that begin with `prefix`, short ones first."""
        return word_store.words_with_prefix(tx, organization, prefix, limit=COMPLETIONS)

    def neighbours(self, tx: Transaction, organization: int, word: str) -> list[tuple[str, int]]:
        """(word, edit distance) of words that somebody who typed `word` may have meant; `tx` only reads."""
        furthest = furthest_correction(word)
        if not furthest:
            return []
        known = self._of(organization)
        with known.lock:
            known.learn(tx, organization)
            lengths = range(len(word) - furthest, len(word) + furthest + 1)
            candidates = [other for length in lengths for other in known.by_length.get(length, ())]
        found = process.extract(word, candidates, scorer=OSA.distance, score_cutoff=furthest, limit=40)
        return [(other, int(distance)) for other, distance, _ in found if other != word]

    def _of(self, organization: int) -> _Known:
        with self._lock:
            known = self._known.get(organization)
            if known is None or time.monotonic() - known.born > FORGET_AFTER_S:
                known = self._known[organization] = _Known()
                self._drop_the_oldest()
            self._known.move_to_end(organization)
            return known

    def _drop_the_oldest(self) -> None:
        total = sum(len(known.words) for known in self._known.values())
        while total > REMEMBERED_WORDS and len(self._known) > 1:
            _, oldest = self._known.popitem(last=False)
            total -= len(oldest.words)

    def _begins(self, tx: Transaction, organization: int) -> bool:
        """Whether `tx` has written no words of this organization yet."""
        with self._lock:
            if tx in self._rebuilders:
                return False
            organizations = self._writers.setdefault(tx, set())
            begins = organization not in organizations
            organizations.add(organization)
            return begins


def forget_unused_words(tx: Transaction, organization: int) -> None:
    """Takes words away that no document has any more, after texts were erased for good.

    A process that still remembers such a word writes it again only after `FORGET_AFTER_S`.
    """
    unused = {word: number for number, word in word_store.words_after(tx, organization, 0) if word[0] != tokens.MARK}
    for words in word_store.words_of_entries(tx, organization):
        for word in words.split():
            unused.pop(word, None)
    for number in unused.values():
        word_store.remove_word(tx, number)


def furthest_correction(word: str) -> int:
    """How many typing errors a word of this length may have."""
    if len(word) < SHORTEST_TO_CORRECT or not word.isalpha():
        return 0
    return 1 if len(word) < 8 else 2


def _worth_keeping(word: str) -> bool:
    return word[0] == tokens.MARK or (_SHORTEST <= len(word) <= _LONGEST and word.isalpha())
