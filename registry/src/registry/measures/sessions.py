"""From sets to session results.

The mastery rule looks at sessions; sets that were written outside of a session, as in a note, count as one session for
each day.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from registry.measures.days import local_day, moment
from registry.measures.facts import Step, TrialSet
from registry.measures.mastery import SessionResult
from registry.measures.three_ds import ANY_STEP, as_hard_as


def session_results(sets: Iterable[TrialSet], zone: ZoneInfo, *, goal: Step = ANY_STEP) -> list[SessionResult]:
    """All sets of one target, put together by session, in order of time; void sets are left out.

    Owner practice is never put together with a trainer's sets. The day is that of the session's first set in `zone`.
    Sets as hard as `goal` are also told apart; a goal that states no D takes in all of them.
    """
    groups: dict[tuple[str | date, bool], list[TrialSet]] = {}
    for one in sorted((s for s in sets if not s.void), key=lambda s: moment(s.at)):
        groups.setdefault((one.session_id or local_day(one.at, zone), one.owner_practice), []).append(one)
    return [_result(group, zone, goal) for group in groups.values()]


def _result(group: Sequence[TrialSet], zone: ZoneInfo, goal: Step) -> SessionResult:
    first = group[0]
    at_goal = [s for s in group if as_hard_as(s.step, goal)]
    return SessionResult(
        session_id=first.session_id,
        at=first.at,
        day=local_day(first.at, zone),
        correct=sum(s.correct for s in group),
        scorable=sum(s.scorable for s in group),
        at_goal=(sum(s.correct for s in at_goal), sum(s.scorable for s in at_goal)),
        latencies_ms=tuple(latency for s in group for latency in s.latencies_ms),
        people=tuple(sorted({person for s in group for person in s.people})),
        place=next((s.place for s in group if s.place is not None), None),
        owner_practice=first.owner_practice,
    )
