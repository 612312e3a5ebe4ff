"""Decisions about sessions that need neither clock nor database."""

from collections.abc import Iterable

from registry.platform.clock import to_ms
from registry.records.kinds import Facets, Reference
from registry.training.schemas import SessionBody


def minutes(session: SessionBody) -> int | None:
    """How long it took, in whole minutes; None while it is open."""
    if session.ended_at is None:
        return None
    return round((session.ended_at - session.started_at).total_seconds() / 60)


def facets(session: SessionBody) -> Facets:
    """A session is called by its kind, its place and its length."""
    length = minutes(session)
    place = ", ".join(part for part in (session.location, session.area) if part)
    named = session.kind.replace("_", " ").capitalize() + (" session" if session.kind == "training" else "")
    return Facets(
        dog_id=session.dog_id,
        occurred_at=session.started_at.isoformat(),
        occurred_ms=to_ms(session.started_at),
        title=" · ".join(part for part in (named, place, f"{length} min" if length is not None else "") if part),
        summary=(session.summary or "")[:240],
        detail_kind=session.kind,
        visibility="team",
        status=session.status,
        upcoming=session.status == "planned",
        texts=[text for text in (session.summary,) if text],
    )


def references(session: SessionBody) -> Iterable[Reference]:
    """A session belongs to a dog that exists."""
    yield Reference("/dog_id", "dog", session.dog_id)
