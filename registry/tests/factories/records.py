"""Least bodies of what trainers write; every field can be given."""

import hashlib
from typing import Any

Body = dict[str, Any]
EVENING = "2026-10-06T17:30:00+02:00"


def a_dog(**fields: Any) -> Body:
    return {"call_name": "Juno", **fields}


def a_guardian(**fields: Any) -> Body:
    return {"name": "Household Berger", **fields}


def a_note(dog_id: str, **fields: Any) -> Body:
    return {"dog_id": dog_id, "body": "Recall 8/10 at 15 m.", "occurred_at": EVENING, **fields}


def a_session(dog_id: str, **fields: Any) -> Body:
    return {"dog_id": dog_id, "started_at": EVENING, **fields}


def a_trial(ordinal: int, outcome: str = "correct", **fields: Any) -> Body:
    at = f"2026-10-06T17:3{ordinal}:00+02:00"
    return {"id": f"01a20b80-db73-70b3-98aa-79f535e9c5{ordinal:02d}", "ordinal": ordinal, "at": at,
            "outcome": outcome, **fields}  # fmt: skip


def a_part_id() -> str:
    """Any id of a part."""
    return "01a20b80-db73-70b3-98aa-79f535e9c5ff"


def a_set(dog_id: str, session_id: str, **fields: Any) -> Body:
    return {"dog_id": dog_id, "session_id": session_id, "started_at": EVENING, "skill": "recall", **fields}


def an_observation(dog_id: str, **fields: Any) -> Body:
    return {"dog_id": dog_id, "type": "weight", "weight_kg": 23.4, "occurred_at": EVENING, **fields}


def a_skill(**fields: Any) -> Body:
    return {"name": "Recall", **fields}


def a_behavior(**fields: Any) -> Body:
    return {"name": "Barking at the gate", **fields}


def a_plan(dog_id: str, **fields: Any) -> Body:
    return {"dog_id": dog_id, "name": "recall", **fields}


def a_safety_flag(dog_id: str, **fields: Any) -> Body:
    return {"dog_id": dog_id, "instruction": "Never reach over the bowl.", **fields}


def a_health_item(dog_id: str, **fields: Any) -> Body:
    return {"dog_id": dog_id, "name": "Rabies", "given_on": "2026-03-03", **fields}


def an_incident(dog_id: str, **fields: Any) -> Body:
    return {"dog_id": dog_id, "occurred_at": EVENING, **fields}


def a_complete_incident(dog_id: str, **fields: Any) -> Body:
    """A bite about which nothing is missing."""
    told = {
        "kind": "bite", "place": "Main gate", "facts": "Juno bit the left hand once.", "dunbar_level": 2.8,
        "antecedents": "A visitor reached over the gate.", "measures": "Dog into the kennel, wound washed.",
        "victims": [{"id": a_part_id(), "who": "person_adult", "medical_care": "doctor"}], "reported_to": "nobody",
    }  # fmt: skip
    return an_incident(dog_id, **told | fields)


def an_attachment(dog_id: str, about_id: str | None = None, *, content: bytes = b"%PDF-1.7 vet", **fields: Any) -> Body:
    """A paper of the vet, unless `media_type` says otherwise; it belongs to the dog unless `about_id` says what to."""
    return {
        "dog_id": dog_id, "about_id": about_id or dog_id, "media_type": "application/pdf", "bytes": len(content),
        "sha256": hashlib.sha256(content).hexdigest(), "captured_at": EVENING, **fields,
    }  # fmt: skip


def a_homework(dog_id: str, **fields: Any) -> Body:
    return {"dog_id": dog_id, "instruction": "Mat in the kitchen, five times.", "starts_on": "2026-10-06", **fields}
