"""What the dates of a dog's health items mean on a day.

Two vaccinations are the standard: rabies and bordetella (kennel cough). One without a day of expiry runs for twelve
months, or for as many as the item says; 30 days before the end it is time to renew it. Of several vaccinations of the
same name the one that lasts longest counts, and the others are past.
"""

import calendar
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Final, NamedTuple

from registry.care.schemas import HealthCard, HealthItemBody, HealthState
from registry.measures.wording import counted, on_day
from registry.platform.fields import sort_key
from registry.platform.ids import Id

USUAL_MONTHS: Final = 12
WARNING_DAYS: Final = 30
STANDARD: Final = {
    "rabies": ("rabies", "tollwut"),
    "bordetella": ("bordetella", "kennel cough", "kc vaccine", "zwingerhusten"),
}
_URGENCY: Final[Sequence[HealthState]] = (
    "expired", "missing", "expires_soon", "running", "planned", "undated", "valid", "past"
)  # fmt: skip


class HealthItem(HealthItemBody, kw_only=True, forbid_unknown_fields=False):
    """A stored item with its id."""

    id: Id
    revision: int


class _Meaning(NamedTuple):
    state: HealthState
    sentence: str
    expires_on: date | None = None
    days_left: int | None = None


def health_cards(items: Iterable[HealthItem], *, today: date, dog_id: str, dog_revision: int) -> list[HealthCard]:
    """The items as they stand today, the most urgent first, with the standard vaccinations that are missing."""
    known = list(items)
    newest = _newest(known, today)
    cards = [_card(item, _meaning(item, today, newest)) for item in known]
    cards += [
        HealthCard(
            id=dog_id, revision=dog_revision, name=name.capitalize(), kind="vaccination", given_on=None,
            expires_on=None, state="missing", days_left=None, sentence=f"No {name} vaccination is on record.",
        )
        for name in STANDARD
        if not any(_is_against(item, name) and not _is_planned(item, today) for item in known)
    ]  # fmt: skip
    return sorted(cards, key=_urgency)


def expires_on(item: HealthItemBody) -> date | None:
    """The last day on which the item holds; None when it has no end that anybody could know."""
    if item.expires_on is not None:
        return item.expires_on
    if item.given_on is None or (item.kind != "vaccination" and item.months is None):
        return None
    return months_later(item.given_on, item.months or USUAL_MONTHS)


def months_later(day: date, months: int) -> date:
    """The same day of a later month, or its last day where that month is shorter."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = min(day.year + years, date.max.year), month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def _newest(items: Sequence[HealthItem], today: date) -> dict[str, HealthItem]:
    """For each vaccine the item that lasts longest, of those that were given."""
    ends: dict[str, date] = {}
    found: dict[str, HealthItem] = {}
    for item in items:
        end = expires_on(item)
        if item.kind != "vaccination" or end is None or _is_planned(item, today):
            continue
        for vaccine in _vaccines(item):
            if vaccine not in ends or end > ends[vaccine]:
                ends[vaccine], found[vaccine] = end, item
    return found


def _vaccines(item: HealthItemBody) -> list[str]:
    """What a vaccination is against: the standard ones that its name holds (some shots hold both), else its name."""
    name = sort_key(item.name)
    standard = [vaccine for vaccine, names in STANDARD.items() if any(each in name for each in names)]
    return standard or [name]


def _is_against(item: HealthItemBody, vaccine: str) -> bool:
    return item.kind == "vaccination" and vaccine in _vaccines(item)


def _is_planned(item: HealthItemBody, today: date) -> bool:
    first = item.given_on or item.from_on
    return first is not None and first > today


def _meaning(item: HealthItem, today: date, newest: dict[str, HealthItem]) -> _Meaning:
    first = item.given_on or item.from_on
    if first is not None and first > today:
        return _Meaning("planned", f"{item.name} is planned for {on_day(first)}.")
    end = expires_on(item)
    if end is not None:
        if item.kind == "vaccination" and all(newest[vaccine] is not item for vaccine in _vaccines(item)):
            return _Meaning("past", f"{item.name} (until {on_day(end)}) was renewed.", end)
        return _expiry(item.name, end, today)
    if item.kind == "vaccination":
        return _Meaning("undated", f"{item.name} has no date; say when it was given or until when it holds.")
    return _course(item, today)


def _expiry(name: str, end: date, today: date) -> _Meaning:
    left = (end - today).days
    if left < 0:
        return _Meaning("expired", f"{name} expired on {on_day(end)}, {counted(-left, 'day')} ago.", end, left)
    if left > WARNING_DAYS:
        return _Meaning("valid", f"{name} is valid until {on_day(end)}.", end, left)
    when = "today" if left == 0 else f"in {counted(left, 'day')}"
    return _Meaning("expires_soon", f"{name} expires {when}, on {on_day(end)}. Time to renew it.", end, left)


def _course(item: HealthItem, today: date) -> _Meaning:
    """A medication, an injury and the like: it runs from a day to a day, or happened on one."""
    if item.to_on is not None and item.to_on < today:
        return _Meaning("past", f"{item.name} ended on {on_day(item.to_on)}.")
    if item.to_on is not None:
        return _Meaning("running", f"{item.name} runs until {on_day(item.to_on)}.")
    if item.from_on is not None:
        return _Meaning("running", f"{item.name} runs since {on_day(item.from_on)}.")
    if item.given_on is not None:
        return _Meaning("past", f"{item.name} on {on_day(item.given_on)}.")
    return _Meaning("undated", f"{item.name} has no date.")


def _card(item: HealthItem, meaning: _Meaning) -> HealthCard:
    return HealthCard(
        id=item.id, revision=item.revision, name=item.name, kind=item.kind, given_on=item.given_on,
        expires_on=meaning.expires_on, state=meaning.state, days_left=meaning.days_left, sentence=meaning.sentence,
    )  # fmt: skip


def _urgency(card: HealthCard) -> tuple[int, int, int, str, str]:
    """Past items the newest first; among the others the one that ends first."""
    ends = (card.expires_on or card.given_on or date.min).toordinal()
    left = card.days_left if card.days_left is not None else 0
    return _URGENCY.index(card.state), left, -ends if card.state == "past" else ends, sort_key(card.name), card.id
