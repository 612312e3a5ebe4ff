"""Decisions about definitions and plans that need neither clock nor database."""

from collections.abc import Iterable

from registry.behavior.plan_schemas import PlanBody
from registry.behavior.schemas import BehaviorBody, SkillBody
from registry.platform.fields import sort_key
from registry.records.kinds import Facets, Reference


def definition_facets(definition: SkillBody | BehaviorBody) -> Facets:
    """A definition is found by its name, its synonyms and its words."""
    texts = (*definition.synonyms, definition.operational_definition, *definition.examples, *definition.non_examples)
    return Facets(
        title=definition.name,
        summary=definition.operational_definition[:240],
        sort_key=sort_key(definition.name),
        status=definition.status,
        detail_kind=definition.domain,
        texts=[text for text in texts if text],
    )


def plan_facets(plan: PlanBody) -> Facets:
    """A plan is called by the skill or behaviour that it is about."""
    texts = (plan.owner_words, plan.cue.text if plan.cue else "", *(step.text for step in plan.steps))
    return Facets(
        dog_id=plan.dog_id,
        title=plan.name,
        summary=plan.owner_words[:240],
        sort_key=sort_key(plan.name),
        status=plan.status,
        detail_kind=plan.measure,
        visibility="team",
        texts=[text for text in texts if text],
    )


def plan_references(plan: PlanBody) -> Iterable[Reference]:
    """A plan belongs to a dog that exists, and is about a definition that exists when it names one."""
    yield Reference("/dog_id", "dog", plan.dog_id)
    if plan.definition_id is not None:
        yield Reference("/definition_id", "skill", plan.definition_id, or_kinds=("behavior",))
