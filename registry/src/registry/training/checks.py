"""What the types of sessions, sets and observations cannot say."""

from datetime import timedelta
from typing import Final

from registry.platform.errors import InvalidBody
from registry.platform.fields import known_time_zone
from registry.training.observation_schemas import ObservationBody
from registry.training.planned import check_planned
from registry.training.schemas import SessionBody
from registry.training.set_schemas import ExerciseSetBody

ASK_AFTER: Final = timedelta(hours=4)
LONGEST: Final = timedelta(hours=24)
_PARTS: Final = {
    "abc": "abc", "exposure": "exposure", "welfare": "welfare", "intervals": "intervals", "task_run": "task_run",
    "search": "search", "departure": "departure", "weight": "weight_kg",
}  # fmt: skip


def check_session(session: SessionBody) -> None:
    """A session ends after it began, and one of many hours was meant so."""
    _check_zone(session.time_zone)
    check_planned(session)
    if session.ended_at is None:
        return
    length = session.ended_at - session.started_at
    if length < timedelta(0):
        raise InvalidBody.at("/ended_at", "The session ends before it starts. Check the two times.")
    if length > LONGEST:
        raise InvalidBody.at("/ended_at", "A session lasts 24 hours at most. Say when it really ended.")
    if length > ASK_AFTER and not session.long_confirmed and session.status != "planned":
        hours = length.total_seconds() / 3600
        raise InvalidBody.at(
            "/ended_at",
            f"This session was open for {hours:.1f} hours. Say when it really ended, or confirm it as long_confirmed.",
        )


def check_set(body: ExerciseSetBody) -> None:
    """Trials are told apart, and none was undone before it happened."""
    _check_unique([trial.id for trial in body.trials], "/trials", "Two trials have the same id.")
    _check_unique(
        [str(trial.ordinal) for trial in body.trials], "/trials", "Two trials have the same place in the set."
    )
    for index, trial in enumerate(body.trials):
        if trial.undone_at is not None and trial.undone_at < trial.at:
            raise InvalidBody.at(f"/trials/{index}/undone_at", "A trial cannot be undone before it happened.")


def check_observation(body: ObservationBody) -> None:
    """The part that the type names is there, and no other."""
    _check_zone(body.time_zone)
    _check_parts(body)
    if body.type == "abc" and not body.events:
        raise InvalidBody.at("/events", "An ABC record needs the behaviour itself: at least one event.")
    if body.events and body.type not in ("events", "abc"):
        raise InvalidBody.at("/events", f"An observation of type `{body.type}` has no events.")
    if body.bcs is not None and body.type != "weight":
        raise InvalidBody.at("/bcs", "The body condition score belongs to a weighing.")
    _check_unique([event.id for event in body.events], "/events", "Two events have the same id.")
    for index, event in enumerate(body.events):
        if event.undone_at is not None and event.undone_at < event.at:
            raise InvalidBody.at(f"/events/{index}/undone_at", "An event cannot be undone before it happened.")
    if body.task_run is not None and len(body.task_run.steps) != len(body.task_run.results):
        raise InvalidBody.at("/task_run/results", "There must be one result for each step.")


def _check_parts(body: ObservationBody) -> None:
    for name, part in _PARTS.items():
        there = getattr(body, part) is not None
        if name == body.type and not there and body.not_recorded_reason is None:
            raise InvalidBody.at(f"/{part}", f"An observation of type `{name}` needs `{part}`.")
        if name != body.type and there:
            raise InvalidBody.at(f"/{part}", f"`{part}` does not belong to an observation of type `{body.type}`.")


def _check_unique(values: list[str], pointer: str, message: str) -> None:
    if len(set(values)) != len(values):
        raise InvalidBody.at(pointer, message)


def _check_zone(name: str | None) -> None:
    if not known_time_zone(name):
        raise InvalidBody.at("/time_zone", f"There is no time zone `{name}`; use one such as Europe/Zurich.")
