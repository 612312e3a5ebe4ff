"""Structured logs: one JSON object a line on standard output, for machines first.

Notes' texts, passwords and tokens are never passed to it.
"""

import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from typing import Any, Final, TextIO

import msgspec

from registry.platform.clock import Clock, SystemClock, to_text

_LEVELS: Final = {"debug": 10, "info": 20, "warning": 30, "error": 40}


class EventLog:
    """Writes events as JSON lines."""

    def __init__(self, level: str = "info", *, stream: TextIO | None = None, clock: Clock | None = None) -> None:
        self._threshold = _LEVELS[level]
        self._stream = stream or sys.stdout
        self._clock = clock or SystemClock()
        self._lock = threading.Lock()
        self._carried: Callable[[], Mapping[str, str]] | None = None

    def carry(self, fields: Callable[[], Mapping[str, str]]) -> None:
        """From now on every line has these fields too, asked for when it is written."""
        self._carried = fields

    def says(self, level: str) -> bool:
        """Whether events of this level are written."""
        return _LEVELS[level] >= self._threshold

    def info(self, event: str, **fields: Any) -> None:
        """Something ordinary happened."""
        self._write("info", event, fields)

    def warning(self, event: str, **fields: Any) -> None:
        """Something an operator may want to know."""
        self._write("warning", event, fields)

    def exception(self, event: str, error: BaseException, **fields: Any) -> None:
        """A defect, with its traceback."""
        trace = "".join(traceback.format_exception(error))
        self._write("error", event, {**fields, "error": type(error).__name__, "trace": trace})

    def _write(self, level: str, event: str, fields: dict[str, Any]) -> None:
        if _LEVELS[level] < self._threshold:
            return
        entry: dict[str, Any] = {"at": to_text(self._clock.now_ms()), "level": level, "event": event}
        entry |= {name: value for name, value in fields.items() if value is not None}
        if self._carried is not None:
            entry |= self._carried()
        line = msgspec.json.encode(entry).decode() + "\n"
        with self._lock:
            self._stream.write(line)
            self._stream.flush()
