"""Searching: what is asked, within what the caller may read, a page at a time, best first.

Ranking every match of a common word would take seconds, so matches are taken in blocks: the newest 500 of them
are scored and sorted, then the 500 before those, and so on. Dogs and households, which are few and old, form a
second stream with blocks of their own, lest a dog's record is hidden behind the newest notes on it. A cursor
names the block and the place in it; a deeper page costs what the first one costs, and each match comes once.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Final, TypeAlias

import msgspec

from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.platform.moments import end_of, start_of
from registry.platform.pagination import decode_cursor, encode_cursor, list_name
from registry.search import repository
from registry.search.index import SearchIndex
from registry.search.matching import Matcher
from registry.search.names import NameDirectory, SqlNames
from registry.search.plan import Plan
from registry.search.planner import Corrections, Planner
from registry.search.present import present
from registry.search.query import Query, parse
from registry.search.ranking import Scored, rank
from registry.search.repository import Candidate, Scope
from registry.search.schemas import Correction, SearchPage, SearchQuery
from registry.search.scope import scope_of, with_filters
from registry.search.synonyms import NO_SYNONYMS, Synonyms
from registry.search.words import words_and_joined

BLOCK: Final = 500
NAMED_BLOCK: Final = 100
MOST_BLOCKS: Final = 8
_FROM_THE_START: Final = 9.0
_HIGHEST: Final = 1 << 62
_Keys: TypeAlias = tuple[int, int, int, float, int, int, str]


@dataclass(frozen=True, slots=True)
class _Position:
    """A place in the results: a block (where each stream begins), and in it what has been shown."""

    need: int
    named_below: int
    written_below: int
    score: float = _FROM_THE_START
    number: int = 0


@dataclass(frozen=True, slots=True)
class _Block:
    """The next matches of both streams, sorted; `following` is the block after it."""

    at: _Position
    scored: Sequence[Scored]
    written: Sequence[Candidate]
    following: _Position | None


@dataclass(frozen=True, slots=True)
class _Search:
    """One search on its way."""

    tx: Transaction
    scope: Scope
    plan: Plan
    corrections: Corrections = ()


class Search:
    """Finds what the index knows, in the words of the synonyms and the names besides the typed ones."""

    def __init__(
        self, index: SearchIndex, *, synonyms: Synonyms = NO_SYNONYMS, names: NameDirectory | None = None
    ) -> None:
        self._kinds = index.kinds
        self._planner = Planner(index.vocabulary, synonyms, names or SqlNames())

    def find(self, tx: Transaction, access: Access, wanted: SearchQuery) -> SearchPage:
        """One page of hits."""
        query = parse(wanted.q)
        _narrow(query, wanted)
        of = list_name("search", access.organization, *msgspec.structs.astuple(wanted)[:-2])  # all but limit and cursor
        cursor = decode_cursor(wanted.cursor, of=of, keys=tuple[int, int, int, float, int, int, str])
        plan = self._planner.plan(tx, access, query)
        if plan is not None:
            plan = with_filters(tx, access, plan, wanted, query)
        if plan is None:
            return SearchPage([], None, 0, [])
        search = _Search(tx, scope_of(tx, access, self._kinds, query), plan)
        if cursor is None:
            search, block = self._first_block(search)
            total = _total(search, block)
        else:
            *_, total, corrections = cursor
            total = max(0, total)
            search = self._corrected(search, _corrections_in(corrections))
            block = _read(search, _position(search.plan, cursor))
        found, following = _page(search, block, wanted.limit)
        matcher = Matcher((*search.plan.units, *search.plan.phrases))
        return SearchPage(
            items=present(tx, self._kinds, found, matcher),
            next_cursor=_cursor(of, following, total, search.corrections) if following else None,
            total_estimate=total,
            corrections=list(search.corrections),
        )

    def _first_block(self, search: _Search) -> tuple[_Search, _Block]:
        """All units; else all with corrected words; else as many of them as are found together anywhere."""
        need = len(search.plan.units)
        block = _read(search, _start(need))
        if block.scored or block.following or not need:
            return search, block
        corrections = self._planner.corrections(search.tx, search.scope, search.plan)
        if corrections:
            search = self._corrected(search, corrections)
            block = _read(search, _start(need))
        for fewer in search.plan.fewer(need):
            if block.scored or block.following:
                break
            block = _read(search, _start(fewer))
        return search, block

    def _corrected(self, search: _Search, corrections: Corrections) -> _Search:
        plan = self._planner.corrected(search.plan, corrections)
        return replace(search, plan=plan, corrections=corrections)


def _read(search: _Search, at: _Position) -> _Block:
    """The block that begins at a position."""
    named, more_named = _stream(search, at.need, named=True, below=at.named_below, limit=NAMED_BLOCK)
    written, more_written = _stream(search, at.need, named=False, below=at.written_below, limit=BLOCK)
    matcher = Matcher((*search.plan.units, *search.plan.phrases))
    need = at.need + len(search.plan.phrases)
    following = _Position(
        at.need,
        named_below=named[-1].number if more_named else 0,
        written_below=written[-1].number if more_written else 0,
    )
    more = more_named or more_written
    return _Block(at, rank([*named, *written], matcher, need=need), written, following if more else None)


def _stream(search: _Search, need: int, *, named: bool, below: int, limit: int) -> tuple[list[Candidate], bool]:
    if below <= 0:
        return [], False
    expression = search.plan.expression(need=need, named=named)
    found = repository.newest(
        search.tx,
        search.scope,
        expression,
        below=None if below == _HIGHEST else below,
        limit=limit + 1,
        scattered=named,
    )
    return found[:limit], len(found) > limit


def _page(search: _Search, block: _Block, limit: int) -> tuple[list[Scored], _Position | None]:
    """The hits behind the block's position, from as many blocks as it takes, and where the next page begins."""
    found: list[Scored] = []
    following = block.following
    for current in _blocks(search, block):
        behind = Scored(current.at.score, current.at.number)
        left = [each for each in current.scored if each < behind]
        taken = left[: limit - len(found)]
        found += taken
        if len(taken) < len(left):
            last = taken[-1] if taken else behind
            return found, replace(current.at, score=last.score, number=last.number)
        following = current.following
        if len(found) == limit:
            break
    return found, following


def _blocks(search: _Search, block: _Block) -> Iterator[_Block]:
    """This block and those behind it, up to what one request may cost."""
    yield block
    for _ in range(MOST_BLOCKS - 1):
        if block.following is None:
            return
        block = _read(search, block.following)
        yield block


def _total(search: _Search, block: _Block) -> int:
    """Exact when the first block has everything; otherwise as if the rest were as dense."""
    if block.following is None or not block.written:
        return len(block.scored)
    first = repository.first_number(search.tx, search.scope.organization)
    newest, oldest = block.written[0].number, block.written[-1].number
    if block.following.written_below == 0:
        return len(block.scored)
    estimate = len(block.scored) * (newest - first + 1) / (newest - oldest + 1)
    return max(len(block.scored), int(float(f"{estimate:.2g}")))


def _narrow(query: Query, wanted: SearchQuery) -> None:
    """The parameters `from` and `to` besides what the query itself says."""
    begin, end = start_of(wanted.from_, name="from"), end_of(wanted.to, name="to")
    if begin is not None:
        query.from_ms = begin if query.from_ms is None else max(begin, query.from_ms)
    if end is not None:
        query.until_ms = end if query.until_ms is None else min(end, query.until_ms)


def _start(need: int) -> _Position:
    return _Position(need, _HIGHEST, _HIGHEST)


def _position(plan: Plan, keys: _Keys) -> _Position:
    """A position out of a cursor, which anybody may have written."""
    need, named, written, score, number, *_ = keys
    lowest = 1 if plan.units else 0
    need = max(lowest, min(need, len(plan.units)))
    return _Position(need, min(max(named, 0), _HIGHEST), min(max(written, 0), _HIGHEST), score, number)


def _cursor(of: str, at: _Position, total: int, corrections: Corrections) -> str:
    made = " ".join(f"{each.from_}>{each.to}" for each in corrections)
    return encode_cursor(of, at.need, at.named_below, at.written_below, at.score, at.number, total, made)


def _corrections_in(text: str) -> Corrections:
    pairs = (pair.partition(">") for pair in text.split())
    return [Correction(typed, meant) for typed, _, meant in pairs if _is_word(typed) and _is_word(meant)]


def _is_word(text: str) -> bool:
    """A cursor may have been written by anybody: what is no word goes no further."""
    return words_and_joined(text)[0] == [text]
