"""The sizes that the page is made for, and the themes it has."""

from dataclasses import dataclass
from typing import Any

THEMES = ("light", "dark", "sunlight")


@dataclass(frozen=True)
class Size:
    """A window, in CSS pixels."""

    name: str
    width: int
    height: int
    touch: bool

    def as_options(self) -> dict[str, Any]:
        """What Playwright needs to open such a window."""
        return {
            "viewport": {"width": self.width, "height": self.height},
            "has_touch": self.touch,
            "is_mobile": self.touch,
            "locale": "en-GB",
            "reduced_motion": "reduce",
            "timezone_id": "Europe/Berlin",
        }


PHONE = Size("phone", 390, 844, touch=True)
DESK = Size("desk", 1440, 900, touch=False)
SIZES = (PHONE, DESK)
