"""Duration, distance, distraction: which rose, and the warning when two rise at once."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from registry.measures.facts import Step
from registry.measures.three_ds import raised, two_ds_warning

steps = st.builds(
    Step,
    duration_s=st.none() | st.floats(0, 300),
    distance_m=st.none() | st.floats(0, 50),
    distraction=st.none() | st.integers(0, 3),
)


@pytest.mark.parametrize(
    ("earlier", "later", "names"),
    [
        (
            Step(duration_s=5, distance_m=3, distraction=0),
            Step(duration_s=10, distance_m=3, distraction=0),
            ["duration"],
        ),
        (Step(duration_s=5, distance_m=3), Step(duration_s=10, distance_m=5), ["duration", "distance"]),
        (Step(duration_s=5, distraction=1), Step(duration_s=3, distraction=2), ["distraction"]),
        (Step(duration_s=1, distance_m=0, distraction=0), Step(), []),
        (Step(), Step(duration_s=60, distance_m=20, distraction=3), []),
        (
            Step(duration_s=5, distance_m=1, distraction=0),
            Step(duration_s=6, distance_m=2, distraction=1),
            ["duration", "distance", "distraction"],
        ),
        (Step(distance_m=10), Step(distance_m=10), []),
    ],
)
def test_which_ds_rose(earlier: Step, later: Step, names: list[str]) -> None:
    assert [one.name for one in raised(earlier, later)] == names


@given(steps, steps, st.booleans())
def test_it_warns_exactly_when_two_or_three_rose(earlier: Step, later: Step, planned: bool) -> None:
    warning = two_ds_warning(earlier, later, planned=planned)
    assert (warning is not None) is (len(raised(earlier, later)) >= 2)
    if warning:
        assert all(one.words in warning for one in raised(earlier, later))


@given(steps, steps)
def test_what_rose_on_the_way_there_did_not_rise_on_the_way_back(earlier: Step, later: Step) -> None:
    there = {one.name for one in raised(earlier, later)}
    back = {one.name for one in raised(later, earlier)}
    assert not there & back


def test_one_d_alone_is_as_it_should_be() -> None:
    assert two_ds_warning(Step(distance_m=5, distraction=1), Step(distance_m=10, distraction=1)) is None
    assert two_ds_warning(Step(duration_s=5), Step(duration_s=300)) is None


def test_durations_are_said_in_minutes_where_they_have_them() -> None:
    (one,) = raised(Step(duration_s=45), Step(duration_s=90))
    assert one.words == "duration from 45 s to 1 min 30 s"
