"""Bodies of answers, read within a size and a time whatever the other side sends."""

import time
from collections.abc import Callable, Iterable


def bounded(
    parts: Iterable[bytes], *, who: str, most_bytes: int, until_s: float, unavailable: Callable[[str], Exception]
) -> bytes:
    """All parts together; raises `unavailable` with a sentence about `who` when they are too many or too late.

    `until_s` is a moment of `time.monotonic`.
    """
    body = bytearray()
    for part in parts:
        body += part
        if len(body) > most_bytes:
            raise unavailable(f"{who}'s answer was larger than is taken.")
        if time.monotonic() > until_s:
            raise unavailable(f"{who} did not answer in time.")
    return bytes(body)
