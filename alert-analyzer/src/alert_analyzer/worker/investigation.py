"""What is found out about an incident: the log lines that explain it, without secrets."""

import time

import msgspec

from alert_analyzer.evidence.collection import Collector, Evidence, Piece
from alert_analyzer.inbox.store import Incident
from alert_analyzer.platform.clock import Clock, to_text
from alert_analyzer.platform.metrics import Metrics
from alert_analyzer.publish.messages import Findings
from alert_analyzer.redact.redactor import Redactor

_SHOWN_CHARACTERS = 6_000


class LogInvestigation:
    """Looks into the logs."""

    def __init__(self, collector: Collector, *, clock: Clock, metrics: Metrics, evidence_s: float) -> None:
        self._collector = collector
        self._clock = clock
        self._metrics = metrics
        self._evidence_s = evidence_s

    def investigate(self, incident: Incident, redactor: Redactor, /) -> Findings:
        """The evidence, each line with the reason why it is in."""
        evidence = self.evidence(incident, redactor)
        return Findings(sections=sections_of(evidence), missing=evidence.missing)

    def evidence(self, incident: Incident, redactor: Redactor) -> Evidence:
        """Collected and redacted."""
        started = time.monotonic()
        found = self._collector.collect(
            incident.alerts, now_ns=self._clock.now_ms() * 1_000_000, until_s=started + self._evidence_s
        )
        self._metrics.stage.labels("evidence", "part" if found.missing else "done").observe(time.monotonic() - started)
        self._metrics.evidence_lines.labels("looked_at").inc(found.looked_at)
        self._metrics.evidence_lines.labels("chosen").inc(len(found.pieces))
        pieces = [msgspec.structs.replace(piece, text=redactor.redact(piece.text)) for piece in found.pieces]
        return msgspec.structs.replace(found, pieces=tuple(pieces))


def sections_of(evidence: Evidence) -> tuple[tuple[str, str], ...]:
    """The best lines as a person reads them."""
    lines: list[str] = []
    size = 0
    for piece in evidence.pieces:
        shown = shown_line(piece)
        size += len(shown)
        if lines and size > _SHOWN_CHARACTERS:
            break
        lines.append(shown)
    title = f"Log lines that stand out ({len(lines)} of {evidence.looked_at} looked at)"
    return ((title, "\n".join(lines)),) if lines else ()


def shown_line(piece: Piece) -> str:
    """A line with its number, time and pod, and why it is in."""
    text = piece.text.replace("\n", "\n      ")
    at = to_text(piece.at_ns // 1_000_000)
    return f"[{piece.number}] {at} {piece.pod}: {text}\n      ({', '.join(piece.reasons)})"
