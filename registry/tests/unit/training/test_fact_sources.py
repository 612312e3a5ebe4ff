"""What observations say as data: lengths that are true in every night, searches that never count as false."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import msgspec
from hypothesis import given
from hypothesis import strategies as st

from registry.training.fact_rows import FactRow
from registry.training.fact_sources import facts_of_observation
from registry.training.observation_schemas import Event, ObservationBody, SearchBody, SearchResponse

ID = "01a20b80-db73-70b3-98aa-79f535e9c533"
# One hour before and after the clocks change, in spring and autumn, where people train dogs.
NIGHTS = st.sampled_from(
    [
        ("Europe/Zurich", datetime(2026, 10, 25, 0, 0, tzinfo=UTC)),
        ("Europe/Zurich", datetime(2026, 3, 29, 0, 0, tzinfo=UTC)),
        ("America/New_York", datetime(2026, 11, 1, 5, 0, tzinfo=UTC)),
        ("America/New_York", datetime(2026, 3, 8, 6, 0, tzinfo=UTC)),
        ("Australia/Lord_Howe", datetime(2026, 4, 4, 14, 0, tzinfo=UTC)),
    ]
)
OUTCOMES = ("hit", "miss", "correct_rejection", "called_off", "unconfirmed")


def _seen(*events: Event, observed_s: float | None = None) -> list[tuple[datetime, FactRow]]:
    first = min((event.at for event in events), key=lambda at: at.timestamp())
    body = ObservationBody(
        dog_id=ID, type="events", occurred_at=first, behavior="whining", events=list(events), observed_s=observed_s
    )
    return list(facts_of_observation(body))


def _lengths(found: list[tuple[datetime, FactRow]]) -> list[float | None]:
    return [row.duration_s for _, row in found if row.type == "duration"]


@given(NIGHTS, st.lists(st.integers(1, 3_600), min_size=1, max_size=6))
def test_lengths_and_order_are_right_in_the_night_when_the_clocks_change(
    night: tuple[str, datetime], seconds: list[int]
) -> None:
    zone, at = ZoneInfo(night[0]), night[1]
    events = []
    for length in seconds:
        for kind in ("start", "stop"):
            wall = at.astimezone(zone).isoformat()
            events.append(msgspec.convert({"id": ID, "at": wall, "kind": kind}, Event))
            at += timedelta(seconds=length)
    found = _seen(*events)
    assert _lengths(found) == seconds
    moments = [moment.timestamp() for moment, row in found if row.type == "duration"]
    assert moments == sorted(moments)


def test_the_length_of_a_start_without_a_stop_is_not_known_and_never_zero() -> None:
    start = datetime(2026, 10, 6, 17, 30, tzinfo=UTC)
    (count, length) = [row for _, row in _seen(Event(id=ID, at=start, kind="start"))]
    assert count.count == 1
    assert (length.duration_s, length.unstopped) == (None, True)


def test_it_lasts_as_long_as_somebody_watched() -> None:
    start = datetime(2026, 10, 6, 17, 30, tzinfo=UTC)
    assert _lengths(_seen(Event(id=ID, at=start, kind="start"), observed_s=90)) == [90.0]


@given(st.lists(st.tuples(st.integers(0, 600), st.booleans()), min_size=1, max_size=10))
def test_undone_events_count_nowhere_and_undoing_is_undone(drawn: list[tuple[int, bool]]) -> None:
    start = datetime(2026, 10, 6, 17, 30, tzinfo=UTC)
    events = [Event(id=ID, at=start + timedelta(seconds=second)) for second, _ in drawn]
    undone = [
        msgspec.structs.replace(event, undone_at=event.at) if gone else event
        for event, (_, gone) in zip(events, drawn, strict=True)
    ]
    (count,) = [row for _, row in _seen(*undone)]
    assert count.count == sum(not gone for _, gone in drawn)
    redone = [msgspec.structs.replace(event, undone_at=None) for event in undone]
    assert _seen(*redone) == _seen(*events)


@given(st.lists(st.sampled_from(OUTCOMES), max_size=8))
def test_a_search_is_no_count_of_anything(outcomes: list[str]) -> None:
    responses = msgspec.convert([{"outcome": outcome} for outcome in outcomes], list[SearchResponse])
    body = ObservationBody(
        dog_id=ID, type="search", occurred_at=datetime(2026, 10, 6, tzinfo=UTC), search=SearchBody(responses=responses)
    )
    assert list(facts_of_observation(body)) == []
