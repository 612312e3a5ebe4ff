"""From a claimed incident to its message, in time whatever the investigation does."""

import threading
import time
from collections.abc import Callable, Sequence
from typing import Protocol

import msgspec

from alert_analyzer.inbox.store import Incident, Store
from alert_analyzer.platform.logging import EventLog
from alert_analyzer.platform.metrics import Metrics
from alert_analyzer.publish.messages import Findings, Message, compose
from alert_analyzer.publish.outbox import Outbox
from alert_analyzer.redact.redactor import Redactor

ATTEMPTS_WITH_INVESTIGATION = 2


class Investigation(Protocol):
    """Finds out what is behind an incident. What it cannot find out it says in `Findings.missing`."""

    def investigate(self, incident: Incident, redactor: Redactor, /) -> Findings:
        """What is known, without secrets; may be slow and may fail, the message goes out all the same."""
        ...


class NoInvestigation:
    """Nothing is looked up: the message holds the alerts alone."""

    def investigate(self, _incident: Incident, _redactor: Redactor, /) -> Findings:
        """Nothing."""
        return Findings()


class Handler:
    """Handles one incident after the other; several of them may run side by side."""

    def __init__(
        self,
        store: Store,
        outbox: Outbox,
        investigation: Investigation,
        *,
        log: EventLog,
        metrics: Metrics,
        owner: str,
        outputs: Sequence[str],
        lease_ms: int,
        deadline_s: float,
        redact_addresses: bool = False,
    ) -> None:
        self._store = store
        self._outbox = outbox
        self._investigation = investigation
        self._log = log
        self._metrics = metrics
        self._owner = owner
        self._outputs = tuple(outputs)
        self._lease_ms = lease_ms
        self._deadline_s = deadline_s
        self._redact_addresses = redact_addresses

    def handle_next(self) -> bool:
        """Claims an incident and writes its messages; False when nothing is due. Raises DatabaseUnavailable."""
        incident = self._store.claim(self._owner, lease_ms=self._lease_ms)
        if incident is None:
            return False
        if incident.taken_over:
            self._metrics.leases_lost.inc()
        redactor = Redactor(addresses=self._redact_addresses)
        findings = self._findings(incident, redactor)
        message = without_secrets(compose(incident, findings), redactor)
        told = self._outbox.tell(
            incident,
            self._owner,
            message=message,
            outputs=self._outputs,
            findings=msgspec.json.encode(findings).decode(),
        )
        for kind, count in redactor.taken.items():
            self._metrics.redactions.labels(kind).inc(count)
        outcome = "told" if told else "lease_lost"
        self._metrics.incidents.labels(outcome).inc()
        self._log.info("incident_handled", incident=incident.id, outcome=outcome, alerts=incident.alert_count)
        return True

    def _findings(self, incident: Incident, redactor: Redactor) -> Findings:
        if all(alert.status == "resolved" for alert in incident.alerts):
            return Findings()
        if incident.attempts > ATTEMPTS_WITH_INVESTIGATION:
            return Findings(missing=("The investigation: the worker that did it ended twice, so it was left out.",))
        started = time.monotonic()
        found = within(self._deadline_s, lambda: self._investigation.investigate(incident, redactor), self._log)
        outcome = "late" if found is None else "done"
        self._metrics.stage.labels("investigate", outcome).observe(time.monotonic() - started)
        return found or Findings(
            missing=(f"The investigation: it failed or was not done after {self._deadline_s:g} seconds.",)
        )


def without_secrets(message: Message, redactor: Redactor) -> Message:
    """The message as it may leave: labels and annotations can hold secrets as well as log lines."""
    return msgspec.structs.replace(
        message,
        subject=redactor.redact(message.subject),
        text=redactor.redact(message.text),
        severity=redactor.redact(message.severity),
        alert_names=tuple(redactor.redact(name) for name in message.alert_names),
    )


def within(seconds: float, find: Callable[[], Findings], log: EventLog) -> Findings | None:
    """What `find` returns, or None when it takes longer or fails. A late one is left to its own time-outs."""
    results: list[Findings] = []

    def work() -> None:
        try:
            results.append(find())
        except Exception as error:  # noqa: BLE001  # whatever a lookup stumbles over, the alert goes out without it
            log.defect("investigation_failed", error)

    thread = threading.Thread(target=work, name="investigation", daemon=True)
    thread.start()
    thread.join(seconds)
    return results[0] if results else None
