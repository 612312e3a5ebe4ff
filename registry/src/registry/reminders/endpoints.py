"""HTTP of reminders: wishes, and the way out of them without an account."""

from functools import partial
from html import escape
from typing import Final

from registry.mail.outbox import Outbox
from registry.platform.access import TRAINERS
from registry.platform.http.operation import Call, Operation, Reply
from registry.platform.throttle import RequestThrottle
from registry.records.service import Records
from registry.reminders import service
from registry.reminders.schemas import DogReminders, OwnersReminders, OwnReminders, WantedReminders
from registry.reminders.service import Reminders

A_MINUTE_PER_ADDRESS: Final = 120
_HEADERS: Final = {
    "Content-Security-Policy": "default-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
    "Cache-Control": "no-store", "X-Robots-Tag": "noindex, nofollow", "Referrer-Policy": "no-referrer",
}  # fmt: skip


def operations(records: Records, outbox: Outbox) -> list[Operation]:
    """Everything under /me/reminders, /dogs/{id}/owner-reminders and /reminders."""
    reminders = Reminders(records, outbox)
    return [*_own(reminders), *_of_dogs(reminders), *_ways_out()]


def _own(reminders: Reminders) -> list[Operation]:
    mine = partial(Operation, path="/me/reminders", room="reminders", scope="admin", answer=OwnReminders)
    return [
        mine(
            method="GET", name="getOwnReminders", summary="Whether you get a letter of what is due, and when",
            handle=lambda call: Reply(reminders.own(call.tx, call.access)),
        ),
        mine(
            method="PUT", name="putOwnReminders", body=WantedReminders, transaction="write",
            summary="Switch your letter of what is due on or off, once a day at an hour of your own clock",
            handle=lambda call: Reply(reminders.want(call.tx, call.access, call.body, now_ms=call.now_ms)),
        ),
    ]  # fmt: skip


def _of_dogs(reminders: Reminders) -> list[Operation]:
    of_dog = partial(
        Operation, path="/dogs/{id}/owner-reminders", room="reminders", roles=TRAINERS, answer=OwnersReminders
    )
    return [
        of_dog(
            method="GET", name="getOwnerReminders", problems=(404,),
            summary="Whether the dog's households are reminded of homework and vaccinations",
            handle=lambda call: Reply(reminders.of_dog(call.tx, call.access, call.id)),
        ),
        of_dog(
            method="PUT", name="putOwnerReminders", body=DogReminders, scope="write", transaction="write",
            summary="Have the dog's households reminded, or not", problems=(404,),
            handle=lambda call: Reply(
                reminders.switch(call.tx, call.access, call.id, on=call.body.on, now_ms=call.now_ms)
            ),
        ),
    ]  # fmt: skip


def _ways_out() -> list[Operation]:
    throttle = RequestThrottle(A_MINUTE_PER_ADDRESS)
    out = partial(
        Operation, path="/reminders/{token}", room="reminders", who="anyone", files=("text/html",), problems=(404,)
    )
    return [
        out(
            method="GET", name="askToEndReminders", handle=lambda call: _ask(call, throttle),
            summary="A page with one button that ends reminders; looking at it ends nothing",
        ),
        out(
            method="POST", name="endReminders", transaction="write", handle=lambda call: _end(call, throttle),
            summary="End the reminders to whom this address was mailed, without an account (RFC 8058)",
        ),
    ]  # fmt: skip


def _ask(call: Call, throttle: RequestThrottle) -> Reply:
    throttle.admit(address=call.visitor.address, person=None)
    practice = escape(service.ending(call.tx, call.path["token"]))
    return _page(
        f"<h1>Reminders from {practice}</h1><p>You get no more of them once you press this.</p>"
        '<form method="post"><button type="submit">End the reminders</button></form>'
    )


def _end(call: Call, throttle: RequestThrottle) -> Reply:
    throttle.admit(address=call.visitor.address, person=None)
    practice = escape(service.end(call.tx, call.path["token"], now_ms=call.now_ms))
    return _page(f"<h1>The reminders have ended</h1><p>{practice} sends you no more of them.</p>")


def _page(body: str) -> Reply:
    """A page without style and script: it has one button."""
    html = (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" '
        f'content="light dark"><title>Reminders</title></head><body><main>{body}</main></body></html>\n'
    )
    return Reply(html.encode(), content_type="text/html; charset=utf-8", headers=dict(_HEADERS))
