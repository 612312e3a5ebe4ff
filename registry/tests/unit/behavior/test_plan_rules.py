"""What makes a plan contradict itself, and what does not."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.behavior.plan_rules import check_plan
from registry.behavior.plan_schemas import PlanAim, PlanBody, PlanPhase
from registry.platform.errors import InvalidBody

DOG = "019b0000-0000-7000-8000-d00000000001"
STEPS = [f"019b0000-0000-7000-8000-c0000000000{n}" for n in range(4)]
START = datetime(2026, 3, 1, tzinfo=UTC)


def a_plan(**fields: Any) -> PlanBody:
    return msgspec.convert({"dog_id": DOG, "name": "recall", **fields}, PlanBody)


def refused_at(**fields: Any) -> dict[str, str]:
    """The pointers of the refusal with their sentences."""
    with pytest.raises(InvalidBody) as refusal:
        check_plan(a_plan(**fields))
    assert refusal.value.detail in {error.message for error in refusal.value.errors}
    return {error.pointer: error.message for error in refusal.value.errors}


def phase(kind: str, start: str, end: str | None = None) -> dict[str, str | None]:
    return {"kind": kind, "from": f"{start}T09:00:00+02:00", "to": f"{end}T09:00:00+02:00" if end else None}


def test_a_bare_plan_and_a_full_one_are_fine() -> None:
    check_plan(a_plan())
    check_plan(
        a_plan(
            steps=[{"id": STEPS[0]}, {"id": STEPS[1], "distance_m": 5}],
            current_step_id=STEPS[0],
            goal_step_id=STEPS[1],
            phases=[phase("acquisition", "2026-03-08"), phase("baseline", "2026-03-01", "2026-03-08")],
            aim={"value": 90, "start_value": 40, "start_on": "2026-03-01", "by": "2026-03-01"},
            advance_rule={"id": "own", "name": "Own", "set_size": 5, "push_min": 4, "drop_max": 2},
            mastery_rule={"id": "own", "name": "Own"},
        )
    )


def test_two_ds_that_rise_at_once_are_never_refused() -> None:
    check_plan(
        a_plan(steps=[{"id": STEPS[0], "distance_m": 1, "distraction": 0},
                      {"id": STEPS[1], "distance_m": 30, "distraction": 3, "duration_s": 60}])
    )  # fmt: skip


def test_a_phase_that_ends_before_it_starts_is_named_at_its_end() -> None:
    found = refused_at(
        phases=[phase("baseline", "2026-03-01", "2026-03-08"), phase("proofing", "2026-04-01", "2026-03-20")]
    )
    assert found == {"/phases/1/to": "The phase proofing ends before it starts."}


def test_phases_that_overlap_are_named_at_the_later_one_in_whatever_order_they_are_sent() -> None:
    found = refused_at(phases=[phase("proofing", "2026-03-05"), phase("baseline", "2026-03-01", "2026-03-08")])
    assert found == {"/phases/0/from": "The phases baseline and proofing overlap."}


def test_a_phase_that_still_runs_overlaps_the_next_one() -> None:
    assert set(refused_at(phases=[phase("baseline", "2026-03-01"), phase("proofing", "2027-03-05")])) == {
        "/phases/1/from"
    }


def test_every_contradiction_is_told_at_once() -> None:
    found = refused_at(
        steps=[{"id": STEPS[0]}, {"id": STEPS[0]}],
        current_step_id=STEPS[2],
        goal_step_id=STEPS[3],
        phases=[phase("baseline", "2026-03-01"), phase("proofing", "2026-03-05")],
        aim={"value": 90, "start_value": 40, "start_on": "2026-03-02", "by": "2026-03-01"},
    )
    assert set(found) == {"/steps/1/id", "/current_step_id", "/goal_step_id", "/phases/1/from", "/aim/by"}


@pytest.mark.parametrize(
    "rule",
    [
        {"set_size": 5, "push_min": 3, "drop_max": 3},
        {"set_size": 5, "push_min": 3, "drop_max": 4},
        {"set_size": 5, "push_min": 6, "drop_max": 2},
    ],
)
def test_a_rule_that_contradicts_itself_is_refused_with_the_measures_own_sentence(rule: dict[str, int]) -> None:
    found = refused_at(advance_rule={"id": "own", "name": "Own", **rule})
    assert found == {"/advance_rule": "A rule drops below where it pushes, and pushes within the size of its set."}


def _problems(plan: PlanBody) -> list[str]:
    try:
        check_plan(plan)
    except InvalidBody as refusal:
        return [error.pointer for error in refusal.errors]
    return []


def _at(hour: int | None) -> datetime | None:
    return None if hour is None else START + timedelta(hours=hour)


@given(st.lists(st.tuples(st.integers(0, 30), st.none() | st.integers(0, 30)), max_size=6))
def test_invariant_5_an_accepted_plan_has_at_most_one_phase_at_any_moment(drawn: list[tuple[int, int | None]]) -> None:
    """And a refused one has two that meet, or one that ends before it starts."""
    plan = PlanBody(
        dog_id=DOG, name="recall",
        phases=[PlanPhase(kind="baseline", start=START + timedelta(hours=start), end=_at(end)) for start, end in drawn],
    )  # fmt: skip
    backwards = any(end is not None and end < start for start, end in drawn)
    met = any(
        i != j and one[0] <= other[0] and (one[1] is None or one[1] > other[0])
        for i, one in enumerate(drawn)
        for j, other in enumerate(drawn)
    )
    refused = _problems(plan)
    if refused:
        assert backwards or met
        assert all(pointer.startswith("/phases/") for pointer in refused)
        return
    assert not backwards
    for hour in range(32):
        assert sum(start <= hour and (end is None or hour < end) for start, end in drawn) <= 1


def test_an_aim_without_a_start_may_have_any_day() -> None:
    check_plan(a_plan(aim={"value": 90, "by": date(2020, 1, 1).isoformat()}))


DAYS = st.none() | st.dates(date(2026, 1, 1), date(2026, 12, 31))


@given(start_on=DAYS, by=DAYS, start_value=st.none() | st.floats(0, 100))
def test_an_aim_is_a_level_or_a_whole_slope_and_each_missing_part_is_named(
    start_on: date | None, by: date | None, start_value: float | None
) -> None:
    plan = PlanBody(
        dog_id=DOG, name="recall", aim=PlanAim(value=90, by=by, start_on=start_on, start_value=start_value)
    )  # fmt: skip
    parts = {"/aim/start_value": start_value, "/aim/start_on": start_on, "/aim/by": by}
    slope = start_on is not None or start_value is not None
    missing = [pointer for pointer, part in parts.items() if slope and part is None]
    backwards = ["/aim/by"] if by is not None and start_on is not None and by < start_on else []
    assert _problems(plan) == missing + backwards
