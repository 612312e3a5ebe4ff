"""Lines from a Loki: all of them, in pages, within limits, and what is said when there are none."""

import time
from collections.abc import Iterator

import pytest

from alert_analyzer.evidence.loki import Direction, Loki, LokiUnavailable
from alert_analyzer.evidence.queries import Window
from tests.harness.loki import LokiServer, loki_server, soon
from tests.harness.running import free_port

SHOP = '{namespace="shop"}'
ALL = Window(0, 10**18)


@pytest.fixture
def server() -> Iterator[LokiServer]:
    with loki_server() as server:
        yield server


def client(server: LokiServer, **settings: int) -> Loki:
    return Loki(server.url, timeout_s=5, page_lines=settings.get("page_lines", 10), tenant="team", token="t0ken")


def texts(server: LokiServer, *, most: int = 1_000, direction: Direction = "forward") -> tuple[list[str], bool]:
    lines, complete = client(server).lines(SHOP, ALL, most=most, direction=direction, until_s=soon(10))
    return [line.text for line in lines], complete


@pytest.mark.parametrize("direction", ["forward", "backward"])
@pytest.mark.parametrize("step", [1, 0.34], ids=["distinct times", "three at a time"])
@pytest.mark.parametrize("count", [0, 9, 10, 11, 57])
def test_all_pages_are_read_each_line_once(server: LokiServer, count: int, step: float, direction: Direction) -> None:
    for number in range(count):
        server.add(1_000 + int(number * step), f"line {number}", namespace="shop", pod=f"p{number % 3}")
        server.add(1_000 + number, "another's", namespace="stock")
    found, complete = texts(server, direction=direction)
    assert sorted(found) == sorted(f"line {number}" for number in range(count))
    assert complete


def test_not_more_is_read_than_is_wanted_from_the_wanted_end(server: LokiServer) -> None:
    for number in range(100):
        server.add(1_000 + number, f"line {number}", namespace="shop")
    assert texts(server, most=25) == ([f"line {number}" for number in range(25)], False)
    assert texts(server, most=25, direction="backward") == ([f"line {number}" for number in range(99, 74, -1)], False)


def test_more_lines_of_one_moment_than_a_page_holds_end_the_reading_somewhere(server: LokiServer) -> None:
    for number in range(30):
        server.add(1_000, f"line {number}", namespace="shop")
    server.add(1_001, "after", namespace="shop")
    found, _ = texts(server)
    assert len(found) == 11
    assert found[-1] == "after"


def test_tenant_and_token_are_sent(server: LokiServer) -> None:
    texts(server)
    assert (server.headers[0]["X-Scope-OrgID"], server.headers[0]["Authorization"]) == ("team", "Bearer t0ken")


def test_a_busy_loki_is_asked_again(server: LokiServer) -> None:
    server.add(1_000, "here", namespace="shop")
    server.faults = [(429, {"Retry-After": "0"}, b"busy"), (500, {}, b"oops")]
    assert texts(server) == (["here"], True)


@pytest.mark.parametrize(
    ("status", "body", "said", "asked"),
    [
        (500, b"secret line", "Loki answered 500.", 3),
        (400, b"parse error", "Loki answered 400.", 1),
        (200, b"not json", "could not be understood", 1),
        (200, b'{"data":{"result":[{"stream":{},"values":[["x"]]}]}}', "could not be understood", 1),
    ],
)
def test_a_broken_loki_is_told_in_a_sentence(
    server: LokiServer, status: int, body: bytes, said: str, asked: int
) -> None:
    server.always = (status, {}, body)
    with pytest.raises(LokiUnavailable, match=said) as raised:
        texts(server)
    assert "secret line" not in str(raised.value)
    assert len(server.queries) == asked


def test_a_loki_that_is_not_there_is_told_in_a_sentence() -> None:
    nowhere = Loki(f"http://127.0.0.1:{free_port()}", timeout_s=5)
    with pytest.raises(LokiUnavailable, match="could not be reached"):
        nowhere.lines(SHOP, ALL, most=10, direction="forward", until_s=soon(5))


def test_a_loki_that_hangs_is_left_in_time(server: LokiServer) -> None:
    server.hang.clear()
    started = time.monotonic()
    with pytest.raises(LokiUnavailable, match="in time"):
        client(server).lines(SHOP, ALL, most=10, direction="forward", until_s=soon(0.3))
    assert time.monotonic() - started < 5


def test_what_was_read_before_a_failure_is_kept(server: LokiServer) -> None:
    for number in range(30):
        server.add(1_000 + number, f"line {number}", namespace="shop")
    client_of_two = client(server)
    server.faults = []
    answered = server.query
    server.query = lambda asked: _third_fails(server, answered, asked)  # type: ignore[method-assign]
    lines, complete = client_of_two.lines(SHOP, ALL, most=100, direction="forward", until_s=soon(10))
    assert len(lines) > 10
    assert not complete


def _third_fails(server: LokiServer, answered: object, asked: dict[str, str]) -> dict[str, object]:
    assert len(server.queries) < 3, "too many outstanding requests"
    assert callable(answered)
    answer: dict[str, object] = answered(asked)
    return answer
