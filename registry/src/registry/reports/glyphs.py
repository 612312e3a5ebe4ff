"""Which characters the paper can print.

Typst brings its own fonts (Libertinus Serif under the OFL, DejaVu Sans Mono under the Bitstream Vera licence), so that
a report looks the same on every machine. They know Latin, Greek, Cyrillic, Hebrew and Arabic; Chinese, Japanese, Korean
and most emoji they do not. PDF/UA forbids a box that stands for a character which is not there, and so do we: such a
character is printed as its code point, so that a reader sees that something stood here and which. Controls that turn
the direction of the text around are shown the same way, because they could make a page read otherwise than it is kept.

`glyphs.txt` holds the ranges of code points of the two fonts; a test prints every one of them.
"""

import re
import unicodedata
from functools import cache
from importlib import resources
from typing import Final

_BREAKS: Final = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_UNSEEN: Final = frozenset("\u00ad\u200b\u200c\u200d\u2060\ufe0e\ufe0f")  # say how to draw, and are nothing themselves


def printable(text: str) -> str:
    """The text with every character that cannot be printed as `[U+1F415]`; line breaks become \\n, tabs spaces."""
    composed = unicodedata.normalize("NFC", _BREAKS.sub("\n", text).replace("\t", " "))
    if composed.isascii() and composed.isprintable():
        return composed
    known = known_characters()
    return "".join(
        one if one in known or one == "\n" else "" if one in _UNSEEN else f"[U+{ord(one):04X}]" for one in composed
    )


@cache
def known_characters() -> frozenset[str]:
    """Every character of the fonts."""
    found: list[str] = []
    for line in resources.files("registry.reports").joinpath("glyphs.txt").read_text(encoding="ascii").split():
        first, _, last = line.partition("-")
        found += map(chr, range(int(first, 16), int(last or first, 16) + 1))
    return frozenset(found)
