"""What orchestrators and Prometheus ask: alive, ready, figures."""

import time
from collections.abc import Callable

import falcon
from prometheus_client import (
    CONTENT_TYPE_LATEST,
    CollectorRegistry,
    Gauge,
    GCCollector,
    PlatformCollector,
    ProcessCollector,
)
from prometheus_client.exposition import generate_latest

from registry.platform.database import Database, DatabaseUnreachable
from registry.platform.logging import EventLog

_CHECKED_FOR_S = 2.0


class Health:
    """`/healthz`: the process answers."""

    def on_get(self, _req: falcon.Request, resp: falcon.Response) -> None:
        """Always well: who can answer is alive."""
        resp.media = {"status": "alive"}


class Readiness:
    """`/readyz`: the database answers and has a shape that this code can work on."""

    def __init__(
        self, database: Database, migrated: Callable[[], bool], *, log: EventLog, metrics: CollectorRegistry
    ) -> None:
        self._database = database
        self._migrated = migrated
        self._good_until = 0.0
        self._log = log
        self._told: str | None = None
        self._reachable = Gauge(
            "longline_database_reachable",
            "1 when the database answered the last question to /readyz, else 0; NaN before the first.",
            registry=metrics,
        )
        self._reachable.set(float("nan"))

    def on_get(self, _req: falcon.Request, resp: falcon.Response) -> None:
        """200 when requests can be served, else 503 with the reason."""
        reason = self._reason()
        if reason != self._told:
            self._told = reason
            self._log.warning("not ready" if reason else "ready again", reason=reason)
        resp.status = 200 if reason is None else 503
        resp.media = {"status": "ready"} if reason is None else {"status": "not ready", "reason": reason}

    def _reason(self) -> str | None:
        try:
            with self._database.reading() as tx:
                tx.row("SELECT 1")
            self._reachable.set(1)
            if time.monotonic() < self._good_until:
                return None
            if not self._migrated():
                return "The database is not migrated. Run `longline migrate`."
        except DatabaseUnreachable as error:
            self._reachable.set(0)
            return error.detail
        self._good_until = time.monotonic() + _CHECKED_FOR_S
        return None


class Metrics:
    """`/metrics` in Prometheus' text format."""

    def __init__(self, metrics: CollectorRegistry) -> None:
        self._metrics = metrics
        ProcessCollector(registry=metrics)
        PlatformCollector(registry=metrics)
        GCCollector(registry=metrics)

    def on_get(self, _req: falcon.Request, resp: falcon.Response) -> None:
        """Every metric of this process."""
        resp.content_type = CONTENT_TYPE_LATEST
        resp.data = generate_latest(self._metrics)
