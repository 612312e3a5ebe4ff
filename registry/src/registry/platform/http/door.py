"""The door: every request passes here, in this order.

Who is it (and may they be here at all) -> how often -> is the request well-formed -> one transaction -> the
operation -> the answer. The order matters: a stranger learns nothing about what a valid request would be,
and a malformed request never opens a writing transaction.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any, Final, Protocol

import falcon
import msgspec

from registry.platform.access import Access
from registry.platform.clock import Clock
from registry.platform.database import Database, Transaction
from registry.platform.errors import (
    MalformedRequest,
    NotAllowed,
    NotFound,
    RegistryError,
    UnsupportedMediaType,
    dead_link,
)
from registry.platform.http.decode import (
    MAX_BODY_BYTES,
    check_length,
    decode_body,
    decode_object,
    decode_query,
    refuse_unstorable,
)
from registry.platform.http.incoming import receive
from registry.platform.http.operation import Call, Operation, Reply, Visitor
from registry.platform.ids import ID_PATTERN
from registry.platform.patterns import LINK_CHARACTERS, whole

IN_PATH: Final = re.compile(r"\{(\w+)\}")
_PATH_ID: Final = re.compile(ID_PATTERN)
_PATH_TOKEN: Final = re.compile(whole(LINK_CHARACTERS))
_ETAG: Final = re.compile(whole(r'"([0-9]{1,9})"'))
_JSON_TYPES: Final = ("application/json", "application/merge-patch+json")
_UNSAFE: Final = frozenset({"PUT", "POST", "PATCH", "DELETE"})


class PreconditionRequired(RegistryError):
    """A write over something that exists must say which revision it has seen."""

    status = 428
    code = "if-match-required"
    title = "Which revision did you change?"


class Doorkeeper(Protocol):
    """Finds out who is asking; the accounts room has it."""

    def recognise(self, tx: Transaction, visitor: Visitor, *, method: str) -> Access | None:
        """The caller's access, or None for a stranger; raises RegistryError for bad credentials."""
        ...

    def refusal(self, tx: Transaction, visitor: Visitor) -> RegistryError:
        """What a caller is told who is not recognised where only members may be."""
        ...

    def note_use(self, access: Access) -> None:
        """Called after a request of the caller was carried out."""
        ...


class Throttle(Protocol):
    """Counts requests."""

    def admit(self, *, address: str, person: int | None) -> None:
        """Raises TooManyRequests when the caller or the address asks too often."""
        ...


@dataclass(frozen=True, slots=True)
class Door:
    """Takes requests in and hands answers out."""

    database: Database
    doorkeeper: Doorkeeper
    throttle: Throttle
    clock: Clock
    trusted_proxies: int = 0

    def serve(self, operation: Operation, req: falcon.Request, resp: falcon.Response, path: dict[str, str]) -> None:
        """Carries out one operation."""
        visitor = self._visitor(req)
        _check_path(path)
        call = Call(operation, path, visitor, self.database, self.clock.now_ms())
        if operation.transaction == "read":
            with self.database.reading() as tx:
                self._admit(call, tx)
                req.context.caller = call.caller
                call.transaction = tx
                _decode(call, req)
                reply = operation.handle(call)
        else:
            with self.database.reading() as tx:
                self._admit(call, tx)
            req.context.caller = call.caller
            _decode(call, req)
            reply = self._carry_out(call)
        if call.caller is not None:
            self.doorkeeper.note_use(call.caller)
        _answer(reply, req, resp)

    def _carry_out(self, call: Call) -> Reply:
        if call.operation.transaction == "own":
            return call.operation.handle(call)
        if call.operation.ahead is not None:
            call.operation.ahead(call)

        def work(tx: Transaction) -> Reply:
            call.transaction = tx
            return call.operation.handle(call)

        return self.database.write(work)

    def _admit(self, call: Call, tx: Transaction) -> None:
        operation, visitor = call.operation, call.visitor
        if operation.who != "anyone":
            call.caller = self.doorkeeper.recognise(tx, visitor, method=operation.method)
        self.throttle.admit(address=visitor.address, person=call.caller.person if call.caller else None)
        if operation.who == "member":
            if call.caller is None:
                raise self.doorkeeper.refusal(tx, visitor)
            _check_rights(operation, call.caller)
        elif operation.method in _UNSAFE:
            _refuse_foreign_page(visitor)

    def _visitor(self, req: falcon.Request) -> Visitor:
        return Visitor(
            address=_address(req, self.trusted_proxies),
            user_agent=req.get_header("User-Agent", default="")[:300],
            cookies=_Cookies(req),
            headers=_Headers(req.env),
        )


class _Headers:
    """A request's headers by their usual names; nothing is copied."""

    __slots__ = ("_env",)

    def __init__(self, env: dict[str, Any]) -> None:
        self._env = env

    def get(self, name: str, /) -> str | None:
        found: str | None = self._env.get("HTTP_" + name.upper().replace("-", "_"))
        return found


class _Cookies:
    """A request's cookies, parsed when the first one is asked for."""

    __slots__ = ("_request",)

    def __init__(self, request: falcon.Request) -> None:
        self._request = request

    def get(self, name: str, /) -> str | None:
        return self._request.cookies.get(name)


def _address(req: falcon.Request, trusted_proxies: int) -> str:
    if trusted_proxies and (forwarded := req.get_header("X-Forwarded-For")):
        hops = [hop.strip() for hop in forwarded.split(",")]
        return hops[-min(trusted_proxies, len(hops))]
    return str(req.remote_addr)


def _check_path(path: dict[str, str]) -> None:
    for name, value in path.items():
        if name == "token":
            if not _PATH_TOKEN.match(value):
                raise dead_link()
            continue
        lowered = value.lower()
        if not _PATH_ID.match(lowered):
            raise NotFound(
                "There is nothing at this address: ids are UUIDs such as 0198f0c2-9d3a-7c11-b0de-2f6c1e5a7b90."
            )
        path[name] = lowered


def _check_rights(operation: Operation, caller: Access) -> None:
    if operation.scope not in caller.scopes:
        raise NotAllowed(f"This access token lacks the scope `{operation.scope}`. Make one that has it.")
    if caller.role not in operation.roles:
        allowed = ", ".join(sorted(operation.roles))
        raise NotAllowed(
            f"Your role here is {caller.role}; this needs one of: {allowed}. Ask the owner of the practice."
        )


def _refuse_foreign_page(visitor: Visitor) -> None:
    if visitor.headers.get("Sec-Fetch-Site") in ("cross-site", "same-site"):
        raise NotAllowed("This request came from another web site and was refused.")


def _decode(call: Call, req: falcon.Request) -> None:
    operation = call.operation
    call.query = decode_query(req.params, operation.query)
    if operation.if_match != "no":
        call.if_match = _if_match(req)
        if call.if_match is None and operation.if_match == "required":
            raise PreconditionRequired("Send the ETag of the revision that you have seen as If-Match.")
    if operation.file is not None:
        call.incoming = receive(req, operation.file)
    elif operation.body is not None or operation.patch_of is not None:
        raw = _read_body(req)
        if operation.patch_of is not None:
            call.body = decode_object(raw)
        elif operation.body is not None:
            call.body = decode_body(raw, operation.body)
        if b"\\u0000" in raw and not operation.own_texts:
            refuse_unstorable(call.body if operation.patch_of else msgspec.to_builtins(call.body))


def _if_match(req: falcon.Request) -> int | None:
    header = req.get_header("If-Match")
    if header is None:
        return None
    match = _ETAG.match(header.strip())
    if match is None:
        raise MalformedRequest('If-Match must be the ETag that came with the record, such as "3" with the quotes.')
    return int(match[1])


def _read_body(req: falcon.Request) -> bytes:
    length = req.content_length
    check_length(length)
    kind = (req.content_type or "").split(";")[0].strip().lower()
    if kind not in _JSON_TYPES:
        if not kind and not length:
            raise MalformedRequest("The request needs a JSON body, and none was sent.")
        raise UnsupportedMediaType("Send the body as application/json.")
    raw = bytes(req.stream.read(length if length is not None else MAX_BODY_BYTES + 1))
    check_length(len(raw))
    req.context.body_read = lambda: True
    return raw


def _answer(reply: Reply, req: falcon.Request, resp: falcon.Response) -> None:
    resp.status = reply.status
    for name, value in reply.headers.items():
        resp.set_header(name, value)
    if reply.cookie is not None:
        resp.append_header("Set-Cookie", reply.cookie)
    if "Cache-Control" not in reply.headers:
        resp.set_header("Cache-Control", "private, no-cache" if req.method == "GET" else "no-store")
    if reply.revision is not None:
        etag = f'"{reply.revision}"'
        resp.set_header("ETag", etag)
        if req.method == "GET" and req.get_header("If-None-Match") == etag:
            resp.status = 304
            return
    if reply.body is None:
        return
    resp.content_type = reply.content_type
    if isinstance(reply.body, Iterator):
        resp.stream = reply.body
        resp.content_length = reply.length
        return
    resp.data = reply.body if isinstance(reply.body, bytes) else msgspec.json.encode(reply.body)


def responder(door: Door, operation: Operation) -> Callable[..., None]:
    """The function that Falcon calls for an operation; a path holds at most one variable part."""
    names = IN_PATH.findall(operation.path)

    def respond(req: falcon.Request, resp: falcon.Response, **path: Any) -> None:
        req.context.operation = operation
        door.serve(operation, req, resp, dict.fromkeys(names, path.get("key", "")))

    return respond
