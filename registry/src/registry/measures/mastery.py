"""When teaching stops: the mastery rule, and what is still missing, in words.

A rule that silently does nothing is the complaint trainers have about other tools. This one names every gap: the level
not reached, sessions too short to count, too few people, days or places, answers too slow. A session with fewer trials
than the rule wants is told and neither counts nor breaks a run. What owners practise at home counts only where the rule
says so.
"""

from collections.abc import Sequence
from datetime import date, datetime

import msgspec

from registry.measures.days import moment
from registry.measures.timing import median
from registry.measures.wording import counted, listed, on_day, percent

PROBE_DAYS = (1, 3, 7, 14, 30, 60)


class MasteryRule(msgspec.Struct, frozen=True, kw_only=True):
    """At least `level_percent` correct in each of `sessions` sessions in a row of `min_trials` trials or more.

    Over that run there must be as many different days, people and places; the median latency of the last `sessions`
    sessions must not exceed `max_latency_ms`. `probe_days` are days after mastery on which to look again.
    Raises ValueError for a level outside 0 to 100 or a number below 1.
    """

    id: str
    name: str
    version: int = 1
    level_percent: float = 80.0
    min_trials: int = 10
    sessions: int = 3
    distinct_days: int = 1
    distinct_people: int = 1
    distinct_places: int = 1
    max_latency_ms: int | None = None
    count_owner_practice: bool = False
    probe_days: tuple[int, ...] = PROBE_DAYS

    def __post_init__(self) -> None:
        numbers = (self.min_trials, self.sessions, self.distinct_days, self.distinct_people, self.distinct_places)
        if not 0 <= self.level_percent <= 100 or min(numbers) < 1:
            raise ValueError("A level lies between 0 and 100 percent, and every number is at least 1.")


class SessionResult(msgspec.Struct, frozen=True, kw_only=True):
    """What one session says on a target: all of its scorable trials together; `day` in the organization's zone.

    `at_goal`: (correct, scorable) of those trials that were run at the goal step or a harder one.
    """

    session_id: str | None
    at: datetime
    day: date
    correct: int
    scorable: int
    at_goal: tuple[int, int] = (0, 0)
    latencies_ms: tuple[int, ...] = ()
    people: tuple[str, ...] = ()
    place: str | None = None
    owner_practice: bool = False
    void: bool = False


class Mastery(msgspec.Struct, frozen=True):
    """Whether the rule is met; if not, every gap in a full sentence. `run` counts the sessions in a row at the level.

    `rule` is the rule as it stood when this was judged.
    """

    met: bool
    missing: list[str]
    run: int
    rule: MasteryRule


def mastery(rule: MasteryRule, sessions: Sequence[SessionResult]) -> Mastery:
    """Holds the sessions, in any order, to the rule. Void ones, and sessions without a scorable trial, are left out."""
    seen = sorted((s for s in sessions if not s.void and s.scorable > 0), key=lambda s: moment(s.at))
    live = [s for s in seen if rule.count_owner_practice or not s.owner_practice]
    if not live:
        told = ["No session has been scored yet.", *_owner_gap(len(seen))]
        return Mastery(met=False, missing=told, run=0, rule=rule)
    long_enough = [s for s in live if s.scorable >= rule.min_trials]
    run = _run(rule, long_enough)
    missing = [
        *_level_gap(rule, long_enough, run=len(run)),
        *(_thin_gap(rule, live) if len(run) < rule.sessions else []),
        *(_owner_gap(len(seen) - len(live)) if len(run) < rule.sessions else []),
        *_variety_gaps(rule, run),
        *_latency_gap(rule, run[-rule.sessions :]),
    ]
    return Mastery(met=not missing, missing=missing, run=len(run), rule=rule)


def reaches(rule: MasteryRule, correct: int, *, scorable: int) -> bool:
    """Whether correct of scorable is at the rule's level; a hair is left for levels such as 66.7 %."""
    return 100 * correct >= rule.level_percent * scorable - 1e-9


def _run(rule: MasteryRule, sessions: Sequence[SessionResult]) -> list[SessionResult]:
    run: list[SessionResult] = []
    for session in reversed(sessions):
        if not reaches(rule, session.correct, scorable=session.scorable):
            break
        run.insert(0, session)
    return run


def _level_gap(rule: MasteryRule, sessions: Sequence[SessionResult], *, run: int) -> list[str]:
    if run >= rule.sessions:
        return []
    told = (
        f"{run} of {rule.sessions} sessions in a row with at least {percent(rule.level_percent)} "
        f"in {counted(rule.min_trials, 'trial')} or more"
    )
    if run == 0 and sessions:
        last = sessions[-1]
        share = percent(100 * last.correct / last.scorable)
        return [f"{told}: the last, on {on_day(last.day)}, had {last.correct} of {last.scorable} ({share})."]
    return [f"{told} so far."]


def _thin_gap(rule: MasteryRule, live: Sequence[SessionResult]) -> list[str]:
    looked_at = live[-rule.sessions :]
    thin = [s for s in looked_at if s.scorable < rule.min_trials]
    if not thin:
        return []
    named = listed(f"{s.scorable} on {on_day(s.day)}" for s in thin)
    verb = "does" if len(thin) == 1 else "do"
    return [
        f"{len(thin)} of the last {counted(len(looked_at), 'session')} had fewer than "
        f"{counted(rule.min_trials, 'trial')} ({named}) and {verb} not count."
    ]


def _owner_gap(sessions: int) -> list[str]:
    if not sessions:
        return []
    verb = "does" if sessions == 1 else "do"
    return [f"{counted(sessions, 'session')} of owner practice {verb} not count under this rule."]


def _variety_gaps(rule: MasteryRule, run: Sequence[SessionResult]) -> list[str]:
    days = {s.day for s in run}
    people = {person for s in run for person in s.people}
    places = {s.place for s in run if s.place is not None}
    wanted = (
        (len(days), rule.distinct_days, "days"),
        (len(people), rule.distinct_people, "people"),
        (len(places), rule.distinct_places, "places"),
    )
    return [
        f"{have} of {need} different {many} in the sessions at that level."
        for have, need, many in wanted
        if have < need and need > 1
    ]


def _latency_gap(rule: MasteryRule, run: Sequence[SessionResult]) -> list[str]:
    if rule.max_latency_ms is None or not run:
        return []
    limit = f"{rule.max_latency_ms / 1000:.1f} s"
    latencies = [latency for s in run for latency in s.latencies_ms]
    if not latencies:
        return [f"No latency was recorded in these sessions; the rule wants a median of at most {limit}."]
    middle = median(latencies)
    if middle <= rule.max_latency_ms:
        return []
    return [f"The median latency is {middle / 1000:.1f} s; the rule wants at most {limit}."]
