"""The kinds `safety_flag` and `health_item`."""

from registry.care.guards import guard_flag
from registry.care.rules import check_health, flag_facets, health_facets, references
from registry.care.schemas import HealthItemBody, SafetyFlagBody
from registry.platform.access import TRAINERS, WRITERS
from registry.records.kinds import Kind

SAFETY_FLAG = Kind(
    name="safety_flag", title="safety flag", body=SafetyFlagBody, facets=flag_facets, writers=TRAINERS,
    references=references, guard=guard_flag, searchable=True,
)  # fmt: skip
HEALTH_ITEM = Kind(
    name="health_item", title="health item", body=HealthItemBody, facets=health_facets, writers=WRITERS,
    references=references, check=check_health, searchable=True,
)  # fmt: skip
