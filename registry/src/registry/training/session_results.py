"""What a session came to, as one line: what a trainer wants to see of it in the timeline.

It is made of the session's facts, those that the charts are made of, so that its numbers are theirs. Sets of one target
are added up, never their percentages; what nobody observed is left out, and zero is not.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Final

import msgspec

from registry.dogs.timeline import SessionResults
from registry.measures.proportion import percent_correct
from registry.measures.wording import UnitSystem, counted, distance, duration, percent
from registry.training.drafting import RESPONSES, weight
from registry.training.fact_rows import FactRow, FactType

MOST_PARTS: Final = 6  # more would be no glance
_BETWEEN: Final = " · "
_MARKED: Final[Mapping[FactType, str]] = {"intervals": "in {} intervals", "task_run": "{} steps alone"}


def results_of(facts: Iterable[FactRow]) -> SessionResults | None:
    """The line of a session's facts in order of time; None when nothing was observed in it."""
    rows = [row for row in facts if row.not_recorded_reason is None]
    metric = _line(rows, "metric")
    return SessionResults(metric=metric, us=_line(rows, "us")) if metric else None


def _line(rows: Sequence[FactRow], units: UnitSystem) -> str:
    parts = [part for words in _WORDS for part in words(rows, units) if part]
    more = len(parts) - MOST_PARTS
    return _BETWEEN.join([*parts[:MOST_PARTS], *([f"{more} more"] if more > 0 else [])])


def _by_target(rows: Sequence[FactRow], *types: FactType) -> Iterator[list[FactRow]]:
    """Facts of one plan, one entry of the library or one name are about one target."""
    groups: dict[str, list[FactRow]] = {}
    for row in rows:
        if row.type in types:
            groups.setdefault(row.plan_id or row.key or (row.name or "").casefold(), []).append(row)
    yield from groups.values()


def _sets(rows: Sequence[FactRow], _units: UnitSystem) -> Iterator[str]:
    """`recall 4/5 (80 %), 1 opt-out`"""
    for sets in _by_target(rows, "set"):
        share = _share([row.correct for row in sets], [row.scorable for row in sets])
        opt_outs = sum(row.opt_outs for row in sets)
        if share or opt_outs or any(row.latencies_ms for row in sets):
            refused = [counted(opt_outs, "opt-out")] if opt_outs else []
            yield f"{sets[0].name} {', '.join([share or 'no trial scored', *refused])}"


def _share(correct: Iterable[int], scorable: Iterable[int]) -> str:
    share = percent_correct(sum(correct), sum(scorable))
    return f"{share.correct}/{share.scorable} ({percent(share.percent)})" if share is not None else ""


def _behaviors(rows: Sequence[FactRow], _units: UnitSystem) -> Iterator[str]:
    """`barking 3 in 10 min, 45 s in all`"""
    for seen in _by_target(rows, "count", "duration"):
        counts = [row for row in seen if row.count is not None]
        told = [_counts(counts)] if counts else []
        lengths = [row.duration_s for row in seen if row.type == "duration"]
        known = [seconds for seconds in lengths if seconds is not None]
        if known:
            told.append(f"{duration(sum(known))} {'in all' if len(known) == len(lengths) else 'so far'}")
        yield f"{seen[0].name or 'behaviour'} {', '.join(told)}" if told else ""


def _counts(counts: Sequence[FactRow]) -> str:
    """How often, and within which time when all of it was watched by the clock."""
    times = sum(row.count or 0 for row in counts)
    watched = [row.observed_s for row in counts if row.observed_s]
    return f"{times} in {duration(sum(watched))}" if len(watched) == len(counts) else f"{times}×"


def _marks(rows: Sequence[FactRow], _units: UnitSystem) -> Iterator[str]:
    """`barking in 4/10 (40 %) intervals`, `tidy up 5/8 (62.5 %) steps alone`"""
    for sort, words in _MARKED.items():
        for some in _by_target(rows, sort):
            marks = [mark for row in some for mark in row.marks if mark is not None]
            share = _share([sum(marks)], [len(marks)])
            yield f"{some[0].name or 'behaviour'} {words.format(share)}" if share else ""


def _exposures(rows: Sequence[FactRow], units: UnitSystem) -> Iterator[str]:
    """`dog at 12 m: barked, lunged`, `dog 3 times at 8 m to 20 m, at most: barked, lunged`"""
    for met in _by_target([msgspec.structs.replace(row, plan_id=None) for row in rows], "exposure"):
        far = sorted(row.distance_m for row in met if row.distance_m is not None)
        near, away = (distance(far[0], units), distance(far[-1], units)) if far else ("", "")
        place = f" at {near}{f' to {away}' if away != near else ''}" if far else ""
        times = f" {counted(len(met), 'time')}" if len(met) > 1 else ""
        worst = max((row.response for row in met if row.response is not None), default=None)
        response = "" if worst is None else f"{', at most' if times else ''}: {RESPONSES[worst]}"
        yield f"{met[0].name or 'trigger'}{times}{place}{response}"


def _fas(rows: Sequence[FactRow], _units: UnitSystem) -> Iterator[str]:
    """`FAS 1/3/2`: the first reading, the highest and the last. A set's peak may be higher than what was read out."""
    read = [row.value for row in rows if row.type == "fas" and row.value is not None]
    peak = max([*read, *(row.fas_peak for row in rows if row.fas_peak is not None)], default=None)
    if peak is None:
        return
    if len(read) > 1:
        yield f"FAS {read[0]}/{peak}/{read[-1]}"
    else:
        yield f"FAS {peak}" if read == [peak] else f"FAS at most {peak}"


def _weights(rows: Sequence[FactRow], units: UnitSystem) -> Iterator[str]:
    for row in rows:
        if row.type == "weight" and row.kg is not None:
            yield weight(row.kg, units)


_WORDS: Final[Sequence[Callable[[Sequence[FactRow], UnitSystem], Iterator[str]]]] = (
    _sets, _behaviors, _marks, _exposures, _fas, _weights,
)  # fmt: skip
