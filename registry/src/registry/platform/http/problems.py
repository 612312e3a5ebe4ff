"""RFC 9457 problem documents: the one shape of every error answer."""

from typing import Any

import falcon
import msgspec

from registry.platform.errors import RegistryError

PROBLEM_JSON = "application/problem+json"


class FieldProblem(msgspec.Struct):
    """One field that is wrong."""

    pointer: str
    message: str


class Problem(msgspec.Struct, omit_defaults=True):
    """What went wrong and what to do next. `type` is stable; `detail` is written for people."""

    type: str
    title: str
    status: int
    detail: str
    errors: list[FieldProblem] = []


def problem_of(error: RegistryError) -> dict[str, Any]:
    """The problem document of an error."""
    document: dict[str, Any] = {
        "type": f"urn:longline:problem:{error.code}",
        "title": error.title,
        "status": error.status,
        "detail": error.detail,
    }
    if error.errors:
        document["errors"] = [{"pointer": e.pointer, "message": e.message} for e in error.errors]
    return document | error.extra


def render(resp: falcon.Response, error: RegistryError) -> None:
    """Turns an error into the answer."""
    resp.status = error.status
    resp.content_type = PROBLEM_JSON
    resp.data = msgspec.json.encode(problem_of(error))
    resp.set_header("Cache-Control", "no-store")
    for name, value in error.headers.items():
        resp.set_header(name, value)


class _FromFalcon(RegistryError):
    """An error that the HTTP library found: no such path, no such method."""


_DETAILS = {
    404: ("not-found", "There is nothing at this address."),
    405: ("method-not-allowed", "This address does not take that method; the Allow header lists those that it takes."),
    400: ("malformed", "The request cannot be understood."),
}


def render_http_error(resp: falcon.Response, error: falcon.HTTPError) -> None:
    """Renders an error of the HTTP library in the registry's shape, keeping its headers (Allow)."""
    code, detail = _DETAILS.get(error.status_code, ("http-error", error.description or error.title or "Not possible."))
    problem = _FromFalcon(detail)
    problem.status, problem.code, problem.title = error.status_code, code, error.title or "Not possible"
    render(resp, problem)
    for name, value in dict(error.headers or {}).items():
        resp.set_header(name, value)
