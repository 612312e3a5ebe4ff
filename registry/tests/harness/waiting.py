"""Waiting for a condition, with a deadline; the tests' only pause lies here."""

import time
from collections.abc import Callable
from typing import TypeVar

Found = TypeVar("Found")
PAUSE_S = 0.01


def until(condition: Callable[[], Found], *, what: str, within_s: float = 20.0) -> Found:
    """The first true value of `condition`; fails with a sentence when there is none in time."""
    deadline = time.monotonic() + within_s
    while True:
        if found := condition():
            return found
        if time.monotonic() > deadline:
            raise AssertionError(f"waited {within_s:g} s in vain: {what}")
        time.sleep(PAUSE_S)
