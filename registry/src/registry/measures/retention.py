"""From sessions to what became of mastery: when it was reached, which looks came after, and what is due next.

A plan may say itself on which day its target was mastered; where it does not, it is the day on which the rule was met.
From then on every day with enough trials at the goal step, or at a harder one, is a probe, held to the level of the
rule: a dog that works there on a day shows on that day whether the skill is still there, whatever the session was
called. Trials at an easier step neither pass a probe nor fail one. After a failed probe the target is open and mastery
has to be reached anew, from the sessions that follow.
"""

import itertools
from collections.abc import Sequence
from datetime import date

from registry.measures.days import moment
from registry.measures.facts import Step
from registry.measures.maintenance import Maintenance, Probe, maintenance
from registry.measures.mastery import MasteryRule, SessionResult, mastery, reaches
from registry.measures.three_ds import ANY_STEP, in_words
from registry.measures.wording import UnitSystem, counted

# A probe is short, and one lucky trial is none.
PROBE_TRIALS = 5


def retention(
    rule: MasteryRule,
    sessions: Sequence[SessionResult],
    *,
    today: date,
    mastered_on: date | None = None,
    goal: Step = ANY_STEP,
    units: UnitSystem = "metric",
) -> Maintenance | None:
    """The schedule of probes after mastery; None while the target was never mastered.

    `mastered_on` is what the plan says, and None where it is to be found in the sessions, which come in any order.
    `goal` is what the sessions tell their `at_goal` by.
    """
    live = [s for s in _in_time(sessions) if rule.count_owner_practice or not s.owner_practice]
    since = mastered_day(rule, live, since=mastered_on)
    if since is None:
        return None
    told = what_counts(rule, goal, units)
    return maintenance(since, probes_of(rule, live), today=today, days=rule.probe_days, what_counts=told)


def what_counts(rule: MasteryRule, goal: Step, units: UnitSystem = "metric") -> str:
    """What makes a day a probe, as a full sentence for the trainer."""
    enough = counted(_least_trials(rule), "trial")
    at_goal = in_words(goal, units)
    if not at_goal:
        return f"A day with {enough} or more counts as a look."
    return (
        f"A day with {enough} or more at the goal step ({at_goal}) or a harder one counts as a look; "
        "easier ones do not."
    )


def probes_of(rule: MasteryRule, sessions: Sequence[SessionResult]) -> list[Probe]:
    """One probe for each day, in order: all of its trials at the goal or harder. Days with too few are left out."""
    found = []
    for day, of_day in itertools.groupby(_in_time(sessions), key=lambda s: s.day):
        kept = list(of_day)
        correct, scorable = sum(s.at_goal[0] for s in kept), sum(s.at_goal[1] for s in kept)
        if scorable >= _least_trials(rule):
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


def _least_trials(rule: MasteryRule) -> int:
    return min(PROBE_TRIALS, rule.min_trials)


def _in_time(sessions: Sequence[SessionResult]) -> list[SessionResult]:
    return sorted((s for s in sessions if not s.void and s.scorable > 0), key=lambda s: moment(s.at))
