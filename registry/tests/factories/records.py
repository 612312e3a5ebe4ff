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
