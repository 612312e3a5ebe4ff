"""The kinds `session`, `exercise_set` and `observation`."""

from registry.platform.access import WRITERS
from registry.records.authorship import may_change, may_delete
from registry.records.kinds import Kind
from registry.training.observation_schemas import ObservationBody
from registry.training.rules import check, facets, references
from registry.training.schemas import SessionBody
from registry.training.set_rules import observation_facets, observation_references, set_facets, set_references
from registry.training.set_schemas import ExerciseSetBody

SESSION = Kind(
        name="session", title="session", body=SessionBody, facets=facets, writers=WRITERS, references=references,
        may_change=may_change, may_delete=may_delete, check=check, timeline=True, searchable=True,
    )  # fmt: skip
EXERCISE_SET = Kind(
    name="exercise_set", title="set", body=ExerciseSetBody, facets=set_facets, writers=WRITERS,
    references=set_references, may_change=may_change, may_delete=may_delete,
)  # fmt: skip
OBSERVATION = Kind(
    name="observation", title="observation", body=ObservationBody, facets=observation_facets, writers=WRITERS,
    references=observation_references, may_change=may_change, may_delete=may_delete, timeline=True, searchable=True,
)  # fmt: skip
