"""Queries on the vocabulary: the words that an organization has used."""

from collections.abc import Iterator, Sequence

from registry.platform.database import Transaction


def words_after(tx: Transaction, organization: int, number: int) -> list[tuple[int, str]]:
    """(number, word) of the vocabulary behind `number`."""
    return tx.rows("SELECT number, word FROM search_word WHERE organization = ? AND number > ?", organization, number)


def words_of_entries(tx: Transaction, organization: int) -> Iterator[str]:
    """The words of one entry after the other."""
    number = -1
    while rows := tx.rows(
        "SELECT number, title_terms || ' ' || terms FROM search_entry WHERE organization = ? AND number > ?"
        " ORDER BY number LIMIT 1000",
        *(organization, number),
    ):
        yield from (words for _, words in rows)
        number = rows[-1][0]


def remove_word(tx: Transaction, number: int) -> None:
    """Takes a word out of the vocabulary."""
    tx.run("DELETE FROM search_word WHERE number = ?", number)


def words_with_prefix(tx: Transaction, organization: int, prefix: str, *, limit: int) -> list[str]:
    """Words of the vocabulary that begin with `prefix`, short ones first."""
    rows = tx.rows(
        "SELECT word FROM search_word WHERE organization = ? AND word >= ? AND word < ?"
        " ORDER BY length(word), word LIMIT ?",
        *(organization, prefix, prefix + "\U0010ffff", limit),
    )
    return [word for (word,) in rows]


def add_words(tx: Transaction, organization: int, words: Sequence[str]) -> None:
    """Adds words to the vocabulary; those that are there already stay."""
    if tx.dialect == "sqlite":
        listed = '["' + '","'.join(words) + '"]'
        source = "SELECT ?, value FROM json_each(?) WHERE true"
    else:
        listed, source = " ".join(words), "SELECT ?::bigint, unnest(string_to_array(?, ' '))"
    tx.run(f"INSERT INTO search_word (organization, word) {source} ON CONFLICT DO NOTHING", organization, listed)


def months_with_documents(tx: Transaction, organization: int) -> set[str]:
    """Those of the years and months that the vocabulary has seen, as the marks of tokens."""
    rows = tx.rows("SELECT word FROM search_word WHERE organization = ? AND word >= '_m' AND word < '_z'", organization)
    return {mark for (mark,) in rows}


def clear_words(tx: Transaction) -> None:
    """Empties the vocabulary, but for the years and months.

    A filter by date looks only at those, so that one too few would hide documents and one too many does no harm;
    another process that has seen them relies on their being there.
    """
    tx.run("DELETE FROM search_word WHERE substr(word, 1, 1) <> '_'")
