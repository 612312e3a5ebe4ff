"""The vocabulary never loses a word: not by a write that was undone, not by another process, not by a rebuild."""

from collections.abc import Iterator

import pytest

from registry.platform.database import Database, Transaction, open_database
from registry.search import word_store
from registry.search.vocabulary import Vocabulary


class Undone(Exception):
    """Ends a transaction on purpose."""


@pytest.fixture
def database(database_url: str) -> Iterator[Database]:
    database = open_database(database_url, threads=2)
    database.write(lambda tx: Vocabulary().forget(tx))
    yield database
    database.close()


def words(database: Database) -> list[str]:
    with database.reading() as tx:
        return [word for (word,) in tx.rows("SELECT word FROM search_word WHERE organization = 1 ORDER BY word")]


def add(database: Database, vocabulary: Vocabulary, *new: str, undone: bool = False) -> None:
    def work(tx: Transaction) -> None:
        vocabulary.add(tx, 1, new)
        if undone:
            raise Undone

    database.write(work)


def test_a_word_is_kept_once(database: Database) -> None:
    vocabulary = Vocabulary()
    for _ in range(3):
        add(database, vocabulary, "recall", "leash")
    assert words(database) == ["leash", "recall"]


def test_only_words_that_people_type_are_kept(database: Database) -> None:
    add(database, Vocabulary(), "recall", "x", "15m", "8/10", "a" * 41, "|")
    assert words(database) == ["recall"]


def test_a_word_of_an_undone_write_is_written_by_the_next(database: Database) -> None:
    vocabulary = Vocabulary()
    with pytest.raises(Undone):
        add(database, vocabulary, "recall", undone=True)
    add(database, vocabulary, "recall")
    assert words(database) == ["recall"]


def test_a_word_undone_in_the_middle_of_a_shared_commit_is_not_lost(database: Database) -> None:
    """On SQLite several writes share a transaction, each in a savepoint of its own."""
    vocabulary = Vocabulary()

    def work(tx: Transaction) -> None:
        tx.run("SAVEPOINT piece")
        vocabulary.add(tx, 1, ["recall"])
        tx.run("ROLLBACK TO piece")
        vocabulary.add(tx, 1, ["recall", "leash"])

    database.write(work)
    add(database, vocabulary, "recall", "leash")
    assert words(database) == ["leash", "recall"]


def test_two_processes_know_each_others_words(database: Database) -> None:
    here, there = Vocabulary(), Vocabulary()
    add(database, here, "recall")
    add(database, there, "recall", "leash")
    add(database, here, "leash", "scooter")
    assert words(database) == ["leash", "recall", "scooter"]
    with database.reading() as tx:
        assert here.neighbours(tx, 1, "leach") == [("leash", 1)]
        assert there.neighbours(tx, 1, "scoter") == [("scooter", 1)]


def test_a_rebuild_starts_from_nothing_and_ends_with_everything(database: Database) -> None:
    vocabulary = Vocabulary()
    add(database, vocabulary, "recall", "crate")

    def rebuild(tx: Transaction) -> None:
        vocabulary.forget(tx)
        for _ in range(2):
            vocabulary.add(tx, 1, ["recall", "leash"])

    database.write(rebuild)
    assert words(database) == ["leash", "recall"]
    add(database, vocabulary, "crate")
    assert words(database) == ["crate", "leash", "recall"]


def test_an_undone_rebuild_changes_nothing(database: Database) -> None:
    vocabulary = Vocabulary()
    add(database, vocabulary, "recall", "crate")

    def rebuild(tx: Transaction) -> None:
        vocabulary.forget(tx)
        vocabulary.add(tx, 1, ["leash"])
        raise Undone

    with pytest.raises(Undone):
        database.write(rebuild)
    add(database, vocabulary, "leash", "recall")
    assert words(database) == ["crate", "leash", "recall"]


def test_completions_are_short_first_and_of_one_organization(database: Database) -> None:
    add(database, Vocabulary(), "recalling", "recall", "recap", "leash")
    database.write(lambda tx: Vocabulary().add(tx, 2, ["recount"]))
    with database.reading() as tx:
        assert Vocabulary().completions(tx, 1, "rec") == ["recap", "recall", "recalling"]


def test_months_outlive_a_rebuild_because_other_processes_rely_on_them(database: Database) -> None:
    here, there = Vocabulary(), Vocabulary()
    add(database, here, "recall", "_m202601")
    add(database, there, "leash", "_m202601")
    database.write(here.forget)
    add(database, there, "_m202601")
    with database.reading() as tx:
        assert word_store.months_with_documents(tx, 1) == {"_m202601"}
    database.write(lambda tx: tx.run("DELETE FROM search_word"))
