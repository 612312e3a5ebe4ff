"""Least bodies of what trainers write; every field can be given."""

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
