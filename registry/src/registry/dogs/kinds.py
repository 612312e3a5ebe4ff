"""The kinds `dog` and `guardian`."""

from registry.dogs.rules import check_dog, check_guardian, dog_facets, dog_references, guardian_facets
from registry.dogs.schemas import DogBody, GuardianBody
from registry.platform.access import TRAINERS
from registry.records.kinds import Kind

DOG = Kind(
        name="dog", title="dog", body=DogBody, facets=dog_facets, writers=TRAINERS, references=dog_references,
        check=check_dog, searchable=True, is_dog=True,
    )  # fmt: skip
GUARDIAN = Kind(
    name="guardian", title="guardian", body=GuardianBody, facets=guardian_facets, writers=TRAINERS, searchable=True,
    check=check_guardian,
)  # fmt: skip
