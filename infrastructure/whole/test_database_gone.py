"""The database goes away, and people are told so, with the cause, within a minute."""

import time
from collections.abc import Callable
from typing import Any

from platform_here import Here

WITHIN_S = 60
RUNBOOK = "https://github.com/longline/longline/blob/main/docs/runbooks/registry.md#registrywithoutdatabase"


def cause_of(told: dict[str, Any]) -> str:
    """The line that the message gives for the cause."""
    (line,) = (one for one in told["Message"].splitlines() if one.startswith("Probable cause: "))
    return str(line)


def test_from_the_registrys_figures(here: Here, record_property: Callable[[str, object], None]) -> None:
    here.practice.database.stop()
    told, taken_s = here.inbox.find(
        "[CRITICAL] RegistryWithoutDatabase in longline", since=time.monotonic(), within_s=WITHIN_S
    )
    record_property("told after seconds:", round(taken_s))
    assert '"code":"database-unreachable"' in cause_of(told)
    assert '"reason":"terminating connection due to administrator command"' in cause_of(told)
    assert cause_of(told).endswith(" [1]")
    assert RUNBOOK in told["Message"]
    assert told["MessageAttributes"]["severity"]["Value"] == "critical"
    # What follows from it is not told: Alertmanager's inhibition.
    assert [one["Subject"] for one in here.inbox.messages if "ErrorBudget" in one["Subject"]] == []
    here.is_well_again()
