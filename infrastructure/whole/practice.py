"""A registry on PostgreSQL, with trainers who go on asking it for things, and its log on the way to Loki."""

import os
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, suppress
from pathlib import Path

import httpx

from places import REPOSITORY
from tests.harness.loki import LokiServer
from tests.harness.postgres import PostgresServer
from tests.harness.running import free_port
from tests.harness.waiting import until

LONGLINE = REPOSITORY / ".venv" / "bin" / "longline"
# As Alloy labels the lines of a pod (addons/cluster.alloy).
LABELS = {"namespace": "longline", "app": "registry", "pod": "registry-7d9f8-x2x4p", "container": "registry"}
SIGN_UP = {"email": "lena@example.org", "password": "a long lead and a short walk", "name": "Lena"}
_TRAINERS = 4
_PAUSE_S = 0.1


class Practice:
    """The registry's address, and its database to break."""

    def __init__(self, folder: Path, database: PostgresServer) -> None:
        self.database = database
        self.port = free_port()
        self.address = f"http://127.0.0.1:{self.port}"
        self.log = folder / "registry.log"
        self.environment = {name: value for name, value in os.environ.items() if not name.startswith("LONGLINE_")} | {
            "PORT": str(self.port),
            "LONGLINE_DATA_DIR": str(folder),
            "LONGLINE_DATABASE_URL": database.url("postgres"),
        }

    def ready(self) -> bool:
        """As the kubelet asks."""
        try:
            return httpx.get(f"{self.address}/readyz", timeout=10, trust_env=False).status_code == 200
        except httpx.TransportError:
            return False


@contextmanager
def practice(folder: Path, loki: LokiServer) -> Iterator[Practice]:
    """It runs, is used, and is asked whether it is ready."""
    with ExitStack() as at_end:
        database = PostgresServer()
        at_end.callback(database.remove)
        database.start()
        site = Practice(folder, database)
        subprocess.run([LONGLINE, "migrate"], env=site.environment, check=True, capture_output=True)
        log = at_end.enter_context(site.log.open("wb"))
        process = subprocess.Popen([LONGLINE, "serve"], env=site.environment, stdout=log, stderr=log)
        at_end.callback(process.wait, 60)
        at_end.callback(process.terminate)
        until(site.ready, what=f"the registry is ready; see {site.log}", within_s=60)
        stopping = threading.Event()
        with httpx.Client(base_url=f"{site.address}/api/v1", trust_env=False) as client:
            client.post("/auth/register", json=SIGN_UP | {"organization": "Harbour Dogs"}).raise_for_status()
            cookies = dict(client.cookies)
        beside = [threading.Thread(target=_ask, args=(site, cookies, stopping)) for _ in range(_TRAINERS)]
        beside.append(threading.Thread(target=_ship, args=(site.log, loki, stopping)))
        for thread in beside:
            thread.start()
            at_end.callback(thread.join, 60)
        at_end.callback(stopping.set)
        yield site


def _ask(site: Practice, cookies: dict[str, str], stopping: threading.Event) -> None:
    """A trainer's device: it looks at the dogs, and fetches what is new."""
    with httpx.Client(base_url=site.address, cookies=cookies, timeout=30, trust_env=False) as client:
        while not stopping.wait(_PAUSE_S):
            for path in ("/api/v1/dogs", "/api/v1/sync/pull", "/readyz"):
                with suppress(httpx.TransportError):
                    client.get(path)


def _ship(log: Path, loki: LokiServer, stopping: threading.Event) -> None:
    """What Alloy does: each line with the labels of its pod and the time at which it was seen."""
    with log.open() as lines:
        while not stopping.wait(_PAUSE_S):
            for line in lines:
                loki.add(time.time_ns(), line.rstrip("\n"), **LABELS)
