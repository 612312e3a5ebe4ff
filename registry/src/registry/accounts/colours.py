"""Whether a practice's colour can be read: contrast as WCAG 2.2 reckons it."""

from typing import Final

from registry.platform.patterns import whole

COLOUR: Final = whole("#[0-9a-fA-F]{6}")
LEAST_ON_WHITE: Final = 4.5  # WCAG 2.2, 1.4.3, for text of any size


def contrast_on_white(colour: str) -> float:
    """The contrast of `#rrggbb` with white, from 1 to 21."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 1.05 / (0.2126 * red + 0.7152 * green + 0.0722 * blue + 0.05)


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
