"""What is found out about an incident: the log lines that explain it, then what a model makes of them, without secrets.

Each step yields findings that are better than those before, so that time may run out at any moment and what is known
by then is told.
"""

import time
from collections.abc import Iterator

import msgspec

from alert_analyzer.analysis.analyst import Analyst
from alert_analyzer.analysis.prompt import Prompt, without_hidden
from alert_analyzer.evidence.collection import Collector, Evidence, Piece
from alert_analyzer.inbox.store import Incident
from alert_analyzer.platform.clock import Clock
from alert_analyzer.platform.metrics import Metrics
from alert_analyzer.platform.tracing import Tracing
from alert_analyzer.publish.messages import Findings
from alert_analyzer.redact.redactor import Redactor
from alert_analyzer.worker.telling import findings_of, hinted

_MARGIN_S = 0.5


class LogInvestigation:
    """Looks into the logs, and asks a model where there is one."""

    def __init__(
        self,
        collector: Collector,
        analyst: Analyst | None,
        *,
        clock: Clock,
        metrics: Metrics,
        evidence_s: float,
    ) -> None:
        self._collector = collector
        self._analyst = analyst
        self._clock = clock
        self._metrics = metrics
        self._evidence_s = evidence_s

    def investigate(self, incident: Incident, redactor: Redactor, /, *, until_s: float) -> Iterator[Findings]:
        """The evidence, each line with the reason why it is in; then the same with an analysis."""
        evidence = self.evidence(incident, redactor, until_s=until_s)
        if self._analyst is None:
            yield hinted(evidence, evidence.missing)
            return
        yield hinted(evidence, (*evidence.missing, "The analysis: the model did not answer in time."))
        outcome = self._analyst.analyse(incident, evidence.pieces, redactor, until_s=until_s - _MARGIN_S)
        yield findings_of(evidence, outcome)

    def rehearse(self, incident: Incident, redactor: Redactor, *, until_s: float) -> tuple[Findings, Prompt | None]:
        """What the logs say, and what a model would be sent; it is not asked."""
        evidence = self.evidence(incident, redactor, until_s=until_s)
        findings = hinted(evidence, evidence.missing)
        if self._analyst is None:
            return findings, None
        return findings, self._analyst.prompt(incident, evidence.pieces, redactor)

    def evidence(self, incident: Incident, redactor: Redactor, *, until_s: float) -> Evidence:
        """Collected and redacted."""
        started = time.monotonic()
        found = self._collector.collect(
            incident.alerts,
            now_ns=self._clock.now_ms() * 1_000_000,
            until_s=min(started + self._evidence_s, until_s - _MARGIN_S),
        )
        self._metrics.stage.labels("evidence", "part" if found.missing else "done").observe(time.monotonic() - started)
        self._metrics.evidence_lines.labels("looked_at").inc(found.looked_at)
        self._metrics.evidence_lines.labels("chosen").inc(len(found.pieces))
        pieces = tuple(_clean(piece, redactor) for piece in found.pieces)
        return msgspec.structs.replace(found, pieces=pieces)


class TracedInvestigation:
    """An investigation in a trace of its own, with its questions: the notification was answered long ago."""

    def __init__(self, investigation: LogInvestigation, tracing: Tracing) -> None:
        self._investigation = investigation
        self._tracing = tracing

    def investigate(self, incident: Incident, redactor: Redactor, /, *, until_s: float) -> Iterator[Findings]:
        """The same findings."""
        with self._tracing.work("investigate", incident=incident.id, alerts=incident.alert_count):
            yield from self._investigation.investigate(incident, redactor, until_s=until_s)


def _clean(piece: Piece, redactor: Redactor) -> Piece:
    """Redacted, and without signs that are not seen: they can hide a secret from the rules."""
    text = redactor.redact(without_hidden(piece.text))
    return msgspec.structs.replace(piece, text=text, pod=redactor.redact(without_hidden(piece.pod)))
