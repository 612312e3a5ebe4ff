"""Invariant 10: changing a rule, a step or a phase of a plan changes nothing that was recorded under it."""

from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from registry.platform.ids import new_id
from tests.factories.records import EVENING
from tests.harness.person import Doc
from tests.harness.site import Site
from tests.integration.conftest import Desk

STEPS = tuple(new_id() for _ in range(3))
Body = dict[str, Any]


def _rule(set_size: int, push_min: int, drop_max: int, version: int) -> Body:
    push = min(push_min, set_size)
    return {"id": "own", "name": f"Own {version}", "set_size": set_size, "push_min": push,
            "drop_max": min(drop_max, push - 1), "version": version}  # fmt: skip


rules = st.builds(_rule, st.integers(1, 20), st.integers(1, 20), st.integers(0, 20), st.integers(1, 9))
steps = st.lists(
    st.builds(lambda d, m: {"distraction": d, "distance_m": float(m)}, st.integers(0, 3), st.integers(0, 90)),
    max_size=3,
).map(lambda drawn: [{"id": STEPS[index], **step} for index, step in enumerate(drawn)])
masteries = st.none() | st.builds(
    lambda level, n: {"id": "m", "name": "M", "level_percent": float(level), "sessions": n},
    st.integers(0, 100), st.integers(1, 9),
)  # fmt: skip
edits = st.fixed_dictionaries({"advance_rule": st.none() | rules, "mastery_rule": masteries, "steps": steps})


def _a_set(dog: str, session: str, plan: str, rule: Body, step: Body) -> Body:
    snapshot = {field: step[field] for field in ("distraction", "distance_m")} | {"step_id": step["id"]}
    trials = [{"id": new_id(), "ordinal": n, "at": EVENING, "outcome": "correct"} for n in range(1, 6)]
    advice = {"verdict": "push", "reason": "5 of 5 correct (100 %).", "rule": rule, "at": EVENING}
    return {"dog_id": dog, "session_id": session, "plan_id": plan, "started_at": EVENING, "skill": "recall",
            "step": snapshot, "trials": trials, "advice": advice, "status": "final"}  # fmt: skip


def _recorded(site: Site, set_id: str) -> tuple[list[Doc], str]:
    """Every entry of the set in the ledger and its answer, byte by byte."""
    with site.registry.database.reading() as tx:
        entries = tx.rows(
            "SELECT position, revision, body, body_hash, previous_hash, hash FROM ledger WHERE id = ?"
            " ORDER BY position",
            set_id,
        )
        row = tx.row("SELECT representation FROM document WHERE id = ?", set_id)
    assert row is not None
    return [{"entry": repr(entry)} for entry in entries], row[0]


@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(first=rules, changes=st.lists(edits, min_size=1, max_size=4))
def test_old_advice_stays_byte_for_byte_whatever_becomes_of_the_plan(
    site: Site, desk: Desk, first: Body, changes: list[Body]
) -> None:
    dog = desk.put("dog", {"call_name": "Juno"}).document.id
    step = {"id": STEPS[0], "distraction": 1, "distance_m": 15.0}
    plan_body: Body = {"dog_id": dog, "name": "recall", "steps": [step], "advance_rule": first}
    plan = desk.put("target", plan_body).document
    session = desk.put("session", {"dog_id": dog, "started_at": EVENING}).document.id
    old = desk.put("exercise_set", _a_set(dog, session, plan.id, first, step)).document
    before = _recorded(site, old.id)
    for change in changes:
        plan = desk.put("target", plan_body | change, record_id=plan.id, seen=plan.revision).document
        assert _recorded(site, old.id) == before
