"""A real `longline serve` on a free port, in a process group of its own, so that a test can end it at any moment."""

import os
import random
import signal
import socket
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path

import httpx

from tests.harness.person import Person
from tests.harness.waiting import until

LONGLINE = Path(sys.executable).with_name("longline")


class LonglineProcess:
    """Starts, kills and stops the service over one database."""

    def __init__(
        self,
        folder: Path,
        database_url: str,
        environment: Mapping[str, str] | None = None,
        verb: Sequence[str] = ("serve",),
    ) -> None:
        self.verb = verb
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log_file = folder / f"longline-{self.port}.log"
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("LONGLINE_")} | {
            "PORT": str(self.port),
            "LONGLINE_DATA_DIR": str(folder),
            "LONGLINE_DATABASE_URL": database_url,
            **(environment or {}),
        }
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts and waits until /readyz says so."""
        self.begins_to_start()
        until(self._ready, what=f"{self.address}/readyz\n{self.logged()[-2000:]}", within_s=40)

    def begins_to_start(self) -> None:
        """Starts and does not wait."""
        with self.log_file.open("ab") as log:
            self._process = subprocess.Popen(
                [LONGLINE, *self.verb], env=self.environment, stdout=log, stderr=log, start_new_session=True
            )

    def workers(self) -> list[int]:
        """The process ids of the service's own children; none before it serves."""
        assert self._process is not None
        children = Path(f"/proc/{self._process.pid}/task/{self._process.pid}/children")
        return [int(pid) for pid in children.read_text().split()] if children.exists() else []

    def kill(self) -> None:
        """SIGKILL to the whole process group."""
        if self._process is not None and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(timeout=30)

    def asked_to_stop(self) -> None:
        """SIGTERM, as an orchestrator sends it."""
        assert self._process is not None
        self._process.terminate()

    def ended_with(self, *, within_s: float = 40) -> int:
        """Waits for the end; gives the exit status."""
        assert self._process is not None
        return self._process.wait(timeout=within_s)

    def operate(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        """An operator's command beside the service."""
        return subprocess.run([LONGLINE, *arguments], env=self.environment, capture_output=True, text=True, check=False)

    def visitor(self) -> Person:
        """Somebody at the real port; close `person.client` at the end."""
        return Person(httpx.Client(base_url=self.address, timeout=30))

    def logged(self) -> str:
        return self.log_file.read_text(errors="replace") if self.log_file.exists() else ""

    def _ready(self) -> bool:
        assert self._process is not None
        if self._process.poll() is not None:
            raise AssertionError(f"longline ended with {self._process.returncode}:\n{self.logged()[-4000:]}")
        try:
            return httpx.get(f"{self.address}/readyz", timeout=5).status_code == 200
        except httpx.TransportError:
            return False


def free_port() -> int:
    """A port that nobody listens on, and that no connection is given while a killed registry is away: Linux takes those
    from 32768 on."""
    while True:
        port = random.randrange(20_000, 32_768)
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
