"""What speaks HTTP: the webhook, health, readiness, metrics."""

import hmac
from collections.abc import Callable
from typing import Any

import falcon
import msgspec
from prometheus_client import CONTENT_TYPE_LATEST, generate_latest

from alert_analyzer.inbox.alerts import alerts_of
from alert_analyzer.inbox.store import Store
from alert_analyzer.platform.clock import Clock
from alert_analyzer.platform.database import DatabaseUnavailable
from alert_analyzer.platform.logging import EventLog
from alert_analyzer.platform.metrics import Metrics
from alert_analyzer.platform.problems import NotStored, NotUnderstood, Problem, TooLarge, Unauthenticated

CHUNK = 64 * 1024


class Webhook:
    """Takes notifications of Alertmanager and Grafana. 2xx is said only after all of it is on disk."""

    def __init__(
        self,
        store: Store,
        *,
        clock: Clock,
        log: EventLog,
        metrics: Metrics,
        secret: str,
        body_limit_bytes: int,
        stored: Callable[[], None],
    ) -> None:
        self._store = store
        self._clock = clock
        self._log = log
        self._metrics = metrics
        self._secret = secret.encode()
        self._limit = body_limit_bytes
        self._stored = stored

    def on_post(self, request: falcon.Request, response: falcon.Response) -> None:
        """Stores all alerts of a notification."""
        try:
            self._authenticate(request)
            alerts = alerts_of(self._body(request), received_ms=self._clock.now_ms())
            taken = self._store.take(alerts)
        except DatabaseUnavailable as error:
            self._metrics.notifications.labels("not_stored").inc()
            self._log.warning("notification_not_stored", reason=str(error))
            raise NotStored("The notification could not be stored. Send it again in a few seconds.") from error
        except Problem as problem:
            self._metrics.notifications.labels(problem.code).inc()
            raise
        self._stored()
        self._metrics.notifications.labels("stored").inc()
        for outcome, count in msgspec.structs.asdict(taken).items():
            self._metrics.alerts.labels(outcome).inc(count)
        self._log.info("notification_stored", alerts=len(alerts), new=taken.new, duplicates=taken.duplicates)
        response.media = msgspec.to_builtins(taken)

    def _authenticate(self, request: falcon.Request) -> None:
        if not self._secret:
            return
        scheme, _, said = (request.get_header("Authorization") or "").partition(" ")
        if scheme.lower() != "bearer" or not hmac.compare_digest(
            said.strip().encode("latin-1", "replace"), self._secret
        ):
            raise Unauthenticated("Send the shared secret as Authorization: Bearer.")

    def _body(self, request: falcon.Request) -> bytes:
        stream = request.bounded_stream if request.content_length else request.stream
        parts: list[bytes] = []
        size = 0
        while part := stream.read(CHUNK):
            size += len(part)
            if size <= self._limit:
                parts.append(part)
            elif size > 4 * self._limit:
                raise self._too_large()  # and Gunicorn hangs up
        if size > self._limit:
            raise self._too_large()  # read to its end, so that the sender hears the answer and may go on
        if request.content_length and size < request.content_length:
            raise NotUnderstood("The body ended before its announced length.")
        return b"".join(parts)

    def _too_large(self) -> TooLarge:
        return TooLarge(f"A notification may have {self._limit} bytes. Set max_alerts in Alertmanager's receiver.")


class Health:
    """Whether the process runs and its threads are there; a process that is not healthy should be started anew."""

    def __init__(self, works: Callable[[], bool]) -> None:
        self._works = works

    def on_get(self, _request: falcon.Request, response: falcon.Response) -> None:
        """200 or 503."""
        works = self._works()
        response.status = 200 if works else 503
        response.media = {"healthy": works}


class Readiness:
    """Whether notifications can be stored. An output or model that is down changes nothing: alerts are kept."""

    def __init__(self, measure: Callable[[], None]) -> None:
        self._measure = measure

    def on_get(self, _request: falcon.Request, response: falcon.Response) -> None:
        """200, or 503 with a problem."""
        try:
            self._measure()
        except DatabaseUnavailable as error:
            raise NotStored("The inbox cannot be read.") from error
        response.media = {"ready": True}


class MetricsPage:
    """What Prometheus scrapes. It goes on without the database, with the figures it has."""

    def __init__(self, metrics: Metrics, measure: Callable[[], None], log: EventLog) -> None:
        self._metrics = metrics
        self._measure = measure
        self._log = log

    def on_get(self, _request: falcon.Request, response: falcon.Response) -> None:
        """Text in Prometheus' format."""
        try:
            self._measure()
        except DatabaseUnavailable as error:
            self._log.warning("metrics_without_database", reason=str(error))
        response.content_type = CONTENT_TYPE_LATEST
        response.data = generate_latest(self._metrics.registry)


def show_problem(_: falcon.Request, response: falcon.Response, problem: Problem, _params: dict[str, Any]) -> None:
    """A problem as problem+json."""
    response.status = problem.status
    response.content_type = "application/problem+json"
    response.data = msgspec.json.encode(problem.body())
    for name, value in problem.headers.items():
        response.set_header(name, value)


def show_http_error(
    _request: falcon.Request, response: falcon.Response, error: falcon.HTTPError, _params: dict[str, Any]
) -> None:
    """Falcon's own errors (no such address, no such method) in the same form."""
    response.status = error.status
    response.content_type = "application/problem+json"
    detail = error.description or "This address takes nothing like it. POST notifications to /webhook."
    status = falcon.http_status_to_code(error.status)
    response.data = msgspec.json.encode(
        {"type": "about:blank", "title": error.title, "status": status, "detail": detail}
    )
    for name, value in dict(error.headers or {}).items():
        response.set_header(name, value)
