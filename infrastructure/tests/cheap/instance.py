"""An instance of Elastic Beanstalk as far as it can be had here: a new folder, the bundle, and what its Procfile says.

The packages are those of the repository's own environment; a test holds that the bundle asks for the same lock.
"""

import json
import os
import shutil
import signal
import socket
import subprocess
import time
import urllib.error
import urllib.request
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from places import REPOSITORY
from simulator import REGION, Simulator

STORE = "longline-store"
PYTHON = REPOSITORY / ".venv" / "bin"
PASSWORD = "a long lead and a calm dog"
EMAIL = "lena@example.org"
PAUSE_S = 0.02


def until(condition: Callable[[], Any], what: str, within_s: float = 60.0) -> Any:
    """The first true value of `condition`; the tests' only pause lies here."""
    deadline = time.monotonic() + within_s
    while not (found := condition()):
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {within_s:g} s in vain: {what}")
        time.sleep(PAUSE_S)
    return found


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def unpack(bundle: Path, folder: Path) -> None:
    """Lays the bundle out with the modes that are in it, as Beanstalk does."""
    with zipfile.ZipFile(bundle) as packed:
        for entry in packed.infolist():
            packed.extract(entry, folder)
            (folder / entry.filename).chmod(entry.external_attr >> 16)


def settings_of(simulator: Simulator, folder: Path, **more: str) -> dict[str, str]:
    """The environment that the template gives the application, with folders and ports of this machine."""
    plain = {name: value for name, value in os.environ.items() if not name.startswith(("LONGLINE_", "PYTHON"))}
    return plain | {
        "PATH": f"{PYTHON}:{REPOSITORY / 'infrastructure/.venv/bin'}:/usr/sbin:{os.environ['PATH']}",
        "AWS_ENDPOINT_URL": simulator.url,
        "AWS_ACCESS_KEY_ID": "simulated",
        "AWS_SECRET_ACCESS_KEY": "simulated",
        "AWS_DEFAULT_REGION": REGION,
        "STORE": f"s3://{STORE}",
        "NAMED": "test",
        "DOMAIN": "dogs.example.org",
        "CONTACT": EMAIL,
        "LONGLINE_DATA_DIR": str(folder / "disk"),
        "LONGLINE_PUBLIC_URL": "http://localhost",
        "TLS_DIR": str(folder / "tls"),
        **more,
    }


class Instance:
    """One instance with its disk; `is_lost` takes both away."""

    def __init__(self, simulator: Simulator, bundle: Path, folder: Path, **more: str) -> None:
        self.folder, self.port = folder, free_port()
        self.application = folder / "current"
        self.application.mkdir(parents=True)
        unpack(bundle, self.application)
        self.settings = settings_of(simulator, folder, PORT=str(self.port), COPY_EVERY="0.3", **more)
        self.log = folder / "web.log"
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Starts what the Procfile names, waits until it is ready."""
        name, command = (self.application / "Procfile").read_text().strip().split(": ", 1)
        assert name == "web"
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                command.split(), cwd=self.application, env=self.settings, stdout=log, stderr=log, start_new_session=True
            )
        until(self._is_ready, f"{self.port}\n{self.log.read_text()[-2000:]}")

    def _is_ready(self) -> bool:
        assert self._process is not None
        assert self._process.poll() is None, self.log.read_text()[-3000:]
        try:
            with urllib.request.urlopen(f"http://127.0.0.1:{self.port}/readyz", timeout=5) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    def kill(self) -> None:
        """kill -9 for all of it."""
        if self._process is not None and self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait(30)

    def stop(self) -> int:
        """As Beanstalk ends it before a deployment."""
        assert self._process is not None
        self._process.terminate()
        return self._process.wait(60)

    def is_lost(self) -> None:
        """The instance and its disk are gone."""
        self.kill()
        shutil.rmtree(self.folder)

    def events(self, name: str) -> list[dict[str, Any]]:
        """What it logged under this name."""
        lines = [json.loads(line) for line in self.log.read_text().splitlines() if line.startswith("{")]
        return [line for line in lines if line["event"] == name]

    def run(self, program: str, *arguments: str, **more: str) -> subprocess.CompletedProcess[str]:
        """A program of the bundle beside the application."""
        command: list[str | Path] = [self.application / "bin" / program, *arguments]
        return subprocess.run(
            command, cwd=self.application, env=self.settings | more, capture_output=True, text=True, check=False
        )


class Trainer:
    """Somebody at the interface of an instance."""

    def __init__(self, instance: Instance) -> None:
        self.address = f"http://127.0.0.1:{instance.port}/api/v1"
        self._headers: dict[str, str] = {"Content-Type": "application/json"}

    def send(self, method: str, path: str, body: Mapping[str, Any] | None = None) -> Any:
        """One request; the answer's JSON."""
        content = json.dumps(body).encode() if body is not None else None
        request = urllib.request.Request(self.address + path, content, self._headers, method=method)
        with urllib.request.urlopen(request, timeout=30) as answer:
            cookie = answer.headers.get("Set-Cookie")
            if cookie:
                self._headers["Cookie"] = cookie.split(";")[0]
            return json.load(answer)

    def founds_a_practice(self) -> "Trainer":
        return self._is_in(
            "/auth/register", {"email": EMAIL, "password": PASSWORD, "name": "Lena", "organization": "Wolf & Co"}
        )

    def signs_in(self) -> "Trainer":
        return self._is_in("/auth/login", {"email": EMAIL, "password": PASSWORD})

    def _is_in(self, path: str, body: Mapping[str, Any]) -> "Trainer":
        self._headers["X-CSRF-Token"] = self.send("POST", path, body)["csrf_token"]
        return self
