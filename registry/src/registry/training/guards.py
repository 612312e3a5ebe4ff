"""What other records have against a write: the session's times, the dog's dangers, a step that was already trained."""

from datetime import datetime

import msgspec

from registry.care.gate import require_acknowledged
from registry.platform.access import Access
from registry.platform.clock import to_ms
from registry.platform.database import Transaction
from registry.platform.errors import Conflict, InvalidBody
from registry.records.related import require_about_dog
from registry.training import repository
from registry.training.observation_schemas import ObservationBody
from registry.training.planned import check_step, refuse_planned
from registry.training.schemas import SessionBody
from registry.training.session_changes import still_fits
from registry.training.set_schemas import ExerciseSetBody


class StepFixed(Conflict):
    """The criterion of a set that has trials."""

    code = "step-fixed"


class _Session(msgspec.Struct):
    dog_id: str
    started_at: datetime
    kind: str
    status: str
    ended_at: datetime | None = None


def guard_session(
    tx: Transaction, access: Access, session_id: str, body: SessionBody, before: SessionBody | None
) -> None:
    """Nobody begins with a dog whose danger flags they have not read, and what was recorded still fits.

    To plan is not to handle: a planned session asks when it begins.
    """
    check_step(body, before)
    before_here = before if before is not None and before.dog_id == body.dog_id else None
    if body.status != "planned" and (before_here is None or before_here.status == "planned"):
        require_acknowledged(tx, access, body.dog_id, at_ms=to_ms(body.started_at))
    _names_its_own(tx, access, body, before_here)
    if before is not None:
        still_fits(body, before, repository.everything_in(tx, access, session_id))


def guard_set(tx: Transaction, access: Access, _id: str, body: ExerciseSetBody, before: ExerciseSetBody | None) -> None:
    """A set lies within its session, and its criterion stays as it was once there are trials."""
    if before is not None and before.trials and before.step != body.step:
        raise StepFixed("The step of a set that has trials never changes. Start a new set for another step.")
    _plan_of_the_dog(tx, access, body, before)
    session = _session(tx, access, body.session_id)
    if session is None:
        return
    _same_dog(session, body.dog_id)
    if body.status == "void":
        return
    for index, trial in enumerate(body.trials):
        _within(session, trial.at, f"/trials/{index}/at", "trial")


def guard_observation(
    tx: Transaction, access: Access, _id: str, body: ObservationBody, before: ObservationBody | None
) -> None:
    """An observation lies within its session; a deployment knows unconfirmed alerts and no false ones."""
    _plan_of_the_dog(tx, access, body, before)
    session = _session(tx, access, body.session_id) if body.session_id is not None else None
    if session is None:
        return
    _same_dog(session, body.dog_id)
    if body.status == "void":
        return
    for index, event in enumerate(body.events):
        _within(session, event.at, f"/events/{index}/at", "event")
    if session.kind == "deployment" and body.search is not None:
        for index, response in enumerate(body.search.responses):
            if response.outcome == "false_alert":
                raise InvalidBody.at(
                    f"/search/responses/{index}/outcome",
                    "A deployment has no false alerts, because nobody knows. Record it as unconfirmed.",
                )


def _names_its_own(tx: Transaction, access: Access, body: SessionBody, before: SessionBody | None) -> None:
    """Plans and note of a session are there and of its dog; what it named before is not asked again."""
    known = before.plan_ids if before is not None else []
    plans = {f"/plan_ids/{index}": each for index, each in enumerate(body.plan_ids) if each not in known}
    require_about_dog(tx, access, body.dog_id, plans, kind="target", title="plan")
    if body.note_id is not None and (before is None or before.note_id != body.note_id):
        require_about_dog(tx, access, body.dog_id, {"/note_id": body.note_id}, kind="note", title="note")


def _plan_of_the_dog(
    tx: Transaction,
    access: Access,
    body: ExerciseSetBody | ObservationBody,
    before: ExerciseSetBody | ObservationBody | None,
) -> None:
    """A set or an observation is under a plan of its own dog."""
    if body.plan_id is None or (before is not None and (before.plan_id, before.dog_id) == (body.plan_id, body.dog_id)):
        return
    require_about_dog(tx, access, body.dog_id, {"/plan_id": body.plan_id}, kind="target", title="plan")


def _session(tx: Transaction, access: Access, session_id: str) -> _Session | None:
    """The session; None when there is none, which the references refuse with their own sentence."""
    text = repository.session_representation(tx, access, session_id)
    if text is None:
        return None
    found = msgspec.json.decode(text, type=_Session)
    refuse_planned(found.status)
    return found


def _same_dog(session: _Session, dog_id: str) -> None:
    if session.dog_id != dog_id:
        raise InvalidBody.at("/session_id", "This session was with another dog. Choose a session of this dog.")


def _within(session: _Session, at: datetime, pointer: str, what: str) -> None:
    if at < session.started_at:
        raise InvalidBody.at(pointer, f"This {what} is before the session's start. Check the device's clock.")
    if session.ended_at is not None and at > session.ended_at:
        raise InvalidBody.at(
            pointer, f"This {what} is after the session's end. Set the session's end later, or start a new session."
        )
