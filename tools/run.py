"""`make run` and `make demo`: migrate the database, serve the page and the API, say where they are.

The registry itself is `longline serve`; this adds what a person at a terminal wants: a sentence when the port is taken,
the address once the registry is ready to answer, and a quiet end on Ctrl-C.
"""

import argparse
import ctypes
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from pathlib import Path
from types import FrameType

ROOT = Path(__file__).resolve().parent.parent
LONGLINE = Path(sys.executable).with_name("longline")
LOG_IN_FILE = "demo-log-in.txt"
ADDRESS = "{address}"  # stands in that file for where the registry is this time
READY_AFTER_S = 60.0
PR_SET_PDEATHSIG = 1


def main() -> int:
    """Runs until it is stopped; the answer is the exit code."""
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("--demo", action="store_true", help="fill an empty data directory with the demo practice")
    demo = arguments.parse_args().demo

    environment = run_environment(demo)
    host, port = environment["LONGLINE_HOST"], environment["PORT"]
    command = "demo" if demo else "run"
    if not port.isdecimal() or not 0 < int(port) < 65536:
        return fail(f"PORT={port} is not a port: it is a number from 1 to 65535.")
    if port_is_taken(host, int(port)):
        return fail(f"Port {port} is taken by another program. Choose another one: make {command} PORT={int(port) + 1}")

    data_dir = Path(environment["LONGLINE_DATA_DIR"])
    data_dir.mkdir(parents=True, exist_ok=True)
    if not migrate(environment):
        return fail("The database could not be migrated; the lines above say why.")
    if demo and not fill_demo(data_dir, environment):
        return fail("The demo practice could not be made; the lines above say why.")
    return serve(environment, notice=(data_dir / LOG_IN_FILE).read_text() if demo else "")


def run_environment(demo: bool) -> dict[str, str]:
    """The person's environment, and this checkout's values where it leaves a setting open."""
    defaults = {
        "LONGLINE_DATA_DIR": str(ROOT / "data" / "demo" if demo else ROOT / "data"),
        "LONGLINE_HOST": "127.0.0.1",
        "LONGLINE_PAGE_DIR": str(ROOT / "frontend" / "dist" / "longline" / "browser"),
        "PORT": "8080",
    }
    given = {name: value for name, value in os.environ.items() if value or name not in defaults}
    return defaults | given


def port_is_taken(host: str, port: int) -> bool:
    """Whether another program listens there; two servers may share a port without a word, so this is asked first."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except OSError:
            return True
    return False


def migrate(environment: dict[str, str]) -> bool:
    """Brings a database server's tables to the newest shape; the embedded database is migrated by `longline serve`."""
    if "LONGLINE_DATABASE_URL" not in environment:
        return True
    done = subprocess.run([LONGLINE, "migrate"], env=environment, check=False, stdout=subprocess.DEVNULL)
    return done.returncode == 0


def fill_demo(data_dir: Path, environment: dict[str, str]) -> bool:
    """Makes the demo practice once; its log-in is kept beside it, to be printed at every start."""
    log_in = data_dir / LOG_IN_FILE
    if log_in.exists():
        return True
    print("Writing the demo practice; this happens once.", flush=True)
    made = subprocess.run([LONGLINE, "demo"], env=environment, check=False, stdout=subprocess.PIPE, text=True)
    if made.returncode != 0:
        print(made.stdout, end="")
        return False
    log_in.write_text(made.stdout.replace(address_of(environment), ADDRESS))
    return True


def serve(environment: dict[str, str], *, notice: str) -> int:
    """Runs the registry; says where it is as soon as it is ready; waits for its end."""
    stopped: list[int] = []
    # In a process group of its own: Ctrl-C would reach every process at the terminal, and the registry's worker, told
    # twice to stop, would wait out its whole grace period. This way it is told once, by the process that started it.
    registry = subprocess.Popen(
        [LONGLINE, "serve"],
        env=environment,
        process_group=0,
        preexec_fn=die_with_parent,  # noqa: PLW1509  this program has no threads
    )

    def stop(number: int, _frame: FrameType | None) -> None:
        if not stopped:
            stopped.append(number)
            registry.terminate()

    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, stop)

    address = address_of(environment)
    if wait_until_ready(registry, address):
        print(f"\n{notice.replace(ADDRESS, address)}Longline is at {address} (Ctrl-C stops it)\n", flush=True)
    code = registry.wait()
    return 0 if stopped else code


def die_with_parent() -> None:
    """In the registry before it starts: whoever kills this program outright leaves nothing behind on the port."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def address_of(environment: dict[str, str]) -> str:
    """Where a browser on this machine finds the page."""
    host = environment["LONGLINE_HOST"]
    if host in {"0.0.0.0", "::", "127.0.0.1"}:
        host = "localhost"
    return f"http://{f'[{host}]' if ':' in host else host}:{environment['PORT']}"


def wait_until_ready(registry: subprocess.Popen[bytes], address: str) -> bool:
    """Asks the registry until it answers that it is ready, or has ended."""
    deadline = time.monotonic() + READY_AFTER_S
    while registry.poll() is None and time.monotonic() < deadline:
        try:
            with urllib.request.urlopen(f"{address}/readyz", timeout=2):
                return True
        except (urllib.error.URLError, TimeoutError, ConnectionError):
            time.sleep(0.05)
    return False


def fail(sentence: str) -> int:
    """Says what is wrong; answers the exit code."""
    print(sentence, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
