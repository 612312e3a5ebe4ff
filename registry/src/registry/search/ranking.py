"""Best first: how well a document answers a query, as a number from 0 to 1.

Most of it is coverage: which units are there, how exactly, how often for the text's length, and how rare each is
among the candidates. A little comes from the title, from units standing close together, and from being recent.
The same candidates give the same scores on every database and on every page.
"""

import math
from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from registry.search.matching import Match, Matcher
from registry.search.repository import SCORED_CHARACTERS, Candidate
from registry.search.tokens import SEPARATOR

_TEXT: Final = 0.65
_NEAR: Final = 0.08
_TITLE: Final = 0.07
_WHOLE_TITLE: Final = 0.15
_RECENT: Final = 0.05
_OFTEN: Final = 0.2
_USUAL_LENGTH: Final = 80
_BEYOND: Final = 0.3
_HALF_YEAR_MS: Final = 182 * 86_400_000


class Scored(NamedTuple):
    """A document's place in the results: higher scores first, then higher numbers."""

    score: float
    number: int


class _Seen(NamedTuple):
    """What was found of a candidate: by unit the best quality, how often it is in the text, how good in the title."""

    number: int
    occurred_ms: int
    best: dict[int, float]
    often: dict[int, int]
    in_title: dict[int, float]
    title_share: float
    nearness: float
    length: int


def rank(candidates: Sequence[Candidate], matcher: Matcher, *, need: int) -> list[Scored]:
    """The candidates that have at least `need` units, best first."""
    if not matcher.units:
        return _by_time(candidates)
    seen = [found for found in (_look(each, matcher) for each in candidates) if len(found.best) >= need]
    if not seen:
        return []
    weights = _rarity(seen, len(matcher.units))
    newest = max(found.occurred_ms for found in seen)
    return sorted((_scored(found, weights, newest) for found in seen), reverse=True)


def _by_time(candidates: Sequence[Candidate]) -> list[Scored]:
    """Without words there is nothing but time: newest first."""
    times = [each.occurred_ms for each in candidates]
    if not times:
        return []
    oldest, span = min(times), max(1, max(times) - min(times))
    return sorted((Scored((each.occurred_ms - oldest) / span, each.number) for each in candidates), reverse=True)


def _look(candidate: Candidate, matcher: Matcher) -> _Seen:
    title, text = candidate.title_terms.split(), candidate.terms.split()
    edge = len(title)
    matches = matcher.matches([*title, SEPARATOR, *text])
    best: dict[int, float] = {}
    often: dict[int, int] = {}
    in_title: dict[int, float] = {}
    for position, unit, quality in matches:
        if quality > best.get(unit, 0.0):
            best[unit] = quality
        if position > edge:
            often[unit] = often.get(unit, 0) + 1
        elif quality > in_title.get(unit, 0.0):
            in_title[unit] = quality
    for unit, quality in matcher.about(candidate.dog):
        best[unit] = max(best.get(unit, 0.0), quality)
    if len(candidate.terms) >= SCORED_CHARACTERS:  # what the index found lies behind what was read
        for unit in range(len(matcher.units)):
            best.setdefault(unit, _BEYOND)
    share = len({match.position for match in matches if match.position < edge}) / edge if in_title else 0.0
    near = _nearness(matches) if len(best) > 1 else 0.0
    return _Seen(candidate.number, candidate.occurred_ms, best, often, in_title, share, near, len(text))


def _nearness(matches: Sequence[Match]) -> float:
    """1 when different units stand side by side, less with every word between the two closest."""
    closest = math.inf
    ordered = sorted(matches)
    for before, after in pairwise(ordered):
        if before.unit != after.unit and after.position > before.position:
            closest = min(closest, after.position - before.position)
    return 1 / closest


def _rarity(seen: Sequence[_Seen], units: int) -> list[float]:
    frequencies = [0] * units
    for found in seen:
        for unit in found.best:
            frequencies[unit] += 1
    return [math.log(1 + len(seen) / (frequency or 1)) for frequency in frequencies]


def _scored(found: _Seen, weights: Sequence[float], newest: int) -> Scored:
    usual = 0.5 + 0.5 * found.length / _USUAL_LENGTH
    text = titled = 0.0
    for unit, quality in found.best.items():
        times = found.often.get(unit, 1)
        text += weights[unit] * quality * (1 - _OFTEN + _OFTEN * times / (times + usual))
    for unit, quality in found.in_title.items():
        titled += weights[unit] * quality
    total = sum(weights)
    score = (
        _TEXT * text / total
        + (_TITLE + _WHOLE_TITLE * found.title_share) * titled / total
        + _NEAR * found.nearness
        + _RECENT * math.exp((found.occurred_ms - newest) / _HALF_YEAR_MS)
    )
    return Scored(round(score, 6), found.number)
