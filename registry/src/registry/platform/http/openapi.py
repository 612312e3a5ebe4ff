"""The OpenAPI 3.1 document, written from the operations that are really served."""

import re
from collections.abc import Sequence
from typing import Any, Final

import msgspec

from registry.platform.http.operation import Operation
from registry.platform.http.problems import PROBLEM_JSON, Problem
from registry.platform.patterns import LINK_CHARACTERS, whole

API: Final = "/api/v1"
_REF: Final = "#/components/schemas/{name}"
_IN_PATH: Final = re.compile(r"\{(\w+)\}")
_TOKEN_SCHEMA: Final = {"type": "string", "pattern": whole(LINK_CHARACTERS)}
_ID_SCHEMA: Final = {"type": "string", "format": "uuid"}
_ETAG_SCHEMA: Final = {"type": "string", "pattern": '^"[0-9]{1,9}"$'}
_MEANINGS: Final = {
    200: "Done.", 201: "Created.", 202: "Accepted.", 204: "Done; nothing to say.",
    206: "A part of the file.", 304: "Not changed since.",
    400: "The request is malformed.", 401: "Nobody is signed in.", 403: "The role or token does not allow this.",
    404: "It does not exist, or it is not yours to see.",
    406: "Not in any of the forms that were asked for.", 409: "It does not fit what is stored.",
    410: "It was there once and is gone.", 411: "The length is missing.",
    412: "Changed in the meantime; the problem holds the current state.", 413: "Too large.",
    415: "Not of a media type that is taken here.", 416: "The file is shorter than that.",
    422: "Some values are not valid.", 423: "Another piece is being written.",
    428: "If-Match is missing.", 429: "Too many requests.",
    460: "The bytes do not have the checksum that was sent with them.",
    503: "The database is not available.", 507: "The disk is full.",
}  # fmt: skip
_ROOMS: Final = {
    "accounts": "People, sign-in, organizations, members, tokens",
    "dogs": "Dogs, guardians and the timeline",
    "incidents": "Bites, fights, near misses: read by few, signed by two",
    "media": "Photos, videos, sound and papers",
    "notes": "Notes and their history",
    "behavior": "Skills, behaviours, plans, the library and the rules",
    "care": "Safety flags and health",
    "training": "Sessions, sets, observations, progress, drafts, the hand-over card",
    "homework": "Homework, with the log that its owner keeps",
    "reminders": "Letters of what is due, and the way out of them",
    "sharing": "Links for people without an account",
    "reports": "Reports for owners, colleagues, vets and courts",
    "sync": "Replication: the door of devices that work without a network",
    "calendar": "What is due: the overview of a day, the calendar, feeds for calendar programs",
    "search": "Search over everything that was written",
    "records": "The tamper-evident log",
    "exchange": "Export and import",
}


def openapi_document(operations: Sequence[Operation], *, version: str) -> dict[str, Any]:
    """The whole document as plain data."""
    types = _types(operations)
    schemas, components = msgspec.json.schema_components(types, ref_template=_REF)
    schema_of = dict(zip(map(id, types), schemas, strict=True))
    paths: dict[str, dict[str, Any]] = {}
    for operation in operations:
        described = _operation(operation, schema_of)
        paths.setdefault(API + operation.path, {})[operation.method.lower()] = described
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Longline registry",
            "version": version,
            "description": "Notes on the dogs that professional trainers train. Errors are RFC 9457 problems.",
            "license": {"name": "Apache-2.0", "identifier": "Apache-2.0"},
        },
        "servers": [{"url": "/"}],
        "tags": [{"name": name, "description": text} for name, text in _ROOMS.items()],
        "paths": paths,
        "components": {
            "schemas": dict(sorted(components.items())),
            "responses": _problem_responses(schema_of[id(Problem)]),
            "securitySchemes": {
                "session": {
                    "type": "apiKey", "in": "cookie", "name": "longline_session",
                    "description": "A browser's session; unsafe methods also need X-CSRF-Token from /me.",
                },
                "token": {"type": "http", "scheme": "bearer", "description": "A personal access token."},
            },
        },
    }  # fmt: skip


def _types(operations: Sequence[Operation]) -> list[Any]:
    found: dict[int, Any] = {id(Problem): Problem}
    for operation in operations:
        for kind in (operation.query, operation.body, operation.patch_of, operation.answer):
            if kind is not None:
                found[id(kind)] = kind
    return list(found.values())


def _operation(operation: Operation, schema_of: dict[int, Any]) -> dict[str, Any]:
    described: dict[str, Any] = {
        "operationId": operation.name,
        "summary": operation.summary,
        "tags": [operation.room],
        "parameters": [*_path_parameters(operation), *_query_parameters(operation), *_header_parameters(operation)],
        "responses": _responses(operation, schema_of),
    }
    if operation.description:
        described["description"] = operation.description
    if operation.who == "anyone":
        described["security"] = []
    elif operation.who == "guest":
        described["security"] = [{}, {"session": []}, {"token": []}]
    else:
        described["security"] = [{"session": []}, {"token": []}]
        described["x-roles"] = sorted(operation.roles)
        described["x-scope"] = operation.scope
    sent = operation.body or operation.patch_of
    if sent is not None:
        content = {"application/json": {"schema": schema_of[id(sent)]}}
        if operation.patch_of is not None:
            content["application/merge-patch+json"] = content["application/json"]
        described["requestBody"] = {"required": True, "content": content}
    if operation.file is not None:
        described["requestBody"] = {"required": True, "content": {kind: {} for kind in operation.file.types}}
    return described


def _path_parameters(operation: Operation) -> list[dict[str, Any]]:
    return [
        {"name": name, "in": "path", "required": True, "schema": _TOKEN_SCHEMA if name == "token" else _ID_SCHEMA}
        for name in _IN_PATH.findall(operation.path)
    ]


def _query_parameters(operation: Operation) -> list[dict[str, Any]]:
    if operation.query is None:
        return []
    parameters = []
    for field in msgspec.structs.fields(operation.query):
        (schema,), _ = msgspec.json.schema_components([field.type], ref_template=_REF)
        schema = _without_null(schema)
        description = schema.pop("description", "")
        parameter = {"name": field.encode_name, "in": "query", "required": field.required, "schema": schema}
        parameters.append(parameter | ({"description": description} if description else {}))
    return parameters


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """A parameter is left out, never null."""
    options = [option for option in schema.get("anyOf", ()) if option != {"type": "null"}]
    if len(options) == 1:
        return dict(options[0])
    if "enum" in schema:
        return {"enum": [value for value in schema["enum"] if value is not None]}
    return dict(schema)


def _header_parameters(operation: Operation) -> list[dict[str, Any]]:
    if operation.if_match == "no":
        return []
    return [
        {
            "name": "If-Match", "in": "header", "required": operation.if_match == "required", "schema": _ETAG_SCHEMA,
            "description": "The ETag of the revision that was changed.",
        }
    ]  # fmt: skip


def _responses(operation: Operation, schema_of: dict[int, Any]) -> dict[str, Any]:
    responses: dict[str, Any] = {}
    for status in operation.statuses:
        response: dict[str, Any] = {"description": _MEANINGS[status]}
        if operation.answer is not None and status not in (202, 204):
            schema = schema_of[id(operation.answer)]
            response["content"] = {kind: {"schema": schema} for kind in operation.answer_types}
        if operation.files and status in (200, 206):
            response["content"] = response.get("content", {}) | {kind: {} for kind in operation.files}
        responses[str(status)] = response
    for status in sorted(_problem_statuses(operation)):
        responses[str(status)] = {"$ref": f"#/components/responses/Problem{status}"}
    return responses


def _problem_responses(problem: dict[str, Any]) -> dict[str, Any]:
    content = {PROBLEM_JSON: {"schema": problem}}
    return {
        f"Problem{status}": {"description": meaning, "content": content}
        for status, meaning in _MEANINGS.items()
        if status >= 400
    }


def _problem_statuses(operation: Operation) -> set[int]:
    statuses = {*operation.problems, 429, 503}
    if operation.who == "member":
        statuses |= {401, 403, 404}
    elif operation.method != "GET":
        statuses |= {403}
    if operation.body is not None or operation.patch_of is not None:
        statuses |= {400, 413, 415, 422}
    if operation.file is not None:
        statuses |= {400, 411, 413, 415}
    if operation.if_match != "no":
        statuses |= {400}
    if operation.transaction != "read":
        statuses |= {507}
    return statuses | {422, 404} if operation.path else statuses
