"""Waiting for a condition instead of for a time."""

import time
from collections.abc import Callable


def until(holds: Callable[[], object], *, what: str, within_s: float = 20.0) -> None:
    """Looks again and again until it holds; fails with `what` when time is up."""
    end = time.monotonic() + within_s
    while not holds():
        assert time.monotonic() < end, f"not within {within_s:g} s: {what}"
        time.sleep(0.1)
