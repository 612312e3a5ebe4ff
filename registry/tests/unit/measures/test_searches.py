"""Search responses: a deployment never yields a false count, and help never yields a hit."""

from typing import get_args

from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from registry.measures.searches import Outcome, RecordClass, Response, count_responses, detection_of

responses = st.lists(
    st.builds(
        Response,
        outcome=st.sampled_from(get_args(Outcome)),
        record_class=st.sampled_from(get_args(RecordClass)),
        assisted=st.booleans(),
        void=st.booleans(),
    ),
    max_size=30,
)


@given(responses)
def test_a_deployment_never_yields_a_false_count(seen: list[Response]) -> None:
    deployed = [replace(r, record_class="deployment") for r in seen]
    counts = count_responses(deployed)
    assert counts.false_alerts == counts.hits == counts.misses == counts.correct_rejections == 0
    assert counts.unconfirmed == sum(r.outcome in ("false_alert", "unconfirmed") for r in seen if not r.void)


@given(responses)
def test_deployments_and_void_responses_do_not_change_what_the_dog_is_worth(seen: list[Response]) -> None:
    kept = [r for r in seen if r.record_class != "deployment" and not r.void]
    assert detection_of(seen) == detection_of(kept) == detection_of(list(reversed(kept)))


@given(responses)
def test_an_assisted_hit_is_a_miss(seen: list[Response]) -> None:
    helped = count_responses(replace(r, assisted=True) for r in seen)
    alone = count_responses(replace(r, assisted=False) for r in seen)
    assert helped.hits == 0
    assert helped.misses == alone.hits + alone.misses
    assert helped.false_alerts == alone.false_alerts


def test_the_counts_of_a_training_month() -> None:
    month = [
        *[Response(outcome="hit", record_class="maintenance")] * 18,
        *[Response(outcome="miss", record_class="maintenance")] * 1,
        Response(outcome="hit", record_class="certification", assisted=True),
        Response(outcome="false_alert", record_class="maintenance"),
        Response(outcome="false_alert", record_class="deployment"),
        *[Response(outcome="correct_rejection", record_class="initial")] * 19,
    ]
    found = detection_of(month)
    assert found.sensitivity is not None
    assert found.sensitivity.value == 0.9
    assert found.positive_likelihood_ratio.value == 18.0
    assert count_responses(month).unconfirmed == 1
