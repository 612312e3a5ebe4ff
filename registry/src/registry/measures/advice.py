"""What to do next, and why: push, stick, drop or split.

The advice is a judgement on facts: it changes none, and it carries the rule it was made with, so that a later change of
the rule leaves it as it was. Sets of earlier sessions count like those of this one: a run of sets may begin yesterday,
and the reason says so. Four things stand beside the bare rule. Two drops in a row ask for a step in between
(split). Two Ds raised at once are pointed out. A dog that shows fear or leaves is never pushed. And the trainer may
always do otherwise.
"""

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from registry.measures.advance_rules import AdvanceRule, Decision, decide_early
from registry.measures.days import moment
from registry.measures.facts import Step, TrialSet
from registry.measures.three_ds import two_ds_warning
from registry.measures.welfare import FAS_RISE, Brake, fas_rises, welfare_brake
from registry.measures.wording import UnitSystem, counted, percent

Verdict = Literal["push", "stick", "drop", "split"]


class Advice(msgspec.Struct, frozen=True):
    """`advice` None: the set is still open. `reason` is a full sentence or two with the numbers used.

    `braked`: the bare rule said push and the dog's state forbade it. `end_easy`: end the session with something easy.
    `rule` is the rule as it stood, `correct` and `scorable` are the set's.
    """

    advice: Verdict | None
    reason: str
    warnings: list[str]
    end_easy: bool
    braked: bool
    rule: AdvanceRule
    correct: int
    scorable: int


def advise(
    rule: AdvanceRule,
    sets: Iterable[TrialSet],
    *,
    next_step: Step | None = None,
    fas: Sequence[int] = (),
    units: UnitSystem = "metric",
) -> Advice:
    """What the sets of one target advise after the last of them.

    `sets` in any order, void ones are left out; `next_step` is the plan's next step, for the warning; `fas` are the
    session's FAS readings in order of time, beside the peaks that the sets carry; `units` those of the sentences.
    FAS and opt-outs are looked at over the last set's whole session, sets without a scorable trial included.
    """
    seen = sorted((s for s in sets if not s.void), key=lambda s: moment(s.at))
    live = [s for s in seen if s.scorable > 0]
    brake = _brake(seen, live, fas=fas)
    if not live:
        reason = " ".join(["No trial has been scored yet.", *brake.reasons])
        return Advice(None, reason, [], brake.on, False, rule, 0, 0)
    last = live[-1]
    verdict, reason = _verdict(rule, live, bare=decide_early(rule, last.correct, scorable=last.scorable))
    braked = brake.on and verdict == "push"
    if braked:
        verdict, reason = "stick", f"{_result(last)} would push, but not today. Repeat this step or an easier one."
    return Advice(
        advice=verdict,
        reason=" ".join([reason, *brake.reasons]),
        warnings=_warnings(live, verdict, next_step=next_step, fas=fas, units=units),
        end_easy=brake.on or verdict == "split" or fas_rises(fas),
        braked=braked,
        rule=rule,
        correct=last.correct,
        scorable=last.scorable,
    )


def _brake(seen: Sequence[TrialSet], live: Sequence[TrialSet], *, fas: Sequence[int]) -> Brake:
    """The brake over the session of the last scored set and that of the last set at all.

    A dog that left before a single trial could be scored is the one that must not be pushed, so sets without a
    scorable trial count here.
    """
    last = [*seen[-1:], *live[-1:]]
    sessions = {s.session_id for s in last} - {None}
    session = [s for s in seen if s.session_id in sessions or any(s is one for one in last)]
    peaks = [*fas, *(s.fas_peak for s in session if s.fas_peak is not None)]
    return welfare_brake(fas_peak=max(peaks, default=None), opt_outs=sum(s.opt_outs for s in session))


def _verdict(rule: AdvanceRule, live: Sequence[TrialSet], *, bare: Decision | None) -> tuple[Verdict | None, str]:
    last = live[-1]
    if bare is None:
        left = counted(rule.set_size - last.scorable, "trial")
        return None, f"{_result(last)} so far: {left} to go, and the set can still go either way."
    if bare == "drop":
        return _drop_or_split(rule, live)
    if bare == "stick":
        return "stick", f"{_result(last)}: {_between(rule)}. Repeat this step."
    run = _run_of_pushes(rule, live)
    if run < rule.consecutive_sets:
        return "stick", (
            f"{_result(last)} reaches the push, {counted(run, 'set')} of {rule.consecutive_sets} in a row on this "
            f"step{_of_earlier(live, run)}. Repeat it."
        )
    running = f" for {counted(run, 'set')} in a row{_of_earlier(live, run)}" if rule.consecutive_sets > 1 else ""
    return "push", f"{_result(last)}{running}: push from {rule.push_min} of {rule.set_size} on. Go to the next step."


def _drop_or_split(rule: AdvanceRule, live: Sequence[TrialSet]) -> tuple[Verdict, str]:
    last = live[-1]
    before = live[-2] if len(live) > 1 else None
    if before and decide_early(rule, before.correct, scorable=before.scorable) == "drop":
        return "split", (
            f"{_result(last)} after {before.correct} of {before.scorable} in the set before"
            f"{_when(before, last)}: two drops in a row. "
            "Put a step in between, nearer to what the dog can do."
        )
    return "drop", f"{_result(last)}: drop at {rule.drop_max} of {rule.set_size} or fewer. Go to an easier step."


def _run_of_pushes(rule: AdvanceRule, live: Sequence[TrialSet]) -> int:
    """Sets in a row, up to the last one and on its step, that reach the push."""
    run = 0
    for one in reversed(live):
        if one.step != live[-1].step or decide_early(rule, one.correct, scorable=one.scorable) != "push":
            break
        run += 1
    return run


def _of_earlier(live: Sequence[TrialSet], run: int) -> str:
    """How many sets of the run, the last `run` ones, are of earlier sessions; empty when none is."""
    earlier = sum(one.session_id != live[-1].session_id for one in live[-run:])
    if earlier == 0:
        return ""
    return f", {earlier} of them in {'an earlier session' if earlier == 1 else 'earlier sessions'}"


def _when(before: TrialSet, last: TrialSet) -> str:
    return ", in an earlier session" if before.session_id != last.session_id else ""


def _result(one: TrialSet) -> str:
    return f"{one.correct} of {one.scorable} correct ({percent(100 * one.correct / one.scorable)})"


def _between(rule: AdvanceRule) -> str:
    return f"more than {rule.drop_max} and fewer than {rule.push_min} of {rule.set_size}"


def _warnings(
    live: Sequence[TrialSet],
    verdict: Verdict | None,
    *,
    next_step: Step | None,
    fas: Sequence[int],
    units: UnitSystem,
) -> list[str]:
    last = live[-1]
    told = [two_ds_warning(live[-2].step, last.step, units=units) if len(live) > 1 else None]
    if verdict == "push" and next_step is not None:
        told.append(two_ds_warning(last.step, next_step, planned=True, units=units))
    if fas_rises(fas):
        told.append(
            f"FAS rose from {fas[0]} to {fas[-1]} (by {FAS_RISE} or more): end with something easy, whatever the score."
        )
    return [one for one in told if one]
