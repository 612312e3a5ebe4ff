"""Letters that wait in the database for the mail server.

A letter is written in the transaction of what it tells: there is none without the other, whatever dies in between.
Without a mail server none is written, and people pass links on themselves.
"""

from typing import Any, Final

import msgspec

from registry.platform.database import Transaction

LEASE_MS: Final = 120_000
"""How long one process may take to send a letter before another tries."""
_FIRST_PAUSE_MS: Final = 5_000
_LONGEST_PAUSE_MS: Final = 60 * 60_000
_SAID_CHARACTERS: Final = 300


class Letter(msgspec.Struct, frozen=True, kw_only=True):
    """What is written to whom."""

    to: str
    subject: str
    text: str


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """A letter that this process may send now. `attempts` counts this one."""

    number: int
    letter: Letter
    written_ms: int
    until_ms: int
    attempts: int


class Outbox:
    """Where rooms leave their letters; closed without a mail server."""

    def __init__(self, *, opened: bool) -> None:
        self.opened = opened

    def put(self, tx: Transaction, letter: Letter, *, now_ms: int, until_ms: int) -> None:
        """Leaves a letter, which is of no use after `until_ms`."""
        if self.opened:
            tx.run(
                "INSERT INTO letter (recipient, subject, text, written_ms, next_ms, until_ms, attempts, state, said)"
                " VALUES (?, ?, ?, ?, ?, ?, 0, 'waiting', '')",
                *(letter.to, letter.subject, letter.text, now_ms, now_ms, until_ms),
            )


def is_any_due(tx: Transaction, now_ms: int) -> bool:
    """Whether a letter may be sent now."""
    return tx.row("SELECT 1 FROM letter WHERE state = 'waiting' AND next_ms <= ? LIMIT 1", now_ms) is not None


def claim(tx: Transaction, now_ms: int) -> Waiting | None:
    """The letter that has waited longest, for this process alone for a while; None when another process was first."""
    row = tx.row(
        "SELECT number, next_ms FROM letter WHERE state = 'waiting' AND next_ms <= ? ORDER BY next_ms, number LIMIT 1",
        now_ms,
    )
    if row is None:
        return None
    found: tuple[Any, ...] | None = tx.row(
        "UPDATE letter SET next_ms = ?, attempts = attempts + 1 WHERE number = ? AND next_ms = ? AND state = 'waiting'"
        " RETURNING number, recipient, subject, text, written_ms, until_ms, attempts",
        *(now_ms + LEASE_MS, *row),
    )
    if found is None:
        return None
    number, to, subject, text, written_ms, until_ms, attempts = found
    letter = Letter(to=to, subject=subject, text=text)
    return Waiting(number=number, letter=letter, written_ms=written_ms, until_ms=until_ms, attempts=attempts)


def end(tx: Transaction, waiting: Waiting, *, state: str, said: str, now_ms: int) -> None:
    """The letter is `sent` or `given_up`; its text, which may hold a secret link, is not kept."""
    tx.run(
        "UPDATE letter SET state = ?, said = ?, ended_ms = ?, text = '' WHERE number = ?",
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
