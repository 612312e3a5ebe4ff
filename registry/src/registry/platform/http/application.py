"""Puts the operations, the page and the operator's endpoints together into one WSGI application."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from typing import Any

import falcon

from registry.platform.errors import RegistryError
from registry.platform.http.decode import MAX_BODY_BYTES
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
    plain_routes: Sequence[tuple[str, object]] = (),
    page: Callable[[falcon.Request, falcon.Response], None] | None = None,
) -> falcon.App[Any, Any]:
    """The WSGI application. `plain_routes` are Falcon resources outside the API (health, metrics)."""
    app: falcon.App[Any, Any] = falcon.App(middleware=[observer], cors_enable=False)
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
    _take_the_rest(req)
    render(resp, error)


def _take_the_rest(req: falcon.Request) -> None:
    """Reads what a refused request still sends, so that the connection stays good for the next one.

    A body over the limit is not read: the server closes such a connection.
    """
    length = req.content_length
    if length is not None and length <= MAX_BODY_BYTES:
        req.stream.read()


def _on_http_error(_req: Any, resp: falcon.Response, error: Exception, _params: Any) -> None:
    assert isinstance(error, falcon.HTTPError)
    render_http_error(resp, error)
