"""What the cells of other systems mean: days, moments, sexes, weights."""

import re
from collections.abc import Iterable
from datetime import date, datetime
from typing import Final, Literal
from zoneinfo import ZoneInfo

DayOrder = Literal["dmy", "mdy"]
_KG_OF_POUND: Final = 0.45359237
_NUMBERS: Final = re.compile(r"(\d{1,4})[./-](\d{1,2})[./-](\d{1,4})(?:[ T,]+(\d{1,2}):(\d{2})(?::(\d{2}))?)?")
_SEXES: Final = {
    "f": ("f", "female", "w", "weiblich", "hundin", "huendin", "bitch", "femelle", "hembra", "femmina"),
    "m": ("m", "male", "mannlich", "maennlich", "rude", "ruede", "male dog", "macho", "maschio"),
}
_YES: Final = ("yes", "y", "true", "1", "ja", "j", "oui", "si", "neutered", "spayed", "castrated", "kastriert")
_NO: Final = ("no", "n", "false", "0", "nein", "non", "intact", "intakt")


class Unreadable(ValueError):
    """A cell that means nothing here; the text says why."""


def day_order(cells: Iterable[str], *, us: bool) -> DayOrder:
    """Whether 3/4/2026 is in April or in March: by what the whole column allows, then by the practice's country."""
    first = second = 0
    for cell in cells:
        if (found := _NUMBERS.match(cell)) and len(found[1]) < 3:
            if "." in cell.split()[0]:
                return "dmy"
            first, second = max(first, int(found[1])), max(second, int(found[2]))
    if first > 12:
        return "dmy"
    return "mdy" if second > 12 or us else "dmy"


def day(cell: str, order: DayOrder) -> date:
    """A day; raises Unreadable."""
    return _moment(cell, order)[0].date()


def moment(cell: str, order: DayOrder, zone: ZoneInfo) -> datetime:
    """A moment, of the practice's time zone where the cell names none; a bare day is its noon. Raises Unreadable."""
    found, has_time = _moment(cell, order)
    if not has_time:
        found = found.replace(hour=12)
    return found if found.tzinfo is not None else found.replace(tzinfo=zone)


def sex(word: str) -> str:
    """f, m or unknown."""
    return next((one for one, words in _SEXES.items() if word in words), "unknown")


def neuter(word: str) -> str:
    """intact, neutered or unknown."""
    return "neutered" if word in _YES else "intact" if word in _NO else "unknown"


def kilograms(cell: str, *, pounds: bool) -> float:
    """A weight in kilograms; raises Unreadable."""
    found = re.match(r"\s*(\d+(?:[.,]\d+)?)\s*(kg|kilo|kilos|lb|lbs|pounds)?\.?\s*$", cell, re.IGNORECASE)
    if not found:
        raise Unreadable(f"“{cell[:40]}” is no weight")
    unit = (found[2] or ("lb" if pounds else "kg")).lower()
    value = float(found[1].replace(",", "."))
    return round(value * (_KG_OF_POUND if unit[0] in "lp" else 1), 2)


def _moment(cell: str, order: DayOrder) -> tuple[datetime, bool]:
    try:
        found = datetime.fromisoformat(cell)
    except ValueError:
        return _by_numbers(cell, order)
    return found, len(cell) > len("2026-10-06")


def _by_numbers(cell: str, order: DayOrder) -> tuple[datetime, bool]:
    found = _NUMBERS.fullmatch(cell)
    if not found:
        raise Unreadable(f"“{cell[:40]}” is no date such as 2026-10-06")
    one, two, three, hour, minute, second = (int(part) if part else 0 for part in found.groups())
    if len(found[1]) == 4:
        year, month, of_month = one, two, three
    else:
        of_month, month = (one, two) if order == "dmy" else (two, one)
        year = three + (0 if three > 99 else 2000 if three < 70 else 1900)
    try:
        return datetime(year, month, of_month, hour, minute, second), found[4] is not None  # noqa: DTZ001  # the zone comes later
    except ValueError as error:
        raise Unreadable(f"“{cell[:40]}” is no date such as 2026-10-06") from error
