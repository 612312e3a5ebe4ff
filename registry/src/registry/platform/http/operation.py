"""An operation is one verb on one path, described once.

From the same description the router checks the caller and decodes the request, the OpenAPI document is
written, and the tests walk every endpoint as somebody who may not use it. A room's `endpoints` module is a
list of operations and the functions that carry them out.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Literal, Protocol, cast

import msgspec

from registry.platform.access import EVERYBODY, Access, Role, Scope
from registry.platform.database import Database, Transaction

Method = Literal["GET", "HEAD", "PUT", "POST", "PATCH", "DELETE"]


class Lookup(Protocol):
    """Values by name, such as headers; read only when somebody asks."""

    def get(self, name: str, /) -> str | None:
        """The value, or None."""
        ...


@dataclass(slots=True)
class Visitor:
    """Where a request comes from; for throttling, the list of browser sessions and the cookie."""

    address: str
    user_agent: str
    cookies: Lookup
    headers: Lookup


@dataclass(frozen=True, slots=True)
class FileBody:
    """A request body that is a file and no JSON: at most `most` bytes, of one of the media types `types`."""

    most: int
    types: Sequence[str]


class Incoming(Protocol):
    """A file on its way in; `length` is how many bytes were announced, `media_type` as what."""

    length: int
    media_type: str

    def chunks(self) -> Iterator[bytes]:
        """The bytes, in pieces of at most 256 KiB; raises MalformedRequest when the connection ends too early."""
        ...


@dataclass(slots=True)
class Call:
    """One request on its way through an operation: checked and decoded."""

    operation: "Operation"
    path: Mapping[str, str]
    visitor: Visitor
    database: Database
    now_ms: int
    query: Any = None
    body: Any = None
    incoming: Incoming | None = None
    if_match: int | None = None
    caller: Access | None = None
    transaction: Transaction | None = None

    @property
    def access(self) -> Access:
        """Who is asking; only operations for members have it for sure."""
        return cast("Access", self.caller)

    @property
    def tx(self) -> Transaction:
        """The open transaction of a reading or writing operation."""
        return cast("Transaction", self.transaction)

    @property
    def id(self) -> str:
        """The id in the path."""
        return self.path["id"]


@dataclass(slots=True)
class Reply:
    """What goes back: `body` is a struct, bytes that are JSON already, or an iterator of bytes that are sent one by one
    after the transaction has ended; `length` is how many those are, where that is known."""

    body: object = None
    length: int | None = None
    status: int = 200
    revision: int | None = None
    headers: dict[str, str] = field(default_factory=dict)
    content_type: str = "application/json"
    cookie: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Operation:
    """One verb on one path.

    `who`: anyone; a guest, who may be signed in; or a member with one of `roles` and the token scope `scope`.
    `transaction`: the door opens one that reads, one that writes, or leaves that to the operation.
    `if_match`: whether the header with the known revision is needed, allowed or meaningless.
    `file`: the body is a file; it is handed over unread as `Call.incoming`. `files`: the answer is a file, and of
    which media types.
    `own_texts`: the operation itself refuses texts that cannot be stored, one by one.
    `ahead`: work that needs no database, done before a writing transaction makes others wait; it decides nothing.
    """

    method: Method
    path: str
    name: str
    summary: str
    room: str
    handle: Callable[[Call], Reply]
    who: Literal["anyone", "guest", "member"] = "member"
    roles: frozenset[Role] = EVERYBODY
    scope: Scope = "read"
    query: type[msgspec.Struct] | None = None
    body: type[msgspec.Struct] | None = None
    patch_of: type[msgspec.Struct] | None = None
    file: FileBody | None = None
    files: Sequence[str] = ()
    answer: Any = None
    statuses: Sequence[int] = (200,)
    problems: Sequence[int] = ()
    transaction: Literal["read", "write", "own"] = "read"
    own_texts: bool = False
    ahead: Callable[[Call], None] | None = None
    if_match: Literal["no", "optional", "required"] = "no"
    description: str = ""
    sets_cookie: bool = False
    answer_types: Sequence[str] = ("application/json",)
