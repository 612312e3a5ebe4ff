"""Traces in OpenTelemetry's form, for operators who keep them: which request took how long, and where.

Without an endpoint there are none: then nothing of OpenTelemetry is loaded, and nothing is done for it on the way of a
request. Spans hold routes, statuses, ids and statements without their values: never a path, which can hold a link's
token, and never a note's text, which an error's message may quote.
"""

from typing import Protocol

from registry.platform.database import Database
from registry.platform.logging import EventLog
from registry.platform.settings import InvalidSettings, Settings


class Tracing(Protocol):
    """Spans of this process and the way out for them."""

    @property
    def middleware(self) -> object:
        """Falcon middleware: a span for each request of the API."""
        ...

    def watched(self, database: Database) -> Database:
        """The database with a span for each transaction and statement of a request."""
        ...

    def close(self) -> None:
        """Sends what was not sent yet, for two seconds at most."""
        ...


def open_tracing(settings: Settings, log: EventLog, *, version: str) -> Tracing | None:
    """Tracing where an endpoint is set; the log's lines carry its ids then. Raises InvalidSettings."""
    endpoint = settings.traces_endpoint
    if not endpoint:
        return None
    if not endpoint.startswith(("http://", "https://")):
        raise InvalidSettings("OTEL_EXPORTER_OTLP_ENDPOINT must start with http:// or https://.")
    try:
        from registry.platform.tracing.spans import Spans
    except ModuleNotFoundError as error:
        raise InvalidSettings(
            f"OTEL_EXPORTER_OTLP_ENDPOINT is set, but {error.name} is not installed: "
            "install registry/requirements-tracing.lock or leave the variable out."
        ) from error
    return Spans(endpoint, log, version=version)
