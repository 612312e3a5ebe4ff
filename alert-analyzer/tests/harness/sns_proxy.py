"""Stands between the service and SNS: lets publications through to moto, or breaks them in the ways of networks. The
queue of receipts is asked through it too, and breaks with it.
"""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Literal
from urllib.parse import parse_qs

import httpx
import msgspec

Mode = Literal["fine", "500", "throttled", "broken", "hangs", "hangs up", "answer lost"]


class SnsProxy(ThreadingHTTPServer):
    """Remembers what moto took: message ids with the alerts' names, in order."""

    daemon_threads = True

    def __init__(self, upstream: str) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.mode: Mode = "fine"
        self.taken: list[tuple[str, tuple[str, ...]]] = []
        self.let_go = threading.Event()
        self.client = httpx.Client(base_url=upstream, trust_env=False, timeout=30)

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Answer(BaseHTTPRequestHandler):
    server: SnsProxy

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        mode = self.server.mode
        try:
            if mode == "hangs up":
                self.close_connection = True
            elif mode == "hangs":
                self.server.let_go.wait(2)
            elif mode == "500":
                self._send(500, b"<html>Internal Server Error</html>")
            elif mode == "throttled":
                self._send(429, b"<ErrorResponse><Error><Code>Throttled</Code></Error></ErrorResponse>")
            elif mode == "broken":
                self._send(200, b"<PublishResponse><Publ")
            else:
                self._pass(body, answered=mode == "fine")
        except OSError:
            return  # who asked has gone

    def _pass(self, body: bytes, *, answered: bool) -> None:
        names = ("Content-Type", "Authorization", "X-Amz-Date", "X-Amz-Target")
        headers = {name: self.headers[name] for name in names if name in self.headers}
        answer = self.server.client.post("/", content=body, headers=headers)
        if answer.status_code == 200 and "X-Amz-Target" not in headers:  # SQS says there what it is asked for
            self.server.taken.append(_publication(body.decode()))
        if answered:
            self._send(answer.status_code, answer.content)
        else:
            self.close_connection = True

    def _send(self, status: int, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", "application/x-amz-json-1.0" if "X-Amz-Target" in self.headers else "text/xml")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def _publication(body: str) -> tuple[str, tuple[str, ...]]:
    form = {name: values[0] for name, values in parse_qs(body).items()}
    attributes = {
        text: form[name.replace(".Name", ".Value.StringValue")]
        for name, text in form.items()
        if name.startswith("MessageAttributes.entry.") and name.endswith(".Name")
    }
    names: list[str] = msgspec.json.decode(attributes["alert_names"])
    return attributes["message"], tuple(names)


@contextmanager
def sns_proxy(upstream: str) -> Iterator[SnsProxy]:
    """Runs one on a free port."""
    with SnsProxy(upstream) as server:
        threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True).start()
        try:
            yield server
        finally:
            server.let_go.set()
            server.shutdown()
            server.client.close()
