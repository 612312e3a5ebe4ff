"""What counts as a word, and which words are the same."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.search.words import fold, places, stem, words_and_joined

TEXT = st.text(max_size=300)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Recall 8/10 @15m D2!", ["recall", "8/10", "15m", "d2"]),
        ("LEVEL 3b, 2.8 or 2,8", ["level", "3b", "2.8", "or", "2.8"]),
        ("sets 4,5,3,4 of 5", ["sets", "4", "5", "3", "4", "of", "5"]),
        ("17:30 on 2026-10-06", ["17:30", "on", "2026", "10", "06"]),
        ("the dog’s chest, the dogs' chests", ["the", "dog", "chest", "the", "dogs", "chests"]),
        ("don't O'Brien", ["dont", "obrien"]),
        ("Zoë Müller’s Größe", ["zoe", "muller", "grosse"]),
        ("D0–D3 → 28–30 m", ["d0", "d3", "28", "30", "m"]),
        ("1.5m", ["1.5", "m"]),
        ("a_b #tag @juno", ["a", "b", "tag", "juno"]),
        ("Прогулка с Бимом", ["прогулка", "с", "бимом"]),
        ("散歩する", ["散", "歩", "す", "る"]),
        ("soft\u00adhyphen zero\u200bwidth", ["softhyphen", "zerowidth"]),
        ("", []),
    ],
)
def test_words_of_a_text(text: str, words: list[str]) -> None:
    assert words_and_joined(text)[0] == words


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("loose-leash walking", "looseleash"),
        ("long‑line", "longline"),
        ("at 15 m", "15m"),
        ("at 15 metres", "15m"),
        ("1.5 m", "1.5m"),
        ("1.5m", "1.5m"),
        ("30sec", "30s"),
        ("2026-10-06", "2026-10-06"),
        ("l'éducation", "education"),
    ],
)
def test_parts_that_also_mean_one_word(text: str, joined: str) -> None:
    assert joined in words_and_joined(text)[1]


@pytest.mark.parametrize(
    "forms",
    [
        ["lunging", "lunged", "lunges"],
        ["behaviour", "behaviors", "behaviour's".removesuffix("'s")],
        ["socialise", "socialized", "socialisation"],
        ["puppy", "puppies"],
        ["metre", "meters"],
        ["draw", "drew", "drawn", "drawing"],
        ["foot", "feet"],
    ],
)
def test_forms_of_a_word_share_a_stem(forms: list[str]) -> None:
    assert len({stem(form) for form in forms}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("exercise", "exert"), ("hour", "hoar"), ("promise", "promote"), ("left", "leave"), ("sat", "sit")],
)
def test_different_words_keep_different_stems(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@given(TEXT)
def test_folding_twice_changes_nothing_more(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(TEXT)
def test_places_and_words_agree(text: str) -> None:
    found, joined = places(fold(text))
    words, also = words_and_joined(text)
    assert [place.word for place in found] == words
    assert sorted(place.word for place in joined) == sorted(also)
    assert all(0 <= place.start < place.end <= len(fold(text)) for place in (*found, *joined))


@given(TEXT)
def test_words_are_safe_to_keep(text: str) -> None:
    words, joined = words_and_joined(text)
    for word in (*words, *joined):
        assert word
        assert not set(word) & set(" _\"'\\|\x00")
        assert len(word) <= 300


@given(st.text(alphabet="abcdefghijklmnopqrstuvwxyz", min_size=1, max_size=12))
def test_a_stem_keeps_the_first_letter(word: str) -> None:
    assert stem(word)[0] == word[0]


@given(TEXT)
def test_composed_and_decomposed_text_are_the_same(text: str) -> None:
    assert words_and_joined(unicodedata.normalize("NFD", text)) == words_and_joined(unicodedata.normalize("NFC", text))


def test_a_word_without_end_is_cut_into_bearable_pieces() -> None:
    assert max(map(len, words_and_joined("a" * 65_536)[0])) == 64
