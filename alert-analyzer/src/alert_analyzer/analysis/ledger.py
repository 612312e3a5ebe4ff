"""What was asked of models and what it took, and analyses that are used again; kept over restarts, shared by replicas.

A call reserves its tokens before it is made and settles afterwards, so that several at once cannot pass the budget
together, and one that was killed counts with what it reserved.
"""

from typing import Final

import msgspec

from alert_analyzer.analysis.answers import Answer
from alert_analyzer.inbox.store import new_id
from alert_analyzer.platform.clock import Clock
from alert_analyzer.platform.database import Database

TABLES: Final = (
    """CREATE TABLE IF NOT EXISTS model_calls (
        id TEXT PRIMARY KEY, at_ms BIGINT NOT NULL, tokens BIGINT NOT NULL, outcome TEXT NOT NULL DEFAULT 'open')""",
    "CREATE INDEX IF NOT EXISTS model_calls_by_time ON model_calls (at_ms)",
    """CREATE TABLE IF NOT EXISTS analyses (
        fault TEXT PRIMARY KEY, at_ms BIGINT NOT NULL, incident TEXT NOT NULL, body TEXT NOT NULL)""",
)

HOUR_MS: Final = 3_600_000
DAY_MS: Final = 24 * HOUR_MS


class Kept(msgspec.Struct, frozen=True, kw_only=True):
    """An answer with the shapes of the lines that it cites, by their numbers then."""

    answer: Answer
    shapes: dict[int, str]
    incident: str = ""


class Ledger:
    """Every query about calls of models and analyses."""

    def __init__(self, database: Database, clock: Clock, *, tokens_an_hour: int, tokens_a_day: int) -> None:
        self._database = database
        self._clock = clock
        self._limits = ((HOUR_MS, tokens_an_hour, "hour"), (DAY_MS, tokens_a_day, "day"))

    def reserve(self, tokens: int) -> str | None:
        """A name for a call of at most that many tokens; None when the budget of the hour or day does not hold them."""
        now = self._clock.now_ms()
        name = new_id()
        with self._database.transaction() as transaction:
            if self._database.skip_locked:
                transaction.run("SELECT pg_advisory_xact_lock(4711083)")
            for span_ms, limit, _ in self._limits:
                rows = transaction.run(
                    "SELECT COALESCE(SUM(tokens), 0) AS spent FROM model_calls WHERE at_ms > ?", (now - span_ms,)
                )
                if int(rows[0]["spent"]) + tokens > limit:
                    return None
            transaction.run("INSERT INTO model_calls (id, at_ms, tokens) VALUES (?, ?, ?)", (name, now, tokens))
        return name

    def settle(self, name: str, *, tokens: int | None, outcome: str) -> None:
        """The call is over; without a count of tokens it keeps what it reserved."""
        with self._database.transaction() as transaction:
            transaction.run(
                "UPDATE model_calls SET tokens = COALESCE(?, tokens), outcome = ? WHERE id = ?", (tokens, outcome, name)
            )

    def left(self) -> dict[str, int]:
        """Tokens that may still be used, by `hour` and `day`."""
        now = self._clock.now_ms()
        found: dict[str, int] = {}
        with self._database.transaction() as transaction:
            for span_ms, limit, name in self._limits:
                rows = transaction.run(
                    "SELECT COALESCE(SUM(tokens), 0) AS spent FROM model_calls WHERE at_ms > ?", (now - span_ms,)
                )
                found[name] = max(0, limit - int(rows[0]["spent"]))
        return found

    def keep(self, fault: str, kept: Kept) -> None:
        """Keeps an analysis for the next time that this fault shows."""
        body = msgspec.json.encode(kept).decode()
        with self._database.transaction() as transaction:
            transaction.run(
                "INSERT INTO analyses (fault, at_ms, incident, body) VALUES (?, ?, ?, ?) ON CONFLICT (fault) "
                "DO UPDATE SET at_ms = excluded.at_ms, incident = excluded.incident, body = excluded.body",
                (fault, self._clock.now_ms(), kept.incident, body),
            )

    def find(self, fault: str, *, within_ms: int) -> Kept | None:
        """The analysis of this fault that was made in that time."""
        now = self._clock.now_ms()
        with self._database.transaction() as transaction:
            rows = transaction.run(
                "SELECT body FROM analyses WHERE fault = ? AND at_ms > ? AND at_ms <= ?",
                (fault, now - within_ms, now + within_ms),
            )
        return msgspec.json.decode(rows[0]["body"], type=Kept) if rows else None

    def forget_before(self, moment_ms: int) -> None:
        """Removes calls and analyses that count no more."""
        with self._database.transaction() as transaction:
            transaction.run("DELETE FROM model_calls WHERE at_ms < ?", (moment_ms,))
            transaction.run("DELETE FROM analyses WHERE at_ms < ?", (moment_ms,))
