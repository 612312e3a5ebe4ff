"""From documents to facts: what a note, a set and an observation say as data."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from itertools import groupby
from typing import Any, Final

from registry.measures.facts import Trial
from registry.measures.scoring import score
from registry.measures.timing import Tap, occurrences
from registry.notes.facts import counted
from registry.notes.schemas import NoteBody
from registry.shorthand import facts as said
from registry.training.fact_rows import FactRow, FactType
from registry.training.observation_schemas import Event, ObservationBody
from registry.training.set_schemas import ExerciseSetBody, TrialBody

Dated = tuple[datetime, FactRow]


def facts_of_note(note: NoteBody) -> Iterator[Dated]:
    """All of a note's facts happened at the note's time."""
    facts = [kept.fact for kept in counted(note)]
    for row in _rows_of_text(facts):
        yield note.occurred_at, row


def _rows_of_text(facts: Iterable[said.Fact]) -> Iterator[FactRow]:
    """Trials in a row and latencies of one skill become one set each."""
    for sort, some in groupby(facts, key=lambda fact: (type(fact), getattr(fact, "skill", None))):
        group = list(some)
        if sort[0] is said.TrialFact:
            yield _set_of_trials([fact for fact in group if isinstance(fact, said.TrialFact)])
        elif sort[0] is said.LatencyFact:
            yield _set_of_latencies([fact for fact in group if isinstance(fact, said.LatencyFact)])
        else:
            for fact in group:
                yield from _row(fact)


def _set_of_trials(trials: list[said.TrialFact]) -> FactRow:
    first = trials[0]
    latencies = tuple(round(trial.latency_s * 1000) for trial in trials if trial.latency_s is not None)
    correct = sum(trial.outcome == "correct" for trial in trials)
    return FactRow(
        type="set", name=first.skill, key=first.key, correct=correct, scorable=len(trials), latencies_ms=latencies
    )


def _set_of_latencies(latencies: list[said.LatencyFact]) -> FactRow:
    first = latencies[0]
    return FactRow(
        type="set", name=first.skill, key=first.key, latencies_ms=tuple(round(one.seconds * 1000) for one in latencies)
    )


def _row(fact: said.Fact) -> Iterator[FactRow]:
    match fact:
        case said.SetFact():
            yield FactRow(
                type="set", name=fact.skill, key=fact.key, correct=fact.correct, scorable=fact.scorable,
                duration_s=fact.duration_s, distance_m=fact.distance_m, distraction=fact.distraction, steps=fact.steps,
                latencies_ms=tuple(round(seconds * 1000) for seconds in fact.latencies_s or ()),
            )  # fmt: skip
        case said.ExposureFact():
            yield from _exposures(fact)
        case said.WelfareFact():
            values = (fact.start, fact.peak, fact.end)
            yield from (FactRow(type="fas", value=value) for value in values if value is not None)
        case said.WeightFact():
            yield FactRow(type="weight", kg=fact.kg)
        case _:
            yield from _counted_or_timed(fact)
            yield from _line(fact)


def _counted_or_timed(fact: said.Fact) -> Iterator[FactRow]:
    match fact:
        case said.CountFact():
            yield FactRow(
                type="count", name=fact.behavior, key=fact.key, count=fact.count, observed_s=fact.observed_s or None
            )
        case said.DurationFact():
            yield FactRow(type="duration", name=fact.behavior, key=fact.key, duration_s=fact.seconds)
        case said.OptOutFact():
            yield FactRow(type="count", name="opt-out", key="husbandry.opt_out", count=fact.count)
        case _:
            return


def _exposures(fact: said.ExposureFact) -> Iterator[FactRow]:
    """A meeting for each time; a stated threshold is somebody's estimate, and a recovery alone is no meeting."""
    if fact.threshold or (fact.distance_m is None and fact.response is None):
        return
    row = FactRow(
        type="exposure", name=fact.trigger, distance_m=fact.distance_m, response=fact.response,
        recovery_s=fact.recovery_s,
    )  # fmt: skip
    yield from [row] * (fact.times or 1)


_LINES: Final[Mapping[type, FactType]] = {
    said.ToldOwnerFact: "told_owner", said.NextActionFact: "next_action", said.CautionFact: "caution",
    said.HealthFact: "health", said.HomeworkFact: "homework",
}  # fmt: skip


def _line(fact: said.Fact) -> Iterator[FactRow]:
    sort = _LINES.get(type(fact))
    text: str | None = getattr(fact, "text", None)
    if sort is not None:
        yield FactRow(type=sort, text=text)


def trial_of(trial: TrialBody) -> Trial:
    """A trial as the measures read it."""
    return Trial(
        ordinal=trial.ordinal, outcome=trial.outcome, latency_ms=trial.latency_ms, error_kind=trial.error_kind,
        opt_out=trial.opt_out, undone_at=trial.undone_at,
    )  # fmt: skip


def fact_of_set(body: ExerciseSetBody) -> Iterator[Dated]:
    """A set as it stands: undone trials and void sets count nowhere."""
    if body.status == "void":
        return
    result = score(trial_of(trial) for trial in body.trials)
    yield (
        body.started_at,
        FactRow(
            type="set", name=body.skill, key=body.key, plan_id=body.plan_id, correct=result.correct,
            scorable=result.scorable, duration_s=body.step.duration_s, distance_m=body.step.distance_m,
            distraction=body.step.distraction, steps=body.step.steps,
            latencies_ms=result.latencies_ms, opt_outs=result.opt_outs, fas_peak=body.fas_peak,
            not_recorded_reason=body.not_recorded_reason, handler=body.handler,
        ),
    )  # fmt: skip


def facts_of_observation(body: ObservationBody) -> Iterator[Dated]:
    """What an observation says by its type."""
    if body.status == "void":
        return
    about: dict[str, Any] = {"name": body.behavior, "key": body.key, "plan_id": body.plan_id}
    unseen = body.not_recorded_reason
    at = body.occurred_at
    match body.type:
        case "events" | "abc":
            yield from _facts_of_events(body, about)
        case "exposure" if body.exposure is not None:
            met = body.exposure
            distance = met.distance_reaction_m if met.distance_reaction_m is not None else met.distance_min_m
            yield at, FactRow(
                type="exposure", name=met.trigger, plan_id=body.plan_id, response=met.response,
                distance_m=distance if distance is not None else met.distance_first_m, recovery_s=met.recovery_s,
                not_recorded_reason=unseen,
            )  # fmt: skip
        case "welfare" if body.welfare is not None and body.welfare.fas is not None:
            yield at, FactRow(type="fas", value=body.welfare.fas)
        case "intervals" if body.intervals is not None:
            yield at, FactRow(type="intervals", **about, marks=tuple(body.intervals.marks), not_recorded_reason=unseen)
        case "task_run" if body.task_run is not None:
            alone = {"independent": True, "prompted": False, "error": False, "n/a": None}
            marks = tuple(alone[result] for result in body.task_run.results)
            yield at, FactRow(type="task_run", **about, marks=marks, not_recorded_reason=unseen)
        case "weight":
            yield at, FactRow(type="weight", kg=body.weight_kg, bcs=body.bcs)
        case _:
            return


def _facts_of_events(body: ObservationBody, about: dict[str, Any]) -> Iterator[Dated]:
    live = [event for event in body.events if event.undone_at is None]
    unseen = body.not_recorded_reason
    lasting = lasting_events(live, end=_end_of(body, live))
    count = None if unseen else sum(event.kind == "point" for event in live) + len(lasting)
    yield (
        body.occurred_at,
        FactRow(type="count", **about, count=count, observed_s=body.observed_s or None, not_recorded_reason=unseen),
    )
    for start, seconds, unstopped in lasting:
        known = seconds if not unstopped or body.observed_s is not None else None
        yield start, FactRow(type="duration", **about, duration_s=known, unstopped=unstopped)
    for event in live:
        if event.kind == "point" and event.duration_ms is not None:
            yield event.at, FactRow(type="duration", **about, duration_s=event.duration_ms / 1000)
        if event.intensity is not None:
            yield event.at, FactRow(type="intensity", **about, value=event.intensity)


def lasting_events(events: Sequence[Event], *, end: datetime) -> list[tuple[datetime, float, bool]]:
    """(start, seconds, whether the end of watching closed it) of each behaviour that was timed.

    A device that ends a session writes the stop itself and marks it: nobody tapped that one either.
    """
    taps = [Tap(event.at, event.kind) for event in events if event.kind != "point"]
    untapped = {event.at for event in events if event.kind == "stop" and event.closed_at_end}
    return [
        (one.started_at, one.duration_s, one.closed_at_end or one.ended_at in untapped)
        for one in occurrences(taps, end).items
    ]


def _end_of(body: ObservationBody, live: list[Event]) -> datetime:
    """When the watching ended: after the time observed, and never before the last tap."""
    last = max([body.occurred_at, *(event.at for event in live)], key=lambda at: at.timestamp())
    watched = body.occurred_at + timedelta(seconds=body.observed_s or 0)
    return max(last, watched, key=lambda at: at.timestamp())
