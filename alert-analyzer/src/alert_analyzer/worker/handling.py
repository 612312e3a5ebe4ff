"""From a claimed incident to its message, in time whatever the investigation does."""

import threading
import time
from collections.abc import Iterator, Sequence
from typing import Protocol

import msgspec

from alert_analyzer.inbox.store import Incident, Store
from alert_analyzer.platform.clock import Clock
from alert_analyzer.platform.database import DatabaseUnavailable
from alert_analyzer.platform.logging import EventLog
from alert_analyzer.platform.metrics import Metrics
from alert_analyzer.publish.messages import Findings, Message, compose
from alert_analyzer.publish.outbox import Outbox
from alert_analyzer.redact.redactor import Redactor

ATTEMPTS_WITH_INVESTIGATION = 2
LEAST_S = 1.0


class Investigation(Protocol):
    """Finds out what is behind an incident. What it cannot find out it says in `Findings.missing`."""

    def investigate(self, incident: Incident, redactor: Redactor, /, *, until_s: float) -> Iterator[Findings]:
        """What is known, without secrets, again and again as more is; may be slow and may fail.

        `until_s` is a moment of `time.monotonic`: what was yielded by then is told.
        """
        ...


class NoInvestigation:
    """Nothing is looked up: the message holds the alerts alone."""

    def investigate(self, _incident: Incident, _redactor: Redactor, /, *, until_s: float) -> Iterator[Findings]:  # noqa: ARG002  # the name is the interface's
        """Nothing."""
        yield Findings()


class Handler:
    """Handles one incident after the other; several of them may run side by side."""

    def __init__(
        self,
        store: Store,
        outbox: Outbox,
        investigation: Investigation,
        *,
        clock: Clock,
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
        self._clock = clock
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
        left_s = self._deadline_s - max(0, self._clock.now_ms() - incident.due_ms) / 1000
        if left_s < LEAST_S:
            self._metrics.stage.labels("investigate", "left_out").observe(0)
            return Findings(
                missing=("The investigation: it was left out, because the alert had waited too long already.",)
            )
        started = time.monotonic()
        found, ended = self._within(left_s, incident, redactor)
        self._metrics.stage.labels("investigate", "done" if ended else "late").observe(time.monotonic() - started)
        if ended and found is not None:
            return found
        if found is not None and found.missing:
            return found
        missing = f"The investigation: it failed or was not done after {left_s:.3g} seconds."
        return msgspec.structs.replace(found or Findings(), missing=(missing,))

    def _within(self, seconds: float, incident: Incident, redactor: Redactor) -> tuple[Findings | None, bool]:
        """The best findings by then, and whether there are no better ones. Keeps the lease meanwhile.

        A late investigation is left to its own time-outs.
        """
        found: dict[str, Findings] = {}
        ended = threading.Event()
        until_s = time.monotonic() + seconds

        def work() -> None:
            try:
                for findings in self._investigation.investigate(incident, redactor, until_s=until_s):
                    found["best"] = findings
                ended.set()
            except Exception as error:  # noqa: BLE001  # whatever it stumbles over, the alert goes out without it
                self._log.defect("investigation_failed", error)

        thread = threading.Thread(target=work, name="investigation", daemon=True)
        thread.start()
        while thread.is_alive() and (left_s := until_s - time.monotonic()) > 0:
            thread.join(min(left_s, self._lease_ms / 3000))
            if thread.is_alive():
                self._renew(incident)
        return found.get("best"), ended.is_set()

    def _renew(self, incident: Incident) -> None:
        try:
            self._store.renew(incident, self._owner, lease_ms=self._lease_ms)
        except DatabaseUnavailable as error:
            self._log.warning("lease_not_renewed", incident=incident.id, reason=str(error))


def without_secrets(message: Message, redactor: Redactor) -> Message:
    """The message as it may leave: labels and annotations can hold secrets as well as log lines."""
    return msgspec.structs.replace(
        message,
        subject=redactor.redact(message.subject),
        text=redactor.redact(message.text),
        severity=redactor.redact(message.severity),
        alert_names=tuple(redactor.redact(name) for name in message.alert_names),
    )
