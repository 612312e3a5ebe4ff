"""What only a real server shows: bodies without a length, odd header bytes, many at once, a port that is taken."""

import io
import socket
import threading
import time
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conftest import AnyDatabases
from tests.factories.practices import PASSWORD
from tests.harness.person import Person, new_id, read, refusal
from tests.harness.process import LonglineProcess

JSON = {"Content-Type": "application/json"}
MEBIBYTE = 1024 * 1024


@pytest.fixture(scope="module")
def module_server(databases: AnyDatabases, tmp_path_factory: pytest.TempPathFactory) -> Iterator[LonglineProcess]:
    process = LonglineProcess(tmp_path_factory.mktemp("server"), databases.fresh())
    process.start()
    yield process
    process.kill()


@pytest.fixture
def lena(module_server: LonglineProcess) -> Iterator[Person]:
    person = module_server.visitor()
    with person.client:
        sign_up = {
            "email": f"{new_id()}@example.org",
            "password": PASSWORD,
            "name": "Lena",
            "organization": "Wolf & Co",
        }
        yield person.is_signed_in_by(person.post("/auth/register", sign_up))


def _pieces(content: bytes) -> Iterator[bytes]:
    for start in range(0, len(content), 65_536):
        yield content[start : start + 65_536]


def test_a_body_in_chunks_without_a_length_is_read(lena: Person) -> None:
    answer = lena.send("PUT", f"/dogs/{new_id()}", content=_pieces(b'{"call_name": "Juno"}'), headers=JSON)
    assert "content-length" not in answer.request.headers
    assert read(answer, status=201)["call_name"] == "Juno"


def test_more_than_a_mebibyte_in_chunks_is_refused(lena: Person) -> None:
    for size in (MEBIBYTE, 8 * MEBIBYTE):
        content = b'{"call_name": "' + b"a" * size + b'"}'
        refusal(lena.send("PUT", f"/dogs/{new_id()}", content=_pieces(content), headers=JSON), 413, "too-large")
    lena.adds_dog()


def test_more_than_a_mebibyte_with_a_length_is_refused(lena: Person) -> None:
    content = b'{"call_name": "' + b"a" * (8 * MEBIBYTE) + b'"}'
    refusal(lena.send("PUT", f"/dogs/{new_id()}", content=content, headers=JSON), 413, "too-large")


@pytest.mark.parametrize("value", [b"\xc3\xa4", b"\xff\xfe", b"a\tb", b"'\"\\", b"\xe2\x80\xa8"])
def test_odd_bytes_in_headers_are_refused_or_ignored_and_break_nothing(
    lena: Person, module_server: LonglineProcess, value: bytes
) -> None:
    for name in ("X-CSRF-Token", "If-Match", "X-Organization", "Authorization", "If-None-Match", "User-Agent", "Cookie",
                 "Content-Type", "Sec-Fetch-Site", "Accept", "X-Forwarded-For"):  # fmt: skip
        headers = [(b"Content-Type", b"application/json"), (b"Connection", b"close"), (name.encode(), value)]
        answer = lena.client.put(f"/api/v1/dogs/{new_id()}", content=b'{"call_name": "x"}', headers=headers)
        assert answer.status_code < 500, f"{name}: {answer.text}"
    assert '"level":"error"' not in module_server.logged()


@pytest.mark.parametrize(
    "request_line",
    [b"GET /api/v1/dogs/%ff%fe HTTP/1.1", b"GET /api/v1/dogs?q=%ff HTTP/1.1", b"GET /api/v1/dogs?q=%C3%28 HTTP/1.1",
     b"GET /api/v1/dogs?%00=1 HTTP/1.1", b"GET /api/v1//dogs HTTP/1.1", b"GET /api/v1/dogs/ HTTP/1.1",
     b"GET /../../etc/passwd HTTP/1.1", b"GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1", b"HEAD /api/v1/dogs HTTP/1.1",
     b"OPTIONS /api/v1/dogs HTTP/1.1", b"TRACE /api/v1/dogs HTTP/1.1", b"BREW /api/v1/dogs HTTP/1.1",
     b"GET /api/v1/dogs?" + b"a" * 60_000 + b" HTTP/1.1"],
)  # fmt: skip
def test_odd_requests_get_a_plain_answer(module_server: LonglineProcess, request_line: bytes) -> None:
    with socket.create_connection(("127.0.0.1", module_server.port), timeout=10) as connection:
        connection.sendall(request_line + b"\r\nHost: localhost\r\nConnection: close\r\n\r\n")
        answer = b""
        while piece := connection.recv(65_536):
            answer += piece
    status = int(answer.split(b" ", 2)[1])
    assert 200 <= status < 500 or (status == 503 and b"has not been built" in answer), answer[:300]
    assert b"root:" not in answer
    assert b"Traceback" not in answer


def test_a_connection_that_says_nothing_holds_nobody_up(module_server: LonglineProcess, lena: Person) -> None:
    silent = [socket.create_connection(("127.0.0.1", module_server.port), timeout=10) for _ in range(40)]
    try:
        for connection in silent:
            connection.sendall(b"PUT /api/v1/dogs/x HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100\r\n\r\n{")
        started = time.monotonic()
        lena.adds_dog()
        assert time.monotonic() - started < 10
    finally:
        for connection in silent:
            connection.close()


def test_many_at_once_are_all_answered(module_server: LonglineProcess, lena: Person) -> None:
    dog, answers = lena.adds_dog(), list[int]()
    token = lena.makes_token("read", "write", expires_at=time.strftime(
        "%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 86_400)))["token"]  # fmt: skip

    def write() -> None:
        person = module_server.visitor().uses_token(token)
        with person.client:
            for _ in range(10):
                person.writes_note(dog)
                answers.append(person.get(f"/dogs/{dog['id']}/timeline").status_code)

    threads = [threading.Thread(target=write) for _ in range(16)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(60)
    assert answers == [200] * 160
    assert len(lena.every_page(f"/dogs/{dog['id']}/timeline", limit=200)) == 160


def test_a_port_that_is_taken_is_told_in_a_sentence(module_server: LonglineProcess) -> None:
    done = module_server.operate("serve")
    assert done.returncode == 2
    assert f"Port {module_server.port}" in done.stderr
    assert "PORT=" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_wrong_setting_stops_the_start_with_its_name(module_server: LonglineProcess, tmp_path: Path) -> None:
    other = LonglineProcess(tmp_path, "", {"LONGLINE_THREADS": "many"})
    done = other.operate("serve")
    assert done.returncode == 2
    assert "LONGLINE_THREADS='many'" in done.stderr
    assert "Traceback" not in done.stderr


def test_a_practice_is_fetched_as_a_zip_whose_length_nobody_knows_before(lena: Person) -> None:
    lena.writes_note(lena.adds_dog())
    first, second = lena.get("/export"), lena.get("/export")
    assert first.headers["transfer-encoding"] == "chunked"
    with zipfile.ZipFile(io.BytesIO(first.content)) as opened:
        assert opened.testzip() is None
        assert "verify.py" in opened.namelist()
    assert second.content == first.content
    answer = lena.send("POST", "/import", content=first.content, headers={"Content-Type": "application/zip"})
    refusal(answer, 409, "here-already")
