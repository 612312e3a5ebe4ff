"""An incident of which nothing is missing."""

import pytest

from tests.harness.person import Doc, Person


@pytest.fixture
def incident(trainer: Person, dog: Doc) -> Doc:
    """Written by the trainer Tom; nothing is missing."""
    return trainer.reports_bite(dog)
