"""What reaches the databases' query languages is always well-formed."""

import importlib
import sqlite3

import apsw
import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.platform.errors import InvalidBody
from registry.search import tokens
from registry.search.expression import Without, all_of, any_of, to_fts5, to_tsquery
from registry.search.plan import Plan, phrase_unit, units_of
from registry.search.query import parse
from registry.search.synonyms import make_synonyms
from registry.search.words import stem
from tests.unit.search.test_query import QUERY

FIRST = importlib.import_module("registry.migrations.versions.0001_first_note")
SYNONYMS = make_synonyms([["recall", "come when called"]], {})


def test_both_languages_say_the_same() -> None:
    expression = Without(all_of(["a", any_of(["b", "c"])]), "d")
    assert to_fts5(expression) == '(("a" AND ("b" OR "c")) NOT "d")'
    assert to_tsquery(expression) == "(('a' & ('b' | 'c')) & !'d')"


def test_what_is_said_twice_is_asked_once() -> None:
    assert to_fts5(any_of(["a", "a"])) == '"a"'


@pytest.fixture(scope="module")
def fts5() -> apsw.Connection:
    connection = apsw.Connection(":memory:")
    for statement in FIRST.SEARCH_SQLITE:
        connection.execute(statement)
    return connection


@given(text=QUERY, named=st.booleans(), need=st.integers(1, 3))
def test_no_text_makes_a_wrong_fts5_query(fts5: apsw.Connection, text: str, named: bool, need: int) -> None:
    try:
        query = parse(text)
    except InvalidBody:
        return
    units = tuple(units_of(query, SYNONYMS, []))
    excluded = tuple(tokens.word(7, stem(words[0])) for words in query.excluded)
    plan = Plan(7, units, tuple(map(phrase_unit, query.phrases)), (), excluded)
    expression = to_fts5(plan.expression(need=need, named=named))
    assert fts5.execute("SELECT rowid FROM search_fts WHERE search_fts MATCH ?", (expression,)).fetchall() == []


def test_the_tables_can_be_made_by_pythons_own_sqlite() -> None:
    connection = sqlite3.connect(":memory:")
    for statement in FIRST.SEARCH_SQLITE:
        connection.execute(statement)
    connection.close()
