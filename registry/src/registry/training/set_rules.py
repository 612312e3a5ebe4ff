"""Decisions about sets and observations that need neither clock nor database."""

from collections.abc import Iterable

from registry.platform.clock import to_ms
from registry.records.kinds import Facets, Reference
from registry.training.observation_schemas import ObservationBody
from registry.training.set_schemas import ExerciseSetBody


def set_facets(body: ExerciseSetBody) -> Facets:
    """A set is called by its skill."""
    return Facets(
        dog_id=body.dog_id,
        occurred_at=body.started_at.isoformat(),
        occurred_ms=to_ms(body.started_at),
        title=body.skill,
        visibility="team",
        status=body.status,
        texts=[body.comment] if body.comment else [],
        body=body,
    )


def set_references(body: ExerciseSetBody) -> Iterable[Reference]:
    """A set belongs to a dog and a session that exist."""
    yield Reference("/dog_id", "dog", body.dog_id)
    yield Reference("/session_id", "session", body.session_id)
    if body.plan_id is not None:
        yield Reference("/plan_id", "target", body.plan_id)


def observation_facets(body: ObservationBody) -> Facets:
    """An observation is called by what was watched."""
    return Facets(
        dog_id=body.dog_id,
        occurred_at=body.occurred_at.isoformat(),
        occurred_ms=to_ms(body.occurred_at),
        title=body.behavior or body.type.replace("_", " "),
        detail_kind=body.type,
        visibility="team",
        status=body.status,
        texts=[body.comment] if body.comment else [],
        body=body,
    )


def observation_references(body: ObservationBody) -> Iterable[Reference]:
    """An observation belongs to a dog; its session and plan exist when it names them."""
    yield Reference("/dog_id", "dog", body.dog_id)
    if body.session_id is not None:
        yield Reference("/session_id", "session", body.session_id)
    if body.plan_id is not None:
        yield Reference("/plan_id", "target", body.plan_id)
