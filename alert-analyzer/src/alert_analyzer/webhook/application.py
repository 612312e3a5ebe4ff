"""The WSGI application that Gunicorn serves."""

from collections.abc import Callable, Sequence
from typing import Any

import falcon

from alert_analyzer.inbox.store import Store
from alert_analyzer.page.pages import Incidents
from alert_analyzer.platform.clock import Clock
from alert_analyzer.platform.logging import EventLog
from alert_analyzer.platform.metrics import Metrics
from alert_analyzer.platform.problems import Problem
from alert_analyzer.platform.settings import Settings
from alert_analyzer.webhook.endpoints import (
    Health,
    MetricsPage,
    Readiness,
    Webhook,
    show_http_error,
    show_problem,
)


def application_of(
    store: Store,
    settings: Settings,
    *,
    clock: Clock,
    log: EventLog,
    metrics: Metrics,
    works: Callable[[], bool],
    measure: Callable[[], None],
    stored: Callable[[], None],
    around: Sequence[Any] = (),
) -> "falcon.App[Any, Any]":
    """All addresses of the service; `around` is middleware."""

    def show_defect(
        request: falcon.Request, response: falcon.Response, error: Exception, params: dict[str, Any]
    ) -> None:
        log.defect("request_failed", error)
        show_problem(request, response, Problem("Something went wrong here. It is in the log."), params)

    app = falcon.App(middleware=list(around))
    app.add_error_handler(Exception, show_defect)
    app.add_error_handler(falcon.HTTPError, show_http_error)
    app.add_error_handler(Problem, show_problem)
    webhook = Webhook(
        store,
        clock=clock,
        log=log,
        metrics=metrics,
        secret=settings.webhook_secret,
        body_limit_bytes=settings.body_limit_bytes,
        stored=stored,
    )
    app.add_route("/webhook", webhook)
    if settings.page_secret or settings.allow_anyone:
        pages = Incidents(store, secret=settings.page_secret, redact_addresses=settings.redact_addresses)
        app.add_route("/incidents", pages)
        app.add_route("/incidents/{incident}", pages, suffix="one")
    app.add_route("/healthz", Health(works))
    app.add_route("/readyz", Readiness(measure))
    app.add_route("/metrics", MetricsPage(metrics, measure, log))
    return app
