"""How often and how long: `barking 14 in 10min`, `whining 25 s`, `3 opt-outs`."""

from typing import Final

import msgspec

from registry.shorthand.durations import read_duration_behind, read_named_duration
from registry.shorthand.facts import Comparison, CountFact
from registry.shorthand.lines import Page, Sentence
from registry.shorthand.measures import Reading, is_free_number, read_distance, read_factor, read_time, rounded
from registry.shorthand.opt_outs import read_opt_out
from registry.shorthand.skills import named_at

POSSESSIVE: Final = "'s"
MOST_BETWEEN: Final = 3
MOST_COUNT: Final = 10_000
NOT_BEFORE_COUNT: Final = ("of", "negation", "weekday")
COUNTED: Final = frozenset({"opt_out", "duration_of", "behavior"})


def read_timed_counts(page: Page) -> None:
    """Adds counts whose time of observation is told, before anybody takes the behaviour for a reaction."""
    if "behavior" not in page.classes:
        return
    for at in range(len(page.nodes)):
        if page.is_a(at, "behavior") and page.free(at) and not _is_negated(page, at):
            _ = _read_count_behind(page, at, timed=True) or _read_count_before(page, at, timed=True)


def read_counts(page: Page) -> None:
    """Adds other counts, durations and opt-outs of every sentence."""
    if not page.has(COUNTED):
        return
    for sentence in page.sentences:
        if not sentence.has(COUNTED):
            continue
        at = sentence.start
        offers = -1
        while at < sentence.end:
            if page.is_a(at, "offers") and page.is_count(at - 1):
                offers = at - 1
            if not page.node(at).tags or not page.free(at):
                at += 1
            elif page.is_a(at, "opt_out"):
                at = max(at + 1, read_opt_out(page, at, offers, sentence))
            elif page.is_a(at, "duration_of"):
                at = max(at + 1, read_named_duration(page, at))
            elif page.is_a(at, "behavior") and not _is_negated(page, at) and not _is_unsure(page, at, sentence):
                at = max(at + 1, _read_behavior(page, at))
            else:
                at += 1


def _is_of_another(page: Page, at: int) -> bool:
    """`Fig's dad pulled the leash once`, `Odo howl 3×`"""
    if page.is_name(at - 1) and page.starts[at - 1] == page.starts[at]:
        return True
    return page.word(at - 2).endswith(POSSESSIVE) and page.plain(at - 2) and page.starts[at - 2] == page.starts[at]


def _is_negated(page: Page, at: int) -> bool:
    """`no barking`, `did not bark`, `no barking or whining`."""
    if _is_of_another(page, at):
        return True
    if page.is_a(at - 1, "negation"):
        return page.node(at - 1).kind != "number"
    joined = page.is_a(at - 1, "or") or page.word(at - 1) == "/"
    return joined and page.is_a(at - 3, "negation")


def _is_unsure(page: Page, at: int, sentence: Sentence) -> bool:
    """`adult 0 bark, 2x with dog bark 3x`: the rounds without any alone would mislead.

    Nor is it sure who barked where another one is told of: `dog barked at her: barked once`.
    """
    if "by_other" in sentence.classes:
        return True
    if not any(page.is_count(beside) and page.node(beside).value == 0 for beside in (at - 1, at + 1)):
        return False
    kind = page.sense(at, "behavior")
    others = (other for other in range(sentence.start, sentence.end) if other != at and page.is_a(other, "behavior"))
    return any(page.sense(other, "behavior") == kind for other in others)


def _read_behavior(page: Page, at: int) -> int:
    """A count or a duration of the behaviour at this node; where it ends, 0 for neither."""
    return (
        _read_count_behind(page, at, timed=False)
        or read_duration_behind(page, at)
        or _read_count_before(page, at, timed=False)
    )


def _read_count_behind(page: Page, at: int, *, timed: bool) -> int:
    """`barking 14 in 10min`, `barked at scooter 11×/5 min`, `barked 3 times`, `whined twice`."""
    place = at + 1
    while place - at <= MOST_BETWEEN and _may_stand_between(page, place):
        place += 1
    times = page.sense(place, "times")
    if times and page.free(place):
        observed = _read_observed(page, place + 1)
        return _add_count(page, at, Place(at, place + 1, int(times)), observed) if observed or not timed else 0
    if not page.is_count(place) or not is_free_number(page, place) or page.node(place).value > MOST_COUNT:
        return 0
    end = place + 1
    marked = page.word(end) == "×" or page.is_a(end, "times_word")
    end = end + 1 if marked else end
    observed = _read_observed(page, end)
    alone = place <= at + 2 and page.ends[at] == end and (page.starts[at] == at or page.word(place - 1) == ":")
    if observed is None and (timed or not (marked or alone)):
        return 0
    return _add_count(page, at, Place(at, end, int(page.node(place).value)), observed)


def _may_stand_between(page: Page, at: int) -> bool:
    if page.is_bound(at) or page.is_number(at) or page.is_a(at, "times"):
        return False
    return page.node(at).kind == "word" or page.word(at) in (":", "=")


def _read_count_before(page: Page, at: int, *, timed: bool) -> int:
    """`3 barks in 10 min`, `twice growled`"""
    observed = _read_observed(page, at + 1)
    times = page.sense(at - 1, "times")
    if timed and observed is None:
        return 0
    if times and page.free(at - 1):
        return _add_count(page, at, Place(at - 1, at + 1, int(times)), observed)
    if not page.is_count(at - 1) or not is_free_number(page, at - 1) or not page.is_a(at, "countable"):
        return 0
    if page.word(at - 2) in ("/", "-") or any(page.is_a(at - 2, name) for name in NOT_BEFORE_COUNT):
        return 0
    if observed is None and page.node(at - 1).spoken:
        return 0
    return _add_count(page, at, Place(at - 1, at + 1, int(page.node(at - 1).value)), observed)


class Place(msgspec.Struct, frozen=True, gc=False):
    """A count and its nodes [start, end)."""

    start: int
    end: int
    count: int


def _read_observed(page: Page, at: int) -> Reading | None:
    """`in 10min`, `/5 min`"""
    if page.is_a(at, "observed_in") or page.word(at) == "/":
        if page.word(at) == "/" and page.is_number(at + 1):
            seconds = read_factor(page, at + 2, "unit_s")
            if seconds and page.free(at + 1):
                return Reading(rounded(page.node(at + 1).value * seconds), at + 3)
            return None
        return read_time(page, at + 1)
    return None


def _add_count(page: Page, at: int, place: Place, observed: Reading | None) -> int:
    behavior = named_at(page, at, "behavior")
    end = place.end if observed is None else observed.end
    if not page.all_free(place.start, end) or page.word(end) in ("%", "?"):
        return 0
    if _is_rate(page, end) or _is_first_of_many(page, end):
        return 0
    seconds = observed.value if observed is not None and observed.value > 0 else None
    compared, behind = _read_comparison(page, end, 0.0 if seconds is None else _factor_of(page, end))
    page.facts.append(
        CountFact(
            span=page.span(place.start, end),
            behavior=behavior.text,
            key=behavior.key,
            count=place.count,
            observed_s=seconds,
            rate_per_min=None if seconds is None else rounded(place.count / seconds * 60),
            compared=compared,
        )
    )
    page.take(place.start, behind)
    return behind


def _is_rate(page: Page, at: int) -> bool:
    """`14/min`, `3 per minute`, `4 per walk`, `twice a day`: a rate, whose count nobody told."""
    if page.is_a(at, "each") or page.sense(at, "per") == "each":
        return True
    return (page.word(at) == "/" or page.is_a(at, "per")) and page.is_a(at + 1, "unit_s")


def _is_first_of_many(page: Page, end: int) -> bool:
    """`barked 3×, 1×, 0×`, `40 m bark 4×, 30 m 1×`: several rounds, of which one alone would mislead."""
    if page.word(end) != ",":
        return False
    distance = read_distance(page, end + 1)
    at = end + 1 if distance is None else distance.end
    if not page.is_number(at) or page.ends[at] != at + 2:
        return False
    return page.word(at + 1) == "×" or page.is_a(at + 1, "times_word")


def _factor_of(page: Page, end: int) -> float:
    """The unit that the observed time was told in; a comparison without one means the same."""
    return read_factor(page, end - 1, "unit_s")


def _read_comparison(page: Page, at: int, factor: float) -> tuple[Comparison | None, int]:
    """`(last week 19 in 15)` right behind a count: what it is compared with."""
    if page.word(at) != "(":
        return None, at
    place = at + 1
    while page.node(place).kind == "word" and place - at <= MOST_BETWEEN:
        place += 1
    if place == at + 1 or page.node(place).kind != "number" or not page.node(place).whole:
        return None, at
    first, last = page.span(at + 1, place)
    count, end = int(page.node(place).value), place + 1
    if page.word(end) == "×" or page.is_a(end, "times_word"):
        end += 1
    observed = None
    if page.is_a(end, "observed_in") and page.is_number(end + 1):
        unit = read_factor(page, end + 2, "unit_s")
        observed = rounded(page.node(end + 1).value * (unit or factor)) or None
        end += 3 if unit else 2
    if page.word(end) != ")":
        return None, at
    return Comparison(count=count, observed_s=observed, words=page.text[first:last]), end + 1
