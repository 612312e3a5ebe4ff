"""Decisions about safety flags and health that need neither clock nor database."""

from collections.abc import Iterable
from datetime import date

from registry.care.schemas import HealthItemBody, SafetyFlagBody
from registry.platform.clock import to_ms
from registry.platform.errors import InvalidBody
from registry.platform.fields import sort_key
from registry.records.kinds import Facets, Reference


def check_health(item: HealthItemBody) -> None:
    """Raises InvalidBody for an end that lies before its beginning."""
    if item.given_on and item.expires_on and item.expires_on < item.given_on:
        raise InvalidBody.at("/expires_on", "It expires before it was given. Check the two dates.")
    if item.from_on and item.to_on and item.to_on < item.from_on:
        raise InvalidBody.at("/to_on", "It ends before it begins. Check the two dates.")


def flag_facets(flag: SafetyFlagBody) -> Facets:
    """A flag is called by its instruction."""
    return Facets(
        dog_id=flag.dog_id,
        occurred_ms=to_ms(flag.ended_at) if flag.ended_at else None,
        title=flag.instruction,
        detail_kind=flag.category,
        status="ended" if flag.ended_at else flag.severity,
        sort_key=sort_key(flag.instruction),
        visibility="team",
        texts=[text for text in (flag.reported_by, flag.ended_reason) if text],
    )


def health_facets(item: HealthItemBody) -> Facets:
    """A health item is called by its name."""
    return Facets(
        dog_id=item.dog_id,
        title=item.name,
        detail_kind=item.kind,
        sort_key=sort_key(item.name),
        visibility="team",
        texts=[text for text in (item.dose, item.comment) if text],
    )


def references(body: SafetyFlagBody | HealthItemBody) -> Iterable[Reference]:
    """It belongs to a dog that exists."""
    yield Reference("/dog_id", "dog", body.dog_id)


def is_running(flag: SafetyFlagBody, *, now_ms: int) -> bool:
    """A flag runs until its end, which may lie in the future."""
    return flag.ended_at is None or to_ms(flag.ended_at) > now_ms


def review_is_overdue(flag: SafetyFlagBody, today: date) -> bool:
    """On the day itself there is still time."""
    return flag.review_due_on is not None and flag.review_due_on < today
