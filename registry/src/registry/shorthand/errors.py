"""What went wrong in a set, as told behind it: `two no response, one slow 4.8s`, `broke twice`, `1 creep`."""

from typing import Final

import msgspec

from registry.shorthand.drafts import Draft
from registry.shorthand.lines import Page
from registry.shorthand.measures import LATEST_S, Reading, is_free_number, read_distance, read_time

NO_RESPONSE: Final = "no_response"
LATE: Final = "late_response"


class ToldError(msgspec.Struct, frozen=True, gc=False):
    """A kind of error, how often (0: not said), how late, and nodes [start, end)."""

    kind: str
    count: int
    start: int
    end: int
    latency_s: float | None = None


def read_error(page: Page, at: int) -> ToldError | None:
    """An error that is told at this node, with a number in front or behind."""
    start, count = at, 0
    if page.is_count(at) and is_free_number(page, at) and page.is_a(at + 1, "error"):
        count, at = int(page.node(at).value), at + 1
    if not page.is_a(at, "error") or not page.free(at) or page.is_a(start - 1, "negation"):
        return None
    if count == 0 and (page.node(at - 1).kind == "blind" or (page.is_number(at - 1) and page.free(at - 1))):
        return None  # a count that could not be read is not none
    kind, end = page.sense(at, "error"), at + 1
    time = read_time(page, end)
    if time is not None:
        end = time.end
    if count == 0:
        told = _read_times(page, end)
        count, end = (0, end) if told is None else (int(told.value), told.end)
    late = time is not None and time.value <= LATEST_S
    return ToldError(kind, count, start, end, time.value if time is not None and late else None)


def _read_times(page: Page, at: int) -> Reading | None:
    """`once`, `twice`, `x2`, `2x`, `2 times`, also behind `at 4 m`."""
    at = at + 1 if page.is_a(at, "after_error") else at
    distance = read_distance(page, at)
    at = at if distance is None else distance.end
    times = page.sense(at, "times")
    if times:
        return Reading(float(times), at + 1)
    if _is_times(page, at) and page.is_count(at + 1):
        return Reading(page.node(at + 1).value, at + 2)
    if page.is_count(at) and _is_times(page, at + 1):
        return Reading(page.node(at).value, at + 2)
    return None


def _is_times(page: Page, at: int) -> bool:
    return page.word(at) == "×" or page.is_a(at, "times_word")


def tell_of_error(page: Page, draft: Draft, error: ToldError) -> bool:
    """Puts the error on the set as far as it fits there; whether it did."""
    count = error.count
    if count == 0 and draft.missing == 1:
        count = 1
    if not 1 <= count <= draft.missing:
        return False
    draft.errors[error.kind] = draft.errors.get(error.kind, 0) + count
    if error.latency_s is not None and error.kind == LATE:
        draft.latencies.append(error.latency_s)
    draft.reach(page, error.end)
    return True
