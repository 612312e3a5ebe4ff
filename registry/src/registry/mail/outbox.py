"""Letters that wait in the database for the mail server.

A letter is written in the transaction of what it tells: there is none without the other, whatever dies in between.
Without a mail server none is written, and people pass links on themselves.

A letter may be about something that ends before it was sent: a link that is withdrawn, a reminder that nobody wants any
more. It says so by its topic (`share <id>`), and is asked about once more in the transaction in which it is claimed.
"""

from collections.abc import Callable, Mapping
from typing import Any, Final

import msgspec

from registry.platform.database import Transaction

LEASE_MS: Final = 120_000
"""How long one process may take to send a letter before another tries."""
_FIRST_PAUSE_MS: Final = 5_000
_LONGEST_PAUSE_MS: Final = 60 * 60_000
_SAID_CHARACTERS: Final = 300


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """What is written to whom. `unsubscribe`: the address under which the receiver ends such letters with one POST."""

    to: str
    subject: str
    text: str
    unsubscribe: str = ""


class Topic(msgspec.Struct, frozen=True):
    """What a letter is about: a `sort` that `main` knows the guard of, whose (an organization's number), which."""

    sort: str
    organization: int
    about: str

    @property
    def key(self) -> str:
        """As it stands in the database."""
        return f"{self.sort} {self.about}"


StillWanted = Callable[[Transaction, Topic, int], bool]
"""Whether a letter about a topic may still go out, at a moment in milliseconds."""


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A letter that this process may send now. `attempts` counts this one."""

    number: int
    letter: Letter
    written_ms: int
    until_ms: int
    attempts: int


class Fate(msgspec.Struct, frozen=True, kw_only=True):
    """What became of the newest letter about something: `waiting`, `sent`, `given_up` or `withdrawn`."""

    to: str
    state: str
    said: str
    written_ms: int
    ended_ms: int | None


class Outbox:
    """Where rooms leave their letters; closed without a mail server."""

    def __init__(self, *, opened: bool) -> None:
        self.opened = opened

    def put(
        self, tx: Transaction, letter: Letter, *, now_ms: int, until_ms: int, topic: Topic | None = None
    ) -> None:  # fmt: skip
        """Leaves a letter, which is of no use after `until_ms`."""
        if self.opened:
            tx.run(
                "INSERT INTO letter (recipient, subject, text, written_ms, next_ms, until_ms, attempts, state, said,"
                " topic, organization, unsubscribe) VALUES (?, ?, ?, ?, ?, ?, 0, 'waiting', '', ?, ?, ?)",
                *(letter.to, letter.subject, letter.text, now_ms, now_ms, until_ms),
                *((topic.key, topic.organization) if topic else ("", None)),
                letter.unsubscribe,
            )


def withdraw(tx: Transaction, topic: Topic, *, now_ms: int) -> None:
    """Letters about something that has ended are not sent any more."""
    tx.run(
        "UPDATE letter SET state = 'withdrawn', ended_ms = ?, text = '', unsubscribe = ''"
        " WHERE organization = ? AND topic = ? AND state = 'waiting'",
        *(now_ms, topic.organization, topic.key),
    )


def fates(tx: Transaction, topics: list[Topic]) -> dict[str, Fate]:
    """The newest letter about each of these things of one organization, by what they are about."""
    if not topics:
        return {}
    marks = ", ".join("?" * len(topics))
    rows = tx.rows(
        "SELECT topic, recipient, state, said, written_ms, ended_ms FROM letter"
        f" WHERE organization = ? AND topic IN ({marks}) ORDER BY number",
        topics[0].organization,
        *[each.key for each in topics],
    )
    return {
        key.partition(" ")[2]: Fate(to=to, state=state, said=said, written_ms=written, ended_ms=ended)
        for key, to, state, said, written, ended in rows
    }


def count_about(tx: Transaction, topic: Topic) -> int:
    """How many letters about something are remembered."""
    return _count(tx, "organization = ? AND topic = ?", topic.organization, topic.key)


def count_since(tx: Transaction, organization: int, sort: str, *, since_ms: int) -> int:
    """How many letters of a sort an organization wrote since a moment."""
    condition = "organization = ? AND topic >= ? AND topic < ? AND written_ms >= ?"
    return _count(tx, condition, organization, f"{sort} ", f"{sort}!", since_ms)  # `!` comes right behind the blank


def _count(tx: Transaction, condition: str, *values: Any) -> int:
    row = tx.row(f"SELECT count(*) FROM letter WHERE {condition}", *values)
    assert row is not None
    return int(row[0])


def waiting_since(tx: Transaction) -> tuple[int, int | None]:
    """(how many letters wait, when the oldest of them was written)."""
    row = tx.row("SELECT count(*), min(written_ms) FROM letter WHERE state = 'waiting'")
    assert row is not None
    return int(row[0]), row[1]


def is_any_due(tx: Transaction, now_ms: int) -> bool:
    """Whether a letter may be sent now."""
    return tx.row("SELECT 1 FROM letter WHERE state = 'waiting' AND next_ms <= ? LIMIT 1", now_ms) is not None


def claim(tx: Transaction, now_ms: int, guards: Mapping[str, StillWanted]) -> Waiting | None:
    """The letter that has waited longest, for this process alone for a while; None when another process was first, or
    when what it is about has ended meanwhile: then it never goes out."""
    row = tx.row(
        "SELECT number, next_ms FROM letter WHERE state = 'waiting' AND next_ms <= ? ORDER BY next_ms, number LIMIT 1",
        now_ms,
    )
    if row is None:
        return None
    found: tuple[Any, ...] | None = tx.row(
        "UPDATE letter SET next_ms = ?, attempts = attempts + 1 WHERE number = ? AND next_ms = ? AND state = 'waiting'"
        " RETURNING number, recipient, subject, text, written_ms, until_ms, attempts, topic, organization, unsubscribe",
        *(now_ms + LEASE_MS, *row),
    )
    if found is None:
        return None
    number, to, subject, text, written_ms, until_ms, attempts, topic, organization, unsubscribe = found
    letter = Letter(to=to, subject=subject, text=text, unsubscribe=unsubscribe)
    waiting = Waiting(number=number, letter=letter, written_ms=written_ms, until_ms=until_ms, attempts=attempts)
    if _is_wanted(tx, topic, organization, waiting, now_ms=now_ms, guards=guards):
        return waiting
    end(tx, waiting, state="withdrawn", said="", now_ms=now_ms)
    return None


def _is_wanted(
    tx: Transaction, key: str, organization: int | None, waiting: Waiting, *, now_ms: int,
    guards: Mapping[str, StillWanted],
) -> bool:  # fmt: skip
    if key == "" or organization is None:
        return True  # it is asked about its end when the server does not take it
    sort, _, about = key.partition(" ")
    guard = guards.get(sort)
    return now_ms < waiting.until_ms and guard is not None and guard(tx, Topic(sort, organization, about), now_ms)


def end(tx: Transaction, waiting: Waiting, *, state: str, said: str, now_ms: int) -> None:
    """The letter is `sent`, `given_up` or `withdrawn`; its text, which may hold a secret link, is not kept."""
    tx.run(
        "UPDATE letter SET state = ?, said = ?, ended_ms = ?, text = '', unsubscribe = '' WHERE number = ?",
        *(state, said[:_SAID_CHARACTERS], now_ms, waiting.number),
    )


def postpone(tx: Transaction, waiting: Waiting, *, said: str, now_ms: int) -> None:
    """It is tried again, with growing pauses."""
    pause_ms = min(_LONGEST_PAUSE_MS, _FIRST_PAUSE_MS * 2 ** min(waiting.attempts - 1, 20))
    tx.run(
        "UPDATE letter SET next_ms = ?, said = ? WHERE number = ? AND state = 'waiting'",
        *(now_ms + pause_ms, said[:_SAID_CHARACTERS], waiting.number),
    )


def forget_ended(tx: Transaction, *, before_ms: int) -> None:
    """Letters that ended before a moment; only whom they went to was left of them."""
    tx.run("DELETE FROM letter WHERE state <> 'waiting' AND ended_ms < ?", before_ms)
