"""The kinds `session`, `exercise_set` and `observation`."""

from registry.platform.access import WRITERS
from registry.records.authorship import may_change, may_delete
from registry.records.kinds import Kind
from registry.training.checks import check_observation, check_session, check_set
from registry.training.guards import guard_observation, guard_session, guard_set
from registry.training.observation_schemas import ObservationBody
from registry.training.rules import facets, references
from registry.training.schemas import SessionBody
from registry.training.set_rules import observation_facets, observation_references, set_facets, set_references
from registry.training.set_schemas import ExerciseSetBody

SESSION = Kind(
        name="session", title="session", body=SessionBody, facets=facets, writers=WRITERS, references=references,
        may_change=may_change, may_delete=may_delete, check=check_session, guard=guard_session,
        timeline=True, searchable=True,
    )  # fmt: skip
EXERCISE_SET = Kind(
    name="exercise_set", title="set", body=ExerciseSetBody, facets=set_facets, writers=WRITERS,
    references=set_references, may_change=may_change, may_delete=may_delete, check=check_set, guard=guard_set,
)  # fmt: skip
OBSERVATION = Kind(
    name="observation", title="observation", body=ObservationBody, facets=observation_facets, writers=WRITERS,
    references=observation_references, may_change=may_change, may_delete=may_delete, check=check_observation,
    guard=guard_observation, timeline=True, searchable=True,
)  # fmt: skip
