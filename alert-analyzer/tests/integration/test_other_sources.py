"""Values from Prometheus and events from Kubernetes beside the log lines."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, quote, urlsplit

import msgspec
import pytest

from alert_analyzer.platform.clock import to_text
from tests.conftest import OpenSite
from tests.harness.model import KEY, model_server
from tests.harness.notifications import alert, read
from tests.harness.site import Site


class Api(ThreadingHTTPServer):
    """Answers with what the test says."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.asked: list[tuple[str, dict[str, str], str]] = []
        self.status = 200
        self.body: object = {}
        self.raw = b""

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Answer(BaseHTTPRequestHandler):
    server: Api

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        params = {name: values[0] for name, values in parse_qs(url.query).items()}
        self.server.asked.append((url.path, params, self.headers.get("Authorization", "")))
        body = self.server.raw or msgspec.json.encode(self.server.body)
        self.send_response(self.server.status)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'inbox.db'}"


@pytest.fixture
def api() -> Iterator[Api]:
    with Api() as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        yield server
        server.shutdown()


def tell(site: Site, *, expression: str = 'free_slots{job="shop"} / slots < 0.1', **labels: str) -> str:
    sent = alert(pod="cart-1", at=to_text(site.clock.ms), **labels)
    sent["generatorURL"] = f"http://prometheus/graph?g0.expr={quote(expression)}&g0.tab=1"
    site.store.take(read(sent))
    site.gathered()
    return site.shelf.messages[-1].text


def series(site: Site, *values: float, **labels: str) -> dict[str, object]:
    start_s = site.clock.ms // 1000 - 60 * len(values)
    return {"metric": labels, "values": [[start_s + 60 * n, str(value)] for n, value in enumerate(values)]}


def test_the_course_of_the_alerts_expression_is_told_and_can_be_cited(open_site: OpenSite, api: Api) -> None:
    with model_server() as model:
        site = open_site(prometheus_url=api.url, prometheus_token="tok", model="m", model_url=model.url, model_key=KEY)
        mine, other = series(site, 0.8, 0.9, 0.02, pod="cart-1"), series(site, 0.5, pod="cart-2")
        api.body = {"status": "success", "data": {"resultType": "matrix", "result": [other, mine]}}
        text = tell(site)
        [prompt] = model.prompts()
    [(path, params, authorization)] = api.asked
    assert path == "/api/v1/query_range"
    assert params["query"] == 'free_slots{job="shop"} / slots'
    assert authorization == "Bearer tok"
    assert "{pod=cart-1}: first 0.8 at" in text
    assert "lowest 0.02 at" in text
    assert "highest 0.9 at" in text
    assert "cart-2" not in text
    assert "[1] " in prompt
    assert "lowest 0.02" in prompt


def event(at_ms: int, kind: str, reason: str, pod: str, message: str, count: int = 1) -> dict[str, object]:
    about = {"kind": "Pod", "name": pod}
    return {"type": kind, "reason": reason, "message": message, "count": count, "involvedObject": about,
            "lastTimestamp": to_text(at_ms), "eventTime": None}  # fmt: skip


def test_events_of_the_time_are_told_warnings_first_without_secrets(
    open_site: OpenSite, api: Api, tmp_path: Path
) -> None:
    token = tmp_path / "token"
    token.write_text("cluster-token\n")
    site = open_site(kubernetes_url=api.url, kubernetes_token_file=str(token))
    now = site.clock.ms
    api.body = {
        "items": [
            event(now - 50_000, "Normal", "Pulled", "cart-1", "image pulled"),
            event(now - 60_000, "Warning", "OOMKilling", "cart-1", "killed, password=hunter22x", count=12),
            event(now - 90_000_000, "Warning", "Old", "cart-1", "long ago"),
        ]
    }
    text = tell(site)
    assert api.asked == [("/api/v1/namespaces/shop/events", {"limit": "500"}, "Bearer cluster-token")]
    assert "[1] " in text
    assert "Warning OOMKilling pod/cart-1: killed, password=<redacted:secret:1> (12 times)" in text
    assert "Values and events\n[1] " in text
    assert text.index("OOMKilling") < text.index("Pulled")
    assert "long ago" not in text


@pytest.mark.parametrize("namespace", ["../../secrets", "a/b", "A", "x" * 64, ""])
def test_a_namespace_that_is_none_asks_nothing(open_site: OpenSite, api: Api, namespace: str) -> None:
    tell(open_site(kubernetes_url=api.url), namespace=namespace)
    assert api.asked == []


@pytest.mark.parametrize(
    ("status", "raw", "said"),
    [
        (500, b"", "answered 500."),
        (200, b"<html>", "answer could not be understood."),
        (200, b" " * 5_000_000, "larger"),
    ],
)
def test_a_source_that_is_broken_is_said_to_be_missing(
    open_site: OpenSite, api: Api, status: int, raw: bytes, said: str
) -> None:
    api.status, api.raw = status, raw
    text = tell(open_site(prometheus_url=api.url, kubernetes_url=api.url))
    assert "- Values of the alert's expression: Prometheus" in text
    assert "- Kubernetes events: Kubernetes" in text
    assert text.count(said) == 2


def test_a_token_that_cannot_be_read_is_said(open_site: OpenSite, api: Api) -> None:
    text = tell(open_site(kubernetes_url=api.url, kubernetes_token_file="/nowhere/token"))
    assert "- Kubernetes events: its token could not be read." in text
