"""From a row of another system to the body of a record."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final
from zoneinfo import ZoneInfo

from registry.exchange import csv_values
from registry.exchange.csv_values import DayOrder, Unreadable
from registry.exchange.headings import plain

UNDATED: Final = "date-unknown"
_ITEMS: Final = {
    "toy": ("toy", "ball", "tug", "frisbee", "kong", "squeaker", "rope", "spielzeug", "zerrel"),
    "social": ("praise", "petting", "rub", "rubs", "cuddle", "cuddles", "scratch", "scratches", "people", "streicheln"),
    "activity": ("walk", "walks", "fetch", "swim", "swimming", "play", "playing", "run", "running", "hike"),
    "environmental": ("sniff", "sniffing", "dig", "digging", "water", "snow", "car", "schnuffeln"),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Reading:
    """How the cells of one table are read: `orders` by field, where days stand before months."""

    now: datetime
    zone: ZoneInfo
    pounds: bool
    orders: Mapping[str, DayOrder] = field(default_factory=dict)

    def day(self, row: Mapping[str, str], name: str) -> str | None:
        """A cell's day as it is kept, or none."""
        cell = row.get(name, "")
        return csv_values.day(cell, self.orders.get(name, "dmy")).isoformat() if cell else None

    def moment(self, row: Mapping[str, str], name: str) -> datetime | None:
        """A cell's moment, or none."""
        cell = row.get(name, "")
        return csv_values.moment(cell, self.orders.get(name, "dmy"), self.zone) if cell else None


def guardian(row: Mapping[str, str], _: Reading) -> dict[str, Any]:
    """A household."""
    name = row.get("name") or " ".join(part for part in (row.get("first_name"), row.get("last_name")) if part)
    return _given(name=name, email=row.get("email"), phone=row.get("phone"), address=row.get("address"),
                  about=row.get("about"))  # fmt: skip


def dog(row: Mapping[str, str], reading: Reading) -> dict[str, Any]:
    """A dog, without its household."""
    texts = ("call_name", "registered_name", "breed_1", "breed_2", "colour", "about")
    chip = "".join(character for character in row.get("microchip", "") if character.isalnum())
    return _given(
        **{name: row.get(name) for name in texts}, microchip=chip, birth_date=reading.day(row, "birth_date"),
        sex=csv_values.sex(plain(row.get("sex", ""))), neuter=csv_values.neuter(plain(row.get("neuter", ""))),
    )  # fmt: skip


def weight(row: Mapping[str, str], reading: Reading) -> dict[str, Any] | None:
    """The weight that stood with a dog, on the day of the import, since nobody knows of which day it is."""
    for name, pounds in (("weight_kg", False), ("weight_lb", True), ("weight", reading.pounds)):
        if cell := row.get(name):
            kilograms = csv_values.kilograms(cell, pounds=pounds)
            about = f"From the import: {cell}. Of which day is not known."
            return {"type": "weight", "weight_kg": kilograms, "occurred_at": reading.now.isoformat(), "comment": about}
    return None


def note(row: Mapping[str, str], reading: Reading) -> dict[str, Any]:
    """A note, word for word. One without a date stands at the time of the import and says so by a tag."""
    at = reading.moment(row, "occurred_at")
    tags = [] if at is not None else [UNDATED]
    return _given(
        body=row.get("body"), title=row.get("title"), occurred_at=(at or reading.now).isoformat(), tags=tags,
        source="import",
    )  # fmt: skip


def safety_flag(row: Mapping[str, str], _: Reading) -> dict[str, Any]:
    """A warning; without evidence it is shown as reported by the owner."""
    return _given(instruction=row.get("instruction"))


def health_item(row: Mapping[str, str], reading: Reading) -> dict[str, Any]:
    """A vaccination."""
    return _given(
        name=row.get("name"), given_on=reading.day(row, "given_on"), expires_on=reading.day(row, "expires_on"),
        comment=row.get("comment"),
    )  # fmt: skip


def reinforcer(row: Mapping[str, str]) -> dict[str, Any]:
    """What the dog works for; its kind by the words, food where none says otherwise."""
    item = row.get("item", "")
    if not item:
        raise Unreadable("it says nothing")
    words = set(plain(item).split())
    kind = next((one for one, said in _ITEMS.items() if words & set(said)), "food")
    return {"item": item, "kind": kind}


def _given(**fields: Any) -> dict[str, Any]:
    """The fields that say something."""
    return {name: value for name, value in fields.items() if value not in (None, "", [])}
