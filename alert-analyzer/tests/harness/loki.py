"""A stand-in for Loki that honours its documented HTTP interface: query_range with selector, start, end, limit and
direction, its limits and its errors; and that can be slow, broken or busy.
"""

import re
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import msgspec

MATCHER = re.compile(r'([a-zA-Z_]\w*)="((?:[^"\\]|\\.)*)"')
UNESCAPED = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\", '"': '"'}


class LokiServer(ThreadingHTTPServer):
    """Holds lines; `faults` are answered first, one a request."""

    daemon_threads = True
    most_lines = 5_000

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.lines: list[tuple[int, dict[str, str], str]] = []
        self.queries: list[dict[str, str]] = []
        self.headers: list[dict[str, str]] = []
        self.faults: list[tuple[int, dict[str, str], bytes]] = []
        self.always: tuple[int, dict[str, str], bytes] | None = None
        self.hang = threading.Event()
        self.hang.set()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"

    def add(self, at_ns: int, text: str, **labels: str) -> None:
        self.lines.append((at_ns, labels, text))

    def query(self, asked: dict[str, str]) -> dict[str, Any]:
        wanted = matchers_of(asked["query"])
        limit = int(asked.get("limit", "100"))
        assert limit <= self.most_lines, "max entries limit per query exceeded"
        found = [
            (at, labels, text)
            for at, labels, text in self.lines
            if int(asked["start"]) <= at < int(asked["end"])
            and all(labels.get(name, "") == value for name, value in wanted.items())
        ]
        backward = asked.get("direction", "backward") == "backward"
        found.sort(key=lambda line: line[0], reverse=backward)
        streams: dict[tuple[tuple[str, str], ...], list[list[str]]] = {}
        for at, labels, text in found[:limit]:
            streams.setdefault(tuple(sorted(labels.items())), []).append([str(at), text])
        result = [{"stream": dict(labels), "values": values} for labels, values in streams.items()]
        return {"status": "success", "data": {"resultType": "streams", "result": result, "stats": {}}}


def matchers_of(selector: str) -> dict[str, str]:
    """What a selector asks for; fails for one that is not well-formed to its end."""
    inner = selector[1:-1]
    assert (selector[0], selector[-1]) == ("{", "}"), selector
    found: dict[str, str] = {}
    place = 0
    while place < len(inner):
        match = MATCHER.match(inner, place)
        assert match, f"parse error in {selector!r} at {place}"
        found[match[1]] = _unescaped(match[2])
        place = match.end()
        assert inner[place : place + 2] in (", ", ""), f"parse error in {selector!r} at {place}"
        place += 2
    assert found, "queries require at least one matcher that does not have an empty-compatible value"
    return found


def _unescaped(text: str) -> str:
    def one(match: re.Match[str]) -> str:
        return chr(int(match[1] or match[2], 16)) if match[1] or match[2] else UNESCAPED[match[3]]

    return re.sub(r"\\(?:u([0-9a-f]{4})|U([0-9a-f]{8})|(.))", one, text)


class _Answer(BaseHTTPRequestHandler):
    server: LokiServer

    def do_GET(self) -> None:
        url = urlsplit(self.path)
        asked = {name: values[0] for name, values in parse_qs(url.query).items()}
        self.server.queries.append(asked)
        self.server.headers.append(dict(self.headers))
        self.server.hang.wait(60)
        fault = self.server.faults.pop(0) if self.server.faults else self.server.always
        if fault:
            self._send(*fault)
        elif url.path != "/loki/api/v1/query_range":
            self._send(404, {}, b"404 page not found")
        else:
            try:
                self._send(200, {}, msgspec.json.encode(self.server.query(asked)))
            except AssertionError as error:
                self._send(400, {}, str(error).encode())

    def _send(self, status: int, headers: dict[str, str], body: bytes) -> None:
        try:
            self.send_response(status)
            for name, value in headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            return  # who asked has gone

    def log_message(self, *_: object) -> None:
        """Says nothing."""


@contextmanager
def loki_server() -> Iterator[LokiServer]:
    """Runs one on a free port."""
    with LokiServer() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.hang.set()
            server.shutdown()


def soon(seconds: float) -> float:
    """A moment of the monotonic clock."""
    return time.monotonic() + seconds
