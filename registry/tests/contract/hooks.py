"""Two repairs of what Schemathesis generates, and how it sends the pieces of an upload.

Its coverage phase (4.32) cannot make a string for the pattern of an optional `If-Match`, takes a value that the
schema forbids instead (0, without quotes) and calls the request valid. Such a request gets an ETag that really is
valid; requests that are meant to be wrong are sent as they are.

A link is for a household of the dog or for somebody by name, and ends within a year: no schema says so, and what is
generated never fits in all of it at once. Where a link to a dog is wanted, it is for a name and ends when links do;
the others are sent as they are.
"""

import re
from typing import Any

import schemathesis
from schemathesis import Case, GenerationMode, HookContext

ETAG = re.compile(r'"[0-9]{1,9}"')
HEADER = "If-Match"
MAKE_A_LINK = "POST /api/v1/shares"


@schemathesis.hook
def map_case(_context: HookContext, case: "Case[Any]") -> "Case[Any]":
    sent = case.headers.get(HEADER) if case.headers else None
    meant_to_be_right = case.meta is not None and case.meta.generation.mode is GenerationMode.POSITIVE
    if meant_to_be_right and sent is not None and not ETAG.fullmatch(str(sent)):
        case.headers[HEADER] = '"1"'
    if meant_to_be_right and case.operation.label == MAKE_A_LINK and isinstance(case.body, dict):
        case.body = _link_that_can_be(case.body)
    return case


def _link_that_can_be(wanted: dict[str, Any]) -> dict[str, Any]:
    if wanted.get("scope") != "dog":
        return wanted
    return {
        "scope": "dog",
        "about_id": wanted["about_id"],
        "audience": str(wanted.get("audience", "")).strip() or "Zoë",
    }


@schemathesis.serializer("application/offset+octet-stream", "application/zip", "text/csv")
def piece_of_an_upload(_context: Any, value: object) -> bytes:
    """Any bytes are a piece, or a zip that is none; what was made for a schema without a type is sent as its text."""
    return value if isinstance(value, bytes) else str(value).encode("utf-8", "replace")
