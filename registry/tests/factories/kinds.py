"""The kinds of record with the common verbs, so that one test speaks for all of them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.factories.records import (
    a_behavior,
    a_dog,
    a_guardian,
    a_health_item,
    a_homework,
    a_note,
    a_plan,
    a_safety_flag,
    a_session,
    a_skill,
    an_attachment,
    an_incident,
    an_observation,
)

Body = dict[str, Any]


@dataclass(frozen=True)
class RecordKind:
    """Where records of a kind live, a least body for a given dog, and a field with two values.

    `audited` records are read by those whom they name, and who read them is kept: a refusal does not show them.
    """

    path: str
    body: Callable[[str], Body]
    field: str
    first: str
    second: str
    audited: bool = False

    def __str__(self) -> str:
        return self.path

    def at(self, record_id: str) -> str:
        return f"/{self.path}/{record_id}"

    def read_by(self, person_id: str) -> Body:
        """What lets a member read it."""
        return {"readers": [person_id]} if self.audited else {}

    def shown(self, newest: Body) -> Body | None:
        """What a refusal over a stale revision shows of it."""
        return None if self.audited else newest

    def first_body(self, dog_id: str) -> Body:
        return self.body(dog_id) | {self.field: self.first}

    def second_body(self, dog_id: str) -> Body:
        return self.body(dog_id) | {self.field: self.second}


KINDS = (
    RecordKind("dogs", lambda _: a_dog(), "about", "Pulls at the gate.", "Walks past the gate."),
    RecordKind("guardians", lambda _: a_guardian(), "about", "Call after six.", "Call before noon."),
    RecordKind("notes", a_note, "body", "Slow at the gate.", "Slow at the hedge."),
    RecordKind("sessions", a_session, "summary", "Recall in the yard.", "Recall in the field."),
    RecordKind("observations", an_observation, "comment", "After breakfast.", "Before breakfast."),
    RecordKind("skills", lambda _: a_skill(), "onset", "The cue ends.", "The whistle ends."),
    RecordKind("behaviors", lambda _: a_behavior(), "onset", "The first bark.", "The first sound."),
    RecordKind("plans", a_plan, "owner_words", "He comes when he likes.", "She comes when she likes."),
    RecordKind("safety-flags", a_safety_flag, "instruction", "Feed behind the gate.", "Feed in the crate."),
    RecordKind("vaccinations", a_health_item, "comment", "By Dr. Moser.", "By Dr. Keller."),
    RecordKind("incidents", an_incident, "facts", "He snapped at the vet.", "She snapped at the vet.", audited=True),
    RecordKind("attachments", an_attachment, "caption", "The wound on Monday.", "The wound on Friday."),
    RecordKind("homework", a_homework, "stop_rule", "Stop after two misses.", "Stop after three misses."),
)
