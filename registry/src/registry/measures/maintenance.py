"""After mastery: looking again, at growing distances.

A skill that nobody asks for fades. On the rule's days after mastery (1, 3, 7, 14, 30 and 60) a short probe looks
whether it is still there; a failed one opens the target again. Days are counted on the calendar of the organization, so
that a night with 23 or 25 hours moves no probe.

Each due day has time until the next one comes. A probe in that time, the first if there are several, is the one that
was due; later it can not be made up for, because who looks a week late has looked once and not three times.
"""

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

import msgspec

from registry.measures.mastery import PROBE_DAYS
from registry.measures.wording import counted, on_day

ProbeState = Literal["passed", "failed", "missed", "overdue", "due", "coming"]


class Probe(msgspec.Struct, frozen=True, kw_only=True):
    """A look at a mastered target on a day: `correct` of `scorable`, and whether that passed the rule."""

    on: date
    passed: bool
    correct: int
    scorable: int
    void: bool = False


class DueProbe(msgspec.Struct, frozen=True):
    """A probe `days_after` mastery; `done_on` is the day of the one that was done for it.

    `overdue`: its day is past and it can still be made up for; `missed`: the next due day has come without it.
    """

    days_after: int
    due_on: date
    state: ProbeState
    done_on: date | None


class Maintenance(msgspec.Struct, frozen=True):
    """The schedule after mastery on `mastered_on`. `reason` is a full sentence, and so is `what_counts` as a probe.

    `reopen`: a probe failed; the schedule then ends with it, `next_due_on` is null, and what follows is teaching again.
    """

    mastered_on: date
    schedule: list[DueProbe]
    next_due_on: date | None
    reopen: bool
    reason: str
    what_counts: str


def probe_dates(mastered_on: date, days: Sequence[int] = PROBE_DAYS) -> list[date]:
    """The days on which to look again, in order and without doubles. Raises ValueError for a day before 1."""
    if any(day < 1 for day in days):
        raise ValueError("A probe comes at least a day after mastery.")
    return [mastered_on + timedelta(days=day) for day in sorted(set(days))]


def maintenance(
    mastered_on: date, probes: Sequence[Probe], *, today: date, days: Sequence[int] = PROBE_DAYS, what_counts: str = ""
) -> Maintenance:
    """The schedule as it stands today. Void probes and those not after the day of mastery are left out.

    `what_counts` is the sentence that says how the probes were chosen.
    Raises ValueError for a probe day before 1.
    """
    done = _until_failed(sorted((p for p in probes if not p.void and p.on > mastered_on), key=lambda p: p.on))
    last = done[-1] if done else None
    reopen = last is not None and not last.passed
    dates = probe_dates(mastered_on, days)
    ends: list[date | None] = [*dates[1:], None][: len(dates)]
    schedule = [
        _due((due_on - mastered_on).days, due_on, until=until, done=done, today=today)
        for due_on, until in zip(dates, ends, strict=True)
        if not reopen or last is None or due_on <= last.on
    ]
    still = [one.due_on for one in schedule if one.state in ("overdue", "due", "coming")]
    return Maintenance(
        mastered_on=mastered_on,
        schedule=schedule,
        next_due_on=None if reopen or not still else still[0],
        reopen=reopen,
        reason=_reason(last, mastered_on=mastered_on, today=today, still=still),
        what_counts=what_counts,
    )


def _until_failed(probes: Sequence[Probe]) -> list[Probe]:
    failed = next((i for i, probe in enumerate(probes) if not probe.passed), len(probes))
    return list(probes[: failed + 1])


def _due(days_after: int, due_on: date, *, until: date | None, done: Sequence[Probe], today: date) -> DueProbe:
    probe = next((p for p in done if p.on >= due_on and (until is None or p.on < until)), None)
    if probe is not None:
        return DueProbe(days_after, due_on, "passed" if probe.passed else "failed", probe.on)
    if until is not None and until <= today:
        return DueProbe(days_after, due_on, "missed", None)
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
        return (
            f"No more probes are due after mastery on {on_day(mastered_on)}, and the last one passed."
            if last is not None
            else f"The rule asks for no probes after mastery on {on_day(mastered_on)}."
        )
    if still[0] < today:
        return f"The probe of {on_day(still[0])} is {counted((today - still[0]).days, 'day')} late."
    return f"The next probe is {'due today' if still[0] == today else 'on ' + on_day(still[0])}."
