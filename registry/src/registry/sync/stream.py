"""Telling devices that something changed, as server-sent events.

A stream that waits holds a thread of the server, whatever it sends (Granian runs a WSGI answer's iterator on the thread
that took the request). So only a few streams wait, on threads that were added for them, and never longer than half a
minute; all others are answered at once and come again after the time that the answer names (`retry`), as every
EventSource does by itself. docs/decisions/0012-replication.md has the figures.
"""

import threading
import time
from collections.abc import Iterator
from typing import Final

from registry.platform.access import Access
from registry.platform.database import Database
from registry.platform.errors import Unavailable
from registry.sync import repository

LONGEST_S: Final = 25.0
LOOK_EVERY_S: Final = 0.5
COMMENT_EVERY: Final = 20  # looks: ten seconds, shorter than the patience of any proxy
RETRY_AFTER_WAITING_MS: Final = 500
RETRY_MS: Final = 5_000


class Streams:
    """Hands out the few places in which a stream may wait."""

    def __init__(self, places: int, stopping: threading.Event) -> None:
        self._places = threading.BoundedSemaphore(places) if places else None
        self._stopping = stopping

    def follow(self, database: Database, access: Access, seen: int | None) -> Iterator[bytes]:
        """The events behind the position that the device has seen; None when it has seen none yet."""
        places = self._places
        if places is None or not places.acquire(blocking=False):
            position, _ = _position(database, access, seen if seen is not None else 0)
            yield _retry(RETRY_MS) + _event(position, changed=position != seen)
            return
        try:
            yield from _waiting(database, access, seen, self._stopping)
        finally:
            places.release()


def _waiting(database: Database, access: Access, seen: int | None, stopping: threading.Event) -> Iterator[bytes]:
    position, there = _position(database, access, seen or 0)
    yield _retry(RETRY_AFTER_WAITING_MS) + _event(position, changed=position != seen)
    ends, looks = time.monotonic() + LONGEST_S, 0
    while there and time.monotonic() < ends:
        if stopping.wait(LOOK_EVERY_S):
            return
        looks += 1
        newer, there = _position(database, access, position)
        if newer != position:
            position = newer
            yield _event(position, changed=True)
        elif looks % COMMENT_EVERY == 0:
            yield b": still here\n\n"


def _position(database: Database, access: Access, known: int) -> tuple[int, bool]:
    """The newest position, and whether the database could be asked; else the known one, and the stream ends."""
    try:
        with database.reading() as tx:
            return repository.head(tx, access.organization), True
    except Unavailable:
        return known, False


def _retry(milliseconds: int) -> bytes:
    return b"retry: %d\n" % milliseconds


def _event(position: int, *, changed: bool) -> bytes:
    """`changed`: pull. The id comes back as Last-Event-ID, so that a device is told once."""
    name = b"changed" if changed else b"unchanged"
    return b'event: %s\nid: %d\ndata: {"position":%d}\n\n' % (name, position, position)
