"""What operators see of each request: one JSON log line, one counter, one histogram. Never a note's text."""

import itertools
import re
import time
from collections.abc import Callable
from typing import Any, Final

import falcon
from prometheus_client import CollectorRegistry, Counter, Histogram

from registry.platform.errors import RegistryError
from registry.platform.http.problems import render
from registry.platform.ids import new_id
from registry.platform.logging import EventLog

_BUCKETS = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0)


# What follows these names opens something for whoever knows it, so it stands in no log.
_SECRET: Final = re.compile(r"/(s|invitations|password-reset|reset-password|reminders|calendar)/[^/.]{12,}")


def told(path: str) -> str:
    """A path as the log may tell it: without the secret of a link, an invitation, a new password or a feed."""
    return _SECRET.sub(r"/\1/…", path)


class UnexpectedError(RegistryError):
    """A defect of the registry; the log has it under the request id."""

    status = 500
    code = "unexpected"
    title = "The registry made a mistake"


def _reason_of(failure: RegistryError) -> str | None:
    """What the system or the database said, which the caller is not told."""
    cause = failure.__cause__
    if cause is None:
        return None
    return " ".join(" ".join([str(cause), *getattr(cause, "__notes__", ())]).split())


class Observer:
    """Falcon middleware that counts, times and logs."""

    def __init__(self, log: EventLog, metrics: CollectorRegistry) -> None:
        self._log = log
        self._requests = Counter(
            "longline_http_requests", "Answered requests.", ["operation", "method", "status"], registry=metrics
        )
        self._seconds = Histogram(
            "longline_http_request_seconds",
            "Time from the first byte read to the answer handed over, in seconds.",
            ["operation"],
            buckets=_BUCKETS,
            registry=metrics,
        )
        self._meters: dict[tuple[str, str, int], tuple[Callable[[], None], Callable[[float], None]]] = {}
        self._process = new_id()
        self._numbers = itertools.count(1)

    def _meters_of(
        self, operation: str, method: str, status: int
    ) -> tuple[Callable[[], None], Callable[[float], None]]:
        """The counter and the histogram of an operation, looked up once."""
        key = (operation, method, status)
        found = self._meters.get(key)
        if found is None:
            found = self._meters[key] = (
                self._requests.labels(operation, method, str(status)).inc,
                self._seconds.labels(operation).observe,
            )
        return found

    def process_request(self, req: falcon.Request, resp: falcon.Response) -> None:
        """Starts the clock and gives the request an id."""
        req.context.started = time.perf_counter()
        req.context.request_id = f"{self._process}-{next(self._numbers)}"
        resp.set_header("X-Request-Id", req.context.request_id)

    def process_response(self, req: falcon.Request, resp: falcon.Response, _resource: Any, _ok: bool) -> None:
        """Counts, times, logs."""
        operation = getattr(req.context, "operation", None)
        name = operation.name if operation else "page"
        seconds = time.perf_counter() - req.context.started
        status = resp.status_code
        count, observe = self._meters_of(name, req.method if operation else "GET", status)
        count()
        observe(seconds)
        resp.set_header("X-Content-Type-Options", "nosniff")
        if status >= 500 and (failure := getattr(req.context, "failure", None)) is not None:
            self._log.warning(
                "request failed",
                request_id=req.context.request_id,
                operation=name,
                status=status,
                code=failure.code,
                reason=_reason_of(failure),
            )
        if self._log.says("info"):
            caller = getattr(req.context, "caller", None)
            self._log.info(
                "request",
                request_id=req.context.request_id,
                operation=name,
                method=req.method,
                path=told(req.path),
                status=status,
                ms=round(seconds * 1000, 2),
                organization_id=caller.organization_id if caller else None,
                person_id=caller.person_id if caller else None,
            )

    def on_unexpected(self, req: falcon.Request, resp: falcon.Response, error: Exception, _params: Any) -> None:
        """A defect: the whole traceback goes to the log, a sentence to the caller."""
        self._log.exception("unexpected error", error, request_id=req.context.request_id, path=told(req.path))
        render(
            resp,
            UnexpectedError(
                "The registry made a mistake and did not carry this out. Nothing was changed. "
                f"Tell the operator this number: {req.context.request_id}."
            ),
        )
