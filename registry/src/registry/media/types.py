"""Which files are taken: by what they are, found out from their first bytes, never by what they are called.

No type here can carry a script, so a browser may show each of them in place; a paper (PDF) is only ever downloaded.
"""

from dataclasses import dataclass
from pathlib import Path
from typing import Final, Literal, get_args

import puremagic

FileClass = Literal["picture", "video", "sound", "paper"]
MediaType = Literal[
    "image/jpeg", "image/png", "image/webp", "image/heic",
    "video/mp4", "video/quicktime", "video/webm",
    "audio/mp4", "audio/mpeg", "audio/ogg", "audio/wav", "audio/webm",
    "application/pdf",
]  # fmt: skip

TYPES: Final[tuple[str, ...]] = get_args(MediaType)
_MIB: Final = 1024 * 1024
MOST_BYTES: Final[dict[FileClass, int]] = {
    "picture": 50 * _MIB, "video": 2048 * _MIB, "sound": 200 * _MIB, "paper": 50 * _MIB,
}  # fmt: skip
_HEAD_BYTES: Final = 4096


@dataclass(frozen=True, slots=True)
class _Known:
    """`looks_like`: what the first bytes of such a file are recognised as; containers hold sound and video alike."""

    file_class: FileClass
    looks_like: frozenset[str]


_MP4: Final = frozenset({"video/mp4", "audio/mp4", "audio/x-m4a", "video/x-m4v", "video/3gpp", "video/3gpp2"})
_KNOWN: Final[dict[str, _Known]] = {
    "image/jpeg": _Known("picture", frozenset({"image/jpeg"})),
    "image/png": _Known("picture", frozenset({"image/png"})),
    "image/webp": _Known("picture", frozenset({"image/webp"})),
    "image/heic": _Known("picture", frozenset({"image/heic", "image/heif"})),
    "video/mp4": _Known("video", _MP4),
    "video/quicktime": _Known("video", frozenset({"video/quicktime"})),
    "video/webm": _Known("video", frozenset({"video/webm", "video/x-matroska"})),
    "audio/mp4": _Known("sound", _MP4),
    "audio/mpeg": _Known("sound", frozenset({"audio/mpeg"})),
    "audio/ogg": _Known("sound", frozenset({"application/ogg", "audio/ogg"})),
    "audio/wav": _Known("sound", frozenset({"audio/wave", "audio/wav", "audio/x-wav"})),
    "audio/webm": _Known("sound", frozenset({"video/webm", "video/x-matroska"})),
    "application/pdf": _Known("paper", frozenset({"application/pdf"})),
}


def class_of(media_type: str) -> FileClass:
    """Whether a media type is a picture, a video, sound or a paper."""
    return _KNOWN[media_type].file_class


def is_what_it_says(path: Path, media_type: str) -> bool:
    """Whether the first bytes of a file are those of this media type."""
    with path.open("rb") as file:
        head = file.read(_HEAD_BYTES)
    try:
        found = puremagic.magic_string(head)
    except (puremagic.PureError, ValueError):
        return False
    # The longest signature that fits decides: `ftyp` begins every MP4, `ftypheic` a HEIC.
    best = max(found, key=lambda match: (match.confidence, match.offset + len(match.byte_match)))
    return best.mime_type in _KNOWN[media_type].looks_like


def shown_in_place(media_type: str) -> bool:
    """Whether a browser may show it where it stands instead of downloading it."""
    return class_of(media_type) != "paper"
