"""A person at the registry's door: speaks HTTP with cookies, the CSRF token or an access token."""

import uuid
from collections.abc import Mapping
from typing import Any

import httpx

from registry.platform.access import Access
from tests.factories.records import (
    a_behavior,
    a_complete_incident,
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

API = "/api/v1"
COOKIE = "longline_session"
Doc = dict[str, Any]


class Person:
    """Somebody with a browser or a script; nobody in particular until they sign in."""

    def __init__(self, client: httpx.Client, *, access: Access | None = None) -> None:
        self.client = client
        self.csrf: str | None = None
        self.email = ""
        self._access = access

    @property
    def access(self) -> Access:
        """What the door would make of this person; for tests below HTTP."""
        assert self._access is not None
        return self._access

    @property
    def id(self) -> str:
        return self.access.person_id

    # Plain requests

    def send(
        self,
        method: str,
        path: str,
        *,
        if_match: int | str | None = None,
        headers: Mapping[str, str] | None = None,
        **request: Any,
    ) -> httpx.Response:
        """One request to the API; `path` begins behind /api/v1."""
        sent: dict[str, str] = {}
        if self.csrf is not None:
            sent["X-CSRF-Token"] = self.csrf
        if if_match is not None:
            sent["If-Match"] = f'"{if_match}"' if isinstance(if_match, int) else if_match
        return self.client.request(method, API + path, headers={**sent, **(headers or {})}, **request)

    def get(self, path: str, **request: Any) -> httpx.Response:
        return self.send("GET", path, **request)

    def put(self, path: str, json: Any = None, **request: Any) -> httpx.Response:
        return self.send("PUT", path, json=json, **request)

    def patch(self, path: str, json: Any = None, **request: Any) -> httpx.Response:
        return self.send("PATCH", path, json=json, **request)

    def post(self, path: str, json: Any = None, **request: Any) -> httpx.Response:
        return self.send("POST", path, **({"json": json} if json is not None else {}), **request)

    def delete(self, path: str, **request: Any) -> httpx.Response:
        return self.send("DELETE", path, **request)

    # Signing in

    def is_signed_in_by(self, answer: httpx.Response) -> "Person":
        """Takes the CSRF token out of a Me; the cookie is in the client already."""
        assert answer.is_success, answer.text
        self.csrf = answer.json()["csrf_token"]
        self.email = answer.json()["person"]["email"]
        return self

    def has_cookie(self, secret: str, csrf: str | None) -> "Person":
        self.client.cookies.set(COOKIE, secret)
        self.csrf = csrf
        return self

    def uses_token(self, token: str) -> "Person":
        self.client.headers["Authorization"] = f"Bearer {token}"
        return self

    # What trainers do; each insists on success and gives the answer's JSON

    def adds_dog(self, **fields: Any) -> Doc:
        return self._keeps("dogs", a_dog(**fields))

    def adds_guardian(self, **fields: Any) -> Doc:
        return self._keeps("guardians", a_guardian(**fields))

    def writes_note(self, dog: Doc, body: str = "Recall 8/10 at 15 m.", **fields: Any) -> Doc:
        return self._keeps("notes", a_note(dog["id"], body=body, **fields))

    def logs_session(self, dog: Doc, **fields: Any) -> Doc:
        return self._keeps("sessions", a_session(dog["id"], **fields))

    def scores(self, dog: Doc, session: Doc, **fields: Any) -> Doc:
        return self._keeps("sets", a_set(dog["id"], session["id"], **fields))

    def observes(self, dog: Doc, **fields: Any) -> Doc:
        return self._keeps("observations", an_observation(dog["id"], **fields))

    def defines_skill(self, **fields: Any) -> Doc:
        return self._keeps("skills", a_skill(**fields))

    def defines_behavior(self, **fields: Any) -> Doc:
        return self._keeps("behaviors", a_behavior(**fields))

    def plans_for(self, dog: Doc, **fields: Any) -> Doc:
        return self._keeps("plans", a_plan(dog["id"], **fields))

    def flags(self, dog: Doc, **fields: Any) -> Doc:
        return self._keeps("safety-flags", a_safety_flag(dog["id"], **fields))

    def adds_health_item(self, dog: Doc, **fields: Any) -> Doc:
        return self._keeps("vaccinations", a_health_item(dog["id"], **fields))

    def attaches(self, dog: Doc, about_id: str | None = None, **fields: Any) -> Doc:
        return self._keeps("attachments", an_attachment(dog["id"], about_id, **fields))

    def gives_homework(self, dog: Doc, **fields: Any) -> Doc:
        return self._keeps("homework", a_homework(dog["id"], **fields))

    def shares(self, record: Doc, *, scope: str = "dog", audience: str = "Zoë Berger", **fields: Any) -> Doc:
        wanted = {"scope": scope, "about_id": record["id"], "audience": audience, **fields}
        return read(self.post("/shares", wanted), status=201)

    def reports(self, dog: Doc, **fields: Any) -> Doc:
        return self._keeps("incidents", an_incident(dog["id"], **fields))

    def reports_bite(self, dog: Doc, **fields: Any) -> Doc:
        """An incident of which nothing is missing for a signature."""
        return self._keeps("incidents", a_complete_incident(dog["id"], **fields))

    def edits(self, kind: str, record: Doc, **changes: Any) -> Doc:
        return read(self.patch(f"/{kind}/{record['id']}", changes, if_match=record["revision"]))

    def deletes(self, kind: str, record: Doc) -> Doc:
        return read(self.delete(f"/{kind}/{record['id']}", if_match=record["revision"]))

    def makes_token(self, *scopes: str, expires_at: str = "2027-01-01T00:00:00Z", name: str = "script") -> Doc:
        wanted = {"name": name, "scopes": list(scopes), "expires_at": expires_at}
        return read(self.post("/tokens", wanted), status=201)

    def every_page(self, path: str, **params: Any) -> list[Doc]:
        """All items of a list, page after page."""
        items: list[Doc] = []
        cursor: str | None = None
        while True:
            page = read(self.get(path, params={**params, **({"cursor": cursor} if cursor else {})}))
            items += page["items"]
            cursor = page["next_cursor"]
            if cursor is None:
                return items

    def _keeps(self, kind: str, body: Doc) -> Doc:
        return read(self.put(f"/{kind}/{new_id()}", body), status=201)


def read(answer: httpx.Response, *, status: int = 200) -> Doc:
    """The JSON of an answer that must have this status."""
    assert answer.status_code == status, f"{answer.status_code}: {answer.text}"
    found: Doc = answer.json()
    return found


def refusal(answer: httpx.Response, status: int, code: str) -> Doc:
    """The problem document of an answer that must refuse in this way; every refusal has the same shape."""
    assert answer.status_code == status, f"{answer.status_code}: {answer.text}"
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.headers["cache-control"] == "no-store"
    problem: Doc = answer.json()
    assert problem["type"] == f"urn:longline:problem:{code}", problem
    assert problem["status"] == status
    assert problem["title"]
    assert problem["detail"].endswith((".", "?", "!")), problem["detail"]
    return problem


def events_about(owner: Person, record: Doc) -> list[tuple[str, str]]:
    """(what, who) of everything that the ledger keeps about a record, oldest first; for an owner."""
    entries = [entry for entry in owner.every_page("/audit") if entry["id"] == record["id"]]
    return [(entry["action"], entry["actor"]["name"]) for entry in reversed(entries)]


def new_id() -> str:
    """An id as a client makes it."""
    from registry.platform.ids import new_id as fresh

    return fresh()


def random_id() -> str:
    """An id of nothing."""
    return str(uuid.uuid4())
