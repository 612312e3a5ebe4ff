"""Traces in OpenTelemetry's form: what a notification and an investigation took, and each question that one asked.

Without an endpoint there are none, and nothing of OpenTelemetry is loaded. What alerts and log lines say is in no span.
"""

from contextlib import AbstractContextManager
from typing import Protocol

import httpx

from alert_analyzer.platform.database import Database
from alert_analyzer.platform.logging import EventLog
from alert_analyzer.platform.settings import InvalidSettings, Settings


class Tracing(Protocol):
    """Spans of this process and the way out for them."""

    @property
    def middleware(self) -> object:
        """Falcon middleware: a span for each request but probes and figures."""
        ...

    def work(self, name: str, **attributes: str | int) -> AbstractContextManager[object]:
        """A span that is nobody's answer: work that a thread does by itself."""
        ...

    def way_to(self, peer: str) -> httpx.BaseTransport:
        """How questions to one of the operator's own services are sent: as spans, with the trace handed on."""
        ...

    def watched(self, database: Database) -> Database:
        """The database with a span for each transaction of a request or an investigation."""
        ...

    def close(self) -> None:
        """Sends what was not sent yet, for two seconds at most."""
        ...


def open_tracing(settings: Settings, log: EventLog) -> Tracing | None:
    """Tracing where an endpoint is set; the log's lines carry its ids then. Raises InvalidSettings."""
    if not settings.traces_endpoint:
        return None
    try:
        from alert_analyzer.platform.tracing.spans import Spans
    except ModuleNotFoundError as error:
        raise InvalidSettings(
            f"OTEL_EXPORTER_OTLP_ENDPOINT is set, but {error.name} is not installed: "
            "install alert-analyzer/requirements-tracing.lock or leave the variable out."
        ) from error
    return Spans(settings.traces_endpoint, log)
