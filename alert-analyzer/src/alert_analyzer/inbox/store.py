"""The durable inbox: what was answered with 2xx is in it, and leaves it only as a message that an output took.

An alert joins the incident of its cause that is being gathered, or opens one. A worker claims what is due by one
conditional update and holds it for the length of a lease; when it dies, the lease runs out and another one takes over.
So everything happens at least once. `claim` and `finish` name the owner: who lost a lease cannot finish any more.
"""

import secrets
from collections.abc import Sequence
from typing import Final, Literal

import msgspec

from alert_analyzer.inbox.alerts import Alert, digest
from alert_analyzer.inbox.storms import Storms
from alert_analyzer.platform.clock import Clock
from alert_analyzer.platform.database import Database, Row, Transaction
from alert_analyzer.platform.together import Together

ALERTS_SHOWN: Final = 5_000
"""So many alerts of one incident are read into memory; the rest is counted."""

SKEW_MS: Final = 60_000
"""How far clocks of two replicas may lie apart. What lies further in the future was written before a clock was set
back, and is due."""

_CHUNK: Final = 200


class Taken(msgspec.Struct, frozen=True):
    """What became of a notification's alerts."""

    new: int
    duplicates: int
    heartbeats: int


class Incident(msgspec.Struct, frozen=True, kw_only=True):
    """A claimed incident: alerts with one cause, gathered for a moment."""

    id: str
    cause: str
    opened_ms: int
    due_ms: int
    """When it was gathered; the time for looking into it counts from here."""
    attempts: int
    taken_over: bool
    alerts: list[Alert]
    alert_count: int


class Store:
    """Every query about alerts and incidents."""

    def __init__(
        self, database: Database, clock: Clock, *, gather_ms: int, storms: Storms, heartbeats: Sequence[str] = ()
    ) -> None:
        self._database = database
        self._clock = clock
        self._gather_ms = gather_ms
        self._storms = storms
        self._heartbeats = frozenset(heartbeats)
        self._together = Together(self._take_all)

    def take(self, alerts: Sequence[Alert]) -> Taken:
        """Stores a notification; when it returns, it is on disk. Raises DatabaseUnavailable.

        What comes at once is stored in one transaction.
        """
        return self._together.do(alerts)

    def _take_all(self, notifications: Sequence[Sequence[Alert]]) -> list[Taken]:
        now = self._clock.now_ms()
        with self._database.transaction() as transaction:
            return [self._take(transaction, alerts, now) for alerts in notifications]

    def _take(self, transaction: Transaction, alerts: Sequence[Alert], now: int) -> Taken:
        beats = {alert.name for alert in alerts if alert.name in self._heartbeats and alert.status == "firing"}
        real = {alert.key: alert for alert in alerts if alert.name not in self._heartbeats}
        for name in sorted(beats):
            _beat(transaction, name, now)
        known = _known(transaction, list(real))
        for key in known:
            transaction.run("UPDATE alerts SET times_sent = times_sent + 1 WHERE key = ?", (key,))
        fresh = [alert for key, alert in real.items() if key not in known]
        new = self._join(transaction, fresh, now)
        heartbeats = sum(alert.name in self._heartbeats for alert in alerts)
        return Taken(new=new, duplicates=len(alerts) - heartbeats - new, heartbeats=heartbeats)

    def _join(self, transaction: Transaction, alerts: list[Alert], now: int) -> int:
        new = 0
        by_cause: dict[str, list[Alert]] = {}
        for alert in alerts:
            by_cause.setdefault(cause_of(alert), []).append(alert)
        for cause in sorted(by_cause):  # in one order everywhere, so that two replicas never wait for each other
            members = by_cause[cause]
            incident = self._gathering(transaction, cause, members, now)
            for alert in sorted(members, key=lambda alert: alert.key):
                body = msgspec.json.encode(alert).decode()
                new += len(
                    transaction.run(
                        "INSERT INTO alerts (key, incident, received_ms, severity_rank, body) VALUES (?, ?, ?, ?, ?) "
                        "ON CONFLICT (key) DO UPDATE SET times_sent = alerts.times_sent + 1 "
                        "RETURNING CASE WHEN times_sent = 1 THEN 1 END AS fresh",
                        (alert.key, incident, now, alert.rank, body),
                    )
                )
        return new

    def _gathering(self, transaction: Transaction, cause: str, members: list[Alert], now: int) -> str:
        rank = min(alert.rank for alert in members)
        return str(
            transaction.run(
                "INSERT INTO incidents (id, cause, status, state, severity_rank, opened_ms, due_ms) "
                "VALUES (?, ?, ?, 'gathering', ?, ?, ?) ON CONFLICT (cause) WHERE state = 'gathering' DO UPDATE "
                "SET severity_rank = CASE WHEN excluded.severity_rank < incidents.severity_rank "
                "THEN excluded.severity_rank ELSE incidents.severity_rank END RETURNING id",
                (new_id(), cause, members[0].status, rank, now, now + self._gather_ms),
            )[0]["id"]
        )

    def claim(self, owner: str, *, lease_ms: int) -> Incident | None:
        """The most pressing incident that is due, or one whose worker died; None when there is nothing to do."""
        now = self._clock.now_ms()
        with self._database.transaction() as transaction:
            merged = self._storms.merge(transaction, now)
            rows = transaction.run(
                "UPDATE incidents SET state = 'working', owner = ?, lease_until_ms = ?, attempts = attempts + 1 "
                "WHERE id = COALESCE(?, (SELECT id FROM incidents WHERE "
                "state = 'gathering' AND (due_ms <= ? OR due_ms > ?) AND status NOT IN (?, ?) "
                "OR state = 'working' AND (lease_until_ms <= ? OR lease_until_ms > ?) "
                f"ORDER BY severity_rank, opened_ms LIMIT 1 {self._database.skip_locked})) "
                "RETURNING id, cause, opened_ms, due_ms, attempts",
                (
                    *(owner, now + lease_ms, merged.head),
                    *(now, now + self._gather_ms + SKEW_MS, *merged.held_two),
                    *(now, now + lease_ms + SKEW_MS),
                ),
            )
            return _incident(transaction, rows[0]) if rows else None

    def renew(self, incident: Incident, owner: str, *, lease_ms: int) -> None:
        """Holds it for the length of a lease from now, when this owner still has it."""
        with self._database.transaction() as transaction:
            transaction.run(
                "UPDATE incidents SET lease_until_ms = ? WHERE id = ? AND owner = ? AND state = 'working'",
                (self._clock.now_ms() + lease_ms, incident.id, owner),
            )

    def recent(self, count: int) -> list[Row]:
        """The newest incidents with their state and findings, newest first."""
        with self._database.transaction() as transaction:
            return transaction.run(
                "SELECT incidents.*, (SELECT COUNT(*) FROM alerts WHERE alerts.incident = incidents.id) AS alert_count "
                "FROM incidents WHERE merged_into = '' ORDER BY opened_ms DESC LIMIT ?",
                (count,),
            )

    def incident(self, name: str) -> Row | None:
        """One incident with its state and findings."""
        with self._database.transaction() as transaction:
            rows = transaction.run(
                "SELECT incidents.*, (SELECT COUNT(*) FROM alerts WHERE alerts.incident = incidents.id) AS alert_count "
                "FROM incidents WHERE id = ?",
                (name,),
            )
        return rows[0] if rows else None

    def alerts_of(self, incident: str, *, most: int) -> list[Alert]:
        """Its alerts, the most pressing first."""
        with self._database.transaction() as transaction:
            return _alerts(transaction, incident, most)

    def heartbeat_ms(self) -> int | None:
        """When a heartbeat alert came last."""
        with self._database.transaction() as transaction:
            newest = transaction.run("SELECT MAX(last_ms) AS newest FROM heartbeats")[0]["newest"]
        return None if newest is None else int(newest)

    def forget_before(self, moment_ms: int) -> int:
        """Removes incidents that were told before that moment, with their alerts and messages; how many.

        What is still waiting, and what was given up, stays.
        """
        old = (
            "SELECT id FROM incidents WHERE state = 'told' AND opened_ms < ? AND NOT EXISTS "
            "(SELECT 1 FROM messages WHERE messages.incident = incidents.id AND messages.state <> 'sent')"
        )
        with self._database.transaction() as transaction:
            for table in ("alerts", "messages"):
                transaction.run(f"DELETE FROM {table} WHERE incident IN ({old})", (moment_ms,))
            return len(transaction.run(f"DELETE FROM incidents WHERE id IN ({old}) RETURNING id", (moment_ms,)))


def cause_of(alert: Alert) -> str:
    """What gathers alerts into one incident: the same alert of the same namespace, firing or resolved."""
    scope = alert.labels.get("cluster", ""), alert.labels.get("namespace", "")
    return digest(alert.status, alert.name, *scope)


def new_id() -> str:
    """A name that nobody else gives."""
    return secrets.token_hex(12)


State = Literal["gathering", "working", "told"]


def _beat(transaction: Transaction, name: str, now: int) -> None:
    transaction.run(
        "INSERT INTO heartbeats (name, last_ms) VALUES (?, ?) "
        "ON CONFLICT (name) DO UPDATE SET last_ms = excluded.last_ms",
        (name, now),
    )


def _known(transaction: Transaction, keys: list[str]) -> set[str]:
    known: set[str] = set()
    for start in range(0, len(keys), _CHUNK):
        some = keys[start : start + _CHUNK]
        rows = transaction.run(f"SELECT key FROM alerts WHERE key IN ({', '.join('?' * len(some))})", some)
        known |= {str(row["key"]) for row in rows}
    return known


def _alerts(transaction: Transaction, incident: str, most: int) -> list[Alert]:
    bodies = transaction.run(
        "SELECT body FROM alerts WHERE incident = ? ORDER BY severity_rank, received_ms, key LIMIT ?", (incident, most)
    )
    return [msgspec.json.decode(body["body"], type=Alert) for body in bodies]


def _incident(transaction: Transaction, row: Row) -> Incident:
    count = transaction.run("SELECT COUNT(*) AS n FROM alerts WHERE incident = ?", (row["id"],))[0]["n"]
    return Incident(
        id=row["id"],
        cause=row["cause"],
        opened_ms=row["opened_ms"],
        due_ms=row["due_ms"],
        attempts=row["attempts"],
        taken_over=row["attempts"] > 1,
        alerts=_alerts(transaction, row["id"], ALERTS_SHOWN),
        alert_count=int(count),
    )
