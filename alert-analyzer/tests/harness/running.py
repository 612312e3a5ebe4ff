"""A real Gunicorn around the service: started, killed with -9, started again."""

import atexit
import os
import signal
import socket
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import httpx
import msgspec

from tests.harness.waiting import until

SECRET = "the shared secret"
SERVE = ("alert_analyzer.cli", "serve")


def free_port() -> int:
    """A port nobody listens on. It stays bound here, which a server that reuses addresses may share: the system gives
    it to no other run beside this one, not even while the service is away."""
    kept = socket.socket()
    kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    kept.bind(("127.0.0.1", 0))
    atexit.register(kept.close)
    port: int = kept.getsockname()[1]
    return port


class Running:
    """One `alert-analyzer serve` with a folder of its own."""

    def __init__(
        self, folder: Path, *, largest_file_bytes: int | None = None, module: Sequence[str] = SERVE, **settings: str
    ) -> None:
        self.folder = folder
        self.port = free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._largest_file_bytes = largest_file_bytes
        self._module = module
        values = {"DATA_DIR": str(folder), "PORT": str(self.port), "GATHER_S": "0.05", "LEASE_S": "2"}
        values |= {"WEBHOOK_SECRET": SECRET} | {name.upper(): value for name, value in settings.items()}
        kept = {name: value for name, value in os.environ.items() if not name.startswith("ALERT_ANALYZER_")}
        self._environment = kept | {f"ALERT_ANALYZER_{name}": value for name, value in values.items()}
        self.process: subprocess.Popen[bytes] | None = None
        self.client = httpx.Client(base_url=self.url, timeout=10, trust_env=False)

    def __enter__(self) -> "Running":
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.kill()
        self.client.close()

    def start(self) -> None:
        """Starts it in a session of its own; does not wait."""
        with (self.folder / "out").open("ab") as out, (self.folder / "log").open("ab") as log:
            self.process = subprocess.Popen(
                [*self._limit(), sys.executable, "-m", *self._module],
                env=self._environment,
                stdout=out,
                stderr=log,
                start_new_session=True,
            )

    def _limit(self) -> list[str]:
        return [] if self._largest_file_bytes is None else ["prlimit", f"--fsize={self._largest_file_bytes}"]

    def wait_until_ready(self) -> None:
        until(self._answers, what=f"{self.url}/readyz answers; see {self.folder / 'log'}", within_s=60)

    def _answers(self) -> bool:
        assert self.process is not None
        assert self.process.poll() is None, (self.folder / "log").read_text()
        try:
            return self.client.get("/readyz").status_code == 200
        except httpx.TransportError:
            return False

    def post(self, body: bytes, *, secret: str | None = SECRET, **headers: str) -> httpx.Response:
        """Sends a notification as Alertmanager does."""
        if secret is not None:
            headers["Authorization"] = f"Bearer {secret}"
        return self.client.post("/webhook", content=body, headers=headers)

    def worker(self) -> int | None:
        """Gunicorn's process that answers."""
        assert self.process is not None
        children = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children").read_text().split()
        return int(children[0]) if children else None

    def kill(self) -> None:
        """SIGKILL to Gunicorn and its worker at once."""
        if self.process is not None and self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait(timeout=30)

    def stop(self) -> int:
        """SIGTERM, and the exit code."""
        assert self.process is not None
        self.process.terminate()
        return self.process.wait(timeout=60)

    def told(self) -> list[dict[str, Any]]:
        """The messages on standard output."""
        return [msgspec.json.decode(line) for line in (self.folder / "out").read_bytes().splitlines()]

    def events(self) -> list[dict[str, Any]]:
        """What was logged."""
        return [msgspec.json.decode(line) for line in (self.folder / "log").read_bytes().splitlines()]
