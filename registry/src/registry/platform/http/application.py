"""Puts the operations, the page and the operator's endpoints together into one WSGI application."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

import falcon

from registry.platform.errors import RegistryError
from registry.platform.http.door import IN_PATH, Door, responder
from registry.platform.http.observe import Observer
from registry.platform.http.operation import Operation
from registry.platform.http.problems import render, render_http_error

API = "/api/v1"


class _Resource:
    """All operations on one path, as Falcon wants them."""


def build_application(
    door: Door,
    operations: Sequence[Operation],
    *,
    observer: Observer,
    around: Sequence[Any] = (),
    plain_routes: Sequence[tuple[str, object]] = (),
    page: Callable[[falcon.Request, falcon.Response], None] | None = None,
) -> falcon.App[Any, Any]:
    """The WSGI application. `plain_routes` are Falcon resources outside the API (health, metrics).

    `around` is middleware that sees a request before the observer does, and its answer after it.
    """
    app: falcon.App[Any, Any] = falcon.App(middleware=[*around, observer], cors_enable=False)
    app.req_options.strip_url_path_trailing_slash = False
    app.req_options.auto_parse_form_urlencoded = False
    by_path: dict[str, _Resource] = defaultdict(_Resource)
    for operation in operations:
        setattr(
            by_path[IN_PATH.sub("{key}", operation.path)], f"on_{operation.method.lower()}", responder(door, operation)
        )
    for path, resource in by_path.items():
        app.add_route(API + path, resource)
    for path, route in plain_routes:
        app.add_route(path, route)
    if page is not None:
        app.add_sink(_page_sink(page), "/")
    app.add_error_handler(RegistryError, _on_registry_error)
    app.add_error_handler(falcon.HTTPError, _on_http_error)
    app.add_error_handler(Exception, observer.on_unexpected)
    return app


def _page_sink(page: Callable[[falcon.Request, falcon.Response], None]) -> Callable[..., None]:
    def sink(req: falcon.Request, resp: falcon.Response, **_: Any) -> None:
        if req.path.startswith(API):
            raise falcon.HTTPNotFound
        if req.method not in ("GET", "HEAD"):
            raise falcon.HTTPMethodNotAllowed(["GET", "HEAD"])
        page(req, resp)

    return sink


def _on_registry_error(req: falcon.Request, resp: falcon.Response, error: Exception, _params: Any) -> None:
    assert isinstance(error, RegistryError)
    req.context.failure = error
    render(resp, error)
    _close_if_unread(req, resp)


def _close_if_unread(req: falcon.Request, resp: falcon.Response) -> None:
    """A body that a refusal left unread would be taken for the next request, so the connection ends here.

    Reading it instead would let a stranger who sends nothing hold a thread.
    """
    if req.content_length and not getattr(req.context, "body_read", lambda: False)():
        resp.set_header("Connection", "close")


def _on_http_error(_req: Any, resp: falcon.Response, error: Exception, _params: Any) -> None:
    assert isinstance(error, falcon.HTTPError)
    render_http_error(resp, error)
