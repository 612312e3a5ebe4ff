"""Starts and stops the servers that are measured."""

import json
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from practice import EMAIL, PASSWORD

THREADS = 4
_HERE = Path(__file__).parent
_READY_AFTER_S = 60


@dataclass(frozen=True, slots=True)
class Server:
    """A running server."""

    port: int
    pid: int

    def cpu_s(self) -> float:
        """CPU seconds that its processes have used; 0 where /proc is not."""
        return sum(_cpu_s(pid) for pid in self.processes())

    def processes(self) -> list[int]:
        """The ids of its processes."""
        return [self.pid, *_children(self.pid)]


@dataclass(frozen=True, slots=True)
class Caller:
    """Who asks: the header lines that say so on reading and on writing."""

    name: str
    reading: str
    writing: str


@contextmanager
def registry_server(database_url: str, *, log_level: str, page_dir: Path | None = None) -> Iterator[Server]:
    """`longline serve` without a limit of requests; with the built page where its folder is given."""
    settings = {
        "LONGLINE_DATABASE_URL": database_url,
        "LONGLINE_REQUESTS_PER_MINUTE": "0",
        "LONGLINE_LOG_LEVEL": log_level,
        "LONGLINE_THREADS": str(THREADS),
    } | ({"LONGLINE_PAGE_DIR": str(page_dir)} if page_dir else {})
    command = [str(Path(sys.executable).with_name("longline")), "serve"]
    with _running(command, settings, ready="/readyz") as server:
        yield server


@contextmanager
def constant_server() -> Iterator[Server]:
    """The server of constant answers."""
    port = _free_port()
    command = [sys.executable, str(_HERE / "constant.py"), str(port), str(THREADS)]
    with _running(command, {}, ready="/constant/2", port=port) as server:
        yield server


def callers(server: Server) -> tuple[Caller, Caller]:
    """A script with a token and a browser with a session."""
    status, headers, me = _post(server, "/auth/login", {"email": EMAIL, "password": PASSWORD}, {})
    assert status == 200, me
    cookie = headers["Set-Cookie"].split(";")[0]
    session = {"Cookie": cookie, "X-CSRF-Token": me["csrf_token"]}
    in_a_month = time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(time.time() + 30 * 86_400))
    wanted = {"name": "bench", "scopes": ["read", "write"], "expires_at": in_a_month}
    status, _, token = _post(server, "/tokens", wanted, session)
    assert status == 201, token
    bearer = f"Authorization: Bearer {token['token']}\r\nAccept: application/json\r\n"
    browser = (
        "User-Agent: Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0\r\n"
        "Accept: application/json\r\nAccept-Language: en-GB,en;q=0.9\r\nAccept-Encoding: gzip, deflate, br, zstd\r\n"
        f"Referer: http://127.0.0.1:{server.port}/dogs\r\nSec-Fetch-Site: same-origin\r\nSec-Fetch-Mode: cors\r\n"
        f"Sec-Fetch-Dest: empty\r\nX-Organization: {me['organization_id']}\r\nCookie: {cookie}\r\n"
    )
    writing = f"{browser}Origin: http://127.0.0.1:{server.port}\r\nX-CSRF-Token: {me['csrf_token']}\r\n"
    return Caller("token", bearer, bearer), Caller("session", browser, writing)


def fetch(server: Server, path: str, caller: Caller) -> tuple[int, Any]:
    """One answer, decoded."""
    lines = [line.split(": ", 1) for line in caller.reading.strip().split("\r\n")]
    headers = {name: value for name, value in lines if name != "Accept-Encoding"}
    request = urllib.request.Request(f"http://127.0.0.1:{server.port}{path}", headers=headers)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def _post(server: Server, path: str, body: object, headers: dict[str, str]) -> tuple[int, Mapping[str, str], Any]:
    request = urllib.request.Request(
        f"http://127.0.0.1:{server.port}/api/v1{path}",
        data=json.dumps(body).encode(),
        headers={"Content-Type": "application/json", **headers},
    )
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.status, answer.headers, json.load(answer)


@contextmanager
def _running(
    command: list[str], settings: Mapping[str, str], *, ready: str, port: int | None = None
) -> Iterator[Server]:
    port = port or _free_port()
    environment = os.environ | settings | {"PORT": str(port), "LONGLINE_PUBLIC_URL": f"http://127.0.0.1:{port}"}
    process = subprocess.Popen(command, cwd=_HERE, env=environment, stdout=subprocess.DEVNULL)
    try:
        _wait_until_ready(process, f"http://127.0.0.1:{port}{ready}")
        yield Server(port, process.pid)
    finally:
        process.send_signal(signal.SIGTERM)
        try:
            process.wait(30)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _wait_until_ready(process: subprocess.Popen[bytes], url: str) -> None:
    until = time.monotonic() + _READY_AFTER_S
    while True:
        try:
            urllib.request.urlopen(url, timeout=5).close()
            return
        except OSError as error:
            if process.poll() is not None or time.monotonic() > until:
                raise RuntimeError(f"{process.args!r} did not come up: {error}") from error
            time.sleep(0.05)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


def _children(pid: int) -> list[int]:
    try:
        found = Path(f"/proc/{pid}/task/{pid}/children").read_text().split()
    except OSError:
        return []
    return [descendant for child in map(int, found) for descendant in (child, *_children(child))]


def _cpu_s(pid: int) -> float:
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return 0.0
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")
