"""The tokens of the inverted index.

Every token begins with the organization (`<number in base 36>_`), so that a search reads exactly the lists of
one organization, whatever else is in the database. A word's token ends with its stem. What filters ask for
lies in the same lists: tokens with a second `_` say which dog, author, kind, tag and month a document has, so a
filter narrows a search instead of being looked at row by row. Words contain no `_`: the two cannot be confused.
"""

import re
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import Final

import msgspec

from registry.search.words import fold, stem

FIRST_YEAR: Final = 2000
LAST_YEAR: Final = 2040
SEPARATOR: Final = "|"
MARK: Final = "_"
_DAY_MS: Final = 86_400_000
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_DIGITS: Final = "0123456789abcdefghijklmnopqrstuvwxyz"
_NO_TOKEN: Final = re.compile(r"[\x00-\x7f](?<![a-z0-9])")


class Entry(msgspec.Struct, frozen=True, kw_only=True, gc=False):
    """What the index keeps of a document. The two texts are words in the order of the text."""

    number: int
    organization: int
    dog: int | None
    author: int
    occurred_ms: int
    private_to: int | None
    kind: str
    detail_kind: str
    named: bool
    tags: str
    title_terms: str
    terms: str


def words_of(entry: Entry) -> set[str]:
    """The words of a document, each once."""
    words = {*entry.title_terms.split(), *entry.terms.split()}
    words.discard(SEPARATOR)
    return words


def tokens_of(entry: Entry, words: Iterable[str] | None = None) -> list[str]:
    """Everything under which a document is found; `words` are those of the entry, for whoever has them already."""
    own = of(entry.organization)
    stems = set(map(stem, words_of(entry) if words is None else words))
    found = [own + each for each in stems]
    found += (own + mark for mark in _marks(entry))
    return found


@lru_cache(maxsize=4096)
def of(organization: int) -> str:
    """What all tokens of an organization begin with."""
    return f"{_base36(organization)}_"


def word(organization: int, stemmed: str) -> str:
    """Documents with a form of this word."""
    return of(organization) + stemmed


def dog(organization: int, number: int) -> str:
    """Documents about a dog, and the dog itself."""
    return f"{of(organization)}_d{number}"


def author(organization: int, number: int) -> str:
    """Documents by a person."""
    return f"{of(organization)}_a{number}"


def kind(organization: int, name: str) -> str:
    """Documents of a kind, or whose own kind (of a note, a session) is called so."""
    return f"{of(organization)}_k{_safe(name)}"


def tag(organization: int, name: str) -> str:
    """Documents with a tag; case, accents and the sign between its words do not matter."""
    return f"{of(organization)}_t{tag_key(name)}"


def named(organization: int) -> str:
    """Dogs and households: what has a name and no time."""
    return f"{of(organization)}_n"


def written(organization: int) -> str:
    """Everything else: what somebody wrote at a time."""
    return f"{of(organization)}_w"


def tag_key(name: str) -> str:
    """How a tag is kept. One without any letter (an emoji) is kept by its bytes."""
    return _safe(fold(name).strip()) or "-" + name.encode().hex()[:80]


def months_of(ms: int) -> tuple[str, str]:
    """The marks of the year and the month of a time."""
    year, month = _clamped(ms)
    return f"_y{year}", f"_m{year}{month:02d}"


def months(from_ms: int | None, until_ms: int | None) -> list[str]:
    """The marks of years and months that together cover the time from `from_ms` to `until_ms`."""
    first = _clamped(from_ms) if from_ms is not None else (FIRST_YEAR, 1)
    last = _clamped(until_ms - 1) if until_ms is not None else (LAST_YEAR, 12)
    found: list[str] = []
    for year in range(first[0], last[0] + 1):
        begin = first[1] if year == first[0] else 1
        end = last[1] if year == last[0] else 12
        if (begin, end) == (1, 12):
            found.append(f"_y{year}")
        else:
            found += (f"_m{year}{month:02d}" for month in range(begin, end + 1))
    return found


def _marks(entry: Entry) -> Iterable[str]:
    yield from months_of(entry.occurred_ms)
    yield "_n" if entry.named else "_w"
    yield f"_a{entry.author}"
    if entry.dog is not None:
        yield f"_d{entry.dog}"
    yield from {f"_k{_safe(name)}" for name in (entry.kind, entry.detail_kind) if name}
    yield from {f"_t{key}" for key in entry.tags.split()}


def _clamped(ms: int) -> tuple[int, int]:
    return _year_and_month(ms // _DAY_MS)


@lru_cache(maxsize=8192)
def _year_and_month(day: int) -> tuple[int, int]:
    try:
        moment = _EPOCH + timedelta(days=day)
    except OverflowError:
        return (FIRST_YEAR, 1) if day < 0 else (LAST_YEAR, 12)
    if moment.year < FIRST_YEAR:
        return FIRST_YEAR, 1
    return (LAST_YEAR, 12) if moment.year > LAST_YEAR else (moment.year, moment.month)


def _safe(text: str) -> str:
    return _NO_TOKEN.sub("-", text)[:300]


def _base36(number: int) -> str:
    text = ""
    while number:
        number, digit = divmod(number, 36)
        text = _DIGITS[digit] + text
    return text or "0"
