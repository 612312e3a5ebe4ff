"""The part of a text that is shown."""

import html
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.search.matching import Matcher
from registry.search.plan import units_of
from registry.search.query import parse
from registry.search.snippet import LENGTH, snippet
from registry.search.synonyms import make_synonyms

SYNONYMS = make_synonyms([["recall", "come when called"]], {})


def shown(text: str, query: str) -> str:
    return snippet(text, Matcher(units_of(parse(query), SYNONYMS, [])))


@pytest.mark.parametrize(
    ("text", "query", "expected"),
    [
        ("Recall in the field", "recall", "<mark>Recall</mark> in the field"),
        ("He recalled it", "recalls", "He <mark>recalled</mark> it"),
        ("<b>Recall</b> & more", "recall", "&lt;b&gt;<mark>Recall</mark>&lt;/b&gt; &amp; more"),
        ("comes when she called", "recall", "<mark>comes</mark> <mark>when</mark> she <mark>called</mark>"),
        ("when we come", "recall", "when we come"),
        ("Loose-leash work", "looseleash", "<mark>Loose-leash</mark> work"),
        ("stop at 15 m", "15m", "stop at <mark>15 m</mark>"),
        ("Zoe\u0308 came", "zoë", "<mark>Zoe\u0308</mark> came"),
        ("the dog’s chest", "dog", "the <mark>dog’s</mark> chest"),
        ("ﬁrst aid", "first", "<mark>ﬁrst</mark> aid"),
        ("no such word", "recall", "no such word"),
        ("one\n\n  two", "two", "one <mark>two</mark>"),
        ("", "recall", ""),
    ],
)
def test_marks(text: str, query: str, expected: str) -> None:
    assert shown(text, query) == expected


def test_the_densest_place_is_shown() -> None:
    text = "recall. " + "filler " * 100 + "recall at the field gate. " + "filler " * 100
    found = shown(text, "recall field gate")
    assert found.startswith("…")
    assert found.endswith("…")
    assert "<mark>recall</mark> at the <mark>field</mark> <mark>gate</mark>" in found


def test_without_a_match_the_beginning_is_shown() -> None:
    found = shown("word " * 200, "recall")
    assert found.startswith("word word")
    assert found.endswith("…")
    assert len(found) <= LENGTH + 2


@pytest.mark.parametrize("unit", ["👩🏽‍🚒", "🇨🇭", "e\u0301", "👍🏿"])
@pytest.mark.parametrize("shift", range(6))
def test_no_character_is_cut_in_two(unit: str, shift: int) -> None:
    found = shown("x" * shift + unit * 300, "recall").removesuffix("…")
    assert found[shift:] == unit * ((len(found) - shift) // len(unit))


ALTERNATIVE = st.sampled_from(["recall", "15m", "ab", "é", "ß", "x-y"])


@given(st.text(max_size=600), ALTERNATIVE)
def test_a_snippet_is_a_part_of_the_text(text: str, word: str) -> None:
    found = shown(f"{text} {word} {text}", word)
    plain = html.unescape(re.sub("</?mark>", "", found))
    begin, end = ("…" if found.startswith("…") else ""), ("…" if found.endswith("…") else "")
    original = re.sub(r"\s+", " ", f"{text} {word} {text}")
    assert plain.removeprefix(begin).removesuffix(end).strip() in original
    assert found.count("<mark>") == found.count("</mark>")
    assert "<" not in re.sub("</?mark>", "", found)


def test_a_name_marks_nothing() -> None:
    units = units_of(parse("juno"), SYNONYMS, [(("juno",), 3)])
    assert any(each.dog == 3 for each in units[0].alternatives)
    assert snippet("Juno came", Matcher(units)) == "<mark>Juno</mark> came"
