"""Messages on their way: written with the end of an incident in one transaction, and kept until an output took them.

An output that is down holds all of its messages back; they leave oldest first when it is there again. A message that an
output refused for its own sake steps aside, so that the others pass it. Either is given up after a set time, and that
is an alert of its own, told through every output.
"""

from collections.abc import Sequence
from typing import Final

import msgspec

from alert_analyzer.inbox.store import SKEW_MS, Incident, new_id
from alert_analyzer.platform.clock import Clock
from alert_analyzer.platform.database import Database
from alert_analyzer.publish.messages import Message

UNSURE: Final = "unsure: "
"""Begins the error of an attempt that got no answer."""


class Outgoing(msgspec.Struct, frozen=True, kw_only=True):
    """A message claimed for one output."""

    id: str
    """The same at every attempt: what receivers recognise a second delivery by."""
    output: str
    created_ms: int
    attempts: int
    unsure: bool
    """How the attempt before this one ended is not known: the output may have the message."""
    message: Message


class Waiting(msgspec.Struct, frozen=True, kw_only=True):
    """How much is on its way."""

    incidents: int
    messages: int
    dead: int
    oldest_ms: int | None


class Outbox:
    """Every query about messages."""

    def __init__(self, database: Database, clock: Clock, *, most_wait_ms: int) -> None:
        self._database = database
        self._clock = clock
        self._most_wait_ms = most_wait_ms

    def tell(self, incident: Incident, owner: str, *, message: Message, outputs: Sequence[str], findings: str) -> bool:
        """Ends an incident with a message for every output; False when its lease was lost and another worker has it."""
        now = self._clock.now_ms()
        body = msgspec.json.encode(message).decode()
        with self._database.transaction() as transaction:
            ended = transaction.run(
                "UPDATE incidents SET state = 'told', findings = ? WHERE id = ? AND owner = ? AND state = 'working' "
                "RETURNING id",
                (findings, incident.id, owner),
            )
            for output in outputs if ended else ():
                transaction.run(
                    "INSERT INTO messages (id, incident, output, state, severity_rank, created_ms, due_ms, body) "
                    "VALUES (?, ?, ?, 'waiting', ?, ?, ?, ?)",
                    (new_id(), incident.id, output, message.severity_rank, now, now, body),
                )
        return bool(ended)

    def claim(self, output: str, owner: str, *, lease_ms: int) -> Outgoing | None:
        """The oldest message that waits for this output and is held by nobody.

        An error that is left from an attempt before is cleared where the lease was not given back: a crash ended it.
        """
        now = self._clock.now_ms()
        with self._database.transaction(brief=True) as transaction:
            rows = transaction.run(
                "UPDATE messages SET owner = ?, lease_until_ms = ?, attempts = attempts + 1, "
                "error = CASE WHEN lease_until_ms = 0 THEN error ELSE '' END WHERE id = (SELECT id "
                "FROM messages WHERE state = 'waiting' AND output = ? "
                "AND (due_ms <= ? OR due_ms > ?) AND (lease_until_ms <= ? OR lease_until_ms > ?) "
                f"ORDER BY created_ms, severity_rank, id LIMIT 1 {self._database.skip_locked}) "
                "RETURNING id, output, created_ms, attempts, error, body",
                (
                    *(owner, now + lease_ms, output),
                    *(now, now + self._most_wait_ms + SKEW_MS, now, now + lease_ms + SKEW_MS),
                ),
            )
        if not rows:
            return None
        row = rows[0]
        return Outgoing(
            id=row["id"],
            output=row["output"],
            created_ms=row["created_ms"],
            attempts=row["attempts"],
            unsure=row["attempts"] > 1 and (row["error"] == "" or row["error"].startswith(UNSURE)),
            message=msgspec.json.decode(row["body"], type=Message),
        )

    def sent(self, outgoing: Outgoing, owner: str) -> None:
        """The output took it. Nothing is waited for: until this is written, a crash sends the message again."""
        with self._database.transaction(brief=True) as transaction:
            transaction.run("UPDATE messages SET state = 'sent', owner = ? WHERE id = ?", (owner, outgoing.id))

    def arrived(self, ids: Sequence[str]) -> None:
        """Receivers were seen to have them."""
        with self._database.transaction() as transaction:
            for name in ids:
                transaction.run("UPDATE messages SET state = 'sent' WHERE id = ? AND state = 'waiting'", (name,))

    def waits(self, outgoing: Outgoing) -> bool:
        """Whether it is still to be sent."""
        with self._database.transaction(brief=True) as transaction:
            return bool(
                transaction.run("SELECT 1 AS one FROM messages WHERE id = ? AND state = 'waiting'", (outgoing.id,))
            )

    def put_back(self, outgoing: Outgoing, owner: str, *, error: str, wait_ms: int) -> None:
        """The output did not take it: it waits at least that long."""
        due = self._clock.now_ms() + wait_ms
        with self._database.transaction() as transaction:
            transaction.run(
                "UPDATE messages SET lease_until_ms = 0, due_ms = ?, error = ? "
                "WHERE id = ? AND owner = ? AND state = 'waiting'",
                (due, error[:500], outgoing.id, owner),
            )

    def give_up(self, outgoing: Outgoing, owner: str, *, error: str) -> bool:
        """It is kept and not tried again; False when another worker holds it by now."""
        with self._database.transaction() as transaction:
            return bool(
                transaction.run(
                    "UPDATE messages SET state = 'dead', error = ? WHERE id = ? AND owner = ? AND state = 'waiting' "
                    "RETURNING id",
                    (error[:500], outgoing.id, owner),
                )
            )

    def waiting(self) -> Waiting:
        """How much is on its way, for metrics."""
        with self._database.transaction() as transaction:
            incidents = transaction.run(
                "SELECT COUNT(*) AS n, MIN(opened_ms) AS oldest FROM incidents WHERE state <> 'told'"
            )[0]
            messages = transaction.run(
                "SELECT COUNT(*) AS n, MIN(created_ms) AS oldest FROM messages WHERE state = 'waiting'"
            )[0]
            dead = transaction.run("SELECT COUNT(*) AS n FROM messages WHERE state = 'dead'")[0]
        ages = [row["oldest"] for row in (incidents, messages) if row["oldest"] is not None]
        return Waiting(
            incidents=incidents["n"], messages=messages["n"], dead=dead["n"], oldest_ms=min(ages, default=None)
        )
