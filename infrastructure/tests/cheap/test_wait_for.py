"""`ci/wait-for` against servers on loopback: one that becomes ready, ones that never do, and none at all."""

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread

from places import REPOSITORY

Asked = list[tuple[str, str]]


@contextmanager
def serving(*answers: int) -> Iterator[tuple[str, Asked]]:
    """A server that gives these answers one after the other, the last one for ever; and what it was asked."""
    asked: Asked = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            answer = answers[min(len(asked), len(answers) - 1)]
            asked.append((self.path, self.headers.get("X-Asked-By", "")))
            self.send_response(answer)
            self.send_header("Content-Length", "0")
            self.end_headers()

        def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
            """Says nothing: what was asked is in the list."""

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = Thread(target=server.serve_forever)
    thread.start()
    try:
        yield f"http://127.0.0.1:{server.server_port}", asked
    finally:
        server.shutdown()
        thread.join()
        server.server_close()


def wait_for(address: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """The step, without a pause between two looks."""
    command = [str(REPOSITORY / "ci" / "wait-for"), address]
    environment = {"PATH": "/usr/local/bin:/usr/bin:/bin", "PAUSE": "0", **settings}
    return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)


def test_it_waits_until_the_address_is_ready_and_asks_no_longer() -> None:
    with serving(503, 404, 200) as (address, asked):
        done = wait_for(address)
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    assert [path for path, _ in asked] == ["/readyz"] * 3


def test_an_address_may_end_with_a_stroke_and_curl_may_be_told_more() -> None:
    with serving(200) as (address, asked):
        assert wait_for(f"{address}/", CURL_OPTIONS="--header X-Asked-By:somebody").returncode == 0
    assert asked == [("/readyz", "somebody")]


def test_what_is_never_ready_is_said_after_its_time() -> None:
    with serving(503) as (address, asked):
        done = wait_for(address, WITHIN="0")
    assert (done.returncode, done.stderr) == (1, f"{address} is not ready.\n")
    assert len(asked) == 1


def test_it_asks_again_as_long_as_there_is_time() -> None:
    with serving(503) as (address, asked):
        assert wait_for(address, WITHIN="1").returncode == 1
    assert len(asked) > 1


def test_where_nobody_listens_nothing_is_ready() -> None:
    with serving(200) as (address, _):
        pass
    done = wait_for(address, WITHIN="0")
    assert (done.returncode, done.stderr) == (1, f"{address} is not ready.\n")
