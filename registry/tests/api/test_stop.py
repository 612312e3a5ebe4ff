"""SIGTERM to a real server: what was begun is answered, what comes later is refused with nothing stored."""

import json
import os
import signal
import socket
import threading
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest

from tests.conftest import AnyDatabases, StartLongline
from tests.factories.practices import PASSWORD
from tests.harness.person import Person, new_id, read
from tests.harness.process import LonglineProcess
from tests.harness.waiting import until

# Far less than the 25 seconds after which a service that does not end is killed, or a stream ends by itself.
SOON_S = 15
BODY = json.dumps({"call_name": "Juno"}).encode()


@pytest.fixture
def server(databases: AnyDatabases, start_longline: StartLongline) -> LonglineProcess:
    return start_longline(databases.fresh(), LONGLINE_STREAM_PLACES="1")


@pytest.fixture
def lena(server: LonglineProcess) -> Iterator[Person]:
    person = server.visitor()
    with person.client:
        sign_up = {"email": "lena@example.org", "password": PASSWORD, "name": "Lena", "organization": "Wolf & Co"}
        yield person.is_signed_in_by(person.post("/auth/register", sign_up))


def _session(person: Person) -> dict[str, str]:
    return {"Cookie": f"longline_session={person.client.cookies['longline_session']}"}


def _begins_to_write(person: Person, dog_id: str, port: int) -> socket.socket:
    """A request that waits for its body inside the registry: the server says "100 Continue" when it is asked for it."""
    assert person.csrf is not None
    connection = socket.create_connection(("127.0.0.1", port), timeout=SOON_S)
    headers = _session(person) | {
        "Host": "localhost", "X-CSRF-Token": person.csrf, "Content-Type": "application/json",
        "Content-Length": str(len(BODY)), "Expect": "100-continue",
    }  # fmt: skip
    lines = [f"PUT /api/v1/dogs/{dog_id} HTTP/1.1", *(f"{name}: {value}" for name, value in headers.items()), "", ""]
    connection.sendall("\r\n".join(lines).encode())
    assert connection.recv(65_536).startswith(b"HTTP/1.1 100 ")
    return connection


def _refuses(server: LonglineProcess) -> bool:
    return httpx.get(f"{server.address}/readyz", timeout=SOON_S).status_code == 503


def test_a_stop_answers_what_was_begun_and_refuses_what_comes_later(lena: Person, server: LonglineProcess) -> None:
    begun, late = new_id(), new_id()
    with _begins_to_write(lena, begun, server.port) as connection:
        server.asked_to_stop()
        until(lambda: _refuses(server), what="/readyz says that the registry is being stopped")
        server.asked_to_stop()
        refusal = lena.put(f"/dogs/{late}", {"call_name": "Bo"})
        assert (refusal.status_code, refusal.json()["type"]) == (503, "urn:longline:problem:stopping")
        assert (refusal.headers["connection"], refusal.headers["retry-after"]) == ("close", "2")
        connection.sendall(BODY)
        answer = b""
        while piece := connection.recv(65_536):
            answer += piece
    assert answer.startswith(b"HTTP/1.1 201 ")
    assert b'"call_name":"Juno"' in answer
    assert server.ended_with(within_s=SOON_S) == 0
    server.start()
    assert read(lena.get(f"/dogs/{begun}"))["call_name"] == "Juno"
    assert lena.get(f"/dogs/{late}").status_code == 404


def test_a_stop_ends_a_stream_that_waits(lena: Person, server: LonglineProcess) -> None:
    opened, lines = threading.Event(), list[str]()

    def follow() -> None:
        with (
            server.visitor().client as client,
            client.stream("GET", "/api/v1/sync/stream", headers=_session(lena)) as answer,
        ):
            for line in answer.iter_lines():  # raises if the answer is cut off
                lines.append(line)
                opened.set()
            lines.append("whole")

    follower = threading.Thread(target=follow)
    follower.start()
    assert opened.wait(SOON_S)
    server.asked_to_stop()
    assert server.ended_with(within_s=SOON_S) == 0
    follower.join(SOON_S)
    assert lines[-1] == "whole"


def test_a_stop_during_the_start_ends_it(databases: AnyDatabases, tmp_path: Path) -> None:
    process = LonglineProcess(tmp_path, databases.fresh())
    process.begins_to_start()
    try:
        until(process.workers, what="a worker is there")
        process.asked_to_stop()
        assert process.ended_with(within_s=SOON_S) == 0
    finally:
        process.kill()


def test_a_service_whose_worker_was_killed_ends_with_an_error(server: LonglineProcess) -> None:
    (worker,) = server.workers()
    os.kill(worker, signal.SIGKILL)
    assert server.ended_with(within_s=SOON_S) != 0
