"""From search responses to the four counts, with two rules that hold everywhere.

In a deployment nobody knows what was there: an alert without a find is unconfirmed and never false, and a deployment
adds nothing to sensitivity or specificity. And a response that the handler helped along is no proof that the dog can do
it alone, so an assisted hit counts as a miss.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Literal

import msgspec

from registry.measures.detection import Detection, detection

Outcome = Literal["hit", "miss", "false_alert", "correct_rejection", "called_off", "unconfirmed"]
RecordClass = Literal["initial", "maintenance", "remedial", "certification", "deployment"]


class Response(msgspec.Struct, frozen=True, kw_only=True):
    """One response of a dog in a search, or its absence at a hide or a blank."""

    outcome: Outcome
    record_class: RecordClass
    assisted: bool = False
    void: bool = False


class SearchCounts(msgspec.Struct, frozen=True):
    """What the responses add up to. The first four come from training and tests alone."""

    hits: int
    misses: int
    false_alerts: int
    correct_rejections: int
    unconfirmed: int
    called_off: int


def count_responses(responses: Iterable[Response]) -> SearchCounts:
    """Counts the responses; void ones are left out. In a deployment only unconfirmed alerts and call-offs count."""
    found = Counter(_counted_as(response) for response in responses if not response.void)
    return SearchCounts(
        hits=found["hit"],
        misses=found["miss"],
        false_alerts=found["false_alert"],
        correct_rejections=found["correct_rejection"],
        unconfirmed=found["unconfirmed"],
        called_off=found["called_off"],
    )


def detection_of(responses: Iterable[Response]) -> Detection:
    """Sensitivity, specificity and the rest, from the responses of training and tests."""
    counts = count_responses(responses)
    return detection(
        counts.hits,
        counts.misses,
        false_alerts=counts.false_alerts,
        correct_rejections=counts.correct_rejections,
    )


def _counted_as(response: Response) -> Outcome | None:
    if response.record_class == "deployment":
        if response.outcome in ("false_alert", "unconfirmed"):
            return "unconfirmed"
        return "called_off" if response.outcome == "called_off" else None
    return "miss" if response.outcome == "hit" and response.assisted else response.outcome
