"""A session's item in the timeline tells what it came to, in numbers that are those of its trials."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.dogs import timeline
from registry.dogs.timeline import TimelineFilter
from registry.measures.facts import Outcome, Trial
from registry.measures.proportion import percent_correct
from registry.measures.scoring import score
from registry.measures.wording import percent
from registry.platform.database import Dialect, Transaction, Value
from registry.records import repository
from registry.records.kinds import Facets
from registry.records.reindex import reindex
from registry.training.results_in_timeline import ResultsInTimeline
from tests.factories.practices import Practice
from tests.factories.records import EVENING, a_trial
from tests.harness.person import Doc, Person, new_id, read
from tests.harness.site import Site

START = datetime.fromisoformat(EVENING)
OUTCOMES: tuple[Outcome, ...] = ("correct", "incorrect", "no_response", "prompted", "aborted", "not_scorable")
TRIALS = st.lists(st.tuples(st.sampled_from(OUTCOMES), st.booleans(), st.booleans()), max_size=6)
SETS = st.lists(st.tuples(st.sampled_from(("recall", "down stay")), TRIALS, st.booleans()), min_size=1, max_size=4)
# Each example writes through the whole registry: few of them, and no limit on the time of one.
THOROUGH = settings(
    max_examples=12, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip


def _results(person: Person, session: Doc) -> Any:
    """Those of a session's item in its dog's timeline."""
    items = person.every_page(f"/dogs/{session['dog_id']}/timeline", kind="session")
    return next(item["results"] for item in items if item["id"] == session["id"])


def _line(person: Person, session: Doc) -> str:
    line: str = _results(person, session)["metric"]
    return line


@pytest.fixture
def dog(owner: Person) -> Doc:
    return owner.adds_dog()


def test_a_session_in_which_nothing_was_observed_came_to_nothing(owner: Person, dog: Doc) -> None:
    session = owner.logs_session(dog)
    assert _results(owner, session) is None
    owner.scores(dog, session, trials=[])
    owner.observes(dog, session_id=session["id"], type="events", weight_kg=None, behavior="barking",
                   not_recorded_reason="The camera was off.")  # fmt: skip
    assert _results(owner, session) is None


def test_the_line_tells_targets_behaviours_meetings_and_stress(owner: Person, dog: Doc) -> None:
    session = owner.logs_session(dog, ended_at=(START + timedelta(minutes=30)).isoformat())
    about: Doc = {"session_id": session["id"], "weight_kg": None}
    owner.scores(dog, session, trials=[a_trial(1), a_trial(2, "incorrect", opt_out=True)])
    owner.scores(dog, session, trials=[a_trial(3), a_trial(4)])
    events = [{"id": new_id(), "at": EVENING, "kind": "point"}, *_lasting(START, 45)]
    owner.observes(dog, **about, type="events", behavior="barking", events=events, observed_s=600)
    for metres, response in ((8, 4), (20, 1)):
        met = {"trigger": "dog", "distance_min_m": metres, "response": response}
        owner.observes(dog, **about, type="exposure", exposure=met)
    for fas in (1, 3, 2):
        owner.observes(dog, **about, type="welfare", welfare={"fas": fas})
    assert _results(owner, session) == {
        "metric": "recall 3/4 (75 %), 1 opt-out · barking 2 in 10 min, 45 s in all ·"
        " dog 2 times at 8 m to 20 m, at most: barked, lunged · FAS 1/3/2",
        "us": "recall 3/4 (75 %), 1 opt-out · barking 2 in 10 min, 45 s in all ·"
        " dog 2 times at 26 ft to 66 ft, at most: barked, lunged · FAS 1/3/2",
    }


def test_zero_is_told_and_what_a_note_says_of_the_session_is_not_told_twice(owner: Person, dog: Doc) -> None:
    session = owner.logs_session(dog)
    owner.observes(dog, session_id=session["id"], type="events", weight_kg=None, behavior="barking", observed_s=600)
    owner.writes_note(dog, "recall 4/5", session_id=session["id"])
    assert _line(owner, session) == "barking 0 in 10 min"


def test_many_targets_make_no_long_line(owner: Person, dog: Doc) -> None:
    session = owner.logs_session(dog)
    for number in range(9):
        owner.scores(dog, session, skill=f"skill {number}", trials=[a_trial(1)], ordinal=number + 1)
    assert _line(owner, session).endswith("skill 5 1/1 (100 %) · 3 more")


def test_a_stopwatch_that_nobody_stopped_runs_to_the_sessions_end(owner: Person, dog: Doc) -> None:
    session = owner.logs_session(dog)
    owner.observes(dog, session_id=session["id"], type="events", weight_kg=None, behavior="whining",
                   events=_lasting(START, 45)[:1])  # fmt: skip
    assert _line(owner, session) == "whining 1×"
    owner.edits("sessions", session, ended_at=(START + timedelta(seconds=90)).isoformat())
    assert _line(owner, session) == "whining 1×, 1 min 30 s in all"


def test_they_follow_every_change_of_session_and_parts(owner: Person, dog: Doc) -> None:
    first, second = owner.logs_session(dog), owner.logs_session(dog)
    scored = owner.scores(dog, first, trials=[a_trial(1), a_trial(2, "incorrect")])
    assert _line(owner, first) == "recall 1/2 (50 %)"
    scored = owner.edits("sets", scored, trials=[a_trial(1), a_trial(2)])
    assert _line(owner, first) == "recall 2/2 (100 %)"
    scored = owner.edits("sets", scored, session_id=second["id"])
    assert (_results(owner, first), _line(owner, second)) == (None, "recall 2/2 (100 %)")
    second = owner.edits("sessions", second, location="Yard")
    assert _line(owner, second) == "recall 2/2 (100 %)"
    second = owner.edits("sessions", second, status="void")
    assert _results(owner, second) is None
    second = owner.edits("sessions", second, status="ended")
    assert _line(owner, second) == "recall 2/2 (100 %)"
    owner.deletes("sessions", second)
    read(owner.post(f"/sessions/{second['id']}/restore"))
    assert _line(owner, second) == "recall 2/2 (100 %)"
    scored = owner.deletes("sets", scored)
    assert _results(owner, second) is None
    scored = read(owner.post(f"/sets/{scored['id']}/restore"))
    assert _line(owner, second) == "recall 2/2 (100 %)"
    owner.edits("sets", scored, status="void")
    assert _results(owner, second) is None


@THOROUGH
@given(drawn=SETS)
def test_the_numbers_are_what_the_measures_make_of_the_trials(practice: Practice, drawn: Any) -> None:
    owner = practice.owner
    dog = owner.adds_dog()
    session = owner.logs_session(dog)
    for ordinal, (skill, trials, void) in enumerate(drawn, start=1):
        body = {"skill": skill, "trials": _sent(trials), "ordinal": ordinal}
        owner.scores(dog, session, **body, status="void" if void else "final")
    told = _results(owner, session)
    assert (told["metric"].split(" · ") if told else []) == list(_expected(drawn))
    assert told is None or told["us"] == told["metric"]


@settings(THOROUGH, max_examples=4)
@given(drawn=SETS)
def test_a_rebuild_tells_the_same(fresh_site: Site, drawn: Any) -> None:
    owner = Practice(fresh_site).owner
    dog = owner.adds_dog()
    session, later = owner.logs_session(dog), owner.logs_session(dog)
    scored = [owner.scores(dog, session, skill=skill, trials=_sent(trials)) for skill, trials, _ in drawn]
    owner.edits("sets", scored[-1], session_id=later["id"])
    before = read(owner.get(f"/dogs/{dog['id']}/timeline"))
    reindex(fresh_site.registry.database, fresh_site.registry.records)
    assert read(owner.get(f"/dogs/{dog['id']}/timeline")) == before


class Counting:
    """A transaction that carries everything out and counts it."""

    def __init__(self, tx: Transaction) -> None:
        self._tx = tx
        self.dialect: Dialect = tx.dialect
        self.asked = 0

    def rows(self, sql: str, *values: Value) -> list[tuple[Any, ...]]:
        self.asked += 1
        return self._tx.rows(sql, *values)

    def row(self, sql: str, *values: Value) -> tuple[Any, ...] | None:
        self.asked += 1
        return self._tx.row(sql, *values)

    def run(self, sql: str, *values: Value) -> None:
        self.asked += 1
        self._tx.run(sql, *values)


def _full_session(owner: Person, dog: Doc, sets: int) -> Doc:
    """The last set of a session with so many."""
    session = owner.logs_session(dog)
    scored = [owner.scores(dog, session, skill=f"skill {n}", trials=[a_trial(1)]) for n in range(sets)]
    return scored[-1]


@pytest.mark.parametrize("sessions", [1, 6])
def test_a_page_costs_one_statement_whatever_its_sessions_hold(site: Site, sessions: int) -> None:
    practice = Practice(site)
    dog = practice.owner.adds_dog()
    for _ in range(sessions):
        _full_session(practice.owner, dog, sets=sessions)
    access = practice.owner.access
    with site.registry.database.reading() as tx:
        document, _ = repository.find(tx, access.organization, dog["id"])
        assert document is not None
        counting = Counting(tx)
        items = timeline.page(counting, access, document.number, TimelineFilter(), after=None, limit=51)
    assert (len(items), counting.asked) == (sessions, 1)
    assert all(b"skill 0 1/1 (100 %)" in item for *_, item in items)


@pytest.mark.parametrize("sets", [1, 6])
def test_a_write_costs_two_statements_more_whatever_its_session_holds(site: Site, sets: int) -> None:
    practice = Practice(site)
    scored = _full_session(practice.owner, practice.owner.adds_dog(), sets=sets)

    def write(tx: Transaction) -> int:
        document, _ = repository.find(tx, practice.owner.access.organization, scored["id"])
        assert document is not None
        counting = Counting(tx)
        ResultsInTimeline().put(counting, document, Facets(), before=document)
        return counting.asked

    assert site.registry.database.write(write) == 2


def _lasting(start: datetime, seconds: int) -> list[Doc]:
    """Start and stop of something that lasts."""
    stop = start + timedelta(seconds=seconds)
    return [{"id": new_id(), "at": at.isoformat(), "kind": kind} for at, kind in ((start, "start"), (stop, "stop"))]


def _sent(drawn: list[tuple[str, bool, bool]]) -> list[Doc]:
    """Drawn trials as they are sent: outcome, whether it was undone, whether the dog opted out."""
    return [
        {**a_trial(ordinal, outcome, opt_out=opt_out), "id": new_id()}
        | ({"undone_at": (START + timedelta(hours=1)).isoformat()} if undone else {})
        for ordinal, (outcome, undone, opt_out) in enumerate(drawn, start=1)
    ]


def _expected(drawn: list[tuple[str, list[tuple[Outcome, bool, bool]], bool]]) -> Iterator[str]:
    """What the measures make of all trials of a skill at once."""
    live = [(skill, trials) for skill, trials, void in drawn if not void]
    for skill in dict.fromkeys(skill for skill, _ in live):
        trials = [trial for one, some in live if one == skill for trial in some]
        counted = score(
            Trial(ordinal=ordinal, outcome=outcome, opt_out=opt_out, undone_at=START if undone else None)
            for ordinal, (outcome, undone, opt_out) in enumerate(trials)
        )
        share = percent_correct(counted.correct, counted.scorable)
        told = f"{skill} {counted.correct}/{counted.scorable} ({percent(share.percent)})" if share else ""
        refused = f"{counted.opt_outs} opt-out{'s' if counted.opt_outs > 1 else ''}" if counted.opt_outs else ""
        if told or refused:
            yield ", ".join(part for part in (told or f"{skill} no trial scored", refused) if part)
