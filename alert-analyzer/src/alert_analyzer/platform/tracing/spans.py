"""OpenTelemetry's SDK put to work. Loaded only where traces are wanted."""

import logging
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, Final

import falcon
import httpx
from opentelemetry import trace
from opentelemetry.context import Context, attach, detach
from opentelemetry.exporter.otlp.proto.http.trace_exporter import OTLPSpanExporter
from opentelemetry.sdk.resources import OTELResourceDetector, Resource
from opentelemetry.sdk.trace import TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor
from opentelemetry.trace import Span, SpanKind, Status, StatusCode
from opentelemetry.trace.propagation.tracecontext import TraceContextTextMapPropagator

from alert_analyzer.platform.database import Database, Transaction
from alert_analyzer.platform.logging import EventLog

_CLOSE_S: Final = 2.0
_SEEN: Final = ("/webhook", "/incidents")
_W3C: Final = TraceContextTextMapPropagator()


class Spans:
    """Spans, sent in batches by a thread of their own. OpenTelemetry's own variables say how many, and with what."""

    def __init__(self, endpoint: str, log: EventLog) -> None:
        resource = Resource.create().merge(Resource({"service.name": "longline-alert-analyzer"}))
        self._provider = TracerProvider(
            resource=resource.merge(OTELResourceDetector().detect()), shutdown_on_exit=False
        )
        self._provider.add_span_processor(BatchSpanProcessor(OTLPSpanExporter(endpoint=endpoint)))
        self._tracer = self._provider.get_tracer("longline.alert_analyzer")
        self.middleware = _Requests(self)
        said = logging.getLogger("opentelemetry")
        said.handlers, said.propagate = [_IntoLog(log)], False
        log.carry(_ids)

    def begun(self, name: str, context: Context) -> Span:
        """A request's span; whoever begins it ends it."""
        return self._tracer.start_span(name, context=context, kind=SpanKind.SERVER)

    def work(self, name: str, **attributes: str | int) -> AbstractContextManager[Span]:
        """A span that is nobody's answer: work that a thread does by itself."""
        return self.within(name, SpanKind.INTERNAL, **attributes)

    def way_to(self, peer: str) -> httpx.BaseTransport:
        """How questions to one of the operator's own services are sent: as spans, with the trace handed on."""
        return _Way(self, peer)

    def watched(self, database: Database) -> Database:
        """The database with a span for each transaction of a request or an investigation."""
        return _Watched(self, database)

    def close(self) -> None:
        """Sends what was not sent yet, for two seconds at most."""
        closing = threading.Thread(target=self._provider.shutdown, name="last-spans", daemon=True)
        closing.start()
        closing.join(_CLOSE_S)

    @contextmanager
    def within(self, name: str, kind: SpanKind, **attributes: str | int) -> Iterator[Span]:
        """A span around the block; an error is told by its name alone, because its text may quote a log line."""
        with self._tracer.start_as_current_span(
            name, kind=kind, attributes=attributes, record_exception=False, set_status_on_exception=False
        ) as span:
            try:
                yield span
            except Exception as error:
                span.set_attribute("error.type", type(error).__name__)
                span.set_status(Status(StatusCode.ERROR))
                raise


class _Requests:
    """Falcon middleware. The route is known only behind it, and with it the span's name."""

    def __init__(self, spans: Spans) -> None:
        self._spans = spans

    def process_request(self, req: falcon.Request, _resp: falcon.Response) -> None:
        if not req.path.startswith(_SEEN):
            return
        sent = {name: value for name in ("traceparent", "tracestate") if (value := req.get_header(name)) is not None}
        span = self._spans.begun(req.method, _W3C.extract(sent, context=Context()))
        req.context.span, req.context.span_token = span, attach(trace.set_span_in_context(span))

    def process_response(self, req: falcon.Request, resp: falcon.Response, _resource: Any, _ok: bool) -> None:
        span = getattr(req.context, "span", None)
        if span is None:
            return
        detach(req.context.span_token)
        if req.uri_template:
            span.update_name(f"{req.method} {req.uri_template}")
            span.set_attribute("http.route", req.uri_template)
        span.set_attribute("http.request.method", req.method)
        span.set_attribute("http.response.status_code", resp.status_code)
        if resp.status_code >= 500:
            span.set_status(Status(StatusCode.ERROR))
        span.end()


class _Way(httpx.BaseTransport):
    def __init__(self, spans: Spans, peer: str) -> None:
        self._spans = spans
        self._peer = peer
        self._own = httpx.HTTPTransport()

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        name = f"{request.method} {self._peer}"
        with self._spans.within(name, SpanKind.CLIENT, **{"http.request.method": request.method}) as span:
            span.set_attributes({"server.address": request.url.host, "url.path": request.url.path})
            _W3C.inject(request.headers)
            answer = self._own.handle_request(request)
            span.set_attribute("http.response.status_code", answer.status_code)
            return answer

    def close(self) -> None:
        self._own.close()


class _Watched:
    """Notifications that are stored together are so in the span of the one whose thread does it; the others wait."""

    def __init__(self, spans: Spans, database: Database) -> None:
        self._spans = spans
        self._database = database
        self.skip_locked = database.skip_locked

    def transaction(self, *, brief: bool = False) -> AbstractContextManager[Transaction]:
        if not trace.get_current_span().is_recording():
            return self._database.transaction(brief=brief)
        return self._seen(brief=brief)

    @contextmanager
    def _seen(self, *, brief: bool) -> Iterator[Transaction]:
        with self._spans.within("transaction", SpanKind.CLIENT), self._database.transaction(brief=brief) as tx:
            yield tx

    def close(self) -> None:
        self._database.close()


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
