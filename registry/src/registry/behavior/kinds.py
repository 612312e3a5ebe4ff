"""The kinds `skill`, `behavior` and `target`; a target is called a plan by everybody who uses it."""

from registry.behavior.plan_rules import check_plan
from registry.behavior.plan_schemas import PlanBody
from registry.behavior.rules import definition_facets, plan_facets, plan_references
from registry.behavior.schemas import BehaviorBody, SkillBody
from registry.platform.access import TRAINERS
from registry.records.kinds import Kind

SKILL = Kind(
    name="skill", title="skill", body=SkillBody, facets=definition_facets, writers=TRAINERS, searchable=True,
    read_by_all=True,
)  # fmt: skip
BEHAVIOR = Kind(
    name="behavior", title="behaviour", body=BehaviorBody, facets=definition_facets, writers=TRAINERS,
    searchable=True, read_by_all=True,
)  # fmt: skip
PLAN = Kind(
    name="target", title="plan", body=PlanBody, facets=plan_facets, writers=TRAINERS, references=plan_references,
    check=check_plan, searchable=True,
)  # fmt: skip
