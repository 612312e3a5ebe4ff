"""OpenTelemetry's SDK put to work. Loaded only where traces are wanted."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

import falcon
from opentelemetry import trace
from opentelemetry.context import Context, attach, detach
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import OTELResourceDetector, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import Span, SpanKind, Status, StatusCode, Tracer
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from registry.platform.database import Database
from registry.platform.errors import RegistryError
from registry.platform.http.application import API
from registry.platform.logging import EventLog
from registry.platform.tracing.statements import WatchedDatabase

_CLOSE_S: Final = 2.0
_W3C: Final = TraceContextTextMapPropagator()


class Spans:
    """Makes spans and sends them in batches from a thread of their own: no request waits for whoever takes them.

    What OpenTelemetry's own variables say about sampling, headers, time-outs, batches and the resource counts.
    """

    def __init__(self, endpoint: str, log: EventLog, *, version: str) -> None:
        named = Resource({"service.name": "longline-registry", "service.version": version})
        self._provider = TracerProvider(
            resource=Resource.create().merge(named).merge(OTELResourceDetector().detect()), shutdown_on_exit=False
        )
        self._provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint=endpoint)))
        self._tracer = self._provider.get_tracer("longline.registry", version)
        self.middleware = RequestSpans(self._tracer)
        said = logging.getLogger("opentelemetry")
        said.handlers, said.propagate = [_IntoLog(log)], False
        log.carry(_ids)

    def watched(self, database: Database) -> Database:
        """The database with a span for each transaction and statement of a request."""
        return WatchedDatabase(database, self._within)

    def close(self) -> None:
        """Sends what was not sent yet, for two seconds at most."""
        closing = threading.Thread(target=self._provider.shutdown, name="last-spans", daemon=True)
        closing.start()
        closing.join(_CLOSE_S)

    @contextmanager
    def _within(self, name: str, kind: SpanKind, attributes: dict[str, str]) -> Iterator[Span]:
        with self._tracer.start_as_current_span(
            name, kind=kind, attributes=attributes, record_exception=False, set_status_on_exception=False
        ) as span:
            try:
                yield span
            except BaseException as error:
                _mark(span, error)
                raise


class RequestSpans:
    """Falcon middleware, outside of all other: what is logged about a request still stands within its span."""

    def __init__(self, tracer: Tracer) -> None:
        self._tracer = tracer

    def process_request(self, req: falcon.Request, _resp: falcon.Response) -> None:
        """Goes on with the caller's trace, or begins one; probes, figures and the page's files have none."""
        if not req.path.startswith(API):
            return
        span = self._tracer.start_span(req.method, context=_callers(req), kind=SpanKind.SERVER)
        req.context.span = span
        req.context.span_token = attach(trace.set_span_in_context(span))

    def process_response(self, req: falcon.Request, resp: falcon.Response, _resource: Any, _ok: bool) -> None:
        """Names the span after the route, which is known by now, and ends it."""
        span = getattr(req.context, "span", None)
        if span is None:
            return
        detach(req.context.span_token)
        operation, failure = getattr(req.context, "operation", None), getattr(req.context, "failure", None)
        span.set_attributes({
            "http.request.method": req.method,
            "http.response.status_code": resp.status_code,
            "longline.request_id": req.context.request_id,
        })  # fmt: skip
        if operation is not None:
            span.update_name(f"{req.method} {API}{operation.path}")
            span.set_attributes({"http.route": API + operation.path, "longline.operation": operation.name})
        if failure is not None:
            span.set_attribute("error.type", failure.code)
        if resp.status_code >= 500:
            span.set_status(Status(StatusCode.ERROR))
        span.end()


def _callers(req: falcon.Request) -> Context:
    """The trace that the caller says it is in, in W3C's form; what is no such thing is passed over."""
    sent = {name: value for name in ("traceparent", "tracestate") if (value := req.get_header(name)) is not None}
    return _W3C.extract(sent, context=Context())


def _mark(span: Span, error: BaseException) -> None:
    """What happened by name alone. A refusal is an answer and no failure of what was asked."""
    span.set_attribute("error.type", type(error).__name__)
    if not isinstance(error, RegistryError) or error.status >= 500:
        span.set_status(Status(StatusCode.ERROR))


def _ids() -> dict[str, str]:
    """What a log line says about the span that it is written in."""
    context = trace.get_current_span().get_span_context()
    if not context.is_valid:
        return {}
    return {"trace_id": trace.format_trace_id(context.trace_id), "span_id": trace.format_span_id(context.span_id)}


class _IntoLog(logging.Handler):
    """Says in the service's own log that spans could not be sent."""

    def __init__(self, log: EventLog) -> None:
        super().__init__(logging.WARNING)
        self._log = log

    def emit(self, record: logging.LogRecord) -> None:
        self._log.warning("traces", reason=record.getMessage())
