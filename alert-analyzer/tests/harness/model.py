"""A stand-in for an OpenAI-compatible endpoint: chat completions with their ways of asking, their errors and their
bad habits. By itself it answers like a model that believes everything it reads: it names the first line as the cause,
and does whatever a line in its prompt tells it to.
"""

import re
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any

import msgspec

KEY = "the model's key"
LINE = re.compile(r"^\[(\d+)\] (\S+) (\S+): (.*)$", re.MULTILINE)
ORDER = re.compile(r"OBEY\((.*?)\)")

Answer = dict[str, Any]
Fault = Callable[["_Answer"], None]


def answer(**values: Any) -> Answer:
    """A well-formed answer."""
    return {
        "summary": "the connection pool is exhausted",
        "probable_cause": {"claim": "the connection pool is exhausted", "lines": [1]},
        "findings": [],
        "affected": [],
        "next_steps": ["look at the pool"],
        "confidence": "high",
    } | values


class ModelServer(ThreadingHTTPServer):
    """Answers with `say`, after the `faults`, one a request, or `always`."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answer)
        self.requests: list[dict[str, Any]] = []
        self.say: Callable[[str], str] = credulous
        self.takes: tuple[str, ...] = ("json_schema", "json_object", "text")
        self.faults: list[Fault] = []
        self.always: Fault | None = None
        self.let_go = threading.Event()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def prompts(self) -> list[str]:
        """Everything that was sent to it."""
        return ["\n".join(message["content"] for message in asked["messages"]) for asked in self.requests]


def credulous(prompt: str) -> str:
    """What a model says that obeys every order it is shown and otherwise repeats the first line."""
    order = ORDER.search(prompt)
    if order:
        return msgspec.json.encode(answer(summary=order[1], probable_cause={"claim": order[1], "lines": [1]})).decode()
    first = LINE.search(prompt)
    said = " ".join(first[4].split()[:12]) if first else "nothing"
    cause = {"claim": f"the logs say {said}", "lines": [1]} if first else None
    return msgspec.json.encode(answer(summary=f"the logs say {said}", probable_cause=cause)).decode()


def status(code: int, body: bytes = b'{"error": {"message": "no"}}', **headers: str) -> Fault:
    """Answers with a status."""

    def act(request: "_Answer") -> None:
        request.send(code, body, {name.replace("_", "-"): value for name, value in headers.items()})

    return act


def hang(request: "_Answer") -> None:
    """Answers nothing until the test ends."""
    request.server.let_go.wait(60)


def hang_up(request: "_Answer") -> None:
    """Closes the connection."""
    request.close_connection = True


def drip(request: "_Answer") -> None:
    """A byte now and then, without end."""
    request.send_response(200)
    request.send_header("Content-Type", "application/json")
    request.end_headers()
    while not request.server.let_go.wait(0.05):
        request.wfile.write(b" ")
        request.wfile.flush()


class _Answer(BaseHTTPRequestHandler):
    server: ModelServer

    def do_POST(self) -> None:
        asked = msgspec.json.decode(self.rfile.read(int(self.headers["Content-Length"])))
        self.server.requests.append(asked)
        fault = self.server.faults.pop(0) if self.server.faults else self.server.always
        way = asked.get("response_format", {}).get("type", "text")
        if self.headers["Authorization"] != f"Bearer {KEY}":
            self.send(401, b'{"error": {"message": "wrong key"}}')
        elif self.path != "/v1/chat/completions":
            self.send(404, b"{}")
        elif fault:
            try:
                fault(self)
            except OSError:
                return  # who asked has gone
        elif way not in self.server.takes:
            self.send(500 if way == "json_schema" else 400, b'{"error": {"message": "unknown response_format"}}')
        else:
            self.complete(self.server.say("\n".join(message["content"] for message in asked["messages"])))

    def complete(self, text: str | None, **choice: Any) -> None:
        message = {"role": "assistant", "content": text} | choice.pop("message", {})
        self.send(200, msgspec.json.encode({
            "id": "c1", "object": "chat.completion", "created": 1, "model": "stand-in",
            "choices": [{"index": 0, "message": message, "finish_reason": "stop"} | choice],
            "usage": {"prompt_tokens": 1000, "completion_tokens": 100, "total_tokens": 1100},
        }))  # fmt: skip

    def send(self, code: int, body: bytes, headers: dict[str, str] | None = None) -> None:
        try:
            self.send_response(code)
            for name, value in {"Content-Type": "application/json", **(headers or {})}.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)
        except OSError:
            return  # who asked has gone

    def log_message(self, *_: object) -> None:
        """Says nothing."""


def completes(text: str | None, **choice: Any) -> Fault:
    """A completion with this text."""
    return lambda request: request.complete(text, **choice)


@contextmanager
def model_server() -> Iterator[ModelServer]:
    """Runs one on a free port."""
    with ModelServer() as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.02,), daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.let_go.set()
            server.shutdown()
