"""Structured logs: one JSON object a line on standard error. What alerts and log lines say is never passed to it."""

import contextlib
import sys
import threading
import traceback
from collections.abc import Callable, Mapping
from typing import Any, Final, TextIO

import msgspec

from alert_analyzer.platform.clock import Clock, SystemClock, to_text

_LEVELS: Final = {"debug": 10, "info": 20, "warning": 30, "error": 40}


class EventLog:
    """Writes events as JSON lines."""

    def __init__(self, level: str = "info", *, stream: TextIO | None = None, clock: Clock | None = None) -> None:
        self._threshold = _LEVELS[level]
        self._stream = stream
        self._clock = clock or SystemClock()
        self._lock = threading.Lock()
        self._carried: Callable[[], Mapping[str, str]] | None = None

    def carry(self, fields: Callable[[], Mapping[str, str]]) -> None:
        """From now on every line has these fields too, asked for when it is written."""
        self._carried = fields

    def info(self, event: str, **fields: Any) -> None:
        """Something ordinary happened."""
        self._write("info", event, fields)

    def warning(self, event: str, **fields: Any) -> None:
        """Something an operator may want to know."""
        self._write("warning", event, fields)

    def defect(self, event: str, error: BaseException, **fields: Any) -> None:
        """Something nobody expected: where it happened, and not the error's own text, which may quote a log line."""
        frames = [
            f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(error.__traceback__)
        ]
        self._write("error", event, {**fields, "error": type(error).__name__, "at_code": frames})

    def _write(self, level: str, event: str, fields: dict[str, Any]) -> None:
        if _LEVELS[level] < self._threshold:
            return
        entry = {"at": to_text(self._clock.now_ms()), "level": level, "event": event}
        entry |= {name: value for name, value in fields.items() if value is not None}
        if self._carried is not None:
            entry |= self._carried()
        line = msgspec.json.encode(entry).decode() + "\n"
        with self._lock:
            stream = self._stream or sys.stderr
            with contextlib.suppress(OSError):  # a log that cannot be written must not stop the work
                stream.write(line)
                stream.flush()
