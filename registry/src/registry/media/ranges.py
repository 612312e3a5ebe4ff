"""Which bytes of a file a request wants (RFC 9110, section 14): players ask for parts of a video."""

import re
from typing import Final

from registry.media.errors import BeyondTheEnd

_RANGE: Final = re.compile(r"bytes=([0-9]{0,15})-([0-9]{0,15})")


def wanted(header: str | None, length: int) -> tuple[int, int] | None:
    """(first byte, how many) of a file with `length` bytes; None for all of it.

    A header with several ranges or of another unit is passed over, as the standard allows. Raises BeyondTheEnd for a
    range that begins behind the end.
    """
    match = _RANGE.fullmatch(header.strip()) if header else None
    if match is None or match[0] == "bytes=-":
        return None
    first, last = match[1], match[2]
    if not first:
        count = min(int(last), length)
        start = length - count
    else:
        start = int(first)
        end = min(int(last), length - 1) if last else length - 1
        if last and int(last) < start:
            return None
        count = end - start + 1
    if count < 1:
        raise BeyondTheEnd(f"The file has {length} bytes.", headers={"Content-Range": f"bytes */{length}"})
    return start, count
