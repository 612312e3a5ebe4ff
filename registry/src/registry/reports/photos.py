"""Pictures and clips in a report that is laid out: as data on the page, as files beside the paper."""

import base64
from html import escape
from typing import Final

import msgspec
from msgspec.structs import replace

from registry.reports.content import Clip, ClipForm

_NAMES: Final[dict[ClipForm, str]] = {"picture": "Picture", "video": "Video", "sound": "Sound recording"}
_NOT_SHOWN: Final = "Not shown here: it may not leave the practice, or its file is gone."


class Photo(msgspec.Struct, frozen=True, tag="photo"):
    """A picture with its caption. `form` alone is shown of a video or a sound; `instead` of what may not be shown.

    `file` is the picture's name beside the paper.
    """

    form: str
    alt: str
    caption: str
    source: int
    jpeg: bytes = b""
    file: str = ""
    instead: str = ""


def photo(clip: Clip, day: str, jpeg: bytes | None, source: int) -> Photo:
    """A clip as it is printed; `jpeg` is None for one that may not be shown, whose caption is not shown either."""
    form = _NAMES[clip.form]
    told = f"{form}, {day}"
    if jpeg is None:
        return Photo(form, told, told, 0, instead=_NOT_SHOWN)
    caption = f"{clip.caption} ({told})" if clip.caption else told
    return Photo(
        form,
        f"{told}: {clip.caption}" if clip.caption else told,
        caption,
        source,
        jpeg if clip.form == "picture" else b"",
    )


def as_html(one: Photo, mark: str) -> str:
    """The figure; `mark` is the link to its record."""
    if one.jpeg:
        data = base64.b64encode(one.jpeg).decode()
        inner = f'<img src="data:image/jpeg;base64,{data}" alt="{_text(one.alt)}">'
    else:
        inner = f'<p class="frame">{_text(one.instead or one.form)}</p>'
    return f'<figure class="photo">{inner}<figcaption dir="auto">{_text(one.caption)}{mark}</figcaption></figure>'


def beside_paper(one: Photo, number: int) -> tuple[Photo, bytes]:
    """The photo that names its picture's file instead of holding it, and the picture."""
    return replace(one, jpeg=b"", file=f"photo-{number}.jpg" if one.jpeg else ""), one.jpeg


def _text(text: str) -> str:
    return escape(text, quote=True)
