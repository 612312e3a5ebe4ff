"""Decisions about what waits that need neither clock nor database."""

from collections.abc import Sequence
from datetime import date
from typing import Final
from zoneinfo import ZoneInfo

from registry.measures.advance_rules import AdvanceRule, decide_early
from registry.measures.advice import advise
from registry.measures.days import local_day
from registry.measures.facts import TrialSet
from registry.measures.progress import TargetRecord
from registry.measures.wording import UnitSystem, counted, on_day, percent

STUCK_SETS: Final = 6  # fewer may be one bad day
STUCK_DAYS: Final = 2


def why_stuck(record: TargetRecord, zone: ZoneInfo, units: UnitSystem) -> str | None:
    """Why a target does not get on, as full sentences; None when it does, or when nothing says so.

    Two things count: two drops in a row, which ask for a step in between, and six sets or more on one step, on two
    days or more, of which none reached the push.
    """
    rule = record.advance_rule
    sets = [one for one in record.facts if isinstance(one, TrialSet) and not one.void and one.scorable > 0]
    if rule is None or not sets:
        return None
    advice = advise(rule, sets, next_step=record.next_step, fas=(), units=units)
    if advice.advice == "split":
        return advice.reason
    return _no_push(rule, sets, zone)


def _no_push(rule: AdvanceRule, sets: Sequence[TrialSet], zone: ZoneInfo) -> str | None:
    run: list[TrialSet] = []
    for one in reversed(sets):
        if one.step != sets[-1].step or decide_early(rule, one.correct, scorable=one.scorable) == "push":
            break
        run.append(one)
    first = local_day(run[-1].at, zone) if run else None
    if first is None or len(run) < STUCK_SETS or len({local_day(one.at, zone) for one in run}) < STUCK_DAYS:
        return None
    last = run[0]
    return (
        f"{counted(len(run), 'set')} on this step since {on_day(first)}, and none reached the push "
        f"({rule.push_min} of {rule.set_size}). The last had {last.correct} of {last.scorable} correct "
        f"({percent(100 * last.correct / last.scorable)})."
    )


def why_no_session(last: date | None, today: date) -> str:
    """How long nobody trained with a dog, as a full sentence."""
    if last is None:
        return "No session is on record yet."
    return f"No session yet today; the last was on {on_day(last)}, {counted((today - last).days, 'day')} ago."
