"""Gunicorn around the application: one process with threads, which Gunicorn starts anew when it dies.

One process, so that its counters are whole; more capacity comes from more replicas on one PostgreSQL. The work beside
the requests starts in that process after the fork; what takes long to load is loaded before it.
"""

import json
import ssl
import sys
from typing import Any, Final

from gunicorn.app.base import BaseApplication

from alert_analyzer.main import Service
from alert_analyzer.platform.clock import Clock
from alert_analyzer.platform.logging import EventLog
from alert_analyzer.platform.settings import Settings
from alert_analyzer.publish import outputs_of
from alert_analyzer.webhook.application import application_of
from alert_analyzer.worker import investigation_of

_KEEP_ALIVE_S: Final = 30


def serve(settings: Settings, *, clock: Clock | None = None) -> None:
    """Serves until it is told to stop by SIGTERM or SIGINT."""
    outputs_of.load_what_is_named(settings)
    investigation_of.load_what_is_named(settings)
    _Gunicorn(settings, clock).run()


class _Gunicorn(BaseApplication):  # type: ignore[misc]  # Gunicorn has no annotations
    def __init__(self, settings: Settings, clock: Clock | None) -> None:
        self._settings = settings
        self._clock = clock
        self._service: Service | None = None
        super().__init__(prog="alert-analyzer")

    def load_config(self) -> None:
        for name, value in gunicorn_options(self._settings).items():
            self.cfg.set(name, value)
        self.cfg.set("worker_exit", self._stopped)

    def load(self) -> Any:
        """Runs in the process that answers, so that no connection or thread is shared over a fork."""
        service = self._service = Service(self._settings, clock=self._clock)
        service.team.start()
        return application_of(
            service.store,
            self._settings,
            clock=service.clock,
            log=service.log,
            metrics=service.metrics,
            works=lambda: service.team.works,
            measure=service.measure,
            stored=service.alerts_stored,
            around=[service.tracing.middleware] if service.tracing else (),
        )

    def _stopped(self, _arbiter: Any, _worker: Any) -> None:
        if self._service is not None and not self._service.close():
            self._service.log.warning("stopped_before_all_was_done", within_s=self._settings.shutdown_s)


def gunicorn_options(settings: Settings) -> dict[str, Any]:
    """Gunicorn's settings for ours; mTLS is Gunicorn's own."""
    options: dict[str, Any] = {
        "bind": f"{settings.host}:{settings.port}",
        "worker_class": "gthread",
        "workers": 1,
        "threads": settings.threads,
        "keepalive": _KEEP_ALIVE_S,
        "graceful_timeout": settings.shutdown_s,
        "timeout": 60,
        "logger_class": GunicornLog,
        "control_socket_disable": True,
    }
    if settings.tls_certificate:
        options |= {"certfile": settings.tls_certificate, "keyfile": settings.tls_key}
    if settings.speaks_mtls:
        options |= {"ca_certs": settings.tls_client_authority, "cert_reqs": ssl.CERT_REQUIRED}
    return options


class GunicornLog:
    """What Gunicorn says, in the form of the service's own log. Requests are counted and not logged one by one."""

    def __init__(self, cfg: Any) -> None:
        self.cfg = cfg
        self._log = EventLog()
        self.access_log_enabled = False

    def setup(self, cfg: Any) -> None:
        """Asked for when Gunicorn reads its settings anew; there are none to read."""
        self.cfg = cfg

    def _say(self, level: str, message: Any, args: tuple[Any, ...]) -> None:
        text = str(message) % args if args and not isinstance(args[0], dict) else str(message)
        say = self._log.info if level == "info" else self._log.warning
        say("gunicorn", message=json.dumps(text)[1:-1])

    def critical(self, message: Any, *args: Any, **_: Any) -> None:
        """Gunicorn cannot go on."""
        self._say("warning", message, args)

    def error(self, message: Any, *args: Any, **_: Any) -> None:
        """Something failed."""
        self._say("warning", message, args)

    def exception(self, message: Any, *args: Any, **_: Any) -> None:
        """Something failed that nobody expected: with where it happened."""
        error = sys.exc_info()[1]
        self._say("warning", message, args)
        if error is not None:
            self._log.defect("gunicorn_failed", error)

    def warning(self, message: Any, *args: Any, **_: Any) -> None:
        """Something an operator may want to know."""
        self._say("warning", message, args)

    def info(self, message: Any, *args: Any, **_: Any) -> None:
        """Something ordinary."""
        self._say("info", message, args)

    def debug(self, *_: Any, **__: Any) -> None:
        """Not written."""

    def log(self, _level: int, message: Any, *args: Any, **_: Any) -> None:
        """Something ordinary."""
        self._say("info", message, args)

    def access(self, *_: Any) -> None:
        """Not written: metrics count requests."""

    def now(self) -> str:
        """Asked for by Gunicorn's access log alone."""
        return ""

    def reopen_files(self) -> None:
        """There are none."""

    def close_on_exec(self) -> None:
        """There are none."""
