"""What a dog has mastered: by its plan or by its rule, unless a later look found it weaker.

A rule looks at more sessions than the period's, and a look after mastery can open a target again. A report does not
call mastered what is being trained again.
"""

from collections.abc import Iterator, Sequence
from typing import Literal

from registry.measures.wording import on_day
from registry.reports.content import Block, Figure, Piece, Section, Sentence
from registry.reports.material import Material
from registry.reports.plain_words import plain_name
from registry.training.answers import ProgressTarget

Standing = Literal["mastered", "open again", "not yet"]


def standing(material: Material, target: ProgressTarget) -> Standing:
    """How far a target is; without a plan nobody set a goal for it."""
    if target.plan_id is None:
        return "not yet"
    rule = next((one for one in material.progress.rules if one.target == target.target), None)
    if rule is not None and rule.maintenance is not None and rule.maintenance.reopen:
        return "open again"
    met = target.status == "mastered" or (rule is not None and rule.mastery is not None and rule.mastery.met)
    return "mastered" if met else "not yet"


def mastery(material: Material, target: ProgressTarget) -> list[Block]:
    """The sentence that says so."""
    plan, stands = target.plan_id, standing(material, target)
    if plan is None or stands == "not yet":
        return []
    if stands == "mastered":
        judged = Figure(text="mastered", what="mastery", records=[plan])
        return [Sentence(id="mastery", pieces=["This is ", judged, ": it met the goal that was set for it."])]
    kept = next(one.maintenance for one in material.progress.rules if one.target == target.target)
    since: list[Piece] = []
    if kept is not None:
        since = [" on ", Figure(text=on_day(kept.mastered_on), what="mastered_on", records=[plan])]
    again = Figure(text="trained again", what="mastery", records=[plan])
    return [Sentence(id="mastery", pieces=[
        "This was mastered", *since, "; a later look found it weaker, so it is ", again, ".",
    ])]  # fmt: skip


def achieved(material: Material) -> Iterator[Section]:
    """All that is mastered, in one sentence, whenever it was: what a graduation is about."""
    names = [
        Figure(text=plain_name(target), what="mastery", records=[target.plan_id])
        for target in material.progress.targets
        if target.plan_id is not None and standing(material, target) == "mastered"
    ]
    if names:
        yield Section(key="achieved", title="What is mastered", blocks=[
            Sentence(id="achieved", pieces=[f"{material.dog.call_name} has mastered ", *_listed(names), "."]),
        ])  # fmt: skip


def _listed(names: Sequence[Figure]) -> Iterator[Piece]:
    for index, name in enumerate(names):
        if index:
            yield " and " if index == len(names) - 1 else ", "
        yield name
