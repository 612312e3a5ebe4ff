"""Invariants of the domain: the sum of what was recorded is what the chart shows, in whatever order it was written."""

from datetime import UTC, datetime, timedelta
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.records.reindex import reindex
from tests.factories.practices import Practice
from tests.harness.person import Doc, Person, new_id, read
from tests.harness.site import Site

START = datetime(2026, 10, 6, 15, 30, tzinfo=UTC)
OUTCOMES = ("correct", "incorrect", "no_response", "prompted", "aborted", "not_scorable")
SCORABLE = ("correct", "incorrect", "no_response")

TRIALS = st.lists(st.tuples(st.sampled_from(OUTCOMES), st.booleans()), max_size=6)
SETS = st.lists(st.tuples(TRIALS, st.booleans()), min_size=1, max_size=4)
ORDERS = st.randoms(use_true_random=False)
# Each example writes through the whole registry: few of them, and no limit on the time of one.
THOROUGH = settings(
    max_examples=12, deadline=None, derandomize=True,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)  # fmt: skip


def _trials(drawn: list[tuple[str, bool]]) -> list[Doc]:
    found = []
    for ordinal, (outcome, undone) in enumerate(drawn, start=1):
        at = START + timedelta(minutes=ordinal)
        trial: Doc = {"id": new_id(), "ordinal": ordinal, "at": at.isoformat(), "outcome": outcome}
        if undone:
            trial["undone_at"] = (at + timedelta(seconds=5)).isoformat()
        found.append(trial)
    return found


def _expected(drawn: list[tuple[list[tuple[str, bool]], bool]]) -> tuple[int, int]:
    """(correct, scorable) by counting: neither undone trials nor void sets."""
    live = [outcome for trials, void in drawn if not void for outcome, undone in trials if not undone]
    return live.count("correct"), sum(live.count(outcome) for outcome in SCORABLE)


def _writes(person: Person, dog: Doc, drawn: Any, order: Any) -> Doc:
    """A session with its sets, tapped trial by trial, while the sets take turns in any order."""
    session = person.logs_session(dog, started_at=START.isoformat())
    sets = [person.scores(dog, session, started_at=START.isoformat(), ordinal=n) for n in range(1, len(drawn) + 1)]
    left: list[list[Doc]] = []
    for trials, void in drawn:
        tapped = _trials(trials)
        left.append([{"trials": tapped[:n]} for n in range(1, len(tapped) + 1)])
        left[-1] += [{"status": "void"}] if void else []
    while any(left):
        place = order.choice([n for n, changes in enumerate(left) if changes])
        sets[place] = person.edits("sets", sets[place], **left[place].pop(0))
    return session


def _charted(person: Person, dog: Doc) -> tuple[int, int]:
    """(correct, scorable) summed over the points of the chart."""
    shown = read(person.get(f"/dogs/{dog['id']}/progress"))
    points = [p for one in shown["series"] if one["measure"] == "percent_correct" for p in one["points"]]
    return sum(p["correct"] or 0 for p in points), sum(p["scorable"] or 0 for p in points)


@THOROUGH
@given(drawn=SETS, order=ORDERS)
def test_the_sum_of_the_sets_is_what_the_chart_shows(practice: Practice, drawn: Any, order: Any) -> None:
    owner = practice.owner
    dog = owner.adds_dog()
    _writes(owner, dog, drawn, order)
    assert _charted(owner, dog) == _expected(drawn)


@THOROUGH
@given(drawn=SETS, order=ORDERS)
def test_a_void_session_leaves_every_sum_and_stays_in_history(practice: Practice, drawn: Any, order: Any) -> None:
    owner = practice.owner
    dog = owner.adds_dog()
    session = _writes(owner, dog, drawn, order)
    kept = read(owner.get(f"/sessions/{session['id']}/record"))["sets"]
    void = owner.edits("sessions", session, status="void")
    assert _charted(owner, dog) == (0, 0)
    assert read(owner.get(f"/sessions/{session['id']}/record"))["sets"] == kept
    assert len(read(owner.get(f"/sessions/{session['id']}/revisions"))["items"]) == 2
    owner.edits("sessions", void, status="final")
    assert _charted(owner, dog) == _expected(drawn)


@THOROUGH
@given(numbers=st.lists(st.tuples(st.integers(0, 10), st.integers(1, 10)), min_size=1, max_size=5), order=ORDERS)
def test_notes_sum_up_in_any_order(practice: Practice, numbers: Any, order: Any) -> None:
    """And a note that is edited, void or deleted takes its own part along."""
    owner = practice.owner
    dog = owner.adds_dog()
    lines = [(min(correct, scorable), scorable) for correct, scorable in numbers]
    notes = [
        (line, owner.writes_note(dog, f"recall {line[0]}/{line[1]}")) for line in order.sample(lines, k=len(lines))
    ]
    assert _charted(owner, dog) == (sum(a for a, _ in lines), sum(b for _, b in lines))
    (correct, scorable), note = order.choice(notes)
    edited = owner.edits("notes", note, body="recall 1/1")
    rest = (sum(a for a, _ in lines) - correct, sum(b for _, b in lines) - scorable)
    assert _charted(owner, dog) == (rest[0] + 1, rest[1] + 1)
    owner.edits("notes", edited, status="void")
    assert _charted(owner, dog) == rest


@settings(THOROUGH, max_examples=4)
@given(drawn=SETS, order=ORDERS)
def test_a_rebuild_charts_the_same(fresh_site: Site, drawn: Any, order: Any) -> None:
    owner = Practice(fresh_site).owner
    dog = owner.adds_dog()
    _writes(owner, dog, drawn, order)
    before = read(owner.get(f"/dogs/{dog['id']}/progress"))
    reindex(fresh_site.registry.database, fresh_site.registry.records)
    assert read(owner.get(f"/dogs/{dog['id']}/progress")) == before
