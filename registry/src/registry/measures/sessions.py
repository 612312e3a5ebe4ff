"""From sets to session results.

The mastery rule looks at sessions; sets that were written outside of a session, as in a note, count as one session for
each day.
"""

from collections.abc import Iterable, Sequence
from datetime import date
from zoneinfo import ZoneInfo

from registry.measures.days import local_day, moment
from registry.measures.facts import TrialSet
from registry.measures.mastery import SessionResult


def session_results(sets: Iterable[TrialSet], zone: ZoneInfo) -> list[SessionResult]:
    """All sets of one target, put together by session, in order of time; void sets are left out.

    Owner practice is never put together with a trainer's sets. The day is that of the session's first set in `zone`.
    """
    groups: dict[tuple[str | date, bool], list[TrialSet]] = {}
    for one in sorted((s for s in sets if not s.void), key=lambda s: moment(s.at)):
        groups.setdefault((one.session_id or local_day(one.at, zone), one.owner_practice), []).append(one)
    return [_result(group, zone) for group in groups.values()]


def _result(group: Sequence[TrialSet], zone: ZoneInfo) -> SessionResult:
    first = group[0]
    return SessionResult(
        session_id=first.session_id,
        at=first.at,
        day=local_day(first.at, zone),
        correct=sum(s.correct for s in group),
        scorable=sum(s.scorable for s in group),
        latencies_ms=tuple(latency for s in group for latency in s.latencies_ms),
        people=tuple(sorted({person for s in group for person in s.people})),
        place=next((s.place for s in group if s.place is not None), None),
        owner_practice=first.owner_practice,
    )
