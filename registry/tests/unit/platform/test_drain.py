"""The end of a served process: what was begun is answered, what comes later is refused."""

import threading
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
import pytest

from registry.platform.http.drain import Drain, Environ, StartResponse

OK = ("200 OK", [("Content-Type", "text/plain")])


class Said:
    """What an answer said first."""

    def __init__(self) -> None:
        self.status = ""
        self.headers: dict[str, str] = {}

    def __call__(self, status: str, headers: list[tuple[str, str]], *_: Any) -> None:
        self.status, self.headers = status, dict(headers)


class Slow:
    """An application that answers when it is let go."""

    def __init__(self) -> None:
        self.asked = 0
        self.begun, self.let_go = threading.Event(), threading.Event()

    def __call__(self, _environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        self.asked += 1
        self.begun.set()
        assert self.let_go.wait(20)
        start_response(*OK)
        return [b"done"]


def _closing(drain: Drain) -> threading.Thread:
    thread = threading.Thread(target=drain.close)
    thread.start()
    return thread


def test_close_waits_for_what_was_begun_and_refuses_what_comes_later() -> None:
    slow, stopping, first, late = Slow(), threading.Event(), Said(), Said()
    drain, answers = Drain(slow, stopping), list[Iterable[bytes]]()
    request = threading.Thread(target=lambda: answers.append(drain({}, first)))
    request.start()
    assert slow.begun.wait(20)
    closing = _closing(drain)
    assert stopping.wait(20)
    (refusal,) = drain({}, late)
    assert closing.is_alive()
    slow.let_go.set()
    request.join(20)
    closing.join(20)
    assert not closing.is_alive()
    assert (answers, first.status, first.headers["Connection"]) == ([[b"done"]], "200 OK", "close")
    assert late.status.startswith("503 ")
    assert (late.headers["Connection"], late.headers["Retry-After"]) == ("close", "2")
    assert msgspec.json.decode(refusal)["type"] == "urn:longline:problem:stopping"
    assert slow.asked == 1


def test_an_answer_in_pieces_ends_when_the_server_closes_it() -> None:
    closed = list[str]()

    def pieces() -> Iterator[bytes]:
        try:
            yield b"one"
            yield b"two"
        finally:
            closed.append("once")

    def application(_environ: Environ, start_response: StartResponse) -> Iterable[bytes]:
        start_response(*OK)
        return pieces()

    drain = Drain(application, threading.Event())
    answer: Any = drain({}, Said())
    assert next(answer) == b"one"
    closing = _closing(drain)
    assert list(answer) == [b"two"]
    assert closing.is_alive(), "the server has not said yet that it sent the last piece"
    answer.close()
    answer.close()
    closing.join(20)
    assert not closing.is_alive()
    assert closed == ["once"]


def test_an_application_that_fails_holds_the_stop_up_no_longer() -> None:
    def application(_environ: Environ, _start_response: StartResponse) -> Iterable[bytes]:
        raise ZeroDivisionError

    drain = Drain(application, threading.Event())
    with pytest.raises(ZeroDivisionError):
        drain({}, Said())
    closing = _closing(drain)
    closing.join(20)
    assert not closing.is_alive()


def test_before_the_stop_a_connection_stays_open() -> None:
    slow, said = Slow(), Said()
    slow.let_go.set()
    assert Drain(slow, threading.Event())({}, said) == [b"done"]
    assert "Connection" not in said.headers
