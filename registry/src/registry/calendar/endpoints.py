"""HTTP of what is due."""

from registry.calendar.overview import overview_of
from registry.calendar.schemas import Overview
from registry.calendar.standing import Standings
from registry.platform.http.operation import Operation, Reply


def operations() -> list[Operation]:
    """Everything under /overview."""
    standings = Standings()
    return [
        Operation(
            method="GET", path="/overview", name="getOverview", room="calendar", answer=Overview,
            summary="What waits today: dogs without a session, stuck plans, probes, hand-overs, drafts",
            handle=lambda call: Reply(overview_of(call.tx, call.access, standings, now_ms=call.now_ms)),
        ),
    ]  # fmt: skip
