"""Serves the application with Granian: one worker process with a few threads.

One process, because the embedded database has one writer and group commit works inside a process; a
deployment on PostgreSQL runs more pods instead. The worker dies with its parent, so that a killed service
leaves nothing behind that holds the port.
"""

import ctypes
import os
import signal
import socket
import sys
import threading
import time
from typing import Any, Final

from granian import Granian
from granian.constants import Interfaces

from registry.platform.logging import EventLog
from registry.platform.settings import Settings, read_settings, unknown_variables

_PR_SET_PDEATHSIG: Final = 1
# Granian counts connections here, not requests: a phone that keeps one open between two requests counts.
MOST_CONNECTIONS: Final = 4096


class PortTaken(Exception):
    """Another program listens on the port."""


def serve(settings: Settings) -> None:
    """Serves until SIGTERM or SIGINT; answers in flight are finished first."""
    _check_port(settings)
    server = Granian(
        "registry.serve:create_application",
        factory=True,
        address=settings.host,
        port=settings.port,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=settings.threads + settings.stream_places,
        backpressure=MOST_CONNECTIONS,
        workers_kill_timeout=settings.shutdown_seconds,
        log_enabled=False,
        websockets=False,
        process_name=None,
    )
    server.serve()


def create_application() -> Any:
    """Called by Granian in the worker process."""
    from registry import main

    os.setpgid(0, 0)  # Ctrl-C reaches the parent, which tells this worker once
    _die_with_parent()
    settings = read_settings()
    log = EventLog(settings.log_level)
    for variable in unknown_variables():
        log.warning("unknown setting", variable=variable)
    registry = main.build(settings, log=log)
    app = main.application(registry)
    database = registry.database.dialect
    log.info("serving", address=f"http://{settings.host}:{settings.port}", database=database, threads=settings.threads)
    return app


def _check_port(settings: Settings) -> None:
    family = socket.AF_INET6 if ":" in settings.host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((settings.host, settings.port))
        except OSError as error:
            raise PortTaken(
                f"Port {settings.port} on {settings.host} cannot be used ({error.strerror}). "
                "Stop what listens there or choose another with PORT=."
            ) from error


def _die_with_parent() -> None:
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGKILL)
    parent = os.getppid()

    def watch() -> None:
        while os.getppid() == parent:
            time.sleep(0.5)
        os._exit(1)

    threading.Thread(target=watch, name="parent-watch", daemon=True).start()
