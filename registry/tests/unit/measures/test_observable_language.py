"""Hints on language: a file of vectors, and silence on notes as trainers write them."""

import itertools
import json
import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.measures.observable_language import Language, hint_languages, observable_language

FILE = json.loads((Path(__file__).parent / "observable_language_vectors.json").read_text("utf-8"))
VECTORS: list[tuple[Language, str, list[str]]] = [
    *(("en", v["text"], v["kinds"]) for v in FILE["vectors"]),
    *(("de", v["text"], v["kinds"]) for v in FILE["german"]),
]


def spans(marked: str) -> tuple[str, list[tuple[int, int]]]:
    """The plain text, and where the brackets stood."""
    found, plain = [], ""
    for part in re.split(r"(⟦[^⟧]*⟧)", marked):
        words = part.strip("⟦⟧") if part.startswith("⟦") else part
        if part.startswith("⟦"):
            found.append((len(plain), len(plain) + len(words)))
        plain += words
    return plain, found


@pytest.mark.parametrize(("language", "marked", "kinds"), VECTORS, ids=[text[:50] for _, text, _ in VECTORS])
def test_vector(language: Language, marked: str, kinds: list[str]) -> None:
    text, wanted = spans(marked)
    hints = observable_language(text, language)
    assert [(h.start, h.end) for h in hints] == wanted
    assert [h.kind for h in hints] == kinds
    assert all(h.found == text[h.start : h.end] for h in hints)
    assert all(len(h.instead) > 20 for h in hints)


def test_there_are_enough_vectors_of_both_kinds() -> None:
    assert sum(bool(kinds) for _, _, kinds in VECTORS) >= 60
    assert sum(not kinds for _, _, kinds in VECTORS) >= 40
    assert hint_languages() == ["en", "de"]


@pytest.mark.parametrize("note", FILE["sample_notes"], ids=lambda note: note[:30])
def test_notes_as_good_trainers_write_them_get_no_hint(note: str) -> None:
    assert observable_language(note) == []


@given(st.text(max_size=300), st.sampled_from(["en", "de"]))
def test_hints_never_overlap_and_always_point_into_the_text(text: str, language: Language) -> None:
    hints = observable_language(text, language)
    assert all(0 <= h.start < h.end <= len(text) for h in hints)
    assert all(one.end <= other.start for one, other in itertools.pairwise(hints))


@given(st.lists(st.sampled_from([text for language, text, _ in VECTORS if language == "en"]), max_size=6))
def test_every_line_is_read_by_itself(marked: list[str]) -> None:
    lines = [spans(line)[0] for line in marked]
    wanted, start = [], 0
    for line in lines:
        wanted += [(start + h.start, start + h.end) for h in observable_language(line)]
        start += len(line) + 1
    assert [(h.start, h.end) for h in observable_language("\n".join(lines))] == wanted


def test_the_longest_note_allowed_is_read_in_a_blink() -> None:
    text = ("He did great, knows it, and the dog is stubborn at the gate without any barking. " * 900)[:65_536]
    started = time.process_time()
    hints = observable_language(text)
    assert len(hints) > 1000
    assert time.process_time() - started < 5
