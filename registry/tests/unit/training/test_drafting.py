"""A drafted note says what the session's data say: every number in it is one of the data (invariant 14)."""

import re
from datetime import UTC, datetime, timedelta
from typing import Any

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from registry.measures.timing import median
from registry.shorthand import parse
from registry.shorthand.facts import ExposureFact, SetFact, WelfareFact
from registry.training.drafting import draft
from registry.training.observation_schemas import Event, ExposureBody, ObservationBody, Welfare
from registry.training.schemas import SessionBody
from registry.training.session_record import Recorded
from registry.training.set_schemas import ExerciseSetBody, StepSnapshot, TrialBody

ID = "01a20b80-db73-70b3-98aa-79f535e9c533"
START = datetime(2026, 10, 6, 17, 30, tzinfo=UTC)
OUTCOMES = ("correct", "incorrect", "no_response", "prompted", "aborted")

trials = st.builds(
    TrialBody, id=st.just(ID), ordinal=st.just(1), at=st.just(START), outcome=st.sampled_from(OUTCOMES),
    latency_ms=st.none() | st.integers(min_value=100, max_value=20_000),
    undone_at=st.none() | st.just(START + timedelta(seconds=5)),
)  # fmt: skip
steps = st.builds(
    StepSnapshot, distance_m=st.none() | st.integers(1, 80).map(float), distraction=st.none() | st.integers(0, 3),
    duration_s=st.none() | st.integers(1, 300).map(float),
)  # fmt: skip
sets = st.builds(
    ExerciseSetBody, dog_id=st.just(ID), session_id=st.just(ID), started_at=st.just(START),
    skill=st.sampled_from(("recall", "sit", "stay", "mat")), step=steps,
    trials=st.lists(trials, max_size=12).map(lambda some: [_numbered(t, i) for i, t in enumerate(some, start=1)]),
    status=st.sampled_from(("open", "final", "void")),
)  # fmt: skip


def _numbered(trial: TrialBody, ordinal: int) -> TrialBody:
    return TrialBody(**{name: getattr(trial, name) for name in trial.__struct_fields__} | {"ordinal": ordinal})


def _recorded(**parts: Any) -> Recorded:
    session = SessionBody(dog_id=ID, started_at=START, ended_at=START + timedelta(minutes=20))
    return Recorded(session=session, sets=parts.get("sets", []), observations=parts.get("observations", []))


def _score(one: ExerciseSetBody) -> tuple[int, int]:
    live = [trial.outcome for trial in one.trials if trial.undone_at is None]
    return live.count("correct"), sum(outcome in ("correct", "incorrect", "no_response") for outcome in live)


@given(st.lists(sets, max_size=5))
def test_every_number_of_a_draft_is_one_of_the_data(some: list[ExerciseSetBody]) -> None:
    data = {20.0}
    for one in some:
        data |= {float(number) for number in _score(one)}
        live = [trial for trial in one.trials if trial.undone_at is None]
        data |= {float(sum(t.outcome == outcome for t in live)) for outcome in OUTCOMES}
        latencies = [trial.latency_ms for trial in live if trial.latency_ms is not None]
        data |= {round(median(latencies) / 1000, 3)} if latencies else set()
        data |= {
            value for value in (one.step.distance_m, one.step.duration_s, one.step.distraction) if value is not None
        }
    text = draft(_recorded(sets=some)).text
    for number in re.findall(r"\d+(?:\.\d+)?", text):
        assert any(abs(float(number) - one) <= 0.0501 for one in data), (number, text)


@given(st.lists(sets, max_size=4))
def test_the_shorthand_reads_back_the_sets_of_a_draft(some: list[ExerciseSetBody]) -> None:
    shown = [one for one in some if one.status != "void" and one.trials and _score(one)[1]]
    facts = [fact for fact in parse(draft(_recorded(sets=some)).text) if isinstance(fact, SetFact)]
    assert [(fact.skill, fact.correct, fact.scorable) for fact in facts] == [
        (one.skill, *_score(one)) for one in shown
    ]  # fmt: skip


def test_exposures_and_welfare_read_back_as_they_were() -> None:
    met = ExposureBody(trigger="dog", distance_min_m=28, response=2, took_food="yes")
    seen = [
        ObservationBody(dog_id=ID, type="exposure", occurred_at=START, exposure=met),
        *(ObservationBody(dog_id=ID, type="welfare", occurred_at=START, welfare=Welfare(fas=fas)) for fas in (1, 4, 2)),
    ]
    text = draft(_recorded(observations=seen)).text
    assert text == "20 min.\ndog @28m: oriented, disengaged on cue, took food\nFAS 1/4/2"
    exposure, welfare = parse(text)
    assert isinstance(exposure, ExposureFact)
    assert (exposure.trigger, exposure.distance_m, exposure.response, exposure.took_food) == ("dog", 28, 2, "yes")
    assert isinstance(welfare, WelfareFact)
    assert (welfare.start, welfare.peak, welfare.end) == (1, 4, 2)


def test_feet_and_fahrenheit_for_those_who_think_in_them() -> None:
    session = _recorded(sets=[
        ExerciseSetBody(
            dog_id=ID, session_id=ID, started_at=START, skill="recall", step=StepSnapshot(distance_m=3.048),
            trials=[TrialBody(id=ID, ordinal=1, at=START, outcome="correct")],
        )
    ])  # fmt: skip
    assert draft(session, units="us").text == "20 min.\nrecall 1/1 @10ft"


def test_a_stop_that_nobody_tapped_is_told_as_such() -> None:
    def event(second: float, kind: str, *, closed_at_end: bool = False) -> Event:
        at = START + timedelta(seconds=second)
        return msgspec.convert({"id": ID, "at": at, "kind": kind, "closed_at_end": closed_at_end}, Event)

    events = [event(3, "start"), event(5.4, "stop"), event(1190, "start"), event(1200, "stop", closed_at_end=True)]
    seen = ObservationBody(dog_id=ID, type="events", occurred_at=START, behavior="barking", events=events)
    assert draft(_recorded(observations=[seen])).text == (
        "20 min.\nbarking 2.4 s\nbarking 10 s (still on when the session ended)"
    )
