"""What a person typed into the search box, taken apart.

    recall "loose leash" -crate dog:juno author:lena kind:incident tag:reactivity after:2026-01-15 before:2026-03

Words, phrases in quotes, a minus before what must not be there, and six operators whose values may be quoted.
`after:` begins with the day, month or year it names; `before:` ends before it. What only looks like an
operator (`note:this`) is plain text, and so is everything else: there is no wrong query but one with a wrong date.
"""

import re
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final, Literal, TypeAlias, cast

from registry.platform.clock import to_ms
from registry.platform.errors import InvalidBody
from registry.search.words import fold, places

Operator: TypeAlias = Literal["dog", "author", "kind", "tag"]
MOST_WORDS: Final = 32
MOST_FILTERS: Final = 16
_QUOTES: Final = str.maketrans(dict.fromkeys("“”„‟«»＂", '"') | dict.fromkeys("−–", "-"))
_PART: Final = re.compile(
    r'(?P<minus>-?)(?:(?P<name>dog|author|kind|tag|before|after):(?:"(?P<quoted>[^"]*)"|(?P<plain>[^\s"]+))'
    r'|"(?P<phrase>[^"]*)"|(?P<text>[^\s"]+))|"',
    re.IGNORECASE,
)
_DATE: Final = re.compile(r"^(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?$")


@dataclass(frozen=True, slots=True)
class Filter:
    """`dog:juno`, or with a minus: not about Juno."""

    operator: Operator
    value: str
    excluded: bool = False


@dataclass(frozen=True, slots=True)
class Compound:
    """Words that stand together and their joined form: `loose-leash` and `looseleash`, `15 m` and `15m`."""

    first: int
    last: int
    joined: str


@dataclass(slots=True)
class Query:
    """A query's parts. `unfinished`: the last word may still be being typed."""

    words: list[str] = field(default_factory=list)
    compounds: list[Compound] = field(default_factory=list)
    phrases: list[tuple[str, ...]] = field(default_factory=list)
    excluded: list[tuple[str, ...]] = field(default_factory=list)
    filters: list[Filter] = field(default_factory=list)
    from_ms: int | None = None
    until_ms: int | None = None
    unfinished: bool = False


def parse(text: str) -> Query:
    """Takes a query apart; raises InvalidBody for a date that is none."""
    query = Query()
    text = text.translate(_QUOTES)
    plain: list[str] = []
    last_is_word = False
    for part in _PART.finditer(text):
        last_is_word = False
        if part["name"]:
            _operator(query, part)
        elif part["phrase"] is not None:
            _phrase(query, part["phrase"], excluded=bool(part["minus"]))
        elif part["text"] is not None and part["minus"]:
            _phrase(query, part["text"], excluded=True)
        elif part["text"] is not None:
            plain.append(part["text"])
            last_is_word = True
    _words(query, " ".join(plain))
    query.unfinished = last_is_word and not text[-1:].isspace() and bool(query.words)
    return query


def phrase_words(text: str) -> tuple[str, ...]:
    """A text's words in order."""
    return tuple(place.word for place in places(fold(text))[0])[:MOST_WORDS]


def _words(query: Query, text: str) -> None:
    found, joined = places(fold(text))
    found = found[:MOST_WORDS]
    query.words = [place.word for place in found]
    for place in joined:
        inside = [index for index, word in enumerate(found) if place.start <= word.start and word.end <= place.end]
        if inside:
            query.compounds.append(Compound(inside[0], inside[-1], place.word))


def _phrase(query: Query, text: str, *, excluded: bool) -> None:
    words = phrase_words(text)
    target = query.excluded if excluded else query.phrases
    if words and len(target) < MOST_FILTERS:
        target.append(words)


def _operator(query: Query, part: re.Match[str]) -> None:
    name, value = part["name"].lower(), part["quoted"] if part["quoted"] is not None else part["plain"]
    if name == "before":
        until = _first_moment(name, value)
        query.until_ms = until if query.until_ms is None else min(until, query.until_ms)
    elif name == "after":
        begin = _first_moment(name, value)
        query.from_ms = begin if query.from_ms is None else max(begin, query.from_ms)
    elif value.strip() and len(query.filters) < MOST_FILTERS:
        query.filters.append(Filter(cast("Operator", name), value.strip(), bool(part["minus"])))


def _first_moment(operator: str, value: str) -> int:
    match = _DATE.match(value.strip())
    try:
        if match is None:
            raise ValueError(value)
        year, month, day = (int(number) if number else 1 for number in match.groups())
        return to_ms(datetime(year, month, day, tzinfo=UTC))
    except ValueError as error:
        shown = value.strip()[:40]
        example = f"{operator}:2026, {operator}:2026-03 or {operator}:2026-03-15"
        message = f"`{operator}:{shown}` is not a date. Write {example}."
        raise InvalidBody.at("/q", message) from error
