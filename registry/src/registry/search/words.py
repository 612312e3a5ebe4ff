"""From text to the words that are kept in the index, the same for documents and for what people search.

All linguistics of the search happen here and in Python; the databases only ever see finished, opaque words.
So SQLite and PostgreSQL cannot disagree, and a text in any script is handled the same way on both.

A word is a run of letters and digits without case and accents. `8/10`, `2.8` and `17:30` stay one word;
`loose-leash` gives its parts and, beside them, the joined `looseleash`; `15 m` and `15 metres` give the joined
`15m`. Chinese and Japanese characters are words of their own, because nothing else separates them.
"""

import re
import threading
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Final, NamedTuple

from Stemmer import Stemmer

from registry.search.spelling import base_form

LONGEST: Final = 64
_CJK: Final = "\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
_LETTERS: Final = rf"[^\W_{_CJK}]{{1,{LONGEST}}}"
_CHUNK: Final = re.compile(r"[^\W_]+(?:[.:/,'-][^\W_]+)*")
_ASCII_CHUNK: Final = re.compile(r"[a-z0-9]+(?:[.:/,'-][a-z0-9]+)*")
_WORD: Final = re.compile(
    r"\d{1,20}(?:[.:/]\d{1,20}){1,6}(?![^\W\d_])|(?<![,\d])\d{1,20},\d{1,20}(?!,?\d)"
    rf"|[{_CJK}]|{_LETTERS}(?:'{_LETTERS}){{0,3}}"
)
_DECIMAL: Final = re.compile(r"^(\d{1,20}[.,]\d{1,20})([a-z]{1,12})$")
_WHOLE: Final = re.compile(r"^(\d{1,20})([a-z]{1,12})$")
_HYPHENATED: Final = re.compile(r"(?<!-)[^\W_]{1,40}(?:-[^\W_]{1,40}){1,4}(?![-\w])")
_UNITS: Final = {
    "m": "m metre metres meter meters mtr", "km": "km kilometre kilometres kilometer kilometers", "cm": "cm",
    "s": "s sec secs second seconds", "min": "min mins minute minutes", "h": "h hr hrs hour hours",
    "kg": "kg kilo kilos", "g": "g gram grams", "lb": "lb lbs", "ft": "ft feet", "yd": "yd yds yards",
}  # fmt: skip
_UNIT_OF: Final = {written: unit for unit, forms in _UNITS.items() for written in forms.split()}
_NON_ASCII: Final = re.compile(r"[^\x00-\x7f]+")
_LIKE_ASCII: Final = str.maketrans(dict.fromkeys("‘’ʼʹ′´＇", "'") | dict.fromkeys("‐‑", "-"))
_INVISIBLE: Final = frozenset({"Mn", "Mc", "Me", "Cf"})

STOP_WORDS: Final = frozenset(
    "a an and are as at be been but by did do does for from had has have he her him his i in is it its me my of or"
    " our she so that the their them they this to was we were what when where which who with you your".split()
)


class Place(NamedTuple):
    """A word and where in the folded text it stands."""

    word: str
    start: int
    end: int


class _Split(NamedTuple):
    words: tuple[Place, ...]
    joined: tuple[Place, ...]


def fold(text: str) -> str:
    """Text without case, accents, signs and invisible characters; ASCII stays as long as it was."""
    return text.lower() if text.isascii() else _NON_ASCII.sub(_folded, text).lower()


def words_and_joined(text: str) -> tuple[list[str], list[str]]:
    """The words of a text in its order, and the joined words that parts of it also mean."""
    found: list[str] = []
    joined: list[str] = []
    folded = fold(text)
    for chunk in (_ASCII_CHUNK if folded.isascii() else _CHUNK).findall(folded):
        if (chunk.isalpha() or chunk.isdigit()) and chunk.isascii() and len(chunk) <= LONGEST:  # `_is_plain`, at hand
            found.append(chunk)
        else:
            split = _split(chunk)
            found += (place.word for place in split.words)
            joined += (place.word for place in split.joined)
    joined += (f"{number}{unit}" for _, number, unit in _measures(found))
    return found, joined


def places(folded: str) -> tuple[list[Place], list[Place]]:
    """The same with places in the folded text."""
    found: list[Place] = []
    joined: list[Place] = []
    for match in _CHUNK.finditer(folded):
        chunk, at = match[0], match.start()
        if _is_plain(chunk):
            found.append(Place(chunk, at, match.end()))
            continue
        split = _split(chunk)
        found += (Place(word, at + start, at + end) for word, start, end in split.words)
        joined += (Place(word, at + start, at + end) for word, start, end in split.joined)
    for index, number, unit in _measures([place.word for place in found]):
        joined.append(Place(f"{number}{unit}", found[index - 1].start, found[index].end))
    return found, joined


@lru_cache(maxsize=131_072)
def stem(word: str) -> str:
    """The part of a word that its forms share, irregular ones and those of British spelling too."""
    stemmed: str = _stemmers.english.stemWord(base_form(word))
    return stemmed or word


class _Stemmers(threading.local):
    """PyStemmer's objects must not be shared by threads."""

    def __init__(self) -> None:
        self.english = Stemmer("english", 0)


_stemmers: Final = _Stemmers()


def _is_plain(chunk: str) -> bool:
    return chunk.isascii() and (chunk.isalpha() or chunk.isdigit()) and len(chunk) <= LONGEST


def _split(chunk: str) -> _Split:
    return _split_short(chunk) if len(chunk) <= LONGEST else _take_apart(chunk)


@lru_cache(maxsize=16_384)
def _split_short(chunk: str) -> _Split:
    return _take_apart(chunk)


def _take_apart(chunk: str) -> _Split:
    measure = _DECIMAL.match(chunk)
    if measure is not None and measure[2] in _UNIT_OF:
        middle, end = measure.end(1), len(chunk)
        return _Split((Place(measure[1].replace(",", "."), 0, middle), Place(measure[2], middle, end)), ())
    found = tuple(Place(_plain(match[0]), match.start(), match.end()) for match in _WORD.finditer(chunk))
    return _Split(found, tuple(_joined(chunk)))


def _joined(chunk: str) -> Iterator[Place]:
    if "-" in chunk:
        for match in _HYPHENATED.finditer(chunk):
            parts = match[0].split("-")
            joint = "-" if all(part.isdigit() for part in parts) else ""
            yield Place(joint.join(parts), match.start(), match.end())
    if "'" in chunk:
        for match in _WORD.finditer(chunk):
            if "'" in match[0] and not match[0].endswith("'s"):
                parts = match[0].split("'")
                yield from (Place(part, match.start(), match.end()) for part in parts if len(part) > 2)
    whole = _WHOLE.match(chunk)
    if whole is not None and _UNIT_OF.get(whole[2], whole[2]) != whole[2]:
        yield Place(whole[1] + _UNIT_OF[whole[2]], 0, len(chunk))


def _measures(found: list[str]) -> Iterable[tuple[int, str, str]]:
    """(index of the unit, number, unit) wherever a number and a unit follow each other."""
    if _UNIT_OF.keys().isdisjoint(found):
        return ()
    return [
        (index, found[index - 1], _UNIT_OF[word])
        for index, word in enumerate(found)
        if word in _UNIT_OF and index and found[index - 1][0].isdigit() and found[index - 1][-1].isdigit()
    ]


def _plain(word: str) -> str:
    if "'" in word:
        return word.removesuffix("'s").replace("'", "")
    return word.replace(",", ".")


def _folded(run: re.Match[str]) -> str:
    text = run[0]
    return _fold_short(text) if len(text) <= LONGEST else "".join(map(_fold_short, text))


@lru_cache(maxsize=16_384)
def _fold_short(text: str) -> str:
    text = _visible(text.translate(_LIKE_ASCII))
    text = _visible(text.casefold())
    return "".join(c if c.isascii() or c.isalnum() else " " for c in text)


def _visible(text: str) -> str:
    """Decomposed, without marks and format characters."""
    return "".join(c for c in unicodedata.normalize("NFKD", text) if unicodedata.category(c) not in _INVISIBLE)
