"""What everybody must know about a dog today: its running safety flags, and its health."""

from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Final

import msgspec

from registry.accounts.organization import organization_zone
from registry.care import repository
from registry.care.acknowledgements import acknowledgements_of
from registry.care.health_rules import STANDARD, HealthItem, health_cards
from registry.care.rules import is_running, review_is_overdue
from registry.care.schemas import HealthCard, HealthCards, SafetyCard, SafetyCards, SafetyFlagBody, Severity
from registry.measures.days import local_day
from registry.platform.access import Access
from registry.platform.database import Transaction
from registry.platform.fields import sort_key
from registry.platform.ids import Id
from registry.records.kinds import Document, Kind

_GRAVITY: Final[tuple[Severity, ...]] = ("danger", "caution", "info")


class _Flag(SafetyFlagBody, kw_only=True, forbid_unknown_fields=False):
    """A stored flag with what the registry knows of it."""

    id: Id
    revision: int
    created_at: str
    author_id: Id


def safety_of(tx: Transaction, access: Access, dog: Document, kind: Kind, *, now_ms: int) -> SafetyCards:
    """The dog's running flags, the most severe first and among those the one that was set last."""
    today = _today(tx, access, now_ms=now_ms)
    found = [
        (number, msgspec.json.decode(representation, type=_Flag))
        for number, representation in repository.records_of_dog(tx, access, kind.name, dog.number)
    ]
    running = [(number, flag) for number, flag in found if is_running(flag, now_ms=now_ms)]
    running.sort(key=lambda each: each[0], reverse=True)
    running.sort(key=lambda each: _GRAVITY.index(each[1].severity))
    return SafetyCards([_safety_card(tx, access, number, flag, today=today) for number, flag in running])


def health_of(tx: Transaction, access: Access, dog: Document, kind: Kind, *, now_ms: int) -> HealthCards:
    """The dog's health items with what their dates mean today, in the organization's time zone."""
    items = (
        msgspec.json.decode(representation, type=HealthItem)
        for _, representation in repository.records_of_dog(tx, access, kind.name, dog.number)
    )
    today = _today(tx, access, now_ms=now_ms)
    return HealthCards(health_cards(items, today=today, dog_id=dog.id, dog_revision=dog.revision), today)


def health_cards_of(representations: Iterable[str], *, today: date, dog_id: str, dog_revision: int) -> list[HealthCard]:
    """A dog's health items as they answer, with what their dates mean on a day; for rooms that read many dogs."""
    items = (msgspec.json.decode(text, type=HealthItem) for text in representations)
    return health_cards(items, today=today, dog_id=dog_id, dog_revision=dog_revision)


def standard_vaccinations(name: str) -> list[str]:
    """Which of the standard vaccinations a name speaks of; none for what else somebody may have typed."""
    key = sort_key(name)
    return [vaccine for vaccine, names in STANDARD.items() if any(each in key for each in names)]


def _today(tx: Transaction, access: Access, *, now_ms: int) -> date:
    return local_day(datetime.fromtimestamp(now_ms / 1000, UTC), organization_zone(tx, access))


def _safety_card(tx: Transaction, access: Access, number: int, flag: _Flag, *, today: date) -> SafetyCard:
    read_by = acknowledgements_of(tx, number)
    return SafetyCard(
        id=flag.id,
        revision=flag.revision,
        dog_id=flag.dog_id,
        instruction=flag.instruction,
        category=flag.category,
        severity=flag.severity,
        reported_by_owner=not flag.evidence_ids,
        set_by=repository.person_name(tx, flag.author_id),
        set_at=flag.created_at,
        review_due_on=flag.review_due_on,
        review_overdue=review_is_overdue(flag, today),
        acknowledged=any(each.person_id == access.person_id and each.revision == flag.revision for each in read_by),
        acknowledgements=read_by,
    )
