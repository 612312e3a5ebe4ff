"""What makes a plan contradict itself.

Raising two Ds at once is no contradiction: it is warned of while training and never refused. The trainer knows the dog.
"""

import itertools
from collections.abc import Iterable, Iterator

import msgspec

from registry.behavior.plan_schemas import AdvanceRuleBody, MasteryRuleBody, PlanBody, PlanPhase
from registry.measures.advance_rules import AdvanceRule
from registry.measures.mastery import MasteryRule
from registry.measures.phases import Phase, phase_problems, place_in_time
from registry.platform.errors import FieldError, InvalidBody


def check_plan(plan: PlanBody) -> None:
    """Raises InvalidBody that names every contradiction, each at its field."""
    problems = [*_step_problems(plan), *_phase_problems(plan.phases), *_aim_problems(plan)]
    if problems:
        raise InvalidBody(problems[0].message, errors=problems)
    if plan.advance_rule is not None:
        consistent_advance_rule(plan.advance_rule)
    if plan.mastery_rule is not None:
        consistent_mastery_rule(plan.mastery_rule)


def consistent_advance_rule(body: AdvanceRuleBody) -> AdvanceRule:
    """The rule as the measures take it; raises InvalidBody at `/advance_rule` when it contradicts itself."""
    try:
        return AdvanceRule(**msgspec.structs.asdict(body))
    except ValueError as error:
        raise InvalidBody.at("/advance_rule", str(error)) from error


def consistent_mastery_rule(body: MasteryRuleBody) -> MasteryRule:
    """The rule as the measures take it; raises InvalidBody at `/mastery_rule` when it contradicts itself."""
    try:
        return MasteryRule(**msgspec.structs.asdict(body))
    except ValueError as error:
        raise InvalidBody.at("/mastery_rule", str(error)) from error


def _step_problems(plan: PlanBody) -> Iterator[FieldError]:
    seen: set[str] = set()
    for index, step in enumerate(plan.steps):
        if step.id in seen:
            yield FieldError(f"/steps/{index}/id", f"Step {index + 1} has the id of an earlier step. Make a new id.")
        seen.add(step.id)
    for field, which, step_id in (
        ("current_step_id", "current", plan.current_step_id),
        ("goal_step_id", "goal", plan.goal_step_id),
    ):
        if step_id is not None and step_id not in seen:
            yield FieldError(f"/{field}", f"The {which} step is not among the plan's steps. Choose one of them.")


def _phase_problems(phases: Iterable[PlanPhase]) -> Iterator[FieldError]:
    """Each problem at the end or the beginning that is wrong; the phases may come in any order."""
    measured = [(index, Phase(phase.kind, phase.start, phase.end)) for index, phase in enumerate(phases)]
    alone = {index: phase_problems([phase]) for index, phase in measured}
    for index, told in alone.items():
        yield from (FieldError(f"/phases/{index}/to", sentence) for sentence in told)
    ordered = sorted(measured, key=lambda each: place_in_time(each[1]))
    for (first, one), (second, other) in itertools.pairwise(ordered):
        together = phase_problems([one, other])[len(alone[first]) + len(alone[second]) :]
        yield from (FieldError(f"/phases/{second}/from", sentence) for sentence in together)


def _aim_problems(plan: PlanBody) -> Iterator[FieldError]:
    aim = plan.aim
    if aim is None:
        return
    if aim.start_on is not None or aim.start_value is not None:
        for field, (given, sentence) in {
            "start_value": (
                aim.start_value,
                "An aim that slopes needs the value that it starts from. Give start_value.",
            ),
            "start_on": (aim.start_on, "An aim that slopes needs the day that it starts on. Give start_on."),
            "by": (aim.by, "An aim that slopes needs the day that it ends on. Give by."),
        }.items():
            if given is None:
                yield FieldError(f"/aim/{field}", sentence)
    if aim.by is not None and aim.start_on is not None and aim.by < aim.start_on:
        yield FieldError("/aim/by", "The aim's day lies before the day it starts on. Check the two dates.")
