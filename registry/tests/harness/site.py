"""A registry inside the test's own process: built as `longline serve` builds it, with a clock that is set by hand."""

import io
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import falcon
import httpx
import msgspec

from registry import main
from registry.platform.access import Access
from registry.platform.logging import EventLog
from registry.platform.settings import Settings
from tests.harness.clock import SetClock
from tests.harness.person import Person

ADDRESS = "http://localhost:8080"


@dataclass
class Site:
    """The registry, its WSGI application, its clock and what it logged."""

    registry: main.Registry
    app: "falcon.App[Any, Any]"
    clock: SetClock
    log: io.StringIO
    clients: list[httpx.Client] = field(default_factory=list)

    def visitor(self, *, address: str = "127.0.0.1", access: Access | None = None, at: str = ADDRESS) -> Person:
        """Somebody at a browser of their own, not signed in."""
        transport = httpx.WSGITransport(app=self._as_servers_call_it, remote_addr=address, wsgi_errors=self.log)
        client = httpx.Client(transport=transport, base_url=at)
        self.clients.append(client)
        return Person(client, access=access)

    def _as_servers_call_it(self, environ: dict[str, Any], start_response: Any) -> Any:
        """httpx gives the path as text; WSGI (PEP 3333) wants its bytes as latin-1."""
        environ["PATH_INFO"] = environ["PATH_INFO"].encode().decode("latin-1")
        return self.app(environ, start_response)

    def defects(self) -> list[dict[str, Any]]:
        """What the registry logged as its own mistakes."""
        entries = [msgspec.json.decode(line) for line in self.log.getvalue().splitlines() if line.startswith("{")]
        return [entry for entry in entries if entry["level"] == "error"]

    def forget_log(self) -> None:
        self.log.seek(0)
        self.log.truncate()

    def close(self) -> None:
        for client in self.clients:
            client.close()
        self.registry.database.close()


def open_site(database_url: str, folder: Path, **settings: Any) -> Site:
    """Builds a registry over a migrated database."""
    clock, log = SetClock(), io.StringIO()
    chosen = Settings(data_dir=str(folder), database_url=database_url, **settings)
    registry = main.build(chosen, clock=clock, log=EventLog("info", stream=log, clock=clock))
    return Site(registry, main.application(registry), clock, log)
