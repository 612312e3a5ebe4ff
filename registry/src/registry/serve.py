"""Serves the application with Granian: one worker process with a few threads.

One process, because the embedded database has one writer and group commit works inside a process; a
deployment on PostgreSQL runs more pods instead. The worker dies with its parent, so that a killed service
leaves nothing behind that holds the port.

Told to stop, the parent tells the worker, and there the application stops before Granian does (`Drain`): a thread takes
the signals, which Granian's own handler gets only when the last answer has left.
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

from registry.platform.http.drain import Drain
from registry.platform.logging import EventLog
from registry.platform.settings import Settings, read_settings, unknown_variables
from registry.platform.tracing import Tracing, open_tracing

_PR_SET_PDEATHSIG: Final = 1
# Granian counts connections here, not requests: a phone that keeps one open between two requests counts.
MOST_CONNECTIONS: Final = 4096
_STOP_SIGNALS: Final = (signal.SIGTERM, signal.SIGINT)


class PortTaken(Exception):
    """Another program listens on the port."""


def serve(settings: Settings) -> None:
    """Serves until SIGTERM or SIGINT; requests that were begun are answered first, later ones are refused."""
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
    os.register_at_fork(before=_hold_stop_signals, after_in_parent=_let_stop_signals_in)
    server.serve()


def create_application() -> Any:
    """Called by Granian in the worker process."""
    _hold_stop_signals()
    from registry import main

    os.setpgid(0, 0)  # Ctrl-C reaches the parent, which tells this worker once
    _die_with_parent()
    settings = read_settings()
    log = EventLog(settings.log_level)
    for variable in unknown_variables():
        log.warning("unknown setting", variable=variable)
    tracing = open_tracing(settings, log, version=main.VERSION)
    registry = main.build(settings, log=log, tracing=tracing)
    drain = Drain(main.application(registry), registry.stopping)
    if postman := main.postman(registry):
        postman.start(registry.stopping)
    if clerk := main.clerk(registry):
        clerk.start(registry.stopping)
    inherited = signal.getsignal(signal.SIGTERM)
    threading.Thread(target=_stop_when_told, args=(drain, inherited, tracing), name="stop-watch", daemon=True).start()
    database = registry.database.dialect
    log.info("serving", address=f"http://{settings.host}:{settings.port}", database=database, threads=settings.threads)
    return drain


def _hold_stop_signals() -> None:
    """For this thread and those that it starts; a worker is born so, because it would take its parent's handlers."""
    signal.pthread_sigmask(signal.SIG_BLOCK, _STOP_SIGNALS)


def _let_stop_signals_in() -> None:
    signal.pthread_sigmask(signal.SIG_UNBLOCK, _STOP_SIGNALS)


def _stop_when_told(drain: Drain, inherited: object, tracing: Tracing | None) -> None:
    """Lets the application stop, then Granian. `inherited` is the handler that the parent left here."""
    told = signal.sigwait(_STOP_SIGNALS)
    drain.close()
    if tracing is not None:
        tracing.close()
    while (granians := signal.getsignal(told)) == inherited:  # told before Granian was ready to serve
        time.sleep(0.01)
    assert callable(granians)
    granians(told, None)


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
