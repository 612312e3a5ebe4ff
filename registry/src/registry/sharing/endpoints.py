"""HTTP of shares: what members do with links, and what whoever holds one may ask."""

from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, Final, Union

import msgspec

from registry.mail.outbox import Outbox
from registry.media.handing_out import file_reply
from registry.media.store import Store
from registry.media.types import TYPES
from registry.platform.access import TRAINERS
from registry.platform.clock import to_text
from registry.platform.http.operation import Call, Operation, Reply
from registry.platform.pagination import decode_cursor, encode_cursor, list_name
from registry.records.service import Records
from registry.sharing.mailing import Mailing
from registry.sharing.schemas import (
    ClipQuery,
    KeptPractice,
    MadeShare,
    NewShare,
    ReportQuery,
    SendShare,
    SentPractice,
    Share,
    SharePage,
    SharesQuery,
)
from registry.sharing.scopes import Scope
from registry.sharing.service import Shares
from registry.sharing.visits import Visits

# Nothing of a link is kept by caches, found by search engines, or told to the next site.
DISCREET: Final[Mapping[str, str]] = {
    "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer",
}  # fmt: skip


SHEETS: Final = ("text/html", "application/pdf")


def operations(
    records: Records, scopes: Iterable[Scope], store: Store, outbox: Outbox, *, public_url: str
) -> list[Operation]:  # fmt: skip
    """Everything under /shares and /s."""
    by_name = {scope.name: scope for scope in scopes}
    mailing = Mailing(records, outbox, public_url=public_url)
    shares, visits = Shares(records, by_name, mailing, public_url=public_url), Visits(records, by_name)
    return [*_for_members(shares), *_for_anyone(visits, store, _page_type(by_name.values()))]


def _page_type(scopes: Iterable[Scope]) -> type[msgspec.Struct]:
    shown: Any = Union[tuple(scope.answer for scope in scopes)]  # noqa: UP007  # the members are known at run time
    return msgspec.defstruct(
        "SharedPage", [("practice", str), ("audience", str), ("expires_at", str), ("shown", shown)],
        namespace={"__doc__": "What a link leads to: from which practice, for whom, until when."},
    )  # fmt: skip


def _for_members(shares: Shares) -> list[Operation]:
    operation = partial(Operation, room="sharing", roles=TRAINERS)
    return [
        operation(
            method="POST", path="/shares", name="makeShare", summary="Make a link for somebody without an account",
            body=NewShare, answer=MadeShare, statuses=(201,), problems=(404, 409), scope="write", transaction="write",
            handle=lambda call: Reply(shares.make(call.tx, call.access, call.body, now_ms=call.now_ms), status=201),
        ),
        operation(
            method="GET", path="/shares", name="listShares", summary="Links that were made, newest first",
            query=SharesQuery, answer=SharePage, problems=(400,), handle=lambda call: _list(call, shares),
        ),
        operation(
            method="POST", path="/shares/{id}/mail", name="mailShare", body=SendShare, answer=Share, statuses=(202,),
            summary="Mail a link that was just made; it is not sent once the link is dead", problems=(404, 409),
            scope="write", transaction="write",
            handle=lambda call: Reply(
                shares.mail(call.tx, call.access, call.id, call.body, now_ms=call.now_ms), status=202
            ),
        ),
        operation(
            method="DELETE", path="/shares/{id}", name="withdrawShare", summary="Withdraw a link; it is dead at once",
            statuses=(204,), problems=(404,), scope="write", transaction="write",
            handle=lambda call: _withdraw(call, shares),
        ),
    ]  # fmt: skip


def _for_anyone(visits: Visits, store: Store, page: type[msgspec.Struct]) -> list[Operation]:
    operation = partial(Operation, room="sharing", who="anyone", transaction="own")
    return [
        operation(
            method="GET", path="/s/{token}", name="openShare", summary="What a link leads to; needs no account",
            answer=page, problems=(404,), handle=lambda call: _open(call, visits, page),
        ),
        operation(
            method="POST", path="/s/{token}/practice", name="logPractice", body=SentPractice, answer=KeptPractice,
            summary="Log a round of homework on a link; sent again, it changes nothing", statuses=(200, 201),
            problems=(404, 409, 413), handle=lambda call: _log(call, visits),
        ),
        operation(
            method="GET", path="/s/{token}/clip", name="getSharedClip", query=ClipQuery, files=TYPES,
            summary="The clip of a homework, or a part of it (Range)", statuses=(200, 206), problems=(404, 416),
            handle=lambda call: _clip(call, visits, store),
        ),
        operation(
            method="GET", path="/s/{token}/report", name="readSharedReport", query=ReportQuery, files=SHEETS,
            summary="The report behind a link, as a web page or as a PDF", problems=(404,),
            handle=lambda call: _read(call, visits),
        ),
    ]  # fmt: skip


def _list(call: Call, shares: Shares) -> Reply:
    query = call.query
    of = list_name("shares", query.dog, query.about)
    after = decode_cursor(query.cursor, of=of, keys=tuple[int])
    rows = shares.page(
        call.tx, call.access, dog_id=query.dog, about_id=query.about, before=after[0] if after else None,
        limit=query.limit + 1,
    )  # fmt: skip
    shown = rows[: query.limit]
    cursor = encode_cursor(of, shown[-1][0]) if len(rows) > query.limit else None
    return Reply(SharePage([share for _, share in shown], shares.mails, cursor))


def _withdraw(call: Call, shares: Shares) -> Reply:
    shares.withdraw(call.tx, call.access, call.id, now_ms=call.now_ms)
    return Reply(status=204)


def _open(call: Call, visits: Visits, page: type[msgspec.Struct]) -> Reply:
    visits.admit(call.path["token"], call.visitor.address)
    with call.database.reading() as tx:
        visit, shown = visits.show(tx, call.path["token"], now_ms=call.now_ms)
    visits.count(call.database, visit, now_ms=call.now_ms)
    grant = visit.grant
    return Reply(page(grant.practice, grant.audience, to_text(grant.expires_ms), shown), headers=dict(DISCREET))


def _log(call: Call, visits: Visits) -> Reply:
    token = call.path["token"]
    visits.admit(token, call.visitor.address)
    kept, is_new = call.database.write(lambda tx: visits.log(tx, token, call.body, now_ms=call.now_ms))
    return Reply(kept, status=201 if is_new else 200, headers=dict(DISCREET))


def _read(call: Call, visits: Visits) -> Reply:
    token, query = call.path["token"], call.query
    visits.admit(token, call.visitor.address)
    if query.form == "pdf":
        visits.admit_printing(token)
    with call.database.reading() as tx:
        visit, sheet = visits.sheet(tx, token, now_ms=call.now_ms)
    reply = sheet(query.form, query.paper)
    visits.count(call.database, visit, now_ms=call.now_ms)
    reply.headers.update(DISCREET)
    return reply


def _clip(call: Call, visits: Visits, store: Store) -> Reply:
    visits.admit(call.path["token"], call.visitor.address)
    with call.database.reading() as tx:
        found = visits.clip(tx, call.path["token"], call.query.homework, now_ms=call.now_ms)
    return file_reply(store, found, call.visitor.headers.get("Range"), headers=DISCREET)
