"""Numbers as they stand in a sentence for a trainer.

Every judgement gives its reason in a full sentence that holds the numbers it used. They are put into words here, and
only here, so that a distance reads the same everywhere and a switch from metres to feet touches words and no data.
"""

from collections.abc import Iterable
from datetime import date
from typing import Literal

UnitSystem = Literal["metric", "us"]

METRES_PER_FOOT = 0.3048  # exactly, by the international yard and pound agreement of 1959
_MONTHS = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()


def counted(number: int, noun: str, *, plural: str | None = None) -> str:
    """A number and its noun: "1 set", "3 sets", "2 people"."""
    return f"{number} {noun if number == 1 else plural or noun + 's'}"


def tidy(value: float) -> str:
    """A number with at most one digit after the point and none that says nothing: "15", "2.5"."""
    text = f"{value:.1f}"
    return text[:-2] if text.endswith(".0") else text


def percent(value: float) -> str:
    """A percentage from 0 to 100 as "80 %"."""
    return f"{tidy(value)} %"


def distance(metres: float, units: UnitSystem = "metric") -> str:
    """A distance in the words of the organization's units: "15 m" or "49 ft"."""
    return f"{tidy(metres)} m" if units == "metric" else f"{round(metres / METRES_PER_FOOT)} ft"


def duration(seconds: float) -> str:
    """A duration: "45 s", "2 min", "4 min 30 s"."""
    if seconds < 60:
        return f"{tidy(seconds)} s"
    minutes, rest = divmod(round(seconds), 60)
    return f"{minutes} min {rest} s" if rest else f"{minutes} min"


def on_day(day: date) -> str:
    """A day without doubt about its order: "3 Mar 2026"."""
    return f"{day.day} {_MONTHS[day.month - 1]} {day.year}"


def listed(parts: Iterable[str]) -> str:
    """Several things in one sentence: "a", "a and b", "a, b and c"."""
    *most, last = list(parts) or [""]
    return f"{', '.join(most)} and {last}" if most else last
