"""After mastery: looking again, at growing distances.

A skill that nobody asks for fades. On the rule's days after mastery (1, 3, 7, 14, 30 and 60) a short probe looks
whether it is still there; a failed one opens the target again. Days are counted on the calendar of the organization.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from registry.measures.mastery import PROBE_DAYS
from registry.measures.wording import counted, on_day


class Probe(msgspec.Struct, frozen=True, kw_only=True):
    """A look at a mastered target on a day: `correct` of `scorable`, and whether that passed the rule."""

    on: date
    passed: bool
    correct: int
    scorable: int
    void: bool = False


class DueProbe(msgspec.Struct, frozen=True):
    """A probe `days_after` mastery. `done_on` is the probe that covered it; overdue: its day is past without one."""

    days_after: int
    due_on: date
    state: Literal["passed", "failed", "overdue", "due", "coming"]
    done_on: date | None


class Maintenance(msgspec.Struct, frozen=True):
    """The schedule after mastery. `reopen`: the last probe failed. `reason` is a full sentence."""

    schedule: list[DueProbe]
    next_due_on: date | None
    reopen: bool
    reason: str


def probe_dates(mastered_on: date, days: Sequence[int] = PROBE_DAYS) -> list[date]:
    """The days on which to look again, in order and without doubles. Raises ValueError for a day before 1."""
    if any(day < 1 for day in days):
        raise ValueError("A probe comes at least a day after mastery.")
    return [mastered_on + timedelta(days=day) for day in sorted(set(days))]


def maintenance(
    mastered_on: date, probes: Sequence[Probe], *, today: date, days: Sequence[int] = PROBE_DAYS
) -> Maintenance:
    """The schedule as it stands today.

    A probe covers every due day up to its own that none has covered yet (who comes a week late has looked once, not
    three times too few). Void probes and those before mastery are left out.
    """
    done = sorted((p for p in probes if not p.void and p.on > mastered_on), key=lambda p: p.on)
    schedule = [
        _due((due_on - mastered_on).days, due_on, done=done, today=today) for due_on in probe_dates(mastered_on, days)
    ]
    still = [one.due_on for one in schedule if one.done_on is None]
    last = done[-1] if done else None
    reopen = last is not None and not last.passed
    return Maintenance(
        schedule=schedule,
        next_due_on=None if reopen or not still else still[0],
        reopen=reopen,
        reason=_reason(last, mastered_on=mastered_on, today=today, still=still),
    )


def _due(days_after: int, due_on: date, *, done: Sequence[Probe], today: date) -> DueProbe:
    probe = next((p for p in done if p.on >= due_on), None)
    if probe is not None:
        return DueProbe(days_after, due_on, "passed" if probe.passed else "failed", probe.on)
    if due_on == today:
        return DueProbe(days_after, due_on, "due", None)
    return DueProbe(days_after, due_on, "overdue" if due_on < today else "coming", None)


def _reason(last: Probe | None, *, mastered_on: date, today: date, still: Sequence[date]) -> str:
    if last is not None and not last.passed:
        after = counted((last.on - mastered_on).days, "day")
        return (
            f"The probe on {on_day(last.on)}, {after} after mastery, had {last.correct} of {last.scorable}: "
            "the target is open again."
        )
    if not still:
        return f"All probes after {on_day(mastered_on)} are done, and the last one passed."
    if still[0] < today:
        return f"The probe of {on_day(still[0])} is {counted((today - still[0]).days, 'day')} late."
    return f"The next probe is {'due today' if still[0] == today else 'on ' + on_day(still[0])}."
