"""A note drafted from a session's data, by templates.

Every number in it is one of the data: a count, a step's value, a reading. Nothing is guessed and nothing is judged;
what the data cannot know the trainer adds. The lines are shorthand, so the saved note says what the session says.
"""

from collections.abc import Iterable, Iterator, Sequence

from registry.measures.scoring import error_counts, score
from registry.measures.timing import median
from registry.measures.wording import METRES_PER_FOOT, UnitSystem, counted, duration, listed, tidy
from registry.training.answers import DraftedNote
from registry.training.fact_sources import lasting_events, trial_of
from registry.training.observation_schemas import ExposureBody, ObservationBody
from registry.training.schemas import SessionBody, Surroundings
from registry.training.session_record import Recorded
from registry.training.set_schemas import ExerciseSetBody, StepSnapshot

KILOGRAMS_PER_POUND = 0.45359237  # exactly, by the international yard and pound agreement of 1959
RESPONSES = (
    "no notice", "noticed, disengaged alone", "oriented, disengaged on cue", "fixed, stiff or whined", "barked, lunged",
    "snapped, bit or panicked",
)  # fmt: skip
_FOOD = {"yes": "took food", "snatched": "snatched food", "refused": "refused food", "not_offered": ""}
_TAKEN = {"push": "pushed", "stick": "stuck", "drop": "dropped", "split": "split"}


def draft(record: Recorded, *, units: UnitSystem = "metric") -> DraftedNote:
    """The note of a session: place and weather, sets by skill, counts, exposures, welfare, what comes next."""
    lines = [
        _setting(record.session, units),
        *_set_lines(record.sets, units),
        *_observation_lines(record, units),
        *_next_lines(record.sets),
    ]
    text = "\n".join(line for line in lines if line)
    skills = list(dict.fromkeys(one.skill for one in record.sets if one.status != "void"))
    return DraftedNote(text=text, title=listed(skills)[:1].upper() + listed(skills)[1:] if skills else "Session")


def _setting(session: SessionBody, units: UnitSystem) -> str:
    """Where, how long, in what weather, with whom."""
    place = ", ".join(part for part in (session.location, session.area) if part)
    minutes = ""
    if session.ended_at is not None:
        minutes = duration(round((session.ended_at - session.started_at).total_seconds() / 60) * 60)
    weather = _weather(session.surroundings, units) if session.surroundings is not None else ""
    people = listed(one.name for one in session.participants if one.name)
    parts = [part for part in (place, minutes, weather, f"with {people}" if people else "") if part]
    sentence = ", ".join(parts)
    return f"{sentence[:1].upper()}{sentence[1:]}." if sentence else ""


def _weather(around: Surroundings, units: UnitSystem) -> str:
    parts = []
    if around.temp_c is not None:
        metric = units == "metric"
        parts.append(f"{tidy(around.temp_c)} °C" if metric else f"{tidy(round(around.temp_c * 9 / 5 + 32, 1))} °F")
    if around.precipitation not in (None, "none"):
        parts.append(str(around.precipitation))
    if around.surface:
        parts.append(around.surface)
    return ", ".join(parts)


def _set_lines(sets: Sequence[ExerciseSetBody], units: UnitSystem) -> Iterator[str]:
    """One line a set: `recall 4/5 @15m D1, one late response, median latency 1.2 s`."""
    for one in sets:
        result = score(trial_of(trial) for trial in one.trials)
        if one.status == "void" or not one.trials:
            continue
        trials = [trial_of(trial) for trial in one.trials]
        errors = [f"{number} {kind.replace('_', ' ')}" for kind, number in error_counts(trials).items()]
        latencies = list(result.latencies_ms)
        middle = [f"median latency {tidy(median(latencies) / 1000)} s"] if latencies else []
        opt_outs = [counted(result.opt_outs, "opt-out")] if result.opt_outs else []
        scored = f"{result.correct}/{result.scorable}" if result.scorable else "no trial scored"
        step = step_words(one.step, units)
        yield ", ".join([f"{one.skill} {scored}{' ' + step if step else ''}", *errors, *opt_outs, *middle])


def step_words(step: StepSnapshot, units: UnitSystem) -> str:
    """A step as trainers type it: `@15m 30s D1`."""
    parts = []
    if step.distance_m is not None:
        parts.append(f"@{_far(step.distance_m, units)}")
    if step.duration_s is not None:
        parts.append(f"{tidy(step.duration_s)}s")
    if step.steps is not None:
        parts.append(counted(step.steps, "step"))
    if step.distraction is not None:
        parts.append(f"D{step.distraction}")
    return " ".join(parts)


def _far(metres: float, units: UnitSystem) -> str:
    return f"{tidy(metres)}m" if units == "metric" else f"{tidy(round(metres / METRES_PER_FOOT, 1))}ft"


def weight(kilograms: float, units: UnitSystem) -> str:
    """A weight in the words of the organization's units: `23.4 kg` or `51.6 lb`."""
    return f"{tidy(kilograms)} kg" if units == "metric" else f"{tidy(round(kilograms / KILOGRAMS_PER_POUND, 1))} lb"


def _observation_lines(record: Recorded, units: UnitSystem) -> Iterator[str]:
    live = [one for one in record.observations if one.status != "void"]
    for one in live:
        if one.exposure is not None:
            yield _exposure(one.exposure, units)
        elif one.type in ("events", "abc"):
            yield from _events(one, record.session)
        elif one.weight_kg is not None:
            yield f"weight {weight(one.weight_kg, units)}"
    fas = [one.welfare.fas for one in live if one.welfare is not None and one.welfare.fas is not None]
    if fas:
        yield f"FAS {fas[0]}/{max(fas)}/{fas[-1]}" if len(fas) > 1 else f"FAS {fas[0]}"


def _exposure(met: ExposureBody, units: UnitSystem) -> str:
    far = met.distance_reaction_m if met.distance_reaction_m is not None else met.distance_min_m
    far = far if far is not None else met.distance_first_m
    place = "" if far is None else f" @{_far(far, units)}"
    told = [
        RESPONSES[met.response] if met.response is not None else "",
        _FOOD.get(met.took_food or "", ""),
        f"recovery {tidy(met.recovery_s)} s" if met.recovery_s is not None else "",
    ]
    words = ", ".join(part for part in told if part)
    return f"{met.trigger_text or met.trigger}{place}{': ' if words else ''}{words}"


def _events(one: ObservationBody, session: SessionBody) -> Iterator[str]:
    live = [event for event in one.events if event.undone_at is None]
    name = one.behavior or "behaviour"
    if one.abc is not None:
        before, after = one.abc.antecedent, one.abc.consequence
        yield f"A: {before.text or before.category} B: {name} C: {after.text or after.category}"
        return
    points = sum(event.kind == "point" for event in live)
    if points or not any(event.kind == "start" for event in live):
        yield f"{name} {points}" + (f" in {_watched(one.observed_s)}" if one.observed_s else "x")
    if session.ended_at is not None:
        for _, seconds, at_end in lasting_events(live, end=session.ended_at):
            yield f"{name} {tidy(seconds)} s" + (" (still on when the session ended)" if at_end else "")


def _watched(seconds: float) -> str:
    return f"{tidy(seconds / 60)} min" if seconds % 60 == 0 else f"{tidy(seconds)} s"


def _next_lines(sets: Iterable[ExerciseSetBody]) -> Iterator[str]:
    """What was decided after the last set of each skill."""
    last = {one.skill: one for one in sets if one.status != "void" and one.advice is not None}
    for skill, one in last.items():
        decision = one.advice.taken or one.advice.verdict if one.advice is not None else None
        if decision is not None:
            yield f"{skill}: {_TAKEN[decision]}."
