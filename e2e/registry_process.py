"""A real registry for the browser: `longline serve` with the built page, on a free port, over an empty database."""

import atexit
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import httpx

ROOT = Path(__file__).resolve().parent.parent
PAGE_DIR = ROOT / "frontend" / "dist" / "longline" / "browser"
LONGLINE = Path(sys.executable).with_name("longline")
READY_WITHIN_S = 30.0


@dataclass(frozen=True)
class RunningRegistry:
    """Where it answers, and the environment that an operator's commands need to reach the same database."""

    address: str
    environment: dict[str, str]

    def operate(self, *arguments: str) -> str:
        """What an operator's command prints, run beside the registry."""
        done = subprocess.run([LONGLINE, *arguments], env=self.environment, check=True, capture_output=True, text=True)
        return done.stdout


@contextmanager
def running_registry(
    data_dir: Path, *, page_dir: Path = PAGE_DIR, port: int | None = None, **settings: str
) -> Iterator[RunningRegistry]:
    """Starts the registry over a data directory; ends it as an operator would, and insists on a clean end. `settings`
    are further variables of its environment."""
    registry = prepared_registry(data_dir, page_dir=page_dir, port=port)
    registry.environment.update(settings)
    process = serve(registry, data_dir)
    try:
        yield registry
    finally:
        process.terminate()
        code = process.wait(timeout=30)
    assert code == 0, f"the registry ended with {code}:\n{(data_dir / 'registry.log').read_text()[-2000:]}"


def prepared_registry(data_dir: Path, *, page_dir: Path = PAGE_DIR, port: int | None = None) -> RunningRegistry:
    """Where a registry over a data directory is going to answer; its database is ready."""
    port = port or free_port()
    address = f"http://127.0.0.1:{port}"
    environment = {name: value for name, value in os.environ.items() if not name.startswith("LONGLINE_")} | {
        "LONGLINE_DATA_DIR": str(data_dir),
        "LONGLINE_HOST": "127.0.0.1",
        "LONGLINE_PAGE_DIR": str(page_dir),
        "LONGLINE_PUBLIC_URL": address,
        "LONGLINE_LOG_INS_PER_QUARTER_HOUR": "10000",
        "PORT": str(port),
    }
    subprocess.run([LONGLINE, "migrate"], env=environment, check=True, capture_output=True)
    return RunningRegistry(address, environment)


def serve(registry: RunningRegistry, data_dir: Path) -> subprocess.Popen[bytes]:
    """Starts it, also again after it was killed; answers the process once it is ready."""
    with (data_dir / "registry.log").open("ab") as log:
        process = subprocess.Popen([LONGLINE, "serve"], env=registry.environment, stdout=log, stderr=log)
    try:
        wait_until_ready(process, registry.address, log_file=data_dir / "registry.log")
    except BaseException:
        process.kill()
        process.wait()
        raise
    return process


def free_port() -> int:
    """A port nobody listens on. It stays bound here, which a server that reuses addresses may share: the system gives
    it to no other run beside this one, not even while a registry is away."""
    kept = socket.socket()
    kept.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    kept.bind(("127.0.0.1", 0))
    atexit.register(kept.close)
    port: int = kept.getsockname()[1]
    return port


def wait_until_ready(process: subprocess.Popen[bytes], address: str, *, log_file: Path) -> None:
    """Asks /readyz until it answers 200; what the registry logged is shown when it never does."""
    deadline = time.monotonic() + READY_WITHIN_S
    with httpx.Client() as client:
        while process.poll() is None and time.monotonic() < deadline:
            try:
                if client.get(f"{address}/readyz").status_code == httpx.codes.OK:
                    return
            except httpx.TransportError:
                time.sleep(0.05)
    raise AssertionError(f"the registry did not become ready:\n{log_file.read_text()[-4000:]}")
