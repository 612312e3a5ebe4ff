"""From sessions to what became of mastery: when it was reached, which looks came after, and what is due next.

A plan may say itself on which day its target was mastered; where it does not, it is the day on which the rule was met.
From then on every day with enough trials is a probe, held to the level of the rule: a dog that works on a day shows on
that day whether the skill is still there, whatever the session was called. After a failed probe the target is open and
mastery has to be reached anew, from the sessions that follow.
"""

import itertools
from collections.abc import Sequence
from datetime import date

from registry.measures.days import moment
from registry.measures.maintenance import Maintenance, Probe, maintenance
from registry.measures.mastery import MasteryRule, SessionResult, mastery, reaches

# A probe is short, and one lucky trial is none.
PROBE_TRIALS = 5


def retention(
    rule: MasteryRule, sessions: Sequence[SessionResult], *, today: date, mastered_on: date | None = None
) -> Maintenance | None:
    """The schedule of probes after mastery; None while the target was never mastered.

    `mastered_on` is what the plan says, and None where it is to be found in the sessions, which come in any order.
    """
    counted = [s for s in _in_time(sessions) if rule.count_owner_practice or not s.owner_practice]
    since = mastered_day(rule, counted, since=mastered_on)
    if since is None:
        return None
    return maintenance(since, probes_of(rule, counted), today=today, days=rule.probe_days)


def probes_of(rule: MasteryRule, sessions: Sequence[SessionResult]) -> list[Probe]:
    """One probe for each day, in order: all of its trials together. Days with too few trials to tell are left out."""
    found = []
    for day, of_day in itertools.groupby(_in_time(sessions), key=lambda s: s.day):
        kept = list(of_day)
        correct, scorable = sum(s.correct for s in kept), sum(s.scorable for s in kept)
        if scorable >= min(PROBE_TRIALS, rule.min_trials):
            passed = reaches(rule, correct, scorable=scorable)
            found.append(Probe(on=day, passed=passed, correct=correct, scorable=scorable))
    return found


def mastered_day(rule: MasteryRule, sessions: Sequence[SessionResult], *, since: date | None = None) -> date | None:
    """The day on which the rule was met, or met anew after a failed probe; None while it never was.

    `since`: mastery as somebody entered it. What was recorded up to that day is not held to the rule again.
    """
    passed = {probe.on: probe.passed for probe in probes_of(rule, sessions)}
    open_now = since is None
    begun: list[SessionResult] = []
    for day, of_day in itertools.groupby(_in_time(sessions), key=lambda s: s.day):
        if since is not None and day <= since:
            continue
        if not open_now and not passed.get(day, True):
            open_now, begun = True, []
        elif open_now:
            begun += of_day
            if mastery(rule, begun).met:
                since, open_now = day, False
    return since


def _in_time(sessions: Sequence[SessionResult]) -> list[SessionResult]:
    return sorted((s for s in sessions if not s.void and s.scorable > 0), key=lambda s: moment(s.at))
