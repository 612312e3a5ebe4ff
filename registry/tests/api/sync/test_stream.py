"""The stream says that something changed, and leaves the server's threads to everybody else."""

import socket
import threading
from collections.abc import Iterator

import pytest

from tests.conftest import AnyDatabases, StartLongline
from tests.factories.practices import PASSWORD
from tests.harness.person import Doc, Person, read
from tests.harness.process import LonglineProcess

PLACES = 2
OPEN_STREAMS = 200


def _events(text: str) -> list[dict[str, str]]:
    blocks = [block for block in text.split("\n\n") if block.strip()]
    return [dict(line.split(": ", 1) for line in block.splitlines() if line) for block in blocks]


def test_a_stream_without_a_place_answers_at_once_and_says_when_to_come_again(owner: Person, dog: Doc) -> None:
    answer = owner.get("/sync/stream")
    assert answer.headers["content-type"].startswith("text/event-stream")
    assert answer.headers["cache-control"] == "no-store"
    (first,) = _events(answer.text)
    assert (first["event"], first["retry"]) == ("changed", "5000")
    last = {"Last-Event-ID": first["id"]}
    assert _events(owner.get("/sync/stream", headers=last).text)[0]["event"] == "unchanged"
    owner.writes_note(dog)
    assert _events(owner.get("/sync/stream", headers=last).text)[0]["event"] == "changed"


@pytest.mark.parametrize("last", ["", "nonsense", "-1", "9" * 40, "1.5"])
def test_a_broken_last_event_id_is_a_first_visit(owner: Person, last: str) -> None:
    assert _events(owner.get("/sync/stream", headers={"Last-Event-ID": last}).text)[0]["event"] == "changed"


@pytest.fixture
def busy(databases: AnyDatabases, start_longline: StartLongline) -> LonglineProcess:
    """A registry with as few threads as there can be, and places for two streams that wait."""
    return start_longline(databases.fresh(), LONGLINE_THREADS="1", LONGLINE_STREAM_PLACES=str(PLACES))


@pytest.fixture
def lena(busy: LonglineProcess) -> Iterator[Person]:
    person = busy.visitor()
    with person.client:
        sign_up = {"email": "lena@example.org", "password": PASSWORD, "name": "Lena", "organization": "Wolf & Co"}
        yield person.is_signed_in_by(person.post("/auth/register", sign_up))


def test_a_waiting_stream_tells_of_a_change_while_it_is_open(lena: Person, busy: LonglineProcess) -> None:
    told, opened = threading.Event(), threading.Event()

    def follow() -> None:
        with busy.visitor().client as client:
            headers = {"Cookie": f"longline_session={lena.client.cookies['longline_session']}"}
            with client.stream("GET", "/api/v1/sync/stream", headers=headers) as answer:
                seen = 0
                for line in answer.iter_lines():
                    seen += line == "event: changed"
                    opened.set()
                    if seen == 2:
                        told.set()
                        return

    follower = threading.Thread(target=follow)
    follower.start()
    assert opened.wait(20)
    lena.adds_dog()
    assert told.wait(20)
    follower.join(20)


def test_ordinary_requests_answer_while_200_streams_are_open(lena: Person, busy: LonglineProcess) -> None:
    request = (
        f"GET /api/v1/sync/stream HTTP/1.1\r\nHost: localhost\r\n"
        f"Cookie: longline_session={lena.client.cookies['longline_session']}\r\n\r\n"
    ).encode()
    phones = [socket.create_connection(("127.0.0.1", busy.port), timeout=20) for _ in range(OPEN_STREAMS)]
    try:
        for phone in phones:
            phone.sendall(request)
        beginnings = [_beginning(phone) for phone in phones]
        assert all(text.startswith(b"HTTP/1.1 200") for text in beginnings), "every stream is answered"
        assert sum(b"retry: 500\n" in text for text in beginnings) >= PLACES, "some wait"
        assert sum(b"retry: 5000\n" in text for text in beginnings) > OPEN_STREAMS / 2, "most come again later"
        for number in range(20):
            dog = lena.adds_dog(call_name=f"Juno {number}")
            assert read(lena.get(f"/dogs/{dog['id']}"))["call_name"] == f"Juno {number}"
    finally:
        for phone in phones:
            phone.close()


def _beginning(phone: socket.socket) -> bytes:
    """What is heard until the first event has ended."""
    heard = b""
    while b"data: " not in heard:
        part = phone.recv(4096)
        assert part, "the connection was closed"
        heard += part
    return heard
