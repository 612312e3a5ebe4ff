"""A well-formed request for every operation that the registry has, made from its own description.

An operation that nobody gave a body here fails the walk, so that no new door stays untried.
"""

from collections.abc import Mapping
from typing import Any

import httpx

from registry.platform.http.operation import Operation
from tests.factories.practices import PASSWORD
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
    a_set,
    a_skill,
    an_attachment,
    an_incident,
    an_observation,
)
from tests.harness.person import Doc, Person

Ids = Mapping[str, str]
TOKEN = "a" * 43


def body_of(operation: Operation, ids: Ids) -> Any:
    """A body that the operation accepts, naming the records in `ids`."""
    sent = operation.body or operation.patch_of
    if sent is None:
        return None
    bodies: dict[str, Any] = {
        "Registration": {"email": "walk@example.org", "password": PASSWORD, "name": "W", "organization": "W"},
        "LogIn": {"email": "walk@example.org", "password": PASSWORD},
        "ResetRequest": {"email": "walk@example.org"},
        "NewPassword": {"password": PASSWORD},
        "MyChanges": {"name": "Walker"},
        "TotpCode": {"code": "123456"},
        "CurrentPassword": {"password": PASSWORD},
        "NewPasskey": {"name": "Phone", "credential": {}},
        "OrganizationPatch": {"locale": "de"},
        "MemberChanges": {"role": "viewer"},
        "NewInvitation": {"email": "walk@example.org", "role": "viewer"},
        "Acceptance": {"name": "W", "password": PASSWORD},
        "NewToken": {"name": "walk", "scopes": ["read"], "expires_at": "2026-12-01T00:00:00Z"},
        "DogBody": a_dog(guardian_ids=[ids["guardians"]], assigned_person_ids=[ids["people"]]),
        "DogPatch": {"guardian_ids": [ids["guardians"]], "assigned_person_ids": [ids["people"]]},
        "GuardianBody": a_guardian(),
        "GuardianPatch": {"about": "walked"},
        "NoteBody": a_note(ids["dogs"]),
        "NotePatch": {"dog_id": ids["dogs"]},
        "SessionBody": a_session(ids["dogs"]),
        "SessionPatch": {"dog_id": ids["dogs"]},
        "ExerciseSetBody": a_set(ids["dogs"], ids["sessions"]),
        "ExerciseSetPatch": {"session_id": ids["sessions"]},
        "ObservationBody": an_observation(ids["dogs"]),
        "ObservationPatch": {"dog_id": ids["dogs"]},
        "Reading": {"text": "recall 8/10", "dog_id": ids["dogs"]},
        "SkillBody": a_skill(),
        "SkillPatch": {"onset": "The cue ends."},
        "BehaviorBody": a_behavior(),
        "BehaviorPatch": {"onset": "The first bark."},
        "PlanBody": a_plan(ids["dogs"], definition_id=ids["skills"]),
        "PlanPatch": {"dog_id": ids["dogs"], "definition_id": ids["behaviors"]},
        "SafetyFlagBody": a_safety_flag(ids["dogs"]),
        "SafetyFlagPatch": {"dog_id": ids["dogs"]},
        "HealthItemBody": a_health_item(ids["dogs"]),
        "HealthItemPatch": {"dog_id": ids["dogs"]},
        "IncidentBody": an_incident(ids["dogs"]),
        "IncidentPatch": {"dog_id": ids["dogs"]},
        "NewSignature": {"role": "supervisor"},
        "AttachmentBody": an_attachment(ids["dogs"], ids["notes"]),
        "AttachmentPatch": {"dog_id": ids["dogs"]},
        "HomeworkBody": a_homework(ids["dogs"]),
        "HomeworkPatch": {"stop_rule": "walked"},
        "NewShare": {"scope": "dog", "about_id": ids["dogs"], "audience": "Walker"},
        "SentPractice": {"id": ids["homework"], "homework_id": ids["homework"], "at": "2026-10-06T17:30:00+02:00"},
        "Push": {
            "rows": [
                {
                    "push_id": ids["notes"],
                    "kind": "note",
                    "id": ids["notes"],
                    "assumed_revision": 1,
                    "body": a_note(ids["dogs"]),
                }
            ]
        },
        "NewFeed": {"shows": "titles"},
        "SendShare": {"token": TOKEN, "to": "walker@example.org"},
        "WantedReminders": {"on": True},
        "DogReminders": {"on": True},
        "Settlement": {"keep": "current"},
        "NewReport": {"kind": "owner_progress"},
        "ReportEdit": {"title": "Walked"},
        "RuleQuestion": {"mastery_rule": {"id": "walk", "name": "Walked"}},
    }
    assert sent.__name__ in bodies, f"{operation.name} takes a {sent.__name__}: give the walk an example of it"
    return bodies[sent.__name__]


def query_of(operation: Operation, ids: Ids) -> Doc:
    """Parameters that name records."""
    if operation.name == "getCalendar":
        return {"from": "2026-10-05", "to": "2026-10-11", "person_id": ids["people"]}
    if operation.name == "search":
        return {"q": "recall", "dog": ids["dogs"], "author": ids["people"]}
    if operation.name == "getSharedClip":
        return {"homework": ids["homework"]}
    return {}


def path_of(operation: Operation, ids: Ids) -> str:
    """The address with the id of a record of the operation's own kind."""
    path = operation.path.replace("{token}", TOKEN)
    if "{id}" not in path:
        return path
    collection = path.split("/{id}")[0].strip("/")
    assert collection in ids, f"{operation.name}: give the walk an id for /{collection}"
    return path.replace("{id}", ids[collection])


def ask(person: Person, operation: Operation, ids: Ids, **more: Any) -> httpx.Response:
    """Sends the operation's request as this person."""
    if operation.file is not None:
        more = {"content": b"%PDF-1.7", **more}
        more["headers"] = {"Content-Type": operation.file.types[-1], **more.get("headers", {})}
    body = body_of(operation, ids)
    if_match = 1 if operation.if_match == "required" else None
    request = {"params": query_of(operation, ids), "if_match": if_match, **({"json": body} if body is not None else {})}
    return person.send(operation.method, path_of(operation, ids), **request | more)
