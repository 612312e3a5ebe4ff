"""Storms: when many incidents open within a minute they become one, so that people get few messages and a model few
questions. Nothing is left out: every alert belongs to the incident that its own was merged into.

While a storm lasts, what is gathered waits a little longer, and then all of it is merged. Firing and resolved alerts
are kept apart.
"""

from typing import Final

import msgspec

from alert_analyzer.inbox.alerts import digest
from alert_analyzer.platform.database import Database, Transaction

MINUTE_MS: Final = 60_000
_CHUNK: Final = 500


class Merged(msgspec.Struct, frozen=True):
    """The incident that holds all others now, and which states a storm holds back for the moment."""

    head: str | None
    held: tuple[str, ...]

    @property
    def held_two(self) -> tuple[str, str]:
        """The states held back, filled up with none, as the statement wants them."""
        first, second, *_ = (*self.held, "", "")
        return first, second


class Storms:
    """Sees storms, and merges."""

    def __init__(self, database: Database, *, incidents_a_minute: int, gather_ms: int) -> None:
        self._database = database
        self._most = incidents_a_minute
        self._gather_ms = gather_ms

    def merge(self, transaction: Transaction, now: int) -> Merged:
        """Merges what has waited long enough in a storm."""
        held: list[str] = []
        for status in ("firing", "resolved"):
            if self._opened(transaction, status, now) <= self._most:
                continue
            held.append(status)
            waiting = transaction.run(
                "SELECT id, due_ms FROM incidents WHERE state = 'gathering' AND status = ? "
                f"ORDER BY severity_rank, opened_ms, id {self._database.skip_locked}",
                (status,),
            )
            due = [row["due_ms"] for row in waiting]
            if not due or (min(due) > now - self._gather_ms and max(due) <= now + MINUTE_MS * 15):
                continue
            ids = [str(row["id"]) for row in waiting]
            self._join(transaction, ids[0], ids[1:], status=status, now=now)
            return Merged(ids[0], tuple(held))
        return Merged(None, tuple(held))

    def _opened(self, transaction: Transaction, status: str, now: int) -> int:
        rows = transaction.run(
            "SELECT COUNT(*) AS n FROM incidents WHERE opened_ms > ? AND opened_ms <= ? AND status = ?",
            (now - MINUTE_MS - self._gather_ms, now + MINUTE_MS, status),
        )
        return int(rows[0]["n"])

    def _join(self, transaction: Transaction, head: str, others: list[str], *, status: str, now: int) -> None:
        for start in range(0, len(others), _CHUNK):
            some = others[start : start + _CHUNK]
            places = ", ".join("?" * len(some))
            transaction.run(f"UPDATE alerts SET incident = ? WHERE incident IN ({places})", (head, *some))
            transaction.run(
                f"UPDATE incidents SET state = 'told', merged_into = ? WHERE id IN ({places})", (head, *some)
            )
        if others:
            transaction.run(
                "UPDATE incidents SET cause = ?, due_ms = ? WHERE id = ?", (digest("storm", status), now, head)
            )
