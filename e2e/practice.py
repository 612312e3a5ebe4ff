"""What must have happened before a test begins, done through the API: the browser then does only what is tested."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field

import httpx
import uuid_utils

# Called before every request of a test: what its windows wrote is on the way to the registry by then.
before_each_call: list[Callable[[], None]] = []
PASSWORD = "long-line-quiet-meadow-41"
_numbers = itertools.count(1)


@dataclass
class Person:
    """Somebody with an account, a session of their own and a place in a practice."""

    address: str
    email: str
    name: str
    client: httpx.Client
    csrf_token: str = ""
    dogs: dict[str, str] = field(default_factory=dict)

    def call(self, method: str, path: str, body: object = None, *, if_match: str = "") -> httpx.Response:
        """One request as this person; anything but a success is a broken test."""
        for prepare in before_each_call:
            prepare()
        headers = {"X-CSRF-Token": self.csrf_token} | ({"If-Match": if_match} if if_match else {})
        answer = self.client.request(method, f"/api/v1{path}", json=body, headers=headers)
        assert answer.is_success, f"{method} {path}: {answer.status_code} {answer.text}"
        return answer

    def add_dog(self, call_name: str) -> str:
        """A dog of the practice; answers its id."""
        dog_id = new_id()
        self.call("PUT", f"/dogs/{dog_id}", {"call_name": call_name})
        self.dogs[call_name] = dog_id
        return dog_id

    def write_note(self, dog_id: str, body: str, *, occurred_at: str = "2026-03-14T16:20:00+01:00") -> str:
        """A note about a dog; answers its id."""
        note_id = new_id()
        self.call("PUT", f"/notes/{note_id}", {"dog_id": dog_id, "body": body, "occurred_at": occurred_at})
        return note_id

    def change_note(self, note_id: str, body: str) -> None:
        """A further revision of a note."""
        etag = self.call("GET", f"/notes/{note_id}").headers["ETag"]
        self.call("PATCH", f"/notes/{note_id}", {"body": body}, if_match=etag)

    def invite(self, email: str, role: str) -> str:
        """An invitation; answers its token."""
        token: str = self.call("POST", "/invitations", {"email": email, "role": role}).json()["token"]
        return token


def new_id() -> str:
    """An id as a client makes it: UUIDv7, so that later documents sort behind earlier ones."""
    return str(uuid_utils.uuid7())


def new_email(name: str) -> str:
    """An address nobody has used in this run."""
    return f"{name.lower()}.{next(_numbers)}@harbour-dogs.example"


def client_of(address: str) -> httpx.Client:
    """A client with cookies of its own; it keeps no connection open, so that nothing is left behind after a test."""
    return httpx.Client(base_url=address, timeout=20, limits=httpx.Limits(max_keepalive_connections=0))


def register(address: str, name: str = "Lena Brandt", practice: str = "Harbour Dogs") -> Person:
    """A new practice and its owner."""
    person = Person(address, new_email(name.split(maxsplit=1)[0]), name, client_of(address))
    me = person.call(
        "POST",
        "/auth/register",
        {"email": person.email, "password": PASSWORD, "name": name, "organization": practice},
    ).json()
    person.csrf_token = me["csrf_token"]
    return person


def log_in(address: str, email: str) -> Person:
    """A further session of somebody who has an account."""
    person = Person(address, email, "", client_of(address))
    me = person.call("POST", "/auth/login", {"email": email, "password": PASSWORD}).json()
    person.name, person.csrf_token = me["person"]["name"], me["csrf_token"]
    return person


def join(owner: Person, role: str, name: str) -> Person:
    """A second person who accepted an invitation of the owner's practice."""
    email = new_email(name.split(maxsplit=1)[0])
    token = owner.invite(email, role)
    person = Person(owner.address, email, name, client_of(owner.address))
    me = person.call("POST", f"/invitations/{token}/accept", {"name": name, "password": PASSWORD}).json()
    person.csrf_token = me["csrf_token"]
    return person
