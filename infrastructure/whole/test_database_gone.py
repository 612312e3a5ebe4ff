"""The database goes away, and people are told so, with the cause, within a minute."""

import re
import time
from collections.abc import Callable
from typing import Any

from platform_here import Here
from ruler import ruler

WITHIN_S = 60
# The driver's own words. Which, depends on what reached a connection first: the server's farewell or a next request.
FROM_THE_DRIVER = re.compile(
    r'"reason":"[^"]*(terminating connection due to administrator command|connection is lost|closed the connection'
    r"|Connection refused)"
)
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
    assert FROM_THE_DRIVER.search(cause_of(told))
    assert cause_of(told).endswith(" [1]")
    assert RUNBOOK in told["Message"]
    assert told["MessageAttributes"]["severity"]["Value"] == "critical"
    # What follows from it is not told: Alertmanager's inhibition.
    assert [one["Subject"] for one in here.inbox.messages if "ErrorBudget" in one["Subject"]] == []
    here.is_well_again()


def test_from_its_log_while_prometheus_is_dead(here: Here, record_property: Callable[[str, object], None]) -> None:
    """Loki's rules have a way of their own to Alertmanager; all times are those that ship."""
    here.watching.prometheus.kill()
    here.watching.prometheus.wait(timeout=30)
    with ruler(here.loki, here.watching.alertmanager):
        here.practice.database.stop()
        told, taken_s = here.inbox.find(
            "[CRITICAL] RegistryLosesItsDatabase in longline", since=time.monotonic(), within_s=WITHIN_S
        )
    record_property("told after seconds:", round(taken_s))
    assert '"code":"database-unreachable"' in cause_of(told)
    assert cause_of(told).endswith(" [1]")
    assert "app=registry" in told["Message"]
    assert "requests failed for it within a minute." in told["Message"]
    assert RUNBOOK not in told["Message"]
    assert "runbooks/logs.md#registrylosesitsdatabase" in told["Message"]
    here.is_well_again()
