"""The made-up dogs have plans that speak of what their notes practise, and what must be known before handling them."""

from collections import Counter
from datetime import date

import pytest

from registry.behavior.plan_schemas import PlanBody, PlanStep
from registry.demo.plans import step_of
from registry.demo.practice import practice
from registry.demo.shapes import Practice

ID = "01a20b80-db73-70b3-98aa-79f535e9c533"


@pytest.fixture(scope="module")
def made_up() -> Practice:
    return practice(date(2026, 11, 20))


@pytest.mark.parametrize(
    ("words", "step"),
    [
        ("30s 1m D0", PlanStep(id=ID, duration_s=30, distance_m=1, distraction=0)),
        ("2min 5m D2", PlanStep(id=ID, duration_s=120, distance_m=5, distraction=2)),
        ("15steps D1", PlanStep(id=ID, steps=15, distraction=1)),
        ("near_dogs D2", PlanStep(id=ID, text="near dogs", distraction=2)),
        ("0.5m D0", PlanStep(id=ID, distance_m=0.5, distraction=0)),
    ],
)
def test_a_step_says_the_three_ds(words: str, step: PlanStep) -> None:
    assert step_of(words, ID) == step


def test_every_dog_has_a_plan_and_the_dangerous_ones_a_flag(made_up: Practice) -> None:
    kinds = Counter(paper.kind for paper in made_up.papers)
    assert kinds["target"] >= 35
    assert kinds["safety_flag"] >= 5
    assert kinds["health_item"] >= 10
    planned = {paper.body.dog_id for paper in made_up.papers if paper.kind == "target"}
    assert planned == {dog.id for dog in made_up.dogs}


def test_phases_of_a_plan_follow_each_other_without_a_hole(made_up: Practice) -> None:
    plans = [paper.body for paper in made_up.papers if isinstance(paper.body, PlanBody)]
    for plan in plans:
        ends = [phase.end for phase in plan.phases]
        assert ends == [phase.start for phase in plan.phases[1:]] + [None]
